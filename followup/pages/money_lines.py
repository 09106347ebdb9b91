"""Money in a page's tables and pictures: the account's rows and where they lead, and what they say in a sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from followup.money.amounts import Total
from followup.money.operating_account import AccountRow, most_deviating
from styrmodell.lib.swedish import money_mkr

WORTH_A_FIGURE = Decimal(50_000)  # kronor; less is 0,0 mkr


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """A row of the account as `deviation_bars` draws it, and where it leads."""

    row: AccountRow
    url: str = ""
    is_total: bool = False
    is_over: bool = False

    @property
    def label(self) -> str:
        """Whose deviation it is."""
        return self.row.label

    @property
    def value(self) -> Decimal | None:
        """What the bar shows: the deviation for the whole year, its outcome's when the year is over."""
        return self.row.amounts.deviation_told(is_over=self.is_over)


def picture(lines: Iterable[MoneyLine], total: Total, *, is_over: bool = False) -> tuple[MoneyLine, ...]:
    """The lines and their sum, for the bars."""
    return (*lines, MoneyLine(AccountRow(label="Summa", amounts=total), is_total=True, is_over=is_over))


def forecast_sentence(who: str, total: Total) -> str:
    """In words: "Kulturnämnden räknar med 1,5 mkr bättre än budget för helåret."; nothing without a forecast."""
    deviation = total.year_deviation
    if deviation is None:
        return ""
    if abs(deviation) < WORTH_A_FIGURE:
        return f"{who} räknar med att hålla budgeten för helåret."
    how = "bättre" if deviation > 0 else "sämre"
    return f"{who} räknar med {money_mkr(abs(deviation), unit=True)} {how} än budget för helåret."


def outcome_sentence(who: str, total: Total) -> str:
    """Of a year that is over: "Nämndernas utfall blev 1,5 mkr bättre än budget för helåret."; nothing without an outcome.

    Args:
        who: in the genitive.
    """
    deviation = total.deviation
    if deviation is None:
        return ""
    if abs(deviation) < WORTH_A_FIGURE:
        return f"{who} utfall blev i nivå med budget för helåret."
    how = "bättre" if deviation > 0 else "sämre"
    return f"{who} utfall blev {money_mkr(abs(deviation), unit=True)} {how} än budget för helåret."


def largest_deviation(rows: Iterable[AccountRow], *, is_over: bool = False) -> str:
    """In words: "Socialnämnden avviker mest, −9,7 mkr"; for the picture's caption."""
    most = most_deviating(rows, is_over=is_over)
    if most is None:
        return "Ingen avviker från budget"
    row, deviation = most
    return f"{row.label} avviker mest, {money_mkr(deviation, signed=True, unit=True)}"
