"""Investments: projects are added and described, and a period's amounts are saved whole or not at all."""

from decimal import Decimal

import pytest

from followup.enums import RoundKind, WorkState
from followup.models import InvestmentAmount, InvestmentForecast, InvestmentProject
from followup.services.investments import (
    InvestmentInput,
    StaleInvestments,
    StoredInvestment,
    add_project,
    edit_project,
    save_amounts,
)
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build_followup
from tests.followup import given_investments as given

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(org):
    return build_followup.round_()


@pytest.fixture
def bridge(org):
    return given.project(org.committee)


def said(project, version=0, forecast_version=0, **kr):
    amounts = {name: None if value is None else Decimal(value) for name, value in kr.items()}
    return InvestmentInput(project.pk, amounts, version, forecast_version)


def test_a_project_is_added_with_its_total_and_when_it_was_decided(org, frida):
    made = add_project(
        org.committee, by=frida, name="Ny bro", number="1201", first_year=2026, decided=Decimal(24_000_000),
        decided_in="KF § 198", ready_year=2027, ready_quarter=2, state=WorkState.ON_TRACK,
    )  # fmt: skip
    assert (str(made), made.ready, made.history.get().history_user) == ("1201 Ny bro", "kv 2 2027", frida)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"number": "1"}, "finns redan"),
        ({"is_yearly": True, "decided": Decimal(1)}, "årligt anslag"),
        ({"ready_quarter": 2}, "vilket år"),
        ({"estimated": Decimal(-1)}, "utan minus"),
    ],
)
def test_what_does_not_agree_is_refused_in_words(org, fields, why):
    add_project(org.committee, by=None, name="Vägen", number="1", first_year=2026)
    with pytest.raises(DomainError, match=why):
        add_project(org.committee, by=None, name="Bron", first_year=2026, **fields)


def test_a_number_may_be_used_by_another_namnd_and_a_kontor_has_no_investments(org):
    for unit in (org.committee, org.other_committee, org.municipality, org.company):
        add_project(unit, by=None, name="Bron", number="1", first_year=2026)
    with pytest.raises(DomainError, match="inga egna investeringar"):
        add_project(org.office, by=None, name="Bron", first_year=2026)


def test_a_stale_edit_of_a_project_tells_what_is_stored(org, bridge, frida, anna):
    edit_project(bridge, by=frida, version=1, name="Gamla bron", estimated=Decimal(5))
    with pytest.raises(StaleEdit) as refusal:
        edit_project(bridge, by=anna, version=1, name="Nya bron", estimated=Decimal(5))
    assert refusal.value.current.name == "Gamla bron"
    assert InvestmentProject.objects.get().history.count() == 2


def test_what_is_made_up_says_so_until_somebody_means_it(round_, bridge):
    made_up = InvestmentInput(bridge.pk, {"budget": Decimal(100), "forecast": Decimal(90)}, is_example=True)
    save_amounts(bridge.unit, round_, [made_up], by=None)
    rows = (InvestmentAmount.objects, InvestmentForecast.objects)
    assert [one.get().is_example for one in rows] == [True, True]
    save_amounts(bridge.unit, round_, [said(bridge, 1, 1, budget=110, forecast=95)], by=None)
    assert [one.get().is_example for one in rows] == [False, False]


def test_what_is_saved_is_only_what_differs_and_the_forecast_is_the_rounds(org, round_, bridge, frida):
    inputs = [said(bridge, budget=100, outcome=0, spent=None, forecast=90)]
    assert save_amounts(org.committee, round_, inputs, by=frida) == 1
    row = InvestmentAmount.objects.get()
    assert (row.year, row.month, row.budget, row.outcome, row.spent) == (2026, 8, 100, 0, None)
    assert InvestmentForecast.objects.get().amount == 90
    assert save_amounts(org.committee, round_, [said(bridge, 1, 1, budget=100, outcome=0, forecast=90)], by=frida) == 0
    earlier = build_followup.round_(RoundKind.INTERIM_1)
    save_amounts(org.committee, earlier, [said(bridge, forecast=80)], by=frida)
    assert [one.amount for one in InvestmentForecast.objects.order_by("pk")] == [90, 80]


def test_missing_and_zero_are_two_things(org, round_, bridge):
    save_amounts(org.committee, round_, [said(bridge, budget=0)], by=None)
    assert InvestmentAmount.objects.get().budget == 0
    save_amounts(org.committee, round_, [said(bridge, 1, budget=None)], by=None)
    assert InvestmentAmount.objects.get().budget is None


@pytest.mark.parametrize("version", [0, 1])
def test_a_stale_grid_saves_nothing_and_tells_what_is_stored(org, round_, bridge, frida, anna, version):
    road = given.project(org.committee, "Ny väg")
    save_amounts(org.committee, round_, [said(bridge, budget=10)], by=frida)
    save_amounts(org.committee, round_, [said(bridge, 1, budget=20)], by=frida)
    with pytest.raises(StaleInvestments) as refusal:
        save_amounts(org.committee, round_, [said(road, budget=7), said(bridge, version, budget=30)], by=anna)
    stored = refusal.value.stored[bridge.pk]
    assert (stored.value("budget"), stored.version("budget"), stored.version("forecast")) == (20, 2, 0)
    assert InvestmentAmount.objects.count() == 1


def test_who_saves_only_the_forecast_loses_nothing_of_the_amounts(org, round_, bridge):
    save_amounts(org.committee, round_, [said(bridge, budget=10)], by=None)
    save_amounts(org.committee, round_, [said(bridge, 0, forecast=9)], by=None)
    assert (InvestmentAmount.objects.get().budget, InvestmentForecast.objects.get().amount) == (10, 9)


def test_another_namnds_project_and_a_budget_with_minus_are_refused(org, round_, bridge):
    other = given.project(org.other_committee)
    with pytest.raises(DomainError, match="Ett av projekten"):
        save_amounts(org.committee, round_, [said(bridge, budget=1), said(other, budget=1)], by=None)
    with pytest.raises(DomainError, match="utan minus, men Ny bro"):
        save_amounts(org.committee, round_, [said(bridge, budget=-1)], by=None)
    save_amounts(org.committee, round_, [said(bridge, change=-1, carried_over=-1)], by=None)
    assert InvestmentAmount.objects.get().change == -1


def test_a_forecast_is_not_changed_once_the_body_has_decided_nor_when_the_year_is_over(org, round_, bridge):
    save_amounts(org.committee, round_, [said(bridge, budget=10, forecast=9)], by=None)
    report = build_followup.report(round_, org.committee)
    build_followup.submitted(report)
    build_followup.decided(report)
    with pytest.raises(DomainError, match="beslutade"):
        save_amounts(org.committee, round_, [said(bridge, 1, 1, forecast=8)], by=None)
    save_amounts(org.committee, round_, [said(bridge, 1, 1, budget=11, forecast=9)], by=None)
    annual = build_followup.round_(RoundKind.ANNUAL)
    with pytest.raises(DomainError, match="Året är slut"):
        save_amounts(org.committee, annual, [said(bridge, forecast=8)], by=None)


def test_nothing_stored_has_no_version_and_no_value():
    assert (StoredInvestment().value("forecast"), StoredInvestment().version("budget")) == (None, 0)
