"""Very many tracked rows in a moment: what they come to in SQL is worked out before the transaction, which only sends it.

SQLite has one writer at a time, and everybody else's saves wait for it: forty thousand rows of `save_many` hold them for ten
seconds, of which the database itself needs less than one.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from django.db import connection, models, transaction
from django.db.models import Case, Value, When
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery

from styrmodell.lib.clock import now
from styrmodell.lib.history import REASON_LENGTH

T_co = TypeVar("T_co", covariant=True)
Statement = tuple[str, Sequence[Any]]
TRIES = 3  # to find what was read as it was read; after that everybody waits


class Moved(Exception):
    """Somebody has written what was read since it was read."""


class Act(Protocol[T_co]):
    """Reads, judges and writes, and raises `Moved` when what it read is no longer so; or holds what it reads."""

    def __call__(self, *, holding: bool) -> T_co: ...


def in_a_moment(act: Act[T_co]) -> T_co:
    """Do what reads and judges much, and then writes it in one short transaction.

    Args:
        act: holds what it reads only when somebody writes all the time, and then within a transaction.
    """
    for _ in range(TRIES):
        with suppress(Moved):
            return act(holding=False)
    with transaction.atomic():
        return act(holding=True)


@dataclass(frozen=True, slots=True)
class ManyRows:
    """New and changed rows of one tracked model, as the statements that write them."""

    model: Any
    statements: tuple[Statement, ...]

    def write(self, *, of: Mapping[str, Any], by: Any, reason: str = "") -> None:
        """Write the rows and a history row each, inside a transaction that has seen that they are still to be written.

        Args:
            of: what is true of just these rows once they are written.
        """
        with connection.cursor() as cursor:
            for sql, values in self.statements:
                cursor.execute(sql, values)
            if self.statements:
                cursor.execute(*self._history(of, by, reason[:REASON_LENGTH]))

    def _history(self, of: Mapping[str, Any], by: Any, reason: str) -> Statement:
        """Copies the rows into the history, as the history's own way of many rows would."""
        history = self.model.history.model
        told = {
            "history_date": Value(now(), models.DateTimeField()),
            "history_change_reason": Value(reason, models.CharField()),
            "history_type": Case(When(version=1, then=Value("+")), default=Value("~"), output_field=models.CharField()),
            "history_user_id": Value(by.pk if by else None, models.BigIntegerField()),
        }
        columns = {field.attname: field.column for field in history.tracked_fields}
        rows = self.model._base_manager.filter(**of).annotate(**told).values_list(*columns, *told)
        sql, values = rows.query.sql_with_params()
        quoted = ", ".join(connection.ops.quote_name(name) for name in (*columns.values(), *told))
        return f"INSERT INTO {connection.ops.quote_name(history._meta.db_table)} ({quoted}) {sql}", values


def prepared(
    model: Any, new: Sequence[models.Model], changed: Sequence[models.Model], names: Sequence[str]
) -> ManyRows:
    """Get rows of one tracked model ready to be written. Asks the database nothing.

    Args:
        new: rows without a key.
        changed: rows with their new values and their version counted up; whoever writes them sees that they are as they were.
        names: the fields of the changed rows that are saved.
    """
    fields = model._meta.local_concrete_fields
    without_key = [field for field in fields if not field.primary_key]
    update = {
        "on_conflict": OnConflict.UPDATE,
        "update_fields": [model._meta.get_field(name) for name in names],
        "unique_fields": [model._meta.pk],
    }
    return ManyRows(model, (*_statements(model, new, without_key, {}), *_statements(model, changed, fields, update)))


def _statements(
    model: Any, rows: Sequence[models.Model], fields: Sequence[Any], options: Mapping[str, Any]
) -> Iterator[Statement]:
    at_once = max(connection.ops.bulk_batch_size(fields, rows), 1)
    for start in range(0, len(rows), at_once):
        query = InsertQuery(model, **options)
        query.insert_values(fields, list(rows[start : start + at_once]))
        yield from query.get_compiler(connection=connection).as_sql()
