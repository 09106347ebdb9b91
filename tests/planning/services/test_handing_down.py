"""Key figures that are handed down: they count at once, and their items follow as soon as the plan can be written."""

from datetime import date
from decimal import Decimal

import pytest

from organisation.enums import OrgUnitKind
from organisation.models import OfficeService
from planning.enums import Direction, MeasureKind, NodeKind, PlanKind
from planning.models import HandedDown, PlanNode
from planning.services import plan_nodes, plan_removal, plans, revisions
from planning.services.handing_down import Given, hand_down
from styrmodell.lib import trees
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build
from tests.planning.handed import EIGHTY, NINETY, items, take_back

pytestmark = pytest.mark.django_db


# --- whom, and for which days


def test_it_counts_from_the_day_whatever_plan_the_unit_has(org, give, cilla, visits):
    told = give(org.unit)
    row = HandedDown.objects.get()
    assert (told.new, told.changed, told.taken_back, told.units) == (1, 0, 0, (org.unit,))
    assert (row.figure, row.unit, row.giver, row.target) == (visits, org.unit, org.office, NINETY)
    assert (row.period_from, row.period_to) == (date(2027, 1, 1), date(2027, 12, 31))
    assert (row.handed_on, row.handed_by, row.node) == (today(), cilla, None)
    assert row.history.first().history_change_reason == "Utdelat av Kulturkontoret"


def test_a_school_unit_has_it_for_its_school_year(org, give):
    figure = build.key_figure("Behöriga till gymnasiet")
    give(org.school, giver=org.other_office, figure=figure)
    plan = build.plan(PlanKind.WORK, org.school)
    row = HandedDown.objects.get()
    assert (row.period_from, row.period_to) == (date(2027, 7, 1), date(2028, 6, 30))
    assert items(plan) == [(figure.name, [(2027, 90), (2028, 90)])]


def test_a_committee_hands_down_to_its_office_and_to_one_that_serves_it(org, give, bo):
    OfficeService.objects.create(office=org.other_office, board=org.committee)
    plan = build.plan(PlanKind.OFFICE, org.other_office)
    give(org.office, giver=org.committee)
    give(org.other_office, giver=org.committee)
    assert items(plan) == [("Besök", [(2027, 90)])]


@pytest.mark.parametrize(
    ("giver", "unit"),
    [("office", "school"), ("office", "office"), ("committee", "unit"), ("department", "unit"), ("company", "office")],
)
def test_nobody_hands_down_to_whom_is_not_theirs(org, give, giver, unit):
    with pytest.raises(DomainError, match="kan inte dela ut nyckeltal till"):
        give(getattr(org, unit), giver=getattr(org, giver))
    assert not HandedDown.objects.exists()


def test_a_year_that_is_over_is_given_nothing(org, give):
    with pytest.raises(DomainError, match="är över"):
        give(org.unit, year=today().year - 1)


# --- each state of the plan


def test_its_item_is_made_at_once_in_a_plan_that_is_being_written(org, give):
    plan = build.plan(PlanKind.WORK, org.unit)
    give(org.unit)
    assert items(plan) == [("Besök", [(2027, 90)])]
    assert HandedDown.objects.get().node.plan == plan
    assert trees.faults(PlanNode, "node") == []


def test_its_item_is_made_when_the_plan_is_started(org, give):
    give(org.unit, None)
    assert items(build.plan(PlanKind.WORK, org.unit)) == [("Besök", [])]


def test_a_plan_of_another_year_gets_none(org, give):
    give(org.unit)
    assert items(build.plan(PlanKind.WORK, org.unit, 2028)) == []


@pytest.mark.parametrize("opened", ["returned", "taken back", "revised"])
def test_its_item_waits_until_the_plan_can_be_written_again(org, give, cilla, opened):
    plan = build.plan(PlanKind.WORK, org.unit)
    if opened == "revised":
        build.adopted(plan)
    else:
        build.node(plan, NodeKind.ACTIVITY)
        plans.submit(plan, by=cilla)
    give(org.unit)
    assert items(plan) == []
    if opened == "revised":
        plans.revise(plan, by=cilla)
    elif opened == "returned":
        plans.return_for_changes(plan, by=cilla, comment="Skriv om")
    else:
        plans.take_back(plan, by=cilla)
    assert items(plan) == [("Besök", [(2027, 90)])]


