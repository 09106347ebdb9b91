"""Which column of the accounts a pasted column is for: what its head says, and what has to be asked."""

import pytest

from followup.enums import ColumnKind, MoneyUnit
from followup.money.importing.account_placing import Target, placed
from followup.money.importing.accounts import read_pasted
from followup.rules.accounts.line_table import law_lines
from organisation.enums import OrgUnitKind

KOMMUN, KONCERN = OrgUnitKind.MUNICIPALITY, OrgUnitKind.GROUP
LINES = law_lines(2026).rows
INTERIM = [
    Target("kommun", 2026, 8, ColumnKind.OUTCOME, KOMMUN),
    Target("budget", 2026, 12, ColumnKind.BUDGET, KOMMUN),
    Target("kommun-ifjol", 2025, 8, ColumnKind.OUTCOME, KOMMUN),
    Target("kommun-ib", 2025, 12, ColumnKind.OUTCOME, KOMMUN),
    Target("koncern", 2026, 8, ColumnKind.OUTCOME, KONCERN),
    Target("koncern-ib", 2025, 12, ColumnKind.OUTCOME, KONCERN),
]
YEAR = [
    Target("kommun", 2026, 12, ColumnKind.OUTCOME, KOMMUN),
    Target("budget", 2026, 12, ColumnKind.BUDGET, KOMMUN),
    Target("kommun-ib", 2025, 12, ColumnKind.OUTCOME, KOMMUN),
]


def of(heads, targets=INTERIM, whose=KOMMUN):
    """Where each column of a table with these heads belongs."""
    cells = "\t".join(str(100 + place) for place in range(len(heads)))
    text = "\t" + "\t".join(heads) + f"\nVerksamhetens intäkter\t{cells}\nVerksamhetens kostnader\t{cells}"
    pasted = read_pasted(text, LINES, unit=MoneyUnit.TKR)
    return list(placed(pasted, targets, whose).values())


@pytest.mark.parametrize(
    ("heads", "slugs"),
    [
        (["Utfall 2026-08", "Budget 2026", "Utfall 2025-08"], ["kommun", "budget", "kommun-ifjol"]),
        (["Utfall aug 26", "Budget 26", "Utfall 2025-08"], ["kommun", "budget", "kommun-ifjol"]),
        (["Jan–aug 2026", "BU -26", "Bokslut -25"], ["kommun", "budget", None]),
        (["jan-aug 2026", "jan-aug 2025"], ["kommun", "kommun-ifjol"]),
        (["31 aug 2026", "31 dec 2025"], ["kommun", "kommun-ib"]),
        (["2026", "Budget 2026"], ["kommun", "budget"]),
        (["Kommunen 2026-08", "Koncernen 2026-08"], ["kommun", "koncern"]),
    ],
)
def test_a_head_that_says_which_it_is_is_followed(heads, slugs):
    assert of(heads) == slugs


def test_whose_is_what_was_said_where_the_head_does_not_tell():
    assert of(["2026-08", "Kommunen 2026-08"], whose=KONCERN) == ["koncern", "kommun"]


@pytest.mark.parametrize(
    ("heads", "slugs"),
    [
        (["2025"], [None]),  # to the end of August, or of the year
        (["Utfall"], [None]),
        ([""], [None]),
        (["2026", "2026-08"], [None, "kommun"]),
    ],
)
def test_what_may_be_several_is_asked(heads, slugs):
    assert of(heads) == slugs


def test_of_two_statements_under_heads_of_their_own_both_are_the_same_column():
    text = "\tjan-aug 2026\nVerksamhetens intäkter\t5\nBalansräkning\n\t2026\nKassa och bank\t7"
    pasted = read_pasted(text, LINES, unit=MoneyUnit.TKR)
    assert list(placed(pasted, INTERIM, KOMMUN).values()) == ["kommun", "kommun"]


def test_of_a_whole_year_last_year_is_one():
    assert of(["2026", "2025"], YEAR) == ["kommun", "kommun-ib"]


FORECAST = [*INTERIM, Target("prognos", 2026, 12, ColumnKind.FORECAST, KOMMUN, made=8)]


@pytest.mark.parametrize(
    "head",
    ["Prognos 2026", "Helårsprognos", "Prognos aug 2026", "Prognos 2026-12", "Kommunens prognos", "PROGNOS DR2"],
)
def test_the_forecast_is_found_by_the_year_or_by_when_it_is_made(head):
    assert of(["2026-08", "Budget 2026", head], FORECAST) == ["kommun", "budget", "prognos"]


@pytest.mark.parametrize("head", ["Prognos apr 2026", "Prognos 2027", "Koncernens prognos", "Prognosavvikelse"])
def test_another_forecast_is_not_read(head):
    assert of(["2026-08", head], FORECAST) == ["kommun", ""]


@pytest.mark.parametrize("head", ["Prognos 2026", "Utfall 2019-12", "Budget 2026-08", "Avvikelse"])
def test_what_none_of_them_is_is_not_read(head):
    assert of(["2026-08", head]) == ["kommun", ""]
