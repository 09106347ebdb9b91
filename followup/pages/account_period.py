"""Räkenskapernas period: from January to the end of a month, and what it and its columns are called."""

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR

from django.urls import reverse

from followup.enums import AccountKind, ColumnKind
from followup.money.account_columns import Slot
from followup.rules.accounts.lines import YEAR_END
from styrmodell.lib.swedish import MONTHS

CLOSING = (AccountKind.BALANCE_SHEET,)  # told on a day; the others of a period


@dataclass(frozen=True, slots=True)
class Period:
    """Räkenskapernas period: from January to the end of a month.

    Attributes:
        company: the bolag whose own accounts of it they are; 0 for kommunens and koncernens.
    """

    year: int
    month: int
    company: int = 0

    @property
    def is_real(self) -> bool:
        """True of a month of a year that has one before it and one after."""
        return 1 <= self.month <= YEAR_END and MINYEAR < self.year < MAXYEAR

    @property
    def is_interim(self) -> bool:
        """True before the year is over."""
        return self.month != YEAR_END

    @property
    def words(self) -> str:
        """It in words: "2026", "januari–augusti 2026"."""
        return f"{MONTHS[0]}–{MONTHS[self.month - 1]} {self.year}" if 1 < self.month < YEAR_END else self._short

    @property
    def _short(self) -> str:
        return f"{MONTHS[0]} {self.year}" if self.month == 1 else str(self.year)

    @property
    def name(self) -> str:
        """What is made up of it: "Årsbokslut 2026", "Delårsbokslut augusti 2026"."""
        return f"Delårsbokslut {MONTHS[self.month - 1]} {self.year}" if self.is_interim else f"Årsbokslut {self.year}"

    @property
    def url(self) -> str:
        """Where its accounts stand."""
        if self.company:
            return reverse("followup:accounts_company", args=[self.year, self.month, self.company])
        return reverse("followup:accounts_detail", args=[self.year, self.month])

    @property
    def group_url(self) -> str:
        """Where kommunen, each bolag and eliminations stand beside koncernen."""
        return reverse("followup:accounts_group", args=[self.year, self.month])

    def heading(self, slot: Slot, account: AccountKind) -> str:
        """A column's head: "2026", "Budget 2026", "Prognos aug 2026", "jan–aug 2026", "31 dec 2025"."""
        if slot.kind == ColumnKind.BUDGET:
            return f"Budget {slot.year}"
        if slot.round:
            return f"Prognos {MONTHS[slot.round.period_to.month - 1][:3]} {slot.year}"
        if not self.is_interim:
            return str(slot.year)
        month = MONTHS[slot.month - 1][:3]
        if account in CLOSING:
            return f"{last_day(slot.month)} {month} {slot.year}"
        return f"jan–{month} {slot.year}" if slot.month > 1 else f"jan {slot.year}"


def last_day(month: int) -> int:
    """The last day of a month that is not February, and the 28th of that."""
    return 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
