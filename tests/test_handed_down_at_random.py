"""Figures handed down at random, to units of random trees whose plans are in random states: against a plain list of what was
given, no obligatory figure is lost, asked for twice, or asked of who does not have it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.test import override_settings
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from followup.asking import questions
from followup.asking.kinds import FigureQuestion
from followup.enums import RoundKind
from followup.models import ReportingRound
from organisation.enums import OrgUnitKind, PlanningYear
from organisation.models import OrgUnit
from planning.enums import NodeKind, PlanKind, PlanStatus
from planning.models import HandedDown, KeyFigure, Plan, PlanNode
from planning.reading.covered import covered_units, planned_in
from planning.reading.handed_down import misplaced_items
from planning.rules import FIGURES_AT_TOP
from planning.services import area_requests, plan_nodes, plans, revisions
from planning.services.handing_down import Given, hand_down
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build, build_followup, sampling

FIRST_DAY = date(2026, 1, 7)
END_OF_SCHOOL = date(2026, 6, 30)
EXAMPLES = 25 if sampling.is_whole else 4  # others each time
VERBS = ("give", "give", "give", "aim", "take_back", "let", "begin", "approve", "open", "cancel", "choose", "drop")
ALWAYS = ("open", "cancel")  # whatever has been handed down, these are never refused
STEP = st.tuples(st.sampled_from(VERBS), st.integers(0, 45), st.integers(0, 11), st.integers(0, 2), st.integers(0, 3))
TREES = st.lists(st.tuples(st.integers(0, 5), st.booleans(), st.booleans()), max_size=5)


@dataclass
class Gift:
    """A figure that a unit was given, as anybody could write it down."""

    row: int
    unit: int
    figure: str
    days: tuple[date, date]
    given_on: date
    targets: list[tuple[date, Decimal | None]]
    taken_on: date | None = None

    def is_asked(self, last: date, days: tuple[date, ...]) -> bool:
        """True when a round that ends on `last` and asks about the plans of `days` asks for it."""
        holds = any(self.days[0] <= day <= self.days[1] and self.given_on <= day for day in days)
        return holds and (self.taken_on is None or self.taken_on > last)

    def target(self, last: date) -> Decimal | None:
        """What it was to reach on the day."""
        return [value for day, value in self.targets if day <= last][-1]


@dataclass
class Town:
    """The municipality, and the list of what has been given in it."""

    units: list[OrgUnit]
    figures: list[KeyFigure]
    day: date = FIRST_DAY
    gifts: list[Gift] = field(default_factory=list)
    chosen: set[tuple[int, str]] = field(default_factory=set)

    def take(self, verb: str, days: int, *numbers: int) -> None:
        """One step on a day; a refusal changes nothing."""
        self.day = min(self.day + timedelta(days=days), date(2026, 12, 30))
        with override_settings(TODAY=self.day.isoformat()):
            try:
                with transaction.atomic():
                    getattr(self, verb)(*numbers)
            except (DomainError, StaleEdit):
                if verb in ALWAYS:
                    raise

    def give(self, unit: int, figure: int, number: int) -> None:
        to, what, value = self.unit(unit), self.figures[figure], self.value(number)
        target = None if value is None else (value, None)
        year = 2025 if to.planning_year == PlanningYear.SCHOOL and number % 2 else 2026
        told = hand_down(giver_of(to), year, give=[Given(what, to, target)], take_back=(), by=None)
        if told.new:
            row = HandedDown.objects.latest("pk")
            days = (row.period_from, row.period_to)
            self.gifts.append(Gift(row.pk, to.pk, what.name, days, self.day, [(self.day, value)]))

    def aim(self, gift: int, _: int, number: int) -> None:
        for one, row in self.standing(gift):
            value = self.value(number)
            target = None if value is None else (value, None)
            cell = Given(row.figure, row.unit, target, row=row.pk, version=row.version)
            hand_down(row.giver, row.period_from.year, give=[cell], take_back=(), by=None)
            one.targets.append((self.day, value))

    def take_back(self, gift: int, *_: int) -> None:
        for one, row in self.standing(gift):
            hand_down(row.giver, row.period_from.year, give=(), take_back=[(row.pk, row.version)], by=None)
            one.taken_on = self.day

    def begin(self, unit: int, _: int, number: int) -> None:
        of = self.unit(unit)
        year = 2025 if of.planning_year == PlanningYear.SCHOOL and number % 2 else 2026
        plans.start(kind_of(of), of, year, by=None, with_sections=False)

    def let(self, unit: int, *_: int) -> None:
        """Its units are to have one arbetsplan together."""
        area_requests.approve(self.unit(unit), 2026, by=None)

    def approve(self, unit: int, *_: int) -> None:
        for plan in self.plans(unit, PlanStatus.DRAFT, PlanStatus.RETURNED):
            build.adopted(plan, on=self.day)

    def open(self, unit: int, *_: int) -> None:
        for plan in self.plans(unit, PlanStatus.ADOPTED):
            plans.revise(plan, by=None)

    def cancel(self, unit: int, *_: int) -> None:
        for plan in self.plans(unit, PlanStatus.DRAFT, PlanStatus.RETURNED):
            if plan.is_published:
                revisions.cancel(plan, by=None)

    def drop(self, unit: int, figure: int, _: int) -> None:
        """The unit follows up a figure of its own no longer."""
        own = PlanNode.objects.kept().filter(key_figure=self.figures[figure], handed_down=None)
        for plan in self.plans(unit, PlanStatus.DRAFT, PlanStatus.RETURNED):
            for node in own.filter(plan=plan):
                plan_nodes.remove(node, by=None)

    def choose(self, unit: int, figure: int, number: int) -> None:
        """The unit follows up a figure of its own, directly in the plan or under an item."""
        what = self.figures[figure]
        for plan in self.plans(unit, PlanStatus.DRAFT, PlanStatus.RETURNED):
            item = NodeKind.PRIORITY if plan.kind == PlanKind.OFFICE else NodeKind.ACTIVITY
            under = build.node(plan, item) if number % 2 else None
            build.node(plan, NodeKind.KEY_FIGURE, what.name, parent=under, key_figure=what)
            self.chosen.add((plan.unit_id, what.name))

    def unit(self, number: int) -> OrgUnit:
        return self.units[number % len(self.units)]

    def value(self, number: int) -> Decimal | None:
        return Decimal(number * 10 + self.day.day % 10) if number else None

    def standing(self, number: int) -> Iterator[tuple[Gift, HandedDown]]:
        """One of those that have not been taken back."""
        kept = [one for one in self.gifts if one.taken_on is None]
        if kept:
            one = kept[number % len(kept)]
            yield one, HandedDown.objects.select_related("figure", "unit", "giver").get(pk=one.row)

    def plans(self, unit: int, *statuses: str) -> list[Plan]:
        return list(Plan.objects.filter(unit=self.unit(unit), status__in=statuses).select_related("unit"))

    def stands_right(self) -> None:
        """Both ways of asking say the same: in which plan what a unit is given stands, and whose a plan holds."""
        planned = planned_in({unit.pk: unit for unit in self.units}, (2026,))
        holding = {unit: one.plan.pk for (unit, _), one in planned.items() if one.plan is not None}
        held = {}
        for plan in Plan.objects.filter(kind__in=FIGURES_AT_TOP, first_year=2026).select_related("unit"):
            for unit in covered_units(plan):
                assert unit.pk not in held, f"{unit} has two plans"
                held[unit.pk] = plan.pk
        assert held == holding

    def asks_right(self, round_: ReportingRound) -> None:
        """Every unit's report in the round, against the list."""
        for unit in self.units:
            last = round_.period_to
            is_school = unit.planning_year == PlanningYear.SCHOOL and round_.kind == RoundKind.INTERIM_2
            days = (END_OF_SCHOOL, last) if is_school else (last,)
            given = [one for one in self.gifts if one.unit == unit.pk and one.is_asked(last, days)]
            wanted = {one.figure: one.target(last) for one in sorted(given, key=lambda one: one.days, reverse=True)}
            report = build_followup.report(round_, unit)
            asked = [one for one in questions.for_report(report).questions if isinstance(one, FigureQuestion)]
            assert len({one.title for one in asked}) == len(asked), "asked for twice"
            obligatory = {one.title: one for one in asked if one.handed_by}
            assert set(obligatory) == set(wanted), f"{unit}, {round_}"
            assert all(one.is_missing for one in obligatory.values())
            for title, target in wanted.items():
                told = dict(obligatory[title].columns).get("Mål 2026")
                assert told == (None if target is None else str(target)), f"{title}, {unit}, {round_}"
            others = {one.title for one in asked if not one.handed_by}
            assert others <= {figure for of, figure in self.chosen if of == unit.pk}, f"{unit} never chose it"


