"""De första stegen: in which order a controller, a sekreterare, a bolag and an ekonom begin, ticked off by what there is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, QuerySet, Subquery
from django.db.models.expressions import BaseExpression
from django.urls import reverse

from followup.models import KeyFigureValue, OperatingAmount, OperatingForecast, ReportingRound
from followup.permissions import MANAGES_ROUNDS, READS_IN_MONEY, may_manage_rounds
from organisation.enums import OrgUnitKind, Role
from organisation.models import Operation, OrgUnit
from organisation.reach.grants import Grant, grants
from organisation.unit_words import words_of
from planning.enums import NodeKind, PlanKind
from planning.models import Contribution, KeyFigure, Plan, PlanEdition, PlanNode
from planning.permissions import WRITERS
from planning.rules import PLAN_RULES
from styrmodell.lib.words import BUSINESS_PLAN, MULTI_YEAR_PLAN, OPERATIONAL_PLAN, Word

NEW_FOR = timedelta(days=30)  # how long somebody is new in a role
LED: dict[str, Word] = {
    PlanKind.OPERATIONAL: OPERATIONAL_PLAN,
    PlanKind.BUSINESS: BUSINESS_PLAN,
}  # whose writers are led


@dataclass(frozen=True, slots=True)
class FirstStep:
    """Ett första steg: what to do, where, and whether the database has it."""

    title: str
    text: str
    url: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class Guide:
    """De första stegen i en roll, in order.

    Attributes:
        unit: where, for who begins in more than one place.
    """

    role: str
    unit: str
    steps: tuple[FirstStep, ...]

    @property
    def next(self) -> FirstStep | None:
        """The first one that is not done."""
        return next((step for step in self.steps if not step.is_done), None)


@dataclass(frozen=True, slots=True)
class _Step:
    """A step as it is asked about: `done` is true in the database, `where` an address or what makes one of the plan."""

    title: str
    text: str
    where: str
    done: BaseExpression


@dataclass(frozen=True, slots=True)
class _Asked:
    """The steps of a role; `plan` is the newest of the plans that they are about."""

    grant: Grant
    steps: tuple[_Step, ...]
    plan: BaseExpression | None = None


def questions(user: Any) -> dict[str, BaseExpression]:
    """What has to be known of the database, to be asked along with another row: no query of its own."""
    asked: dict[str, BaseExpression] = {}
    for place, one in enumerate(_asked(user)):
        asked |= {f"step_{place}_{number}": step.done for number, step in enumerate(one.steps)}
        asked[f"unit_{place}"] = Subquery(OrgUnit.objects.filter(pk=one.grant.unit_id).values("name"))
        if one.plan is not None:
            asked[f"plan_{place}"] = one.plan
    return asked


def guides(user: Any, answers: Mapping[str, Any], on: date) -> tuple[Guide, ...]:
    """What the user is led through: until the last step is taken, and as long as one is new in the role.

    Args:
        answers: to `questions`.
    """
    found = []
    for place, one in enumerate(_asked(user)):
        done = [bool(answers[f"step_{place}_{number}"]) for number in range(len(one.steps))]
        if done[-1] and not _is_new(one.grant, on):
            continue
        plan = answers.get(f"plan_{place}")
        steps = (
            FirstStep(step.title, step.text, _address(step.where, plan), is_done)
            for step, is_done in zip(one.steps, done, strict=True)
        )
        found.append(Guide(Role(one.grant.role).label, answers[f"unit_{place}"], tuple(steps)))
    return tuple(found if len(found) > 1 else (replace(one, unit="") for one in found))


def _is_new(grant: Grant, on: date) -> bool:
    return grant.since is not None and grant.since >= on - NEW_FOR


def _address(where: str, plan: int | None) -> str:
    """A step about a plan leads to it once there is one."""
    if where not in ("planning:plan_detail", "planning:plan_link"):
        return reverse(where)
    return reverse(where, args=[plan]) if plan else reverse("planning:plan_new")


def _asked(user: Any) -> list[_Asked]:
    return [made for grant in grants(user) if (made := _of_role(user, grant))]


def _of_role(user: Any, grant: Grant) -> _Asked | None:
    """What somebody in the role is led through; None in a role that begins with what others hand in."""
    if grant.role in MANAGES_ROUNDS.roles and may_manage_rounds(user):
        return _controller(grant)
    if grant.role in READS_IN_MONEY.roles:
        return _economist(user, grant)
    for kind in LED:
        if grant.role in WRITERS[kind].roles and grant.kind in PLAN_RULES[kind].units:
            return _writer(grant, kind)
    return None


def _controller(grant: Grant) -> _Asked:
    """Of whoever keeps what is common to all."""
    own = Plan.objects.filter(kind=PlanKind.MULTI_YEAR)
    boards = OrgUnit.objects.filter(kind=OrgUnitKind.COMMITTEE)
    steps = (
        _Step(
            "Se att nämnder och bolag finns",
            "En administratör lägger upp dem, och ger sekreterare, chefer och ekonomer deras roller.",
            "organisation:unit_list",
            Exists(boards),
        ),
        _Step(
            f"Påbörja {MULTI_YEAR_PLAN.the} och skriv målen",
            "Nämnder och bolag kopplar sina planer till dem.",
            "planning:plan_detail",
            Exists(PlanNode.objects.content().filter(plan__in=own, kind=NodeKind.GOAL)),
        ),
        _Step(
            f"Registrera besluten om {MULTI_YEAR_PLAN.the}",
            "Det som kommunfullmäktige har antagit gäller, och följs upp.",
            "planning:plan_detail",
            Exists(PlanEdition.objects.filter(plan__in=own)),
        ),
        _Step(
            "Lägg upp nyckeltalen",
            "Katalogen är gemensam för alla planer och rapporter.",
            "planning:key_figure_list",
            Exists(KeyFigure.objects.all()),
        ),
        _Step(
            "Skriv in tidigare års värden",
            "På varje nyckeltals sida, med källa. Då finns det något att jämföra med.",
            "planning:key_figure_list",
            Exists(KeyFigureValue.objects.all()),
        ),
        _Step(
            "Lägg upp årets uppföljningar",
            "Enheterna får sina rapporter när du öppnar.",
            "followup:round_list",
            Exists(ReportingRound.objects.all()),
        ),
    )
    return _Asked(grant, steps, _newest(own))


def _writer(grant: Grant, kind: str) -> _Asked:
    """Of a nämnd's verksamhetsplan, or a bolag's affärsplan."""
    word, whose = LED[kind], words_of(grant.kind).deciders
    own = Plan.objects.filter(kind=kind, unit=grant.unit_id)
    nodes = PlanNode.objects.content().filter(plan__in=own)
    steps = (
        _Step(f"Påbörja {word.the}", "Tom, eller ur en tidigare.", "planning:plan_new", Exists(own)),
        _Step(
            "Skriv inriktningarna",
            "Skriv en i taget, eller klistra in flera.",
            "planning:plan_detail",
            Exists(nodes.filter(kind=NodeKind.DIRECTION)),
        ),
        _Step(
            "Koppla dem till målen",
            "Så syns det vad de bidrar till.",
            "planning:plan_link",
            Exists(Contribution.objects.filter(from_node__in=nodes)),
        ),
        _Step(
            "Välj nyckeltal och målvärden",
            "De frågas det efter i rapporterna.",
            "planning:plan_detail",
            Exists(nodes.filter(kind=NodeKind.KEY_FIGURE)),
        ),
        _Step(
            f"Lämna in planen och registrera {whose} beslut",
            "Då gäller den, och alla kan läsa den.",
            "planning:plan_detail",
            Exists(PlanEdition.objects.filter(plan__in=own)),
        ),
    )
    return _Asked(grant, steps, _newest(own))


def _economist(user: Any, grant: Grant) -> _Asked:
    """Of whoever reads in the money of a part of the tree."""

    def there(rows: QuerySet[Any], path: str) -> BaseExpression:
        return Exists(rows.filter(READS_IN_MONEY.q(user, path=path)))

    steps = (
        _Step(
            "Se att verksamheterna är upplagda",
            "En administratör lägger upp dem hos varje enhet, med ekonomisystemets koder.",
            "organisation:unit_list",
            there(Operation.objects.all(), "unit__"),
        ),
        _Step(
            "Läs in budget och utfall",
            "Ur en fil, eller inklistrat. Inget sparas förrän du har sett summorna.",
            "followup:import_new",
            there(OperatingAmount.objects.all(), "operation__unit__"),
        ),
        _Step(
            "Skriv helårsprognoserna",
            "För varje verksamhet, med en kommentar om varför.",
            "followup:economy",
            there(OperatingForecast.objects.all(), "operation__unit__"),
        ),
    )
    return _Asked(grant, steps)


def _newest(plans: QuerySet[Plan]) -> BaseExpression:
    return Subquery(plans.order_by("-first_year").values("pk")[:1])
