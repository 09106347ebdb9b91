"""Reading in a file of outcomes: upload, look, consent. Nothing is written before the consent."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction

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
from followup.money.importing.shown import Shown, shown_of
from followup.money.plausible import Doubtful
from followup.services.import_basis import (
    Basis,
    Places,
    basis_of,
    catalogue_for,
    holder_of,
    missing,
    places_of,
    stored_for,
    told_by,
    touched,
)
from followup.services.import_work import AT_ONCE, Work
from followup.services.operating import hold_money
from organisation.models import User
from styrmodell.lib import tabular
from styrmodell.lib.clock import now, today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_new, signed
from styrmodell.lib.many_rows import ManyRows, Moved, in_a_moment, prepared
from styrmodell.lib.swedish import number


def upload(file_name: str, data: bytes, *, by: User | None) -> ImportBatch:
    """Keep an uploaded file until somebody has looked at it and consented. One that waits for that already is kept once.

    Raises:
        TableError: the file is no table with the right columns; nothing is kept.
    """
    text = tabular.decode(data)
    count = len(tabular.read(text, COLUMNS))
    same = {"file_name": file_name[-200:], "sha256": hashlib.sha256(data).hexdigest(), "uploaded_by": by}
    if waiting := ImportBatch.objects.filter(**same, confirmed_at=None).first():
        return waiting
    batch = ImportBatch(**same, content=data, text=text, row_count=count)
    save_new(batch, by=by)
    return batch


def preview(batch: ImportBatch, *, by: User | None) -> Preview:
    """What reading in the file would do now, for this person; None is the system, which may write everything."""
    return _judged(batch, by).seen


def look(batch: ImportBatch, *, by: User | None, work: Work = AT_ONCE) -> None:
    """Keep what reading in the file would do, as its page shows it; for a large file, whose page would keep one waiting."""
    seen = shown_of(_judged(batch, by, work=work).seen)
    with transaction.atomic(), work.ending():
        ImportBatch.objects.filter(pk=batch.pk).update(seen=seen.as_data(), seen_at=now())


def confirm(
    batch: ImportBatch,
    *,
    by: User | None,
    skip_errors: bool = False,
    accepted: str = "",
    source: str = "",
    is_example: bool = False,
    work: Work = AT_ONCE,
) -> ImportBatch:
    """Läs in: the file's amounts replace those of the same verksamhet and period. A second time does nothing.

    Judged and made ready outside the transaction, which takes seconds for a large file, and written in a moment.

    Args:
        skip_errors: read in the other rows although some are not recognised.
        accepted: the preview's mark, from whoever has seen its remarks and says that the amounts are right.
        source: printed with the amounts; for historical figures.

    Raises:
        DomainError: some rows are not recognised, or none is left to read in.
        Doubtful: some amounts are odd, and nobody has said yes to just these remarks.
    """
    said = _Said(by, skip_errors, accepted, source, is_example, work)
    return in_a_moment(partial(_read_in, batch, said))


@dataclass(frozen=True, slots=True)
class _Said:
    """Who reads in, and what was said with it."""

    by: User | None
    skip_errors: bool
    accepted: str
    source: str
    is_example: bool
    work: Work


@dataclass(frozen=True, slots=True)
class _Judged:
    """A file as it stands before the judge.

    Attributes:
        codes: of the enheter that it names, as its rows write them.
        basis: what it was judged by; another one when it is written means that it must be judged again. Empty in a preview.
    """

    codes: frozenset[str]
    content: FileContent
    stored: Stored
    seen: Preview
    places: Places
    rounds: frozenset[int]
    basis: Basis


def _judged(
    batch: ImportBatch, by: User | None, *, writing: bool = False, holding: bool = False, work: Work = AT_ONCE
) -> _Judged:
    """What the file says, what is stored, and what the one does to the other.

    Args:
        writing: keep what it was judged by.
        holding: hold the money first, so that what is stored stays as it is read.
    """
    work.tell(5, "Läser filen.")
    rows = tabular.read(batch.text, COLUMNS)
    codes = frozenset(row.cells["enhet"] for row in rows)
    work.tell(12, "Letar upp enheter och verksamheter.")
    catalogue = catalogue_for(codes, by)
    content = read(rows, catalogue)
    if holding:
        hold_money(row.unit.pk for row in content.rows)
    work.tell(25, "Hämtar det som finns sedan tidigare.")
    places = places_of(content.rows)
    rounds = frozenset(pk for row in content.rows for pk in catalogue.rounds.get(row.period, ()))
    decided = decided_in(rounds)
    basis = basis_of(places, rounds, decided) if writing else ()  # before what it tells of is read
    stored = stored_for(content.rows, places, catalogue.rounds, decided)
    work.tell(40, "Granskar beloppen.")
    content, remarks = judge(content, stored, catalogue.rounds, today=today())
    work.tell(50, "Letar efter det som saknas.")
    if content.rows:
        remarks += [*missing(content.rows, places, by), *touched(content.rows, stored, places, decided)]
    work.tell(55, "Jämför med det som finns.")
    seen = compare(content, stored, places.named, remarks)
    return _Judged(codes, content, stored, seen, places, rounds, basis)


def _read_in(batch: ImportBatch, said: _Said, *, holding: bool) -> ImportBatch:
    known = ImportBatch.objects.get(pk=batch.pk)
    if known.confirmed_at:
        return known
    judged = _judged(known, said.by, writing=True, holding=holding, work=said.work)
    refuse(shown_of(judged.seen), skip_errors=said.skip_errors, accepted=said.accepted)
    said.work.tell(65, "Gör i ordning beloppen.")
    ready = _ready(known, judged, said)
    said.work.tell(80, "Skriver beloppen.")
    with transaction.atomic(), said.work.ending():
        return _write(known, judged, ready, said)


def refuse(seen: Shown, *, skip_errors: bool, accepted: str) -> None:
    """Let through a file that may be read in by what was said with it.

    Raises:
        DomainError, Doubtful: as `confirm`.
    """
    count = seen.error_count
    if count and not skip_errors:
        which = "1 rad" if count == 1 else f"{number(count)} rader"
        raise DomainError(f"{which} går inte att läsa in. Rätta filen, eller välj att läsa in de andra raderna.")
    if not seen.row_count:
        raise DomainError("Ingen rad i filen går att läsa in.")
    if seen.mark and accepted != seen.mark:
        raise Doubtful(seen.remarks, mark=seen.mark)


def _ready(batch: ImportBatch, judged: _Judged, said: _Said) -> tuple[ManyRows, ManyRows]:
    """The amounts and the forecasts, ready to be written."""
    marks = {"batch": batch, "is_example": said.is_example}
    changed = [row.values for row in judged.seen.rows if row.state != RowState.UNCHANGED]
    told = judged.content.forecast_periods
    forecasts = [values for values in changed if values.period in told]
    return (
        _amounts(changed, judged.stored, {**marks, "source": said.source}),
        _forecasts(forecasts, judged.stored, marks),
    )


def _write(batch: ImportBatch, judged: _Judged, ready: Iterable[ManyRows], said: _Said) -> ImportBatch:
    held = ImportBatch.objects.select_for_update(of=("self",), no_key=True).get(pk=batch.pk)
    if held.confirmed_at:
        return held
    hold_money(judged.places.units)
    if basis_of(judged.places, judged.rounds, decided_in(judged.rounds)) != judged.basis:
        raise Moved
    for rows in ready:
        rows.write(of={"batch": held}, by=said.by, reason=f"Inläsning {held.pk}, {held.file_name}")
    held.told = told_by(judged.content.rows, judged.seen.totals, judged.places)
    held.unit = holder_of(judged.codes, judged.places)
    _close(held, judged.seen, said.by)
    return held


def _amounts(rows: Iterable[OperatingValues], stored: Stored, marks: Mapping[str, Any]) -> ManyRows:
    new, changed = [], []
    for values in rows:
        amounts = {name: getattr(values, name) for name in AMOUNTS}
        row = stored.amounts.get(values.key)
        if row is None:
            operation, year, month = values.key
            new.append(OperatingAmount(operation_id=operation, year=year, month=month, **amounts, **marks))
        elif amounts_differ(values, row):
            changed.append(_with(row, {**amounts, **marks}))
    return prepared(OperatingAmount, new, changed, [*AMOUNTS, *marks, "version"])


def _forecasts(rows: Iterable[OperatingValues], stored: Stored, marks: Mapping[str, Any]) -> ManyRows:
    new, changed = [], []
    for values in rows:
        for round_pk, row in forecast_changes(values, stored):
            fields = {"amount": values.forecast, **marks}
            if row is None:
                new.append(OperatingForecast(operation_id=values.operation.pk, round_id=round_pk, **fields))
            else:
                changed.append(_with(row, fields))
    return prepared(OperatingForecast, new, changed, ["amount", *marks, "version"])


def _with(row: Any, fields: Mapping[str, Any]) -> Any:
    """The stored row with new values and its version counted up."""
    for name, value in fields.items():
        setattr(row, name, value)
    row.version += 1
    return row


def _close(batch: ImportBatch, seen: Preview, by: User | None) -> None:
    batch.confirmed_at = now()
    batch.new_count, batch.changed_count = len(seen.new), len(seen.changed)
    batch.unchanged_count = len(seen.unchanged)
    batch.seen = {}
    batch.text = ""  # the amounts are the record now, and the file itself is kept
    signed(batch, by=by, reason="Inläst").save()
