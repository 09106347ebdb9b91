"""A plan as a document: finished strings in reading order, for the page and for nothing else to compute."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from django.utils.safestring import SafeString

from organisation.unit_words import words_of
from planning.enums import NodeKind, PlanKind
from planning.models import Plan
from planning.pages.item_comments import Comments
from planning.pages.plan_parts import Item, Part
from planning.reading.addresses import page_of, part_of
from planning.reading.aims import Aim
from planning.reading.facts import Chip, Facts, facts_of, figure_facts
from planning.reading.links import Link
from planning.reading.tree import Row, below
from planning.reading.untouched import Untouched
from planning.rules import (
    FIGURES_AT_TOP,
    HANDED_DOWN,
    HANDED_DOWN_HEADING,
    MANY_SPECIAL_ASSIGNMENTS,
    NODE_RULES,
    PLAN_RULES,
    NodeRule,
    allowed_kinds,
)
from styrmodell.lib import richtext, swedish
from styrmodell.lib.words import MULTI_YEAR_PLAN

HANDED_DOWN_LEAD = "Nyckeltal som vi har fått att följa upp. Den som har delat ut dem sätter målvärdet."


def sections(
    plan: Plan,
    rows: Sequence[Row],
    links: Iterable[Link],
    aims: Iterable[Aim],
    notes: "Notes | None" = None,
) -> tuple[Part, ...]:
    """The whole document from rows in reading order."""
    page = _Page(plan, rows, links, notes)
    texts = [row for row in page.under.get(None, ()) if row.kind == NodeKind.SECTION]
    items = [_item_section(page, kind) for kind in PLAN_RULES[plan.kind].nodes if kind != NodeKind.SECTION]
    opening = [_text_section(page, row) for row in texts if not row.comes_last]
    closing = [_text_section(page, row) for row in texts if row.comes_last]
    return (*opening, *items, *_figure_sections(page), *_given(page, aims), *closing)


@dataclass(frozen=True, slots=True)
class Place:
    """One item as it stands in the document, and what else of the document shows something of it.

    Attributes:
        part: of a text, which is a part by itself; `item` is any other.
        depth: 0 for what stands directly in the plan.
        beside: items that it is linked with, and the one that it follows up where it is a nyckeltal.
    """

    part: Part | None = None
    item: Item | None = None
    depth: int = 0
    beside: tuple["Place", ...] = ()


def place_in(
    plan: Plan,
    rows: Sequence[Row],
    links: Sequence[Link],
    pk: int,
    notes: "Notes | None" = None,
) -> Place | None:
    """An item of the document by itself; None when it does not stand there."""
    page = _Page(plan, rows, links, notes)
    known = {row.pk: row for row in rows}
    if pk not in known:
        return None
    linked = {(link.other if link.node == pk else link.node) for link in links if pk in (link.node, link.other)}
    above = {known[pk].parent} if known[pk].figure else set()
    beside = [_place(page, known, known[one]) for one in known if one in linked | above]
    return replace(_place(page, known, known[pk]), beside=tuple(beside))


def _place(page: "_Page", known: Mapping[int, Row], row: Row) -> Place:
    if row.figure and row.parent is not None:
        return (
            Place()
        )  # it is told in the facts of what it follows up, and has a place of its own only while it is written
    if row.figure:
        return Place(item=_figure_item(page, row))
    if row.kind == NodeKind.SECTION:
        return Place(part=_text_section(page, row))
    return Place(item=_item(page, row, _number(page, known, row)), depth=row.depth)


def _number(page: "_Page", known: Mapping[int, Row], row: Row) -> str:
    """As `_item_section` and `_item` number them: 2.1 is the first below the second of its kind."""
    beside = page.under[row.parent]
    counted = [one.pk for one in beside if (one.kind == row.kind if row.parent is None else not one.figure)]
    number = str(counted.index(row.pk) + 1)
    return number if row.parent is None else f"{_number(page, known, known[row.parent])}.{number}"


def given_to(plan: Plan, rows: Sequence[Row], links: Iterable[Link], aims: Iterable[Aim]) -> Part | None:
    """The part with fullmäktige's uppdrag to the unit, where there is one."""
    return next(iter(_given(_Page(plan, rows, links), aims)), None)


@dataclass(frozen=True, slots=True)
class Notes:
    """What is said of the items of a working text and is no part of it.

    Attributes:
        untouched: of some items to who writes: that nobody has touched them since last year.
        comments: working notes; None outside the working text.
    """

    untouched: Mapping[int, Untouched] = field(default_factory=dict)
    comments: Comments | None = None


class _Page:
    """What the items are put together from, looked up by node."""

    def __init__(self, plan: Plan, rows: Sequence[Row], links: Iterable[Link], notes: "Notes | None" = None) -> None:
        self.plan, self.notes = plan, notes or Notes()
        self.under = below(rows)
        self.serves: dict[int, list[Link]] = {}
        self.taken: dict[int, list[Link]] = {}
        for link in links:
            (self.serves if link.outgoing else self.taken).setdefault(link.node, []).append(link)

    def said(self, item: int, name: str) -> dict[str, Any]:
        """The fields of an item that tell what is said of it."""
        said = self.notes.comments
        return {"comments": said.link(item, name), "talks": said.on(item)} if said else {}


def _text_section(page: _Page, row: Row) -> Part:
    return Part(anchor=f"post-{row.pk}", heading=row.title or "Utan rubrik", kind=row.kind, text=_item(page, row, ""))