def kind_of(unit: OrgUnit) -> PlanKind:
    return PlanKind.OFFICE if unit.kind == OrgUnitKind.OFFICE else PlanKind.WORK


def giver_of(unit: OrgUnit) -> OrgUnit:
    above = OrgUnit.objects.above(unit)
    if unit.kind == OrgUnitKind.OFFICE:
        return above.get(kind=OrgUnitKind.COMMITTEE)
    return above.get(kind=OrgUnitKind.OFFICE)


def town(org: build.Org, tree: list[tuple[int, bool, bool]]) -> Town:
    """The small municipality with some more units and areas, each below one of those that there are."""
    places = [org.office, org.other_office, org.department, org.area, org.unit, org.school]
    for under, is_area, is_school in tree:
        above = places[under % len(places)]
        kind = OrgUnitKind.AREA if is_area else OrgUnitKind.UNIT
        year = PlanningYear.SCHOOL if is_school else PlanningYear.CALENDAR
        if above.kind != OrgUnitKind.UNIT:
            places.append(build.unit(kind, f"{kind} {len(places)}", above, planning_year=year))
    units = list(OrgUnit.objects.filter(pk__in=[place.pk for place in places]).in_order())
    return Town(units, [build.key_figure(name) for name in ("Lån", "Besök", "Betyg")])


