"""Ta tillbaka: whoever handed the plan in writes on, as long as nobody has acted on it."""

from datetime import date

import pytest

from organisation.models import Decision
from planning.models import Plan
from planning.services import plan_decisions, plan_nodes
from planning.services import plans as plan_service
from styrmodell.lib.errors import DomainError
from tests import build
from tests.answers import told
from tests.laid import laid


@pytest.fixture
def url(handed_in):
    return f"/planer/{handed_in.pk}/ta-tillbaka/"


def again(plan):
    return Plan.objects.get(pk=plan.pk)


def test_the_writer_takes_it_back_in_two_clicks_and_has_it_to_write(handed_in, url, bo, bo_committee_secretary):
    assert url in bo_committee_secretary.get(handed_in.get_absolute_url()).content.decode()
    assert "Ta tillbaka planen" in bo_committee_secretary.get(url).content.decode()
    bo_committee_secretary.post(url)
    assert again(handed_in).status == "DRAFT"
    last = handed_in.history.latest()
    assert (last.history_change_reason, last.history_user) == ("Tagen tillbaka", bo)
    assert "Lämna in verksamhetsplan 2027" in bo_committee_secretary.get("/").content.decode()


def test_what_came_back_with_a_comment_comes_back_with_it_again(handed_in, bo):
    plan_service.return_for_changes(handed_in, by=None, comment="Skriv om ekonomin.")
    plan_service.submit(handed_in, by=bo)
    plan_service.take_back(handed_in, by=bo)
    plan = again(handed_in)
    assert (plan.status, plan.return_comment) == ("RETURNED", "Skriv om ekonomin.")


def test_what_is_sent_out_or_decided_on_is_not_taken_back(handed_in, url, bo, bo_committee_secretary):
    laid(handed_in)
    assert url not in bo_committee_secretary.get(handed_in.get_absolute_url()).content.decode()
    assert told(bo_committee_secretary.post(url, follow=True)) == ["info"]
    with pytest.raises(DomainError, match="ligger redan inför beslut"):
        plan_service.take_back(handed_in, by=bo)
    assert again(handed_in).status == "SUBMITTED"


def test_a_plan_that_was_put_off_is_not_taken_back(handed_in, org, bo):
    tabled = Decision(body=org.committee, date=date(2026, 11, 2), paragraph="§ 9", outcome="TABLES")
    plan_decisions.register(handed_in, by=None, decision=tabled)
    with pytest.raises(DomainError, match="ligger redan inför beslut"):
        plan_service.take_back(handed_in, by=bo)


def test_what_lay_before_a_body_that_gave_it_back_stops_nobody_after_the_next_hand_in(handed_in, written, bo):
    laid(handed_in)
    plan_service.return_for_changes(handed_in, by=None, comment="Skriv om.")
    plan_service.submit(handed_in, by=bo)
    plan_service.take_back(handed_in, by=bo)
    plan_nodes.edit(written.direction, by=bo, version=None, title="Annan rubrik")
    plan_service.submit(handed_in, by=bo)
    assert handed_in.matters.count() == 1
    assert laid(handed_in).number == 2


def test_whoever_is_late_is_led_back_and_others_may_not(
    handed_in, url, bo_committee_secretary, reader, anna_controller
):
    assert anna_controller.post(url).status_code == 403
    assert reader.post(url).status_code == 404
    bo_committee_secretary.post(url)
    assert told(bo_committee_secretary.post(url, follow=True))[-1] == "info"


def test_a_revision_that_is_taken_back_is_still_a_revision(plans, written, bo):
    build.adopted(plans.operational)
    plan_service.revise(plans.operational, by=bo)
    plan_service.submit(plans.operational, by=bo)
    plan_service.take_back(plans.operational, by=bo)
    assert again(plans.operational).status == "DRAFT"
    assert plans.operational.editions.count() == 1
