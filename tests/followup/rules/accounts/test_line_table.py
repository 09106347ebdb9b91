"""The lines of law per year: keys that stay, names of their day, and each counted once."""

import pytest

from followup.enums import AccountKind, LineKind
from followup.rules.accounts.line_table import law_lines, reserve_name
from followup.rules.accounts.lines import Line, Lines
from organisation.enums import OrgUnitKind

YEARS = range(2015, 2031)


@pytest.mark.parametrize(("year", "name"), [(2013, "resultatutjämningsreserv"), (2023, "resultatutjämningsreserv"),
                                            (2024, "resultatreserv"), (2030, "resultatreserv")])  # fmt: skip
def test_the_reserve_has_the_name_of_its_year(year, name):
    assert reserve_name(year) == name
    lines = law_lines(year)
    assert lines["equity_reserve"].name == name.capitalize()
    assert lines["reserve_used"].name == f"Användning av medel från {name}"
    assert not [line.name for line in lines if "{" in line.name]


def test_the_keys_are_the_same_every_year():
    assert len({tuple(line.key for line in law_lines(year)) for year in YEARS}) == 1


def test_each_line_counts_in_one_sum_of_its_own_account_and_no_sum_in_itself():
    lines = law_lines(2026)
    for line in lines:
        above, seen = line, set()
        while above.part_of:
            assert lines[above.part_of].account == line.account
            assert above.key not in seen
            seen.add(above.key)
            above = lines[above.part_of]


def test_the_resultatrakning_has_the_rows_of_law_in_order():
    """As printed by https://finansiellinfo.se/Vansbro_2019/Resultatrakning.html; the koncern has tax before its result."""
    names = [line.name for line in law_lines(2026).of(AccountKind.INCOME_STATEMENT, OrgUnitKind.MUNICIPALITY)]
    assert names == [
        "Verksamhetens intäkter",
        "Verksamhetens kostnader",
        "Avskrivningar",
        "Verksamhetens nettokostnader",
        "Skatteintäkter",
        "Generella statsbidrag och utjämning",
        "Verksamhetens resultat",
        "Finansiella intäkter",
        "Finansiella kostnader",
        "Resultat efter finansiella poster",
        "Extraordinära poster",
        "Årets resultat",
    ]
    group = [line.key for line in law_lines(2026).of(AccountKind.INCOME_STATEMENT, OrgUnitKind.GROUP)]
    assert group[-2:] == ["company_tax", "result"]


def test_a_delarsbokslut_has_fewer_rows_and_names_the_period():
    lines = law_lines(2026)
    short = [line.key for line in lines.of(AccountKind.BALANCE_SHEET, OrgUnitKind.MUNICIPALITY, is_interim=True)]
    assert {"fixed_assets", "tangible_assets", "equity", "total_financing"} <= set(short)
    assert "machinery" not in short
    assert lines.of(AccountKind.CASH_FLOW, OrgUnitKind.MUNICIPALITY, is_interim=True) == ()
    assert (lines["result"].name_at(8), lines["result"].name_at(12)) == ("Periodens resultat", "Årets resultat")
    assert lines["cash"].name_at(8) == "Kassa och bank"


@pytest.mark.parametrize("kind", [OrgUnitKind.GROUP, OrgUnitKind.COMPANY])
@pytest.mark.parametrize("account", [AccountKind.BALANCED_BUDGET, AccountKind.BRIDGE])
def test_balanskrav_and_brygga_are_kommunens_alone(kind, account):
    assert law_lines(2026).of(account, kind) == ()
    assert law_lines(2026).of(account, OrgUnitKind.MUNICIPALITY)


def test_a_namnd_has_no_accounts_of_its_own():
    assert not [line for line in law_lines(2026) if line.is_asked_of(OrgUnitKind.COMMITTEE)]


def test_what_only_tells_of_a_line_is_no_part_of_it():
    lines = law_lines(2026)
    assert lines["opening_equity"].kind == LineKind.OF_WHICH
    assert [line.key for line in lines.parts("equity")] == ["equity_result", "equity_reserve", "other_equity"]
    assert lines["equity"] in lines.sums
    assert lines["cash"] not in lines.sums


def test_lines_that_cannot_be_added_up_are_no_lines():
    row = Line("cash", "Kassa", AccountKind.BALANCE_SHEET)
    with pytest.raises(ValueError, match="två gånger"):
        Lines(2026, (row, row))
    with pytest.raises(ValueError, match="inte finns"):
        Lines(2026, (Line("cash", "Kassa", AccountKind.BALANCE_SHEET, part_of="nothing"),))
