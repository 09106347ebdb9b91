"""Everything of the demo, in one transaction."""

from django.db import transaction

from organisation.models import OrgUnit, User
from planning.models import Plan
from styrmodell.demo import followup, organisation, plans, scale


def load(*, units: int = 0) -> str:
    """Load the demo into an empty database; one summary line. Does nothing where it is loaded already.

    Args:
        units: so many made-up enheter are made beside it.
    """
    summary = _load()
    return f"{summary}\n{scale.load(units)}" if units else summary


@transaction.atomic
def _load() -> str:
    if OrgUnit.objects.exists():
        return f"Demon finns redan: {OrgUnit.objects.count()} enheter, {Plan.objects.count()} planer."
    units = organisation.load()
    made = plans.load(units)
    reports = followup.load(made)
    people = User.objects.count()
    return f"Demon är inläst: {len(units)} enheter, {people} användare, {len(made.plans)} planer, {reports} rapporter."
