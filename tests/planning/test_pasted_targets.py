"""A table of targets from Excel is read with units on top or in its rows, and what it names that is not here is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.forms.pasted_targets import Pasted, recognise
from styrmodell.lib.pasted import MOST_ROWS

FIGURES = [(1, "Nöjda besökare"), (2, "Sjukfrånvaro, andel")]
UNITS = [(8, "Biblioteksenheten"), (8, "BIB"), (9, "Kulturskolan")]
READ = {(1, 8): Pasted("90"), (1, 9): Pasted("85,5"), (2, 9): Pasted("5")}


@pytest.mark.parametrize(
    "table",
    [
        "\tBiblioteksenheten\tKulturskolan\nNöjda besökare\t90\t85,5\nSjukfrånvaro, andel\t\t5",
        "Nyckeltal\tBIB\tKULTURSKOLAN\r\nNöjda  besökare (procent)\t90\t85,5\r\nSjukfrånvaro, andel\t\t5\r\n",
        "Enhet\tNöjda besökare\tSjukfrånvaro, andel\nBiblioteksenheten\t90\nKulturskolan\t85,5\t5",
        '\t"Biblioteks\nenheten"\tBiblioteksenheten\tKulturskolan\nNöjda besökare\t\t90\t85,5\nSjukfrånvaro, andel\t\t\t5',
    ],
)
def test_a_table_lies_either_way(table):
    assert recognise(table, FIGURES, UNITS).cells == READ


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("x", Pasted()),
        ("Ja", Pasted()),
        ("−3,5", Pasted("−3,5")),
        ("60–80", Pasted("60", "80")),
        ("60 till 80", Pasted("60", "80")),
        ("tio", Pasted("tio")),
    ],
)
def test_a_cell_is_a_target_an_interval_or_a_tick(cell, read):
    assert recognise(f"\tBIB\nNöjda besökare\t{cell}", FIGURES, UNITS).cells == {(1, 8): read}


def test_what_is_not_recognised_is_named_once():
    found = recognise("\tBIB\tMuseet\nNöjda besökare\t1\t2\nOkänt\t3\t4\nOkänt\t5\t6", FIGURES, UNITS)
    assert found.unknown_words == "Det här kändes inte igen: ”Museet” och ”Okänt”."
    assert not found.is_whole


@pytest.mark.parametrize("table", ["", "\n\t\n", "Nöjda besökare\t90", "a\tb\nc\t1", "x\n" * (MOST_ROWS + 1)])
def test_a_table_without_names_says_why(table):
    found = recognise(table, FIGURES, UNITS)
    assert not found.cells
    assert found.why


def test_a_name_that_two_units_have_names_neither():
    found = recognise("\tSkolan\nNöjda besökare\t1", FIGURES, [(8, "Skolan"), (9, "Skolan")])
    assert not found.cells


@given(st.text(alphabet=st.sampled_from('\t\n"x1,–åBI Nöjda besökareBIB\x00\x0b'), max_size=80))
def test_whatever_is_pasted_is_read_without_a_fault(table):
    recognise(table, FIGURES, UNITS)
