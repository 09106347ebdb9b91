"""What a tjänsteutlåtande says of a plan."""

from typing import Any

from django.urls import reverse

from organisation.desk.statements import NAME, NOTE, ToldMatter, laid_text
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit
from planning.enums import PlanKind
from planning.models import Plan
from planning.permissions import may_send_out_plan
from planning.services.editions import working_document
from styrmodell.lib.intervals import below_q
from styrmodell.web.lines import Line

FOLLOW_UP = "Planen följs upp i delårsrapport 1, delårsrapport 2 och när året är slut."
ECONOMY = "Ekonomi"  # the heading of the section


def matter_of(plan: Plan, *, url: str, papers: tuple[str, ...]) -> ToldMatter:
    """The plan as its body is told of it."""
    printed = laid_text(plan) or working_document(plan)
    tells_of_money = any(chapter.title == ECONOMY for chapter in printed.chapters)
    money = f"Ekonomin beskrivs i planens avsnitt {ECONOMY}." if tells_of_money else ""
    return ToldMatter(printed, url, papers, money, FOLLOW_UP, _sent_to(plan))


def _sent_to(plan: Plan) -> tuple[str, ...]:
    if plan.kind == PlanKind.MULTI_YEAR:
        return ("Nämnderna", "Bolagen")
    if plan.kind == PlanKind.BUSINESS:
        return ("Kommunstyrelsen",)
    offices = OrgUnit.objects.filter(below_q(plan.unit), kind=OrgUnitKind.OFFICE, valid_to=None).in_order()
    return ("Kommunstyrelsen", *offices.values_list("name", flat=True))


def statement_lines(user: Any, plan: Plan) -> list[Line]:
    """The tjänsteutlåtande, for whoever lays the plan before its body."""
    url = reverse("planning:plan_statement", args=[plan.pk])
    return [Line(NAME, url, NOTE)] if may_send_out_plan(user, plan) else []
