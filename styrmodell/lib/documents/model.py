"""A report or a plan as data. The page, the PDF and the stored JSON are all made from this one object."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import get_args

from styrmodell.lib.documents.accounts import (
    BalanceRequirement,
    FinancialNote,
    ProofList,
    Ratios,
    Statement,
    places_in,
)
from styrmodell.lib.documents.blocks import (
    ContributionTable,
    DecisionRow,
    DecisionTable,
    GoalStrip,
    GoalTable,
    Proposals,
    RichText,
    SourceList,
    StatusTable,
    UnreadablePart,
)
from styrmodell.lib.documents.figures import (
    BudgetBars,
    DeviationTable,
    KeyFigureCharts,
    KeyFigureTable,
    Ledger,
    Waterfall,
)
from styrmodell.lib.documents.glossary import Glossary
from styrmodell.lib.documents.group_structure import GroupStructure
from styrmodell.lib.documents.investments import InvestmentTable
from styrmodell.lib.documents.key_numbers import KeyNumbers
from styrmodell.lib.documents.leaflet import AmountList, Coins, GoalGroups, Waffle, YearColumns
from styrmodell.lib.documents.personnel import PersonnelTable
from styrmodell.lib.documents.plan_items import PlanItems
from styrmodell.lib.documents.risks import ControlTable, RiskTable
from styrmodell.lib.documents.signatures import Signatures
from styrmodell.lib.documents.status import Status
from styrmodell.lib.documents.timeline import Timeline

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")

Block = (
    RichText
    | GoalStrip
    | ContributionTable
    | GoalTable
    | StatusTable
    | PlanItems
    | DecisionTable
    | Proposals
    | SourceList
    | KeyFigureCharts
    | KeyFigureTable
    | Ledger
    | BudgetBars
    | Waterfall
    | DeviationTable
    | Statement
    | ProofList
    | FinancialNote
    | Ratios
    | BalanceRequirement
    | InvestmentTable
    | GroupStructure
    | PersonnelTable
    | KeyNumbers
    | Glossary
    | Signatures
    | Timeline
    | RiskTable
    | ControlTable
    | Coins
    | Waffle
    | YearColumns
    | GoalGroups
    | AmountList
    | UnreadablePart
)
BLOCK_KINDS: tuple[type, ...] = get_args(Block)


@dataclass(frozen=True, slots=True)
class ScaleStep:
    """One step of the assessment scale and what it means, for the reading guide."""

    status: Status
    meaning: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Kapitel.

    Attributes:
        key: unique in the document, ASCII letters, digits and hyphens: it becomes the address within the page.
        title: the heading, in full ("Demokratin är levande …").
        short_title: for contents, bookmarks and running header ("I1 Levande demokrati"); the title when empty.
        eyebrow: small line above the heading ("Mål I1").
        lead: one or two sentences that say what a person came to know.
        group: chapters after each other with the same group stand under that name in the contents ("Målen"); in a leaflet, which
            has no contents, they stand beside each other.
        level: 1 for a part, 2 for a section and 3 for what stands in one. A document that is not long sets them all alike.
        is_numbered: it has a number in a long document. The number follows from where it stands and is never stored.
        starts_page: it begins on a page of its own; a part of a long document always does.
        lies_down: its pages lie down, and so do those of every table of more columns than fit.
    """

    key: str
    title: str
    blocks: tuple[Block, ...] = ()
    short_title: str = ""
    eyebrow: str = ""
    lead: str = ""
    group: str = ""
    is_example: bool = False
    level: int = 1
    is_numbered: bool = True
    starts_page: bool = False
    lies_down: bool = False

    @property
    def label(self) -> str:
        """What the chapter is called in contents, bookmarks and header."""
        return self.short_title or self.title

    @property
    def goal_tables(self) -> list[GoalTable]:
        """The chapter's tables with goals."""
        return [block for block in self.blocks if isinstance(block, GoalTable)]

    @property
    def anchor(self) -> str:
        """The chapter's `id` in page and PDF."""
        return f"kapitel-{self.key}"


@dataclass(frozen=True, slots=True)
class Document:
    """Rapport eller plan.

    Attributes:
        kind: "Delårsrapport 2", "Månadsrapport", "Årsredovisning", "Verksamhetsplan".
        year: what follows the kind in the title: "2021", "oktober 2021", "2027–2029".
        unit: whose it is ("Strängnäs kommun", "Kulturnämnden"); `unit_code` its code ("KOMMUN", "KN").
        municipality: printed over the unit on the cover when the unit is only a part of it.
        period: in words ("1 januari–31 augusti 2021").
        dated: the version's date, which is not the date of the decision.
        edition: the edition's number, and `in_force_from` the day from which it holds; both belong to the cover.
        status: printed on the cover when not adopted ("Utkast", "Handling 1").
        laid_before: whose meeting a handling is for, and when ("Kulturnämnden 2026-09-22").
        summary: one or two sentences for cover, page top and the PDF's description.
        is_example: the whole document is example data; the cover says so.
        contents_levels: how many levels of chapters the contents list. Two or three make the document a long one: its
            chapters, tables and figures are numbered.
        is_leaflet: it is a leaflet (folder): its summary under its title and then its chapters, on tinted pages of its own look.

    Raises:
        ValueError: two chapters, two notes or two rows of the accounts have the same key, a key is no address, or a goal points
            to a chapter that does not exist.
    """

    kind: str
    year: str
    unit: str
    unit_code: str
    period: str = ""
    registry_number: str = ""
    dated: date | None = None
    status: str = ""
    summary: str = ""
    municipality: str = ""
    decisions: tuple[DecisionRow, ...] = ()
    scale: tuple[ScaleStep, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    is_example: bool = False
    edition: int | None = None
    in_force_from: date | None = None
    laid_before: str = ""
    contents_levels: int = 1
    is_leaflet: bool = False

    def __post_init__(self) -> None:
        keys = [chapter.key for chapter in self.chapters]
        if len(set(keys)) < len(keys):
            raise ValueError(f"Två kapitel har samma nyckel: {keys}")
        wrong = [key for key in keys if not KEY.fullmatch(key)]
        for table in chain.from_iterable(chapter.goal_tables for chapter in self.chapters):
            wrong += [row.chapter for row in table.rows if row.chapter and row.chapter not in keys]
        places = places_in(self.blocks)
        if len(set(places)) < len(places):
            raise ValueError("Två noter eller två rader i räkenskaperna har samma nyckel.")
        wrong += [place for place in places if not KEY.fullmatch(place)]
        if wrong:
            raise ValueError(f"Nycklar som inte går att länka till: {wrong}")

    @property
    def title(self) -> str:
        """Kind and year: "Delårsrapport 2 2021", "Månadsrapport oktober 2021"."""
        return f"{self.kind} {self.year}".strip()

    @property
    def is_long(self) -> bool:
        """True when its chapters, tables and figures are numbered."""
        return self.contents_levels > 1

    @property
    def mark(self) -> str:
        """What every page and sheet says that it is: "Utkast", "Handling 1, Kulturnämnden 2026-09-22", "Utgåva 2"."""
        edition = f"Utgåva {self.edition}" if self.edition else ""
        return ", ".join(filter(None, (self.status or edition, self.laid_before)))

    @property
    def blocks(self) -> list[Block]:
        """All blocks, in reading order."""
        return [block for chapter in self.chapters for block in chapter.blocks]
