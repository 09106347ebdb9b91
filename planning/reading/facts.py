"""What is said of an item below its text: what it serves, how it is followed up, who takes it on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString
from django.utils.text import capfirst

from planning.enums import ContributionKind, Funding, NodeKind, PlanKind
from planning.item_fields import HEADINGS, ItemField, Widget
from planning.reading.addresses import page_of
from planning.reading.links import Link
from planning.reading.partners import HEADING, told
from planning.reading.tree import Figure, Row
from planning.rules import NODE_RULES
from styrmodell.lib import richtext, swedish
from styrmodell.lib.documents.figures import between

PERCENT = f"{swedish.NBSP}%"
SERVES = tuple((kind, capfirst(kind.label)) for kind in ContributionKind)
SHOWN_TAKERS = 8  # a goal is taken on by every nämnd; the rest are counted


@dataclass(frozen=True, slots=True)
class Chip:
    """A small link beside an item: a goal, a key figure, an item that takes it on.

    Attributes:
        said: "så bidrar vi", which is read beside it.
    """

    title: str
    code: str = ""
    url: str = ""
    note: str = ""
    edit_url: str = ""
    edit_label: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """A line below an item: what it is about, and chips, words or formatted text."""

    label: str
    chips: tuple[Chip, ...] = ()
    words: str = ""
    rich: SafeString | None = None
    is_empty: bool = False


def facts_of(
    row: Row, figures: Sequence[Row], *, serves: Sequence[Link], taken: Sequence[Link], plan_kind: str
) -> Iterable[Facts]:
    """Everything that is said of an item.

    Args:
        figures: the nyckeltal below it.
        serves, taken: what it contributes to, and who takes it on below.
    """
    yield from own_facts(row)
    yield from _task_facts(row)
    rule = NODE_RULES[row.kind]
    for kind, heading in SERVES:
        chips = tuple(Chip(link.title, link.code, link.url, said=link.text) for link in serves if link.kind == kind)
        if chips or (kind == ContributionKind.CONTRIBUTES and rule.contributes and not serves):
            yield Facts(heading, chips, "" if chips else "Ännu inget mål", is_empty=not chips)
    if figures:
        yield Facts("Följs upp med", tuple(_figure_chip(figure) for figure in figures))
    if rule.receives and plan_kind != PlanKind.WORK:
        yield _taken_on(taken)


def own_facts(row: Row) -> Iterable[Facts]:
    """What its fields say, a line for each heading, and with whom it is done."""
    for heading, fields in HEADINGS[row.kind].items():
        said = [(field, row.own[field.name]) for field in fields if row.own[field.name]]
        if not said:
            continue
        field, value = said[0]
        if field.widget is Widget.RICH and "<" in value:
            yield Facts(heading, rich=richtext.render(value))
        elif field.widget is Widget.DAY and len(said) > 1:
            yield Facts(heading, words="–".join(str(day) for _, day in said))
        else:
            yield Facts(heading, words=swedish.join_words([_words(field, value) for field, value in said]))
    if row.partners:
        yield Facts(HEADING, rich=told(row.partners))


def _words(field: ItemField, value: Any) -> str:
    """A value after the word that tells it from the others under its heading."""
    if field.widget is Widget.TICK:
        return field.word
    if field.widget is Widget.TICKS:
        value = swedish.join_words([str(one) for one in value])
    return f"{field.word} {value}" if field.word else str(value)


def _task_facts(row: Row) -> Iterable[Facts]:
    task = row.task
    if task is None:
        return
    yield Facts("Klart senast", words=f"{task.due_on}{' (avslutat)' if task.ended_by_id else ''}")
    money = f", {swedish.money_tkr(task.amount, unit=True)}" if task.amount is not None else ""
    if row.kind == NodeKind.COUNCIL_ASSIGNMENT:
        yield Facts("Finansiering", words=f"{Funding(task.funding).label}{money}")
    if task.receivers:
        yield Facts("Mottagare", words=swedish.join_words(task.receivers))


def figure_facts(row: Row) -> Iterable[Facts]:
    """What is said of a figure that stands directly in a plan: what it is to reach, and who handed it down."""
    figure = row.figure
    if figure is None:
        raise ValueError("a nyckeltal node has a figure")
    said = {year: target_value(row.targets[year], figure) for year in sorted(row.targets)}
    if len(set(said.values())) == 1:  # a läsår is in two years, and has the same in both unless somebody says otherwise
        yield Facts("Målvärde", words=next(iter(said.values())))
    elif said:
        yield Facts("Målvärde", words=", ".join(f"{year}: {value}" for year, value in said.items()))
    elif figure.unit_of_measure:
        yield Facts("Målvärde", words="Ännu inget", is_empty=True)
    if row.handed is not None:
        yield Facts("Utdelat av", words=row.handed.words)


def _figure_chip(row: Row) -> Chip:
    figure = row.figure
    if figure is None:
        raise ValueError("a nyckeltal node has a figure")
    return Chip(
        title=", ".join(filter(None, [figure.told_name, _target_words(row, figure)])),
        note=swedish.measure_beside(figure.name, figure.unit_of_measure),
        url=page_of("followup:key_figure_detail", figure.pk),
        edit_url=f"?andra={row.pk}#post-{row.pk}",
        edit_label="Ändra uppföljningen med" if figure.is_judged else "Ändra målvärden för",
    )


def _target_words(row: Row, figure: Figure) -> str:
    """The target of each year that has one: "mål 2028: 6,0 · 2029: 6,5"; nothing when no year has."""
    unit = PERCENT if figure.unit_of_measure == "procent" else ""
    told = [f"{year}: {between(*bounds, figure.decimals)}{unit}" for year, bounds in sorted(row.targets.items())]
    return f"mål {' · '.join(told)}" if told else ""


def target_value(bounds: tuple[Decimal, Decimal | None], figure: Figure) -> str:
    """What a figure is to reach, with its unit of measure: "6,5 timmar", "20–25 %"."""
    value = between(*bounds, figure.decimals)
    if figure.unit_of_measure == "procent":
        return f"{value}{PERCENT}"
    return f"{value} {swedish.measure_beside(figure.name, figure.unit_of_measure)}".strip()


def _taken_on(links: Sequence[Link]) -> Facts:
    chips = [Chip(title=f"{link.unit}: {link.title}", code=link.code, url=link.url, said=link.text) for link in links]
    if len(chips) > SHOWN_TAKERS:
        more = len(chips) - SHOWN_TAKERS
        chips = [*chips[:SHOWN_TAKERS], Chip(title=f"och {swedish.count_words(more)} till")]
    return Facts("Tas vidare i", tuple(chips), "" if chips else "Ännu ingen", is_empty=not chips)
