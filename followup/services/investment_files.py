"""A file of investments: what was read in of it is kept, and taken back while nothing rests on it."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction

from followup.investment_permissions import may_write_investments
from followup.models import FrozenInvestment, ImportBatch, InvestmentAmount, InvestmentForecast, ReportingRound
from followup.money.investments import OF_YEAR
from followup.services.import_undo import laid, named, not_theirs, refuse_saved_anew, refuse_undone
from followup.services.investment_tables import UnitTable, read_in
from organisation.models import OrgUnit, User
from styrmodell.lib.clock import now
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_many_changes, save_new, signed
from styrmodell.lib.intervals import Interval, at_or_above_q

# What a file writes, and what that is where nothing was said before; and where it stands as it was frozen.
EMPTY = {"is_example": False}
WRITTEN: tuple[tuple[type[Any], dict[str, Any], str, str], ...] = (
    (InvestmentAmount, dict.fromkeys(OF_YEAR) | EMPTY, "row_id", "version"),
    (InvestmentForecast, {"amount": None} | EMPTY, "forecast_row_id", "forecast_version"),
)
LONGEST_REASON = 100


@transaction.atomic
def read_in_file(
    round_: ReportingRound, tables: Sequence[UnitTable], *, file_name: str, text: str, by: User
) -> ImportBatch:
    """Save what was shown of a file, and keep the table that it held.

    Raises:
        DomainError, StaleInvestments: as `read_in`; nothing is saved.
    """
    content = text.encode()
    batch = ImportBatch(
        file_name=file_name,
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        investments_in=round_.code,
        unit=_holder([table.unit for table in tables]),
        uploaded_by=by,
        confirmed_at=now(),
        changed_count=sum(table.amount_count for table in tables),
    )
    save_new(batch, by=by)
    read_in(round_, tables, by=by, reason=f"{_mark(batch)} {file_name}"[:LONGEST_REASON])
    return batch


@transaction.atomic
def undo(batch: ImportBatch, *, by: User) -> None:
    """Take back the amounts that a file changed; all of them or none. The projects that it added stay, without amounts.

    Raises:
        DomainError: it is undone already, some of its amounts have been saved anew since or are in a report that a body has
            decided on, or they are not this person's to write.
    """
    held = ImportBatch.objects.select_for_update(of=("self",), no_key=True).get(pk=batch.pk)
    refuse_undone(held)
    _hold(held, by)
    for model, empty, row, version in WRITTEN:
        written = {one.id: one for one in model.history.filter(history_change_reason__startswith=_mark(held))}
        rows = model.objects.select_for_update(of=("self",), no_key=True).select_related("project")
        stored = list(rows.filter(pk__in=written).order_by("pk"))
        refuse_saved_anew([one.project.name for one in stored if one.version != written[one.pk].version])
        _refuse_frozen(stored, row, version)
        before = _before(model, written)
        save_many_changes(
            [(one, _then(before.get(one.pk), empty), None) for one in stored],
            by=by,
            reason=f"Ångrad inläsning {held.pk}, {held.file_name}"[:LONGEST_REASON],
        )
    held.undone_at, held.undone_by = now(), by
    signed(held, by=by, reason="Ångrad").save(update_fields=["undone_at", "undone_by"])


def _mark(batch: ImportBatch) -> str:
    """What the history says of every amount that the file wrote."""
    return f"Inläsning {batch.pk},"


def _holder(units: Sequence[OrgUnit]) -> OrgUnit | None:
    """The lowest unit that holds them all."""
    spanned = Interval(units[0].tree_id, min(unit.lft for unit in units), max(unit.rght for unit in units))
    return OrgUnit.objects.filter(at_or_above_q(spanned)).order_by("level").last()


def _hold(batch: ImportBatch, by: User) -> None:
    """Take turns about the units whose amounts it wrote, in the order that everybody takes them."""
    written = [model.history.filter(history_change_reason__startswith=_mark(batch)) for model, *_ in WRITTEN]
    pks = {pk for rows in written for pk in rows.values_list("project__unit", flat=True)}
    for unit in OrgUnit.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=pks).order_by("pk"):
        if not may_write_investments(by, unit):
            raise not_theirs(unit)


def _refuse_frozen(stored: Collection[Any], row: str, version: str) -> None:
    """What is in a report that was decided or handed over, or lies before a body, stands there as it was read in."""
    about = {f"{row}__in": [one.pk for one in stored]}
    standing = (FrozenInvestment.objects, FrozenInvestment.objects.in_contents(laid().values("content")))
    frozen = {pair for rows in standing for pair in rows.filter(**about).values_list(row, version)}
    resting = [one.project.name for one in stored if (one.pk, one.version) in frozen]
    if resting:
        raise DomainError(
            f"En beslutad eller överlämnad rapport bygger på beloppen: {named(resting)}. Läs in rätt fil."
        )


def _before(model: type[Any], written: Mapping[int, Any]) -> dict[int, Any]:
    """Each amount as it was before the file; none of one that the file made. A query."""
    versions = {one.version - 1 for one in written.values()}
    earlier = model.history.filter(id__in=written, version__in=versions).order_by("history_id")
    return {one.id: one for one in earlier if one.version == written[one.id].version - 1}


def _then(earlier: Any, empty: Mapping[str, Any]) -> dict[str, Any]:
    return {name: getattr(earlier, name) if earlier else value for name, value in empty.items()}
