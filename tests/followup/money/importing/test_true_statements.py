"""Statements that municipalities have printed, pasted as they stand: every row is what it says, and they prove themselves."""

from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook

from followup.enums import ColumnKind, MoneyUnit, Verdict
from followup.money.importing.accounts import read_file, read_pasted
from followup.rules.accounts.checks import Beside, checks_of
from followup.rules.accounts.line_table import law_lines
from followup.rules.accounts.sheet import Sheet
from followup.rules.accounts.told import NOT_APPLICABLE, NOT_SAID, said
from organisation.enums import OrgUnitKind
from tests.followup.money.importing import true_statements as true
from tests.followup.rules.accounts import grastorp

KOMMUN, KONCERN = OrgUnitKind.MUNICIPALITY, OrgUnitKind.GROUP
UTFALL, BUDGET = ColumnKind.OUTCOME, ColumnKind.BUDGET
MKR, TKR, KR = MoneyUnit.MKR, MoneyUnit.TKR, MoneyUnit.KR


def pasted(text, year=2019, kind=KOMMUN, **more):
    return read_pasted(text, [line for line in law_lines(year) if line.is_asked_of(kind)], unit=TKR, **more)


def told(read, year, kind=UTFALL, whose=KOMMUN):
    column = read.column_of(year=year, kind=kind, whose=whose)
    assert column is not None
    return {key: one for key, one in read.told(column).items() if one != NOT_SAID}


def unknown(read):
    return [row.place.words for row in read.unknown]


GRASTORP = pasted(true.GRASTORP_INCOME + "\n" + true.GRASTORP_BALANCE)
PARTED_OTHERWISE = {"other_equity", *grastorp.NOT_HERE}


@pytest.mark.parametrize("year", [2017, 2018, 2019, 2020])
def test_a_resultatrakning_and_a_balansrakning_are_pasted_at_once(year):
    expected = {key: one for key, one in grastorp.figures(year).items() if key not in PARTED_OTHERWISE}
    if year <= 2019:
        expected["extraordinary"] = NOT_APPLICABLE
    assert told(GRASTORP, year) == expected


def test_the_budget_stands_in_a_column_of_its_own():
    assert told(GRASTORP, 2019, BUDGET) == {key: said(row[0], TKR) for key, row in grastorp.INCOME.items()} | {
        "extraordinary": NOT_APPLICABLE
    }


def as_workbook(*texts):
    """The same tables in an Excel file, a sheet each: amounts are numbers and years too, and names stand a step in."""
    book = Workbook()
    book.remove(book.active)
    for text in texts:
        sheet = book.create_sheet()
        for row in text.splitlines():
            cells = [
                cell.replace(" ", "") if cell[-1:].isdigit() and cell[:1] in "-123456789" else cell
                for cell in row.split("\t")
            ]
            sheet.append([None, *(int(cell) if cell.lstrip("-").isdigit() else cell or None for cell in cells)])
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_workbook_says_what_the_same_tables_say_when_they_are_pasted():
    content = as_workbook(true.GRASTORP_INCOME, true.GRASTORP_BALANCE)
    read = read_file(content, [line for line in law_lines(2019) if line.is_asked_of(KOMMUN)], unit=KR)
    assert {year: told(read, year) for year in (2017, 2018, 2019, 2020)} == {
        year: told(GRASTORP, year) for year in (2017, 2018, 2019, 2020)
    }
    assert [row.place.where for row in read.unknown][:1] == ["rad 10 på bladet Sheet1"]


def test_what_the_law_does_not_ask_for_is_told_of_and_not_guessed():
    assert unknown(GRASTORP) == [
        "Aktier och andelar",
        "Långfristiga fordringar",
        "– varav övrigt eget kapital",
        "– därav särskild löneskatt",
    ]
    assert (GRASTORP.twice, GRASTORP.faults, GRASTORP.said_in) == ((), (), TKR)


def test_what_holds_the_result_already_is_not_added_to_it():
    (row,) = [row for row in GRASTORP.unknown if row.sentence]
    assert row.place.words == "– varav övrigt eget kapital"
    assert "Dra av det" in row.sentence


def sheet(year):
    return Sheet(f"kommunen-{year}", law_lines(year), KOMMUN, told(GRASTORP, year))


def verdicts(year, before=None):
    return {one.key: one.verdict for one in checks_of(sheet(year), Beside(before=before))}


@pytest.mark.parametrize(
    ("year", "before", "rounded"),
    [(2017, None, set()), (2018, None, {"result_in_balance"}), (2019, 2018, set()), (2020, 2019, set())],
)
def test_what_is_pasted_proves_itself_but_for_the_sources_own_rounding(year, before, rounded):
    found = verdicts(year, sheet(before) if before else None)
    assert {key for key, verdict in found.items() if verdict == Verdict.ROUNDING} == rounded
    tried = {key for key, verdict in found.items() if verdict != Verdict.NOT_TRIED}
    assert {found[key] for key in tried - rounded} == {Verdict.AGREES}
    assert "sum:equity" not in tried


def test_the_rows_that_are_not_there_leave_their_checks_untried():
    tried = {key for key, verdict in verdicts(2019, sheet(2018)).items() if verdict != Verdict.NOT_TRIED}
    assert {"balance", "result_in_balance", "opening_equity", "equity_change", "sum:result", "sum:liabilities"} <= tried


def test_the_cash_flow_that_follows_from_them_meets_what_is_in_the_bank():
    figures = told(GRASTORP, 2019) | grastorp.flow_2019()
    made = Sheet("2019", law_lines(2019), KOMMUN, figures)
    assert made.value("cash_flow").amount == Decimal(-12_777_000)
    found = {one.key: one.verdict for one in checks_of(made, Beside(before=sheet(2018)))}
    assert (found["cash"], found["opening_cash"], found["result_in_flow"]) == (Verdict.AGREES,) * 3


