"""The list of people, searched and filtered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from organisation.models import RoleAssignment, User


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of the list, with the roles that hold today in words."""

    name: str
    username: str
    email: str
    url: str
    is_active: bool
    roles: tuple[str, ...]


def find_people(*, on: date, text: str = "", role: str = "", closed: bool = False) -> list[PersonRow]:
    """People by name. Compared in Python, since SQLite's own comparison tells Å from å.

    Args:
        on: whose roles count.
        text: part of a name, login or address.
        role: one `Role`, held on the day.
        closed: closed accounts too.
    """
    held = RoleAssignment.objects.current(on=on).select_related("unit").order_by("unit__tree_id", "unit__lft")
    people = User.objects.prefetch_related(Prefetch("roles", queryset=held, to_attr="held"))
    if not closed:
        people = people.filter(is_active=True)
    wanted = text.strip().casefold()
    return [
        PersonRow(
            name=str(person),
            username=person.username,
            email=person.email,
            url=person.get_absolute_url(),
            is_active=person.is_active,
            roles=tuple(_words(person.held)),
        )
        for person in people
        if wanted in f"{person.name} {person.username} {person.email}".casefold()
        and (not role or any(assignment.role == role for assignment in person.held))
    ]


def _words(held: Iterable[RoleAssignment]) -> Iterable[str]:
    for assignment in held:
        deputy = " (ställföreträdare)" if assignment.deputy_for_id else ""
        yield f"{assignment.get_role_display()}, {assignment.unit}{deputy}"
