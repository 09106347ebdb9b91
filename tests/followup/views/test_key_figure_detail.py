"""A key figure: how it goes, what it means and where it is used."""

from datetime import date
from decimal import Decimal

import pytest

from followup.enums import RoundKind
from followup.models import KeyFigureValue
from followup.services import key_figure_values
from organisation.enums import OrgUnitKind, Role
from planning.enums import Direction, NodeKind, PlanKind, TimeRule, UnitRule
from planning.models import FrozenNode
from tests import build, build_followup
from tests.handed import hand_down, take_back

pytestmark = pytest.mark.django_db


@pytest.fixture
def figure():
    return build.key_figure("Besök", decimals=1, description="Antal besök", source="KB", kolada_id="N09001")


def year(number):
    return date(number, 1, 1), date(number, 12, 31)


def measure(figure, unit, period, value, **fields):
    return key_figure_values.record(figure, unit, period, by=None, value=Decimal(value), **fields)


def aim(figure, unit, targets, first_year=build_followup.YEAR, kind=PlanKind.OPERATIONAL):
    """An adopted plan whose inriktning is followed up with the figure."""
    plan = build.plan(kind, unit, first_year)
    above = NodeKind.GOAL if kind == PlanKind.MULTI_YEAR else NodeKind.DIRECTION
    details = {"code": "I1", "perspective_id": build.perspective().pk} if kind == PlanKind.MULTI_YEAR else {}
    item = build.node(plan, above, "Öppna bibliotek", **details)
    node = build.node(plan, NodeKind.KEY_FIGURE, parent=item, key_figure=figure)
    for of_year, value in targets.items():
        build.target(node, of_year, value)
    return build.adopted(plan, on=date(first_year - 1, 11, 20))


def html(client, figure, query=""):
    response = client.get(f"/nyckeltal/{figure.pk}/{query}")
    assert response.status_code == 200
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_it_tells_how_it_is_counted(reader, figure):
    page = html(reader, figure)
    for words in ("Antal besök", "procent", "högre är bättre", "KB", "N09001", "Ingen plan än"):
        assert words in page


def test_where_it_is_used_follows_what_one_may_read(org, reader, figure):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    item = build.node(plan, NodeKind.DIRECTION, "Öppna bibliotek")
    build.node(plan, NodeKind.KEY_FIGURE, parent=item, key_figure=figure)
    secretary = build.client(build.user(Role.SECRETARY, org.committee))
    assert "Öppna bibliotek" not in html(reader, figure)
    assert "Öppna bibliotek" in html(secretary, figure)
    build.adopted(plan)
    assert "Öppna bibliotek" in html(reader, figure)


def test_without_a_value_the_page_says_when_there_will_be_one(reader, figure):
    assert "Inga värden att visa" in html(reader, figure)


def test_the_series_stands_with_its_target_comparison_and_source_and_one_sentence_about_it(org, reader, figure):
    for number, value in ((2024, "61"), (2025, "66.5")):
        measure(figure, org.municipality, year(number), value, source="Kolada", fetched_on=date(2026, 11, 2))
    measure(figure, None, year(2025), "70", area="Riket")
    aim(figure, org.municipality, {2026: "72", 2027: "80"}, kind=PlanKind.MULTI_YEAR)
    page = html(reader, figure)
    assert "66,5 procent för 2025, bättre än 61,0 för 2024. Målet för 2026 är 72,0, det skiljer 5,5" in page
    for words in ("<svg", "Riket", "70,0", "72,0", "80,0", "Källa: Kolada, hämtat", "inte mätt än"):
        assert words in page
    assert page.count("66,5") >= 3  # in the sentence, under the chart and among all values


def test_invented_values_are_marked(org, reader, figure):
    measure(figure, org.municipality, year(2025), "61", is_example=True)
    assert "Exempeldata" in html(reader, figure)


def test_each_unit_has_its_line_and_its_own_series_one_click_away(org, reader, figure):
    measure(figure, org.municipality, year(2025), "40")
    measure(figure, org.committee, year(2025), "10")
    measure(figure, org.other_committee, year(2025), "30")
    aim(figure, org.committee, {2025: "12"}, first_year=2025)
    page = html(reader, figure)
    assert f'href="?enhet={org.committee.pk}"' in page
    assert "Når inte målet" in page
    assert f"Utveckling, {org.municipality}" in page
    assert f"Utveckling, {org.committee}" in html(reader, figure, f"?enhet={org.committee.pk}")


def test_a_part_is_measured_against_the_target_above_unless_units_are_added_up(org, anna_controller, figure):
    measure(figure, org.unit, year(2026), "10")
    aim(figure, org.committee, {2026: "12"})
    assert f"Målet är satt av {org.committee}" in html(anna_controller, figure)
    figure.unit_rule = UnitRule.SUM
    figure.save()
    assert "Målet" not in html(anna_controller, figure)


def test_some_months_of_a_sum_are_not_measured_against_the_years_target(org, anna_controller, figure):
    measure(figure, org.committee, (date(2026, 1, 1), date(2026, 8, 31)), "10")
    aim(figure, org.committee, {2026: "12"})
    assert "det skiljer" in html(anna_controller, figure)
    figure.time_rule = TimeRule.SUM
    figure.save()
    assert "det skiljer" not in html(anna_controller, figure)


