"""The units of the page where key figures are handed down: those that may be given some, and those that keep what they got."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import capfirst

from organisation.models import OrgUnit
from organisation.reach.successors import has_ended
from planning.enums import status_word
from planning.reading.handed_down import Receiver
from planning.reading.periods import period_of, plan_kind_of
from styrmodell.lib import swedish
from styrmodell.lib.clock import today
from styrmodell.lib.words import OFFICE

NOT_BEGUN = "NOT_STARTED"


@dataclass(frozen=True, slots=True)
class Column:
    """A unit that may be given figures, or one that was given some and has left the giver since.

    Attributes:
        state: of the plan that they come to stand in, empty of one that has left; `word`: the same in words, or why it may be
            given nothing more.
        area: whose plan that is, where it is not the unit's own; empty otherwise.
        has_left: it is the giver's no longer, or has ended: what it was given is taken back, and nothing else.
        is_over: the year is, for the unit: what it was given is read.
    """

    pk: int
    name: str
    code: str
    state: str
    word: str
    area: str
    has_left: bool
    is_over: bool
    unit: OrgUnit

    @property
    def takes(self) -> bool:
        """True while it may be given figures and targets."""
        return not (self.has_left or self.is_over)

    def is_called(self, words: str) -> bool:
        """True when its name or code has all of the words in it."""
        return holds(f"{self.name} {self.code}", words)


def column_of(receiver: Receiver, year: int) -> Column:
    """One of those that the giver hands down to."""
    plan, unit = receiver.plan, receiver.unit
    word = capfirst(status_word(plan_kind_of(unit), plan.status)) if plan else "Ej påbörjad"
    area = receiver.area.name if receiver.area else ""
    state = plan.status if plan else NOT_BEGUN
    return Column(
        unit.pk, unit.name, unit.code, state, word, area, has_left=False, is_over=_is_over(unit, year), unit=unit
    )


def columns_left(units: Iterable[OrgUnit], giver: OrgUnit, year: int) -> list[Column]:
    """Those that have something from the giver and may be given nothing more, in the tree's order."""
    in_order = sorted(units, key=lambda unit: (unit.tree_id, unit.lft))
    return [
        Column(
            unit.pk, unit.name, unit.code, "", _why(unit, giver, year), "", has_left=True, is_over=_is_over(unit, year),
            unit=unit,
        )
        for unit in in_order
    ]  # fmt: skip


def _why(unit: OrgUnit, giver: OrgUnit, year: int) -> str:
    if has_ended(unit):
        return f"Upphörde {unit.valid_to}"
    if unit.valid_to is not None and unit.valid_to < period_of(unit, year)[0]:
        return f"Upphör {unit.valid_to}"
    return f"Hör inte till {giver} längre"


def _is_over(unit: OrgUnit, year: int) -> bool:
    return period_of(unit, year)[1] < today()


def holds(name: str, words: str) -> bool:
    """True when a name has all of the words in it."""
    return all(word in name.casefold() for word in words.casefold().split())


def receivers_words(giver: OrgUnit) -> str:
    """What those are called whom the giver hands down to."""
    return OFFICE.many if giver.is_board else "enheter"


def counted(count: int, giver: OrgUnit) -> str:
    """How many they are, in words."""
    if giver.is_board:
        return f"{swedish.count_words(count)} {receivers_words(giver)}"
    return "en enhet" if count == 1 else f"{swedish.count_words(count)} enheter"
