"""Nämndernas och bolagens delar i kommunens årsredovisning: what is kept of their reports, and the chapters it becomes.

What is kept is chapters as data, without what belongs to that report alone: its decisions, its sources, its bilagor, and the
addresses of its notes and rows. What leads from one of them to another leads there still; what leads elsewhere is words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.html import escape, format_html

from followup.documents.leads import led
from followup.enums import PartExtent
from followup.models import UnitPart
from organisation.enums import OrgUnitKind
from organisation.reading.attachments import KEY as ATTACHED
from styrmodell.lib import richtext
from styrmodell.lib.documents.accounts import BalanceRequirement, FinancialNote, ProofList, Statement
from styrmodell.lib.documents.blocks import GoalStrip, GoalTable, RichText, UnreadablePart
from styrmodell.lib.documents.figures import BudgetBars
from styrmodell.lib.documents.model import Block, Chapter, Document
from styrmodell.lib.documents.references import SIGN, sign_of
from styrmodell.lib.documents.render.json import Unreadable, content_json, read
from styrmodell.lib.documents.risks import ControlTable, RiskTable
from styrmodell.lib.documents.timeline import Timeline
from styrmodell.lib.swedish import NBSP, lower_first, slug_words

NOT_TAKEN = frozenset({"decisions", "sources", "reports", ATTACHED})
SUMMARY, ATTAINMENT, GOALS, ONE_GOAL = "summary", "attainment", "goals", "goal-"
# What is told of a report that is förkortad, until somebody chooses otherwise.
SHORTENED = (SUMMARY, "events", ATTAINMENT, "operating", "income-statement", "expected-development")
# Of a report that is förkortad: its money stands as numbers, and how it keeps house in kommunens own chapter about that.
TOLD_ELSEWHERE = (BudgetBars, GoalStrip)
NAMES = {GOALS: "Målen, vart och ett"}
BOARDS = Chapter("boards", "Nämndernas verksamhet")
COMPANIES = Chapter("companies", "Bolagens verksamhet")


@dataclass(frozen=True, slots=True)
class Choice:
    """Ett avsnitt that can be told of a report: its key and its heading."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class PlacedText:
    """En text och var den står: its section's key, its place in the part, its heading, and the words."""

    section: str
    place: str
    title: str
    html: str


def kept(document: Document) -> dict[str, Any]:
    """What is kept of a report, as data."""
    chapters = tuple(
        replace(one, is_example=one.is_example or document.is_example)
        for chapter in document.chapters
        for one in _parted(chapter)
        if chapter.key not in NOT_TAKEN and (one.blocks or one.lead)
    )
    return content_json(Document(kind="", year="", unit="", unit_code="", chapters=chapters))


def chapters_in(taken: Mapping[str, Any]) -> tuple[Chapter, ...]:
    """The chapters that were kept; none where nothing has been taken in.

    Raises:
        ValueError: they cannot be read as data.
    """
    if not taken:
        return ()
    document = read(taken)
    if isinstance(document, Unreadable):
        raise ValueError(document.reason)
    return document.chapters


def choices(chapters: Iterable[Chapter]) -> list[Choice]:
    """The sections that can be told, in their order; the goals' own chapters are one."""
    found: dict[str, str] = {}
    for chapter in chapters:
        key = section_of(chapter)
        found.setdefault(key, NAMES.get(key, chapter.title))
    return [Choice(key, title) for key, title in found.items()]


def section_of(chapter: Chapter) -> str:
    """The key of the section that a chapter belongs to."""
    return GOALS if chapter.key.startswith(ONE_GOAL) else chapter.key


def told_chapters(part: UnitPart) -> list[Chapter]:
    """Those of its chapters that kommunens report tells, with the report's own words."""
    chosen = None if part.extent == PartExtent.WHOLE else set(part.sections)
    return [one for one in chapters_in(part.taken) if chosen is None or section_of(one) in chosen]


def placed_texts(chapters: Iterable[Chapter]) -> list[PlacedText]:
    """The running texts, each with its place."""
    return [
        PlacedText(section_of(chapter), place, _title(chapter, block), block.html)
        for chapter in chapters
        for place, block in _placed(chapter)
        if isinstance(block, RichText)
    ]


def chapters(parts: Sequence[UnitPart]) -> list[Chapter]:
    """Nämndernas and bolagens parts of the document, those of nämnder first; a part that holds nothing is left out.

    Args:
        parts: with `source__unit` and `texts`, in the order of the organisation.
    """
    found: list[Chapter] = []
    taken: set[str] = set()
    for heading, are_companies in ((BOARDS, False), (COMPANIES, True)):
        own = [one for one in parts if (one.source.unit.kind == OrgUnitKind.COMPANY) == are_companies and one.is_told]
        inside = [chapter for one in own for chapter in _of_unit(one, _prefix(one, taken))]
        if inside:
            found += [heading, *inside]
    return found


