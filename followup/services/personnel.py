"""Personaluppgifter: a unit's table of a year is saved whole or not at all, and what is of fewer than five is never kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from followup.enums import ReportStatus, RoundKind
from followup.models import PersonnelFigure, Report
from followup.models.personnel import YEAR_KINDS
from followup.models.report import NOT_AWAITED, OPEN_AGAIN
from followup.money.decided import closed_words
from followup.rules.personnel import NOT_SAID, Said
from followup.rules.withholding import withheld
from organisation.models import OrgUnit, User
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_many, save_many_changes

OPEN = (ReportStatus.DRAFT, *OPEN_AGAIN, *NOT_AWAITED)


@dataclass(frozen=True, slots=True)
class PersonnelInput:
    """What a person says on a line. `version` is of the row that the person saw, 0 when there was none."""

    key: str
    said: Said
    version: int = 0


class StalePersonnel(DomainError):
    """Somebody else saved some of the same rows first.

    Attributes:
        stored: the line's key → what is stored there now; None when nothing is.
    """

    def __init__(self, stored: Mapping[str, PersonnelFigure | None]) -> None:
        super().__init__("Någon annan har sparat samma uppgifter medan du skrev. Båda visas nedan.")
        self.stored = stored


def why_locked(unit: OrgUnit, year: int) -> str:
    """Why a unit's table of a year is not changed, in a sentence; "" when it may be. A query."""
    reports = Report.objects.filter(unit=unit, round__year=year, round__kind=RoundKind.ANNUAL)
    report = reports.exclude(status__in=OPEN).select_related("round", "unit").first()
    if report is None:
        return ""
    return closed_words("Uppgifterna", report, how="inlämnade")


@transaction.atomic
def save_figures(
    unit: OrgUnit,
    year: int,
    inputs: Sequence[PersonnelInput],
    *,
    by: User | None,
    source: str = "",
    reason: str = "",
    is_example: bool = False,
) -> list[PersonnelFigure]:
    """Save the rows that differ; all of them or none. A group of fewer than five is kept as that alone, and with it what
    would tell how many they are.

    Args:
        source: where they come from.
        reason: how they came, for the history.

    Returns:
        The rows that something was saved of.

    Raises:
        DomainError: the unit has no such table, or it is handed in with its report.
        StalePersonnel: somebody has saved other rows since the person saw them.
    """
    if unit.kind not in YEAR_KINDS:
        raise DomainError(f"{unit.name} har inga egna personaluppgifter. Det har kommunen, nämnderna och bolagen.")
    OrgUnit.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=unit.pk)
    # Who hands the report in waits for this, or this finds it handed in.
    list(Report.objects.select_for_update(of=("self",), no_key=True).filter(unit=unit, round__year=year))
    stored = _stored(unit, year)
    differing = [one for one in inputs if one.said != _said(stored.get(one.key))]
    untouched = _untouched([one for one in differing if _is_stale(one, stored.get(one.key))], stored)
    wanted = {one.key: one for one in differing if one.key not in untouched}
    if stale := [one.key for one in wanted.values() if _is_stale(one, stored.get(one.key))]:
        raise StalePersonnel({key: stored.get(key) for key in stale})
    said = {key: row.said for key, row in stored.items()} | {key: one.said for key, one in wanted.items()}
    new: list[PersonnelFigure] = []
    changes: list[tuple[PersonnelFigure, dict[str, Any], int | None]] = []
    for key, one in withheld(said).items():
        row = stored.get(key)
        if one == _said(row):
            continue
        fields = {"value": one.value, "withheld": one.withheld or "", "source": source, "is_example": is_example}
        if row is None:
            new.append(PersonnelFigure(unit=unit, year=year, key=key, **fields))
        else:
            changes.append((row, fields, None))
    if (new or changes) and (locked := why_locked(unit, year)):
        raise DomainError(locked)
    save_many(new, by=by, reason=reason)
    save_many_changes(changes, by=by, reason=reason)
    return [*new, *(row for row, _, _ in changes)]


def _stored(unit: OrgUnit, year: int) -> dict[str, PersonnelFigure]:
    rows = PersonnelFigure.objects.select_for_update(of=("self",), no_key=True).filter(unit=unit, year=year)
    return {row.key: row for row in rows.order_by("pk")}


def _said(row: PersonnelFigure | None) -> Said:
    return row.said if row else NOT_SAID


def _is_stale(one: PersonnelInput, row: PersonnelFigure | None) -> bool:
    return one.version != (row.version if row else 0)


def _untouched(moved: Sequence[PersonnelInput], stored: Mapping[str, PersonnelFigure]) -> set[str]:
    """The lines that were sent as they were seen, while somebody else changed them: these stay as they are now. A query."""
    seen = {stored[one.key].pk: one for one in moved if one.version and one.key in stored}
    earlier = PersonnelFigure.history.filter(id__in=seen).exclude(history_type="-") if seen else ()
    then = {
        row.id: PersonnelFigure(value=row.value, withheld=row.withheld).said
        for row in earlier
        if row.version == seen[row.id].version
    }
    never = {one.key for one in moved if not one.version and one.said == NOT_SAID}
    return never | {one.key for pk, one in seen.items() if then.get(pk) == one.said}
