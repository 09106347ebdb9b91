"""The history of what a unit carries over: the latest changes of a table's rows, by whom, from what to what."""

from typing import Any

from followup.money.carry_overs import MODELS
from followup.rules.accounts.told import Told
from followup.rules.carry_overs import TABLES, Carried, CarriedTable, told_kr
from organisation.models import OrgUnit
from organisation.reading.names import with_who
from styrmodell.lib.changes import HistoryRow, changes_of

LATEST = 20
NEW, REMOVED = "+", "-"


def carried_history(unit: OrgUnit, year: int, key: Carried) -> tuple[HistoryRow, ...]:
    """The latest that was done with a unit's rows of a year, the last of it first. At most two queries."""
    model: Any = MODELS[key]
    found = with_who(model.history.filter(unit=unit, year=year))
    if key in (Carried.OPERATING, Carried.INVESTMENT):
        found = found.filter(project__isnull=key == Carried.OPERATING).select_related("project")
    rows = list(found.order_by("-history_date", "-history_id")[:LATEST])
    if not rows:
        return ()
    wanted = {"id__in": {row.id for row in rows}, "version__in": {row.version - 1 for row in rows}}
    before = {(row.id, row.version): row for row in model.history.filter(**wanted).exclude(history_type=REMOVED)}
    return tuple(_told(TABLES[key], row, before.get((row.id, row.version - 1))) for row in rows)


def _told(table: CarriedTable, row: Any, before: Any) -> HistoryRow:
    name = str(row.project) if table.key == Carried.INVESTMENT else row.name
    if row.history_type == REMOVED:
        return HistoryRow(row.history_date, row.who or "Systemet", f"{name}. Borttagen")
    reason = row.history_change_reason or ("Tillagd" if row.history_type == NEW else "Ändrad")
    changes = tuple(changes_of(_words(table, before) if before else {}, _words(table, row)))
    return HistoryRow(row.history_date, row.who or "Systemet", f"{name}. {reason}", changes)


def _words(table: CarriedTable, row: Any) -> dict[str, str]:
    """What a row says, by the heads of the table."""
    told = {} if table.key == Carried.INVESTMENT else {table.what: row.name}
    for name in table.typed_amounts:
        amount = told_kr(getattr(row, name), is_not_applicable=getattr(row, f"{name}_na"))
        told[table.columns[name]] = "" if amount.is_missing else _amount(amount)
    return told | {label: getattr(row, name) for name, label in table.words.items()}


def _amount(told: Told) -> str:
    """With what it is said in; a dash says nothing else."""
    return told.words if told.is_not_applicable else f"{told.words} {told.said_in.label}"
