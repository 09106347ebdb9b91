"""The judge of amounts: whether they can be true, asked before anything is saved, of a file as of a grid. Pure.

What is odd is told with both figures and can be confirmed; what is impossible is refused.
"""

import calendar
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from followup.money.amounts import Amounts
from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import MONTHS, number

WORDS = {"outcome": "utfallet", "budget": "budgeten", "year_budget": "årsbudgeten", "forecast": "prognosen"}
SUMMED = ("outcome", "budget")  # from January on
UNITS = {Decimal("0.01"): "öre", Decimal(1): "kronor", Decimal(1000): "tkr", Decimal(1_000_000): "mkr"}
LIKE = 3  # an amount may be so many times another and still be in the same unit
TIMES = 10  # so many times what it was is worth a question
TWICE = Decimal("1.75")  # of all that is known: something is counted twice
ASKED_FROM = Decimal(10_000)  # kronor: a smaller difference is nobody's question
ROUNDED = Decimal(1000)  # budgets are made in tkr, so two of them may differ by as much
FAR = Decimal("0.25")  # of the year's budget
A_MONTH = (Decimal("0.6"), Decimal("1.5"))  # how much of a month's part is taken for one month instead of all of them
NOTHING = Amounts()
NOT_ALL = Decimal("0.7")  # of what is expected to date: more is taken for all months


@dataclass(frozen=True, slots=True)
class Remark:
    """Anmärkning: what is odd or impossible, in a sentence.

    Attributes:
        unit: what the amount seems to be written in, when that is what is odd; `figures` are it and what it was held against.
        row: of a file; None for the whole of it, or where there are no rows.
    """

    sentence: str
    is_impossible: bool = False
    unit: str = ""
    figures: tuple[Decimal, Decimal] = (Decimal(0), Decimal(0))
    row: int | None = None


class Doubtful(DomainError):
    """The amounts are odd and nobody has said yes to just these remarks.

    Attributes:
        remarks: what is odd.
        mark: what is sent back to say yes to them.
    """

    def __init__(self, remarks: Sequence[Remark], *, mark: str = "") -> None:
        super().__init__("Kontrollera beloppen. Rätta dem, eller bekräfta att de stämmer.")
        self.remarks = tuple(remarks)
        self.mark = mark or mark_of(remarks)


def refuse_implausible(remarks: Sequence[Remark], *, accepted: str) -> None:
    """Let through what is plausible, and what somebody has seen the remarks on and said yes to.

    Args:
        accepted: the mark of the remarks that were confirmed.

    Raises:
        DomainError: something is impossible.
        Doubtful: something is odd.
    """
    if impossible := [remark.sentence for remark in remarks if remark.is_impossible]:
        raise DomainError(" ".join(impossible))
    if remarks and accepted != mark_of(remarks):
        raise Doubtful(remarks)


def mark_of(remarks: Iterable[Remark]) -> str:
    """What tells these remarks from all others: a yes is to what was shown, not to what comes afterwards."""
    said = "\n".join(sorted(f"{remark.row}: {remark.sentence}" for remark in remarks))
    return hashlib.sha256(said.encode()).hexdigest()[:16] if said else ""


@dataclass(frozen=True, slots=True)
class Reference:
    """What an amount is held against: as much as it is expected to be, and the figure as it is told."""

    words: str
    told: Decimal
    expected: Decimal


