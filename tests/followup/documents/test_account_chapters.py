"""The accounts in a report: which chapters law and RKR ask for, what stands in them, and that every format says the same."""

from decimal import Decimal

import pytest

from followup.asking.questions import for_report
from followup.documents.report import build as build_document
from followup.enums import ColumnKind, MoneyUnit, RoundKind
from followup.models import AccountColumn, AccountLine
from followup.rules.accounts.told import NOT_APPLICABLE, said
from followup.services import account_lines, reports
from followup.services.account_figures import FigureInput, explain, open_column, save_figures
from styrmodell.lib.documents import accounts
from styrmodell.lib.documents.render.excel import excel_file
from styrmodell.lib.documents.render.html import body_html
from styrmodell.lib.documents.render.json import read, to_json
from styrmodell.lib.documents.render.pdf import render_pdf_in_process
from styrmodell.lib.documents.render.word.document import word_file
from tests import build_followup
from tests.followup import reported_accounts as given
from tests.lib.documents import read_back

pytestmark = pytest.mark.django_db

INTERIM_1, INTERIM_2, ANNUAL = RoundKind.INTERIM_1, RoundKind.INTERIM_2, RoundKind.ANNUAL
TKR = MoneyUnit.TKR
KEYS = ("income-statement", "balance-sheet", "cash-flow", "notes", "consolidated", "balanced-budget")


def report_of(org, kind=INTERIM_2, unit=None):
    year = 2025 if kind == ANNUAL else 2026
    return build_followup.report(build_followup.round_(kind, year), unit or org.municipality)


def chapters(report):
    return {chapter.key: chapter for chapter in build_document(report).chapters}


def of_kind(chapter, kind):
    return [block for block in chapter.blocks if isinstance(block, kind)]


def row(block, key):
    return next(one for one in block.rows if one.key == key)


# By hand from the table of what reports hold, rows 16–21: whose, when, and what asks for it where a reason is needed.
ASKED = """
income_statement  municipality  INTERIM_1  Omdöme                               may
income_statement  municipality  INTERIM_2  Lag, LKBR 13:2                       must
income_statement  municipality  ANNUAL     Lag, LKBR 5 kap.                     must
income_statement  company       INTERIM_1  Omdöme                               may
income_statement  company       INTERIM_2  Styrmodellen                         must
income_statement  company       ANNUAL     Lag, ÅRL                             must
balance_sheet     municipality  INTERIM_2  Lag, LKBR 13:2                       must
balance_sheet     municipality  ANNUAL     Lag, LKBR 6 kap.                     must
balance_sheet     company       INTERIM_2  Styrmodellen                         must
balance_sheet     company       ANNUAL     Lag, ÅRL                             must
cash_flow         municipality  ANNUAL     Lag, LKBR 8 kap., RKR R13            must
cash_flow         company       ANNUAL     Lag, ÅRL                             must
notes             municipality  INTERIM_2  Rekommendation från RKR, RKR R17     must
notes             municipality  ANNUAL     Lag, LKBR 9 kap., RKR R18            must
notes             company       ANNUAL     Lag, ÅRL                             must
consolidated      municipality  INTERIM_2  Rekommendation från RKR, RKR R17     must
consolidated      municipality  ANNUAL     Lag, LKBR 12 kap.                    must
balanced_budget   municipality  INTERIM_1  Omdöme                               may
balanced_budget   municipality  INTERIM_2  Rekommendation från RKR, RKR R17     must
balanced_budget   municipality  ANNUAL     Lag, LKBR 11 kap., RKR R15           must
"""
LINES = [
    (key, unit, RoundKind[kind], by.strip(), how)
    for key, unit, kind, rest in (line.split(None, 3) for line in ASKED.strip().splitlines())
    for by, how in [rest.rsplit(None, 1)]
]


@pytest.mark.parametrize(("key", "unit", "kind", "asked_by", "how"), LINES, ids=lambda one: str(one).split(",")[0])
def test_what_asks_for_it_is_said_and_a_report_without_it_gives_its_reason(org, key, unit, kind, asked_by, how):
    report = report_of(org, kind, getattr(org, unit))
    question = next(one for one in for_report(report).questions if one.prefix == f"text-{key}")
    assert (question.asked_by, question.is_missing) == (asked_by, how == "must")
    reports.save_text(report, key, "<p>Bokslutet är inte klart.</p>", by=None)
    question = next(one for one in for_report(report).questions if one.prefix == f"text-{key}")
    assert not question.is_missing
    assert question.fetched.lacks


@pytest.mark.parametrize(
    ("unit", "kind", "wanted"),
    [
        ("municipality", INTERIM_1, {"income-statement", "balanced-budget"}),
        ("municipality", INTERIM_2, {*KEYS} - {"cash-flow"}),
        ("municipality", ANNUAL, {*KEYS}),
        ("company", INTERIM_1, {"income-statement"}),
        ("company", INTERIM_2, {"income-statement", "balance-sheet"}),
        ("company", ANNUAL, {"income-statement", "balance-sheet"}),
        ("committee", INTERIM_2, set()),
        ("municipality", RoundKind.MONTHLY, set()),
    ],
)
def test_a_report_holds_what_the_table_asks_for_and_no_more_of_the_accounts(org, unit, kind, wanted):
    report = report_of(org, kind, getattr(org, unit))
    given.everything(report) if unit == "municipality" else unit == "company" and given.account(report)
    given.account(report, org.group)
    assert {key for key in chapters(report) if key in KEYS} == wanted


