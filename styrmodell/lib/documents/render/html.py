"""A document as HTML: the fragment for its web page, and the whole page the PDF is made from. Same templates."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from styrmodell.lib.documents.accounts import (
    BalanceRequirement,
    FinancialNote,
    Ratios,
    Statement,
)
from styrmodell.lib.documents.blocks import ContributionTable, GoalStrip, GoalTable
from styrmodell.lib.documents.figures import (
    BudgetBars,
    DeviationTable,
    KeyFigureCharts,
    KeyFigureTable,
    Ledger,
    Waterfall,
)
from styrmodell.lib.documents.gathered_marks import with_gathered_marks
from styrmodell.lib.documents.investments import InvestmentTable
from styrmodell.lib.documents.layout import PAGE, leaflet_placing, long_placing, placing
from styrmodell.lib.documents.model import Block, Chapter, Document, ScaleStep
from styrmodell.lib.documents.outline import Excerpt, Outline, outline_of
from styrmodell.lib.documents.personnel import PersonnelTable
from styrmodell.lib.documents.references import with_references
from styrmodell.lib.documents.render.contents import branches
from styrmodell.lib.swedish import MONTHS

JUDGING_BLOCKS = (ContributionTable, GoalStrip, GoalTable, KeyFigureTable)
MONEY_BLOCKS = (BudgetBars, DeviationTable, Ledger, Waterfall)
ACCOUNT_BLOCKS = (BalanceRequirement, FinancialNote, Ratios)
TABLE_BLOCKS = (*ACCOUNT_BLOCKS, InvestmentTable, PersonnelTable, Statement)
PLAIN_HEAD = 55.0  # mm that the heading takes which stands instead of a cover
HEADER_LENGTH = 90  # what fits beside the chapter's name in the running header
COVER_LENGTH = 240
LONG_CONTENTS = 13  # chapters; more are set closer, so that the reading guide stays on the same page
REGION = re.compile(r'(role="region" tabindex="0" aria-label=")([^"]*)"')


def body_html(document: Document) -> SafeString:
    """The document as a fragment for a page: `h2` for each chapter; `h1` is the page's own."""
    document = with_gathered_marks(with_references(document))
    outline = outline_of(document)
    context = {"document": document, "for_print": False, "placing": {}, **_outlined(outline)}
    # Made by our own templates, which escape; numbering the regions only adds digits.
    return mark_safe(_with_unique_regions(render_to_string("documents/body.html", context)))


def sections_html(document: Document, keys: Collection[str]) -> SafeString:
    """Some of the document's chapters as a fragment for a page, with the numbers that they have in the whole.

    Args:
        keys: of the chapters.
    """
    document = with_gathered_marks(with_references(document))
    outline = outline_of(document)
    sections = [section for section in outline.sections if section.chapter.key in keys]
    context = {"document": document, "for_print": False, "placing": {}, **_outlined(outline), "sections": sections}
    return mark_safe(_with_unique_regions(render_to_string("documents/sections.html", context)))


def print_html(document: Document) -> str:
    """The whole document as a page for paper: cover, contents with page numbers, reading guide, chapters.

    A månadsrapport and a unit's report are a few pages: they begin with their chapters below a heading.
    """
    return render_to_string("documents/report.html", _print_context(with_gathered_marks(with_references(document))))


def _with_unique_regions(html: str) -> str:
    """Number the regions that have the same name: who lists a page's landmarks must tell them apart (ARIA)."""
    seen: Counter[str] = Counter()

    def numbered(region: re.Match[str]) -> str:
        seen[region[2]] += 1
        return f'{region[1]}{region[2]}, {seen[region[2]]}"' if seen[region[2]] > 1 else region[0]

    return REGION.sub(numbered, html)


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """One line of the contents, with lines of its own when it stands for a group of chapters."""

    name: str
    chapters: tuple[Chapter, ...]
    is_group: bool


@dataclass(frozen=True, slots=True)
class Guide:
    """Läsanvisning: what the reader needs to know about this document."""

    what: str
    scale: tuple[ScaleStep, ...]
    money: bool
    accounts: bool
    tables: bool
    charts: bool


def _outlined(outline: Outline) -> dict[str, Any]:
    return {"sections": outline.sections, "places": outline.places}


def _print_context(document: Document) -> dict[str, Any]:
    outline = outline_of(document)
    return {
        "document": document,
        "for_print": True,
        "placing": _placing(document, outline),
        **_outlined(outline),
        "outline": outline,
        "branches": branches(outline.sections, document.contents_levels),
        "has_cover": has_cover(document),
        "is_told": any(document.summary == chapter.lead for chapter in document.chapters),
        "contents": _contents(document),
        "contents_is_long": len(document.chapters) > LONG_CONTENTS,
        "guide": _guide(document),
        "what": _what(document),
        "header": _shortened(f"{document.title} · {document.unit}", HEADER_LENGTH),
        "cover_kind": _shortened(document.kind, COVER_LENGTH),
        "title_size": _title_size(document),
        "description": document.summary or " ".join(filter(None, [document.title, document.period])),
    }


def _placing(document: Document, outline: Outline) -> dict[str, str]:
    if document.is_leaflet:
        return leaflet_placing(document.chapters)
    if document.is_long:
        # Of an excerpt the first heading stands below the page's own, though it is a part's.
        return long_placing(outline.sections[isinstance(document, Excerpt) :])
    return placing(document.chapters, used=PAGE if has_cover(document) else PLAIN_HEAD)


def has_cover(document: Document) -> bool:
    """True for what a body decides and keeps: no leaflet or month's report, nor a unit's, which is only handed over."""
    is_short = document.is_leaflet or document.year.startswith(tuple(MONTHS))
    return not is_short and bool(document.decisions or document.registry_number)


def _contents(document: Document) -> list[ContentsLine]:
    lines = []
    for group, found in groupby(document.chapters, key=lambda chapter: chapter.group):
        chapters = tuple(found)
        if group:
            lines.append(ContentsLine(group, chapters, is_group=True))
        else:
            lines += [ContentsLine(chapter.label, (chapter,), is_group=False) for chapter in chapters]
    return lines


def _guide(document: Document) -> Guide | None:
    blocks = document.blocks
    guide = Guide(
        what=_what(document),
        scale=document.scale if any(isinstance(block, JUDGING_BLOCKS) for block in blocks) else (),
        money=any(isinstance(block, MONEY_BLOCKS) for block in blocks),
        accounts=any(map(_is_of_accounts, blocks)),
        tables=any(isinstance(block, TABLE_BLOCKS) for block in blocks),
        charts=any(isinstance(block, KeyFigureCharts) for block in blocks),
    )
    return guide if guide.scale or guide.money or guide.tables or guide.charts else None


def _is_of_accounts(block: Block) -> bool:
    """True for the statements, whose rows have keys, and what goes with them; other tables may be set in the same way."""
    return isinstance(block, ACCOUNT_BLOCKS) or (isinstance(block, Statement) and any(row.key for row in block.rows))


def _what(document: Document) -> str:
    return "planen" if document.kind.lower().endswith("plan") else "rapporten"


def _title_size(document: Document) -> str:
    longest_word = max(map(len, f"{document.kind} {document.year}".split()), default=0)
    if len(document.kind) <= 34 and longest_word <= 17:
        return "size-large"
    return "size-middle" if len(document.kind) <= 100 and longest_word <= 26 else "size-small"


def _shortened(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
