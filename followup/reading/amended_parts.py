"""What a body changed in a report beside what stands there today: where both have changed, somebody has to choose."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet

from followup.models import (
    Action,
    Assessment,
    Deviation,
    KeyFigureValue,
    OperatingForecast,
    Report,
    ReportText,
    StatusUpdate,
)
from followup.reading.amended_rows import (
    FIELDS,
    PARENT,
    ROWS,
    Rows,
    amendable_rows,
    decided_fields,
    standing,
    state_subject,
    with_fields,
)
from followup.reading.scales import Words, words_for
from followup.reading.told_rows import Told, told_kinds
from organisation.decisions.amending import MovedOn
from organisation.enums import Amends
from organisation.models import Amendment
from organisation.reach.who_may import any_q

WHOLE = "whole"  # in the place of a field's name: it is struck, or it stands there no longer
GONE, STRUCK = "Borttagen", "Utgår"
GONE_ABOVE = "Avvikelsen ”{title}” är borttagen"
OTHER_ACTIONS = "Åtgärderna är andra än i handlingen."
LIVE_NAMES = {("amount", "forecast"): "amount"}  # where the live row calls a field something else


@dataclass(frozen=True, slots=True)
class Part:
    """An amendment with what it is about: the handling's row, and the live row that stands there today.

    Attributes:
        row: None of what is added, and of a section that the handling had no text in.
        live: None where there is none, or not any longer.
        fields: what was decided, by the frozen row's field.
        has_other_actions: of a deviation: actions have been put to it, taken from it or changed since the handling.
        above: of an action that is added: the handling's deviation that it stands under, where that is there no longer.
    """

    amendment: Amendment
    row: Any
    live: Any
    fields: Mapping[str, Any]
    has_other_actions: bool = False
    above: Any = None

    @property
    def kind(self) -> str:
        """What sort of thing it is."""
        return self.amendment.kind

    @property
    def base(self) -> Any:
        """The handling's row, or an empty one."""
        return self.row or ROWS[self.kind][1](**({"key": self.amendment.subject} if self.kind == "text" else {}))

    @property
    def is_gone(self) -> bool:
        """True when it has been taken out of the report since the handling."""
        return self.row is not None and self.live is None and self.kind in ("deviation", "action")

    @property
    def version(self) -> int:
        """Of what stands there today, 0 where nothing does. Of lägesrapporter each new one counts, and each change of one."""
        if self.live is None:
            return 0
        if isinstance(self.live, StatusUpdate):
            return int(self.live.history.latest("history_id").history_id)
        return int(self.live.version)

    @property
    def moved(self) -> tuple[str, ...]:
        """The amended fields that somebody has changed since, to something else than was decided."""
        what = self.amendment.what
        if self.above is not None:
            return (WHOLE,)
        if what == Amends.ADDS or (self.is_gone and what == Amends.STRIKES):
            return ()
        if self.is_gone:
            return (WHOLE,)
        if what == Amends.STRIKES:
            differs = any(self.now(name) != self.frozen(name) for name in FIELDS[self.kind])
            return (WHOLE,) if differs or self.has_other_actions else ()
        told = [(name, said) for name, said in self.fields.items() if name in FIELDS[self.kind]]
        return tuple(name for name, said in told if self.now(name) not in (self.frozen(name), said))

    @property
    def differs(self) -> bool:
        """True when what stands there today is something else than was decided."""
        return any(self.now(name) != value for name, value in self.fields.items() if name in FIELDS[self.kind])

    def now(self, name: str) -> Any:
        """What stands in a field today."""
        return getattr(self.live, live_name(self.kind, name)) if self.live else self._empty(name)

    def frozen(self, name: str) -> Any:
        """What stood there in the handling."""
        return getattr(self.row, name) if self.row else self._empty(name)

    def key(self, name: str) -> str:
        """What a choice about the field is known by."""
        return f"{self.kind}.{self.amendment.subject}.{name}"

    def _empty(self, name: str) -> Any:
        return ROWS[self.kind][1]._meta.get_field(name).get_default()


def live_name(kind: str, name: str) -> str:
    """What the live row calls a frozen row's field."""
    return LIVE_NAMES.get((kind, name), name)


def parts_of(report: Report, rows: Rows, amendments: Sequence[Amendment]) -> list[Part]:
    """The amendments with what each is about. One query for each kind that there is.

    Args:
        rows: the handling's (`frozen_answers.rows_in`).
    """
    known = amendable_rows(report, rows)
    kinds = {one.kind for one in amendments}
    if "action" in kinds:  # which stand under deviations
        kinds.add("deviation")
    live = {kind: _live(report, kind, [row for (of, _), row in known.items() if of == kind]) for kind in kinds}
    return [
        Part(
            one,
            known.get((one.kind, one.subject)),
            live[one.kind].get(one.subject),
            decided_fields(one.kind, one.values),
            _has_other_actions(rows, known.get((one.kind, one.subject)), live[one.kind].get(one.subject))
            if (one.kind, one.what) == ("deviation", Amends.STRIKES)
            else False,
            _gone_above(one, known, live),
        )
        for one in standing(rows, amendments)
    ]


