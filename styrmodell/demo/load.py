"""Everything of the demo, in one transaction."""

from django.db import transaction

from organisation.models import OrgUnit, User
from planning.models import Plan
from styrmodell.demo import followup, organisation, plans


@transaction.atomic
def load() -> str:
    """Load the demo into an empty database; one summary line. Does nothing where it is loaded already."""
    if OrgUnit.objects.exists():
        return f"Demon finns redan: {OrgUnit.objects.count()} enheter, {Plan.objects.count()} planer."
    units = organisation.load()
    made = plans.load(units)
    reports = followup.load(made)
    people = User.objects.count()
    return f"Demon är inläst: {len(units)} enheter, {people} användare, {len(made.plans)} planer, {reports} rapporter."
