"""Avbryt revideringen: what would be undone, and the act."""

import pytest

from planning.models import Plan
from planning.services import plan_nodes
from planning.services import plans as plan_service
from tests import build
from tests.answers import said, told


@pytest.fixture
def url(plans, written, bo):
    build.adopted(plans.operational)
    plan_service.revise(plans.operational, by=bo)
    return f"/planer/{plans.operational.pk}/avbryt-revidering/"


def status(plan):
    return Plan.objects.get(pk=plan.pk).status


def test_the_page_says_what_is_undone_and_the_plan_is_as_it_was(plans, written, url, bo_committee_secretary):
    plan_nodes.edit(written.direction, by=None, version=None, title="Annan rubrik")
    build.node(plans.operational, "DIRECTION", "Tillkommen")
    assert url in bo_committee_secretary.get(plans.operational.get_absolute_url()).content.decode()
    page = bo_committee_secretary.get(url)
    found = {(item.title, item.what) for item in page.context["comparison"].items if item.is_changed}
    assert found == {("Annan rubrik", "ändras"), ("Tillkommen", "tillkommer")}
    assert "En inriktning är ny och en är ändrad." in said(page)
    assert told(bo_committee_secretary.post(url, follow=True)) == ["success"]
    assert status(plans.operational) == "ADOPTED"
    assert plan_nodes.reload(written.direction).title == "Öppna bibliotek"


def test_a_revision_that_nobody_has_written_in_undoes_nothing(plans, url, bo_committee_secretary):
    page = bo_committee_secretary.get(url)
    assert page.context["comparison"].count == 0
    assert "Inget har ändrats sedan planen öppnades" in page.content.decode()


def test_others_may_not_cancel_it(plans, url, cilla_head_of_office, eva_other_committee, reader, anna_controller):
    for who in (cilla_head_of_office, eva_other_committee, reader, anna_controller):
        assert who.get(url).status_code == who.post(url).status_code == 403
    assert status(plans.operational) == "DRAFT"


def test_whoever_is_late_is_led_back(plans, url, bo_committee_secretary):
    bo_committee_secretary.post(url)
    assert told(bo_committee_secretary.post(url, follow=True))[-1] == "info"
