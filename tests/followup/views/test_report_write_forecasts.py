"""Fyll i rapporten: a kontor's and an enhet's own money, and the forecasts that its writer types."""

from decimal import Decimal

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from followup.documents.report import build as built
from followup.models import FrozenAmount, ImportBatch, OperatingAmount, OperatingForecast
from styrmodell.lib.documents.render.html import body_html
from styrmodell.lib.swedish import MINUS
from tests import build_followup
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db


def write_url(report):
    return reverse("followup:report_write", args=[report.pk])


@pytest.fixture
def bibliotek(org):
    """The enhet's verksamhet, with amounts and no forecast."""
    made = ledgers.operations(org.unit, {"BIB-10": "Bibliotek"})["BIB-10"]
    OperatingAmount.objects.create(
        operation=made, year=2026, month=8, outcome=-612_000, budget=-600_000, year_budget=-900_000
    )
    return made


def sent(operation, amount, comment="Fler vikarier", version=0):
    return {
        f"forecast-{operation.pk}-{name}": value
        for name, value in {"amount": amount, "comment": comment, "version": version}.items()
    }


def test_an_enhet_without_verksamheter_is_shown_no_account(david_unit_manager, unit_report):
    assertNotContains(david_unit_manager.get(write_url(unit_report)), "Driftredovisning")


def test_the_writer_types_the_forecast_with_why_and_it_stands_in_the_report_and_above(
    org, david_unit_manager, david, bo_committee_secretary, unit_report, bibliotek
):
    page = david_unit_manager.get(write_url(unit_report))
    assertContains(page, f"{MINUS}612")
    assertContains(page, f'name="forecast-{bibliotek.pk}-amount"')
    assert david_unit_manager.post(write_url(unit_report), sent(bibliotek, "−920")).status_code == 302
    row = OperatingForecast.objects.get()
    assert (row.amount, row.comment, row.history.get().history_user) == (Decimal(-920_000), "Fler vikarier", david)
    html = body_html(built(unit_report))
    assert "Fler vikarier" in html
    assert f"{MINUS}920" in html
    above = build_followup.report(unit_report.round, org.committee)
    page = bo_committee_secretary.get(write_url(above))
    assertContains(page, f"{MINUS}920")
    assertNotContains(page, f"forecast-{bibliotek.pk}-amount")


def test_a_forecast_without_why_keeps_what_was_typed(david_unit_manager, unit_report, bibliotek):
    page = david_unit_manager.post(write_url(unit_report), sent(bibliotek, "−920", ""))
    assertContains(page, "Skriv skälet till prognosen.", status_code=422)
    assertContains(page, 'value="−920"', status_code=422)
    assert not OperatingForecast.objects.exists()


def test_two_who_type_the_same_forecast_see_both(david_unit_manager, unit_report, bibliotek):
    row = OperatingForecast.objects.create(
        operation=bibliotek, round=unit_report.round, amount=Decimal(-910_000), comment="Elpriset"
    )
    page = david_unit_manager.post(write_url(unit_report), sent(bibliotek, "−920"))
    assertContains(page, "Elpriset", status_code=409)
    assertContains(page, "Fler vikarier", status_code=409)
    assert david_unit_manager.post(write_url(unit_report), sent(bibliotek, "−920", version=1)).status_code == 302
    row.refresh_from_db()
    assert row.amount == Decimal(-920_000)


def test_an_odd_forecast_is_asked_about_beside_its_field(david_unit_manager, unit_report, bibliotek):
    page = david_unit_manager.post(write_url(unit_report), sent(bibliotek, "920"))
    assertContains(page, f"forecast-{bibliotek.pk}-accept_odd", status_code=422)
    form = next(entry.form for entry in page.context["sheet"].entries if entry.form.prefix.startswith("forecast"))
    yes = {f"{form.prefix}-odd": form["odd"].value(), f"{form.prefix}-accept_odd": "on"}
    assert david_unit_manager.post(write_url(unit_report), sent(bibliotek, "920") | yes).status_code == 302
    assert OperatingForecast.objects.get().amount == Decimal(920_000)


def test_a_forecast_from_a_file_is_shown_as_such_and_what_was_typed_meanwhile_is_told(
    david_unit_manager, unit_report, bibliotek
):
    batch = ImportBatch.objects.create(file_name="utfall.csv")
    OperatingForecast.objects.create(
        operation=bibliotek, round=unit_report.round, amount=Decimal(-905_000), batch=batch
    )
    page = david_unit_manager.get(write_url(unit_report))
    assertContains(page, f"{MINUS}905")
    assertNotContains(page, f"forecast-{bibliotek.pk}-amount")
    page = david_unit_manager.post(write_url(unit_report), sent(bibliotek, "−920"))
    assertContains(page, "Fler vikarier", status_code=409)
    assert OperatingForecast.objects.get().amount == Decimal(-905_000)


def test_the_kontor_reads_what_its_enhet_forecasts_and_types_its_own(org, cilla_head_of_office, unit_report, bibliotek):
    own = ledgers.operations(org.office, {"KK-10": "Kontoret"})["KK-10"]
    report = build_followup.report(unit_report.round, org.office)
    page = cilla_head_of_office.get(write_url(report))
    assertContains(page, f"forecast-{own.pk}-amount")
    assertNotContains(page, f"forecast-{bibliotek.pk}-amount")
    assertContains(page, f"{MINUS}612")
    assert cilla_head_of_office.post(write_url(report), sent(bibliotek, "−920")).status_code == 409
    assert not OperatingForecast.objects.exists()


def test_what_the_enhet_hands_in_is_frozen_with_its_amounts_and_stands_when_they_move(
    org, david_unit_manager, unit_report, bibliotek
):
    david_unit_manager.post(write_url(unit_report), sent(bibliotek, "−920"))
    build_followup.submitted(unit_report)
    row = FrozenAmount.objects.get(unit=org.unit)
    assert (row.outcome, row.forecast) == (Decimal(-612_000), Decimal(-920_000))
    OperatingForecast.objects.update(amount=Decimal(-999_000))
    page = david_unit_manager.get(unit_report.get_absolute_url())
    assertContains(page, f"{MINUS}920")
    assertContains(page, "Fler vikarier")
    assertNotContains(page, f"{MINUS}999")
    assert david_unit_manager.post(write_url(unit_report), sent(bibliotek, "−930", version=1)).status_code in (
        302,
        403,
        422,
    )
    assert OperatingForecast.objects.get().amount == Decimal(-999_000)


def test_of_money_that_nobody_has_reported_nothing_is_kept(org, unit_report):
    ledgers.operations(org.unit, {"BIB-10": "Bibliotek"})
    build_followup.submitted(unit_report)
    assert not FrozenAmount.objects.exists()
