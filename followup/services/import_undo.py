"""Ångra en inläsning: what a file replaced comes back, and what it brought is missing again; while nothing rests on it."""

from collections.abc import Collection, Iterable, Mapping
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Count, Max, QuerySet, Sum

from followup.models import FrozenAmount, ImportBatch, OperatingAmount, OperatingForecast
from followup.permissions import may_write_money
from followup.services.import_work import AT_ONCE, Work
from followup.services.operating import hold_money
from organisation.models import Matter, OrgUnit, User
from styrmodell.lib.clock import now
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import signed
from styrmodell.lib.many_rows import ManyRows, Moved, in_a_moment, prepared
from styrmodell.lib.swedish import join_words

# The columns that a file writes, and what they are where there was no row before.
WRITTEN: tuple[tuple[type[Any], dict[str, Any]], ...] = (
    (OperatingAmount, {"outcome": None, "budget": None, "year_budget": None, "batch_id": None, "source": ""}),
    (OperatingForecast, {"amount": None, "batch_id": None}),
)
ALWAYS = {"is_example": False}
MOST_NAMED = 5


def undo(batch: ImportBatch, *, by: User, work: Work = AT_ONCE) -> ImportBatch:
    """Take back what a file that was read in has changed. Made ready outside the transaction, and written in a moment.

    Raises:
        DomainError: it is not read in or undone already, some of its amounts have been changed since or are in a frozen
            report, or they are not this person's to write.
    """
    return in_a_moment(partial(_undo, batch, by, work))


def _undo(batch: ImportBatch, by: User, work: Work, *, holding: bool) -> ImportBatch:
    work.tell(5, "Letar upp det som filen skrev.")
    known = ImportBatch.objects.get(pk=batch.pk)
    refuse_undone(known)
    units = _units_of(known)
    if not all(may_write_money(by, unit) for unit in OrgUnit.objects.filter(pk__in=units)):
        raise DomainError("Filen har belopp för enheter som du inte får skriva för.")
    if holding:
        hold_money(units)
    basis = _basis_of(units)
    work.tell(20, "Letar upp beloppen som de var.")
    ready = [_taken_back(model, empty, known) for model, empty in WRITTEN]
    work.tell(75, "Skriver tillbaka beloppen.")
    with transaction.atomic(), work.ending():
        return _write(known, units, basis, ready, by)


def _write(
    batch: ImportBatch, units: Collection[int], basis: tuple[Any, ...], ready: Iterable[ManyRows], by: User
) -> ImportBatch:
    held = ImportBatch.objects.select_for_update(of=("self",), no_key=True).get(pk=batch.pk)
    refuse_undone(held)
    hold_money(units)
    if _basis_of(units) != basis:
        raise Moved
    for rows in ready:
        written = rows.model.history.filter(batch_id=held.pk).values("id")
        rows.write(of={"pk__in": written}, by=by, reason=f"Ångrad inläsning {held.pk}, {held.file_name}")
    held.undone_at, held.undone_by = now(), by
    signed(held, by=by, reason="Ångrad").save(update_fields=["undone_at", "undone_by"])
    return held


def refuse_undone(batch: ImportBatch) -> None:
    """Let through a file that is read in.

    Raises:
        DomainError: it is not, or it is undone already.
    """
    if batch.confirmed_at is None:
        raise DomainError("Filen är inte inläst.")
    if batch.undone_at is not None:
        raise DomainError("Inläsningen är redan ångrad.")


def _basis_of(units: Collection[int]) -> tuple[Any, ...]:
    """What tells whether a file may be undone, in a few figures: the money of its units, and what is frozen or laid."""
    money = [model.objects.filter(operation__unit__in=units).order_by() for model, _ in WRITTEN]
    return (
        [rows.aggregate(Count("pk"), Sum("version")) for rows in money],
        FrozenAmount.objects.aggregate(Max("pk")),
        sorted(laid().values_list("content", flat=True)),
    )


