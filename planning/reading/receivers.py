"""Who may give an uppdrag, and to whom; the forms offer them, and the services refuse others."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q

from organisation.enums import BOARD_KINDS, OrgUnitKind
from organisation.models import OrgUnit
from organisation.models.org_unit import OrgUnitQuerySet
from organisation.reach.successors import ended_q
from planning.models import Assignment, AssignmentReceiver
from planning.permissions import GIVES
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.intervals import below_q
from styrmodell.lib.swedish import join_words


def givers(user: Any) -> list[OrgUnit]:
    """The bodies in whose name the person may give uppdrag today."""
    kinds = [*BOARD_KINDS, OrgUnitKind.COMPANY]
    return list(OrgUnit.objects.valid(on=today()).filter(GIVES.q(user), kind__in=kinds).in_order())


def possible_receivers(*givers: OrgUnit, assignment: Assignment | None = None) -> OrgUnitQuerySet:
    """Whom the bodies may give an uppdrag to: KF nämnder and bolag, a nämnd its kontor, a bolag what lies below it.

    Args:
        assignment: an uppdrag that keeps the receivers it has.
    """
    below = Q(pk__in=[])
    for giver in givers:
        below |= _below(giver) & ~Q(pk=giver.pk)
    valid = OrgUnit.objects.exclude(ended_q()).filter(below).values("pk")  # one that is to come may be given its first
    has_it = (
        AssignmentReceiver.objects.holding().filter(assignment=assignment).values("unit")
    )  # a unit may have closed since
    return OrgUnit.objects.filter(Q(pk__in=valid) | Q(pk__in=has_it)).in_order()


def refuse_wrong_receivers(
    giver: OrgUnit, receivers: Collection[OrgUnit], *, assignment: Assignment | None = None
) -> None:
    """Refuse to give to another body's units.

    Raises:
        DomainError: names those whom the giver cannot give to.
    """
    allowed = set(possible_receivers(giver, assignment=assignment).values_list("pk", flat=True))
    wrong = [str(unit) for unit in receivers if unit.pk not in allowed]
    if wrong:
        raise DomainError(f"{giver} kan inte ge uppdrag till {join_words(wrong)}. Välj mottagare som hör till givaren.")


def _below(giver: OrgUnit) -> Q:
    if giver.kind in (OrgUnitKind.MUNICIPAL_COUNCIL, OrgUnitKind.MUNICIPALITY):
        return Q(kind__in=[*BOARD_KINDS, OrgUnitKind.COMPANY])
    inside = below_q(giver)
    return Q(also_serves__board=giver) | (inside & Q(kind=OrgUnitKind.OFFICE) if giver.is_board else inside)
