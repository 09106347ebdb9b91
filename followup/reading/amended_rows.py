"""What of a report's frozen rows a body may amend, what each is known by, and the rows as amended."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import Any

from followup.enums import ScaleDimension
from followup.models import (
    FrozenAction,
    FrozenAmount,
    FrozenAssessment,
    FrozenDeviation,
    FrozenState,
    FrozenText,
    FrozenValue,
    Report,
)
from followup.reading.scales import Words
from followup.reading.told_rows import SOURCE, WEIGHED, WHY_OTHER
from organisation.enums import Amends
from organisation.models import Amendment

Rows = Mapping[str, Sequence[Any]]

# The kinds of amendment: the name that their rows have in the content, and the model.
ROWS: dict[str, tuple[str, type[Any]]] = {
    "text": ("texts", FrozenText),
    "assessment": ("assessments", FrozenAssessment),
    "step": ("values", FrozenValue),
    "state": ("states", FrozenState),
    "amount": ("amounts", FrozenAmount),
    "deviation": ("deviations", FrozenDeviation),
    "action": ("actions", FrozenAction),
}
# The fields that may be changed, and what each is called where differences are told.
FIELDS: dict[str, dict[str, str]] = {
    "text": {"step": WEIGHED, "text": "Text", "source": SOURCE},
    "assessment": {
        "attainment": "Måluppfyllelse",
        "progress": "Förflyttning",
        "forecast": "Prognos",
        "reason": WHY_OTHER,
        "text": "Motivering",
    },
    "step": {"step": "Bedömning", "text": "Kommentar"},
    "state": {"state": "Läge", "text": "Vad har hänt"},
    "amount": {"forecast": "Prognos"},
    "deviation": {"title": "Rubrik", "cause": "Orsak"},
    "action": {"text": "Vad", "responsible": "Ansvarig", "due_on": "Klart senast"},
}
ONLY_ADDED = {"deviation": ("kind", "node_id", "operation_id")}
SCALES = {dimension.lower(): dimension for dimension in ScaleDimension}
STRUCK = ("deviation", "action")  # what may be added and struck; the rest is what the report is asked for
PARENT = "parent"  # of an action that is added: the deviation's subject


def subject_of(kind: str, row: Any) -> str:
    """What a frozen row is known by: the section's key, the goal's or the activity's node, the bedömning's figure, the
    uppdrag's receiver, the åtgärd, the verksamhet; a deviation and an action by their places in the content.
    """
    match kind:
        case "text":
            return str(row.key)
        case "assessment":
            return str(row.node_id)
        case "step":
            return str(row.figure_id)
        case "state":
            return state_subject(row)
        case "amount":
            return str(row.operation_id)
    return str(row.position)


def state_subject(row: Any) -> str:
    """What a state is known by, frozen or live: the activity's node, the uppdrag's receiver, the åtgärd."""
    told = (("n", row.node_id), ("r", row.receiver_id), ("a", row.action_id))
    return next((f"{letter}{pk}" for letter, pk in told if pk), "")


def amendable_rows(report: Report, rows: Rows, kinds: Iterable[str] = tuple(ROWS)) -> dict[tuple[str, str], Any]:
    """The rows that the report's own body may amend, by kind and subject, in their order: not what the level below has said of
    goals and deviations, which is theirs, and of key figures only the round's own bedömningar.
    """
    found: dict[tuple[str, str], Any] = {}
    for kind in kinds:
        others = _of_others(report, rows) if kind == "action" else ()
        for row in rows[ROWS[kind][0]]:
            if kind in ("assessment", "deviation") and row.unit_id != report.unit_id:
                continue
            if kind == "action" and row.deviation in others:
                continue
            if kind == "state" and row.action_id and row.unit_id != report.unit_id:
                continue
            if kind == "step" and not _is_step_of(report, row):
                continue
            found[kind, subject_of(kind, row)] = row
    return found


def _is_step_of(report: Report, row: FrozenValue) -> bool:
    period = (report.round.period_from, report.round.period_to)
    return bool(row.step) and row.unit_id == report.unit_id and (row.period_from, row.period_to) == period


def _of_others(report: Report, rows: Rows) -> set[int]:
    return {row.position for row in rows["deviations"] if row.unit_id != report.unit_id}


def standing(rows: Rows, amendments: Iterable[Amendment]) -> list[Amendment]:
    """Without those of actions whose deviation is struck or has been taken away again: they go with it.

    Args:
        rows: the handling's.
    """
    made = list(amendments)
    told = {str(row.position): str(row.deviation) for row in rows["actions"]}
    struck = {one.subject for one in made if (one.kind, one.what) == ("deviation", Amends.STRIKES)}
    there = {str(row.position) for row in rows["deviations"]} | {one.subject for one in made if one.kind == "deviation"}
    return [
        one for one in made if one.kind != "action" or told.get(one.subject, one.values.get(PARENT)) in there - struck
    ]


def decided_fields(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """An amendment's values as the row's fields hold them; what may not be amended is passed by."""
    names = (*FIELDS[kind], *ONLY_ADDED.get(kind, ()))
    return {name: _held(ROWS[kind][1], name, values[name]) for name in names if name in values}


def with_fields(row: Any, fields: Mapping[str, Any], words: Words) -> Any:
    """A copy of a frozen row, not saved, that says something else; as `say`."""
    made = copy(row)
    made.pk, made._state.adding = None, True
    say(made, fields, words)
    return made


def say(row: Any, fields: Mapping[str, Any], words: Words) -> None:
    """Give a frozen row that is not saved other fields, and an assessment or a bedömning the words that its keys have.

    Args:
        words: of the scales.
    """
    for name, value in fields.items():
        setattr(row, name, value)
    if isinstance(row, FrozenAssessment):
        said = {name: words.status(SCALES[name], fields[name]) for name in SCALES if name in fields}
        of_rest = {name: word for name, word in row.words.items() if name not in said}
        row.words = of_rest | {name: status.word for name, status in said.items() if status}
    elif isinstance(row, FrozenValue | FrozenText) and "step" in fields:
        of_value = isinstance(row, FrozenValue)
        step = words.status(ScaleDimension.ATTAINMENT if of_value else ScaleDimension.STEWARDSHIP, fields["step"])
        row.word = step.word if step else ""


def _held(model: type[Any], name: str, value: Any) -> Any:
    """A plain value of the content's data as the field holds it."""
    return None if value is None else model._meta.get_field(name).to_python(value)
