"""A plan as a document: what its editions keep, and what its files are made from."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.text import capfirst

from planning.enums import ContributionKind, Funding, NodeKind, PlanStatus
from planning.models import Plan
from planning.reading.addresses import part_of
from planning.reading.facts import figure_facts, own_facts
from planning.reading.links import Link
from planning.reading.partners import HEADING, told
from planning.reading.tree import Row, below
from planning.rules import HANDED_DOWN, HANDED_DOWN_HEADING, NODE_RULES, PLAN_RULES
from styrmodell.lib.documents.blocks import Fact, RichText, Source, SourceList
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.plan_items import PlanFigure, PlanItem, PlanItems, PlanLink, PlanTarget, PlanTask
from styrmodell.lib.swedish import days_words, measure_beside

DRAFT = "Utkast"


def document_of(
    plan: Plan, rows: Sequence[Row], links: Iterable[Link], *, municipality: str, summary: str = ""
) -> Document:
    """The plan's document from its working text or from what was frozen. Asks the database nothing.

    Args:
        plan: with its unit.
        rows: in reading order.
        links: both ways; what others serve it with is theirs to tell, and left out.
        municipality: what stands over the unit's name (`names.over_the_unit`).
        summary: who the plan is for, beside whose it is (`covered.covers_words`).
    """
    page = _Reading(plan, rows, links)
    texts = [row for row in page.under.get(None, ()) if row.kind == NodeKind.SECTION and (row.text or row.partners)]
    kinds = [kind for kind in PLAN_RULES[plan.kind].nodes if kind != NodeKind.SECTION]
    chapters = [
        *(_text(row) for row in texts if not row.comes_last),
        *(chapter for kind in kinds for chapter in page.items_of(kind)),
        *page.figures(),
        *(_text(row) for row in texts if row.comes_last),
        *_sources(plan),
    ]
    return Document(
        kind=plan.name or capfirst(plan.get_kind_display()),
        year=plan.years,
        unit=plan.unit.name,
        unit_code=plan.unit.code,
        period=days_words(plan.period_from, plan.period_to) if plan.period_to else f"från {plan.period_from}",
        municipality=municipality,
        summary=summary,
        registry_number=plan.registry_number,
        status="" if plan.status == PlanStatus.ADOPTED else DRAFT,
        is_example=plan.is_example,
        chapters=tuple(chapters),
    )


class _Reading:
    """What the items are put together from, looked up by node."""

    def __init__(self, plan: Plan, rows: Sequence[Row], links: Iterable[Link]) -> None:
        self.plan = plan
        self.under = below(rows)
        self.serves: dict[int, list[Link]] = {}
        for link in links:
            if link.outgoing:
                self.serves.setdefault(link.node, []).append(link)

    def items_of(self, kind: str) -> Iterator[Chapter]:
        """The chapter with the items of one kind; none when the plan has none."""
        rows = [row for row in self.under.get(None, ()) if row.kind == kind]
        items = [item for number, row in enumerate(rows, start=1) for item in self._items(row, str(number))]
        if items:
            rule = NODE_RULES[kind]
            yield Chapter(part_of(kind), rule.heading, (PlanItems(tuple(items)),))

    def figures(self) -> Iterator[Chapter]:
        """What stands directly in the plan of figures: those handed down, and those of its own."""
        rows = [row for row in self.under.get(None, ()) if row.figure]
        own = NodeKind.KEY_FIGURE
        for anchor, heading, found in (
            (HANDED_DOWN, HANDED_DOWN_HEADING, [row for row in rows if row.handed]),
            (part_of(own), NODE_RULES[own].heading, [row for row in rows if not row.handed]),
        ):
            if found:
                items = (self._top_figure(row, str(number)) for number, row in enumerate(found, start=1))
                yield Chapter(anchor, heading, (PlanItems(tuple(items)),))

    def _top_figure(self, row: Row, number: str) -> PlanItem:
        facts = tuple(Fact(fact.label, fact.words) for fact in figure_facts(row) if not fact.is_empty)
        is_example = row.is_example and not self.plan.is_example
        return PlanItem(number, row.figure_name, facts=facts, is_example=is_example, source=row.source)

    def _items(self, row: Row, number: str) -> Iterator[PlanItem]:
        """The item, then what stands under it."""
        under = self.under.get(row.pk, ())
        yield PlanItem(
            number=number,
            name=row.title,
            html=row.text,
            facts=tuple(Fact(fact.label, fact.words, html=str(fact.rich or "")) for fact in own_facts(row)),
            is_example=row.is_example and not self.plan.is_example,
            code=row.code,
            task=_task(row),
            links=tuple(_link(link) for link in self.serves.get(row.pk, ())),
            figures=tuple(_figure(child) for child in under if child.figure),
            wording_missing=row.wording_missing,
            source=row.source if row.source != self.plan.source else "",
        )
        children = [child for child in under if child.kind != NodeKind.KEY_FIGURE]
        for at, child in enumerate(children, start=1):
            yield from self._items(child, f"{number}.{at}")


def _text(row: Row) -> Chapter:
    texts = [RichText(row.text, is_example=row.is_example)] if row.text else []
    if row.partners:
        texts.append(RichText(told(row.partners), heading=HEADING, is_example=row.is_example))
    return Chapter(f"text-{row.pk}", row.title or "Utan rubrik", tuple(texts))


def _task(row: Row) -> PlanTask | None:
    task = row.task
    if task is None:
        return None
    funding = Funding(task.funding).label if row.kind == NodeKind.COUNCIL_ASSIGNMENT else ""
    return PlanTask(task.due_on, task.starts_on, funding, task.amount, task.receivers)


def _link(link: Link) -> PlanLink:
    return PlanLink(capfirst(ContributionKind(link.kind).label), link.title, link.code, link.unit, link.text)


def _figure(row: Row) -> PlanFigure:
    figure = row.figure
    if figure is None:
        raise ValueError("a nyckeltal node has a figure")
    targets = tuple(PlanTarget(year, low, high) for year, (low, high) in sorted(row.targets.items()))
    unit = measure_beside(figure.name, figure.unit_of_measure)
    return PlanFigure(figure.told_name, unit, figure.decimals, targets, row.is_example)


def _sources(plan: Plan) -> list[Chapter]:
    if not plan.source or plan.is_example:
        return []
    return [Chapter("sources", "Källor", (SourceList((Source("Planen", plan.source),)),))]
