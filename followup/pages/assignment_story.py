"""Ett uppdrags historia: what has happened to it, in order of time, as the reader may read it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef
from django.utils import timezone

from followup.enums import WorkState
from followup.pages.assignment import ReceiverLine
from organisation.decisions.words import decision_words
from organisation.models import Decision, OrgUnit
from organisation.reach.successors import going_on, has_ended
from organisation.reading.names import unit_name
from planning.enums import Funding
from planning.models import Assignment, AssignmentProposal, AssignmentReceiver, AssignmentVersion, Plan, PlanEdition
from planning.models.assignment_content import AssignmentContent
from styrmodell.lib import richtext, swedish
from styrmodell.lib.changes import Change, changes_of
from styrmodell.lib.swedish import join_words, lower_first

EARLIEST = date.min
Names = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Event:
    """Något som hände med uppdraget.

    Attributes:
        day: None where it is not known.
        what: in a few words; `by` the decision, or in which plan; `url` leads there.
        is_proposed: it has not happened: it waits for the decision.
    """

    day: date | None
    what: str
    by: str = ""
    url: str = ""
    changes: tuple[Change, ...] = ()
    is_proposed: bool = False


def story(assignment: Any, lines: Sequence[ReceiverLine], user: Any) -> tuple[Event, ...]:
    """Given, changed, handed over, reported, ended; last what is proposed. A fixed number of queries.

    Args:
        assignment: with `giver_then` and `ender_then`: what those who decided were called.
    """
    versions = list(_versions(assignment))
    proposals = list(
        AssignmentProposal.objects.visible_to(user).filter(assignment=assignment).select_related("plan__unit")
    )
    moves = list(_moves(assignment))
    names = _names([*versions, *proposals], moves, lines)
    happened = [
        *_decided(assignment, versions, names),
        *_handed_over(moves, names),
        *_ceased(lines),
        *_reported(lines),
        *_released(lines),
        *_ended(assignment),
    ]
    in_order = sorted(happened, key=lambda event: event.day or EARLIEST)
    return (*in_order, *_proposed(assignment, proposals, lines, names))


def _versions(assignment: Assignment) -> Any:
    rows = AssignmentVersion.objects.filter(assignment=assignment).select_related("decision__body")
    return rows.annotate(who=unit_name("decision__body", OuterRef("decision__date"))).order_by("valid_from", "pk")


def _moves(assignment: Assignment) -> Any:
    """Every receiver as it has stood, the oldest first."""
    rows = AssignmentReceiver.history.filter(assignment=assignment.pk, history_type__in="+~")
    return rows.order_by("history_date", "history_id").values("id", "unit", "history_date", "released_by")


def _names(said: Iterable[Any], moves: Iterable[Mapping[str, Any]], lines: Iterable[ReceiverLine]) -> Names:
    asked = {pk for one in said for pk in one.receivers} | {row["unit"] for row in moves}
    known = {line.receiver.unit_id: str(line.receiver.unit) for line in lines}
    rest = asked - known.keys()
    return known | ({unit.pk: str(unit) for unit in OrgUnit.objects.filter(pk__in=rest)} if rest else {})


def _words(content: AssignmentContent, receivers: Iterable[int], names: Names) -> dict[str, str]:
    """All that it says: label → words."""
    money = content.amount
    return {
        "Rubrik": content.title,
        "Uppdraget": richtext.plain(content.text),
        "Börjar": str(content.starts_on or ""),
        "Klart senast": str(content.due_on),
        "Finansiering": Funding(content.funding).label,
        "Tillskott": "" if money is None else swedish.money_tkr(money, unit=True),
        "Mottagare": ", ".join(sorted(names[pk] for pk in receivers if pk in names)),
    }


def _decided(assignment: Any, versions: Sequence[Any], names: Names) -> Iterator[Event]:
    """Given, and changed since: each by its decision, with what it changed."""
    if not versions and assignment.decision:
        yield _by(assignment.decision, assignment.giver_then, "Givet")
    editions = PlanEdition.objects.filter(matter__decisions__in=[one.decision_id for one in versions])
    plans = {row[0]: row[1:] for row in _told_editions(editions)} if versions else {}
    before: dict[str, str] = {}
    for version in versions:
        said = _words(version, version.receivers, names)
        plan, url = plans.get(version.decision_id, ("", ""))
        what = "Ändrat" if before else "Givet"
        if plan:
            what += f" med {plan}"
        if version.decision.date and version.valid_from > version.decision.date:
            what += f", gäller från {version.valid_from}"
        changes = tuple(changes_of(before, said)) if before else ()
        yield _by(version.decision, version.who, what, url, changes)
        before = said


def _told_editions(editions: Any) -> Iterator[tuple[int, str, str]]:
    rows = editions.select_related("plan").defer("html", "cover").order_by("number")
    for edition in rows.prefetch_related("matter__decisions"):
        for decision in edition.matter.decisions.all():
            yield decision.pk, lower_first(str(edition.plan)), edition.get_absolute_url()


def _by(decision: Decision, who: str, what: str, url: str = "", changes: tuple[Change, ...] = ()) -> Event:
    return Event(decision.date, what, decision_words(decision, who), url, changes)


def _handed_over(moves: Iterable[Mapping[str, Any]], names: Names) -> Iterator[Event]:
    """A receiver that has ended, and who took over."""
    at: dict[int, int] = {}
    for row in moves:
        before = at.get(row["id"], row["unit"])
        if before != row["unit"]:
            day = timezone.localtime(row["history_date"]).date()
            yield Event(day, f"{names.get(row['unit'], '')} tar över efter {names.get(before, '')}")
        at[row["id"]] = row["unit"]


def _ceased(lines: Iterable[ReceiverLine]) -> Iterator[Event]:
    """A receiver that has ended without having handed over, and who goes on for it."""
    for unit in (line.receiver.unit for line in lines if has_ended(line.receiver.unit)):
        heirs = join_words([str(heir) for heir in going_on(unit)])
        yield Event(unit.valid_to, f"{unit} upphör{f', {heirs} tar vid' if heirs else ''}")


def _reported(lines: Iterable[ReceiverLine]) -> Iterator[Event]:
    for line in lines:
        for update in reversed(line.updates):
            yield Event(update.date, f"{line.receiver.unit}: {WorkState(update.state).label}")


def _released(lines: Iterable[ReceiverLine]) -> Iterator[Event]:
    for line in lines:
        if line.receiver.released_by is not None:
            yield Event(line.receiver.released_by.date, f"{line.receiver.unit} är löst från uppdraget")


def _ended(assignment: Any) -> Iterator[Event]:
    if assignment.ended_by:
        yield _by(assignment.ended_by, assignment.ender_then, "Avslutat")


def _proposed(
    assignment: Assignment, proposals: Iterable[AssignmentProposal], lines: Iterable[ReceiverLine], names: Names
) -> Iterator[Event]:
    """What waits for the decision, with what it would change of what holds."""
    holding = [line.receiver.unit_id for line in lines if line.receiver.released_by_id is None]
    held = _words(assignment, holding, names)
    for one in proposals:
        changes = tuple(changes_of(held, _words(one, one.receivers, names)))
        where, url = _of_plan(one.plan) if one.plan else ("", "")
        yield Event(one.proposed_on, "Föreslagen ändring", where, url, changes, is_proposed=True)


def _of_plan(plan: Plan) -> tuple[str, str]:
    return f"i {lower_first(str(plan))}, och beslutas med den", plan.get_absolute_url()