@dataclass(frozen=True, slots=True)
class Case:
    """En verksamhet i en period, as it would be stored, with what is known of it.

    Attributes:
        amounts: with what is written now.
        stored: the same period's, before.
        last: those of the last period before it in the same year, to the end of `last_month`; 0 when there is none.
        per: what is written: 1 kronor, 1000 tkr.
    """

    name: str
    year: int
    month: int
    amounts: Amounts
    stored: Amounts = NOTHING
    last: Amounts = NOTHING
    last_month: int = 0
    per: int = 1
    row: int | None = None

    @property
    def written(self) -> list[str]:
        """The amounts that are not stored already."""
        return [column for column in WORDS if getattr(self.amounts, column) != getattr(self.stored, column)]

    def known(self, column: str) -> Decimal | None:
        """The amount as it will be, else as it was."""
        found = [getattr(one, column) for one in (self.amounts, self.stored, self.last)]
        return next((amount for amount in found if amount is not None), None)

    def history(self, column: str) -> list[Reference]:
        """What the same amount was: stored for the period, and in the last one."""
        found, (stored, last) = [], (getattr(one, column) for one in (self.stored, self.last))
        if stored is not None:
            found.append(Reference("förut var det", stored, stored))
        if last is not None and self.last_month:
            expected = last * self.month / self.last_month if column in SUMMED else last
            until = "till och med" if column in SUMMED else "i"
            found.append(Reference(f"{until} {MONTHS[self.last_month - 1]} var det", last, expected))
        return found

    def plan(self, column: str) -> list[Reference]:
        """What the budget says that the amount should come to."""
        budget, year = self.known("budget"), self.known("year_budget")
        found = []
        if column == "outcome" and budget:
            found.append(Reference("budgeten till dess är", budget, budget))
        if column in SUMMED and year:
            found.append(Reference("årsbudgeten är", year, year * self.month / 12))
        if column == "forecast" and year:
            found.append(Reference("årsbudgeten är", year, year))
        return found

    def shown(self, amount: Decimal) -> str:
        """An amount in what is written here; a small one in kronor."""
        if self.per == 1 and abs(amount) < ASKED_FROM:
            return f"{number(amount)} kr"
        return f"{number(amount / 1000, 0 if abs(amount) >= ASKED_FROM else 1)} tkr"

    def remark(self, column: str, said: str, **fields: Any) -> Remark:
        """What is said of one of the amounts: "Bibliotek: utfallet −12 215 tkr …"."""
        amount = self.shown(getattr(self.amounts, column))
        return Remark(f"{self.name}: {WORDS[column]} {amount}{said}", row=self.row, **fields)


def plausible(case: Case, *, today: date) -> tuple[Remark, ...]:
    """What is odd or impossible about a verksamhet's amounts: about each that is not stored already, the one thing that
    explains most.
    """
    if case.amounts.is_empty:
        return (Remark(f"{case.name} har inga belopp alls.", row=case.row),)
    found = [*_of_the_period(case, today)]
    for column in case.written:
        now = getattr(case.amounts, column)
        if now is not None:
            found += [said for judge in JUDGES if (said := judge(case, column, now))][:1]
    return tuple(found)


def _of_the_period(case: Case, today: date) -> Iterator[Remark]:
    """Nothing can have come out in a month that has not begun."""
    first = date(case.year, case.month, 1)
    month = f"{MONTHS[case.month - 1]} {case.year}"
    if not case.written or date(case.year, case.month, calendar.monthrange(case.year, case.month)[1]) <= today:
        return
    if first > today and "outcome" in case.written and case.amounts.outcome is not None:
        sentence = f"{case.name}: det kan inte finnas utfall för {month}. I dag är det {today}."
        yield Remark(sentence, is_impossible=True, row=case.row)
    else:
        yield Remark(f"{case.name}: {month} är inte slut. I dag är det {today}.", row=case.row)


def _unit(case: Case, column: str, now: Decimal) -> Remark | None:
    """Written in tkr, öre or mkr where kronor are asked for, or the other way round."""
    for held in (*case.history(column), *case.plan(column)):
        if not now or not held.expected or abs(now - held.expected) < ASKED_FROM:
            continue
        size = abs(case.per * held.expected / now)
        for one, word in UNITS.items():
            if one != case.per and one / LIKE <= size <= one * LIKE:
                asked = f", men {held.words} {case.shown(held.told)}. Är det skrivet i {word}?"
                return case.remark(column, asked, unit=word, figures=(now, held.told))
    return None


