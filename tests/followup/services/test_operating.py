"""Forecasts typed by hand: all or none, and nobody's is lost."""

from datetime import date
from decimal import Decimal

import pytest

from followup.models import OperatingForecast, ReportingRound
from followup.money.plausible import Doubtful
from followup.services import reports
from followup.services.operating import ForecastInput, StaleForecasts, save_forecasts
from styrmodell.lib.errors import DomainError
from tests import build_followup
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db


@pytest.fixture
def operations(org):
    return ledgers.operations(org.committee, {"KN-10": "Nämnd", "KN-30": "Bibliotek"})


@pytest.fixture
def october():
    return ledgers.monthly_round()


def written(operation, amount, comment="", version=0):
    return ForecastInput(operation.pk, None if amount is None else Decimal(amount), comment, version)


def test_only_what_differs_is_saved_and_who_did_it_is_kept(org, operations, october, frida):
    inputs = [written(operations["KN-10"], None), written(operations["KN-30"], "-643.50", "Nytt avtal")]
    assert save_forecasts(org.committee, october, inputs, by=frida) == 1
    row = OperatingForecast.objects.get()
    assert (row.operation.code, row.amount, row.comment) == ("KN-30", Decimal("-643.50"), "Nytt avtal")
    assert row.history.get().history_user == frida
    again = [written(operations["KN-30"], "-643.50", "Nytt avtal", version=1)]
    assert save_forecasts(org.committee, october, again, by=frida) == 0


def test_a_forecast_can_be_emptied_again(org, operations, october, frida):
    save_forecasts(org.committee, october, [written(operations["KN-30"], -1)], by=frida)
    save_forecasts(org.committee, october, [written(operations["KN-30"], None, version=1)], by=frida)
    row = OperatingForecast.objects.get()
    assert (row.amount, row.version, row.history.count()) == (None, 2, 2)


@pytest.mark.parametrize("version", [0, 1])
def test_a_stale_save_saves_nothing_and_tells_what_is_stored(org, operations, october, frida, version):
    for amount, seen in ((-1, 0), (-2, 1)):
        save_forecasts(org.committee, october, [written(operations["KN-30"], amount, version=seen)], by=frida)
    inputs = [written(operations["KN-10"], -9), written(operations["KN-30"], -3, version=version)]
    with pytest.raises(StaleForecasts) as refusal:
        save_forecasts(org.committee, october, inputs, by=frida)
    assert refusal.value.stored[operations["KN-30"].pk].amount == Decimal(-2)
    assert OperatingForecast.objects.count() == 1


def test_a_stale_save_of_the_same_value_is_no_conflict(org, operations, october, frida):
    save_forecasts(org.committee, october, [written(operations["KN-30"], -1)], by=frida)
    assert save_forecasts(org.committee, october, [written(operations["KN-30"], -1)], by=frida) == 0


def test_another_units_verksamhet_is_refused(org, operations, october, frida):
    with pytest.raises(DomainError, match="hör inte till enheten"):
        save_forecasts(org.other_committee, october, [written(operations["KN-30"], -1)], by=frida)


def test_an_amount_typed_over_an_invented_one_is_not_invented(org, operations, october, frida):
    row = OperatingForecast.objects.create(
        operation=operations["KN-30"], round=october, amount=Decimal(-1), is_example=True
    )
    save_forecasts(org.committee, october, [written(operations["KN-30"], -1, "Kommenterad", version=1)], by=frida)
    row.refresh_from_db()
    assert row.is_example
    save_forecasts(org.committee, october, [written(operations["KN-30"], -2, "Kommenterad", version=2)], by=frida)
    row.refresh_from_db()
    assert not row.is_example


@pytest.fixture
def decided(org, operations, october):
    """The nämnd has decided its report of October."""
    OperatingForecast.objects.create(operation=operations["KN-30"], round=october, amount=Decimal(-100))
    report = build_followup.report(october, org.committee)
    build_followup.decided(build_followup.submitted(report))
    return report


def test_forecasts_lock_with_their_own_bodys_decision_and_open_with_the_report(
    org, operations, october, decided, frida
):
    typed = [written(operations["KN-30"], -200, version=1)]
    with pytest.raises(DomainError, match="Prognoserna för Kulturnämnden är beslutade"):
        save_forecasts(org.committee, october, typed, by=frida)
    reports.reopen(decided, by=None, comment="Rätta prognosen")
    assert save_forecasts(org.committee, october, typed, by=frida) == 1


def test_another_rounds_and_another_namnds_forecasts_stay_open(org, operations, october, decided, frida):
    november = ledgers.monthly_round(2021, 11, 30)
    assert save_forecasts(org.committee, november, [written(operations["KN-30"], -200)], by=frida) == 1
    other = ledgers.operations(org.other_committee, {"BUN-10": "Förskola"})["BUN-10"]
    build_followup.report(october, org.other_committee)
    assert save_forecasts(org.other_committee, october, [written(other, -200)], by=frida) == 1


def test_what_kommunens_report_tells_of_a_namnd_without_one_locks_from_ks_decision_on(org, operations, october, frida):
    report = build_followup.report(october, org.municipality)
    build_followup.submitted(report)
    assert save_forecasts(org.committee, october, [written(operations["KN-30"], -200)], by=frida) == 1
    build_followup.decided(report)
    with pytest.raises(DomainError, match="Prognoserna för Exempelköpings kommun"):
        save_forecasts(org.committee, october, [written(operations["KN-30"], -300, version=1)], by=frida)


def test_forecasts_of_a_round_that_is_over_are_typed_only_while_the_report_is_given_back(
    org, operations, october, decided, frida
):
    ReportingRound.objects.update(closes_on=date(2021, 11, 30))
    october.refresh_from_db()
    other = ledgers.operations(org.other_committee, {"BUN-10": "Förskola"})["BUN-10"]
    with pytest.raises(DomainError, match="Uppföljningen stängde 2021-11-30"):
        save_forecasts(org.other_committee, october, [written(other, -200)], by=frida)
    reports.reopen(decided, by=None, comment="Rätta prognosen")
    assert save_forecasts(org.committee, october, [written(operations["KN-30"], -200, version=1)], by=frida) == 1


def test_a_yes_to_odd_amounts_does_not_cover_what_is_typed_after_it(org, operations, october, frida):
    odd = [written(operations["KN-30"], 50_000)]
    with pytest.raises(Doubtful) as refusal:
        save_forecasts(org.committee, october, odd, by=frida)
    mark = refusal.value.mark
    with pytest.raises(Doubtful):
        save_forecasts(org.committee, october, [*odd, written(operations["KN-10"], 60_000)], by=frida, accepted=mark)
    assert save_forecasts(org.committee, october, odd, by=frida, accepted=mark) == 1