@pytest.mark.parametrize(("value", "said"), [("9", "det skiljer 1,0"), ("11", "och nås"), ("14", "det skiljer 2,0")])
def test_between_two_values_both_ends_count(org, reader, figure, value, said):
    figure.direction = Direction.BETWEEN
    figure.save()
    measure(figure, org.committee, year(2026), value)
    edition = aim(figure, org.committee, {2026: "10"})
    FrozenNode.objects.of(edition.content).filter(key_figure=figure).update(targets={"2026": ["10.0000", "12.0000"]})
    page = html(reader, figure)
    assert "10,0–12,0" in page
    assert said in page


def test_a_value_of_a_report_in_writing_is_read_by_the_units_line_only(org, reader, figure):
    in_round = build_followup.round_(RoundKind.INTERIM_2)
    report = build_followup.report(in_round, org.committee)
    measure(figure, org.committee, (in_round.period_from, in_round.period_to), "33.3")
    secretary = build.client(build.user(Role.SECRETARY, org.committee))
    other = build.client(build.user(Role.SECRETARY, org.other_committee))
    assert "33,3" in html(secretary, figure)
    assert "33,3" not in html(reader, figure) + html(other, figure)
    build_followup.submitted(report)
    assert "33,3" not in html(reader, figure)
    build_followup.decided(report)
    assert "33,3" in html(reader, figure)


def test_a_forecast_is_read_with_its_round_and_stands_apart_from_what_was_measured(org, reader, figure):
    in_round = build_followup.round_(RoundKind.INTERIM_2)
    report = build_followup.report(in_round, org.committee)
    measure(figure, org.committee, year(2025), "20")
    measure(figure, org.committee, year(2026), "25.5", round_=in_round)
    assert "25,5" not in html(reader, figure)
    build_followup.submitted(report)
    build_followup.decided(report)
    page = html(reader, figure)
    assert "Prognos, Delårsrapport 2 2026" in page
    assert page.count("25,5") == 1


def test_a_kontors_and_an_enhets_values_are_their_lines_own(org, reader, anna_controller, figure):
    measure(figure, org.unit, year(2025), "44.4")
    assert reader.get(f"/nyckeltal/{figure.pk}/?enhet={org.unit.pk}").status_code == 404
    assert "44,4" not in html(reader, figure)
    assert "44,4" in html(anna_controller, figure)
    assert "44,4" in html(build.client(build.user(Role.UNIT_MANAGER, org.unit)), figure)
    assert not KeyFigureValue.objects.published().filter(unit=org.unit).exists()


@pytest.mark.parametrize("asked", ["99999999999999999999", "-1", "x", "²", "0"])
def test_a_unit_without_values_is_not_found(org, reader, figure, asked):
    measure(figure, org.municipality, year(2025), "61")
    assert reader.get(f"/nyckeltal/{figure.pk}/", {"enhet": asked}).status_code == 404


def test_a_value_that_does_not_exist_is_not_zero(org, reader, figure):
    key_figure_values.record(figure, org.municipality, year(2025), by=None, is_unavailable=True)
    page = html(reader, figure)
    assert "finns inte" in page
    assert "inget värde än." in page


def test_the_page_asks_as_much_for_two_units_as_for_forty(org, reader, figure, django_assert_max_num_queries):
    aim(figure, org.municipality, {2026: "72"}, kind=PlanKind.MULTI_YEAR)
    for number in range(40):
        unit = build.unit("COMMITTEE", f"Nämnd {number}", org.municipality)
        measure(figure, unit, year(2025), str(number))
    with django_assert_max_num_queries(13):
        page = html(reader, figure)
    assert "1–25 av 40" in page


def test_whom_it_is_handed_down_to_is_told_with_targets_to_everybody(org, reader, figure):
    hand_down(figure, org.unit, "12", giver=org.office)
    take_back(hand_down(figure, org.area, giver=org.office), on=date(2026, 6, 1))
    page = html(reader, figure)
    assert f'<th scope="row">{org.unit}' in page
    for words in (">12,0<", f">{org.office} ", "2026-01-15", "taget tillbaka ", "2026-06-01", "utan mål"):
        assert words in page


def test_a_target_that_has_been_handed_down_goes_before_the_plans(org, anna_controller, figure):
    plan = build.plan(PlanKind.WORK, org.unit, 2026)
    node = build.node(plan, NodeKind.KEY_FIGURE, parent=build.node(plan, NodeKind.ACTIVITY), key_figure=figure)
    build.target(node, 2026, "10")
    build.adopted(plan, on=date(2025, 12, 1))
    measure(figure, org.unit, year(2025), "9")
    assert "Målet för 2026 är 10,0" in html(anna_controller, figure)
    row = hand_down(figure, org.unit, "12", giver=org.office, node=node)
    page = html(anna_controller, figure)
    assert "Målet för 2026 är 12,0" in page
    assert f"Målet är satt av {org.office}." in page
    take_back(row, on=date(2026, 6, 1))
    assert "Målet för 2026" not in html(anna_controller, figure)


def test_the_units_it_is_handed_down_to_stand_on_pages_of_their_own(org, reader, figure):
    for number in range(26):
        hand_down(figure, build.unit(OrgUnitKind.UNIT, f"Enhet {number:02}", org.office))
    assert "Enhet 25" not in html(reader, figure)
    assert "Enhet 25" in html(reader, figure, "?utdelat=2")
