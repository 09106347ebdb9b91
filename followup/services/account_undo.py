"""Ångra en inläsning av räkenskaper: what the file replaced comes back, and what it brought is missing again; while nothing
rests on it.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from followup.models import AccountColumn, AccountFigure, ImportBatch
from followup.permissions import may_write_money
from followup.services.account_figures import open_to_change, refuse_closed
from followup.services.import_undo import not_theirs, refuse_saved_anew, refuse_undone
from organisation.models import User
from styrmodell.lib.clock import now
from styrmodell.lib.history import save_many_changes, signed

# What a file writes of an amount, and what that is where there was none before.
EMPTY: Mapping[str, Any] = {
    "amount": None,
    "is_not_applicable": False,
    "said_in": AccountFigure._meta.get_field("said_in").default,
    "decimals": 0,
    "source": "",
    "batch_id": None,
    "is_example": False,
}


@transaction.atomic
def undo(batch: ImportBatch, *, by: User) -> ImportBatch:
    """Take back what a file of accounts that was read in has changed; all of it or nothing.

    Raises:
        DomainError: it is not read in or undone already, some of its amounts have been saved anew since or are in a report
            that a body has decided on, or they are not this person's to write.
    """
    held = ImportBatch.objects.select_for_update(of=("self",), no_key=True).get(pk=batch.pk)
    refuse_undone(held)
    written = _written(held)
    for column in _columns(written):
        if not may_write_money(by, column.unit):
            raise not_theirs(column.unit)
        refuse_closed(open_to_change(column))
    rows = AccountFigure.objects.select_for_update(of=("self",), no_key=True).select_related("line")
    stored = list(rows.filter(pk__in=written).order_by("pk"))
    refuse_saved_anew([row.line.name for row in stored if _values(row) != _values(written[row.pk])])
    before = _before({pk: one.version for pk, one in written.items()})
    save_many_changes(
        [(row, {name: _then(before.get(row.pk), name) for name in EMPTY}, None) for row in stored],
        by=by,
        reason=f"Ångrad inläsning {held.pk}, {held.file_name}",
    )
    held.undone_at, held.undone_by = now(), by
    signed(held, by=by, reason="Ångrad").save(update_fields=["undone_at", "undone_by"])
    return held


def _written(batch: ImportBatch) -> dict[int, Any]:
    """An amount's id → it as the file wrote it."""
    return {one.id: one for one in AccountFigure.history.filter(batch_id=batch.pk).order_by("-history_id")}


def _columns(written: Mapping[int, Any]) -> list[AccountColumn]:
    """The columns that the file wrote in, in the order that everybody takes them."""
    columns = AccountColumn.objects.filter(pk__in={one.column_id for one in written.values()})
    return list(columns.select_related("unit").order_by("pk"))


def _before(written: Mapping[int, int]) -> dict[int, Any]:
    """The amount as it was before the file: its version before the file's; none for one that the file made. A query."""
    versions = {version - 1 for version in written.values()}
    earlier = AccountFigure.history.filter(id__in=written, version__in=versions).order_by("history_id")
    return {one.id: one for one in earlier if one.version == written[one.id] - 1}


def _values(row: Any) -> list[Any]:
    return [getattr(row, name) for name in EMPTY]


def _then(earlier: Any, name: str) -> Any:
    return getattr(earlier, name) if earlier else EMPTY[name]
