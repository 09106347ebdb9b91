"""Matter: a document's way through the bodies, from hand-in to adoption or refusal."""

from django.db import models

from organisation.models.frozen_content import FrozenContent
from styrmodell.lib.moment_field import MomentField


class Matter(models.Model):
    """Ärende: what a plan or report is registered under; its decisions, in the order they were registered, are the chain.

    A document that is opened anew gets another matter, so the decisions of its editions are never mixed. `content` is
    what lies before the bodies: the first of them to decide on the text as handed in has it frozen, the next decides on
    the very same, and a text that is handed in again has none until it is decided on.
    """

    registry_number = models.CharField("diarienummer", max_length=40, blank=True)
    opened_at = MomentField("öppnat", auto_now_add=True)
    handed_in_on = models.DateField("inlämnat", null=True, blank=True)
    content = models.ForeignKey(
        FrozenContent, models.PROTECT, null=True, blank=True, related_name="matters", verbose_name="ligger till beslut"
    )
    closed_at = models.DateTimeField("avslutat", null=True, blank=True)

    class Meta:
        verbose_name = "ärende"
        verbose_name_plural = "ärenden"

    def __str__(self) -> str:
        return self.registry_number or f"Ärende {self.pk}"
