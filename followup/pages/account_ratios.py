"""The key ratios of a period's accounts with those of the years before, and what those years leave to be restored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst

from followup.enums import AccountKind
from followup.money.account_columns import Slot, read_columns
from followup.pages.account_checks import WHOSE
from followup.pages.account_period import Period
from followup.pages.accounts import Accounts
from followup.rules.accounts.lines import YEAR_END
from followup.rules.accounts.ratios import EARLIER_YEARS, RULES, Ratio, Rule, ratio
from followup.rules.accounts.reserve import YEARS_TO_RESTORE, Deficit, left_to_restore
from followup.rules.accounts.sheet import Sheet
from organisation.models import OrgUnit
from styrmodell.lib.swedish import MISSING, count_words, money_mkr, number

Years = Mapping[int, Sequence[Sheet]]  # by unit, the oldest first


@dataclass(frozen=True, slots=True)
class RatioRow:
    """Ett ekonomiskt nyckeltal genom åren.

    Attributes:
        figures: what the newest is worked out from, or why it is not.
        words: the value of each column, the newest first.
    """

    rule: Rule
    figures: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RatioTable:
    """Ekonomiska nyckeltal för kommunen eller koncernen."""

    whose: str
    headings: tuple[str, ...]
    rows: tuple[RatioRow, ...]


def year_ends(accounts: Accounts) -> Years:
    """The accounts of the period, and as earlier years ended: those of kommunen and of koncernen that hold something. Two
    queries, and one a year.
    """
    units = [(slug, accounts.columns[slug].slot.unit) for slug in accounts.of_units]
    found = read_columns(slot for slug, unit in units for slot in _earlier(slug, unit, accounts.period))
    years: dict[int, list[Sheet]] = {}
    for slug, unit in units:
        columns = [found[slot.slug] for slot in _earlier(slug, unit, accounts.period)]
        sheets = [column.sheet for column in [*columns, accounts.columns[slug]] if not column.is_empty]
        years[unit.pk] = sheets
    return years


def _earlier(slug: str, unit: OrgUnit, period: Period) -> list[Slot]:
    first = period.year - EARLIER_YEARS
    return [Slot(f"{slug}-{year}", unit, year) for year in range(first, period.year)]


def ratio_tables(accounts: Accounts, years: Years) -> list[RatioTable]:
    """A table for kommunen, and for koncernen where its accounts hold something. No query."""
    found = []
    for slug in accounts.of_units:
        sheets = list(reversed(years[accounts.columns[slug].slot.unit.pk]))
        if sheets:
            rows = tuple(_row(rule, sheets) for rule in RULES)
            headings = tuple(_heading(sheet) for sheet in sheets)
            found.append(RatioTable(WHOSE[slug], headings, rows))
    return found


def _heading(sheet: Sheet) -> str:
    return capfirst(Period(sheet.year, sheet.month).words)


def _row(rule: Rule, sheets: Sequence[Sheet]) -> RatioRow:
    through = [ratio(rule, sheet) for sheet in sheets]
    newest = through[0]
    return RatioRow(rule, newest.figures or newest.why_not, tuple(map(ratio_words, through)))


def ratio_words(one: Ratio) -> str:
    """Its value, or that it is missing."""
    return number(one.value, one.rule.decimals) if one.value is not None else MISSING


def restoring(accounts: Accounts, years: Years) -> list[str]:
    """What is to be restored and by when, a sentence for each year that made a loss: KL 11:12. No query."""
    own = accounts.columns[accounts.of_units[0]]
    sheets = [sheet for sheet in years[own.slot.unit.pk] if sheet.month == YEAR_END]
    if not any(map(_is_tried, sheets)):
        return []
    left = left_to_restore(sheets)
    if not left:
        return ["Det finns inget negativt balanskravsresultat att återställa."]
    return [_sentence(one, accounts.period.year) for one in left]


def _is_tried(sheet: Sheet) -> bool:
    """True when something is said in the year's balanskravsutredning."""
    own = (line for line in sheet.lines if line.account == AccountKind.BALANCED_BUDGET)
    return any(not sheet.told(line.key).is_missing for line in own)


def _sentence(one: Deficit, year: int) -> str:
    amount = money_mkr(one.left, unit=True)
    when = f"Av {one.year} års balanskravsresultat" if one.year else "Av tidigare års balanskravsresultat"
    if one.latest < year:
        return f"{when} återstår {amount}, som skulle ha återställts senast {one.latest}."
    return f"{when} återstår {amount}, som ska återställas senast {one.latest}: inom {count_words(YEARS_TO_RESTORE)} år (KL 11:12)."
