"""A unit that nobody answers for is reported for by the level above."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.models import Report
from followup.permissions import may_decide_report, may_write_report, writes_reports
from organisation.enums import Role
from organisation.models import RoleAssignment
from tests import build, build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(), org.unit)


def again(report):
    return Report.objects.select_related("unit", "round").get(pk=report.pk)


def test_the_level_above_reports_for_a_unit_that_nobody_answers_for(org, report, cilla, anna):
    david = build.user(Role.UNIT_MANAGER, org.unit)
    assert not may_write_report(cilla, again(report))
    RoleAssignment.objects.filter(user=david).delete()
    assert may_write_report(cilla, again(report))
    assert may_write_report(anna, again(report))
    client = build.client(cilla)
    page = client.get(report.round.get_absolute_url())
    assertContains(page, f"/rapporter/{report.pk}/fyll-i/")
    assert client.get(f"/rapporter/{report.pk}/fyll-i/").status_code == 200
    build_followup.answer_everything(report)
    client.post(f"/rapporter/{report.pk}/lamna-in/", {})
    assert again(report).status == "HANDED_OVER"
    assertNotContains(client.get("/"), "Lämna in delårsrapport")


def test_a_unit_whose_chief_has_no_account_any_longer_is_nobodys(org, report, cilla):
    david = build.user(Role.UNIT_MANAGER, org.unit)
    david.is_active = False
    david.save(update_fields=["is_active"])
    assert may_write_report(cilla, again(report))


def test_the_sekreterare_reports_for_the_kontor_and_the_controller_for_the_nämnd(org, anna, cilla):
    round_ = build_followup.round_()
    of_office = build_followup.report(round_, org.other_office)
    of_board = build_followup.report(round_, org.committee)
    bo = build.user(Role.SECRETARY, org.other_committee)
    assert may_write_report(bo, again(of_office))
    assert writes_reports(anna, again(of_board).unit)
    assert not writes_reports(cilla, again(of_board).unit)
    build_followup.submitted(of_board)
    assert may_decide_report(anna, again(of_board))
    build_followup.decided(of_board, by=anna)
    assert again(of_board).status == "ADOPTED"