def test_what_a_cancelled_revision_brought_in_comes_back_with_the_next(org, give, cilla):
    plan = build.plan(PlanKind.WORK, org.unit)
    build.adopted(plan)
    give(org.unit)
    plans.revise(plan, by=cilla)
    revisions.cancel(plan, by=cilla)
    assert items(plan) == []
    plans.revise(plan, by=cilla)
    assert items(plan) == [("Besök", [(2027, 90)])]
    assert PlanNode.objects.filter(kind=NodeKind.KEY_FIGURE).count() == 1


def test_a_removed_plan_lets_it_go_and_the_next_one_has_it(org, give, cilla, david):
    plan = build.plan(PlanKind.WORK, org.unit)
    give(org.unit)
    plan_removal.remove(plan, by=david)
    assert HandedDown.objects.get().node is None
    assert items(build.plan(PlanKind.WORK, org.unit)) == [("Besök", [(2027, 90)])]


def test_a_figure_of_the_units_own_becomes_the_one_handed_down(org, give, visits):
    plan = build.plan(PlanKind.WORK, org.unit)
    own = build.node(plan, NodeKind.KEY_FIGURE, visits.name, key_figure=visits)
    build.target(own, 2027, "50")
    give(org.unit)
    assert items(plan) == [("Besök", [(2027, 90)])]
    assert HandedDown.objects.get().node == own


# --- an area's plan


def test_an_areas_plan_holds_it_for_each_unit_and_names_them(org, give, visits):
    ballet = build.unit(OrgUnitKind.UNIT, "Balettskolan", org.area)
    music = build.unit(OrgUnitKind.UNIT, "Musikskolan", org.area)
    plan = build.plan(PlanKind.WORK, org.area)
    for unit, target in ((ballet, NINETY), (music, EIGHTY), (org.area, None)):
        give(unit, target)
    assert items(plan) == [
        ("Besök, Balettskolan", [(2027, 90)]),
        ("Besök, Musikskolan", [(2027, 80)]),
        ("Besök", []),
    ]


def test_a_unit_with_a_plan_of_its_own_has_it_there(org, give):
    music = build.unit(OrgUnitKind.UNIT, "Musikskolan", org.area)
    own = build.plan(PlanKind.WORK, music)
    area = build.plan(PlanKind.WORK, org.area)
    give(music)
    assert (items(own), items(area)) == ([("Besök", [(2027, 90)])], [])


def test_an_areas_plan_takes_up_what_was_handed_down_before_it_was_begun(org, give):
    music = build.unit(OrgUnitKind.UNIT, "Musikskolan", org.area)
    give(music)
    assert items(build.plan(PlanKind.WORK, org.area)) == [("Besök, Musikskolan", [(2027, 90)])]


# --- changed and taken back


def test_a_new_target_reaches_the_plan_that_is_being_written(org, give):
    plan = build.plan(PlanKind.WORK, org.unit)
    give(org.unit)
    row = HandedDown.objects.get()
    told = give(org.unit, EIGHTY, row=row.pk, version=row.version)
    assert (told.new, told.changed) == (0, 1)
    assert items(plan) == [("Besök", [(2027, 80)])]
    assert row.history.first().history_change_reason == "Nytt målvärde"


def test_a_new_target_waits_in_an_adopted_plan_until_it_is_revised(org, give, cilla):
    plan = build.plan(PlanKind.WORK, org.unit)
    give(org.unit)
    build.adopted(plan)
    row = HandedDown.objects.get()
    give(org.unit, EIGHTY, row=row.pk, version=row.version)
    assert items(plan) == [("Besök", [(2027, 90)])]
    plans.revise(plan, by=cilla)
    assert items(plan) == [("Besök", [(2027, 80)])]


def test_the_same_target_once_more_changes_nothing(org, give):
    give(org.unit)
    row = HandedDown.objects.get()
    told = give(org.unit, NINETY, row=row.pk, version=row.version)
    assert (told.new, told.changed, told.units) == (0, 0, ())
    assert give(org.unit).new == 0
    assert HandedDown.objects.get().version == row.version


