"""InsertedText: whose words have been put into an answer, and what they were then."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from followup.models.report import Report
from planning.models import PlanNode
from styrmodell.lib.history import tracked


class InsertedText(models.Model):
    """Infogad text: words of a report below that were put into a report's answer about a goal, an item or a section.

    The answer's own text is ordinary and its writer's to change; this remembers where the words came from.

    Attributes:
        source_node: what they were written about; None for a section's text, which goes into the section of the same key.
        text: the words as they were put in, and stand in the answer unless its writer has changed them.
        seen: what the source said when the writer last dealt with it; "" when it said nothing any longer.
        through: the insertion that these words came with: a kontor's text holds its unit's.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="inserted_texts", verbose_name="rapport")
    node = models.ForeignKey(
        PlanNode, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="mål eller prioritering"
    )
    key = models.CharField("avsnitt", max_length=30, blank=True)
    source = models.ForeignKey(Report, models.PROTECT, related_name="+", verbose_name="från rapporten")
    source_node = models.ForeignKey(
        PlanNode,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="källans mål, prioritering eller aktivitet",
    )
    text = models.TextField("orden som infogades")
    seen = models.TextField("källans ord som de senast lästes", blank=True)
    through = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="brought", verbose_name="kom med"
    )
    inserted_at = models.DateTimeField("infogad")
    inserted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="infogad av"
    )
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history: Any = tracked()

    class Meta:
        verbose_name = "infogad text"
        verbose_name_plural = "infogade texter"
        constraints = [
            models.CheckConstraint(
                condition=Q(node__isnull=False, source_node__isnull=False, key="")
                | Q(node=None, source_node=None) & ~Q(key=""),
                name="inserted_text_about_one_thing",
            ),
            models.UniqueConstraint(
                fields=["report", "node", "source", "source_node"],
                condition=Q(node__isnull=False),
                name="inserted_text_once_of_an_item",
            ),
            models.UniqueConstraint(
                fields=["report", "key", "source"],
                condition=Q(node=None),
                name="inserted_text_once_of_a_section",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} i {self.report}"

    @property
    def place(self) -> str:
        """Where the words stand, as the question's prefix: "goal-12", "text-summary"."""
        return f"goal-{self.node_id}" if self.node_id else f"text-{self.key}"

    @property
    def origin(self) -> tuple[int, int | None]:
        """What it is known by: the report, and what was written about."""
        return self.source_id, self.source_node_id
