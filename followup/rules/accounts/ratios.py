"""Key ratios of the accounts, each with its rule in words, so that whoever reads the figure can work it out again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from followup.rules.accounts.sheet import Sheet, missing_words
from followup.rules.accounts.told import PER, Amount, added, coarsest, nothing_said
from styrmodell.lib.swedish import NBSP, number

HUNDRED = Decimal(100)
EARLIER_YEARS = 4  # that stand beside the newest
NOTHING_SAID = nothing_said()
Part = Callable[[Sheet], Amount]


@dataclass(frozen=True, slots=True)
class Rule:
    """Regel för ett ekonomiskt nyckeltal: `top` in percent of `bottom`.

    Attributes:
        words: the rule as it is read.
        unit: what the value is in: percent, or öre of a krona.
    """

    key: str
    name: str
    words: str
    top: Part
    bottom: Part
    unit: str = "procent"
    decimals: int = 1


@dataclass(frozen=True, slots=True)
class Ratio:
    """Ekonomiskt nyckeltal, of one column.

    Attributes:
        value: unrounded; None when something is missing, or there is nothing to divide by.
        missing: what it lacks, by name.
        top, bottom: what it is worked out from, kr.
    """

    rule: Rule
    year: int
    month: int
    value: Decimal | None
    missing: tuple[str, ...] = ()
    top: Amount = NOTHING_SAID
    bottom: Amount = NOTHING_SAID

    @property
    def figures(self) -> str:
        """What it is worked out from, in words: "171 288 av 350 112 tkr"; empty when it is not."""
        top, bottom = self.top.amount, self.bottom.amount
        if self.value is None or top is None or bottom is None:
            return ""
        coarse = coarsest([self.top, self.bottom])
        said = [number(one / PER[coarse.said_in], coarse.decimals) for one in (top, bottom)]
        return f"{said[0]} av {said[1]}{NBSP}{coarse.said_in.label}"

    @property
    def why_not(self) -> str:
        """Why it is not tried, in a sentence; empty when it is."""
        if self.value is not None:
            return ""
        if self.missing:
            return f"Ej prövad: {missing_words(self.missing)} saknas."
        return "Ej prövad: det finns inget att dela med."


def _sum(*keys: str) -> Part:
    """What some lines come to together; a key after a minus is taken away."""

    def part(sheet: Sheet) -> Amount:
        return added(sheet.value(key[1:]).negated() if key.startswith("-") else sheet.value(key) for key in keys)

    return part


TAXES = _sum("tax_revenue", "general_grants")

RULES = (
    Rule("solidity", "Soliditet", "Eget kapital i procent av summa tillgångar.", _sum("equity"), _sum("total_assets")),
    Rule(
        "solidity_with_pensions",
        "Soliditet med alla pensionsåtaganden",
        "Eget kapital, minus de pensionsförpliktelser som inte är avsättning eller skuld, i procent av summa tillgångar.",
        _sum("equity", "-old_pensions"),
        _sum("total_assets"),
    ),
    Rule(
        "net_cost_share",
        "Nettokostnadsandel",
        "Verksamhetens nettokostnader i procent av skatteintäkter, generella statsbidrag och utjämning.",
        _sum("-net_operating_cost"),
        TAXES,
    ),
    Rule(
        "result_share",
        "Resultat i förhållande till skatt och bidrag",
        "Årets resultat i procent av skatteintäkter, generella statsbidrag och utjämning.",
        _sum("result"),
        TAXES,
    ),
    Rule(
        "result_per_krona",
        "Resultat per skattekrona",
        "Så många öre som blev över av varje krona i skatt, generella statsbidrag och utjämning.",
        _sum("result"),
        TAXES,
        unit="öre",
    ),
    Rule(
        "self_financing",
        "Självfinansieringsgrad",
        "Årets resultat och avskrivningar i procent av årets investeringar i immateriella och materiella tillgångar.",
        _sum("result", "-depreciation"),
        _sum("-flow_invested"),
        decimals=0,
    ),
    Rule(
        "liquidity",
        "Kassalikviditet",
        "Omsättningstillgångar utan förråd och exploatering i procent av kortfristiga skulder.",
        _sum("current_assets", "-stock"),
        _sum("short_liabilities"),
        decimals=0,
    ),
    Rule(
        "debt_share",
        "Skuldsättningsgrad",
        "Avsättningar och skulder i procent av summa tillgångar.",
        _sum("provisions", "liabilities"),
        _sum("total_assets"),
    ),
)


def ratio(rule: Rule, sheet: Sheet) -> Ratio:
    """What a rule gives of a column."""
    top, bottom = rule.top(sheet), rule.bottom(sheet)
    missing = tuple(dict.fromkeys((*top.missing, *bottom.missing)))
    value = None
    if not missing and top.amount is not None and bottom.amount:
        value = HUNDRED * top.amount / bottom.amount
    return Ratio(rule, sheet.year, sheet.month, value, missing, top, bottom)


def ratios_over(sheets: Sequence[Sheet]) -> tuple[tuple[Ratio, ...], ...]:
    """Each ratio through the columns, in the order of the rules; one that no column can tell is left out."""
    rows = (tuple(ratio(rule, sheet) for sheet in sheets) for rule in RULES)
    return tuple(row for row in rows if any(one.value is not None for one in row))
