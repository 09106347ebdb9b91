"""What is still open in a unit, asked of the apps above without importing them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from organisation.models import OrgUnit


@dataclass(frozen=True, slots=True)
class OpenWork:
    """One kind of work that somebody has to finish or take over: how many, and where they are listed."""

    label: str
    count: int
    url: str


def open_work(unit: OrgUnit) -> Sequence[OpenWork]:
    """Open plans, reports and assignments of a unit, from the function that the setting `UNIT_OPEN_WORK` names."""
    count: Callable[[OrgUnit], Sequence[OpenWork]] = import_string(settings.UNIT_OPEN_WORK)
    return count(unit)
