"""Amendment: what a body changed in what was laid before it."""

from django.conf import settings
from django.db import models

from organisation.enums import Amends
from organisation.models.decision import Decision
from styrmodell.lib.history import tracked
from styrmodell.lib.moment_field import MomentField


class Amendment(models.Model):
    """Ändring: one thing that a decision *med ändring* changes in its handling, strikes from it or adds to it.

    It is made on the handling's frozen content, never on what is being written or on today's ledger: the edition is the
    handling with its amendments in.

    Attributes:
        kind: what sort of frozen row it is about: "node", "text", "assessment", "state", "amount", "deviation" …
        subject: what the row is known by in the content: an id or a key; `styrmodell.lib` gives what is added one of its own.
        values: the row's amended fields by name, as they stand in the content's data; empty of what is struck.
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="amendments", verbose_name="beslut")
    kind = models.CharField("sort", max_length=20)
    subject = models.CharField("gäller", max_length=60)
    what = models.CharField("vad", max_length=10, choices=Amends, default=Amends.CHANGES)
    values: models.JSONField = models.JSONField("värden", default=dict, blank=True)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    created_at = MomentField("införd", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="införd av"
    )
    history = tracked()

    class Meta:
        verbose_name = "ändring"
        verbose_name_plural = "ändringar"
        ordering = ["decision_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["decision", "kind", "subject"], name="amendment_once_a_subject")]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.kind} {self.subject}"
