"""The demo's accounts prove themselves, and what is not known from a source says that it is made up."""

import pytest

from followup.enums import ColumnKind, RoundKind, Verdict
from followup.models import AccountColumn, AccountFigure, ReportingRound
from followup.money.accounts import checked
from followup.money.investment_checks import carried_between, in_cash_flow
from followup.money.investment_sums import sums_per_unit
from followup.money.investments import projects_of
from followup.pages.account_period import Period
from followup.pages.accounts import accounts_of
from followup.rules.accounts.group import is_of_group
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("demo")]


def columns():
    return AccountColumn.objects.select_related("unit")


def test_nothing_of_the_demos_accounts_differs():
    told = columns().exclude(kind=ColumnKind.ELIMINATIONS)  # which are proved where they are added
    verdicts = {one.verdict for column in told for one in checked(column)}
    assert verdicts == {Verdict.AGREES, Verdict.ROUNDING, Verdict.NOT_TRIED}


def test_a_delarsbokslut_is_tried_to_the_end():
    column = columns().get(year=2026, month=8, kind=ColumnKind.OUTCOME, unit__code="KOMMUN")
    assert [one.key for one in checked(column) if one.verdict == Verdict.NOT_TRIED] == []


@pytest.mark.parametrize(("year", "month"), [(2024, 12), (2025, 8), (2025, 12), (2026, 8)])
def test_kommunen_and_the_bolag_by_their_share_come_to_koncernen_to_the_krona(year, month):
    own, combined = (OrgUnit.objects.get(code=code) for code in ("KOMMUN", "KONCERN"))
    checks = [one for one in accounts_of(Period(year, month), own, combined).checks if is_of_group(one)]
    assert {one.verdict for one in checks} == {Verdict.AGREES}
    assert {one.difference for one in checks} == {0}
    assert len(checks) > 20


def test_a_share_that_no_source_tells_is_left_unsaid_and_the_bolag_counted_once():
    unsaid = OrgUnit.objects.filter(kind=OrgUnitKind.COMPANY, ownership_share=None)
    assert set(unsaid.values_list("code", flat=True)) == {"ESEM", "FIBRA"}
    wholes = AccountColumn.objects.filter(is_whole_group=True).order_by("year", "month")
    assert list(wholes.values_list("unit__code", "year", "month")) == [
        ("SKFAB", 2024, 12),
        ("SKFAB", 2025, 8),
        ("SKFAB", 2025, 12),
        ("SKFAB", 2026, 8),
    ]


def test_the_projects_are_what_kassaflodet_says_and_what_came_over_what_was_proposed():
    annual = ReportingRound.objects.get(year=2025, kind=RoundKind.ANNUAL)
    own = OrgUnit.objects.get(code="KOMMUN")
    assert in_cash_flow(own, annual).verdict == Verdict.AGREES
    second = ReportingRound.objects.get(year=2026, kind=RoundKind.INTERIM_2)
    checks = carried_between(sums_per_unit(projects_of(own, second), second), second)
    assert [one.verdict for one in checks] == [Verdict.AGREES] * 5


def test_what_is_known_has_its_source_and_the_rest_is_made_up():
    known = AccountFigure.objects.filter(is_example=False).order_by("column__year")
    assert [(row.column.year, row.line.key, row.amount) for row in known] == [
        (2019, "result", 88581948),
        (2020, "result", 155116161),
        (2021, "result", 245700000),
    ]
    assert all("5dok.org" in row.source or "strangnas.se" in row.source for row in known)
    assert not AccountFigure.objects.filter(is_example=True).exclude(source="").exists()
