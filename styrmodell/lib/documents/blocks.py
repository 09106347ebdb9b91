"""The building blocks of a chapter that hold text, goals, assignments and decisions.

Money and figures stand in `figures`, the items of a plan in `plan_items`.

One class a block, one template a block. Rules that hold for all of them:
* `None` and an empty date or paragraph print as "saknas", never as zero.
* A field of type `Html` is cleaned rich text (or plain text without tags); all other text is plain and escaped.
* `is_example` prints the small tag *Exempeldata* beside the block or the row.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join

from styrmodell.lib.documents.status import Status

Html = str


@dataclass(frozen=True, slots=True)
class RichText:
    """Textavsnitt: the heading in the narrow left column, the text in the wide right one."""

    html: Html
    heading: str = ""
    is_example: bool = False


def listed(lines: Iterable[str], heading: str = "") -> RichText:
    """Lines as a list; words are escaped, and what `format_html` has made stands as it is."""
    items = format_html_join("", "<li>{}</li>", ((line,) for line in lines))
    return RichText(format_html("<ul>{}</ul>", items), heading)


@dataclass(frozen=True, slots=True)
class Fact:
    """One cell of a `GoalStrip`, or one line below a `PlanItem`: a label and a word, a status or (in a plan) a text.

    Without any of them it prints "saknas".
    """

    label: str
    word: str = ""
    status: Status | None = None
    is_example: bool = False
    html: Html = ""


@dataclass(frozen=True, slots=True)
class GoalStrip:
    """The line under a goal's heading: perspektiv, bedömning, förflyttning, prognos. Two to five facts."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Contribution:
    """Bidrag till ett mål from one unit (nämnd, bolag, kontor or enhet)."""

    unit: str
    html: Html = ""
    assessment: Status | None = None
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class ContributionTable:
    """Tabellen "Så bidrar nämnderna": one row a contributor."""

    rows: tuple[Contribution, ...]
    heading: str = "Så bidrar nämnderna"
    unit_heading: str = "Nämnd"
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal of the summary. `chapter` is the key of the chapter that tells more: its page is printed."""

    name: str
    text: str = ""
    code: str = ""
    assessment: Status | None = None
    progress: Status | None = None
    chapter: str = ""
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class GoalTable:
    """Målen i sammanfattning, with the page where each is told."""

    rows: tuple[GoalRow, ...]
    heading: str = "Målen"
    note: str = ""
    is_example: bool = False

    @property
    def has_codes(self) -> bool:
        """True when some goal has a code ("I1")."""
        return any(row.code for row in self.rows)

    @property
    def has_chapters(self) -> bool:
        """True when some goal is told in a chapter of its own."""
        return any(row.chapter for row in self.rows)


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One assignment (uppdrag), activity (aktivitet) or action (åtgärd) and how it goes.

    `owner` is who gave it, who has it or who is responsible: the table's `owner_heading` says which. `expected` is the result
    that was to come of it.
    """

    name: str
    owner: str = ""
    html: Html = ""
    status: Status | None = None
    due: datetime.date | None = None
    is_example: bool = False
    expected: Html = ""


@dataclass(frozen=True, slots=True)
class StatusTable:
    """Läget för uppdrag, aktiviteter eller åtgärder. The columns owner, expected, comment and due appear when some row has them."""

    rows: tuple[StatusRow, ...]
    heading: str = "Uppdrag"
    name_heading: str = "Uppdrag"
    owner_heading: str = "Ansvarig"
    note: str = ""
    is_example: bool = False

    @property
    def has_owners(self) -> bool:
        """True when some row names an owner."""
        return any(row.owner for row in self.rows)

    @property
    def has_expected(self) -> bool:
        """True when some row tells what was expected."""
        return any(row.expected for row in self.rows)

    @property
    def has_comments(self) -> bool:
        """True when some row tells how it goes in words."""
        return any(row.html for row in self.rows)

    @property
    def has_dates(self) -> bool:
        """True when some row has a last day."""
        return any(row.due for row in self.rows)


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """Beslut om en handling. Historical decisions may lack any field; a person's approval has no § and lacks none."""

    body: str
    date: datetime.date | None = None
    paragraph: str = ""
    registry_number: str = ""
    outcome: str = ""
    by_person: bool = False


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """Beslutsgång. The columns outcome and registry number appear when some row has them.

    Its rows are the cover's: they are left out of what is frozen, and put back when the document is read.
    """

    rows: tuple[DecisionRow, ...]
    heading: str = "Beslutsgång"
    note: str = ""

    @property
    def has_registry_numbers(self) -> bool:
        """True when some row has a registry number (diarienummer)."""
        return any(row.registry_number for row in self.rows)

    @property
    def has_outcomes(self) -> bool:
        """True when some row says what was decided."""
        return any(row.outcome for row in self.rows)


@dataclass(frozen=True, slots=True)
class Proposals:
    """Förslag till beslut: who proposes what to whom, and the att-satser without their first word "att"."""

    lead: str
    proposals: tuple[str, ...]
    heading: str = "Förslag till beslut"
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One source, definition or principle: a label and its text."""

    label: str
    html: Html


@dataclass(frozen=True, slots=True)
class SourceList:
    """Källor och begrepp: label to the left, text to the right."""

    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class UnreadablePart:
    """Oläslig del: stands where a stored block is of a kind that this version does not know. Made in reading, never stored.

    Attributes:
        name: what the block was called in the data.
        heading: its heading, where it had one.
    """

    name: str
    heading: str = ""
