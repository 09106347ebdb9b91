"""Which line of the accounts a name means, as people and other programs write it. Pure.

"SUMMA ANLÄGGNINGSTILLGÅNGAR", "– varav årets resultat (not 12)", "Mark, byggn. o tekn. anl." and what the line was called in
other years are all told; what is only nearly right is never taken for it, but said to be near.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Protocol

from followup.enums import AccountKind, LineKind
from followup.rules.accounts.called import HEADINGS, also_called
from styrmodell.lib.lookalikes import look_of

LONGEST = 120  # letters of a name that are looked at
MOST_SHORTENED = 8  # words of a name that may be shortened
NEAR = 0.9

MARKS = re.compile(r"[¹²³⁰⁴-⁹*†‡]+")
NOTE = re.compile(r"[,;]? ?[(\[]? ?\bnot(?:er)?\.? ?[0-9]{1,2}[a-z]?(?: ?(?:[,;/-]|och) ?[0-9]{1,2}[a-z]?)* ?[)\]]?\Z")
FOOTNOTE = re.compile(r" ?[0-9]{1,2}\)\Z")
NUMBER_BEHIND = re.compile(r"(?:(?<=[a-zåäö)])| )[0-9]{1,2}(?: ?[,;/-] ?[0-9]{1,2})*\Z")
UNIT_BEHIND = re.compile(r"[,]? ?[(\[]? ?\b(?:i )?(?:tkr|kkr|mkr|mnkr|kr) ?[)\]]?\Z")
ASIDE = re.compile(r" ?\((?:[a-zåäö]{2,4}|netto|[0-9](?: ?[+] ?[0-9])+)\)")
YEAR_BEHIND = re.compile(r",? (?:19|20)[0-9]{2}\Z")
BEFORE = re.compile(r"\A(?:[-•·–+/=]+ ?|[a-z0-9]{1,2}[.)] )+")
OF_WHICH = re.compile(r"\A(?:varav|därav) ?:? ")
SUM_BEFORE = re.compile(r"\A(?:summa|s:a|totala?|totalt|delsumma) ")
SUM_BEHIND = re.compile(r",? (?:totalt|summa)\Z")
SMALL_WORDS = ((re.compile(r"&|\bo\b\.?|\bsamt\b"), "och"), (re.compile(r" ?\bm\.? ?m\b\.?"), ""))
NOT_LETTERS = re.compile(r"[^0-9a-zåäöéü]")
WORD = re.compile(r"[^ .,/()-]+[.]?")


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
class Names:
    """The names of a year's lines, turned for looking up.

    Attributes:
        exact: a name's letters → the lines that are called so.
        words: each name in words, for what is shortened.
        headings: a heading's letters → the account that it stands in.
    """

    lines: Sequence[LineLike]
    earlier: Mapping[str, Iterable[str]] = field(default_factory=dict)
    keys: dict[str, LineLike] = field(default_factory=dict)
    exact: dict[str, list[Meant]] = field(default_factory=dict)
    words: list[tuple[str, Meant]] = field(default_factory=list)
    headings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.headings |= {_letters(account.label): str(account) for account in AccountKind}
        for line in self.lines:
            if line.kind == LineKind.HEADING:
                self.headings.setdefault(_letters(line.name.lower()), line.account)
                continue
            self.keys[line.key] = line
            others = (*self.earlier.get(line.key, ()), *also_called(line.key))
            for rank, names in enumerate(((line.name, line.interim_name), others)):
                for name in filter(None, names):
                    self._add(name, Meant(line.key, line.account, rank))

    def _add(self, name: str, meant: Meant) -> None:
        plain = _plain(name)
        self.exact.setdefault(_letters(plain), []).append(meant)
        self.words.append((_in_words(plain), meant))
        without = _without_sum(plain)
        if without != plain:  # Summa tillgångar is also said Tillgångar, but less surely
            self.exact.setdefault(_letters(without), []).append(Meant(meant.key, meant.account, 2))

    def meant_by(self, written: str) -> tuple[Meant, ...]:
        """The lines that a name may mean, each once and the surest first; nothing when it is not recognised."""
        plain = _plain(written)
        tries = dict.fromkeys((plain, NUMBER_BEHIND.sub("", plain), YEAR_BEHIND.sub("", plain)))
        for text in tries:
            found = [*self._exactly(text), *self._as_a_sum(text)]
            if found:
                return _surest(found)
        for text in tries:
            for shortened in (_dotted, _begun):
                if found := self._shortened(shortened(_without_sum(text))):
                    return _surest(found)
        return ()

    def _exactly(self, text: str) -> list[Meant]:
        return self.exact.get(_letters(text), [])

    def _as_a_sum(self, text: str) -> list[Meant]:
        """Summa eget kapital is Eget kapital, and surer than a row that is called only that."""
        without = _without_sum(text)
        if without == text:
            return []
        return [Meant(one.key, one.account, one.rank - 1) for one in self._exactly(without)]

    def _shortened(self, pattern: "re.Pattern[str] | None") -> list[Meant]:
        """The lines that a shortened name means; one of an account, or it means none."""
        if pattern is None:
            return []
        found = {one.key: one for name, one in reversed(self.words) if pattern.fullmatch(name)}
        accounts = [one.account for one in found.values()]
        return [Meant(one.key, one.account, 3) for one in found.values() if accounts.count(one.account) == 1]

    def near(self, written: str) -> str:
        """The key of the line whose name is nearly the same, to propose; empty when none is."""
        letters = _letters(NUMBER_BEHIND.sub("", _plain(written)))
        close = get_close_matches(letters, self.exact, n=1, cutoff=NEAR) if letters else []
        return self.exact[close[0]][0].key if close else ""

    def is_heading(self, written: str) -> bool:
        """Whether a row without amounts that is called so is a heading and nothing else."""
        return _letters(_plain(written)) in self.headings

    def heading(self, written: str) -> str:
        """The account whose heading it is or speaks of: "Kommunens resultaträkning, mkr"; empty when it is none."""
        letters = _letters(_plain(written))
        if letters in self.headings:
            return self.headings[letters]
        return next((str(account) for name, account in HEADINGS.items() if _letters(name) in letters), "")


def _surest(found: Iterable[Meant]) -> tuple[Meant, ...]:
    best: dict[str, Meant] = {}
    for one in sorted(found, key=lambda one: one.rank):
        best.setdefault(one.key, one)
    return tuple(best.values())


def _plain(written: str) -> str:
    """A name in small letters, without what stands around it: notes, footnotes, units, dashes and "varav"."""
    text = look_of(MARKS.sub("", written))[:LONGEST].rstrip(" :.")
    for around in (NOTE, ASIDE, FOOTNOTE, UNIT_BEHIND):
        text = around.sub("", text)
    text = OF_WHICH.sub("", BEFORE.sub("", text))
    for pattern, word in SMALL_WORDS:
        text = pattern.sub(word, text)
    return text.strip()


def _without_sum(plain: str) -> str:
    return SUM_BEHIND.sub("", SUM_BEFORE.sub("", plain))


def _letters(plain: str) -> str:
    """What is compared: spaces, hyphens and commas are written here and there."""
    return NOT_LETTERS.sub("", plain)


def _in_words(plain: str) -> str:
    return " ".join(word.rstrip(".") for word in WORD.findall(plain))


def _dotted(plain: str) -> "re.Pattern[str] | None":
    """What "anl.tillg." may be short for; None when nothing is shortened with a dot. The last dot may be the sentence's."""
    words = WORD.findall(plain)
    if not any(word.endswith(".") for word in words) or not _may_be_short(words):
        return None
    shortened = [word.endswith(".") for word in words[:-1]] + [True]
    return re.compile(
        " ?".join(
            re.escape(word.rstrip(".")) + (r"\w*" if short else "")
            for word, short in zip(words, shortened, strict=True)
        )
    )


def _begun(plain: str) -> "re.Pattern[str] | None":
    """What a name may be short for when every word may be only begun: "mark byggn och tekn anl"."""
    words = [word.rstrip(".") for word in WORD.findall(plain)]
    if not _may_be_short(words) or (len(words) == 1 and len(words[0]) < 6):
        return None
    return re.compile(" ".join(rf"{re.escape(word)}\w*" if len(word) > 2 else re.escape(word) for word in words))


def _may_be_short(words: Sequence[str]) -> bool:
    return 0 < len(words) <= MOST_SHORTENED and all(len(word.rstrip(".")) > 1 for word in words)