@pytest.mark.some_days
@pytest.mark.django_db
@pytest.mark.one_database
@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(tree=TREES, steps=st.lists(STEP, min_size=6, max_size=18))
@example(tree=[], steps=[("give", 0, 1, 0, 1), ("aim", 120, 0, 0, 2), ("take_back", 120, 0, 0, 0)])
@example(  # what stood in the plan that was approved is taken back, and the plan is not opened since
    tree=[], steps=[("begin", 0, 1, 0, 0), ("give", 0, 1, 0, 1), ("approve", 9, 1, 0, 0), ("take_back", 40, 0, 0, 0)]
)
@example(  # the unit's own figure, which a cancelled revision puts back, where it has been handed down meanwhile
    tree=[],
    steps=[
        *(("begin", 0, 1, 0, 0), ("choose", 0, 1, 0, 0), ("approve", 9, 1, 0, 0), ("open", 0, 1, 0, 0)),
        *(("drop", 0, 1, 0, 0), ("give", 0, 1, 0, 1), ("cancel", 0, 1, 0, 0), ("open", 0, 1, 0, 0)),
    ],
)
@example(  # an area within an area is approved, and the outer one's plan is begun
    tree=[(3, False, False), (3, True, False), (7, False, False)],
    steps=[("let", 0, unit, 0, 0) for unit in range(10)]
    + [("give", 0, unit, 0, 1) for unit in range(10)]
    + [("begin", 0, 3, 0, 0)],
)
@example(  # an area's plan holds what one of its units has been given
    tree=[(3, False, False)],
    steps=[("give", 0, unit, 0, 1) for unit in range(7)]
    + [("begin", 0, unit, 0, 0) for unit in range(7)]
    + [("approve", 1, unit, 0, 0) for unit in range(7)],
)
def test_no_obligatory_figure_is_lost_asked_for_twice_or_asked_of_who_does_not_have_it(org, tree, steps):
    with transaction.atomic():
        made = town(org, tree)
        for step in steps:
            made.take(*step)
        assert list(misplaced_items()) == []
        made.stands_right()
        for kind in (RoundKind.INTERIM_1, RoundKind.INTERIM_2, RoundKind.ANNUAL):
            made.asks_right(build_followup.round_(kind, opens_on=date(2026, 11, 1)))
        transaction.set_rollback(True)