def test_the_income_statement_stands_with_budget_last_year_and_koncernen_beside(org):
    report = report_of(org)
    given.account(report)
    given.column(org.municipality, 2025, 8, of=2018)
    given.account(report, org.group)
    budget = open_column(org.municipality, 2026, ColumnKind.BUDGET, by=None)
    save_figures(budget, [FigureInput("result", said(6849, TKR))], by=None)
    chapter = chapters(report)["income-statement"]
    [block] = of_kind(chapter, accounts.Statement)
    assert [(one.group, one.heading) for one in block.columns] == [
        ("Kommunen", "jan–aug 2026"),
        ("Kommunen", "Budget 2026"),
        ("Kommunen", "jan–aug 2025"),
        ("Koncernen", "jan–aug 2026"),
    ]
    result = row(block, "result")
    assert (result.name, result.kind) == ("Periodens resultat", accounts.RowKind.TOTAL)
    assert [one.value for one in result.values] == [Decimal(n) * 1000 for n in (12043, 6849, 6112, 12043)]
    assert row(block, "extraordinary").values[0].is_not_applicable
    assert row(block, "company-tax").values[0].is_not_applicable  # it is koncernens alone
    assert chapter.lead == "Periodens resultat är 12,0\N{NO-BREAK SPACE}mkr."


def test_the_balance_sheet_of_a_delårsbokslut_is_of_a_day_and_in_its_shorter_form(org):
    report = report_of(org)
    until = report.round.period_to
    given.column(org.municipality, until.year - 1, of=2018)
    short = open_column(org.municipality, 2026, ColumnKind.OUTCOME, by=None, month=8)
    told = {"tangible_assets": said(304872, TKR), "current_assets": said(85745, TKR), "equity_result": said(12043, TKR)}
    save_figures(short, [FigureInput(key, one) for key, one in told.items()], by=None)
    [block] = of_kind(chapters(report)["balance-sheet"], accounts.Statement)
    assert [one.heading for one in block.columns] == ["31 aug 2026", "31 dec 2025"]
    keys = {one.key for one in block.rows}
    assert {"tangible-assets", "current-assets"} <= keys
    assert not {"machinery", "receivables", "cash"} & keys
    assert block.note.startswith("jan–aug 2026: anläggningstillgångar, summa tillgångar")


def test_missing_zero_and_not_applicable_are_three_things(org):
    report = report_of(org)
    given.account(report, extraordinary=NOT_APPLICABLE, financial_income=said(0, TKR))
    made = open_column(org.municipality, 2026, ColumnKind.BUDGET, by=None)
    save_figures(made, [FigureInput("result", said(1, TKR))], by=None)
    [block] = of_kind(chapters(report)["income-statement"], accounts.Statement)
    outcome, budget = (row(block, "financial-income").values[at] for at in (0, 1))
    assert (outcome.value, budget.value) == (0, None)
    assert row(block, "extraordinary").values[0].is_not_applicable


def test_the_proofs_say_rounding_explained_untried_and_what_does_not_agree(org):
    report = report_of(org, ANNUAL)
    column = given.account(
        report, equity_result=said(12044, TKR), total_assets=said(406463, TKR), total_financing=said(406363, TKR)
    )
    given.column(org.municipality, 2024, of=2018)
    [sums] = [one for one in for_report(report).questions if one.prefix == "text-balance_sheet"]
    words = {proof.status.word for proof in sums.fetched.proofs.proofs}
    assert {"Stämmer inte", "Ej prövad"} & words >= {"Stämmer inte"}
    explain(column, "balance", by=None, difference=Decimal(100_000), text="Rättas i nästa bokslut.")
    chapter = chapters(report)["balance-sheet"]
    [proofs] = of_kind(chapter, accounts.ProofList)
    said_of = {proof.status.word: proof.sentence for proof in proofs.proofs}
    assert "Rättas i nästa bokslut." in said_of["Förklarad skillnad"]
    rounding = next(proof for proof in proofs.proofs if proof.status.word == "Avrundning")
    assert rounding.here.value - rounding.there.value in (Decimal(1000), Decimal(-1000))


def test_a_fault_asks_for_a_reason_or_an_explanation(org):
    report = report_of(org)
    column = given.account(report, equity_result=said(13043, TKR), other_equity=said(158245, TKR))
    question = next(one for one in for_report(report).questions if one.prefix == "text-balance_sheet")
    assert question.is_missing
    assert "stämmer inte" in question.fetched.lacks
    explain(column, "result_in_balance", by=None, difference=Decimal(1_000_000), text="Bokfört efteråt.")
    explain(column, "equity_change", by=None, difference=Decimal(-1_000_000), text="Bokfört efteråt.")
    question = next(one for one in for_report(report).questions if one.prefix == "text-balance_sheet")
    assert question.fetched.lacks == ""


