"""Nyckeltal that have been handed down are asked for by every round whose last day they hold on, once each."""

from datetime import date
from decimal import Decimal

import pytest

from followup.asking import questions
from followup.asking.judged import JudgedQuestion
from followup.asking.kinds import FigureQuestion
from followup.asking.material import material
from followup.documents.key_figures import as_row
from followup.enums import RoundKind
from followup.models import FrozenValue
from followup.services import key_figure_values
from organisation.enums import OrgUnitKind
from planning.enums import NodeKind, PlanKind
from tests import build, build_followup
from tests.handed import hand_down, set_target, take_back

pytestmark = pytest.mark.django_db
SPRING, SUMMER = date(2026, 3, 1), date(2026, 6, 1)


def asked(unit, round_=None):
    """The figures' questions of the unit's report in DR2, or in the round."""
    report = build_followup.report(round_ or build_followup.round_(), unit)
    return [one for one in questions.for_report(report).questions if isinstance(one, FigureQuestion)]


def titles(unit, round_=None):
    return [one.title for one in asked(unit, round_)]


def columns(unit, round_):
    (one,) = asked(unit, round_)
    return dict(one.columns)


def item(plan, figure):
    return build.node(plan, NodeKind.KEY_FIGURE, parent=build.node(plan, NodeKind.ACTIVITY), key_figure=figure)


@pytest.fixture
def loans(db):
    return build.key_figure("Lån")


def test_a_unit_is_asked_whatever_state_its_plan_is_in(org, loans):
    build_followup.work_plan(org.unit, activities=1, figures=0)
    build.plan(PlanKind.WORK, org.school, 2026)
    round_ = build_followup.round_(RoundKind.INTERIM_1)
    for unit in (org.unit, org.school, org.office):
        hand_down(loans, unit, "12")
        (one,) = asked(unit, round_)
        assert (one.title, one.handed_by, one.is_required) == ("Lån", unit.parent.name, True)
        assert one.columns == (("Mål 2026", "12"),)
    assert titles(org.area, round_) == []


def test_it_is_asked_once_where_the_plan_has_it_too_and_its_target_goes_before_the_plans(org, loans):
    plan = build.plan(PlanKind.WORK, org.unit, 2026)
    own = item(plan, loans)
    build.target(own, 2026, "10")
    item(plan, build.key_figure("Besök"))
    build.adopted(plan, on=date(2025, 12, 1))
    row = hand_down(loans, org.unit, "12")
    report = build_followup.report(build_followup.round_(), org.unit)
    first, second = material(report).figures
    assert (first.series.figure, first.node.node_id, first.target.value) == (loans, own.pk, 12)
    assert (first.target.owner, second.handed_by) == (org.unit.parent.name, "")
    set_target(row, None, on=SPRING)
    assert as_row(material(report).figures[0]).target == 10


def test_an_item_that_was_handed_down_has_no_other_target_than_what_was(org, loans):
    plan = build.plan(PlanKind.WORK, org.unit, 2026)
    own = item(plan, loans)
    build.target(own, 2026, "12")
    row = hand_down(loans, org.unit, "12", node=own)
    build.adopted(plan, on=date(2026, 2, 1))
    set_target(row, None, on=SPRING)
    assert columns(org.unit, build_followup.round_()) == {}


def test_a_new_target_is_the_next_rounds(org, loans):
    row = hand_down(loans, org.unit, "12")
    set_target(row, "15", on=SUMMER)
    assert columns(org.unit, build_followup.round_(RoundKind.INTERIM_1)) == {"Mål 2026": "12"}
    assert columns(org.unit, build_followup.round_()) == {"Mål 2026": "15"}


def test_what_is_put_in_after_the_period_has_the_target_that_it_got_first(org, loans):
    row = hand_down(loans, org.unit, "12", on=date(2026, 9, 10))
    assert titles(org.unit) == []
    row.handed_on = date(2026, 1, 1)
    row.save_without_historical_record()
    set_target(row, "15", on=date(2026, 9, 12))
    assert columns(org.unit, build_followup.round_(RoundKind.INTERIM_1)) == {"Mål 2026": "12"}


def test_what_is_taken_back_is_not_asked_for_from_that_day_on(org, loans):
    row = hand_down(loans, org.unit)
    take_back(row, on=date(2026, 8, 31))
    assert titles(org.unit, build_followup.round_(RoundKind.INTERIM_1)) == ["Lån"]
    assert titles(org.unit) == []
    assert titles(org.unit, build_followup.round_(RoundKind.ANNUAL, opens_on=date(2026, 11, 1))) == []


