"""The first day of an installation: the top of the unit tree and the first administrator."""

from dataclasses import dataclass

from django.db import transaction

from organisation.enums import OrgUnitKind, Role
from organisation.models import OrgUnit, RoleAssignment, TreeLock, User
from organisation.services import org_units, roles, users
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError


@dataclass(frozen=True, slots=True)
class Installation:
    """The first administrator, and the units that were not there before."""

    administrator: User
    added: tuple[OrgUnit, ...]


@transaction.atomic
def set_up(*, municipality: str, group: str, username: str, name: str, email: str) -> Installation:
    """Make kommunkoncern, kommun, fullmäktige and styrelse where they are missing, and the first administrator.

    The administrator has no password until they have chosen one themself. Until then the same call may be made again
    (the link to choose it was lost); from then on the administrators make each other.

    Args:
        municipality: kommunens namn.
        group: koncernens namn.
        username: the administrator's login; name and email are theirs too.

    Raises:
        DomainError: there is an administrator already, a name is empty, or somebody else has the login or the address.
    """
    if not municipality.strip() or not group.strip():
        raise DomainError("Skriv kommunens namn och koncernens namn.")
    TreeLock.hold()
    waiting = _waiting_administrator(username)
    added: list[OrgUnit] = []
    top = _find_or_add(added, OrgUnitKind.GROUP, None, group, "KONCERN")
    middle = _find_or_add(added, OrgUnitKind.MUNICIPALITY, top, municipality, "KOMMUN")
    _find_or_add(added, OrgUnitKind.MUNICIPAL_COUNCIL, middle, "Kommunfullmäktige", "KF")
    _find_or_add(added, OrgUnitKind.EXECUTIVE_BOARD, middle, "Kommunstyrelsen", "KS")
    if waiting is not None:
        return Installation(waiting, tuple(added))
    person = users.add(by=None, username=username, name=name, email=email)
    roles.assign(person, role=Role.ADMIN, unit=top, by=None, valid_from=max(today(), top.valid_from))
    return Installation(person, tuple(added))


def _waiting_administrator(username: str) -> User | None:
    """The one who has not chosen a password yet, when it is the one that is asked for; None when there is nobody.

    Raises:
        DomainError: there is another administrator, or one who has a password.
    """
    held = RoleAssignment.objects.filter(role=Role.ADMIN).exclude(valid_to__lt=today())
    people = list(User.objects.filter(pk__in=held.values("user")))
    if not people:
        return None
    if [person.username for person in people] == [username] and not people[0].has_usable_password():
        return people[0]
    raise DomainError(
        f"Det finns redan en administratör, {people[0]} ({people[0].username}). "
        "Fler läggs till under Användare och roller; den som glömt lösenordet väljer Glömt lösenord."
    )


def _find_or_add(added: list[OrgUnit], kind: OrgUnitKind, parent: OrgUnit | None, name: str, code: str) -> OrgUnit:
    found = OrgUnit.objects.filter(kind=kind, parent=parent, valid_to=None).in_order().first()
    if found is None:
        found = org_units.add(by=None, kind=kind, parent=parent, name=name, code=code)
        added.append(found)
    return found
