"""The money of kontor and enheter: each its own verksamheter, adding up to the nämnd's, and whose forecast is typed where."""

from datetime import date
from decimal import Decimal

import pytest

from followup.enums import Extent, ReportStatus, RoundKind
from followup.models import ImportBatch, OperatingAmount, OperatingForecast, Report, SectionRule
from followup.money.amounts import total_of
from followup.money.operating_account import account_of
from followup.money.own_forecasts import own_forecasts
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit
from tests import build, build_followup
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(org):
    return build_followup.round_()


@pytest.fixture
def operations(org):
    """One of the nämnd's own, two kontor with one each, and one of the enhet under the first."""
    other = build.unit(OrgUnitKind.OFFICE, "Fritidskontoret", org.committee)
    owners = {"KN-10": org.committee, "KK-10": org.office, "BIB-10": org.unit, "FK-10": other}
    return {code: ledgers.operations(unit, {code: f"Verksamhet {code}"})[code] for code, unit in owners.items()}


def booked(operation, amount, forecast=None, round_=None):
    OperatingAmount.objects.create(
        operation=operation, year=2026, month=8, outcome=amount, budget=amount - 1, year_budget=amount * 2
    )
    if forecast is not None:
        OperatingForecast.objects.create(operation=operation, round=round_, amount=forecast)


def account(unit, round_):
    """As the unit stands in the tree now: one was put in beside it."""
    return account_of(OrgUnit.objects.get(pk=unit.pk), round_)


def typed(report):
    return own_forecasts(Report.objects.select_related("unit", "round").get(pk=report.pk)).operations


def test_the_accounts_of_the_kontor_and_what_is_the_namnds_own_add_up_to_the_namnds(org, round_, operations):
    for number, operation in enumerate(operations.values(), start=1):
        booked(operation, Decimal("-1000.37") * number, Decimal(-2001) * number, round_)
    other = operations["FK-10"].unit
    whole = account(org.committee, round_)
    parts = [account(unit, round_) for unit in (org.office, other)]
    rest = [row.amounts for row in whole.rows if row.operation_id == operations["KN-10"].pk]
    assert total_of([*(part.total for part in parts), *rest]) == whole.total
    assert [row.code for row in parts[0].rows] == ["KK-10", "BIB-10"]
    assert [row.code for row in account(org.unit, round_).rows] == ["BIB-10"]


def test_what_one_unit_lacks_is_missing_in_its_own_sum_and_in_the_sums_above(org, round_, operations):
    booked(operations["KK-10"], Decimal(-100), Decimal(0), round_)
    assert account(org.unit, round_).total.forecast is None
    for unit in (org.office, org.committee):
        total = account(unit, round_).total
        assert (total.forecast, total.partial) == (0, ("outcome", "budget", "forecast", "year_budget"))


def test_each_forecast_is_typed_in_one_report_that_of_the_nearest_unit_that_reports(org, round_, operations):
    office = build_followup.report(round_, org.office)
    assert typed(office) == {operations["KK-10"].pk, operations["BIB-10"].pk}
    unit = build_followup.report(round_, org.unit)
    assert typed(office) == {operations["KK-10"].pk}
    assert typed(unit) == {operations["BIB-10"].pk}
    assert typed(build_followup.report(round_, org.committee)) == frozenset()
    Report.objects.filter(pk=unit.pk).update(status=ReportStatus.LET_OFF, let_off_reason="Stängd")
    assert operations["BIB-10"].pk in typed(office)


def test_where_enheter_are_not_asked_for_their_money_the_kontor_types_it(org, round_, operations):
    office = build_followup.report(round_, org.office)
    unit = build_followup.report(round_, org.unit)
    SectionRule.objects.filter(section__key="operating", reporter="UNIT").update(extent=Extent.NONE)
    assert typed(unit) == frozenset()
    assert operations["BIB-10"].pk in typed(office)


def test_a_forecast_that_came_in_a_file_is_not_typed_until_the_file_gives_none(org, round_, operations):
    unit = build_followup.report(round_, org.unit)
    batch = ImportBatch.objects.create(file_name="utfall.csv")
    row = OperatingForecast.objects.create(operation=operations["BIB-10"], round=round_, amount=Decimal(0), batch=batch)
    assert typed(unit) == frozenset()
    assert account(org.unit, round_).rows[0].is_read_in
    OperatingForecast.objects.filter(pk=row.pk).update(amount=None)
    assert typed(unit) == {operations["BIB-10"].pk}
    assert not account(org.unit, round_).rows[0].is_read_in


def test_nothing_is_forecast_of_a_year_that_is_over(org, operations):
    annual = build_followup.round_(RoundKind.ANNUAL, opens_on=date(2026, 11, 1))
    assert typed(build_followup.report(annual, org.unit)) == frozenset()
