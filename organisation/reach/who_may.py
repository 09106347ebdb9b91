"""Rule: who may, said once as a value: which roles, held where, of what object, when.

A rule answers for one object (`allows`), for many (`q`) and as people (`holders`, `people`), and the three agree.
The apps say their rules with the functions at the end; what may be done is asked in their `permissions.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from django.db.models import Q, QuerySet

from organisation.enums import OrgUnitKind, Role
from organisation.models import OfficeService, OrgUnit, RoleAssignment, User
from organisation.models.role_assignment import RoleAssignmentQuerySet
from organisation.reach.conditions import ALWAYS, Condition
from organisation.reach.grants import Grant, grants
from organisation.reach.successors import WHOLE_KINDS, going_on_ids, has_ended
from styrmodell.lib.intervals import above_q, at_or_above_q, below_q, encloses, within_q

# The bodies that decide what KOMMUN writes.
COUNCIL_KINDS = (OrgUnitKind.EXECUTIVE_BOARD, OrgUnitKind.MUNICIPAL_COUNCIL)
NOBODY = Q(pk__in=[])
EVERY = ~NOBODY  # an empty Q would vanish from an "or"


class Reach(Enum):
    """Where the role is held, seen from the object's unit."""

    OWN = "in exactly the unit"
    IN_OR_ABOVE = "in the unit or above it"
    SERVES = "below the unit, or in a kontor that also works for it"
    COUNCILS = "in KS or KF, right below the unit"
    BOARD = "in KS, which stands beside the unit"
    SUCCESSORS = "in a unit that took over from the unit, which has ended"
    WHOLE = "in KOMMUN or above it, whatever the unit: for what is common to all"
    ANYWHERE = "in any unit, whatever the object's"


# The kinds of units that the role counts in.
HELD_IN = {
    Reach.WHOLE: WHOLE_KINDS,
    Reach.COUNCILS: COUNCIL_KINDS,
    Reach.BOARD: (OrgUnitKind.EXECUTIVE_BOARD,),
}


@dataclass(frozen=True, slots=True)
class Clause:
    """One line of a rule.

    Attributes:
        unit: how the object reaches its unit ("unit", "plan__unit"); empty when it is a unit.
        when: what must hold of the object too.
    """

    roles: tuple[Role, ...]
    reach: Reach
    unit: str = ""
    when: Condition = ALWAYS

    def allows(self, user: Any, thing: Any) -> bool:
        """True when one of the user's roles reaches the object, and the object is as it should be.

        Roles first: they are known, and what is asked of the object may cost a query.
        """
        held = self.held(user)
        return bool(held) and self._reaches(held, thing) and self.when.test(thing)

    def why_not(self, user: Any, thing: Any) -> str:
        """What is said about the object when it is all that is in the way of one of the user's roles."""
        held = self.held(user)
        return self.when.why(thing) if held and self._reaches(held, thing) else ""

    def held(self, user: Any) -> list[Grant]:
        """The user's roles that the clause names."""
        return [grant for grant in grants(user) if grant.role in self.roles and self._counts(grant)]

    def q(self, user: Any, path: str) -> Q:
        """A filter for rows that reach the object over `path`."""
        held = self.held(user)
        if not held:
            return NOBODY
        if self.reach in (Reach.WHOLE, Reach.ANYWHERE):
            return EVERY & self.when.filter(path)
        return any_q(self._reached(grant, f"{path}{self._to_unit}") for grant in held) & self.when.filter(path)

    def holders(self, thing: Any) -> Q:
        """A filter for the roles that reach the object."""
        where = self._held_where(None if self.reach in (Reach.WHOLE, Reach.ANYWHERE) else self._unit_of(thing))
        return Q(role__in=self.roles) & where if self.when.test(thing) else NOBODY

    @property
    def _to_unit(self) -> str:
        return f"{self.unit}__" if self.unit else ""

    def _unit_of(self, thing: Any) -> OrgUnit | None:
        for step in filter(None, self.unit.split("__")):
            thing = getattr(thing, step)
        unit: OrgUnit | None = thing
        return unit

    def _counts(self, grant: Grant) -> bool:
        kinds = HELD_IN.get(self.reach)
        return kinds is None or grant.kind in kinds

    def _reaches(self, held: Iterable[Grant], thing: Any) -> bool:
        if self.reach in (Reach.WHOLE, Reach.ANYWHERE):
            return True
        unit = self._unit_of(thing)
        if unit is None:  # of something that need not be about a unit
            return False
        if self.reach == Reach.OWN:
            return any(grant.unit_id == unit.pk for grant in held)
        if self.reach == Reach.IN_OR_ABOVE:
            return any(encloses(grant, unit) for grant in held)
        if self.reach == Reach.COUNCILS:
            return unit.kind == OrgUnitKind.MUNICIPALITY and any(encloses(unit, grant) for grant in held)
        if self.reach == Reach.BOARD:
            return any(unit.tree_id == grant.tree_id for grant in held)
        if self.reach == Reach.SUCCESSORS:
            return any(unit.pk in grant.follows for grant in held)
        return any(unit.pk in grant.serves or (encloses(unit, grant) and grant.unit_id != unit.pk) for grant in held)

    def _reached(self, grant: Grant, path: str) -> Q:
        """The units that a role reaches."""
        if self.reach == Reach.OWN:
            return Q(**{f"{path}pk": grant.unit_id})
        if self.reach == Reach.IN_OR_ABOVE:
            return within_q(grant, path=path)
        if self.reach == Reach.COUNCILS:
            return above_q(grant, path=path) & Q(**{f"{path}kind": OrgUnitKind.MUNICIPALITY})
        if self.reach == Reach.BOARD:
            return Q(**{f"{path}tree_id": grant.tree_id})
        if self.reach == Reach.SUCCESSORS:
            return Q(**{f"{path}pk__in": grant.follows})
        return above_q(grant, path=path) | Q(**{f"{path}pk__in": grant.serves})

    def _held_where(self, unit: OrgUnit | None) -> Q:
        """The roles that reach a unit."""
        if unit is None:
            return Q(unit__kind__in=WHOLE_KINDS) if self.reach == Reach.WHOLE else EVERY
        if self.reach == Reach.OWN:
            return Q(unit=unit)
        if self.reach == Reach.IN_OR_ABOVE:
            return at_or_above_q(unit, path="unit__")
        if self.reach == Reach.COUNCILS:
            is_theirs = unit.kind == OrgUnitKind.MUNICIPALITY
            return Q(unit__kind__in=COUNCIL_KINDS) & below_q(unit, path="unit__") if is_theirs else NOBODY
        if self.reach == Reach.BOARD:
            return Q(unit__kind=OrgUnitKind.EXECUTIVE_BOARD, unit__tree_id=unit.tree_id)
        if self.reach == Reach.SUCCESSORS:
            return Q(unit__in=going_on_ids(unit)) if has_ended(unit) else NOBODY
        serving = OfficeService.objects.filter(board=unit).values("office")
        return below_q(unit, path="unit__") | Q(unit__in=serving)


