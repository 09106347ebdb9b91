"""One side of a comparison of plans: what a text says, item by item, each known by its node."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.text import capfirst

from planning.enums import ContributionKind, Funding, NodeKind
from planning.item_fields import WRITTEN, ItemField, Widget
from planning.models import FrozenLink
from planning.models.item_text import label_of
from planning.reading.partners import HEADING, Partner
from planning.reading.tree import Row, below, frozen_rows
from planning.rules import HANDED_DOWN_HEADING, NODE_RULES
from styrmodell.lib.comparison.compare import compare
from styrmodell.lib.comparison.model import Comparison, Item, Look, Side, Value
from styrmodell.lib.readings import decimals_of

IN_THE_ITEM = ("title", "text")
FIRST, LAST = "Texter", "Texter sist i planen"
NOT_ADOPTED = "en post som inte är antagen"
LOOKS: dict[Widget | None, Look] = {
    Widget.LINE: Look.WORDS,
    Widget.PICK: Look.WORDS,
    Widget.TICK: Look.WORDS,
    Widget.RICH: Look.RICH,
    Widget.DAY: Look.DAY,
    Widget.TICKS: Look.LIST,
}


@dataclass(frozen=True, slots=True)
class Tie:
    """What an item is tied to: how, what that is called, and what is said of it."""

    node: int
    kind: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class PlanText:
    """A plan's text to compare: frozen, or as it is being written.

    Attributes:
        rows: in the order of the tree.
    """

    rows: tuple[Row, ...]
    ties: tuple[Tie, ...]


def frozen_text(content: int) -> PlanText:
    """What was frozen. Two queries. Only for those who may read it.

    Args:
        content: the id of the frozen content.
    """
    return PlanText(frozen_rows(content), _ties(FrozenLink.objects.of(content)))


def written_text(rows: Iterable[Row], links: Iterable[FrozenLink]) -> PlanText:
    """A working text. Only for those who may read it.

    Args:
        links: as they would be frozen now.
    """
    return PlanText(tuple(rows), _ties(links))


def _ties(links: Iterable[FrozenLink]) -> tuple[Tie, ...]:
    found = [
        Tie(link.from_node_id, link.kind, f"{link.to_code} {link.to_title}".strip() or NOT_ADOPTED, link.text)
        for link in links
    ]
    return tuple(sorted(found, key=lambda tie: (tie.node, tie.kind, tie.name)))


def side_of(
    text: PlanText,
    name: str,
    *,
    facts: Sequence[Value] = (),
    keys: Mapping[int, int] | None = None,
    more: Mapping[int, Sequence[Value]] | None = None,
    years: Container[int] | None = None,
) -> Side:
    """A text as one side.

    Args:
        keys: what the items are known by, where that is another plan's items (`continued.pairs`).
        more: values by node that only the two together can say.
        years: those that both sides' plans cover: a target for any other is no change; None where it is one plan.
    """
    return Side(name, tuple(_Reading(text, keys or {}, more or {}, years).items()), tuple(facts))


def tell(before: int, after: int) -> Comparison:
    """What two frozen contents of a plan differ in, by their ids. The reader may read both."""
    return compare(side_of(frozen_text(before), ""), side_of(frozen_text(after), ""))


class _Reading:
    """What the items are put together from, in the order of the document: texts, items by kind, the last texts."""

    def __init__(
        self,
        text: PlanText,
        keys: Mapping[int, int],
        more: Mapping[int, Sequence[Value]],
        years: Container[int] | None,
    ) -> None:
        self.under = below(text.rows)
        self.keys, self.more, self.years = keys, more, years
        self.ties: dict[int, list[Tie]] = {}
        for tie in text.ties:
            self.ties.setdefault(tie.node, []).append(tie)

    def items(self) -> Iterator[Item]:
        top = self.under.get(None, [])
        texts = [row for row in top if row.kind == NodeKind.SECTION]
        yield from (self._item(row, group=FIRST, number="") for row in texts if not row.comes_last)
        written = [row for row in top if row.kind != NodeKind.SECTION]
        for heading in dict.fromkeys(map(_heading, written)):
            yield from self._numbered([row for row in written if _heading(row) == heading], heading, "")
        yield from (self._item(row, group=LAST, number="") for row in texts if row.comes_last)

    def _numbered(self, rows: Sequence[Row], group: str, before: str) -> Iterator[Item]:
        """The rows with what stands under them; nyckeltal have no numbers of their own."""
        figures = [row for row in rows if row.kind == NodeKind.KEY_FIGURE]
        for row in figures:
            yield self._item(row, group=group, number="")
        others = (row for row in rows if row.kind != NodeKind.KEY_FIGURE)
        for at, row in enumerate(others, start=1):
            number = f"{before}{at}"
            yield self._item(row, group=group, number=row.code or number)
            yield from self._numbered(self.under.get(row.pk, []), group, f"{number}.")

    def _key(self, node: int) -> str:
        return str(self.keys.get(node, node))

    def _item(self, row: Row, *, group: str, number: str) -> Item:
        return Item(
            key=self._key(row.pk),
            word=NodeKind(row.kind).label,
            title=row.figure_name or row.title,
            group=group,
            number=number,
            parent=self._key(row.parent) if row.parent else "",
            values=(*self._values(row), *self.more.get(row.pk, ())),
            is_example=row.is_example,
        )

    def _values(self, row: Row) -> Iterator[Value]:
        yield Value("", Look.RICH, row.text)
        for field in WRITTEN:
            if row.kind in field.kinds and field.name not in IN_THE_ITEM:
                yield Value(label_of(field.name), LOOKS[field.widget], _said(field, row.own[field.name]))
        if row.handed is not None:
            yield Value("Utdelat av", Look.WORDS, row.handed.words)
        yield from _task(row)
        yield from _targets(row, self.years)
        yield from self._serves(row)
        yield from _together(row.partners)
        yield Value("Källa", Look.WORDS, row.source)

    def _serves(self, row: Row) -> Iterator[Value]:
        """What it is tied to, and of each in its own words how."""
        ties = self.ties.get(row.pk, [])
        for kind in ContributionKind:
            names = tuple(tie.name for tie in ties if tie.kind == kind)
            if names:
                yield Value(capfirst(kind.label), Look.LIST, names)
        for tie in ties:
            if tie.text:
                yield Value(f"Så bidrar vi till {tie.name}", Look.WORDS, tie.text)


def _together(partners: Sequence[Partner]) -> Iterator[Value]:
    """With whom it is done and what they answer, and of each about what and in which words."""
    if partners:
        yield Value(HEADING, Look.LIST, tuple(one.words for one in partners))
    for one in partners:
        yield Value(f"Om samverkan med {one.name}", Look.WORDS, one.about)
        yield Value(f"Svar från {one.name}", Look.WORDS, one.text)


def _heading(row: Row) -> str:
    return HANDED_DOWN_HEADING if row.handed else NODE_RULES[row.kind].heading


def _said(field: ItemField, value: Any) -> Any:
    if field.widget is Widget.TICK:
        return "ja" if value else ""
    if field.widget is Widget.TICKS:
        return tuple(f"{field.word} {one}".strip() for one in value)
    return value or None


def _task(row: Row) -> Iterator[Value]:
    """An uppdrag, as the catalogue has it beside the plan's own words."""
    task = row.task
    if task is None:
        return
    yield Value("Börjar", Look.DAY, task.starts_on)
    yield Value("Klart senast", Look.DAY, task.due_on)
    if row.kind == NodeKind.COUNCIL_ASSIGNMENT:
        yield Value("Finansiering", Look.WORDS, Funding(task.funding).label)
    yield Value("Tillskott", Look.AMOUNT, task.amount)
    yield Value("Mottagare", Look.LIST, task.receivers)


def _targets(row: Row, years: Container[int] | None) -> Iterator[Value]:
    for year, (low, high) in sorted(row.targets.items()):
        is_alone = years is not None and year not in years
        yield _target(f"Målvärde {year}", row, low, is_alone=is_alone)
        if high is not None:
            yield _target(f"Målvärde {year}, högst", row, high, is_alone=is_alone)


def _target(label: str, row: Row, value: Decimal, *, is_alone: bool) -> Value:
    """As exact as it is, so that no change is rounded away."""
    decimals = max(row.figure.decimals if row.figure else 0, decimals_of(value))
    return Value(label, Look.NUMBER, value, decimals, is_alone=is_alone)
