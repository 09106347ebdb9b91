"""`setup_demo --scale N`: N made-up enheter beside the demo, for measuring and for trying pages by hand.

Two enheter in each kontor are made through the services, one that has handed in and one that is late; the others are
copies of them (`scale_copies`). The same number gives the same data.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Max

from followup.models import OperatingAmount, ReportingRound
from organisation.models import Operation, OrgUnit
from planning.models import Plan, PlanNode
from styrmodell.demo import scale_above, scale_model, scale_money
from styrmodell.demo.organisation import PASSWORD
from styrmodell.demo.scale_copies import Copies, Name
from styrmodell.demo.scale_model import Surroundings
from styrmodell.demo.scale_trees import renumber
from styrmodell.demo.scale_unit import copy_unit

MONTHS = tuple((year, month) for year in (2024, 2025, 2026) for month in range(1, 13) if (year, month) <= (2026, 10))
WITH_FORECASTS = 2026
MODELS = 2  # of the enheter in each kontor


@transaction.atomic
def load(number: int) -> str:
    """Make the enheter; one summary line. Does nothing where some have been made already."""
    if OrgUnit.objects.filter(code=_names("KK", "", 1)[0].code).exists():
        return "De påhittade enheterna finns redan."
    last = Operation.objects.aggregate(last=Max("pk"))["last"]
    password = make_password(PASSWORD)
    rounds = scale_above.rounds_for_all()
    with _every_round_open():
        for place, (code, word, chief) in enumerate(scale_above.OFFICES):
            count = number // len(scale_above.OFFICES) + (place < number % len(scale_above.OFFICES))
            if count:
                around = scale_above.surroundings(code, chief, place, rounds)
                _fill(around, _names(code, word, count), password)
    for model in (OrgUnit, Plan):
        renumber(model)
    scale_money.fill(last, MONTHS, [one for one in rounds if one.year == WITH_FORECASTS])
    return (
        f"{number} påhittade enheter är inlästa: nu finns {Plan.objects.count()} planer, {PlanNode.objects.count()} "
        f"planposter och {OperatingAmount.objects.count()} belopp."
    )


def _names(code: str, word: str, count: int) -> list[Name]:
    return [
        Name(f"{word} Exempel {one:04d}", f"{code}-{one:04d}", f"chef-{code.lower()}-{one:04d}")
        for one in range(1, count + 1)
    ]


def _fill(around: Surroundings, names: Sequence[Name], password: str) -> None:
    """The enheter of one kontor: the first two are made, the others are copies of one of them each."""
    areas = scale_above.areas_for(around.office, len(names))
    for first in range(min(MODELS, len(names))):
        unit = scale_model.make(names[first], areas[0], around, password, is_late=bool(first))
        others = slice(first + MODELS, None, MODELS)
        if names[others]:
            copy_unit(unit, Copies(names[first], names[others]), areas[others])


@contextmanager
def _every_round_open() -> Iterator[None]:
    """While the enheter report, the rounds that have closed are open."""
    closed = dict(ReportingRound.objects.exclude(closes_on=None).values_list("pk", "closes_on"))
    ReportingRound.objects.filter(pk__in=closed).update(closes_on=None)
    yield
    for pk, closes_on in closed.items():
        ReportingRound.objects.filter(pk=pk).update(closes_on=closes_on)
