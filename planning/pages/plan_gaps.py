"""The quiet column beside a plan: what is left, what nobody serves, who changed what, who may change it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from organisation.enums import Role
from organisation.reading.names import with_who
from planning.enums import NodeKind, PlanKind
from planning.models import Plan, PlanNode
from planning.permissions import WORKS_ON, WRITERS
from planning.reading.addresses import part_of, target_box
from planning.reading.aims import Aim
from planning.reading.care import not_taken_on
from planning.reading.links import Link
from planning.reading.tree import AssignmentFacts, Row, below, titled
from planning.rules import NODE_RULES, PLAN_RULES, stops
from planning.term import against_term
from styrmodell.lib import richtext
from styrmodell.lib.clock import today
from styrmodell.lib.swedish import join_words
from styrmodell.lib.swedish_order import SwedishOrder
from styrmodell.lib.words import OFFICE
from styrmodell.web.lines import Line

FOLLOWED_UP = (NodeKind.DIRECTION, NodeKind.PRIORITY, NodeKind.GOAL)
LATEST = 3
LOOKED_AT = 20
NAMED = 2


@dataclass(frozen=True, slots=True)
class SideSection:
    """A heading and its lines."""

    title: str
    rows: tuple[Line, ...]


def left_to_do(plan: Plan, rows: Sequence[Row], links: Iterable[Link], *, can_edit: bool) -> tuple[Line, ...]:
    """Kvar före inlämning: what stops it, uppdrag that nobody takes care of, then what is worth seeing.

    Args:
        can_edit: the reader may open an item's form from here.
    """
    serving = {link.node for link in links if link.outgoing}
    return (*stopping(plan, rows), *not_taken_on(plan), *worth_seeing(plan, rows, serving, can_edit=can_edit))


def stopping(plan: Plan, rows: Sequence[Row]) -> tuple[Line, ...]:
    """What has to be mended before the plan can be handed in, each leading to its place on the plan's page."""
    section = part_of(PLAN_RULES[plan.kind].needs)
    found = stops(plan.kind, ((row.pk, row.kind, row.title) for row in rows))
    return tuple(Line(stop.text, f"#post-{stop.node}" if stop.node else f"#{section}") for stop in found)


def empty_parts(plan: Plan, rows: Sequence[Row]) -> tuple[Line, ...]:
    """The parts of the plan that need not hold anything and hold nothing."""
    rules, used = PLAN_RULES[plan.kind], {row.kind for row in rows}
    empty = [kind for kind in rules.nodes if kind not in (NodeKind.SECTION, rules.needs, *used)]
    return tuple(Line(NODE_RULES[kind].heading, f"#{part_of(kind)}", "frivilligt och tomt") for kind in empty)


def worth_seeing(
    plan: Plan, rows: Sequence[Row], serving: Collection[int], *, can_edit: bool = True
) -> tuple[Line, ...]:
    """What a writer may have forgotten, each leading to its place; it stops nothing.

    Args:
        serving: the items that serve something.
        can_edit: the place may be the form where it is typed.
    """
    return tuple(_gaps(plan, rows, serving, can_edit=can_edit))


def _gaps(plan: Plan, rows: Sequence[Row], serving: Collection[int], *, can_edit: bool) -> Iterator[Line]:
    under = below(rows)
    for row in rows:
        place = f"#post-{row.pk}"
        if years := _without_target(plan, row):
            said = f"saknar målvärde för {join_words([str(year) for year in years])}"
            box = f"?andra={row.pk}#{target_box(row.pk, years[0])}"
            yield Line(titled(row), box if can_edit else place, said)
        if row.task is not None and (words := _odd_term(plan, row, row.task)):
            yield Line(titled(row), place, words)
        for said in _left_of(row, under.get(row.pk, ()), serves=row.pk in serving):
            yield Line(titled(row), place, said)


