"""AssignmentContent: what an assignment says, the same fields where it holds, where it held, and where it is proposed."""

from django.db import models
from django.db.models import F, Q

from planning.enums import Funding

# What only the giver's decision changes, beside who has it.
WORDS = ("title", "text", "starts_on", "due_on", "funding", "amount")


class AssignmentContent(models.Model):
    """Vad ett uppdrag säger: its words, days and money."""

    title = models.CharField("rubrik", max_length=300)
    text = models.TextField("uppdraget", blank=True)
    starts_on = models.DateField("börjar", null=True, blank=True)
    due_on = models.DateField("klart senast")
    funding = models.CharField("finansiering", max_length=15, choices=Funding, default=Funding.WITHIN_FRAME)
    amount = models.DecimalField("tillskott, kr", max_digits=15, decimal_places=2, null=True, blank=True)

    class Meta:
        abstract = True

    def words(self) -> dict[str, object]:
        """All that it says, by the names of the fields."""
        return {name: getattr(self, name) for name in WORDS}


def days_and_money_fit(name: str, amount: str = "amount_with_supplement") -> list[models.BaseConstraint]:
    """The constraints of a table of such content, named after it."""
    return [
        models.CheckConstraint(
            condition=Q(starts_on=None) | Q(due_on__gte=F("starts_on")), name=f"{name}_due_after_start"
        ),
        models.CheckConstraint(condition=Q(funding=Funding.SUPPLEMENT) | Q(amount=None), name=f"{name}_{amount}"),
    ]
