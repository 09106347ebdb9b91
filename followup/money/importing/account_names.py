"""Which line of the accounts a name means, as people and other programs write it. Pure.

"SUMMA ANLÄGGNINGSTILLGÅNGAR", "– varav årets resultat (not 12)", "Mark, byggn. o tekn. anl." and what the line was called in
other years are all told; what is only nearly right is never taken for it, but said to be near.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Protocol

from followup.enums import AccountKind, LineKind
from followup.money.importing.account_words import (
    NUMBER_BEHIND,
    YEAR_BEHIND,
    begun,
    dotted,
    in_words,
    letters,
    plain,
    stems,
    without_joining,
    without_marks,
    without_sum,
)
from followup.rules.accounts.called import HEADINGS, SHORT_HEADINGS, also_called

NEAR = 0.9
LESS_SURE = 3  # the rank of what is bent or shortened


class LineLike(Protocol):
    """A line of the accounts, as the rules have it or as it is stored."""

    @property
    def key(self) -> str:
        """What it is, through the years."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def interim_name(self) -> str:
        """What it is called before the year is over."""

    @property
    def account(self) -> str:
        """Where it stands."""

    @property
    def kind(self) -> str:
        """Whether it holds an amount."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A line that a name may mean.

    Attributes:
        rank: how surely; 0 is by the line's own name, or a sum called one.
    """

    key: str
    account: str
    rank: int


@dataclass(slots=True)
class Spelled:
    """Names in one spelling: as they are written, or as a program writes that has no å, ä and ö.

    Attributes:
        exact: a name's letters → the lines that are called so.
        bent: a name's words in one form and order → the same.
        words: each name in words, for what is shortened.
    """

    spell: Callable[[str], str]
    exact: dict[str, list[Meant]] = field(default_factory=dict)
    bent: dict[tuple[str, ...], list[Meant]] = field(default_factory=dict)
    words: list[tuple[str, Meant]] = field(default_factory=list)

    def add(self, name: str, meant: Meant) -> None:
        """Let a name mean a line."""
        text = self.spell(name)
        self.exact.setdefault(letters(text), []).append(meant)
        self.words.append((in_words(without_joining(text)), meant))
        alone = without_sum(text)
        self.bent.setdefault(stems(alone), []).append(meant)
        if alone != text:  # Summa tillgångar is also said Tillgångar, but less surely
            self.exact.setdefault(letters(alone), []).append(Meant(meant.key, meant.account, 2))

    def meant_by(self, written: str) -> tuple[Meant, ...]:
        """The lines that a name may mean, as `Names.meant_by`."""
        text = self.spell(written)
        tries = dict.fromkeys((text, NUMBER_BEHIND.sub("", text), YEAR_BEHIND.sub("", text)))
        for one in tries:
            found = [*self._exactly(one), *self._as_a_sum(one)]
            if found:
                return _surest(found)
        for one in tries:
            alone = without_joining(without_sum(one))
            for found in (self._bent(alone), self._shortened(dotted(alone)), self._shortened(begun(alone))):
                if found:
                    return _surest(found)
        return ()

    def _exactly(self, text: str) -> list[Meant]:
        return self.exact.get(letters(text), [])

    def _as_a_sum(self, text: str) -> list[Meant]:
        """Summa eget kapital is Eget kapital, and surer than a row that is called only that."""
        alone = without_sum(text)
        if alone == text:
            return []
        return [Meant(one.key, one.account, one.rank - 1) for one in self._exactly(alone)]

    def _bent(self, text: str) -> list[Meant]:
        """The lines that are called the same in other forms of the words."""
        return _one_of_each(self.bent.get(stems(text), ())) if stems(text) else []

    def _shortened(self, pattern: "re.Pattern[str] | None") -> list[Meant]:
        """The lines that a shortened name means."""
        if pattern is None:
            return []
        return _one_of_each(one for name, one in reversed(self.words) if pattern.fullmatch(name))

    def near(self, written: str) -> str:
        """The key of the line whose name is nearly the same; empty when none is."""
        text = letters(NUMBER_BEHIND.sub("", self.spell(written)))
        close = get_close_matches(text, self.exact, n=1, cutoff=NEAR) if text else []
        return self.exact[close[0]][0].key if close else ""


