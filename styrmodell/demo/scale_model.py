"""One made-up enhet with two years of plans and three of reports, made through the same services as a user's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from followup.enums import DeviationKind, WorkState
from followup.models import Action, Report, ReportingRound
from followup.services import deviations, key_figure_values, reports, status_updates
from organisation.enums import Outcome, Role
from organisation.models import Decision, Operation, OrgUnit, RoleAssignment, User
from organisation.services import org_units
from planning.enums import NodeKind, PlanKind
from planning.models import Contribution, KeyFigure, Plan, PlanNode, Target
from planning.services import continuations, plan_decisions, plan_nodes, plans
from styrmodell.demo.organisation import ROLES_FROM
from styrmodell.demo.scale_copies import Name
from styrmodell.lib.clock import today
from styrmodell.lib.history import save_changes, save_new

OPERATIONS = (
    "Ledning", "Administration", "Lokaler", "Inventarier", "Personal", "Vikarier", "Kompetensutveckling", "Material",
    "Måltider", "Resor", "Städning", "Digitala verktyg", "Öppen verksamhet", "Samverkan", "Utveckling",
)  # fmt: skip
ACTIVITIES = ("Möt fler där de är", "Pröva ett nytt arbetssätt", "Korta väntetiden", "Se över schemat")
STATES = (WorkState.ON_TRACK, WorkState.DELAYED, WorkState.ON_TRACK, WorkState.DONE)
YEAR, NEXT = 2026, 2027
DAYS = (date(2026, 4, 20), date(2026, 8, 24), date(2026, 11, 16))
APPROVED = date(2026, 1, 22)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the enheter of a kontor have above and around them.

    Attributes:
        office: the kontor.
        chief: who approves their arbetsplaner.
        figures: the nyckeltal that have been handed down to them.
        aims: what their activities serve, per year.
        rounds: in which they report, the oldest first; the last of them is still open.
    """

    office: OrgUnit
    chief: User
    figures: Sequence[KeyFigure]
    aims: Mapping[int, Sequence[PlanNode]]
    rounds: Sequence[ReportingRound]


def make(name: Name, above: OrgUnit, around: Surroundings, password: str, *, is_late: bool) -> OrgUnit:
    """Make the enhet with everything that is its own but its money.

    Args:
        password: hashed; the same for all, since hashing is slow on purpose.
        is_late: it has not handed in its report in the round that is open, and has something to tell of.
    """
    unit = org_units.add(by=None, kind="UNIT", parent=above, name=name.name, code=name.code, is_example=True)
    user = User(username=name.username, email=f"{name.username}@example.org", name=f"Chef, {name.name}")
    user.title, user.password = "Enhetschef", password
    save_new(user, by=None)
    save_new(RoleAssignment(user=user, role=Role.UNIT_MANAGER, unit=unit, valid_from=ROLES_FROM), by=None)
    for rank, word in enumerate(OPERATIONS):
        operation = Operation(unit=unit, code=f"{name.code}-{rank + 10}", name=word, rank=rank, is_example=True)
        save_new(operation, by=None)
    first = _plan(unit, YEAR, around, user)
    _approve(first, around, user)
    _plan(unit, NEXT, around, user, earlier=first)
    _report(unit, first, around, user, is_late=is_late)
    return unit


def _plan(unit: OrgUnit, year: int, around: Surroundings, user: User, earlier: Plan | None = None) -> Plan:
    plan = plans.start(PlanKind.WORK, unit, year, by=user, continues=[earlier] if earlier else [], is_example=True)
    section = PlanNode.objects.get(plan=plan, kind=NodeKind.SECTION)
    save_changes(section, {"text": "<p>Vi är tolv medarbetare och har öppet alla vardagar.</p>"}, by=user)
    titles = ACTIVITIES if earlier is None else ACTIVITIES[:-1]
    activities = [_activity(plan, title, user, earlier) for title in titles]
    for node, figure in zip(activities, around.figures, strict=False):
        shown = plan_nodes.add(
            plan, by=user, kind=NodeKind.KEY_FIGURE, parent=node, key_figure=figure, title=figure.name, is_example=True
        )
        save_new(Target(node=shown, year=year, value=Decimal(80)), by=user)
    for node in activities:
        for aim in around.aims[year]:
            link = Contribution(from_node=node, to_node=aim, text="Det vi gör märks hos dem vi är till för.")
            link.is_example = True
            save_new(link, by=user)
    return plan


def _activity(plan: Plan, title: str, user: User, earlier: Plan | None) -> PlanNode:
    node = plan_nodes.add(
        plan,
        by=user,
        kind=NodeKind.ACTIVITY,
        title=title,
        text="<p>Vi börjar i liten skala, frågar dem det gäller och går vidare med det som fungerar.</p>",
        responsible="Enhetschefen",
        starts_on=date(plan.first_year, 2, 1),
        due_on=date(plan.first_year, 11, 30),
        is_example=True,
    )
    if earlier is not None:
        continuations.continue_from(node, by=user, earlier=[PlanNode.objects.get(plan=earlier, title=title)])
    return node


def _approve(plan: Plan, around: Surroundings, user: User) -> None:
    plans.submit(plan, by=user)
    approval = Decision(person=around.chief, date=APPROVED, outcome=Outcome.APPROVES, is_example=True)
    plan_decisions.register(plan, by=around.chief, decision=approval)


def _report(unit: OrgUnit, plan: Plan, around: Surroundings, user: User, *, is_late: bool) -> None:
    for node, state in zip(PlanNode.objects.filter(plan=plan, kind=NodeKind.ACTIVITY), STATES, strict=True):
        for day in DAYS:
            text = "Arbetet har börjat och de första har fått prova."
            status_updates.write(by=user, node=node, state=state, text=text, day=day, is_example=True)
    for number, round_ in enumerate(around.rounds):
        report = Report(round=round_, unit=unit, is_example=True)
        save_new(report, by=None, reason="Uppföljningen öppnad")
        is_last = round_ == around.rounds[-1]
        _answers(report, around, user, number)
        _follow_up(report, user)
        if is_late and round_.year == YEAR:
            _deviation(report, user)
        if not (is_late and is_last):
            reports.submit(report, by=user, dated=round_.due_on)


def _follow_up(report: Report, user: User) -> None:
    """How it goes with what was to be done about earlier deviations."""
    earlier = Action.objects.filter(deviation__report__unit=report.unit).exclude(deviation__report=report)
    for action in earlier:
        text, day = "Samtalen är i gång på alla arbetsplatser.", min(report.round.due_on, today())
        status_updates.write(by=user, action=action, state=WorkState.ON_TRACK, text=text, day=day, is_example=True)


def _answers(report: Report, around: Surroundings, user: User, number: int) -> None:
    period = (report.round.period_from, report.round.period_to)
    for place, figure in enumerate(around.figures):
        value = Decimal(70 + number + 3 * place)
        key_figure_values.record(figure, report.unit, period, by=user, value=value, is_example=True)
    words = "<p>Perioden har gått som vi tänkte. Det mesta är på väg, och det som dröjer har vi en plan för.</p>"
    saved = reports.save_text(report, "summary", words, by=user)
    save_changes(saved, {"is_example": True}, by=None, reason="Exempeldata")


def _deviation(report: Report, user: User) -> None:
    added = deviations.add(
        report,
        by=user,
        kind=DeviationKind.OTHER,
        title="Sjukfrånvaron är högre än väntat",
        cause="Flera har varit borta samtidigt under våren.",
        is_example=True,
    )
    deviations.add_action(added, by=user, text="Tidiga samtal vid korttidsfrånvaro", responsible="Enhetschefen")
