"""Change history: one way to track a model, one way to save a change."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

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
    """Save many new tracked rows of one model and their history, in two queries however many they are."""
    if not rows:
        return
    model: Any = type(rows[0])
    model._base_manager.bulk_create(rows)
    model.history.bulk_history_create(rows, default_user=by, default_change_reason=reason[:REASON_LENGTH])


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
    changed = [name for name, value in fields.items() if getattr(row, name) != value]
    if not changed and not belongings_differ:
        return False
    if version is not None and version != row.version:
        raise StaleEdit(row)
    for name in changed:
        setattr(row, name, fields[name])
    row.version += 1
    signed(row, by=by, reason=reason).save(update_fields=[*changed, "version"])
    return True