def test_what_is_taken_back_leaves_the_plan_and_keeps_its_trail(org, give, cilla):
    plan = build.plan(PlanKind.WORK, org.unit)
    give(org.unit)
    row = HandedDown.objects.get()
    told = take_back(row, cilla)
    row.refresh_from_db()
    assert (told.taken_back, told.units, row.taken_back_on) == (1, (org.unit,), today())
    assert items(plan) == []
    assert not HandedDown.objects.holding(on=date(2027, 5, 1)).exists()
    assert row.history.first().history_change_reason == "Taget tillbaka av Kulturkontoret"
    with pytest.raises(DomainError, match="är taget tillbaka av Kulturkontoret"):
        plan_nodes.undo_removal(row.node, by=cilla)


def test_what_is_taken_back_leaves_an_adopted_plan_when_it_is_revised(org, give, cilla):
    plan = build.plan(PlanKind.WORK, org.unit)
    give(org.unit)
    build.adopted(plan)
    take_back(HandedDown.objects.get(), cilla)
    assert len(items(plan)) == 1
    plans.revise(plan, by=cilla)
    assert items(plan) == []


def test_what_was_taken_back_can_be_handed_down_anew(org, give, cilla):
    plan = build.plan(PlanKind.WORK, org.unit)
    give(org.unit)
    take_back(HandedDown.objects.get(), cilla)
    give(org.unit, EIGHTY)
    assert items(plan) == [("Besök", [(2027, 80)])]
    assert HandedDown.objects.standing().get().taken_back_on is None


def test_all_of_it_or_nothing(org, give, cilla, visits):
    give(org.unit)
    row = HandedDown.objects.get()
    wrong = Given(visits, org.school, None)
    with pytest.raises(DomainError):
        hand_down(org.office, build.YEAR, give=[wrong], take_back=[(row.pk, row.version)], by=cilla)
    row.refresh_from_db()
    assert row.taken_back_on is None


# --- refused


def test_a_judgement_has_no_target(org, give):
    figure = build.key_figure("Bedömd trivsel", measure_kind=MeasureKind.JUDGEMENT, unit_of_measure="")
    with pytest.raises(DomainError, match="bedömning"):
        give(org.unit, figure=figure)
    assert give(org.unit, None, figure=figure).new == 1


def test_a_target_is_as_fine_as_its_figure_and_an_interval_only_where_it_means_something(org, give):
    between = build.key_figure("Temperatur", direction=Direction.BETWEEN)
    with pytest.raises(DomainError, match="hela tal"):
        give(org.unit, (Decimal("90.5"), None))
    with pytest.raises(DomainError, match="övre målvärde"):
        give(org.unit, (Decimal(90), Decimal(95)))
    assert give(org.unit, (Decimal(90), Decimal(95)), figure=between).new == 1


def test_what_somebody_else_has_handed_down_is_theirs(org, give):
    OfficeService.objects.create(office=org.office, board=org.other_committee)
    give(org.office, giver=org.committee)
    row = HandedDown.objects.get()
    with pytest.raises(DomainError, match="är redan utdelat till Kulturkontoret av Kulturnämnden"):
        give(org.office, giver=org.other_committee)
    with pytest.raises(DomainError, match="är inte utdelat av Barn- och utbildningsnämnden"):
        give(org.office, EIGHTY, giver=org.other_committee, row=row.pk, version=row.version)


def test_who_has_seen_an_older_target_is_shown_the_stored_one(org, give):
    give(org.unit)
    row = HandedDown.objects.get()
    give(org.unit, EIGHTY, row=row.pk, version=row.version)
    with pytest.raises(StaleEdit) as stale:
        give(org.unit, (Decimal(70), None), row=row.pk, version=row.version)
    assert stale.value.current.target == EIGHTY
    with pytest.raises(StaleEdit) as meanwhile:  # handed down while the page was filled in
        give(org.unit, (Decimal(70), None))
    assert meanwhile.value.current.pk == row.pk


def test_who_changes_what_has_been_taken_back_is_told(org, give, cilla):
    give(org.unit)
    row = HandedDown.objects.get()
    take_back(row, cilla)
    with pytest.raises(StaleEdit):
        give(org.unit, EIGHTY, row=row.pk, version=row.version)
    assert take_back(row, cilla).taken_back == 0
