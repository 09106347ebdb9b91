"""Forecasts that a kontor's or an enhet's own writer types in its report: each for itself, with why."""

from decimal import Decimal

import pytest
from django.db import transaction

from followup.models import ImportBatch, OperatingAmount, OperatingForecast
from followup.money.plausible import Doubtful
from followup.services.operating import ForecastInput, save_own_forecasts
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build_followup
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db


@pytest.fixture
def operations(org):
    return ledgers.operations(org.unit, {"BIB-10": "Bibliotek", "BIB-20": "Bokbuss"})


@pytest.fixture
def report(org, operations):
    return build_followup.report(build_followup.round_(), org.unit)


def written(operation, amount, comment="Nytt avtal", version=0, **fields):
    return ForecastInput(operation.pk, None if amount is None else Decimal(amount), comment, version, **fields)


def saved(report, *inputs, by):
    with transaction.atomic():
        return save_own_forecasts(report, inputs, by=by)


def test_what_differs_is_saved_with_why_and_by_whom_and_told_in_the_namnds_account(org, report, operations, david):
    outcomes = saved(report, written(operations["BIB-10"], -643), written(operations["BIB-20"], None, ""), by=david)
    row = OperatingForecast.objects.get()
    assert outcomes == {operations["BIB-10"].pk: row, operations["BIB-20"].pk: None}
    assert (row.amount, row.comment, row.history.get().history_user) == (Decimal(-643), "Nytt avtal", david)
    saved(report, written(operations["BIB-10"], 0, "Läggs ned", version=1), by=david)
    row.refresh_from_db()
    assert (row.amount, row.version, row.history.count()) == (0, 2, 2)


def test_a_forecast_without_a_reason_is_refused_and_the_other_saved(report, operations, david):
    outcomes = saved(report, written(operations["BIB-10"], -1, " "), written(operations["BIB-20"], -2), by=david)
    assert isinstance(outcomes[operations["BIB-10"].pk], DomainError)
    assert OperatingForecast.objects.get().operation == operations["BIB-20"]


def test_a_forecast_can_be_taken_away_and_needs_no_reason_then(report, operations, david):
    saved(report, written(operations["BIB-10"], -1), by=david)
    saved(report, written(operations["BIB-10"], None, "", version=1), by=david)
    assert OperatingForecast.objects.get().amount is None


def test_a_stale_one_tells_what_is_stored(report, operations, david):
    saved(report, written(operations["BIB-10"], -1), by=david)
    saved(report, written(operations["BIB-10"], -2, version=1), by=david)
    outcomes = saved(report, written(operations["BIB-10"], -3, version=1), by=david)
    refusal = outcomes[operations["BIB-10"].pk]
    assert isinstance(refusal, StaleEdit)
    assert (refusal.current.amount, OperatingForecast.objects.get().amount) == (Decimal(-2), Decimal(-2))


def test_another_units_verksamhet_is_refused(org, report, operations, david):
    others = [ledgers.operations(unit, {"X-1": "Annans"})["X-1"] for unit in (org.office, org.committee, org.school)]
    outcomes = saved(report, *[written(one, -1) for one in others], by=david)
    assert [type(outcome) for outcome in outcomes.values()] == [DomainError] * 3
    assert not OperatingForecast.objects.exists()


def test_a_forecast_that_came_in_a_file_stands(report, operations, david):
    batch = ImportBatch.objects.create(file_name="utfall.csv")
    OperatingForecast.objects.create(
        operation=operations["BIB-10"], round=report.round, amount=Decimal(-5), batch=batch
    )
    outcomes = saved(report, written(operations["BIB-10"], -9, version=1), by=david)
    assert isinstance(outcomes[operations["BIB-10"].pk], DomainError)
    assert OperatingForecast.objects.get().amount == Decimal(-5)


def test_nothing_is_typed_when_the_namnd_has_decided(org, report, operations, david):
    build_followup.decided(build_followup.submitted(build_followup.report(report.round, org.committee)))
    outcomes = saved(report, written(operations["BIB-10"], -9), by=david)
    assert isinstance(outcomes[operations["BIB-10"].pk], DomainError)
    assert not OperatingForecast.objects.exists()


def test_an_odd_one_is_asked_about_and_a_yes_is_to_just_that(report, operations, david):
    OperatingAmount.objects.create(
        operation=operations["BIB-10"], year=2026, month=8, outcome=-600_000, budget=-600_000, year_budget=-900_000
    )
    refusal = saved(report, written(operations["BIB-10"], 50_000), by=david)[operations["BIB-10"].pk]
    assert isinstance(refusal, Doubtful)
    again = saved(report, written(operations["BIB-10"], 60_000, accepted=refusal.mark), by=david)
    assert isinstance(again[operations["BIB-10"].pk], Doubtful)
    saved(report, written(operations["BIB-10"], 50_000, accepted=refusal.mark), by=david)
    assert OperatingForecast.objects.get().amount == 50_000
