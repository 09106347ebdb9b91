"""An earlier year's plan, entered afterwards with what was decided about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from organisation.decisions.documents import deciding_bodies
from organisation.enums import OrgUnitKind, Outcome
from organisation.models import Decision, OrgUnit, User
from planning.enums import PlanKind
from planning.models import KeyFigure, Plan, PlanEdition, PlanNode
from planning.permissions import may_enter_earlier
from planning.rules import PLAN_RULES
from planning.services import key_figures, plan_decisions, plan_items, plans
from planning.services.key_figures import TargetValue
from styrmodell.lib.errors import DomainError

# Those that a body decides, and that a unit has one of a year.
ENTERED = (PlanKind.MULTI_YEAR, PlanKind.OPERATIONAL, PlanKind.BUSINESS)


@dataclass(frozen=True, slots=True)
class PastItem:
    """En post i den tidigare planen: how deep it stands, its heading and its text as HTML."""

    level: int
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class PastFigure:
    """Ett nyckeltal i den tidigare planen: which of its items it follows up, and what was to be reached by year."""

    item: int
    figure: KeyFigure
    targets: Mapping[int, TargetValue]


@transaction.atomic
def enter(
    kind: str,
    unit: OrgUnit,
    first_year: int,
    *,
    by: User,
    items: Sequence[PastItem],
    decision: Decision,
    figures: Sequence[PastFigure] = (),
    prepared: Decision | None = None,
    source: str = "",
) -> PlanEdition:
    """Enter a plan that was adopted before the system was there: its items and their key figures, its decision, and
    thereby its edition.

    Args:
        decision: unsaved, without body; what cannot be found out is left empty and prints *saknas*.
        prepared: kommunstyrelsens, of a flerårsplan, alike.
        source: where it is read.

    Raises:
        DomainError: it is no earlier year's, the unit has no such plan or has it already, nothing stands in it, or `by` may
            not enter it.
    """
    if not may_enter_earlier(by):
        raise DomainError("Du kan inte skriva in tidigare års planer.")
    if kind not in ENTERED:
        raise DomainError(f"En {PlanKind(kind).label} skrivs inte in i efterhand.")
    if not plans.is_earlier(first_year):
        raise DomainError("Planen börjar i år eller senare. Den skrivs och beslutas på vanligt sätt.")
    plan = plans.start(kind, unit, first_year, by=by, with_sections=False, source=source)
    nodes = _write(plan, items, by)
    for told in figures:
        key_figures.attach(nodes[told.item], told.figure, by=by, targets=told.targets)
    plans.submit(plan, by=by)
    if kind == PlanKind.MULTI_YEAR:
        _register(plan, prepared or Decision(), OrgUnitKind.EXECUTIVE_BOARD, Outcome.PROPOSES, source, by)
    edition = _register(plan, decision, None, Outcome.ADOPTS, source, by)
    assert edition is not None
    return edition


def _write(plan: Plan, items: Sequence[PastItem], by: User) -> list[PlanNode]:
    rows = [(item.title, item.text) for item in items]
    levels = [item.level for item in items]
    return plan_items.add_many(plan, rows, by=by, kind=PLAN_RULES[plan.kind].needs, levels=levels)


def _register(
    plan: Plan, decision: Decision, body: str | None, outcome: str, source: str, by: User
) -> PlanEdition | None:
    """The decision of a body in its chain; of the last one when no kind is named."""
    bodies = deciding_bodies(plan)
    last = plan.chain.steps[-1].body
    kind = body or last
    decision.body = bodies.filter(kind=kind).last() if kind else plan.unit
    if decision.body is None:
        raise DomainError(
            "Kommunstyrelsen eller kommunfullmäktige saknas i organisationen. Be en administratör lägga till det."
        )
    decision.outcome, decision.source = outcome, source
    return plan_decisions.register(plan, by=by, decision=decision, afterwards=True)
