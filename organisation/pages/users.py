"""The list of people, searched and filtered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from organisation.models import RoleAssignment, User
from styrmodell.lib.search import holds


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of the list, with the roles that hold today in words."""

    name: str
    username: str
    email: str
    url: str
    is_active: bool
    roles: tuple[str, ...]


def find_people(*, on: date, text: str = "", role: str = "", closed: bool = False) -> QuerySet[User]:
    """People by name.

    Args:
        on: whose roles count.
        text: part of a name, login or address.
        role: one `Role`, held on the day.
        closed: closed accounts too.
    """
    people = User.objects.all()
    if not closed:
        people = people.filter(is_active=True)
    if text:
        people = people.filter(holds(text, "name", "username", "email"))
    if role:
        held = RoleAssignment.objects.current(on=on).filter(role=role)
        people = people.filter(pk__in=held.values("user"))
    return people


def person_rows(people: Any, *, on: date) -> list[PersonRow]:
    """People as rows, with the roles that they hold on the day. Two queries.

    Args:
        people: a page of what `find_people` gave.
    """
    held = RoleAssignment.objects.current(on=on).select_related("unit").order_by("unit__tree_id", "unit__lft")
    return [
        PersonRow(
            name=str(person),
            username=person.username,
            email=person.email,
            url=person.get_absolute_url(),
            is_active=person.is_active,
            roles=tuple(_words(person.held)),
        )
        for person in people.prefetch_related(Prefetch("roles", queryset=held, to_attr="held"))
    ]


def _words(held: Iterable[RoleAssignment]) -> Iterable[str]:
    for assignment in held:
        deputy = " (ställföreträdare)" if assignment.deputy_for_id else ""
        yield f"{assignment.get_role_display()}, {assignment.unit}{deputy}"