def balanced(**more):
    read = pasted(true.GRASTORP_BALANCED, **more)
    assert (read.unknown, read.said_in) == ((), MKR)
    figures = told(GRASTORP, 2019) | told(read, 2019)
    made = Sheet("2019", law_lines(2019), KOMMUN, figures)
    return {one.key: one.verdict for one in checks_of(made, Beside())}


def test_a_balanskravsutredning_proves_itself():
    found = balanced(unit_holds=True)
    assert (found["result_in_budget"], found["sum:balanced_result"]) == (Verdict.AGREES, Verdict.NOT_TRIED)


def test_a_unit_that_the_source_itself_has_wrong_is_caught_by_the_checks():
    assert balanced()["result_in_budget"] == Verdict.DIFFERS


def test_a_kassaflodesanalys_is_pasted():
    read = pasted(true.HALLSBERG_CASH_FLOW, 2020, KONCERN)
    assert unknown(read) == ["Justering för av- och nedskrivningar", "Försäljning av finansiella anläggningstillgångar"]
    made = Sheet("2020", law_lines(2020), KOMMUN, told(read, 2020))
    verdicts = {one.key: one.verdict for one in checks_of(made, Beside())}
    assert (verdicts["sum:closing_cash"], verdicts["sum:cash_flow"]) == (Verdict.AGREES, Verdict.NOT_TRIED)
    assert made.told("flow_short_liabilities") == said(35, MKR)


def test_strangnas_result_is_read_to_the_krona():
    read = pasted(true.STRANGNAS_RESULT, 2020)
    assert told(read, 2020) == {"result": said(155_116_161, KR)}
    assert told(read, 2019) == {"result": said(88_581_948, KR)}
    reserved = {"budget_result": said(155_116_161, KR), "reserve_added": said(-100_000_000, KR)}
    assert told(pasted(true.STRANGNAS_RESERVED, 2020), 2020) == reserved


def test_koncernens_result_is_as_exact_as_it_was_said():
    read = pasted(true.STRANGNAS_GROUP, 2021, KONCERN)
    assert told(read, 2021, whose=KONCERN) == {"result": said("245.7", MKR, decimals=1)}
    assert told(read, 2019, whose=KONCERN)["result"].amount == Decimal(144_200_000)


@pytest.mark.parametrize(
    ("text", "year", "whose", "expected"),
    [
        (true.GOTEBORG_INCOME, 2019, KOMMUN, {"operating_costs": -41140, "result": 1504}),
        (true.GOTEBORG_INCOME, 2018, KONCERN, {"operating_costs": -50016, "result": 2355}),
        (true.VANSBRO_INCOME, 2019, KOMMUN, {"depreciation": -15842, "extraordinary": -16064, "result": -35507}),
        (true.VANSBRO_INCOME, 2018, KONCERN, {"depreciation": -23244, "result": -12235}),
        (true.KUNGSBACKA_INCOME, 2014, KOMMUN, {"operating_income": 790, "tax_revenue": 3723, "result": 179}),
        (true.KUNGSBACKA_INCOME, 2013, KONCERN, {"operating_income": 921, "result": 104}),
    ],
)
def test_the_columns_are_whose_the_heads_say(text, year, whose, expected):
    read = pasted(text, 2019, KONCERN)
    found = told(read, year, whose=whose)
    assert {key: found[key] for key in expected} == {key: said(one, read.unit) for key, one in expected.items()}


@pytest.mark.parametrize("text", [true.GOTEBORG_INCOME, true.VANSBRO_INCOME])
def test_every_row_of_a_resultatrakning_by_law_is_recognised(text):
    read = pasted(text, 2019, KONCERN)
    assert (read.unknown, read.twice, read.faults) == ((), (), ())


def test_a_dash_alone_is_no_amount_and_an_empty_cell_says_nothing():
    assert told(pasted(true.GOTEBORG_INCOME), 2019)["extraordinary"] == NOT_APPLICABLE
    assert "extraordinary" not in told(pasted(true.VANSBRO_INCOME), 2018)


def test_a_balansrakning_with_dashes_notes_and_rows_of_its_own():
    read = pasted(true.KRAMFORS_BALANCE, 2018, KONCERN)
    found = told(read, 2018, whose=KONCERN)
    assert found["land_and_buildings"] == said("1480.0", MKR, decimals=1)
    assert found["equity"] == said("386.1", MKR, decimals=1)
    assert found["equity_result"] == said("-53.7", MKR, decimals=1)
    assert unknown(read) == ["– Konst", "– Eget kapital", "Minoritetsintresse"]


def test_a_row_that_another_is_more_surely_says_which():
    read = pasted(true.KRAMFORS_BALANCE, 2018, KONCERN)
    (row,) = [row for row in read.unknown if row.sentence]
    assert row.place.words == "– Eget kapital"
    assert row.sentence == "Eget kapital står på rad 18."


def test_a_file_with_semicolons_and_points():
    read = read_file(true.SJOBO_INCOME.encode(), list(law_lines(2021)), unit=TKR)
    found = told(read, 2021)
    assert found["operating_costs"] == said("-1381.2", MKR, decimals=1)
    assert found["adjusted_result"] == said("71.5", MKR, decimals=1)
    assert told(read, 2020)["reserve_added"] == said("-22.0", MKR, decimals=1)
    assert unknown(read) == ["varav jämförelsestörande", "Balanskravsjusteringar"]