def laid() -> QuerySet[Matter]:
    """What lies before the bodies."""
    return Matter.objects.filter(closed_at=None, content__isnull=False)


def _units_of(batch: ImportBatch) -> set[int]:
    return {
        pk
        for model, _ in WRITTEN
        for pk in model.history.filter(batch_id=batch.pk).values_list("operation__unit", flat=True)
    }


def _taken_back(model: type[Any], empty: Mapping[str, Any], batch: ImportBatch) -> ManyRows:
    """Each row that the file wrote with the values that it had before, as a change of its own."""
    written: dict[int, Any] = {}
    versions: set[tuple[int, int]] = set()
    for one in model.history.filter(batch_id=batch.pk).order_by("history_id"):
        written.setdefault(one.id, one)
        versions.add((one.id, one.version))
    rows = {row.pk: row for row in model.objects.filter(pk__in=written).select_related("operation")}
    _refuse_changed([row for pk, row in rows.items() if _values(row, empty) != _values(written[pk], empty)])
    _refuse_frozen(model, versions)
    before = _before(model, {pk: one.version for pk, one in written.items()})
    for pk, row in rows.items():
        old = before.get(pk)
        for name, value in {**empty, **ALWAYS}.items():
            setattr(row, name, getattr(old, name) if old else value)
        row.version += 1
    names = [name.removesuffix("_id") for name in (*empty, *ALWAYS, "version")]
    return prepared(model, [], list(rows.values()), names)


def _before(model: type[Any], written: Mapping[int, int]) -> dict[int, Any]:
    """The row as it was before the file: its version before the file's first; none for a row that the file made."""
    versions = {version - 1 for version in written.values()}
    old = model.history.filter(id__in=written, version__in=versions).order_by("history_id")
    return {row.id: row for row in old if row.version == written[row.id] - 1}


def _values(row: Any, names: Iterable[str]) -> list[Any]:
    return [getattr(row, name) for name in names]


def _refuse_changed(rows: Collection[Any]) -> None:
    if rows:
        names = named(str(row.operation) for row in rows)
        raise DomainError(f"Belopp har ändrats efter inläsningen: {names}. Läs in rätt fil i stället.")


def _refuse_frozen(model: type[Any], versions: Collection[tuple[int, int]]) -> None:
    """What is in a report that was decided or handed over stands there as it was read in."""
    row, version = ("row_id", "version") if model is OperatingAmount else ("forecast_row_id", "forecast_version")
    about = {f"{row}__in": {pk for pk, _ in versions}}
    frozen = [
        *FrozenAmount.objects.filter(**about).values_list(row, version, "title"),
        *FrozenAmount.objects.in_contents(laid().values("content")).filter(**about).values_list(row, version, "title"),
    ]
    resting = [title for pk, seen, title in frozen if (pk, seen) in versions]
    if resting:
        raise DomainError(
            f"En beslutad eller överlämnad rapport bygger på beloppen: {named(resting)}. Läs in rätt fil i stället: "
            "skillnaden visas då i rapporten."
        )


def refuse_saved_anew(names: Collection[str]) -> None:
    """Let through a file that nothing has been saved over since.

    Raises:
        DomainError: something has.
    """
    if names:
        raise DomainError(
            f"{named(names)} har sparats på nytt efter inläsningen. Rätta beloppen i tabellen, eller läs in rätt fil."
        )


def not_theirs(unit: OrgUnit) -> DomainError:
    """Why somebody does not take back a file with amounts of a unit."""
    return DomainError(f"Filen har belopp för {unit.name}, som du inte får skriva för.")


def named(names: Iterable[str]) -> str:
    """Names in a sentence, each once; of many the first ones and how many they are."""
    once = list(dict.fromkeys(names))
    more = f" med flera, tillsammans {len(once)}" if len(once) > MOST_NAMED else ""
    return f"{join_words(once[:MOST_NAMED])}{more}"