def _item_section(page: _Page, kind: str) -> Part:
    rule = NODE_RULES[kind]
    rows = [row for row in page.under.get(None, ()) if row.kind == kind]
    return Part(
        anchor=part_of(kind),
        heading=rule.heading,
        lead=_lead(page.plan, rule),
        kind=kind,
        word=NodeKind(kind).label,
        items=tuple(_item(page, row, str(number)) for number, row in enumerate(rows, start=1)),
        warning=_many(len(rows)) if kind == NodeKind.SPECIAL_ASSIGNMENT else "",
    )


def _figure_sections(page: _Page) -> Iterator[Part]:
    """What stands directly in the plan of figures: those handed down, and those of its own."""
    if page.plan.kind not in FIGURES_AT_TOP:
        return
    rows = [row for row in page.under.get(None, ()) if row.figure]
    given = tuple(_figure_item(page, row) for row in rows if row.handed)
    if given:
        yield Part(HANDED_DOWN, HANDED_DOWN_HEADING, lead=HANDED_DOWN_LEAD, items=given)
    rule, kind = NODE_RULES[NodeKind.KEY_FIGURE], NodeKind.KEY_FIGURE
    own = tuple(_figure_item(page, row) for row in rows if not row.handed)
    yield Part(part_of(kind), rule.heading, rule.lead, kind, kind.label, items=own)


def _figure_item(page: _Page, row: Row) -> Item:
    """A figure that stands directly in the plan; its page tells how it goes."""
    lock = f"Obligatoriskt. Bara {row.handed.giver} ändrar det eller tar tillbaka det." if row.handed else ""
    return Item(
        pk=row.pk, kind=row.kind, word=NodeKind(row.kind).label, number="", title=row.figure_name, code="",
        text=SafeString(""), facts=tuple(figure_facts(row)), children=(), figures=(), below=(),
        is_example=row.is_example and not page.plan.is_example, wording_missing=False, source="",
        url=page_of("followup:key_figure_detail", row.figure.pk) if row.figure else "", lock=lock,
        **page.said(row.pk, row.figure_name),
    )  # fmt: skip


def _lead(plan: Plan, rule: NodeRule) -> str:
    words = words_of(plan.unit.kind)
    return rule.lead.format(takers=words.takers, grounds=words.grounds)


def _many(count: int) -> str:
    if count <= MANY_SPECIAL_ASSIGNMENTS:
        return ""
    return (
        f"Planen har {swedish.count_words(count)} särskilda uppdrag. Styrmodellen säger att de ska hållas till ett "
        "begränsat antal. Överväg om några kan bli prioriteringar."
    )


def _given(page: _Page, aims: Iterable[Aim]) -> list[Part]:
    """Fullmäktige's uppdrag to the unit, which stand in the flerårsplan and are read here too."""
    given = [aim for aim in aims if aim.kind == NodeKind.COUNCIL_ASSIGNMENT]
    if not given or page.plan.kind not in (PlanKind.OPERATIONAL, PlanKind.BUSINESS):
        return []
    titles = {row.pk: row.title for row in chain.from_iterable(page.under.values())}
    by_aim: dict[int, list[Chip]] = {}
    for links in page.serves.values():
        for link in links:
            by_aim.setdefault(link.other, []).append(Chip(title=titles.get(link.node, ""), url=f"#post-{link.node}"))
    items = tuple(_given_item(aim, str(number), by_aim.get(aim.pk, [])) for number, aim in enumerate(given, start=1))
    lead = f"Står i {MULTI_YEAR_PLAN.the}. Här syns vad i vår plan som tar hand om dem."
    return [Part(anchor="fullmaktiges-uppdrag", heading="Uppdrag från fullmäktige till oss", lead=lead, items=items)]


def _given_item(aim: Aim, number: str, takers: list[Chip]) -> Item:
    facts = Facts("Tas om hand av", tuple(takers), "" if takers else "Ännu ingen", is_empty=not takers)
    return Item(
        pk=0, kind="", word="Uppdrag", number=number, title=aim.title, code=aim.code, text=SafeString(""), facts=(facts,),
        children=(), figures=(), below=(), is_example=False, wording_missing=False, source="",
        url=page_of("followup:assignment_detail", aim.assignment or 0),
    )  # fmt: skip


def _item(page: _Page, row: Row, number: str) -> Item:
    under = page.under.get(row.pk, ())
    children = [child for child in under if child.kind != NodeKind.KEY_FIGURE]
    figures = [child for child in under if child.figure]
    return Item(
        pk=row.pk,
        kind=row.kind,
        word=NodeKind(row.kind).label,
        number=number,
        title=row.title,
        code=row.code,
        text=richtext.render(row.text) if row.text else SafeString(""),
        facts=tuple(
            facts_of(
                row,
                figures,
                serves=page.serves.get(row.pk, ()),
                taken=page.taken.get(row.pk, ()),
                plan_kind=page.plan.kind,
            )
        ),
        children=tuple(_item(page, child, f"{number}.{at}") for at, child in enumerate(children, start=1)),
        figures=tuple(figure.pk for figure in figures),
        below=allowed_kinds(page.plan.kind, row.kind),
        is_example=row.is_example
        and not page.plan.is_example,  # said once, at the top, when the whole plan is invented
        wording_missing=row.wording_missing,
        source=row.source if row.source != page.plan.source else "",
        url=page_of("followup:assignment_detail", row.task.pk) if row.task else "",
        note=str(page.notes.untouched.get(row.pk, "")),
        **page.said(row.pk, row.title or f"{NodeKind(row.kind).label} {number}"),
    )
