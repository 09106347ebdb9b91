"""A table of investments is read by its heads and its projects' numbers or names; nothing is guessed."""

from decimal import Decimal

import pytest

from followup.enums import MoneyUnit
from followup.money.importing.account_table import rows_of
from followup.money.importing.accounts import text_rows
from followup.money.importing.investment_table import Known, read_table, role_of
from styrmodell.lib.errors import DomainError

UNITS = {1: ("KN", "Kulturnämnden"), 2: ("SN", "Socialnämnden")}
PROJECTS = (
    Known(10, 1, "4711", "Nytt bibliotek"),
    Known(11, 1, "", "Konstinköp"),
    Known(20, 2, "4800", "Gruppboende"),
    Known(21, 2, "", "Inventarier"),
    Known(12, 1, "", "Inventarier"),
)
ALL = ("budget", "change", "carried_in", "outcome", "spent", "forecast", "carried_over")


def read(text, *, unit=MoneyUnit.TKR, columns=ALL):
    return read_table(
        rows_of(text_rows(text)), projects=PROJECTS, units=UNITS, columns=columns, until=(2026, 8), unit=unit
    )


def rows(text, **more):
    return [(row.pk, dict(row.amounts)) for row in read(text, **more).rows]


def test_projects_are_known_by_number_or_name_in_any_order():
    text = "Projekt\tPrognos\tÅrsbudget\nGruppboende\t9 000\t10 000\n4711 Nytt bibliotek\t1,5\t2 mkr\nkonstinköp\t\t300"
    assert rows(text) == [
        (20, {"forecast": Decimal(9_000_000), "budget": Decimal(10_000_000)}),
        (10, {"forecast": Decimal(1500), "budget": Decimal(2_000_000)}),
        (11, {"budget": Decimal(300_000)}),
    ]


def test_what_it_is_in_is_said_over_the_table_or_in_a_head():
    assert rows("Investeringar i kr\nProjekt;Budget;Utfall (tkr)\n4711;5000;7") == [
        (10, {"budget": Decimal(5000), "outcome": Decimal(7000)})
    ]


def test_a_number_of_its_own_column_and_a_nämnds_own_row_tell_whose_it_is():
    text = "Nr\tBenämning\tUtfall\nSocialnämnden\n\tInventarier\t5\n4800\tHeter annat\t6\nSumma\t\t11\nKN\t\t9\n\tInventarier\t7"
    assert rows(text) == [
        (21, {"outcome": Decimal(5000)}),
        (20, {"outcome": Decimal(6000)}),
        (12, {"outcome": Decimal(7000)}),
    ]


def test_what_is_no_project_is_told_with_whose_it_is_and_what_it_is_near():
    table = read("Projekt\tEnhet\tUtfall\nNytt biblotek\tKN\t1\nBro\tSocialnämnden\t2\nInventarier\t\t3")
    assert [(row.words, row.pk, row.unit_pk, row.near) for row in table.rows] == [
        ("Nytt biblotek", None, 1, 10),
        ("Bro", None, 2, None),
        ("Inventarier", None, None, None),
    ]
    assert table.rows[2].sentence == "Flera projekt heter så."


def test_a_project_that_stands_twice_is_asked_about():
    table = read("Projekt\tUtfall\n4711\t1\nNytt bibliotek\t2\n4800\t3")
    assert [bool(row.sentence) for row in table.rows] == [True, True, False]


def test_a_cell_that_cannot_be_read_or_costs_less_than_nothing_is_told():
    table = read("Projekt\tBudget\tUtfall\tVarav ändring\n4711\tmycket\t1\t-5\n4800\t-7\t-1\t")
    assert [(fault.words, fault.column) for fault in table.faults] == [("4711", "Budget"), ("4800", "Budget")]
    assert [dict(row.amounts) for row in table.rows] == [
        {"outcome": Decimal(1000), "change": Decimal(-5000)},
        {"outcome": Decimal(-1000)},
    ]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Budget 2026 (tkr)", "budget"),
        ("Utfall jan–aug 2026", "outcome"),
        ("Utfall 2026-08", "outcome"),
        ("Utfall 2026-04", ""),
        ("Utfall jan-april", ""),
        ("Utfall 2025", ""),
        ("Varav från förra året", "carried_in"),
        ("Ombudgeteras till 2027", "carried_over"),
        ("FÖRBRUKAT TOTALT", "spent"),
        ("Beslutad totalutgift", ""),
    ],
)
def test_a_head_says_what_its_column_is_unless_it_is_of_another_time(words, role):
    assert role_of(words, (2026, 8)) == role


def test_a_column_that_is_not_read_is_told():
    assert read("Projekt;Utfall 2025;Utfall;Ansvarig\n4711;1;2;Bo").unread == ("Utfall 2025", "Ansvarig")
    assert read("Projekt;Prognos;Utfall\n4711;1;2", columns=("outcome",)).unread == ("Prognos",)


@pytest.mark.parametrize(("text", "words"), [("4711\t5", "rubriker"), ("Projekt\tUtfall\n4711\t", "inga rader")])
def test_what_holds_nothing_is_refused(text, words):
    with pytest.raises(DomainError, match=words):
        read(text)
