"""Tables of amounts, pasted and in files: heads, notes, units, what stands twice and what is not recognised."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.enums import AccountKind, ColumnKind, MoneyUnit
from followup.money.importing.account_comparison import compare, likely_unit
from followup.money.importing.accounts import read_file, read_pasted
from followup.rules.accounts.line_table import law_lines
from followup.rules.accounts.lines import Line
from followup.rules.accounts.told import NOT_APPLICABLE, NOT_SAID, Told, said
from organisation.enums import OrgUnitKind
from styrmodell.lib.errors import DomainError

KR, TKR, MKR = MoneyUnit
LINES = [line for line in law_lines(2026) if line.is_asked_of(OrgUnitKind.MUNICIPALITY)]
WHOLE = {"year": 2026, "whose": OrgUnitKind.MUNICIPALITY}


def pasted(text, **more):
    return read_pasted(text, LINES, **({"unit": TKR} | more))


def told(text, column=0, **more):
    return {key: one for key, one in pasted(text, **more).told(column).items() if one != NOT_SAID}


def words(read):
    return [head.words for head in read.columns]


def test_names_and_amounts_alone():
    found = told("Verksamhetens intäkter\t742 318\nVerksamhetens kostnader\t-3 214 506\n")
    assert found == {"operating_income": said(742_318, TKR), "operating_costs": said(-3_214_506, TKR)}


@pytest.mark.parametrize(
    "text",
    [
        "Skatteintäkter;2 145 220\nFinansiella intäkter;38 215",
        "Skatteintäkter    2 145 220\nFinansiella intäkter    38 215",
        "\tSkatteintäkter\t2 145 220\n\t\tFinansiella intäkter\t38 215".replace("\t\tF", "\tF"),
        '"Skatte-\nintäkter"\t2 145 220\r\nFinansiella intäkter\t38 215\r\n',
        "Skatteintäkter\t4\t2 145 220\nFinansiella intäkter\t6\t38 215",
        "Skatteintäkter\tNot 4\t2 145 220\nFinansiella intäkter\tNot 6\t38 215",
        "Post\tNot\tUtfall\nSkatteintäkter\t4\t2 145 220\nFinansiella intäkter\t\t38 215",
        "Skatteintäkter\t2 145 220*\nFinansiella intäkter\t38 215 1)",
        "Finansiella intäkter\t38 215\n\n\nSkatteintäkter\t2 145 220\n",
    ],
)
def test_the_same_rows_however_they_are_parted(text):
    assert told(text) == {"tax_revenue": said(2_145_220, TKR), "financial_income": said(38_215, TKR)}


def test_small_amounts_are_not_taken_for_notes():
    assert told("Finansiella intäkter\t12\nFinansiella kostnader\t-3")["financial_income"] == said(12, TKR)
    assert told("Finansiella intäkter\t12\t14\nFinansiella kostnader\t3\t9", 1)["financial_income"] == said(14, TKR)


def test_empty_zero_and_what_does_not_apply_are_three():
    read = pasted("\tUtfall\tBudget\nFordringar\t0\t5\nKassa och bank\t–\t5\nSkulder\t\t5")
    assert read.told(0) == {"receivables": said(0, TKR), "cash": NOT_APPLICABLE, "liabilities": NOT_SAID}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Belopp i kr\nSkatteintäkter\t5", KR),
        ("Resultaträkning (mnkr)\nSkatteintäkter\t5", MKR),
        ("Tkr\t2026\nSkatteintäkter\t5", TKR),
        ("\tUtfall 2026, mkr\nSkatteintäkter\t5", MKR),
        ("Skatteintäkter, mkr\t5", MKR),
        ("Skatteintäkter\t5 mkr", MKR),
        ("Miljoner kronor\t2026\nSkatteintäkter\t5", MKR),
        ("Skatteintäkter\t5", TKR),
    ],
)
def test_the_unit_is_what_the_table_says_and_else_what_is_chosen(text, unit):
    assert told(text)["tax_revenue"] == said(5, unit)


def test_each_part_of_a_table_has_its_own_unit_and_heads():
    read = pasted("Tkr\t2026\t2025\nSkatteintäkter\t5\t4\nBalansräkning, mkr\t2025\t2026\nFordringar\t7\t8")
    assert words(read) == ["2026", "2025"]
    assert read.told(0) == {"tax_revenue": said(5, TKR), "receivables": said(8, MKR)}


@pytest.mark.parametrize(
    ("head", "kind", "column"),
    [
        ("2026\tBudget 2026\t2025", ColumnKind.OUTCOME, 0),
        ("2026\tBudget 2026\t2025", ColumnKind.BUDGET, 1),
        ("Utfall 2025\tUtfall 2026\tPrognos 2026", ColumnKind.FORECAST, 2),
        ("Bokslut 2025-12-31\tBokslut 2026-12-31\tAvvikelse", ColumnKind.OUTCOME, 1),
        ("Budget\tUtfall\tDiff", ColumnKind.OUTCOME, 1),
        ("Budget\tUtfall\tBudgetavvikelse", ColumnKind.BUDGET, 0),
        ("Utfall\tUtfall fg år\tBudget", ColumnKind.OUTCOME, 0),
        ("2025\t2024\t2023", ColumnKind.OUTCOME, None),
        ("2026\t2026\t2025", ColumnKind.OUTCOME, None),
        ("Koncernen 2026\tKommunen 2026\tKommunen 2025", ColumnKind.OUTCOME, 1),
    ],
)
def test_a_column_is_found_by_its_head_and_never_guessed(head, kind, column):
    read = pasted(f"\t{head}\nSkatteintäkter\t1\t2\t3")
    assert read.column_of(kind=kind, **WHOLE) == column


def test_a_table_with_notes_two_units_and_where_amounts_are_from():
    read = pasted(
        "\tKommunen\tKoncernen\nPost\tNot\t2026\tBudget 2026\t2025\t2026\t2025\tKälla, 2026\n"
        "Skatteintäkter\t4\t1\t2\t3\t4\t5\tExcel, 11 feb 10:42\nFordringar\t\t6\t7\t8\t9\t10\träknas"
    )
    assert words(read) == ["Kommunen 2026", "Kommunen Budget 2026", "Kommunen 2025", "Koncernen 2026", "Koncernen 2025"]
    assert read.faults == ()
    assert read.told(4) == {"tax_revenue": said(5, TKR), "receivables": said(10, TKR)}


@pytest.mark.parametrize("over", ["Post", "Benämning"])
def test_months_as_a_ledger_writes_them_are_heads_where_the_first_cell_says_so(over):
    read = pasted(f"{over}\t202612\t202512\nSkatteintäkter\t5\t4")
    assert read.column_of(kind=ColumnKind.OUTCOME, month=12, **WHOLE) == 0
    assert told("Fordringar\t202612\t202512")["receivables"] == said(202_612, TKR)


def test_the_month_of_a_delarsbokslut_is_read():
    read = pasted("\tjan–aug 2026\t2026-12-31\nSkatteintäkter\t1\t2")
    assert read.column_of(kind=ColumnKind.OUTCOME, month=8, **WHOLE) == 0
    assert read.column_of(kind=ColumnKind.OUTCOME, month=12, **WHOLE) == 1


def test_the_same_name_is_the_line_of_the_account_that_it_stands_in():
    text = (
        "Finansiella kostnader\t-1\nÅrets resultat\t5\nKassa och bank\t9\nÅrets resultat\t6\n"
        "Nya lån\t4\nKassaflödesanalys\t\nÅrets resultat\t7\nLikvida medel\t8"
    )
    found = told(text)
    expected = {"result": 5, "equity_result": 6, "flow_result": 7, "cash": 9, "closing_cash": 8}
    assert {key: found[key] for key in expected} == {key: said(one, TKR) for key, one in expected.items()}


def test_the_first_row_is_of_the_account_that_follows():
    assert told("Årets resultat\t6\nÖvrigt eget kapital\t9\nSumma eget kapital\t15")["equity_result"] == said(6, TKR)


def test_of_two_accounts_in_any_order_each_has_its_own():
    text = "Årets resultat\t5\nSkatteintäkter\t9\nÅrets resultat\t5\nFordringar\t4\nFinansiella intäkter\t2"
    found = told(text)
    assert (found["result"], found["equity_result"]) == (said(5, TKR), said(5, TKR))


def test_a_row_that_the_account_does_not_have_is_not_taken_for_one_of_another():
    assert "depreciation" not in told("Kassaflödesanalys\nÅrets resultat\t5\nAvskrivningar\t9\nNya lån\t4")
    assert "depreciation" not in told("Nya lån\t4\nAvskrivningar\t9\nÅrets kassaflöde\t4")


def test_a_line_that_stands_twice_differently_is_left_out_and_told_of():
    read = pasted("Skatteintäkter\t5\t4\nFordringar\t1\t1\nSkatteintäkter\t6\t4")
    (twice,) = read.twice
    assert (twice.key, twice.column, [row.place.number for row in twice.rows]) == ("tax_revenue", 0, [1, 3])
    assert read.told(0) == {"receivables": said(1, TKR)}
    assert read.told(1)["tax_revenue"] == said(4, TKR)


def test_a_row_that_is_not_recognised_is_told_of_with_its_amounts():
    read = pasted("Skatteintäkter\t5\nJämförelsestörande poster\t-1 200\nVerksamhetens intäker\t3\nEn rubrik")
    odd, misspelt = read.unknown
    assert (odd.place.words, odd.place.where, odd.told, odd.near) == (
        "Jämförelsestörande poster",
        "rad 2",
        (said(-1200, TKR),),
        "",
    )
    assert misspelt.near == "operating_income"


def test_somebody_chooses_a_line_for_a_row_or_leaves_it_out():
    text = "Skatteintäkter\t5\nJämförelsestörande poster\t-1 200"
    read = pasted(text, chosen={2: "extraordinary"})
    assert read.told(0)["extraordinary"] == said(-1200, TKR)
    assert read.unknown == ()
    assert set(pasted(text, chosen={1: ""}).told(0)) == set()


def test_own_lines_with_the_same_name_are_asked_about():
    twins = [Line(key, "Interna poster", AccountKind.INCOME_STATEMENT) for key in ("own_1", "own_2")]
    read = read_pasted("Interna poster\t5", [*LINES, *twins], unit=TKR)
    assert [row.sentence for row in read.unknown] == ["Flera rader heter så. Välj vilken det är."]


def test_a_cell_that_cannot_be_read_is_told_of_and_the_rest_is_read():
    read = pasted("\t2026\t2025\nSkatteintäkter\t1,234\t4\nFordringar\t7\t8")
    (fault,) = read.faults
    assert (fault.place.words, fault.key, fault.column) == ("Skatteintäkter", "tax_revenue", 0)
    assert "1 234" in fault.sentence.replace("\N{NO-BREAK SPACE}", " ")
    assert read.told(0) == {"receivables": said(7, TKR)}
    assert read.told(1)["tax_revenue"] == said(4, TKR)


def test_comments_and_percentages_are_no_amounts():
    read = pasted("Skatteintäkter\t5\tenligt SKR\t12,3 %\nFordringar\t7\t\t4 %")
    assert len(read.columns) == 1
    assert read.faults == ()


def test_an_amount_that_is_not_parted_from_its_name_is_not_guessed():
    read = pasted("Räkenskaper 2026\nSkatteintäkter 4 2 145 220\nFinansiella intäkter 38 215,5")
    assert read.columns == ()
    assert [row.place.number for row in read.unknown] == [2, 3]
    assert all("tabb" in row.sentence for row in read.unknown)


def test_amounts_without_a_name_are_told_of():
    read = pasted("\t2026\t2025\nSkatteintäkter\t5\t4\n\t7\t8")
    assert [(row.place.number, row.told[1]) for row in read.unknown] == [(3, said(8, TKR))]
    assert "inget namn" in read.unknown[0].sentence


WORDS = (
    "Årets resultat|Not|2026|Budget 2026|Koncernen|-|–|1 234|(5)|mkr|Avvikelse|Summa tillgångar|=1+1|12,5 %|Nyckel|cash"
)
SIGNS = ["", "\t", "\n", "\t", "\n", '"', ";", "  ", "²", "\u200b", "0", "1.234.5", "varav ", "Balansräkning"]
CELLS = st.sampled_from([*WORDS.split("|"), *SIGNS])


@given(st.lists(CELLS, max_size=60).map("".join))
def test_whatever_is_pasted_is_read_or_told_of(text):
    read = pasted(text)
    for column in range(len(read.columns)):
        assert compare(read, column, {}).rows is not None
    assert all(len(row.told) == len(read.columns) for row in (*read.rows, *read.unknown))


def test_more_rows_than_anybody_means_to_paste_are_refused():
    with pytest.raises(DomainError):
        pasted("Skatteintäkter\t5\n" * 1001)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_file_of_text_is_read_as_what_is_pasted(separator):
    rows = [("Post", "Utfall 2026"), ("Skatteintäkter", "2145220"), ("Finansiella kostnader", "-76531")]
    content = "\r\n".join(separator.join(row) for row in rows).encode("cp1252")
    read = read_file(content, LINES, unit=TKR)
    assert read.told(0) == {"tax_revenue": said(2_145_220, TKR), "financial_costs": said(-76_531, TKR)}


def test_a_file_that_is_no_table_is_refused():
    with pytest.raises(DomainError):
        read_file(b"%PDF-1.7", LINES, unit=TKR)


STORED = {
    "tax_revenue": said(5, TKR),
    "receivables": said(7, TKR),
    "cash": said(9, TKR),
    "liabilities": Told(Decimal(4000), KR),
    "stock": NOT_APPLICABLE,
}


def test_what_is_pasted_is_compared_with_what_is_stored():
    text = "\t2026\nSkatteintäkter\t5\nFordringar\t8\nKassa och bank\t\nSkulder\t4\nFörråd\t0\nAvskrivningar\t-3\nProvisioner\t1"
    read = pasted(text)
    found = compare(read, 0, STORED)
    assert [row.key for row in found.unchanged] == ["tax_revenue", "liabilities"]
    assert [(row.key, row.before, row.after) for row in found.changed] == [
        ("receivables", said(7, TKR), said(8, TKR)),
        ("stock", NOT_APPLICABLE, said(0, TKR)),
    ]
    assert [row.key for row in found.new] == ["depreciation"]
    assert [row.key for row in found.writes] == ["receivables", "stock", "depreciation"]
    assert found.silent == ("cash",)
    assert [row.place.words for row in read.unknown] == ["Provisioner"]


def test_what_is_missing_is_not_new():
    assert compare(pasted("\t2026\t2025\nSkatteintäkter\t\t5"), 0, {}).rows == ()


LAST_YEAR = {"tax_revenue": said(2_088_340, TKR), "receivables": said(318_420, TKR), "cash": said(241_760, TKR)}


@pytest.mark.parametrize(
    ("amounts", "unit"),
    [
        (("2 145 220 000", "331 204 000", "198 344 000"), KR),
        (("2 145,2", "331,2", "198,3"), MKR),
        (("2 145 220", "331 204", "19"), None),
        (("2 145 220 000", "331 204 000", ""), None),
    ],
)
def test_amounts_that_seem_to_be_in_another_unit_are_asked_about(amounts, unit):
    rows = zip(("Skatteintäkter", "Fordringar", "Kassa och bank"), amounts, strict=True)
    read = pasted("\n".join("\t".join(row) for row in rows))
    assert likely_unit(read, 0, LAST_YEAR) == unit
