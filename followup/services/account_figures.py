"""Amounts of the accounts: a grid of them is saved whole or not at all, and nobody's are lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from followup.enums import ColumnKind, LineKind
from followup.models import AccountColumn, AccountFigure, AccountLine, ExplainedDifference, ImportBatch, ReportingRound
from followup.money.accounts_closed import why_closed
from followup.rules.accounts.lines import OF_UNIT, YEAR_END
from followup.rules.accounts.told import NOT_SAID, Told
from followup.services import account_lines
from followup.services.operating import hold_money
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit, User
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_many, save_many_changes, save_new

LARGEST = Decimal(10) ** 13  # what the columns hold


@dataclass(frozen=True, slots=True)
class FigureInput:
    """What a person or a file says on one line.

    Attributes:
        line_key: the line's key.
        told: the amount with what it is said in; `NOT_SAID` empties it.
        source: where it is from, as "bokslut-2026.csv"; empty when it is typed.
        version: the version of the stored amount that the person saw, 0 when there was none.
        is_example: it is made up; never when somebody says it.
    """

    line_key: str
    told: Told
    source: str = ""
    version: int = 0
    is_example: bool = False


class StaleFigures(DomainError):
    """Somebody else saved some of the same amounts first.

    Attributes:
        stored: the line's key → its amount as it is now, None when there is none.
    """

    def __init__(self, stored: Mapping[str, AccountFigure | None]) -> None:
        super().__init__("Någon annan har sparat samma belopp medan du skrev. Båda visas nedan.")
        self.stored = stored


@transaction.atomic
def open_column(
    unit: OrgUnit,
    year: int,
    kind: str,
    *,
    by: User | None,
    month: int = YEAR_END,
    round_: ReportingRound | None = None,
) -> AccountColumn:
    """The column of a unit's accounts, made when there is none yet; the year's lines with it.

    Args:
        month: to the end of which month.
        round_: for a forecast, when it was made.

    Raises:
        DomainError: the unit has no accounts of its own, or eliminations elsewhere than in the group.
    """
    if OrgUnitKind(unit.kind) not in OF_UNIT:
        raise DomainError(f"{unit.name} har inga egna räkenskaper. Det har kommunen, koncernen och bolagen.")
    if kind == ColumnKind.ELIMINATIONS and unit.kind != OrgUnitKind.GROUP:
        raise DomainError("Elimineringar hör till koncernens räkenskaper.")
    account_lines.begin(year)
    # Two who open it at once take turns about the unit.
    OrgUnit.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=unit.pk)
    place = {"unit": unit, "year": year, "month": month, "kind": kind, "round": round_}
    found = AccountColumn.objects.filter(**place).first()
    share = unit.ownership_share if unit.kind == OrgUnitKind.COMPANY else None
    if found:
        if found.share is None and share is not None:  # nobody had said it then
            save_changes(found, {"share": share}, by=by)
        return found
    made = AccountColumn(**place, share=share)
    save_new(made, by=by)
    return made


@transaction.atomic
def save_figures(
    column: AccountColumn,
    inputs: Sequence[FigureInput],
    *,
    by: User | None,
    reason: str = "",
    batch: ImportBatch | None = None,
) -> int:
    """Save the amounts that differ; all of them or none.

    Args:
        reason: how they came, for the history: "Inklistrat".
        batch: the file they are from.

    Returns:
        How many were saved.

    Raises:
        DomainError: a line is not the unit's, is a heading or stands twice, an amount is too large, or the column is decided.
        StaleFigures: somebody has saved other amounts since the person saw them.
    """
    held = open_to_change(column)
    lines = {line.key: line for line in AccountLine.objects.filter(year=held.year)}
    _refuse_misplaced(held, lines, inputs)
    found = AccountFigure.objects.select_for_update(of=("self",), no_key=True).select_related("line")
    stored = {row.line.key: row for row in found.filter(column=held)}
    untouched = _untouched(inputs, stored)
    changed = [one for one in inputs if one.line_key not in untouched and _differs(one, stored.get(one.line_key))]
    if stale := {one.line_key for one in changed if _seen(stored.get(one.line_key)) != one.version}:
        raise StaleFigures({key: stored.get(key) for key in sorted(stale)})
    if changed:
        refuse_closed(held)
    new = [one for one in changed if one.line_key not in stored]
    save_many(
        [AccountFigure(column=held, line=lines[one.line_key], **_fields(one, batch)) for one in new],
        by=by,
        reason=reason,
    )
    save_many_changes(
        [(stored[one.line_key], _fields(one, batch), None) for one in changed if one.line_key in stored],
        by=by,
        reason=reason,
    )
    return len(changed)


def open_to_change(column: AccountColumn) -> AccountColumn:
    """The column, locked and read anew. Whoever freezes the report that tells of it takes turns: koncernens stands in kommunens."""
    whose = {"kind": OrgUnitKind.MUNICIPALITY} if column.unit.kind == OrgUnitKind.GROUP else {"pk": column.unit_id}
    hold_money(OrgUnit.objects.filter(**whose).values_list("pk", flat=True))
    return AccountColumn.objects.select_for_update(of=("self",), no_key=True).select_related("unit").get(pk=column.pk)


def refuse_closed(column: AccountColumn) -> None:
    """What a body has decided on stays as it was.

    Raises:
        DomainError: says which report it stands in.
    """
    if why := why_closed([column]).get(column.place):
        raise DomainError(why)


def _refuse_misplaced(column: AccountColumn, lines: Mapping[str, AccountLine], inputs: Sequence[FigureInput]) -> None:
    keys = [one.line_key for one in inputs]
    if len(set(keys)) != len(keys):
        raise DomainError("Samma rad står två gånger. Ta bort den ena och försök igen.")
    for one in inputs:
        row = lines.get(one.line_key)
        if row is None:
            raise DomainError("En av raderna finns inte i årets uppställning. Ladda om sidan och försök igen.")
        if row.kind == LineKind.HEADING or not row.own_line.is_asked_of(column.unit.kind):
            raise DomainError(f"”{row.name}” finns inte i räkenskaperna för {column.unit.name}.")
        if one.told.amount is not None and abs(one.told.amount) >= LARGEST:
            raise DomainError(f"Beloppet för ”{row.name}” är för stort. Kontrollera om det är i kr, tkr eller mkr.")


def _seen(row: AccountFigure | None) -> int:
    return row.version if row else 0


def _untouched(inputs: Sequence[FigureInput], stored: Mapping[str, AccountFigure]) -> set[str]:
    """The lines that somebody else has saved since, where the person left what they saw. A query when there are any."""
    moved = {
        one.line_key: (stored[one.line_key], one)
        for one in inputs
        if one.line_key in stored and stored[one.line_key].version != one.version
    }
    seen = {row.pk: one.version for row, one in moved.values() if one.version}
    earlier = AccountFigure.history.filter(id__in=seen).exclude(history_type="-") if seen else ()
    then = {row.id: row for row in earlier if row.version == seen[row.id]}
    return {key for key, (row, one) in moved.items() if _says_what(then.get(row.pk), one)}


def _says_what(then: Any, one: FigureInput) -> bool:
    """Whether an input says what stood there then, however it is written; nothing where nothing stood."""
    amount, is_not_applicable = (then.amount, then.is_not_applicable) if then else (None, False)
    return (one.told.amount, one.told.is_not_applicable) == (amount, is_not_applicable)


def _differs(one: FigureInput, row: AccountFigure | None) -> bool:
    """True when it says something else; the same amount from another source is no change."""
    return one.told != (row.told if row else NOT_SAID)


def _fields(one: FigureInput, batch: ImportBatch | None) -> dict[str, Any]:
    return {
        "amount": one.told.amount,
        "is_not_applicable": one.told.is_not_applicable,
        "said_in": one.told.said_in,
        "decimals": one.told.decimals,
        "source": one.source,
        "batch": batch,
        "is_example": one.is_example,
    }


@transaction.atomic
def explain(
    column: AccountColumn, check_key: str, *, by: User | None, difference: Decimal, text: str, version: int = 0
) -> ExplainedDifference:
    """Say why two figures do not agree. It holds as long as they differ by just that.

    Args:
        difference: how far apart they are, kr.
        version: the version of the explanation that the person saw, 0 when there was none.

    Raises:
        DomainError: nothing is said, or the column is decided.
        StaleEdit: somebody else has explained it since.
    """
    if not text.strip():
        raise DomainError("Skriv varför beloppen skiljer sig åt.")
    refuse_closed(open_to_change(column))
    stored = ExplainedDifference.objects.select_for_update(of=("self",), no_key=True)
    row = stored.filter(column=column, check_key=check_key).first()
    said = {"text": text.strip(), "difference": difference}
    if row is None:
        row = ExplainedDifference(column=column, check_key=check_key, **said)
        save_new(row, by=by)
    else:
        save_changes(row, said, by=by, version=version)
    return row
