"""Frozen rows of what is carried over as a comparison of reports has them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Value as Constant

from followup.models import FrozenBalanceUnit, FrozenCarryOver, FrozenEarmarked
from followup.models.frozen_rows import FrozenAnswer
from followup.rules.carry_overs import TABLES, Carried, CarriedTable
from styrmodell.lib.comparison.model import Item, Look, Value

DOES_NOT_APPLY = "inte tillämpligt"
CARRIED: tuple[type[FrozenAnswer], ...] = (FrozenCarryOver, FrozenBalanceUnit, FrozenEarmarked)
PREFIXES = {Carried.BALANCE: "balansenhet", Carried.EARMARKED: "oronmarkt"}


def carried_in(content: int) -> dict[type[FrozenAnswer], list[Any]]:
    """The frozen rows of what is carried over, by their model. One query where there are none, as in most reports, else one more
    for each kind that there is.

    Args:
        content: the id of the frozen content.
    """
    first, *others = (
        model.objects.of(content).order_by().annotate(kind=Constant(model.__name__)).values_list("kind").distinct()
        for model in CARRIED
    )
    found = {name for (name,) in first.union(*others, all=True)}
    return {
        model: list(model.objects.of(content).order_by("position")) if model.__name__ in found else []
        for model in CARRIED
    }


def carried_items(rows: Sequence[Any], key: Carried | None = None) -> Iterator[Item]:
    """Each row, with the unit whose it is where there are several.

    Args:
        key: the table; of an ombudgetering the row tells.
    """
    units = {row.unit_id for row in rows}
    for row in rows:
        table = TABLES[key or key_of(row)]
        yield Item(
            key=f"{PREFIXES.get(table.key, 'ombudgetering')}-{'-'.join(map(str, same_row(row)))}",
            word=word_of(table),
            title=f"{row.title}, {row.unit_name}" if len(units) > 1 else row.title,
            group=table.title,
            values=tuple(_values(table, row)),
            is_example=row.is_example,
        )


def key_of(row: Any) -> Carried:
    """Which of the two tables a frozen ombudgetering stands in."""
    return Carried.INVESTMENT if row.project_row_id else Carried.OPERATING


def same_row(row: Any) -> tuple[Any, ...]:
    """What makes it the same in two reports: a project, a row as long as there is one, or its name."""
    project = getattr(row, "project_row_id", None)
    return ("projekt", project) if project else (row.unit_id, row.title)


def word_of(table: CarriedTable) -> str:
    """What a row is called."""
    return {Carried.BALANCE: "balansenhet", Carried.EARMARKED: "öronmärkt eget kapital"}.get(table.key, "ombudgetering")


def said_in(row: Any, table: CarriedTable) -> Iterable[tuple[str, Any, bool]]:
    """The amounts of a row: the head, kr, and whether it does not apply."""
    return ((table.columns[name], getattr(row, name), getattr(row, f"{name}_na")) for name in table.told)


def _values(table: CarriedTable, row: Any) -> Iterator[Value]:
    for heading, amount, is_not_applicable in said_in(row, table):
        yield Value(heading, Look.AMOUNT, amount)
        if is_not_applicable:
            yield Value(f"{heading}, anmärkning", Look.WORDS, DOES_NOT_APPLY)
    for name, label in table.words.items():
        yield Value(label, Look.WORDS, getattr(row, name))