def test_what_is_taken_back_is_not_asked_for_though_the_plan_in_force_has_its_item(org, loans):
    plan = build.plan(PlanKind.WORK, org.unit, 2026)
    row = hand_down(loans, org.unit, node=item(plan, loans))
    build.adopted(plan, on=date(2025, 12, 1))
    take_back(row, on=SUMMER)
    assert titles(org.unit, build_followup.round_(RoundKind.INTERIM_1)) == ["Lån"]
    assert titles(org.unit) == []


def test_a_figure_that_the_unit_has_chosen_itself_too_is_followed_up_when_it_is_taken_back(org, loans):
    plan = build.plan(PlanKind.WORK, org.unit, 2026)
    row = hand_down(loans, org.unit, node=item(plan, loans))
    item(plan, loans)
    build.adopted(plan, on=date(2025, 12, 1))
    take_back(row, on=SUMMER)
    (one,) = asked(org.unit)
    assert (one.title, one.handed_by) == ("Lån", "")


def test_what_stands_in_the_areas_plan_is_asked_of_the_unit_that_it_was_handed_to(org, loans):
    below = build.unit(OrgUnitKind.UNIT, "Filialen", org.area)
    plan = build.plan(PlanKind.WORK, org.area, 2026)
    hand_down(loans, below, giver=org.office, node=item(plan, loans))
    build.adopted(plan, on=date(2025, 12, 1))
    round_ = build_followup.round_()
    assert (titles(below, round_), titles(org.area, round_)) == (["Lån"], [])


def test_what_is_handed_down_again_is_asked_for_again(org, loans):
    take_back(hand_down(loans, org.unit, "12"), on=SPRING)
    hand_down(loans, org.unit, "14", on=SUMMER)
    assert titles(org.unit, build_followup.round_(RoundKind.INTERIM_1)) == []
    assert columns(org.unit, build_followup.round_()) == {"Mål 2026": "14"}


def test_the_years_before_and_after_ask_for_nothing(org, loans):
    hand_down(loans, org.unit)
    assert titles(org.unit, build_followup.round_(RoundKind.ANNUAL, 2025)) == []


def test_a_school_is_asked_about_both_läsår_and_once_where_both_have_it(org, loans):
    ended = {"period_from": date(2025, 7, 1), "period_to": date(2026, 6, 30)}
    begun = {"period_from": date(2026, 7, 1), "period_to": date(2027, 6, 30)}
    hand_down(loans, org.school, "12", **ended)
    hand_down(loans, org.school, "15", **begun)
    hand_down(build.key_figure("Besök"), org.school, **begun)
    taken = hand_down(build.key_figure("Betyg"), org.school, **ended)
    take_back(taken, on=date(2026, 8, 1))
    first, second = asked(org.school)
    assert (first.title, dict(first.columns), second.title) == ("Lån", {"Mål 2026": "12"}, "Besök")
    assert titles(org.school, build_followup.round_(RoundKind.INTERIM_1)) == ["Lån", "Betyg"]


def test_it_is_obligatory_where_the_section_asks_for_no_more_than_there_is(org, loans):
    build_followup.work_plan(org.unit, activities=1)
    hand_down(loans, org.unit)
    monthly = build_followup.round_(RoundKind.MONTHLY, reporter_kinds=["UNIT"])
    assert [(one.title, one.is_missing) for one in asked(org.unit, monthly)] == [("Lån", True), ("Besök 1", False)]


def test_the_report_tells_it_and_keeps_what_it_told(org, loans):
    row = hand_down(loans, org.unit, "12")
    report = build_followup.report(build_followup.round_(), org.unit)
    period = (date(2026, 1, 1), date(2026, 8, 31))
    key_figure_values.record(loans, org.unit, period, by=None, value=Decimal(13))
    edition = build_followup.submitted(report).editions.get()
    set_target(row, "20", on=date(2026, 11, 23))
    assert [value.value for value in FrozenValue.objects.of(edition.content)] == [13]
    assert "Lån" in edition.html
    assert (as_row(material(report).figures[0]).target, as_row(material(report).figures[0]).value) == (12, 13)


def test_a_bedömning_that_has_been_handed_down_is_judged_and_obligatory(org):
    hand_down(build.judged("Trygghet"), org.unit)
    report = build_followup.report(build_followup.round_(), org.unit)
    (one,) = [one for one in questions.for_report(report).questions if isinstance(one, JudgedQuestion)]
    assert (one.title, one.handed_by, one.is_missing) == ("Trygghet", org.unit.parent.name, True)
