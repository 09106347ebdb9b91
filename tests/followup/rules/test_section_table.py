"""The section table that a year begins with against the law's: row by row, and paragraph by paragraph."""

import pytest

from followup.enums import Ground, Reporter, RoundKind
from followup.rules.section_table import SECTIONS
from tests.followup import law_table
from tests.followup.law_table import BESIDE, OTHERWISE, ROUNDS, ROWS, cells, name_of, rows

SAID_OTHERWISE = {cells(row)[0]: row for row in rows(OTHERWISE)}
ASKED = [SAID_OTHERWISE.get(cells(row)[0], row) for row in rows(ROWS)] + rows(BESIDE)
OF_LEVELS_BELOW = {"activities", "priorities"}  # kontor and enheter alone

# Which sections each paragraph asks for, of whom and when, by hand the other way round: a paragraph that is taken up
# somewhere else than its row is seen here.
PARAGRAPHS = {
    "KL 6:5": {"council_assignments": "nämnd ÅR, kommun ÅR"},
    "KL 6:6": {"internal_control": "nämnd ÅR"},
    "KL 12:2": {
        "goals": "kommun DR2, kommun ÅR",
        "sound_management": "kommun DR2, kommun ÅR",
        "audit": "kommun DR2, kommun ÅR",
    },
    "LKBR 5 kap.": {"income_statement": "kommun ÅR"},
    "LKBR 6 kap.": {"balance_sheet": "kommun ÅR"},
    "LKBR 8 kap.": {"cash_flow": "kommun ÅR"},
    "LKBR 9 kap.": {"notes": "kommun ÅR"},
    "LKBR 10:1": {"operating": "kommun ÅR"},
    "LKBR 10:2": {"investments": "kommun ÅR"},
    "LKBR 11 kap.": {"events": "kommun ÅR", "overview": "kommun ÅR", "balanced_budget": "kommun ÅR"},
    "LKBR 12 kap.": {"consolidated": "kommun ÅR"},
    "LKBR 13:2": {"income_statement": "kommun DR2", "balance_sheet": "kommun DR2"},
    "RKR R13": {"cash_flow": "kommun ÅR"},
    "RKR R14": {"operating": "kommun ÅR", "investments": "kommun ÅR"},
    "RKR R15": {
        "events": "kommun ÅR",
        "overview": "kommun ÅR",
        "group": "kommun ÅR",
        "circumstances": "kommun ÅR",
        "governance": "kommun ÅR",
        "balanced_budget": "kommun ÅR",
        "personnel": "kommun ÅR",
        "expected_development": "kommun ÅR",
    },
    "RKR R17": {
        "events": "kommun DR2",
        "circumstances": "kommun DR2",
        "operating": "kommun DR2",
        "forecast": "kommun DR2",
        "deviations": "kommun DR2",
        "investments": "kommun DR2",
        "notes": "kommun DR2",
        "consolidated": "kommun DR2",
        "balanced_budget": "kommun DR2",
        "expected_development": "kommun DR2",
    },
    "RKR R18": {"notes": "kommun ÅR"},
    "ÅRL": {
        "events": "bolag ÅR",
        "overview": "bolag ÅR",
        "circumstances": "bolag ÅR",
        "income_statement": "bolag ÅR",
        "balance_sheet": "bolag ÅR",
        "cash_flow": "bolag ÅR",
        "notes": "bolag ÅR",
        "expected_development": "bolag ÅR",
        "audit": "bolag ÅR",
        "signatures": "bolag ÅR",
    },
}
SHORT = {
    Reporter.BOARD: "nämnd",
    Reporter.MUNICIPALITY: "kommun",
    Reporter.COMPANY: "bolag",
    RoundKind.INTERIM_1: "DR1",
    RoundKind.INTERIM_2: "DR2",
    RoundKind.ANNUAL: "ÅR",
}


def asked(key):
    """What the code asks of nämnd, kommun and bolag, as the table writes it."""
    section = next(one for one in SECTIONS if one.key == key)
    return {
        (one.reporter, one.round_kind): f"{one.extent[0]}{one.ground} {one.paragraph}".strip()
        for one in section.asked()
        if one.reporter in law_table.REPORTERS and one.round_kind in ROUNDS
    }


@pytest.mark.parametrize("row", ASKED, ids=name_of)
def test_each_row_is_asked_of_each_reporter_as_the_table_says(row):
    key, wanted = cells(row)
    assert asked(key) == wanted


def test_nothing_is_asked_that_is_not_in_the_table():
    assert {one.key for one in SECTIONS} - OF_LEVELS_BELOW == {cells(row)[0] for row in ASKED}


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_each_paragraph_asks_for_its_sections(paragraph):
    found = {
        one.key: ", ".join(
            f"{SHORT[reporter]} {SHORT[kind]}"
            for (reporter, kind), cell in asked(one.key).items()
            if paragraph in cell.partition(" ")[2].split(", ")
        )
        for one in SECTIONS
    }
    assert {key: whose for key, whose in found.items() if whose} == PARAGRAPHS[paragraph]


def test_what_law_or_rkr_asks_for_names_its_paragraph_and_nothing_else_does():
    every = [one for section in SECTIONS for one in section.asked()]
    assert {one.paragraph for one in every if one.ground in (Ground.LAW, Ground.STANDARD)} >= {"LKBR 13:2"}
    assert [one for one in every if bool(one.paragraph) != (one.ground in (Ground.LAW, Ground.STANDARD))] == []
    assert {name for one in every for name in one.paragraph.split(", ") if name} == set(PARAGRAPHS)
