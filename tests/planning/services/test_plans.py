"""A plan's life: handed in, returned, adopted, revised; and which edition binds on a day."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisation.models import TreeLock
from planning.enums import NodeKind, PlanKind, PlanStatus
from planning.models import FrozenNode, Plan, PlanEdition
from planning.services import plan_nodes
from planning.services import plans as plan_service
from styrmodell.lib.errors import DomainError
from tests import build


def again(plan):
    return Plan.objects.get(pk=plan.pk)


def last_reason(plan):
    return plan.history.latest().history_change_reason


# --- handing in and returning


def test_a_plan_that_is_handed_in_waits_and_cannot_be_written(plans, written, bo):
    plan_service.submit(plans.operational, by=bo)
    assert again(plans.operational).status == PlanStatus.SUBMITTED
    assert plans.operational.history.latest().history_user == bo
    assert last_reason(plans.operational) == "Inlämnad"
    with pytest.raises(DomainError, match="inlämnad"):
        plan_nodes.edit(written.direction, by=bo, version=1, title="Efteråt")


def test_a_plan_is_handed_in_once(plans, written, bo):
    plan_service.submit(plans.operational, by=bo)
    with pytest.raises(DomainError, match="redan inlämnad"):
        plan_service.submit(plans.operational, by=bo)


@pytest.mark.parametrize(
    ("which", "missing"), [("operational", "Planen saknar inriktningar"), ("office", "Planen saknar prioriteringar")]
)
def test_a_plan_without_what_its_level_is_for_is_not_handed_in(plans, bo, which, missing):
    plan = getattr(plans, which)
    with pytest.raises(DomainError, match=missing):
        plan_service.submit(plan, by=bo)
    assert again(plan).status == PlanStatus.DRAFT


def test_what_was_removed_does_not_count_as_written(plans, written, bo):
    plan_nodes.remove(written.direction, by=bo)
    with pytest.raises(DomainError, match="Planen saknar inriktningar"):
        plan_service.submit(plans.operational, by=bo)


def test_a_plan_with_an_item_without_a_heading_is_not_handed_in(plans, written, bo):
    plan_nodes.edit(written.priority, by=bo, version=1, title="")
    with pytest.raises(DomainError, match="Prioritering saknar rubrik"):
        plan_service.submit(plans.operational, by=bo)


def test_a_returned_plan_carries_its_comment_until_it_is_handed_in_again(plans, written, bo):
    plan_service.submit(plans.operational, by=bo)
    plan_service.return_for_changes(plans.operational, by=bo, comment="  Lägg till mål.  ")
    returned = again(plans.operational)
    assert (returned.status, returned.return_comment) == (PlanStatus.RETURNED, "Lägg till mål.")
    assert returned.is_open
    plan_service.submit(plans.operational, by=bo)
    assert again(plans.operational).return_comment == ""


@pytest.mark.parametrize("comment", ["", "   ", "\n"])
def test_a_plan_is_not_returned_without_a_comment(plans, written, bo, comment):
    plan_service.submit(plans.operational, by=bo)
    with pytest.raises(DomainError, match="Skriv vad som ska ändras"):
        plan_service.return_for_changes(plans.operational, by=bo, comment=comment)
    assert again(plans.operational).status == PlanStatus.SUBMITTED


def test_only_what_is_handed_in_is_returned(plans, written, bo):
    for plan in (plans.operational, plans.top):  # a draft, and one that is adopted
        with pytest.raises(DomainError, match="Bara en inlämnad plan"):
            plan_service.return_for_changes(plan, by=bo, comment="Ändra.")


# --- revising


def test_only_what_is_adopted_is_opened_for_revision_and_readers_keep_their_edition(plans, written, org, bo):
    with pytest.raises(DomainError, match="Bara en antagen plan"):
        plan_service.revise(plans.operational, by=bo)
    build.adopted(plans.operational)
    plan_service.revise(plans.operational, by=bo)
    plan_nodes.edit(written.direction, by=bo, version=1, title="Under revidering")
    assert again(plans.operational).status == PlanStatus.DRAFT
    edition = plans.operational.editions.get()
    assert FrozenNode.objects.of(edition.content).get(node=written.direction).title == "Öppna bibliotek"


# --- what binds on a day


def in_force(on):
    return list(PlanEdition.objects.in_force(on=on).values_list("plan__first_year", "number"))


@pytest.fixture
def operational(org):
    """operational(2026) is Kulturnämndens verksamhetsplan that begins then, with an inriktning."""

    def make(year):
        plan = build.plan(PlanKind.OPERATIONAL, org.committee, year)
        build.node(plan, NodeKind.DIRECTION)
        return plan

    return make


def test_next_years_plan_adopted_in_november_leaves_this_years_in_force(org, operational):
    build.adopted(operational(2026), on=date(2025, 11, 20))
    build.adopted(operational(2027), on=date(2026, 11, 20))
    assert in_force(date(2026, 12, 31)) == [(2026, 1)]
    assert in_force(date(2027, 1, 1)) == [(2027, 1)]


def test_a_plan_decided_late_binds_from_its_decision(org, operational):
    build.adopted(operational(2026), on=date(2025, 11, 20))
    late = build.adopted(operational(2027), on=date(2027, 3, 10))
    assert late.in_force_from == date(2027, 3, 10)
    assert in_force(date(2027, 3, 9)) == [(2026, 1)]
    assert in_force(date(2027, 3, 10)) == [(2027, 1)]


def test_a_preliminary_edition_binds_nobody(org):
    top = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2027)
    build.node(top, NodeKind.GOAL, "Ett mål")
    build.adopted(top, preliminary=True)
    assert in_force(date(2027, 6, 1)) == []
    plan_service.revise(top, by=None)
    build.adopted(top)
    assert in_force(date(2027, 6, 1)) == [(2027, 2)]


def test_of_a_plans_editions_the_newest_that_has_begun_binds(org, operational):
    plan = operational(2026)
    build.adopted(plan, on=date(2025, 11, 20))
    plan_service.revise(plan, by=None)
    build.adopted(plan, on=date(2026, 5, 4))
    assert in_force(date(2026, 5, 3)) == [(2026, 1)]
    assert in_force(date(2026, 5, 4)) == [(2026, 2)]
    assert in_force(date(2028, 12, 31)) == [(2026, 2)]
    assert in_force(date(2029, 1, 1)) == []


def test_a_school_year_binds_from_july_to_june(org):
    for year in (2025, 2026):
        plan = build.plan(PlanKind.WORK, org.school, year)
        build.node(plan, NodeKind.ACTIVITY)
        build.adopted(plan, on=date(year, 6, 10))
    assert in_force(date(2026, 6, 30)) == [(2025, 1)]
    assert in_force(date(2026, 7, 1)) == [(2026, 1)]
    assert in_force(date(2027, 6, 30)) == [(2026, 1)]
    assert in_force(date(2027, 7, 1)) == []


def test_each_unit_and_level_has_its_own_in_force(org, operational):
    build.adopted(operational(2026), on=date(2025, 11, 20))
    build.adopted(build.plan(PlanKind.OPERATIONAL, org.other_committee, 2026), on=date(2025, 11, 25))
    build.adopted(build.plan(PlanKind.OFFICE, org.office, 2026), on=date(2025, 12, 1))
    bound = PlanEdition.objects.in_force(on=date(2026, 6, 1)).values_list("plan__unit__name", flat=True)
    assert sorted(bound) == ["Barn- och utbildningsnämnden", "Kulturkontoret", "Kulturnämnden"]


def test_a_plan_is_started_under_the_lock_that_new_roots_share(org):
    with CaptureQueriesContext(connection) as asked:
        plan_service.start(PlanKind.OPERATIONAL, org.committee, 2031, by=None)
    first = next(query["sql"] for query in asked if "SAVEPOINT" not in query["sql"])
    assert TreeLock._meta.db_table in first
