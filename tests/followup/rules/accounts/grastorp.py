"""Grästorps kommun's true accounts, as printed, in tkr: the figures that the rules are tried on.

Resultaträkning 2017–2019 with budget 2019: https://www.finansiellinfo.se/Grastorp_2019/Resultatrakning.html
Balansräkning 2018–2020: https://www.finansiellinfo.se/Grastorp_2020/Balansrakning.html
What the source leaves empty (extraordinära poster, other material assets, placeringar) does not apply. The source divides
the closing equity in reserve and other; the year's result is parted from the other here, as the law has it (LKBR 6 kap.).
"""

from dataclasses import replace

from followup.enums import AccountKind, MoneyUnit, Sign
from followup.rules.accounts.line_table import law_lines
from followup.rules.accounts.lines import Line, Lines
from followup.rules.accounts.sheet import Sheet
from followup.rules.accounts.told import NOT_APPLICABLE, Told, said
from organisation.enums import OrgUnitKind

TKR = MoneyUnit.TKR
Y2019, Y2018, Y2017 = 1, 2, 3
YEARS = (2019, 2019, 2018, 2017)

# Budget 2019, 2019, 2018, 2017.
INCOME = {
    "operating_income": (102946, 101282, 106965, 123412),
    "operating_costs": (-423231, -417698, -419995, -419914),
    "depreciation": (-14991, -14879, -13462, -14037),
    "net_operating_cost": (-335276, -331295, -326492, -310539),
    "tax_revenue": (257951, 257770, 251162, 243385),
    "general_grants": (84473, 86552, 81948, 81204),
    "operating_result": (7148, 13027, 6618, 14050),
    "financial_income": (812, 794, 1035, 701),
    "financial_costs": (-1111, -1778, -1541, -1632),
    "result_after_financial": (6849, 12043, 6112, 13119),
    "result": (6849, 12043, 6112, 13119),
}
# 2020, 2019, 2018.
BALANCE = {
    "intangible_assets": (2158, 446, 461),
    "land_and_buildings": (359745, 294144, 272681),
    "machinery": (12671, 10728, 10548),
    "tangible_assets": (372416, 304872, 283229),
    "financial_assets": (9980, 9980, 12280),
    "fixed_assets": (384554, 315298, 295970),
    "infrastructure": (5040, 5320, 5600),
    "stock": (0, 0, 0),
    "receivables": (39331, 34153, 32399),
    "cash": (48969, 51592, 64369),
    "current_assets": (88300, 85745, 96768),
    "total_assets": (477894, 406363, 398338),
    "opening_equity": (184788, 172745, 166632),
    "equity_result": (27125, 12043, 6113),  # 2018: 6 112 in the resultaträkning; the source's own rounding
    "equity_reserve": (13500, 13500, 12500),
    "other_equity": (198413 - 27125, 171288 - 12043, 160245 - 6113),
    "equity": (211913, 184788, 172745),
    "pension_provisions": (7094, 7015, 6258),
    "other_provisions": (7059, 9154, 8658),
    "provisions": (14153, 16169, 14916),
    "long_liabilities": (151284, 122876, 126098),
    "short_liabilities": (100544, 82530, 84579),
    "liabilities": (251828, 205406, 210677),
    "total_financing": (477894, 406363, 398338),
    "other_contingent": (247462, 227225, 212232),
    "old_pensions": (131313, 133462, 134056),
}
NOT_HERE = ("extraordinary", "other_tangible_assets", "short_investments", "pledges")


def figures(year: int) -> dict[str, Told]:
    """What the source prints of a year, 2017–2020."""
    told = dict.fromkeys(NOT_HERE, NOT_APPLICABLE)
    if year <= 2019:
        told |= {key: said(row[2020 - year], TKR) for key, row in INCOME.items()}
    if year >= 2018:
        told |= {key: said(row[2020 - year], TKR) for key, row in BALANCE.items()}
    return told


def sheet(year: int, **more: Told) -> Sheet:
    """Kommunens accounts of a year as printed, and what a test says besides."""
    return Sheet(f"kommunen-{year}", law_lines(year), OrgUnitKind.MUNICIPALITY, {**figures(year), **more})


def flow_2019() -> dict[str, Told]:
    """The cash flow of 2019, derived from the two statements: the source prints none."""

    def changed(key: str) -> int:
        now, then = BALANCE[key][1:]
        return now - then

    depreciation = -INCOME["depreciation"][Y2019]
    invested = changed("intangible_assets") + changed("tangible_assets") + depreciation
    amounts = {
        "flow_result": INCOME["result"][Y2019],
        "flow_adjustments": depreciation - changed("infrastructure") + changed("provisions"),
        "flow_stock": -changed("stock"),
        "flow_receivables": -changed("receivables"),
        "flow_short_liabilities": changed("short_liabilities"),
        "flow_invested": -invested,
        "flow_sold": 0,
        "flow_financial_assets": -changed("financial_assets"),
        "flow_borrowed": 0,
        "flow_repaid": changed("long_liabilities"),
        "flow_other_financing": 0,
        "flow_infrastructure": 0,
        "opening_cash": BALANCE["cash"][2],
        "closing_cash": BALANCE["cash"][1],
    }
    return {key: said(amount, TKR) for key, amount in amounts.items()}


# Invented beside the true figures of 2019, so that everything can be proved: the bridge, the balanskrav and a note.
BRIDGE_2019 = {
    "boards_net": -358690,
    "bridge_capital_costs": 19850,
    "bridge_depreciation": -14879,
    "bridge_payroll": 33160,
    "bridge_pensions": -11160,
    "bridge_central": 424,
    "bridged_net": -331295,
}
BALANCED_2019 = {
    "budget_result": 12043,
    "capital_gains": -640,
    "exempt_gains": 0,
    "exempt_losses": 0,
    "unrealised": -110,
    "unrealised_back": 20,
    "adjusted_result": 11313,
    "reserve_added": -1000,
    "reserve_used": 0,
    "balanced_result": 10313,
    "reserve_opening": 12500,
    "reserve_closing": 13500,
    "deficit_opening": -12000,
    "deficit_closing": -1687,
}
NOTE_2019 = {"own_1": 30000, "own_2": 4153}


def whole_2019() -> Sheet:
    """Kommunens 2019 with every line told, sums too, in all its accounts."""
    note = [
        Line(key, key, AccountKind.NOTES, explains="receivables", sign=Sign.EITHER, is_interim=False)
        for key in NOTE_2019
    ]
    lines = Lines(2019, (*law_lines(2019), *note))
    invented = {key: said(amount, TKR) for key, amount in (BRIDGE_2019 | BALANCED_2019 | NOTE_2019).items()}
    made = Sheet("2019", lines, OrgUnitKind.MUNICIPALITY, figures(2019) | flow_2019() | invented)
    summed = {line.key: made.summed(line.key).amount for line in lines.sums if made.told(line.key).is_missing}
    return replace(made, figures=made.figures | {key: Told(amount, TKR) for key, amount in summed.items()})


def whole_2018() -> Sheet:
    """The year before it, with what is left to restore."""
    return sheet(2018, deficit_closing=said(-12000, TKR))
