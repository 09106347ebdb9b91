"""What stands in the quiet column beside a unit and beside a person."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from organisation.enums import PlanningYear
from organisation.models import OrgUnit, UnitSuccession, User
from styrmodell.lib.readings import decimals_of
from styrmodell.lib.swedish import number


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: the text, where it leads (may be empty), and a quiet remark (may be empty)."""

    text: str
    url: str = ""
    note: str = ""


Crumbs = list[tuple[str, str]]


def unit_crumbs(unit: OrgUnit | None = None, *, itself: bool = False) -> Crumbs:
    """The way down to a unit's page, or to a page below it."""
    crumbs = [("Organisation", reverse("organisation:unit_list"))]
    if unit is not None:
        above = unit.get_ancestors(include_self=itself)
        crumbs += [(ancestor.name, ancestor.get_absolute_url()) for ancestor in above]
    return crumbs


def person_crumbs(person: User | None = None) -> Crumbs:
    """The way down to a page about people, or about one person."""
    crumbs = [("Användare och roller", reverse("organisation:user_list"))]
    return [*crumbs, (str(person), person.get_absolute_url())] if person else crumbs


def unit_facts(unit: OrgUnit) -> list[Fact]:
    """When the unit holds, what it plans by, who owns it and whom it serves besides its own nämnd."""
    facts = [Fact(f"Gäller från {unit.valid_from}")]
    if unit.planning_year == PlanningYear.SCHOOL:
        facts.append(Fact("Planerar per läsår"))
    if unit.ownership_share is not None:
        share = unit.ownership_share
        facts.append(Fact(f"Ägs till {number(share, decimals_of(share))} procent"))
    facts += [
        Fact(f"Arbetar också åt {link.board}", link.board.get_absolute_url())
        for link in unit.also_serves.select_related("board")
    ]
    if unit.note:
        facts.append(Fact(unit.note))
    if unit.is_example:
        facts.append(Fact("Exempeldata"))
    return facts


def before_and_after(unit: OrgUnit) -> list[Fact]:
    """The units that this one took over from, and those that took over from it. One query."""
    rows = UnitSuccession.objects.filter(Q(successor=unit) | Q(predecessor=unit))
    rows = rows.select_related("predecessor", "successor").order_by("predecessor__lft", "successor__lft")
    before = [row.predecessor for row in rows if row.successor_id == unit.pk]
    after = [row.successor for row in rows if row.predecessor_id == unit.pk]
    return [
        *(Fact(other.name, other.get_absolute_url(), "föregångare") for other in before),
        *(Fact(other.name, other.get_absolute_url(), "tog över") for other in after),
    ]


def person_facts(person: User) -> list[Fact]:
    """Login, address and last login."""
    seen = f"senast inloggad {timezone.localdate(person.last_login)}" if person.last_login else "har inte loggat in"
    return [Fact(person.username, note="användarnamn"), Fact(person.email, note="e-post"), Fact(capfirst(seen))]
