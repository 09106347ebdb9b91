"""What the heads of a pasted table's columns say: which year, what was or what is budgeted, whose, and in what unit. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from followup.enums import ColumnKind, MoneyUnit
from organisation.enums import OrgUnitKind
from styrmodell.lib.lookalikes import look_of
from styrmodell.lib.swedish import MONTHS

NOTE = re.compile(r"not(?:er)?(?: ?n(?:umme)?r)?\.?")
KEY = "nyckel"
OVER_NAMES = {"post", "poster", "rad", "benämning", "namn", "text"}
OTHER = re.compile(
    r"avvik|diff|förändr|%|procent|andel|kommentar|källa|föregående|föreg\.|förra|\bfg\b|\bfjol|index|skillnad|kr ?/ ?inv|/"
    r" ?inv|snitt"
)
KINDS = (
    (re.compile(r"eliminering"), ColumnKind.ELIMINATIONS),
    (re.compile(r"prognos"), ColumnKind.FORECAST),
    (re.compile(r"budget|\bbu\b"), ColumnKind.BUDGET),
    (re.compile(r"utfall|bokslut|redovisa[dt]"), ColumnKind.OUTCOME),
)
WHOSE = (
    (re.compile(r"koncern|sammanställ"), OrgUnitKind.GROUP),
    (re.compile(r"\bkommun(?:en)?s?\b"), OrgUnitKind.MUNICIPALITY),
)
DAY = re.compile(r"\b(?P<year>(?:19|20)[0-9]{2})-?(?P<month>0[1-9]|1[0-2])(?:-?[0-3][0-9])?\b")
YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
# "Budget 26", and never "Utfall 08" or "Prognos 2", which may be of a month or a time of the year.
SHORT_YEAR = re.compile(
    r"(?:utfall|bokslut|redovisa[dt]|budget|\bbu|prognos)\.? ?['’-]?(?P<year>1[5-9]|[2-4][0-9])(?![-/0-9])"
)
# What stands alone: 201912 is as likely an amount.
A_DAY_OR_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:-[0-9]{2}(?:-[0-9]{2})?)?|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")
A_MONTH = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])")  # 202612
LETTERS = re.compile(r"[a-zåäö]{3,}")
UNITS = (
    (re.compile(r"\b(?:mnkr|mkr|msek|miljoner (?:kr|kronor))\b"), MoneyUnit.MKR),
    (re.compile(r"\b(?:tkr|kkr|tsek|(?:tusental|tusen) (?:kr|kronor))\b"), MoneyUnit.TKR),
    (re.compile(r"\b(?:kr|kronor|sek)\b(?! ?/| per)"), MoneyUnit.KR),
)
LONGEST_UNIT = 80  # letters; what is longer is running text


@dataclass(frozen=True, slots=True)
class Head:
    """Vad en kolumns rubrik säger. None is what it does not say.

    Attributes:
        words: as it is written, over one another.
        month: to the end of which month.
        whose: kommunens or koncernens.
        is_other: it tells of something else than amounts of the accounts: a difference, a percentage, the year before.
    """

    words: str = ""
    year: int | None = None
    month: int | None = None
    kind: ColumnKind | None = None
    whose: OrgUnitKind | None = None
    said_in: MoneyUnit | None = None
    is_note: bool = False
    is_key: bool = False
    is_other: bool = False

    @property
    def is_empty(self) -> bool:
        """True when it says nothing that is understood."""
        return not (self.is_note or self.is_key or self.is_other or self._says)

    @property
    def _says(self) -> bool:
        return any(one is not None for one in (self.year, self.month, self.kind, self.whose, self.said_in))

    def fits(self, *, year: int, kind: str, whose: str, month: int | None = None, made: int | None = None) -> bool:
        """Whether nothing that it says is against a column being it. A year alone is what was.

        Args:
            made: of a forecast the month that it is made after, which its head may say in place of the year's last.
        """
        if self.is_note or self.is_key or self.is_other:
            return False
        said = self.kind or (ColumnKind.OUTCOME if self.year or self.month else None)
        until = made if made is not None and self.month == made else month
        pairs = ((self.year, year), (said, kind), (self.whose, whose), (self.month, until))
        return all(one is None or wanted is None or one == wanted for one, wanted in pairs)

    @property
    def told_count(self) -> int:
        """How much it says."""
        return sum(one is not None for one in (self.year, self.month, self.kind, self.whose))


def head_of(parts: Iterable[str]) -> Head:
    """What the cells over a column say together, the uppermost first."""
    words = " ".join(filter(None, (part.strip() for part in parts)))
    look = look_of(words)
    if NOTE.fullmatch(look):
        return Head(words, is_note=True)
    if look == KEY:
        return Head(words, is_key=True)
    year, month = _period(look)
    return Head(
        words,
        year,
        month,
        _kind(look),
        next((unit for pattern, unit in WHOSE if pattern.search(look)), None),
        unit_in(words),
        is_other=bool(OTHER.search(look)),
    )


def unit_in(words: str) -> MoneyUnit | None:
    """What amounts are said to be in: "Belopp i tkr", "(mnkr)"; None when it does not say."""
    look = look_of(words)
    if len(look) > LONGEST_UNIT:
        return None
    return next((unit for pattern, unit in UNITS if pattern.search(look)), None)


def is_of_a_head(cell: str | Decimal) -> bool:
    """Whether a cell may stand in the head of a table; a number may when it is a year and nothing more."""
    text = str(cell).strip()
    if not re.search(r"[^\W\d_]", text):
        return bool(A_DAY_OR_YEAR.fullmatch(text))
    if re.search(r"[0-9]", text) and not YEAR.search(text) and not DAY.search(text):
        return _kind(look_of(text)) is not None  # "Prognos DR2", and not "Not 9" or "742 tkr"
    return is_over_names(text) or not head_of([text]).is_empty


def is_a_month(cell: str | Decimal) -> bool:
    """Whether a number may be a month as ledgers write it; as likely an amount, unless something beside says that it is a head."""
    return bool(A_MONTH.fullmatch(str(cell).strip()))


def is_over_names(text: str) -> bool:
    """Whether a cell stands over names and is none: "Post", "Benämning"."""
    return look_of(text) in OVER_NAMES


def spread(cells: Sequence[str], below: Mapping[int, str]) -> dict[int, str]:
    """What stands over several columns, over each of them: until the next begins, as Excel keeps what is merged.

    A browser leaves out the places in between. Then each covers what comes before the heads below begin anew, or as many as
    the others; when neither comes out even nothing is said over any of them.

    Args:
        below: where the columns are that hold amounts, in order → their own heads.
    """
    said = [(place, cell) for place, cell in enumerate(cells) if place and cell]
    places = list(below)
    if len(said) > 1 and len(places) > len(said) and all(one[0] + 1 == other[0] for one, other in pairwise(said)):
        groups = _begun_anew(below)
        if len(groups) != len(said):
            each, odd = divmod(len(places), len(said))
            groups = [] if odd else [places[at : at + each] for at in range(0, len(places), each)]
        return {place: cell for group, (_, cell) in zip(groups, said, strict=False) for place in group}
    found, over = {}, ""
    for place in range(1, max([len(cells), *(place + 1 for place in places)])):
        over = (cells[place] if place < len(cells) else "") or over
        found[place] = over
    return found


def _begun_anew(below: Mapping[int, str]) -> list[list[int]]:
    """The columns in groups, each until a head comes again: 2019, 2018 | 2019, 2018."""
    groups: list[list[int]] = []
    seen: set[str] = set()
    for place, head in below.items():
        if head in seen or not groups:
            groups.append([])
            seen = set()
        groups[-1].append(place)
        seen.add(head)
    return groups


def _kind(look: str) -> ColumnKind | None:
    return next((kind for pattern, kind in KINDS if pattern.search(look)), None)


def _period(look: str) -> tuple[int | None, int | None]:
    if days := list(DAY.finditer(look)):
        return int(days[-1]["year"]), int(days[-1]["month"])
    years = YEAR.findall(look) or [f"20{found['year']}" for found in SHORT_YEAR.finditer(look)]
    months = [
        place for word in LETTERS.findall(look) for place, month in enumerate(MONTHS, 1) if month.startswith(word)
    ]
    return (int(years[-1]) if years else None), (months[-1] if months else None)
