"""The parts of a plan's items."""

from collections.abc import Iterator

from styrmodell.lib.documents.parts.marks import marked
from styrmodell.lib.documents.parts.model import (
    NOTE,
    Cell,
    Heading,
    Labelled,
    Part,
    Prose,
    Row,
    Table,
    Words,
    day,
)
from styrmodell.lib.documents.parts.texts import fact_cell
from styrmodell.lib.documents.plan_items import PlanItem, PlanItems
from styrmodell.lib.richtext import plain
from styrmodell.lib.swedish import bind, money_tkr


def plan_items(block: PlanItems) -> Iterator[Part]:
    """Poster i en plan: each a heading with its number, its text and what is said of it."""
    level = 3 if block.heading else 2
    for item in block.items:
        yield Heading(marked(f"{item.number} {item.heading}", item), level)
        if item.wording_missing:
            yield Words("Lydelse saknas", NOTE)
        if item.html:
            yield Prose(item.html, under=level)
        yield from _facts(item)
        if item.source:
            yield Words(f"Källa: {bind(item.source)}", NOTE)


def _facts(item: PlanItem) -> Iterator[Labelled]:
    for fact in item.facts:
        yield Labelled(marked(fact.label, fact), fact_cell(fact))
    yield from _task(item)
    for link in item.links:
        where = ", ".join(filter(None, (f"{link.code} {link.name}".strip(), link.unit)))
        yield Labelled(link.label, Cell(f"{where}: {bind(link.text)}" if link.text else where))
    for one in item.figures:
        name = ", ".join(filter(None, (one.name, one.unit_of_measure)))
        targets = ", ".join(f"mål {year}: {target}" for year, target in one.target_words)
        yield Labelled("Följs upp med", Cell("\n".join(filter(None, (marked(name, one), targets)))))


def _task(item: PlanItem) -> Iterator[Labelled]:
    task = item.task
    if task is None:
        return
    if task.starts:
        yield Labelled("Börjar", day(task.starts))
    if task.due:
        yield Labelled("Klart senast", day(task.due))
    if task.funding:
        amount = "" if task.amount is None else f", {money_tkr(task.amount, unit=True)}"
        yield Labelled("Finansiering", Cell(task.funding + amount))
    if task.receivers:
        yield Labelled("Mottagare", Cell(", ".join(task.receivers)))


def table_of_items(block: PlanItems, title: str) -> Table:
    """The items as a table, a row for each: for who sorts and counts them."""
    told = [(item, _by_label(item)) for item in block.items]
    labels = list(dict.fromkeys(label for _, facts in told for label in facts))
    rows = []
    for item, facts in told:
        own = (Cell(item.number), Cell(item.code), Cell(marked(item.name, item)), Cell(plain(item.html)))
        rows.append(Row((*own, *(Cell("\n".join(facts.get(label, ()))) for label in labels))))
    return Table(block.heading or title, ("Nummer", "Kod", "Rubrik", "Text", *labels), tuple(rows))


def _by_label(item: PlanItem) -> dict[str, list[str]]:
    """What is said of an item, in plain words under each label."""
    found: dict[str, list[str]] = {}
    for part in _facts(item):
        found.setdefault(part.label, []).append(part.cell.text or plain(part.cell.html))
    return found
