"""The mall comes back as it was filled in; typed, pasted and read from a file the same amounts are the same."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from openpyxl import load_workbook

from followup.enums import ColumnKind, LineKind, MoneyUnit
from followup.money.account_template import TemplateColumn, template_file
from followup.money.importing.accounts import read_file, read_pasted
from followup.rules.accounts.line_table import law_lines
from followup.rules.accounts.lines import Line, Lines
from followup.rules.accounts.reading import told_in
from followup.rules.accounts.told import NOT_APPLICABLE, NOT_SAID, PER, said
from organisation.enums import OrgUnitKind

KR, TKR, MKR = MoneyUnit
KOMMUN = OrgUnitKind.MUNICIPALITY
LAW = law_lines(2026)
OWN = [
    Line("own_1", "=Bidrag från kommunen 2025", LAW["result"].account, part_of="operating_income"),
    Line("own_2", "Övrigt, not 3", LAW["result"].account, part_of="operating_income"),
]
LINES = Lines(2026, (*LAW, *OWN))
MINE = [line for line in LINES if line.is_asked_of(KOMMUN) and line.kind != LineKind.HEADING]


@st.composite
def tolds(draw):
    """What may stand on a line, and how it is typed."""
    unit = draw(st.sampled_from(list(MoneyUnit)))
    decimals = draw(st.integers(0, 2))
    digits = draw(st.integers(-(10**9), 10**9)) // PER[unit] if unit != KR else draw(st.integers(-(10**11), 10**11))
    amount = draw(st.sampled_from([NOT_SAID, NOT_APPLICABLE, None, None, None, None]))
    return amount or said(
        f"{digits}.{draw(st.integers(0, 99)):02d}"[: -(2 - decimals) or None].rstrip("."), unit, decimals=decimals
    )


COLUMN = st.fixed_dictionaries({line.key: tolds() for line in MINE})


def typed(told):
    """An amount as somebody writes it, with its unit."""
    return "" if told.is_missing else told.words if told.amount is None else f"{told.words} {told.said_in.label}"


def filled(told, unit=TKR, **more):
    columns = [TemplateColumn("Kommunen, utfall 2026", told)]
    return template_file(LINES, columns, title="Räkenskaper 2026", kind=KOMMUN, unit=unit, **more)


def only_said(told):
    return {key: one for key, one in told.items() if one != NOT_SAID}


@hypothesis(max_examples=8)
@given(COLUMN, st.sampled_from(list(MoneyUnit)))
def test_typed_pasted_and_read_from_the_mall_it_is_the_same(told, unit):
    read = read_file(filled(told, unit), list(LINES), unit=KR)
    in_file = only_said(read.told(0)) if read.columns else {}
    assert in_file == only_said(told)
    assert (read.unknown, read.twice, read.faults) == ((), (), ())
    assert {line.key: told_in(typed(told[line.key]), unit) for line in MINE} == told
    pasted = read_pasted(as_text(told), list(LINES), unit=unit)
    assert (only_said(pasted.told(0)) if pasted.columns else {}) == only_said(told)
    assert (pasted.twice, pasted.faults) == ((), ())


def as_text(told):
    """The lines as they stand on a paper: each account under its heading."""
    rows = ["\tUtfall 2026"]
    for line in LINES:
        if line.is_asked_of(KOMMUN):
            rows += [line.account.label] if not rows or line.account.label not in rows else []
            rows.append(line.name if line.kind == LineKind.HEADING else f"{line.name}\t{typed(told[line.key])}")
    return "\n".join(rows)


@hypothesis(max_examples=8)
@given(COLUMN, st.data())
def test_the_rows_of_an_account_may_stand_in_any_order(told, data):
    account = data.draw(st.sampled_from(["INCOME_STATEMENT", "BALANCE_SHEET", "CASH_FLOW", "BALANCED_BUDGET"]))
    mine = data.draw(st.permutations([line for line in MINE if line.account == account and line not in OWN]))
    text = "\n".join(["\tUtfall 2026", *(f"{line.name}\t{typed(told[line.key])}" for line in mine)])
    read = read_pasted(text, [line for line in LAW if line.account == account], unit=TKR)
    found = only_said(read.told(0)) if read.columns else {}
    kept = {line.key: told[line.key] for line in mine}
    if read.unknown:  # the rest of the equity happened to hold the result
        kept.pop("other_equity")
    assert found == only_said(kept)


def test_the_columns_are_found_again():
    amounts = {"tax_revenue": said(5, TKR)}
    columns = [
        TemplateColumn("Kommunen, utfall jan–aug 2026", amounts),
        TemplateColumn("Kommunen, budget 2026", amounts),
    ]
    read = read_file(template_file(LINES, columns, title="T", kind=KOMMUN, unit=TKR), list(LINES), unit=KR)
    assert read.column_of(year=2026, kind=ColumnKind.OUTCOME, whose=KOMMUN, month=8) == 0
    assert read.column_of(year=2026, kind=ColumnKind.BUDGET, whose=KOMMUN) == 1


def test_keys_tell_the_lines_whatever_they_are_called():
    book = load_workbook(BytesIO(filled({"tax_revenue": said(5, TKR)})))
    sheet = book["Resultaträkning"]
    assert sheet.column_dimensions["A"].hidden
    row = next(row for row in sheet.iter_rows() if row[0].value == "tax_revenue")
    row[1].value = "Kommunens egna pengar"
    target = BytesIO()
    book.save(target)
    assert only_said(read_file(target.getvalue(), list(LINES), unit=KR).told(0)) == {"tax_revenue": said(5, TKR)}


def test_there_is_a_sheet_for_each_account_that_the_unit_has():
    interim = load_workbook(BytesIO(filled({}, month=8)))
    assert [row[1].value for row in interim["Resultaträkning"].iter_rows() if row[0].value == "result"] == [
        LAW["result"].interim_name
    ]
    assert interim.sheetnames == [
        "Resultaträkning",
        "Balansräkning",
        "Balanskravsutredning",
        "Brygga från driftredovisningen",
    ]
    company = template_file(LAW, [], title="T", kind=OrgUnitKind.COMPANY, unit=KR)
    assert load_workbook(BytesIO(company)).sheetnames == ["Resultaträkning", "Balansräkning", "Kassaflödesanalys"]


@pytest.mark.parametrize("unit", list(MoneyUnit))
def test_what_is_typed_in_an_empty_mall_is_in_its_unit(unit):
    book = load_workbook(BytesIO(filled({}, unit)))
    sheet = book["Balansräkning"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "cash")
    row[2].value, row[2].number_format = 742, "#,##0"
    target = BytesIO()
    book.save(target)
    assert only_said(read_file(target.getvalue(), list(LINES), unit=KR).told(0)) == {"cash": said(742, unit)}


def test_a_name_that_begins_as_a_formula_is_words():
    sheet = load_workbook(BytesIO(filled({})))["Resultaträkning"]
    cell = next(row[1] for row in sheet.iter_rows() if row[0].value == "own_1")
    assert cell.data_type == "s"
