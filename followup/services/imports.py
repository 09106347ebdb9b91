"""Reading in a file of outcomes: upload, look, consent. Nothing is written before the consent."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from followup.models import ImportBatch, OperatingAmount, OperatingForecast
from followup.money.decided import decided_in
from followup.money.importing.comparison import (
    AMOUNTS,
    Preview,
    RowState,
    Stored,
    amounts_differ,
    compare,
    forecast_changes,
)
from followup.money.importing.judging import judge
from followup.money.importing.operating import COLUMNS, FileContent, OperatingValues, read
from followup.money.plausible import refuse_implausible
from followup.services.import_basis import Places, catalogue_for, missing, places_of, stored_for, told_by, touched
from followup.services.operating import hold_money
from organisation.models import User
from styrmodell.lib import tabular
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_many, save_new, signed, update_many
from styrmodell.lib.swedish import number


def upload(file_name: str, data: bytes, *, by: User | None) -> ImportBatch:
    """Keep an uploaded file until somebody has looked at it and consented.

    Raises:
        TableError: the file is no table with the right columns; nothing is kept.
    """
    text = tabular.decode(data)
    tabular.read(text, COLUMNS)
    checksum = hashlib.sha256(data).hexdigest()
    batch = ImportBatch(file_name=file_name[-200:], sha256=checksum, content=data, text=text, uploaded_by=by)
    save_new(batch, by=by)
    return batch


def preview(batch: ImportBatch, *, by: User | None) -> Preview:
    """What reading in the file would do now, for this person; None is the system, which may write everything."""
    return _judged(batch, by).seen


@transaction.atomic
def confirm(
    batch: ImportBatch,
    *,
    by: User | None,
    skip_errors: bool = False,
    accepted: str = "",
    source: str = "",
    is_example: bool = False,
) -> ImportBatch:
    """Läs in: the file's amounts replace those of the same verksamhet and period. A second time does nothing.

    Args:
        skip_errors: read in the other rows although some are not recognised.
        accepted: the preview's mark, from whoever has seen its remarks and says that the amounts are right.
        source: printed with the amounts; for historical figures.

    Raises:
        DomainError: some rows are not recognised, or none is left to read in.
        Doubtful: some amounts are odd, and nobody has said yes to just these remarks.
    """
    held = ImportBatch.objects.select_for_update(of=("self",), no_key=True).get(pk=batch.pk)
    if held.confirmed_at:
        return held
    judged = _judged(held, by, writing=True)
    seen, stored = judged.seen, judged.stored
    if seen.errors and not skip_errors:
        count = len(seen.errors)
        which = "1 rad" if count == 1 else f"{number(count)} rader"
        raise DomainError(f"{which} går inte att läsa in. Rätta filen, eller välj att läsa in de andra raderna.")
    if not seen.rows:
        raise DomainError("Ingen rad i filen går att läsa in.")
    refuse_implausible(seen.remarks, accepted=accepted)
    marks = {"batch": held, "is_example": is_example}
    changed = [row.values for row in seen.rows if row.state != RowState.UNCHANGED]
    _write_amounts(changed, stored, by, {**marks, "source": source})
    told = judged.content.forecast_periods
    _write_forecasts([values for values in changed if values.period in told], stored, by, marks)
    held.told = told_by(judged.content.rows, seen.totals, judged.places)
    _close(held, seen, by)
    return held


@dataclass(frozen=True, slots=True)
class _Judged:
    """A file as it stands before the judge."""

    content: FileContent
    stored: Stored
    seen: Preview
    places: Places


def _judged(batch: ImportBatch, by: User | None, *, writing: bool = False) -> _Judged:
    """What the file says, what is stored, and what the one does to the other.

    Args:
        writing: hold the money first, so that what is stored stays as it is read.
    """
    rows = tabular.read(batch.text, COLUMNS)
    catalogue = catalogue_for({row.cells["enhet"] for row in rows}, by)
    content = read(rows, catalogue)
    if writing:
        hold_money(row.unit.pk for row in content.rows)
    places = places_of(content.rows)
    decided = decided_in({pk for row in content.rows for pk in catalogue.rounds.get(row.period, ())})
    stored = stored_for(content.rows, places, catalogue.rounds, decided)
    content, remarks = judge(content, stored, catalogue.rounds, today=today())
    if content.rows:
        remarks += [*missing(content.rows, places, by), *touched(content.rows, stored, places, decided)]
    return _Judged(content, stored, compare(content, stored, places.named, remarks), places)


def _write_amounts(rows: Iterable[OperatingValues], stored: Stored, by: User | None, marks: Mapping[str, Any]) -> None:
    new, changed = [], []
    for values in rows:
        amounts = {name: getattr(values, name) for name in AMOUNTS}
        row = stored.amounts.get(values.key)
        if row is None:
            operation, year, month = values.key
            new.append(OperatingAmount(operation_id=operation, year=year, month=month, **amounts, **marks))
        elif amounts_differ(values, row):
            changed.append(_with(row, {**amounts, **marks}))
    _save(new, changed, [*AMOUNTS, *marks], marks["batch"], by)


def _write_forecasts(
    rows: Iterable[OperatingValues], stored: Stored, by: User | None, marks: Mapping[str, Any]
) -> None:
    new, changed = [], []
    for values in rows:
        for round_pk, row in forecast_changes(values, stored):
            fields = {"amount": values.forecast, **marks}
            if row is None:
                new.append(OperatingForecast(operation_id=values.operation.pk, round_id=round_pk, **fields))
            else:
                changed.append(_with(row, fields))
    _save(new, changed, ["amount", *marks], marks["batch"], by)


def _with(row: Any, fields: Mapping[str, Any]) -> Any:
    """The stored row with new values and its version counted up."""
    for name, value in fields.items():
        setattr(row, name, value)
    row.version += 1
    return row


def _save(new: list[Any], changed: list[Any], fields: Collection[str], batch: ImportBatch, by: User | None) -> None:
    """Write many rows with a history row each; their reason names the file."""
    reason = f"Inläsning {batch.pk}, {batch.file_name}"
    save_many(new, by=by, reason=reason)
    update_many(changed, [*fields, "version"], by=by, reason=reason)


def _close(batch: ImportBatch, seen: Preview, by: User | None) -> None:
    batch.confirmed_at = timezone.now()
    batch.new_count, batch.changed_count = len(seen.new), len(seen.changed)
    batch.unchanged_count = len(seen.unchanged)
    batch.text = ""  # the amounts are the record now, and the file itself is kept
    signed(batch, by=by, reason="Inläst").save()
