"""Keeping the names that units and people have had: called by the services that give them another."""

from datetime import date

from organisation.models import OrgUnit, PersonName, UnitName, User
from styrmodell.lib.clock import today

FIRST_DAY = date(2000, 1, 1)  # from when a person was called what they were called first; nothing here is older


def keep_unit_name(unit: OrgUnit, before: str) -> None:
    """The unit is called what it is now from today; until then it was called `before`.

    A unit that has not begun has never been called anything else.
    """
    if unit.name == before or unit.valid_from >= today():
        return
    if not unit.names.exists():
        UnitName.objects.create(unit=unit, name=before, valid_from=unit.valid_from)
    UnitName.objects.update_or_create(unit=unit, valid_from=today(), defaults={"name": unit.name})


def keep_person_name(user: User, before: str) -> None:
    """The person is called what they are now from today; until then they were called `before`."""
    if str(user) == before:
        return
    if not user.names.exists():
        PersonName.objects.create(user=user, name=before, valid_from=FIRST_DAY)
    PersonName.objects.update_or_create(user=user, valid_from=today(), defaults={"name": str(user)})