def _parted(chapter: Chapter) -> Iterator[Chapter]:
    """The chapter as it is kept; the goals' table of the summary is a section of its own."""
    blocks = [one for block in chapter.blocks for one in _without_places(block)]
    tables = [block for block in blocks if isinstance(block, GoalTable)]
    if chapter.key == SUMMARY and tables:
        yield replace(chapter, blocks=tuple(block for block in blocks if not isinstance(block, GoalTable)))
        yield Chapter(ATTAINMENT, "Måluppfyllelse", tuple(tables))
    else:
        yield replace(chapter, blocks=tuple(blocks))


def _without_places(block: Block) -> Iterator[Block]:
    """A block without addresses of its own, which belong to kommunens accounts; a note becomes its text and its table."""
    if isinstance(block, ProofList | UnreadablePart):
        return
    if isinstance(block, FinancialNote):
        if block.html:
            titled = f"<p><strong>{escape(block.title)}</strong></p>{block.html}"
            yield RichText(titled, f"Not{NBSP}{block.number}", is_example=block.is_example)
        if block.rows:
            rows = tuple(replace(row, key="", notes=()) for row in block.rows)
            yield Statement(
                block.heading,
                block.columns,
                rows,
                unit=block.unit,
                decimals=block.decimals,
                note=block.note,
                is_example=block.is_example,
            )
        return
    if isinstance(block, Statement | BalanceRequirement):
        block = replace(block, rows=tuple(replace(row, key="", notes=()) for row in block.rows))
    if isinstance(block, Timeline | RiskTable | ControlTable):
        told: Any = block
        block = replace(told, rows=tuple(replace(row, key="") for row in told.rows))
    yield block


def _prefix(part: UnitPart, taken: set[str]) -> str:
    """What the keys of a unit's chapters begin with; the same as long as its code is."""
    unit = part.source.unit
    wanted = f"del-{slug_words(unit.code) or unit.pk}"
    prefix = wanted if wanted not in taken else f"{wanted}-{unit.pk}"
    taken.add(prefix)
    return prefix


def _of_unit(part: UnitPart, prefix: str) -> Iterator[Chapter]:
    """The unit's chapter, which begins with its summary, and one for each other section."""
    told = [_edited(part, chapter) for chapter in told_chapters(part)]
    if not told:
        return
    keys = {chapter.key.lower(): f"{prefix}-{chapter.key}" for chapter in told} | {SUMMARY: prefix}
    keys = {slug_words(chapter.label): keys[chapter.key.lower()] for chapter in reversed(told)} | keys
    first = next((chapter for chapter in told if chapter.key == SUMMARY), None)
    blocks = (*(_led_anew(first.blocks, keys) if first else ()), _whence(part))
    example = all(chapter.is_example for chapter in told)
    yield led(Chapter(prefix, part.source.unit_name, blocks, level=2, is_example=example))
    for chapter in told:
        if chapter is not first:
            yield replace(
                chapter, key=keys[chapter.key.lower()], blocks=_led_anew(chapter.blocks, keys), level=3, group=""
            )


def _whence(part: UnitPart) -> RichText:
    """Which report it is taken from, and how far that has come: after what it says."""
    how = "I sin helhet ur" if part.extent == PartExtent.WHOLE else "Förkortad ur"
    return RichText(format_html("<p>{} {}. {}.</p>", how, lower_first(part.source.name), part.told))


def _edited(part: UnitPart, chapter: Chapter) -> Chapter:
    """With the shortened texts in place of the report's own, and without what is told elsewhere; in its helhet a report is told as
    it is.
    """
    if part.extent != PartExtent.SHORT:
        return chapter
    texts = {one.place: one.text for one in part.texts.all()}
    blocks = tuple(
        replace(block, html=texts[place]) if isinstance(block, RichText) and place in texts else block
        for place, block in _placed(chapter)
        if not isinstance(block, TOLD_ELSEWHERE)
    )
    return replace(chapter, blocks=blocks)


def _placed(chapter: Chapter) -> Iterator[tuple[str, Block]]:
    """Each block with its place; that of a text is the chapter's key, with a number from the second on."""
    count = 0
    for block in chapter.blocks:
        count += isinstance(block, RichText)
        yield (chapter.key if count < 2 else f"{chapter.key}-{count}"), block


def _title(chapter: Chapter, block: RichText) -> str:
    return f"{chapter.label}: {block.heading}" if block.heading and block.heading != chapter.title else chapter.label


def _led_anew(blocks: Iterable[Block], keys: Mapping[str, str]) -> tuple[Block, ...]:
    """With what leads to a chapter leading to where that stands here; what is not here is not led to."""
    return tuple(_block_led_anew(block, keys) for block in blocks)


def _block_led_anew(block: Block, keys: Mapping[str, str]) -> Block:
    if isinstance(block, GoalTable):
        rows = tuple(replace(row, chapter=keys.get(row.chapter.lower(), "")) for row in block.rows)
        return replace(block, rows=rows)
    if isinstance(block, RichText) and "{" in block.html:
        return replace(block, html=richtext.with_words(block.html, SIGN, lambda sign: _sign(sign, keys)))
    return block


def _sign(sign: re.Match[str], keys: Mapping[str, str]) -> str:
    there = keys.get(sign["key"].lower()) or keys.get(slug_words(sign["key"]))
    return sign_of(there) if there else "se rapporten i sin helhet"
