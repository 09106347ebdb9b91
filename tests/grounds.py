"""What many tests stand on: made by the services the first time, and laid as the same rows from then on.

A ground is whatever a builder of `tests.build` writes that says the same each time: the small municipality, a chain of
plans, an adopted plan. To lay it costs a tenth of what making it does, and nobody can tell the difference:

* what is laid are the rows that the services wrote, history and all, with the same ids, and copies of what they returned;
* a ground is laid only in the run's own database, where nothing but other grounds stands in the tables that it writes in
  or stands on; what a test wrote there before is taken into account, for then the services make it as the first time.
"""

import pickle
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.db.models.sql import InsertQuery

from tests import database

OURS = ("organisation", "planning", "followup")

P = ParamSpec("P")
T = TypeVar("T")
Rows = dict[type[Model], dict[Any, tuple[Any, ...]]]


@dataclass(frozen=True, eq=False)
class Ground:
    """What was made once.

    Attributes:
        made: what the builder returned, pickled.
        more: how many rows each table got.
        statements: what lays the rows.
    """

    made: bytes
    more: Counter[str]
    statements: list[tuple[str, Any]]


_grounds: dict[Any, Ground] = {}
_tables: dict[Any, set[str]] = {}  # that a builder writes in, also where it could not be kept
_laid: list[Ground] = []  # in this test, in their order


def forget() -> None:
    """A new test: nothing is laid."""
    _laid.clear()


def kept(make: Callable[P, T]) -> Callable[P, T]:
    """A builder whose rows are laid again where they would become the same."""

    @wraps(make)
    def lay(*args: P.args, **kwargs: P.kwargs) -> T:
        before = list(_laid)
        key = (make, _named(args), _named(kwargs), tuple(before))
        if not database.is_ordinary() or not _are_as_laid(_tables.get(key, set())):
            return make(*args, **kwargs)
        made = _again(_grounds[key]) if key in _grounds else _first(key, before, lambda: make(*args, **kwargs))
        if key in _grounds:
            _laid[:] = [*before, _grounds[key]]
        return made

    return lay


def _first(key: Any, laid: list[Ground], make: Callable[[], T]) -> T:
    """Make it, and keep it unless there are rows in its tables that no ground has put there."""
    before = rows()
    made = make()
    after = rows()
    written = {model for model in after if after[model] != before[model]}
    _tables[key] = {model._meta.db_table for model in written}.union(*(ground.more for ground in laid))
    known = {model._meta.db_table: len(before[model]) for model in before}
    if all(known[table] == count for table, count in _expected(_tables[key], laid).items()):
        more = Counter({model._meta.db_table: len(after[model]) - len(before[model]) for model in written})
        statements = [one for model in written for one in _statements(model, before[model], after[model])]
        _grounds[key] = Ground(pickle.dumps(made), more, statements)
    return made


def _again(ground: Ground) -> Any:
    with connection.cursor() as cursor:
        for sql, parameters in ground.statements:
            cursor.execute(sql, parameters)
    return pickle.loads(ground.made)


def _are_as_laid(tables: set[str]) -> bool:
    expected = _expected(tables, _laid)
    if not expected:
        return True
    counts = ", ".join(f"(SELECT COUNT(*) FROM {connection.ops.quote_name(table)})" for table in expected)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}")
        return list(cursor.fetchone()) == list(expected.values())


def _expected(tables: set[str], laid: list[Ground]) -> dict[str, int]:
    return {table: sum(ground.more[table] for ground in laid) for table in sorted(tables)}


def rows() -> Rows:
    """Every row that there is of what we plan and follow up, history and all."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in OURS]
    return {
        model: {
            row[0]: row for row in model._base_manager.values_list("pk", *(f.attname for f in model._meta.local_fields))
        }
        for model in models
    }


def _statements(model: type[Model], before: dict[Any, Any], after: dict[Any, Any]) -> Iterator[tuple[str, Any]]:
    """SQL that turns the rows of a table into what they became; what points at what is checked when all is there."""
    gone = [pk for pk in before if after.get(pk) != before[pk]]
    come = [pk for pk in after if after[pk] != before.get(pk)]
    if gone:
        table, column = map(connection.ops.quote_name, (model._meta.db_table, model._meta.pk.column))
        yield f"DELETE FROM {table} WHERE {column} IN ({', '.join(['%s'] * len(gone))})", gone
    if come:
        query = InsertQuery(model)
        fresh = list(model._base_manager.filter(pk__in=come).order_by("pk"))
        query.insert_values(model._meta.local_concrete_fields, fresh, raw=True)
        yield from query.get_compiler(connection=connection).as_sql()


def _named(thing: Any) -> Any:
    """What tells an argument from others: a row by its id."""
    if isinstance(thing, Model):
        return thing._meta.label, thing.pk
    if is_dataclass(thing):
        return tuple(_named(getattr(thing, field.name)) for field in fields(thing))
    if isinstance(thing, dict):
        return tuple((name, _named(value)) for name, value in sorted(thing.items()))
    if isinstance(thing, list | tuple):
        return tuple(map(_named, thing))
    return thing
