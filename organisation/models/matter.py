"""Matter: a document's way through the bodies, from hand-in to adoption or refusal."""

from django.db import models


class Matter(models.Model):
    """Ärende: what a plan or report is registered under; its decisions, in the order they were registered, are the chain.

    A document that is opened anew gets another matter, so the decisions of its editions are never mixed.
    """

    registry_number = models.CharField("diarienummer", max_length=40, blank=True)
    opened_at = models.DateTimeField("öppnat", auto_now_add=True)
    closed_at = models.DateTimeField("avslutat", null=True, blank=True)

    class Meta:
        verbose_name = "ärende"
        verbose_name_plural = "ärenden"

    def __str__(self) -> str:
        return self.registry_number or f"Ärende {self.pk}"
