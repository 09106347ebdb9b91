"""What a body changed in a report, carried into its working text and, as decided values, into judgements and forecasts."""

from collections.abc import Mapping, Sequence
from typing import Any

from followup.models import Action, Assessment, Deviation, OperatingForecast, Report, ReportText, StatusUpdate
from followup.reading import amended_parts
from followup.reading.amended_parts import WHOLE, Part, live_name, parts_of
from followup.reading.amended_rows import FIELDS, ONLY_ADDED, PARENT, Rows
from followup.services import deviations, frozen_answers
from followup.services.operating import hold_money
from followup.services.status_updates import wait_for
from organisation.decisions.amending import Choices, MovedOn, reason_of, takes_decided
from organisation.desk import pictures
from organisation.enums import Amends
from organisation.models import Amendment, Decision, OrgUnit, User
from organisation.services.matters import Added
from styrmodell.lib import richtext
from styrmodell.lib.clock import now, today
from styrmodell.lib.history import save_changes, save_new

Fields = Mapping[str, Any]
OF_DEVIATION, OF_ACTION = (*FIELDS["deviation"], *ONLY_ADDED["deviation"]), tuple(FIELDS["action"])


def moved_on(report: Report, decision: Decision, amendments: Sequence[Amendment]) -> tuple[MovedOn, ...]:
    """What of it somebody has changed since the handling: both stand side by side for choice."""
    if not amendments:
        return ()
    return tuple(amended_parts.moved_on(report, parts_of(report, _handling(decision), amendments)))


def hold(report: Report, amendments: Sequence[Amendment]) -> None:
    """Take turns with those who write amounts and lägen, which are written whatever state the report is in."""
    hold_money(OrgUnit.objects.within(report.unit).values_list("pk", flat=True))
    told = [one.subject for one in amendments if one.kind == "state"]
    nodes, receivers, actions = ([int(subject[1:]) for subject in told if subject.startswith(kind)] for kind in "nra")
    wait_for(nodes=nodes, receivers=receivers, actions=actions)


def carry(
    report: Report, decision: Decision, amendments: Sequence[Amendment], choices: Choices, by: User | None
) -> Added:
    """The amendments in what is being written and in stored values, except where the working text was chosen.

    Called with the report locked and all else held (`hold`). A section or a goal that nobody had written of gets its row,
    for the frozen one to point at.

    Returns:
        the ids of the deviations and actions that were added, by the amendments' subjects.
    """
    handling = _handling(decision)
    carrying = _Carrying(report, handling, by, reason_of(decision))
    # An action that is added may stand under a deviation that is added too.
    for part in sorted(parts_of(report, handling, amendments), key=lambda one: one.kind == "action"):
        kept = {name for name in part.moved if not takes_decided(choices, part.key(name))}
        carrying.put(part, kept)
    return carrying.added


def _handling(decision: Decision) -> Rows:
    assert decision.content is not None
    return frozen_answers.rows_in(decision.content)


class _Carrying:
    """One report's amendments on their way into what is written; each change with its reason."""

    def __init__(self, report: Report, handling: Rows, by: User | None, reason: str) -> None:
        self.report, self.handling, self.by, self.reason = report, handling, by, reason
        self.added: dict[str, int] = {}

    def put(self, part: Part, kept: set[str]) -> None:
        """Carry one amendment; `kept` are the fields where the working text was chosen."""
        fields = {name: value for name, value in part.fields.items() if name not in kept}
        if WHOLE in kept:
            return
        if part.amendment.what == Amends.STRIKES:
            self._strike(part)
        elif part.kind == "state":
            self._write_state(part, fields)
        elif part.live is None:
            self._make(part, fields)
        else:
            self._change(part, fields)
        if text := fields.get("text"):
            pictures.attach(richtext.pictures(text), unit=self.report.unit, by=self.by)

    def _strike(self, part: Part) -> None:
        if isinstance(part.live, Deviation):
            deviations.delete(part.live, by=self.by, reason=self.reason)
        elif part.live is not None:
            deviations.delete_action(part.live, by=self.by, reason=self.reason)

    def _write_state(self, part: Part, fields: Fields) -> None:
        """A lägesrapport of its own, which is then the newest; earlier ones are never written over."""
        said = {name: fields.get(name, part.now(name)) for name in ("state", "text")}
        if said["state"] and any(part.now(name) != value for name, value in said.items()):
            about = {name: getattr(part.row, name) for name in ("node_id", "receiver_id", "action_id")}
            self._save(StatusUpdate(**about, **said, date=today(), written_by=self.by))

    def _change(self, part: Part, fields: Fields) -> None:
        changes = {live_name(part.kind, name): value for name, value in fields.items()}
        if part.kind == "amount" and part.live.amount != changes.get("amount", part.live.amount):
            changes |= {
                "is_example": False,
                "batch": None,
            }  # what a body decides comes from no file and is not invented
        if part.kind == "step" and changes.get("step"):
            changes["is_unavailable"] = False
        changed = save_changes(part.live, changes, by=self.by, reason=self.reason)
        if changed and part.kind == "assessment":  # who and when follow the words; the history has its row already
            Assessment.objects.filter(pk=part.live.pk).update(set_by=self.by, set_at=now())

    def _make(self, part: Part, fields: Fields) -> None:
        row = self._new(part, {live_name(part.kind, name): value for name, value in fields.items()})
        self._save(row)
        if isinstance(row, Deviation | Action):
            self.added[part.amendment.subject] = row.pk

    def _new(self, part: Part, fields: Fields) -> Any:
        """A live row; of what is there no longer as it stood in the handling."""
        match part.kind:
            case "text":
                return ReportText(report=self.report, key=part.amendment.subject, **fields)
            case "assessment":
                return Assessment(report=self.report, node_id=part.row.node_id, set_by=self.by, **fields)
            case "amount":
                return OperatingForecast(operation_id=part.row.operation_id, round=self.report.round, **fields)
            case "deviation":
                return Deviation(report=self.report, **{**_of_row(part.row, OF_DEVIATION), **fields})
        under = str(part.row.deviation) if part.row else str(part.amendment.values[PARENT])
        return Action(deviation_id=self._deviation(under), **{**_of_row(part.row, OF_ACTION), **fields})

    def _deviation(self, subject: str) -> int:
        """The live deviation that an action is put under: added just now, or the handling's; back again where it is gone."""
        if subject not in self.added:
            row = self.handling["deviations"][int(subject)]
            stored = Deviation.objects.filter(pk=row.row_id).first() if row.row_id else None
            if stored is None:
                stored = Deviation(report=self.report, **_of_row(row, OF_DEVIATION))
                self._save(stored)
            self.added[subject] = stored.pk
        return self.added[subject]

    def _save(self, row: Any) -> None:
        save_new(row, by=self.by, reason=self.reason)


def _of_row(row: Any, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names} if row is not None else {}
