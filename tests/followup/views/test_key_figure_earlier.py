"""Earlier years' values, entered by a controller with their source: a part of the series from then on."""

from datetime import date
from decimal import Decimal

import pytest
from pytest_django.asserts import assertContains

from followup.enums import RoundKind
from followup.models import KeyFigureValue
from followup.services import key_figure_values
from organisation.enums import Role
from planning.enums import NodeKind, PlanKind
from tests import build, build_followup
from tests.handed import hand_down

pytestmark = pytest.mark.django_db

SOURCE = "Årsredovisning 2019"


@pytest.fixture
def figure():
    return build.key_figure("Besök", decimals=1)


def post(client, figure, unit, source=SOURCE, **values):
    return client.post(f"/nyckeltal/{figure.pk}/tidigare/?enhet={unit.pk}", {"source": source, **values})


def test_earlier_years_values_can_be_entered_by_a_controller_with_their_source(org, figure, anna_controller, petra):
    answer = post(
        anna_controller, figure, org.committee, value_2019="87,4", seen_2019="0", value_2020="", seen_2020="0"
    )
    assert answer.url == f"{figure.get_absolute_url()}?enhet={org.committee.pk}"
    value = KeyFigureValue.objects.get()
    assert (value.period_from, value.period_to) == (date(2019, 1, 1), date(2019, 12, 31))
    assert (value.value, value.source, value.unit) == (Decimal("87.4"), SOURCE, org.committee)
    assertContains(build.client(petra).get(answer.url), "87,4")  # everybody reads it, as no report asks for it


def test_a_läsår_is_entered_where_the_unit_plans_by_läsår(org, figure, anna_controller):
    post(anna_controller, figure, org.school, value_2019="3", seen_2019="0")
    value = KeyFigureValue.objects.get()
    assert (value.period_from, value.period_to) == (date(2019, 7, 1), date(2020, 6, 30))


def test_a_value_is_corrected_and_taken_away_and_others_keep_their_source(org, figure, anna_controller):
    post(anna_controller, figure, org.committee, value_2019="5", seen_2019="0", value_2018="4", seen_2018="0")
    post(anna_controller, figure, org.committee, "Kolada", value_2019="6", seen_2019="1", value_2018="4", seen_2018="1")
    assert list(KeyFigureValue.objects.values_list("value", "source").order_by("period_to")) == [
        (Decimal(4), SOURCE),
        (Decimal(6), "Kolada"),
    ]
    post(anna_controller, figure, org.committee, "Kolada", value_2019="", seen_2019="2", value_2018="4", seen_2018="1")
    assert KeyFigureValue.objects.get(period_to__year=2019).value is None


@pytest.mark.parametrize(
    ("source", "written", "why"),
    [("", "5", "obligatoriskt|måste|Fyll i|Skriv"), (SOURCE, "fem", "tal")],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(org, figure, anna_controller, source, written, why):
    answer = post(anna_controller, figure, org.committee, source, value_2019=written, seen_2019="0")
    assert answer.status_code == 422
    assert any(word in answer.content.decode() for word in why.split("|"))
    assert not KeyFigureValue.objects.exists()


def test_a_year_that_a_report_asks_for_is_not_entered_here(org, figure, anna_controller):
    report = build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2025), org.committee)
    other = build.key_figure("Lån")  # in no plan of the nämnd's: no report asks for it
    assert post(anna_controller, other, org.committee, value_2025="9", seen_2025="0").status_code == 302
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2025)
    direction = build.node(plan, NodeKind.DIRECTION, "Öppet")
    build.node(plan, NodeKind.KEY_FIGURE, parent=direction, key_figure=figure)
    build.adopted(plan)
    key_figure_values.record(figure, org.committee, (date(2025, 1, 1), date(2025, 12, 31)), by=None, value=Decimal(3))
    page = anna_controller.get(f"/nyckeltal/{figure.pk}/tidigare/?enhet={org.committee.pk}")
    assertContains(page, str(report.round))
    assert 'name="value_2025"' not in page.content.decode()
    post(anna_controller, figure, org.committee, value_2025="9", seen_2025="1")
    assert KeyFigureValue.objects.get(figure=figure).value == 3


def test_a_year_in_which_it_was_handed_down_is_told_in_the_report(org, figure, anna_controller):
    for year in (2024, 2025):
        build_followup.report(build_followup.round_(RoundKind.ANNUAL, year), org.unit)
    hand_down(figure, org.unit, year=2025, on=date(2025, 2, 1))
    page = anna_controller.get(f"/nyckeltal/{figure.pk}/tidigare/?enhet={org.unit.pk}").content.decode()
    assert 'name="value_2024"' in page
    assert 'name="value_2025"' not in page


def test_nobody_saves_over_what_they_have_not_seen(org, figure, anna_controller):
    post(anna_controller, figure, org.committee, value_2019="5", seen_2019="0")
    answer = post(anna_controller, figure, org.committee, value_2019="6", seen_2019="0")
    assert answer.status_code == 409
    assertContains(answer, "Någon annan har sparat 5,0", status_code=409)
    assertContains(answer, 'name="seen_2019" value="1"', status_code=409)


def test_a_unit_is_found_by_name(org, figure, anna_controller):
    answer = anna_controller.get(f"/nyckeltal/{figure.pk}/tidigare/", {"vem": org.company.pk})
    assert answer.url == f"/nyckeltal/{figure.pk}/tidigare/?enhet={org.company.pk}"
    assertContains(anna_controller.get(f"/nyckeltal/{figure.pk}/tidigare/"), "Exempelköpings kommun, ")


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.ECONOMIST])
def test_others_may_not(org, figure, role):
    client = build.client(build.user(role, org.committee))
    assert client.get(f"/nyckeltal/{figure.pk}/tidigare/").status_code == 403
