"""GoverningDocument: the catalogue of what governs beside the plans."""

from django.db import models
from django.db.models import F, Q

from organisation.models import OrgUnit
from planning.enums import GoverningKind
from planning.models.plan import Plan
from styrmodell.lib.history import tracked
from styrmodell.lib.swedish_order import SwedishOrder


class GoverningDocument(models.Model):
    """Styrdokument: vision, reglemente, ägardirektiv, policy and the like; its text is a plan of kind styrdokument."""

    name = models.CharField("namn", max_length=200)
    kind = models.CharField("slag av dokument", max_length=25, choices=GoverningKind)
    giver = models.ForeignKey(OrgUnit, models.PROTECT, related_name="governing_documents", verbose_name="beslutas av")
    owner = models.CharField("dokumentansvarig", max_length=150, blank=True, help_text="En funktion, inte en person.")
    valid_from = models.DateField("gäller från", null=True, blank=True)
    next_revision = models.DateField("ses över senast", null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name="ersätts av"
    )
    plan = models.OneToOneField(
        Plan, models.PROTECT, null=True, blank=True, related_name="governing_document", verbose_name="dokumentets text"
    )
    source = models.CharField("källa", max_length=300, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    class Meta:
        verbose_name = "styrdokument"
        verbose_name_plural = "styrdokument"
        ordering = [SwedishOrder("name"), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(successor=None) | ~Q(successor=F("pk")), name="governing_document_not_its_own_successor"
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(next_revision=None) | Q(next_revision__gte=F("valid_from")),
                name="governing_document_revised_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name
