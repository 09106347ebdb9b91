"""Ekonomiska nyckeltal in kommunens report: after its statements, with the rule in words and earlier years, frozen with it."""

import pytest

from followup.documents.report import build as build_document
from followup.enums import ColumnKind, MoneyUnit, RoundKind
from followup.rules.accounts.told import said
from followup.services import reports
from followup.services.account_figures import FigureInput, open_column, save_figures
from styrmodell.lib.documents.accounts import ColumnRole, Ratios
from styrmodell.lib.documents.render.json import read
from tests import build_followup
from tests.followup import reported_accounts as given

pytestmark = pytest.mark.django_db

INTERIM_1, INTERIM_2, ANNUAL = RoundKind.INTERIM_1, RoundKind.INTERIM_2, RoundKind.ANNUAL
TKR = MoneyUnit.TKR
OWN = {"result": 12_043, "depreciation": -13_000, "equity": 171_288, "total_assets": 350_112}


def report_of(org, kind=INTERIM_2, unit=None):
    return build_followup.report(build_followup.round_(kind, 2026), unit or org.municipality)


def tables(document):
    return [block for chapter in document.chapters if chapter.key == "ratios" for block in chapter.blocks]


def row(table, name):
    return next(one for one in table.rows if one.name == name)


def rounded(table, name):
    found = row(table, name)
    return [None if one.value is None else round(one.value, found.decimals) for one in found.values]


def test_they_stand_after_the_statements_with_their_rule_and_the_years_before(org):
    report = report_of(org)
    given.column(org.municipality, 2024, of=2018)
    given.account(report)
    document = build_document(report)
    keys = [chapter.key for chapter in document.chapters]
    assert keys.index("ratios") == keys.index("balance-sheet") + 1
    [table] = tables(document)
    assert isinstance(table, Ratios)
    assert [(one.heading, one.role) for one in table.columns] == [
        ("jan–aug 2026", ColumnRole.CURRENT),
        ("2025", ColumnRole.PREVIOUS),
        ("2024", ColumnRole.PREVIOUS),
    ]
    solidity = row(table, "Soliditet")
    assert solidity.rule == "Eget kapital i procent av summa tillgångar."
    assert [float(one) for one in rounded(table, "Soliditet")] == [45.5, 43.4, 43.4]
    assert row(table, "Resultat per skattekrona").unit_of_measure == "öre"


def test_what_cannot_be_worked_out_is_told_or_left_out(org):
    report = report_of(org)
    given.column(org.municipality, 2025, of=2018)
    own = open_column(org.municipality, 2026, ColumnKind.OUTCOME, by=None, month=8)
    save_figures(own, [FigureInput(key, said(amount, TKR)) for key, amount in OWN.items()], by=None)
    [table] = tables(build_document(report))
    assert "Självfinansieringsgrad" not in {one.name for one in table.rows}  # nobody tells what was invested
    before = open_column(org.municipality, 2025, ColumnKind.OUTCOME, by=None)
    save_figures(before, [FigureInput("flow_invested", said(-10000, TKR))], by=None)
    [table] = tables(build_document(report))
    assert row(table, "Självfinansieringsgrad").values[0].is_not_applicable  # a delårsbokslut has no cash flow
    assert rounded(table, "Självfinansieringsgrad")[1] > 0
    save_figures(own, [FigureInput("flow_result", said(1, TKR))], by=None)
    [table] = tables(build_document(report))
    assert rounded(table, "Självfinansieringsgrad")[0] is None
    assert "Självfinansieringsgrad: ej prövad: " in table.note


def test_pensions_that_are_no_debt_are_weighed_in_where_they_are_told(org):
    report = report_of(org)
    given.account(report, old_pensions=said(100_000, TKR))
    document = build_document(report)
    [table] = tables(document)
    own, pensions = (rounded(table, name)[0] for name in ("Soliditet", "Soliditet med alla pensionsåtaganden"))
    assert pensions < own
    [chapter] = [one for one in document.chapters if one.key == "ratios"]
    assert str(own).replace(".", ",") in chapter.lead
    assert str(pensions).replace(".", ",") in chapter.lead


def test_koncernens_stand_beside_kommunens(org):
    report = report_of(org)
    given.account(report)
    given.account(report, org.group)
    assert [table.heading for table in tables(build_document(report))] == [
        "Kommunens nyckeltal",
        "Koncernens nyckeltal",
    ]


@pytest.mark.parametrize(
    ("kind", "unit"), [(INTERIM_1, "municipality"), (INTERIM_2, "company"), (INTERIM_2, "committee")]
)
def test_only_kommunens_report_that_tells_how_it_stands_has_them(org, kind, unit):
    report = report_of(org, kind, getattr(org, unit))
    if unit != "committee":
        given.account(report)
    assert tables(build_document(report)) == []


def test_the_annual_report_has_them_in_its_förvaltningsberättelse(org):
    report = report_of(org, ANNUAL)
    given.everything(report)
    keys = [chapter.key for chapter in build_document(report).chapters]
    assert keys.index("administration-report") < keys.index("ratios") < keys.index("statements")


def test_a_decided_report_keeps_those_that_it_was_decided_with(org, anna):
    report = report_of(org)
    given.account(report)
    build_followup.submitted(report)
    build_followup.decided(report)
    edition = build_followup.decided(report)
    frozen = tables(read(edition.content.data, edition.cover))
    assert [float(one) for one in rounded(frozen[0], "Soliditet")] == [45.5, 43.4]
    before = open_column(org.municipality, 2025, ColumnKind.OUTCOME, by=None)
    save_figures(before, [FigureInput("total_assets", said(1_000_000, TKR), version=1)], by=anna)
    edition.refresh_from_db()
    assert tables(read(edition.content.data, edition.cover)) == frozen
    report.refresh_from_db()
    reports.reopen(report, by=anna, comment="Nytt underlag.")
    assert tables(build_document(report)) != frozen


def test_how_many_years_there_are_costs_no_more_to_read(org, django_assert_max_num_queries):
    report = report_of(org)
    given.account(report)

    def queries():
        with django_assert_max_num_queries(60) as counted:
            build_document(report)
        return len(counted)

    few = queries()
    for year in (2022, 2023, 2024):
        given.column(org.municipality, year, of=2018)
    assert queries() == few
    assert len(tables(build_document(report))[0].columns) == 5
