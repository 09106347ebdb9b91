"""One side of a comparison of reports: texts, judgements, states, amounts, values and deviations, as a text has them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Any

from followup.enums import WorkState
from followup.models import (
    FrozenAction,
    FrozenAmount,
    FrozenAssessment,
    FrozenBalanceUnit,
    FrozenCarryOver,
    FrozenDeviation,
    FrozenEarmarked,
    FrozenFigure,
    FrozenInvestment,
    FrozenSectionRow,
    FrozenState,
    FrozenText,
    FrozenValue,
    Report,
    ReportSection,
)
from followup.models.frozen_rows import FrozenAnswer
from followup.money.amounts import Amounts, total_of
from followup.reading.carry_overs import CARRIED, carried_in, carried_items
from followup.reading.investments import investment_items
from followup.reading.section_rows import row_item
from followup.reading.told_rows import SOURCE, WEIGHED, WHY_OTHER
from followup.rules.carry_overs import Carried
from organisation.decisions.comparison import Tells
from organisation.models import OrgUnit, User
from planning.models import KeyFigure
from styrmodell.lib import swedish
from styrmodell.lib.comparison.compare import compare
from styrmodell.lib.comparison.model import Item, Look, Side, Value
from styrmodell.lib.readings import decimals_of

NAMES = (("attainment", "Måluppfyllelse"), ("progress", "Förflyttning"), ("forecast", "Prognos"))
NOT_YET = "värdet finns inte än"
KINDS: tuple[type[FrozenAnswer], ...] = (
    FrozenText,
    FrozenAssessment,
    FrozenState,
    FrozenAmount,
    FrozenFigure,
    FrozenValue,
    FrozenDeviation,
    FrozenAction,
    FrozenInvestment,
    FrozenCarryOver,
    FrozenBalanceUnit,
    FrozenEarmarked,
    FrozenSectionRow,
)
Rows = Mapping[type[FrozenAnswer], Sequence[Any]]


@dataclass(frozen=True, slots=True)
class ReportText:
    """A report's answers to compare, and what the rows that they point at are called.

    Attributes:
        titles: the headings of the year's sections.
        setters: who set the judgements.
    """

    rows: Rows
    titles: Mapping[str, str]
    units: Mapping[int, str]
    figures: Mapping[int, KeyFigure]
    setters: Mapping[int, str]


def frozen_text(content: int, *, year: int) -> ReportText:
    """What was frozen, in fourteen queries, and one for each kind of what is carried over. Only for those who may read it.

    Args:
        content: the id of the frozen content.
        year: whose sections' headings the texts have.
    """
    rows = {model: list(model.objects.of(content).order_by("position")) for model in KINDS if model not in CARRIED}
    return text_of(rows | carried_in(content), year=year)


def text_of(rows: Rows, *, year: int) -> ReportText:
    """The same of rows that have been read, or that would be frozen now."""
    assessed = rows[FrozenAssessment]
    units = {row.unit_id for row in (*assessed, *rows[FrozenValue]) if row.unit_id}
    setters = {row.set_by_id for row in assessed if row.set_by_id}
    return ReportText(
        rows,
        titles=dict(ReportSection.objects.filter(year=year).values_list("key", "title")),
        units=dict(OrgUnit.objects.filter(pk__in=units).order_by().values_list("pk", "name")),
        figures=KeyFigure.objects.in_bulk([row.figure_id for row in rows[FrozenValue]]),
        setters={user.pk: str(user) for user in User.objects.filter(pk__in=setters)},
    )


def side_of(text: ReportText, name: str, *, facts: Sequence[Value] = (), with_setters: bool = False) -> Side:
    """A text as one side.

    Args:
        with_setters: who set a judgement is told, as whoever reviews it asks; it is nothing that a body decides on.
    """
    reading = _Reading(text, with_setters=with_setters)
    return Side(name, tuple(_once(reading.items())), tuple(facts))


def tells(report: Report) -> Tells:
    """What two frozen contents of a report differ in, by their ids. The reader may read both."""
    read = partial(frozen_text, year=report.round.year)
    return lambda before, after: compare(side_of(read(before), ""), side_of(read(after), ""))


def _once(items: Iterable[Item]) -> Iterator[Item]:
    """Each key once: of what is known by its words alone, two may say the same."""
    seen: Counter[str] = Counter()
    for item in items:
        seen[item.key] += 1
        yield replace(item, key=f"{item.key}:{seen[item.key]}") if seen[item.key] > 1 else item


class _Reading:
    """The items in the order of the kinds of answers."""

    def __init__(self, text: ReportText, *, with_setters: bool) -> None:
        self.text = text
        self.setters = text.setters if with_setters else {}

    def items(self) -> Iterator[Item]:
        rows = self.text.rows
        yield from map(self._text, rows[FrozenText])
        yield from map(row_item, rows[FrozenSectionRow])
        yield from map(self._assessment, rows[FrozenAssessment])
        yield from map(self._state, rows[FrozenState])
        yield from self._money(rows[FrozenAmount])
        yield from map(_figure, rows[FrozenFigure])
        yield from map(self._value, rows[FrozenValue])
        yield from self._deviations(rows[FrozenDeviation], rows[FrozenAction])
        yield from investment_items(rows[FrozenInvestment])
        yield from carried_items(rows[FrozenCarryOver])
        yield from carried_items(rows[FrozenBalanceUnit], Carried.BALANCE)
        yield from carried_items(rows[FrozenEarmarked], Carried.EARMARKED)

    def _text(self, row: FrozenText) -> Item:
        weighed = (Value(WEIGHED, Look.WORDS, row.word), Value(SOURCE, Look.WORDS, row.source))
        values = (Value("", Look.RICH, row.text), *(weighed if row.step else weighed[1:]))
        title = self.text.titles.get(row.key, row.key)
        return Item(f"text-{row.key}", "text", title, "Texter", values=values, is_example=row.is_example)

    def _assessment(self, row: FrozenAssessment) -> Item:
        said = [Value(label, Look.WORDS, row.words.get(name, "")) for name, label in NAMES]
        said.append(Value(WHY_OTHER, Look.WORDS, row.reason))
        setter = self.setters.get(row.set_by_id or 0)
        if setter:
            said.append(Value("Bedömd av", Look.WORDS, setter))
        return Item(
            key=f"bedomning-{row.unit_id}-{row.node_id}",
            word="bedömning",
            title=", ".join(filter(None, [row.title, self.text.units.get(row.unit_id or 0)])),
            group="Bedömningar",
            number=row.code,
            values=(*said, Value("", Look.RICH, row.text)),
            is_example=row.is_example,
        )

    def _state(self, row: FrozenState) -> Item:
        word = "aktivitet" if row.node_id else "uppdrag" if row.receiver_id else "åtgärd"
        return Item(
            key=f"lage-{row.node_id}-{row.receiver_id}-{row.action_id}",
            word=word,
            title=row.title,
            group="Avvikelser och åtgärder" if row.action_id else "Aktiviteter och uppdrag",
            values=(
                Value("Läge", Look.WORDS, WorkState(row.state).label if row.state else ""),
                Value("", Look.RICH, row.text),
                Value("Hos", Look.WORDS, row.owner),
                Value("Klart senast", Look.DAY, row.due_on),
            ),
            is_example=row.is_example,
        )

    def _money(self, rows: Sequence[FrozenAmount]) -> Iterator[Item]:
        """Each verksamhet, and the sum of those of each unit that has several."""
        by_unit: dict[str, list[FrozenAmount]] = {}
        for row in rows:
            by_unit.setdefault(row.unit_name, []).append(row)
        for unit, own in by_unit.items():
            whose = f", {unit}" if len(by_unit) > 1 else ""
            amounts = [_amounts(row) for row in own]
            for row, amount in zip(own, amounts, strict=True):
                key, title = f"belopp-{row.operation_id}", f"{row.title}{whose}"
                yield Item(key, "belopp", title, "Ekonomi", values=_money(amount), is_example=row.is_example)
            if len(own) > 1:
                key, is_example = f"summa-{own[0].unit_id}", any(row.is_example for row in own)
                title, values = f"Summa{whose}", _money(total_of(amounts))
                yield Item(key, "belopp", title, "Ekonomi", values=values, is_example=is_example)

    def _value(self, row: FrozenValue) -> Item:
        figure = self.text.figures[row.figure_id]
        known = None if row.is_unavailable else row.value
        decimals = max(figure.decimals, decimals_of(known)) if known is not None else figure.decimals
        whose = row.area or self.text.units.get(row.unit_id or 0, "")
        return Item(
            key=f"varde-{row.figure_id}-{row.unit_id}-{row.area}-{row.period_from}-{row.period_to}",
            word="nyckeltal",
            title=", ".join(filter(None, (figure.name, whose, swedish.period_words(row.period_from, row.period_to)))),
            group="Nyckeltal",
            values=_judged(row)
            if figure.is_judged
            else (
                Value("Värde", Look.NUMBER, known, decimals),
                Value("Anmärkning", Look.WORDS, NOT_YET if known is None else ""),
            ),
            is_example=row.is_example,
        )

    def _deviations(self, rows: Sequence[FrozenDeviation], actions: Sequence[FrozenAction]) -> Iterator[Item]:
        """Each with its actions below it."""
        below: dict[int, list[FrozenAction]] = {}
        for action in actions:
            below.setdefault(action.deviation, []).append(action)
        for row in rows:
            key = f"avvikelse-{row.row_id or row.title}"
            values = (Value("", Look.RICH, row.cause), Value("Belopp", Look.AMOUNT, row.amount))
            group = "Avvikelser och åtgärder"
            yield Item(key, "avvikelse", row.title, group, values=values, is_example=row.is_example)
            for action in below.get(row.position, ()):
                yield _action(action, group, key)


def _judged(row: FrozenValue) -> tuple[Value, ...]:
    """A bedömning has its word and what was said of it in place of a value."""
    said = row.word or ("ingen än" if row.is_unavailable else "")
    return Value("Bedömning", Look.WORDS, said), Value("", Look.RICH, row.text)


def _figure(row: FrozenFigure) -> Item:
    """A row of the accounts in one of their columns."""
    said = "inte tillämpligt" if row.is_not_applicable else ""
    values = (Value("Belopp", Look.AMOUNT, row.amount), Value("Anmärkning", Look.WORDS, said))
    key, title = f"rakenskap-{row.column_id}-{row.key}", f"{row.title}, {row.heading}"
    return Item(key, "belopp", title, "Räkenskaper", values=values, is_example=row.is_example)


def _action(row: FrozenAction, group: str, parent: str) -> Item:
    values = (
        Value("Ansvarig", Look.WORDS, row.responsible),
        Value("Klart senast", Look.DAY, row.due_on),
    )
    return Item(f"atgard-{row.row_id or row.text}", "åtgärd", row.text, group, parent=parent, values=values)


def _amounts(row: FrozenAmount) -> Amounts:
    return Amounts(row.outcome, row.budget, row.forecast, row.year_budget)


def _money(amounts: Amounts) -> tuple[Value, ...]:
    told: tuple[tuple[str, Decimal | None], ...] = (
        ("Utfall", amounts.outcome),
        ("Budget", amounts.budget),
        ("Avvikelse", amounts.deviation),
        ("Årsbudget", amounts.year_budget),
        ("Prognos", amounts.forecast),
        ("Prognosens avvikelse", amounts.year_deviation),
    )
    return tuple(Value(label, Look.AMOUNT, kr) for label, kr in told)
