"""Each level has its own last day: units before kontor, kontor before nämnder, kommunen last."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from followup.enums import RoundKind
from followup.models import ReportingRound
from followup.services import rounds
from organisation.enums import Role
from styrmodell.lib.errors import DomainError
from styrmodell.my_work.tasks import tasks_for
from tests import build, build_followup

pytestmark = pytest.mark.django_db

ON = date(2026, 11, 23)
DAYS = {
    "unit_due_on": date(2026, 11, 20),
    "office_due_on": date(2026, 11, 25),
    "due_on": date(2026, 12, 4),
    "municipality_due_on": date(2026, 12, 11),
}


def test_each_reporter_has_the_day_of_its_level_and_bolag_the_nämnders(org):
    in_round = build_followup.round_(**DAYS)
    due = {
        unit: build_followup.report(in_round, unit).due_on
        for unit in (org.unit, org.office, org.committee, org.company, org.municipality)
    }
    assert list(due.values()) == [
        DAYS["unit_due_on"],
        DAYS["office_due_on"],
        DAYS["due_on"],
        DAYS["due_on"],
        DAYS["municipality_due_on"],
    ]


def test_my_work_says_the_levels_day_and_who_follows_is_told_of_the_next(org):
    in_round = build_followup.round_(**DAYS)
    for unit in (org.unit, org.committee):
        build_followup.report(in_round, unit)
    late = tasks_for(build.user(Role.UNIT_MANAGER, org.unit), ON)[0]
    assert (late.due, late.is_late) == (DAYS["unit_due_on"], True)
    assert tasks_for(build.user(Role.SECRETARY, org.committee), ON)[0].due == DAYS["due_on"]
    follows = [task for task in tasks_for(build.user(Role.CONTROLLER, org.group), ON) if task.total]
    assert [task.due for task in follows] == [DAYS["office_due_on"]]


def test_the_round_tells_when_each_level_is_due(org, anna_controller):
    in_round = build_followup.round_(**DAYS)
    page = anna_controller.get(in_round.get_absolute_url())
    words = "2026-11-20 (enheter), 2026-11-25 (kontor), 2026-12-04 (nämnder och bolag), 2026-12-11 (kommunen)"
    assertContains(page, f"Lämnas senast {words}")
    assertContains(anna_controller.get(reverse("followup:round_list")), "Lämnas 2026-11-20 till 2026-12-11")
    rounds.edit(in_round, by=None, reporter_kinds=["COMMITTEE"])
    assert ReportingRound.objects.get().due_words == "2026-12-04"


def test_the_day_of_a_level_that_does_not_report_is_waited_for_by_nobody(org, anna, anna_controller):
    in_round = build_followup.round_(**DAYS, reporter_kinds=["COMMITTEE"])
    build_followup.report(in_round, org.committee)
    due = DAYS["due_on"]
    assert (in_round.first_due, in_round.last_due, in_round.next_due(on=ON)) == (due, due, due)
    assert [task.due for task in tasks_for(anna, ON) if task.total] == [due]
    assertContains(anna_controller.get(reverse("followup:round_list")), f"Lämnas senast {due}")


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"unit_due_on": date(2026, 8, 30)}, "innan uppföljningen öppnar"),
        ({"municipality_due_on": date(2027, 1, 15), "closes_on": date(2026, 12, 31)}, "stänga tidigast"),
        ({"opens_on": date(2026, 8, 1), "unit_due_on": date(2026, 8, 20)}, "innan perioden"),
    ],
)
def test_a_level_is_due_while_the_round_is_open_and_its_period_over(db, fields, fault):
    with pytest.raises(DomainError, match=fault):
        build_followup.round_(**fields)


def test_the_round_closes_when_the_last_level_is_due(db):
    in_round = build_followup.round_(due_on=date(2026, 10, 1), municipality_due_on=date(2026, 11, 24))
    with pytest.raises(DomainError, match="tidigast 2026-11-24"):
        rounds.close_round(in_round, by=None)


def test_a_new_round_proposes_a_day_a_level(anna_controller):
    page = anna_controller.get(reverse("followup:round_new"), {"slag": RoundKind.INTERIM_1})
    for day in ("2026-05-08", "2026-05-13", "2026-05-26", "2026-05-29"):
        assertContains(page, f'value="{day}"')
