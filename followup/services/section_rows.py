"""Rader bredvid ett avsnitts text: händelser, risker and kontrollmoment, added, changed and taken away one at a time."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max

from followup.enums import Consequence, Finding, Probability, RowKind
from followup.models import Report, SectionRow, SectionRule
from followup.models.frozen_rows import FrozenSectionRow
from followup.rules.section_rows import KIND_OF, LATEST
from followup.services.reports import mark_started, open_report
from organisation.models import User
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.history import save_changes, save_new, signed
from styrmodell.lib.texts import line_in

GONE = "Raden har tagits bort av någon annan."
NAMELESS = {
    RowKind.EVENT: "Skriv vad som hände.",
    RowKind.RISK: "Skriv vad risken är.",
    RowKind.CONTROL: "Skriv vad som har granskats.",
}
# What belongs to each kind, beside what it is called.
FIELDS = {
    RowKind.EVENT: ("day", "is_whole_month"),
    RowKind.RISK: ("probability", "consequence", "handling", "responsible"),
    RowKind.CONTROL: ("finding", "handling", "responsible"),
}
# What is true of a row from year to year, until somebody says otherwise. What a kontrollmoment showed is another every year.
LASTING = {RowKind.RISK: FIELDS[RowKind.RISK], RowKind.CONTROL: ("responsible",)}
CHOICES = {"probability": Probability, "consequence": Consequence, "finding": Finding}


@transaction.atomic
def add(report: Report, kind: str, *, by: User | None, is_example: bool = False, **fields: Any) -> SectionRow:
    """Add a row.

    Args:
        fields: title, and what belongs to the kind (`FIELDS`).

    Raises:
        DomainError: the report is not open or is not asked for such rows, or the row lacks what it needs.
    """
    current = open_report(report)
    _refuse_unasked(current, kind)
    row = SectionRow(
        report=current,
        kind=kind,
        number=_next_number(current, kind),
        is_example=is_example,
        **_known(fields, kind, current),
    )
    save_new(row, by=by)
    mark_started(current, by=by)
    return row


@transaction.atomic
def edit(row: SectionRow, *, by: User | None, version: int | None = None, **fields: Any) -> SectionRow:
    """Change a row.

    Raises:
        DomainError: the report is not open, the row is gone, or lacks what it needs.
        StaleEdit: somebody else has changed it.
    """
    current = open_report(row.report)
    stored = _reload(row)
    save_changes(stored, _known(fields, stored.kind, current), by=by, version=version)
    return stored


@transaction.atomic
def remove(row: SectionRow, *, by: User | None, version: int | None = None) -> None:
    """Take a row out of an open report; the history keeps it.

    Raises:
        DomainError: the report is not open, or the row is gone.
        StaleEdit: somebody else has changed it since the user saw it.
    """
    open_report(row.report)
    stored = _reload(row)
    if version is not None and version != stored.version:
        raise StaleEdit(stored)
    signed(stored, by=by).delete()


@transaction.atomic
def begin_with(report: Report, kind: str, rows: Iterable[FrozenSectionRow], *, by: User) -> list[SectionRow]:
    """Ta med förra årets: the rows as they were decided, for the writer to judge anew; those of them that are not there.

    Raises:
        DomainError: the report is not open or is not asked for such rows, or there is nothing to take along.
    """
    current = open_report(report)
    _refuse_unasked(current, kind)
    there = set(SectionRow.objects.filter(report=current, kind=kind).values_list("number", flat=True))
    names = ("number", "title", *LASTING.get(RowKind(kind), ()))
    new = [
        SectionRow(report=current, kind=kind, **{name: getattr(row, name) for name in names})
        for row in rows
        if row.kind == kind and kind in LASTING and row.number not in there
    ]
    if not new:
        raise DomainError("Förra året fanns inget att ta med som inte redan står här.")
    for row in new:
        save_new(row, by=by, reason="Förra årets")
    mark_started(current, by=by)
    return new


def _refuse_unasked(report: Report, kind: str) -> None:
    keys = [key for key, own in KIND_OF.items() if own == kind]
    if not SectionRule.objects.asked_of(report).filter(section__key__in=keys).exists():
        raise DomainError("Rapporten har inget sådant avsnitt.")


def _next_number(report: Report, kind: str) -> int:
    """One that no row of the unit has had: also what was taken away keeps its own. The report is locked."""
    given = SectionRow.history.filter(report__in=Report.objects.filter(unit=report.unit_id), kind=kind)
    return (given.aggregate(last=Max("number"))["last"] or 0) + 1


def _reload(row: SectionRow) -> SectionRow:
    stored = SectionRow.objects.filter(pk=row.pk).first()
    if stored is None:
        raise DomainError(GONE)
    return stored


def _known(fields: dict[str, Any], kind: str, report: Report) -> dict[str, Any]:
    """The fields that belong to the kind, as they are stored."""
    known = {name: fields[name] for name in ("title", *FIELDS[RowKind(kind)]) if name in fields}
    for name in ("title", "handling", "responsible"):
        if name in known:
            known[name] = line_in(known[name])
    if not known.get("title", "."):
        raise DomainError(NAMELESS[RowKind(kind)])
    for name, choices in CHOICES.items():
        if known.get(name) not in (None, "", *choices.values):
            raise DomainError("Välj ett av stegen.")
    _refuse_other_days(known, report)
    return known


def _refuse_other_days(known: dict[str, Any], report: Report) -> None:
    """What happened long before the period or after it belongs to another report."""
    if "day" not in known:
        return
    day, period = known["day"], report.round
    if day is None:
        raise DomainError("Skriv när det hände.")
    if day < period.period_from:
        raise DomainError(f"Händelsen är före {period.period_from}, då perioden börjar.")
    if day > period.period_to + LATEST:
        raise DomainError(f"Händelsen är mer än ett år efter {period.period_to}, då perioden slutar.")
