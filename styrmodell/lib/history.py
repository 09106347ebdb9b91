"""Change history: one way to track a model, one way to save a change."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

from styrmodell.lib.clock import now
from styrmodell.lib.errors import StaleEdit

# mptt writes these behind the history's back, so recorded values would be wrong: old trees are built from parent and rank.
TREE_COLUMNS = ("lft", "rght", "tree_id", "level")


class Records(HistoricalRecords):
    """History rows; a save of nothing but columns that are left out of it is no change and makes none."""

    def post_save(self, instance: models.Model, created: bool, using: Any = None, **kwargs: Any) -> None:  # noqa: FBT001 - the library's signature
        """Called for every save."""
        saved = kwargs.get("update_fields")
        if created or saved is None or not set(saved) <= set(self.excluded_fields):
            super().post_save(instance, created, using=using, **kwargs)

    def create_historical_record(self, instance: models.Model, history_type: str, using: Any = None) -> None:
        """Called for each row of history that is not written with many others; dated by the one clock."""
        dated: Any = instance
        dated._history_date = now()
        try:
            super().create_historical_record(instance, history_type, using=using)
        finally:
            del dated._history_date


def tracked(*, tree: bool = False, without: Sequence[str] = ()) -> HistoricalRecords:
    """History (historik) for a model; on a tree model without the four tree columns.

    Args:
        without: other columns to leave out.
    """
    return Records(excluded_fields=[*(TREE_COLUMNS if tree else ()), *without])


REASON_LENGTH = 100  # what the history's column holds; names of units and people in a reason may be long


def signed(row: Any, *, by: Any, reason: str = "") -> Any:
    """The row itself, with who changes it and why for the history; written when it is saved or deleted."""
    row._history_user = by
    row._change_reason = reason[:REASON_LENGTH]
    return row


def save_new(row: models.Model, *, by: Any, reason: str = "") -> None:
    """Save a new tracked row and say who made it."""
    signed(row, by=by, reason=reason).save(force_insert=True)


def save_many(rows: Sequence[models.Model], *, by: Any, reason: str = "") -> None:
    """Save many new tracked rows of one model and their history: `save_new` in two queries (SQLite: two a batch)."""
    if not rows:
        return
    model: Any = type(rows[0])
    model._base_manager.bulk_create([signed(row, by=by, reason=reason) for row in rows])
    model.history.bulk_history_create(rows, default_date=now())


def update_many(rows: Sequence[models.Model], names: Collection[str], *, by: Any, reason: str = "") -> None:
    """Save the named fields of many tracked rows of one model and their history, in two queries (SQLite: two a batch).

    Args:
        rows: loaded whole inside the transaction and locked, with their new values; those that differ.
    """
    if not rows:
        return
    model: Any = type(rows[0])
    # PostgreSQL and SQLite update row by row here; Django's bulk_update took ten times as long.
    model._base_manager.bulk_create(
        [signed(row, by=by, reason=reason) for row in rows],
        update_conflicts=True,
        update_fields=list(names),
        unique_fields=["pk"],
    )
    model.history.bulk_history_create(rows, update=True, default_date=now())


Change = tuple[Any, Mapping[str, Any], int | None]  # a row, its fields, the version that the user saw


def save_changes(
    row: Any,
    fields: Mapping[str, Any],
    *,
    by: Any,
    version: int | None = None,
    reason: str = "",
    belongings_differ: bool = False,
) -> bool:
    """Save only the named fields that differ, count the version up and say who did it.

    Args:
        row: loaded inside the transaction and locked, never a copy from before it.
        fields: field name to new value. Never `parent` or a tree column.
        by: the user who makes the change, None for the system.
        version: the version the user saw; None when nobody was shown a version.
        reason: shown in the history.
        belongings_differ: what the caller is about to save beside the row differs too (receivers, targets); it is
            then a change of the row, so that nobody saves over it unseen.

    Returns:
        True when something was saved.

    Raises:
        StaleEdit: the row has been changed since the user saw it and the texts differ.
    """
    names = _take_over(row, fields, version, belongings_differ=belongings_differ)
    if names:
        signed(row, by=by, reason=reason).save(update_fields=names)
    return bool(names)


def save_many_changes(
    changes: Iterable[Change],
    *,
    by: Any,
    reason: str = "",
    belongings_differ: bool = False,
) -> None:
    """Save what differs in many rows of one model: `save_changes` for each, in two queries (SQLite: two a batch).

    Args:
        changes: as for `save_changes`; each row once.
        belongings_differ: what is saved beside each of them differs.

    Raises:
        StaleEdit: one of them has been changed since; nothing has been saved.
    """
    changed, names = [], set[str]()
    for row, fields, version in changes:
        if own := _take_over(row, fields, version, belongings_differ=belongings_differ):
            changed.append(row)
            names.update(own)
    update_many(changed, sorted(names), by=by, reason=reason)


def _take_over(
    row: Any, fields: Mapping[str, Any], version: int | None, *, belongings_differ: bool = False
) -> list[str]:
    """Give the row what differs and count its version up; the names of what is to be saved, none when nothing is."""
    changed = [name for name, value in fields.items() if getattr(row, name) != value]
    if not changed and not belongings_differ:
        return []
    if version is not None and version != row.version:
        raise StaleEdit(row)
    for name in changed:
        setattr(row, name, fields[name])
    row.version += 1
    return [*changed, "version"]