def test_balanskravet_is_told_through_the_years_with_what_is_to_be_restored(org):
    report = report_of(org, ANNUAL)
    given.account(report, **{**given.NONE_RESERVED, "budget_result": said(-5000, TKR)})
    [block] = of_kind(chapters(report)["balanced-budget"], accounts.BalanceRequirement)
    assert block.restorations == (accounts.Restoration(2025, Decimal(5_000_000), 2028),)
    assert block.reserve_names == ("resultatreserv",)
    assert block.conclusion == "Balanskravsresultatet är −5,0\N{NO-BREAK SPACE}mkr."


def test_last_years_balanskrav_is_not_told_as_this_years(org):
    report = report_of(org, ANNUAL)
    given.column(org.municipality, 2024, **given.NONE_RESERVED)
    given.column(org.municipality, 2025)
    [block] = of_kind(chapters(report)["balanced-budget"], accounts.BalanceRequirement)
    assert [one.heading for one in block.columns] == ["2024"]
    assert block.conclusion == ""


def test_what_is_forecast_of_balanskravet_stands_in_a_delårsrapport(org):
    report = report_of(org)
    forecast = open_column(org.municipality, 2026, ColumnKind.FORECAST, by=None, round_=report.round)
    told = {**given.NONE_RESERVED, "budget_result": said(9000, TKR)}
    save_figures(forecast, [FigureInput(key, one) for key, one in told.items()], by=None)
    chapter = chapters(report)["balanced-budget"]
    [block] = of_kind(chapter, accounts.BalanceRequirement)
    assert [one.heading for one in block.columns] == ["Prognos 2026"]
    assert block.conclusion == "Balanskravsresultatet väntas bli 9,0\N{NO-BREAK SPACE}mkr."


def test_a_note_stands_at_its_row_and_leads_back_and_the_first_tells_of_the_principles(org):
    report = report_of(org)
    given.everything(report)
    reports.save_text(report, "notes", "<p>Samma principer som i årsredovisningen.</p>", by=None)
    found = chapters(report)
    [statement, *_] = of_kind(found["income-statement"], accounts.Statement)
    assert row(statement, "tax-revenue").notes == (2,)
    principles, note = of_kind(found["notes"], accounts.FinancialNote)
    assert (principles.number, principles.title) == (1, "Redovisningsprinciper")
    assert (note.number, note.title, note.about[0].row) == (2, "Skatteintäkter", "tax-revenue")
    assert [(one.name, one.values[0].value) for one in note.rows] == [
        ("Egen skatt", 255_000_000),
        ("Slutavräkning", 2_770_000),
        ("Summa", 257_770_000),
    ]


def test_a_note_that_only_last_year_tells_takes_no_number(org):
    report = report_of(org)
    given.everything(report)
    year = report.round.year
    now, then = (AccountLine.objects.get(year=one, key="operating_costs") for one in (year, year - 1))
    row_now = account_lines.add_to_note(now, by=None, name="Löner")
    row_then = account_lines.add_to_note(then, by=None, name="Löner")
    AccountLine.objects.filter(pk=row_then.pk).update(key=row_now.key)
    before = AccountColumn.objects.get(unit=org.municipality, year=year - 1)
    save_figures(before, [FigureInput(row_now.key, said(-200, TKR))], by=None)
    [note] = of_kind(chapters(report)["notes"], accounts.FinancialNote)
    assert (note.number, note.title) == (2, "Skatteintäkter")


def test_a_reason_is_printed_in_place_of_what_is_missing(org):
    report = report_of(org)
    assert not {*KEYS} & set(chapters(report))
    reports.save_text(report, "balance_sheet", "<p>Bokslutet är inte klart.</p>", by=None)
    chapter = chapters(report)["balance-sheet"]
    question = next(one for one in for_report(report).questions if one.prefix == "text-balance_sheet")
    assert chapter.lead == question.fetched.lacks
    assert [block.heading for block in chapter.blocks] == ["Skäl"]


def test_every_format_says_the_same_figures(org):
    report = report_of(org)
    given.everything(report)
    given.account(report, org.group)
    document = build_document(report)
    assert read(to_json(document)) == document
    told = list(read_back.rows_told(document))
    assert {name for name, _ in told} >= {"Periodens resultat", "Summa tillgångar", "Skatteintäkter"}
    assert read_back.not_found(told, read_back.on_the_page(body_html(document))) == []
    assert read_back.not_found(told, read_back.in_word(word_file(document))) == []
    assert read_back.not_found(told, read_back.in_excel(excel_file(document))) == []
    paper = read_back.on_paper(render_pdf_in_process(document))
    assert [row for row in told if " ".join(row[1]) not in paper] == []
    assert "Kontroller av resultaträkningen" in paper