@dataclass(slots=True)
class Names:
    """The names of a year's lines, turned for looking up.

    Attributes:
        keys: a line's key → the line.
        headings: a heading's letters → the account that it stands in.
        named: each name with the line that it means; spelled: without marks or with → the same, turned.
    """

    lines: Sequence[LineLike]
    earlier: Mapping[str, Iterable[str]] = field(default_factory=dict)
    keys: dict[str, LineLike] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    named: list[tuple[str, Meant]] = field(default_factory=list)
    spelled: dict[bool, Spelled] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for account in AccountKind:
            self._add_heading(account.label, str(account))
        for name, account in SHORT_HEADINGS.items():
            self._add_heading(name, str(account))
        for line in self.lines:
            if line.kind == LineKind.HEADING:
                self._add_heading(line.name, line.account)
                continue
            self.keys[line.key] = line
            others = (*self.earlier.get(line.key, ()), *also_called(line.key))
            for rank, names in enumerate(((line.name, line.interim_name), others)):
                for name in filter(None, names):
                    self.named.append((name, Meant(line.key, line.account, rank)))

    def _add_heading(self, name: str, account: str) -> None:
        for spelled in (name.lower(), without_marks(name.lower())):
            self.headings.setdefault(letters(spelled), account)

    def _spelled(self, *, is_ascii: bool) -> Spelled:
        """The names as they are written, or without marks: turned when they are asked for, since most tables have theirs."""
        if is_ascii not in self.spelled:
            made = self.spelled[is_ascii] = Spelled(_without_marks if is_ascii else plain)
            for name, meant in self.named:
                made.add(name, meant)
        return self.spelled[is_ascii]

    def meant_by(self, written: str) -> tuple[Meant, ...]:
        """The lines that a name may mean, each once and the surest first; nothing when it is not recognised."""
        found = self._spelled(is_ascii=False).meant_by(written)
        if found or not plain(written).isascii():
            return found
        # It may be from a program that has no å, ä and ö; a name that has them means what it says.
        return self._spelled(is_ascii=True).meant_by(written)

    def near(self, written: str) -> str:
        """The key of the line whose name is nearly the same, to propose; empty when none is."""
        return self._spelled(is_ascii=plain(written).isascii()).near(written)

    def is_heading(self, written: str) -> bool:
        """Whether a row without amounts that is called so is a heading and nothing else."""
        return letters(plain(written)) in self.headings

    def heading(self, written: str) -> str:
        """The account whose heading it is or speaks of: "Kommunens resultaträkning, mkr"; empty when it is none."""
        text = letters(plain(written))
        if text in self.headings:
            return self.headings[text]
        return next((str(account) for name, account in HEADINGS.items() if _speaks_of(text, letters(name))), "")


def _without_marks(written: str) -> str:
    return without_marks(plain(written))


def _speaks_of(text: str, name: str) -> bool:
    return name in text or (text.isascii() and without_marks(name) in text)


def _one_of_each(found: Iterable[Meant]) -> list[Meant]:
    """Of what is less sure than a name one of each account, and not so sure; of two in an account it means none."""
    once = {one.key: one for one in found}
    accounts = [one.account for one in once.values()]
    return [Meant(one.key, one.account, LESS_SURE) for one in once.values() if accounts.count(one.account) == 1]


def _surest(found: Iterable[Meant]) -> tuple[Meant, ...]:
    best: dict[str, Meant] = {}
    for one in sorted(found, key=lambda one: one.rank):
        best.setdefault(one.key, one)
    return tuple(best.values())
