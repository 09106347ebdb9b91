"""What is still open in a unit and how it is handed over, asked of the apps above without importing them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import Enum

from django.conf import settings
from django.db.models import Q
from django.utils.module_loading import import_string
from django.utils.text import capfirst

from organisation.models import OfficeService, OrgUnit, User
from styrmodell.lib.words import OFFICE


class HandOver(Enum):
    """What is to be done with open work before its unit ends."""

    FINISH = "finish"  # by the unit itself before it ends: it binds meanwhile, and nobody else decides on it
    LAPSES = (
        "lapses"  # as what is to be finished, but nobody is there to do it: what has been decided holds, and it ends
    )
    IN_ITS_NAME = "in its name"  # stays the unit's, and is finished by whoever takes over (`reach.successors`)
    FOLLOW = "follow"  # goes to the unit that takes over, and cannot be without one
    MAY_FOLLOW = "may follow"  # goes to the unit that takes over if it can; else it stays where it was written


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One plan, report or uppdrag; the address is empty when whoever asks may not see it.

    Attributes:
        key: what it is called when it is given to one of several that take over; empty when it is not given by itself.
    """

    text: str
    url: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class OpenWork:
    """One kind of work that somebody has to finish or take over, one by one."""

    label: str
    how: HandOver
    items: tuple[OpenItem, ...]


def open_work(unit: OrgUnit, *, by: User) -> Sequence[OpenWork]:
    """Open plans, reports and assignments of a unit, from the function that the setting `UNIT_OPEN_WORK` names.

    Args:
        by: who asks; what they may not see has no address.
    """
    listed: Callable[..., Sequence[OpenWork]] = import_string(settings.UNIT_OPEN_WORK)
    return listed(unit, by=by)


def left_to_hand_over(unit: OrgUnit, *, by: User) -> list[OpenWork]:
    """What a unit that has ended still has and another may take over: its work, and its links to nämnder or kontor."""
    works = [work for work in open_work(unit, by=by) if work.how in (HandOver.FOLLOW, HandOver.MAY_FOLLOW)]
    links = OfficeService.objects.filter(Q(office=unit) | Q(board=unit)).select_related("office", "board")
    items = tuple(OpenItem(str(link)) for link in links)
    helping = OpenWork(f"{capfirst(OFFICE.one)} som också arbetar åt en nämnd", HandOver.MAY_FOLLOW, items)
    return [*works, helping] if items else works


def hand_over_work(unit: OrgUnit, *, to: OrgUnit, by: User, keys: Collection[str] | None = None) -> None:
    """Give the unit's open work to the one that takes over, by the function that `UNIT_HAND_OVER` names.

    Args:
        keys: of the items that it gets; None is all of them.
    """
    give: Callable[..., None] = import_string(settings.UNIT_HAND_OVER)
    give(unit, to=to, by=by, keys=keys)