def _live(report: Report, kind: str, rows: Sequence[Any]) -> dict[str, Any]:
    """The live rows of a kind, by the subjects of what they are rows of."""
    match kind:
        case "text":
            return {row.key: row for row in ReportText.objects.filter(report=report)}
        case "assessment":
            return {str(row.node_id): row for row in Assessment.objects.filter(report=report)}
        case "step":
            return {str(row.figure_id): row for row in _steps(report, rows)}
        case "amount":
            return {str(row.operation_id): row for row in OperatingForecast.objects.filter(round=report.round)}
        case "state":
            return _newest_states(rows)
    own: QuerySet[Any] = Deviation.objects.filter(report=report)
    if kind == "action":
        own = Action.objects.filter(deviation__report=report)
    stored: dict[int, Model] = own.in_bulk([row.row_id for row in rows if row.row_id])
    return {str(row.position): stored[row.row_id] for row in rows if row.row_id in stored}


def _steps(report: Report, rows: Sequence[Any]) -> QuerySet[KeyFigureValue]:
    period = {"period_from": report.round.period_from, "period_to": report.round.period_to}
    figures = [row.figure_id for row in rows]
    return KeyFigureValue.objects.outcomes().filter(unit=report.unit, figure__in=figures, **period)


def _newest_states(rows: Sequence[Any]) -> dict[str, Any]:
    told = {name: {getattr(row, name) for row in rows} - {None} for name in ("node_id", "receiver_id", "action_id")}
    about = any_q(Q(**{f"{name}__in": pks}) for name, pks in told.items() if pks)
    return {state_subject(row): row for row in StatusUpdate.objects.filter(about).order_by("date", "pk")}


def _gone_above(one: Amendment, known: Mapping[tuple[str, str], Any], live: Mapping[str, Mapping[str, Any]]) -> Any:
    if (one.kind, one.what) != ("action", Amends.ADDS):
        return None
    under = one.values[PARENT]
    return None if under in live["deviation"] else known.get(("deviation", under))


def _has_other_actions(rows: Rows, row: Any, live: Any) -> bool:
    if row is None or live is None:
        return False
    names = tuple(FIELDS["action"])
    then = {
        one.row_id: [getattr(one, name) for name in names] for one in rows["actions"] if one.deviation == row.position
    }
    now = {one.pk: [getattr(one, name) for name in names] for one in live.actions.all()}
    return then != now


def moved_on(report: Report, parts: Sequence[Part]) -> Iterator[MovedOn]:
    """What stands side by side for choice, in words."""
    told, scales = told_kinds(report.round.year), words_for(report.round.year)
    for part in parts:
        how = told[ROWS[part.kind][1].__name__]
        for name in part.moved:
            words = _whole_words(part, how, scales) if name == WHOLE else _field_words(part, name, how, scales)
            label = how.word if name == WHOLE else FIELDS[part.kind][name]
            yield MovedOn(part.key(name), _title(part, how, scales), label, *words, part.version)


def _title(part: Part, how: Told, scales: Words) -> str:
    """What it is called in the handling; of what is added, as it is put in."""
    return how.title(part.base if part.above is None else with_fields(part.base, part.fields, scales))


def _field_words(part: Part, name: str, how: Told, scales: Words) -> tuple[str, str, str]:
    """What a field said in the handling, what was decided, and what it says today."""
    label = FIELDS[part.kind][name]
    frozen, decided, today = (
        how.words(with_fields(part.base, {name: value}, scales)).get(label, "")
        for value in (part.frozen(name), part.fields[name], part.now(name))
    )
    return frozen, decided, today


def _whole_words(part: Part, how: Told, scales: Words) -> tuple[str, str, str]:
    """The same of the whole, where it is struck or is there no longer."""
    if part.above is not None:
        return "", _sentence(part, how, part.fields, scales), GONE_ABOVE.format(title=part.above.title)
    decided = STRUCK if part.amendment.what == Amends.STRIKES else _sentence(part, how, part.fields, scales)
    today = GONE if part.is_gone else _sentence(part, how, {name: part.now(name) for name in FIELDS[part.kind]}, scales)
    also = OTHER_ACTIONS if part.has_other_actions else ""
    return _sentence(part, how, {}, scales), decided, " ".join(filter(None, (today, also)))


def _sentence(part: Part, how: Told, fields: Mapping[str, Any], scales: Words) -> str:
    said = how.words(with_fields(part.base, fields, scales))
    return ". ".join(filter(None, (said[label] for label in FIELDS[part.kind].values())))
