"""Which units a unit took over from. Called under the organisation's lock."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from organisation.models import OrgUnit, UnitSuccession, User
from organisation.models.org_unit import OrgUnitQuerySet
from organisation.permissions import ADMINISTERS
from organisation.reach.successors import comes_after
from organisation.services.administration import refuse_others_units
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_new, signed


def predecessors(unit: OrgUnit) -> set[OrgUnit]:
    """The units that this one took over from."""
    rows = UnitSuccession.objects.filter(successor=unit).select_related("predecessor")
    return {row.predecessor for row in rows}


def possible_predecessors(unit: OrgUnit | None, by: User) -> OrgUnitQuerySet:
    """Units that have an end and that the administrator answers for, since whoever takes over reads what they wrote; and
    those that the unit is said to come after already.
    """
    own = Q(ADMINISTERS.q(by), valid_to__isnull=False)
    if unit is None:
        return OrgUnit.objects.filter(own).in_order()
    known = Q(pk__in=UnitSuccession.objects.filter(successor=unit).values("predecessor"))
    return OrgUnit.objects.filter(own | known).exclude(pk=unit.pk).in_order()


def set_predecessors(unit: OrgUnit, wanted: Iterable[OrgUnit], *, by: User | None) -> None:
    """Let the unit have taken over from exactly these; those that are new since its own first day.

    Raises:
        DomainError: one of them is the unit itself, or took over from it; or one that is new has no end, or is another
            administrator's.
    """
    chosen = {one.pk: one for one in wanted}
    known = {row.predecessor_id: row for row in UnitSuccession.objects.filter(successor=unit)}
    for pk in known.keys() - chosen.keys():
        signed(known[pk], by=by, reason="Ingen föregångare").delete()
    for pk in sorted(chosen.keys() - known.keys()):
        _refuse_living(chosen[pk])
        refuse_others_units(chosen[pk], by=by)
        follow(chosen[pk], unit, on=unit.valid_from, by=by)


def _refuse_living(unit: OrgUnit) -> None:
    if unit.valid_to is None:
        raise DomainError(f"{unit} är inte avslutad. Avsluta den först; då sägs det vem som tar över.")


def follow(predecessor: OrgUnit, successor: OrgUnit, *, on: date, by: User | None) -> None:
    """Let one unit take over from another, from a day on; nothing when it is said already.

    Raises:
        DomainError: a unit would come after itself, by way of others or not.
    """
    if successor == predecessor:
        raise DomainError("En enhet kan inte vara sin egen föregångare.")
    if predecessor.pk in comes_after(successor):
        raise DomainError(f"{predecessor} tog över efter {successor} och kan inte vara dess föregångare.")
    row = UnitSuccession(predecessor=predecessor, successor=successor, valid_from=on)
    if not UnitSuccession.objects.filter(predecessor=predecessor, successor=successor).exists():
        save_new(row, by=by, reason=f"Tar över efter {predecessor}")