def _one_month(case: Case, column: str, now: Decimal) -> Remark | None:
    """The month's amount, where what is asked for is the sum from January on."""
    if column not in SUMMED or case.month == 1:
        return None
    month = MONTHS[case.month - 1]
    before = [held for held in case.history(column) if case.last_month and held.told == getattr(case.last, column)]
    for held in (*before, *case.plan(column)):
        part = abs(now / held.expected) if held.expected else Decimal(1)
        least, most = (share / case.month for share in A_MONTH)
        if least <= part <= min(most, NOT_ALL) and abs(now - held.expected) >= ASKED_FROM:
            asked = (
                f", men {held.words} {case.shown(held.told)}. Gäller det bara {month}? Summan från januari ska stå här."
            )
            return case.remark(column, asked)
    return None


def _sign(case: Case, column: str, now: Decimal) -> Remark | None:
    """An income where there have been costs, and the other way round."""
    others = [held.told for held in (*case.history(column), *case.plan(column)) if held.told]
    if not now or (others and (others[0] > 0) == (now > 0)):
        return None
    what = "en intäkt" if now > 0 else "en kostnad"
    if others:
        return case.remark(column, f" är {what}, men {_first_words(case, column)} {case.shown(others[0])}.")
    return case.remark(column, f" är {what}. Nettokostnader brukar vara negativa.") if now > 0 else None


def _first_words(case: Case, column: str) -> str:
    return next(held.words for held in (*case.history(column), *case.plan(column)) if held.told)


def _shrinking(case: Case, column: str, now: Decimal) -> Remark | None:
    """A sum from January on that has become less."""
    last = getattr(case.last, column) if column in SUMMED and case.last_month else None
    if not last or abs(last) - abs(now) < ASKED_FROM:
        return None
    until, before = MONTHS[case.month - 1], MONTHS[case.last_month - 1]
    return case.remark(column, f" till och med {until} är mindre än {case.shown(last)} till och med {before}.")


def _against_the_year(case: Case, column: str, now: Decimal) -> Remark | None:
    """A budget to date that is more than the year's, or in December another."""
    year = case.known("year_budget")
    if column != "budget" or year is None:
        return None
    if case.month == 12 and abs(now - year) > ROUNDED:
        return case.remark(column, f" till och med december är inte årsbudgeten {case.shown(year)}.")
    until = MONTHS[case.month - 1]
    if abs(now) - abs(year) > ROUNDED:
        return case.remark(column, f" till och med {until} är mer än årsbudgeten {case.shown(year)}.")
    was_so = case.last.budget is not None and case.last.budget == case.last.year_budget
    if case.month < 12 and now == year and abs(now) >= ASKED_FROM and not was_so:
        return case.remark(column, f" är hela årets, och ska vara den till och med {until}.")
    return None


def _many_times(case: Case, column: str, now: Decimal) -> Remark | None:
    """Ten times what it was, or a tenth."""
    for held in case.history(column):
        large, small = sorted((abs(now), abs(held.expected)), reverse=True)
        if small and large / small >= TIMES and large - small >= ASKED_FROM:
            return case.remark(column, f" är långt från det förra: {held.words} {case.shown(held.told)}.")
    return None


def _twice(case: Case, column: str, now: Decimal) -> Remark | None:
    """An outcome of about twice all that is known of it."""
    known = [held for held in (*case.history(column), *case.plan(column)) if held.expected]
    if column != "outcome" or len(known) < 2:
        return None
    if all(abs(now) >= abs(held.expected) * TWICE and abs(now - held.expected) >= ASKED_FROM for held in known):
        one, other = (f"{held.words} {case.shown(held.told)}" for held in known[:2])
        return case.remark(
            column, f" är nära dubbelt så mycket som väntat: {one}, och {other}. Är något med två gånger?"
        )
    return None


def _far_from_budget(case: Case, column: str, now: Decimal) -> Remark | None:
    """A forecast far from the year's budget, unless it was so before."""
    year = case.known("year_budget")
    if column != "forecast" or not year or not _is_far(now, year):
        return None
    if any(not _is_far(now, held.told) for held in case.history(column) if held.told):
        return None
    return case.remark(column, f" ligger långt från årsbudgeten {case.shown(year)}.")


def _is_far(amount: Decimal, of: Decimal) -> bool:
    return abs(amount - of) > max(abs(of) * FAR, ASKED_FROM)


JUDGES = (_unit, _one_month, _sign, _shrinking, _against_the_year, _many_times, _twice, _far_from_budget)