def _left_of(row: Row, under: Sequence[Row], *, serves: bool) -> Iterator[str]:
    if row.wording_missing:
        yield "lydelse saknas"
    if row.kind == NodeKind.SECTION and richtext.is_empty(row.text):
        yield "saknar text"
    if NODE_RULES[row.kind].contributes and not serves:
        yield "bidrar inte till något mål"
    if row.kind in FOLLOWED_UP and not any(child.figure for child in under):
        yield "följs inte upp med något nyckeltal"
    if row.task is not None and not row.task.receivers:
        yield "saknar mottagare"


def _without_target(plan: Plan, row: Row) -> list[int]:
    """The years that a nyckeltal is to have a target for and has none: of a läsår the one that it ends in, which its values
    are held against. Who handed it down sets it.
    """
    if row.figure is None or row.figure.is_judged or row.handed is not None:
        return []
    asked = plan.covered_years if plan.period_from.month == 1 else plan.covered_years[-1:]
    return [year for year in asked if year not in row.targets]


def _odd_term(plan: Plan, row: Row, task: AssignmentFacts) -> str:
    """What the styrmodell says of how long fullmäktiges uppdrag run; of those that have ended nothing."""
    if row.kind != NodeKind.COUNCIL_ASSIGNMENT or task.ended_by_id is not None:
        return ""
    return against_term(task.starts_on or plan.period_from, task.due_on)


UNSERVED = {
    PlanKind.OPERATIONAL: "Mål som planen inte bidrar till",
    PlanKind.BUSINESS: "Mål som planen inte bidrar till",
    PlanKind.OFFICE: "Nämndens inriktningar som inte tas vidare",
    PlanKind.WORK: f"{capfirst(OFFICE.the)}s prioriteringar som planen inte bidrar till",
}


def unserved(plan: Plan, aims: Iterable[Aim], links: Iterable[Link]) -> SideSection | None:
    """What the plan above asks for and this one does nothing about; not an error, but worth knowing."""
    served = {link.other for link in links if link.outgoing}
    alone = [aim for aim in aims if aim.pk not in served and aim.kind != NodeKind.COUNCIL_ASSIGNMENT]
    if not alone or plan.kind not in UNSERVED:
        return None
    return SideSection(UNSERVED[PlanKind(plan.kind)], tuple(Line(aim.name) for aim in alone))


def latest_changes(plan: Plan) -> SideSection:
    """Senast ändrat, from the history: a line for each day and person. Only for those who may read the working text."""
    changes = (
        with_who(PlanNode.history.filter(plan=plan).exclude(kind=NodeKind.ROOT))
        .order_by("-history_date", "-history_id")
        .values_list("title", "kind", "history_date", "who")[:LOOKED_AT]
    )
    told: dict[tuple[str, str], dict[str, None]] = {}
    for title, kind, when, who in changes:
        day = f"{timezone.localtime(when):%Y-%m-%d}"
        told.setdefault((day, who or "Systemet"), {})[title or capfirst(NodeKind(kind).label)] = None
    rows = [Line(text=_few(list(titles)), note=f"{day}, {who}") for (day, who), titles in [*told.items()][:LATEST]]
    history = Line("Hela historiken", reverse("planning:plan_history", args=[plan.pk]))
    return SideSection("Senast ändrat", (*rows, history))


def _few(titles: Sequence[str]) -> str:
    """The first of them, and how many more: "Öppna bibliotek, Kvällsöppet och 3 till"."""
    if len(titles) <= NAMED + 1:
        return join_words(titles)
    return f"{', '.join(titles[:NAMED])} och {len(titles) - NAMED} till"


def who_writes(plan: Plan) -> SideSection:
    """Vem kan ändra det här: the people who hold the writer's role today, and the kontorschef where the kontor writes too."""
    held = WORKS_ON.holders(plan, on=today()).order_by(SwedishOrder("user__name"))
    rows = dict.fromkeys(Line(name, note=Role(role).label) for name, role in held.values_list("user__name", "role"))
    return SideSection("Vem kan ändra det här", tuple(rows) or (Line(f"Ingen har rollen {_writers(plan)} här"),))


def _writers(plan: Plan) -> str:
    """Whose text it is, in words."""
    return join_words([Role(role).label for role in WRITERS[plan.kind].roles])
