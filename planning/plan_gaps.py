"""The quiet column beside a plan: what is left, what nobody serves, who changed what, who may change it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from organisation.enums import Role
from planning.aims import Aim
from planning.enums import NodeKind, PlanKind
from planning.links import Link
from planning.models import Plan, PlanNode
from planning.permissions import WRITERS, WRITES
from planning.rules import NODE_RULES, PLAN_RULES
from planning.tree import Row, below, titled
from styrmodell.lib import richtext
from styrmodell.lib.clock import today
from styrmodell.lib.swedish import join_words
from styrmodell.lib.words import OFFICE

FOLLOWED_UP = (NodeKind.DIRECTION, NodeKind.PRIORITY, NodeKind.GOAL)
LATEST = 4


@dataclass(frozen=True, slots=True)
class SideRow:
    """A line of the quiet column."""

    text: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SideSection:
    """A heading and its lines."""

    title: str
    rows: tuple[SideRow, ...]


def left_to_do(plan: Plan, rows: Sequence[Row], links: Iterable[Link]) -> tuple[SideRow, ...]:
    """Kvar före inlämning: sentences that lead to the place. Only the first stops handing in."""
    return tuple(_left(plan, rows, {link.node for link in links if link.outgoing}))


def _left(plan: Plan, rows: Sequence[Row], serving: set[int]) -> Iterator[SideRow]:
    needed = PLAN_RULES[plan.kind].needs
    if not any(row.kind == needed for row in rows):
        yield SideRow(f"Planen saknar {NODE_RULES[needed].heading.lower()}", f"#{needed.lower().replace('_', '-')}")
    under = below(rows)
    for row in rows:
        place = f"#post-{row.pk}"
        for said in _left_of(row, under.get(row.pk, ()), serves=row.pk in serving):
            yield SideRow(titled(row), place, said)


def _left_of(row: Row, under: Sequence[Row], *, serves: bool) -> Iterator[str]:
    if row.wording_missing:
        yield "lydelse saknas"
    if row.kind == NodeKind.SECTION and richtext.is_empty(row.text):
        yield "saknar text"
    if NODE_RULES[row.kind].contributes and not serves:
        yield "bidrar inte till något mål"
    if row.kind in FOLLOWED_UP and not any(child.figure for child in under):
        yield "följs inte upp med något nyckeltal"
    if row.kind == NodeKind.KEY_FIGURE and not row.targets:
        yield "saknar målvärde"
    if row.task is not None and not row.task.receivers:
        yield "saknar mottagare"


UNSERVED = {
    PlanKind.OPERATIONAL: "Mål som planen inte bidrar till",
    PlanKind.BUSINESS: "Mål som planen inte bidrar till",
    PlanKind.OFFICE: "Nämndens inriktningar som inte tas vidare",
    PlanKind.WORK: f"{OFFICE.the.capitalize()}s prioriteringar som planen inte bidrar till",
}


def unserved(plan: Plan, aims: Iterable[Aim], links: Iterable[Link]) -> SideSection | None:
    """What the plan above asks for and this one does nothing about; not an error, but worth knowing."""
    served = {link.other for link in links if link.outgoing}
    alone = [aim for aim in aims if aim.pk not in served and aim.kind != NodeKind.COUNCIL_ASSIGNMENT]
    if not alone or plan.kind not in UNSERVED:
        return None
    return SideSection(UNSERVED[PlanKind(plan.kind)], tuple(SideRow(aim.name) for aim in alone))


def latest_changes(plan: Plan) -> SideSection:
    """Senast ändrat, from the history. Only for those who may read the working text."""
    changes = (
        PlanNode.history.filter(plan=plan)
        .exclude(kind=NodeKind.ROOT)
        .order_by("-history_date", "-history_id")
        .values_list("title", "kind", "history_date", "history_change_reason", "history_user__name")[:LATEST]
    )
    rows = [
        SideRow(
            text=title or NodeKind(kind).label.capitalize(),
            note=f"{(reason or 'ändrad').lower()} {timezone.localtime(when):%Y-%m-%d %H:%M}{f' av {who}' if who else ''}",
        )
        for title, kind, when, reason, who in changes
    ]
    history = SideRow("Hela historiken", reverse("planning:plan_history", args=[plan.pk]))
    return SideSection("Senast ändrat", (*rows, history))


def who_writes(plan: Plan) -> SideSection:
    """Vem kan ändra det här: the people who hold the writer's role today."""
    held = WRITES.holders(plan, on=today()).order_by("user__name")
    rows = dict.fromkeys(SideRow(name, note=Role(role).label) for name, role in held.values_list("user__name", "role"))
    return SideSection("Vem kan ändra det här", tuple(rows) or (SideRow(f"Ingen har rollen {_writers(plan)} här"),))


def _writers(plan: Plan) -> str:
    """Whose text it is, in words."""
    return join_words([Role(role).label for role in WRITERS[plan.kind].roles])
