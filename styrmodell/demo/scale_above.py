"""What the made-up enheter have above and around them: områden, kontorsplaner, nyckeltal that are handed down, rounds."""

from collections.abc import Sequence
from datetime import date

from followup.enums import RoundKind
from followup.models import ReportingRound
from followup.services import rounds
from organisation.enums import OrgUnitKind, Outcome, Role
from organisation.models import Decision, OrgUnit, RoleAssignment, User
from organisation.services import org_units
from planning.enums import Direction, NodeKind, PlanKind
from planning.models import KeyFigure, Plan, PlanNode
from planning.services import plan_decisions, plan_nodes, plans
from styrmodell.demo.organisation import PASSWORD, ROLES_FROM
from styrmodell.demo.scale_model import NEXT, YEAR, Surroundings
from styrmodell.lib.history import save_new

# Each kontor, what its enheter are called, and its chief's login; who is made where the demo has none.
OFFICES = (
    ("KK", "Mötesplatsen", "kontorschef"),
    ("UK", "Förskolan", "utbildningschef"),
    ("SK", "Hemtjänsten", "socialchef"),
    ("SBK", "Arbetslaget", "samhallsbyggnadschef"),
    ("TSK", "Driftlaget", "teknikchef"),
)
SHARED_FIGURE = "Sjukfrånvaro, exempel"  # in every enhet's plan
IN_AN_AREA = 20
# The period's last day, and when the round opens, is due and closes; an årsredovisning is made the year after.
DAYS: dict[str, tuple[tuple[int, int], ...]] = {
    RoundKind.INTERIM_1: ((4, 30), (5, 2), (5, 26), (6, 30)),
    RoundKind.INTERIM_2: ((8, 31), (9, 1), (9, 22), (10, 31)),
    RoundKind.ANNUAL: ((12, 31), (1, 7), (2, 20), (4, 30)),
}
YEARS = (2024, 2025)  # beside the demo's own
APPROVED = date(2025, 12, 18)


def rounds_for_all() -> list[ReportingRound]:
    """Every round of three years in which the enheter report, the oldest first; those that are missing are made."""
    for year in YEARS:
        for kind, days in DAYS.items():
            if not ReportingRound.objects.filter(kind=kind, year=year).exists():
                _round(kind, year, days)
    return list(ReportingRound.objects.filter(year__gte=YEARS[0]).order_by("period_to"))


def _round(kind: str, year: int, days: Sequence[tuple[int, int]]) -> None:
    (month, day), *later = days
    opens_on, due_on, closes_on = (date(year + (kind == RoundKind.ANNUAL), *one) for one in later)
    rounds.create(
        by=None,
        kind=kind,
        year=year,
        reporter_kinds=[OrgUnitKind.UNIT],
        period_from=date(year, 1, 1),
        period_to=date(year, month, day),
        opens_on=opens_on,
        due_on=due_on,
        closes_on=closes_on,
        is_example=True,
    )


def surroundings(code: str, username: str, place: int, all_rounds: Sequence[ReportingRound]) -> Surroundings:
    """What the enheter of one kontor have around them; a kontor without a plan or a chief gets them.

    Args:
        place: the kontor's number, which says what goal its enheter serve most.
    """
    office = OrgUnit.objects.get(code=code)
    chief = User.objects.filter(username=username).first() or _chief(office, username)
    plan = Plan.objects.filter(kind=PlanKind.OFFICE, unit=office, first_year=YEAR).first() or _office_plan(
        office, chief
    )
    direction = _first(NodeKind.DIRECTION, place, plan__unit=office.parent, plan__first_year=YEAR)
    priority = _first(NodeKind.PRIORITY, place, plan=plan)
    goals = {
        year: _first(NodeKind.GOAL, place, plan__kind=PlanKind.MULTI_YEAR, plan__first_year=year)
        for year in (YEAR, NEXT)
    }
    aims = {YEAR: [priority, direction, goals[YEAR]], NEXT: [goals[NEXT]]}
    figures = [_figure(SHARED_FIGURE), _figure(f"Nöjda brukare, {office.name}, exempel")]
    return Surroundings(office, chief, figures, aims, all_rounds)


def _first(kind: str, place: int, **where: object) -> PlanNode:
    found = list(PlanNode.objects.content().filter(kind=kind, **where).order_by("lft"))
    return found[place % len(found)]


def _figure(name: str) -> KeyFigure:
    figure = KeyFigure.objects.filter(name=name).first()
    if figure is None:
        figure = KeyFigure(name=name, unit_of_measure="procent", direction=Direction.HIGHER_IS_BETTER, is_example=True)
        save_new(figure, by=None)
    return figure


def _chief(office: OrgUnit, username: str) -> User:
    user = User.objects.create_user(username, f"{username}@example.org", PASSWORD, name=f"Chef, {office.name}")
    save_new(RoleAssignment(user=user, role=Role.HEAD_OF_OFFICE, unit=office, valid_from=ROLES_FROM), by=None)
    return user


def _office_plan(office: OrgUnit, chief: User) -> Plan:
    plan = plans.start(PlanKind.OFFICE, office, YEAR, by=None, is_example=True)
    for title in ("Möt invånarna tidigare", "Arbeta mer tillsammans", "Använd lokalerna bättre"):
        plan_nodes.add(plan, by=chief, kind=NodeKind.PRIORITY, title=title, is_example=True)
    plans.submit(plan, by=chief)
    director = User.objects.get(username="direktor")
    approval = Decision(person=director, date=APPROVED, outcome=Outcome.APPROVES, is_example=True)
    plan_decisions.register(plan, by=director, decision=approval)
    return plan


def areas_for(office: OrgUnit, count: int) -> list[OrgUnit]:
    """The verksamhetsområde of each of so many enheter, twenty in each."""
    made = [
        org_units.add(
            by=None,
            kind=OrgUnitKind.AREA,
            parent=office,
            name=f"Område {number}, {office.name}",
            code=f"{office.code}-O{number:02d}",
            is_example=True,
        )
        for number in range(1, -(-count // IN_AN_AREA) + 1)
    ]
    return [made[number // IN_AN_AREA] for number in range(count)]