@dataclass(frozen=True, slots=True)
class Rule:
    """Regel: who may do one thing. Any of the clauses is enough."""

    clauses: tuple[Clause, ...]

    def __or__(self, other: "Rule") -> "Rule":
        return Rule(self.clauses + other.clauses)

    def at(self, field: str) -> "Rule":
        """The same, asked of objects that have what this is asked of in a field."""
        return Rule(
            tuple(
                replace(one, unit="__".join(filter(None, (field, one.unit))), when=one.when.at(field))
                for one in self.clauses
            )
        )

    def when(self, condition: Condition) -> "Rule":
        """The same, as long as the object is so."""
        return Rule(tuple(replace(one, when=condition & one.when) for one in self.clauses))

    @property
    def roles(self) -> tuple[Role, ...]:
        """Every role it names, each once."""
        return tuple(dict.fromkeys(role for clause in self.clauses for role in clause.roles))

    def allows(self, user: Any, thing: Any = None) -> bool:
        """True when the user may, today. `thing` is left out where the rule is about no object."""
        return any(clause.allows(user, thing) for clause in self.clauses)

    def why_not(self, user: Any, thing: Any) -> str:
        """A sentence when the user has the role and the object's state is in the way; "" when it is not theirs to do."""
        return next(filter(None, (clause.why_not(user, thing) for clause in self.clauses)), "")

    def somewhere(self, user: Any) -> bool:
        """True when the user has a role that the rule names, in whatever unit. For menus, and lists that start empty."""
        return any(clause.held(user) for clause in self.clauses)

    def q(self, user: Any, *, path: str = "") -> Q:
        """A filter for the rows whose object the user may do it with.

        Args:
            path: how the row reaches the object ("plan__"); empty for the objects themselves.
        """
        return any_q(clause.q(user, path) for clause in self.clauses)

    def holders(self, thing: Any = None, *, on: date) -> RoleAssignmentQuerySet:
        """The roles, own and as ställföreträdare, that on the day let an open account do it."""
        roles = RoleAssignment.objects.current(on=on).filter(user__is_active=True)
        return roles.filter(any_q(clause.holders(thing) for clause in self.clauses))

    def people(self, thing: Any = None, *, on: date) -> QuerySet[User]:
        """The users who may on the day."""
        return User.objects.filter(pk__in=self.holders(thing, on=on).values("user"))


def any_q(filters: Iterable[Q]) -> Q:
    """Rows that any of the filters lets through; none when there is no filter."""
    found = NOBODY
    for one in filters:
        found |= one
    return found


def any_of(rules: Iterable[Rule]) -> Rule:
    """Whoever may by any of the rules."""
    return Rule(tuple(clause for rule in rules for clause in rule.clauses))


def own(*roles: Role) -> Rule:
    """Whoever has one of the roles in exactly the unit."""
    return Rule((Clause(roles, Reach.OWN),))


def in_or_above(*roles: Role) -> Rule:
    """Whoever has one of the roles in the unit or above it."""
    return Rule((Clause(roles, Reach.IN_OR_ABOVE),))


def serving(*roles: Role) -> Rule:
    """Whoever has one of the roles in what lies below the unit, or in a kontor that also works for it."""
    return Rule((Clause(roles, Reach.SERVES),))


def councils(*roles: Role) -> Rule:
    """Whoever has one of the roles in KS or KF, of what is KOMMUN's."""
    return Rule((Clause(roles, Reach.COUNCILS),))


def board(*roles: Role) -> Rule:
    """Whoever has one of the roles in KS, of what belongs to the same municipality."""
    return Rule((Clause(roles, Reach.BOARD),))


def successors(*roles: Role) -> Rule:
    """Whoever has one of the roles in a unit that took over from the unit, once that has ended."""
    return Rule((Clause(roles, Reach.SUCCESSORS),))


def whole(*roles: Role) -> Rule:
    """Whoever has one of the roles in KOMMUN or above it. For what is common to all units."""
    return Rule((Clause(roles, Reach.WHOLE),))


def anywhere(*roles: Role) -> Rule:
    """Whoever has one of the roles in any unit. Where the unit matters this is a fault."""
    return Rule((Clause(roles, Reach.ANYWHERE),))
