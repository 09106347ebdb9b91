"""A document's chapters as parts; one line a block says how."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from django.utils.text import capfirst

from styrmodell.lib.documents import accounts, blocks, figures, investments, leaflet, personnel
from styrmodell.lib.documents import plan_items as plans
from styrmodell.lib.documents.captions import Caption
from styrmodell.lib.documents.glossary import Glossary
from styrmodell.lib.documents.group_structure import GroupStructure
from styrmodell.lib.documents.key_numbers import KeyNumbers
from styrmodell.lib.documents.model import Block, Document
from styrmodell.lib.documents.outline import Section
from styrmodell.lib.documents.parts import accounts as told
from styrmodell.lib.documents.parts import glance, items, money, risks, texts
from styrmodell.lib.documents.parts import leaflet as simply
from styrmodell.lib.documents.parts.group_structure import group_structure
from styrmodell.lib.documents.parts.marks import EXAMPLE, is_example, marked
from styrmodell.lib.documents.parts.model import EYEBROW, LEAD, NOTE, Heading, Part, Prose, Words
from styrmodell.lib.documents.risks import ControlTable, RiskTable
from styrmodell.lib.documents.signatures import Signatures
from styrmodell.lib.documents.timeline import Timeline
from styrmodell.lib.swedish import bind

PARTS: dict[type, Callable[[Any], Iterator[Part]]] = {
    blocks.RichText: texts.rich_text,
    blocks.GoalStrip: texts.goal_strip,
    blocks.ContributionTable: texts.contributions,
    blocks.GoalTable: texts.goals,
    blocks.StatusTable: texts.statuses,
    plans.PlanItems: items.plan_items,
    blocks.DecisionTable: texts.decisions,
    blocks.Proposals: texts.proposals,
    blocks.SourceList: texts.sources,
    figures.KeyFigureCharts: money.charts,
    figures.KeyFigureTable: money.key_figures,
    figures.Ledger: money.ledger,
    figures.BudgetBars: money.bars,
    figures.Waterfall: money.waterfall,
    figures.DeviationTable: money.deviations,
    accounts.Statement: told.statement,
    accounts.ProofList: told.proofs,
    accounts.FinancialNote: told.financial_note,
    accounts.Ratios: told.ratios,
    accounts.BalanceRequirement: told.balance_requirement,
    investments.InvestmentTable: told.investment_projects,
    GroupStructure: group_structure,
    personnel.PersonnelTable: told.people,
    KeyNumbers: glance.key_numbers,
    Glossary: glance.glossary,
    Signatures: glance.signatures,
    Timeline: risks.timeline,
    RiskTable: risks.risks,
    ControlTable: risks.controls,
    leaflet.Coins: simply.coins,
    leaflet.Waffle: simply.waffle,
    leaflet.YearColumns: simply.year_columns,
    leaflet.GoalGroups: simply.goal_groups,
    leaflet.AmountList: simply.amounts,
    blocks.UnreadablePart: texts.unreadable,
}


def parts_of(section: Section) -> Iterator[Part]:
    """The chapter's parts in reading order, its own heading among them."""
    chapter = section.chapter
    if chapter.eyebrow:
        yield Words(chapter.eyebrow, EYEBROW)
    yield Heading(marked(section.title, chapter), section.level, chapter.anchor)
    if chapter.lead:
        yield Words(bind(chapter.lead), LEAD)
    for block, caption in section.parts:
        for part in _told(block, chapter.title, caption):
            yield _lowered(part, section.level - 1)


def _lowered(part: Part, steps: int) -> Part:
    """A part of a chapter of the first level, so many steps deeper."""
    if isinstance(part, Heading):
        return replace(part, level=part.level + steps)
    return replace(part, under=part.under + steps) if isinstance(part, Prose) else part


def _raised(part: Part) -> Part:
    """A part of a block whose heading the chapter's says already: no level is skipped."""
    return replace(part, level=part.level - 1) if isinstance(part, Heading) and part.level > 2 else part


def decisions_of(document: Document) -> Iterator[Part]:
    """The decisions on the cover, as a table."""
    if document.decisions:
        yield from texts.decisions(blocks.DecisionTable(document.decisions))


def _told(block: Block, chapter_title: str, caption: Caption | None) -> Iterator[Part]:
    """A block's heading, where it has a number or the chapter's does not say the same, its conclusion, parts and note."""
    heading = getattr(block, "heading", "")
    if caption:
        yield Heading(marked(f"{caption.label}. {heading}", block), 2, caption.place)
    elif heading and heading != chapter_title:
        place = accounts.note_place(block.number) if isinstance(block, accounts.FinancialNote) else ""
        yield Heading(marked(heading, block), 2, place)
    elif is_example(block):
        yield Words(capfirst(EXAMPLE), NOTE)
    if conclusion := getattr(block, "conclusion", ""):
        yield Words(bind(conclusion))
    parts = PARTS[type(block)](block)
    yield from map(_raised, parts) if heading == chapter_title and not caption else parts
    if note := getattr(block, "note", ""):
        yield Words(bind(note), NOTE)
