"""ItemText: what an item of a plan says, in the working text and in what is frozen alike."""

from typing import Any

from django.db import models
from django.utils.text import capfirst

from planning.enums import NodeKind
from planning.item_fields import RICH
from planning.models.assignment import Assignment
from planning.models.key_figure import KeyFigure
from planning.models.perspective import Perspective


class ItemText(models.Model):
    """Postens text: the fields of a planpost and of a fryst post. Each has its line in `planning.item_fields`."""

    kind = models.CharField("slag", max_length=20, choices=NodeKind)
    title = models.CharField("rubrik", max_length=300, blank=True)
    text = models.TextField("text", blank=True)
    code = models.CharField("kod", max_length=10, blank=True)
    comes_last = models.BooleanField("står sist i planen", default=False)
    perspective = models.ForeignKey(
        Perspective, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="perspektiv"
    )
    agenda_goals = models.JSONField("mål i Agenda 2030", default=list, blank=True)
    environmental = models.BooleanField("miljömässig hållbarhet", default=False)
    social = models.BooleanField("social hållbarhet", default=False)
    economic = models.BooleanField("ekonomisk hållbarhet", default=False)
    is_financial = models.BooleanField("finansiellt mål för god ekonomisk hushållning", default=False)
    is_of_operations = models.BooleanField("verksamhetsmål för god ekonomisk hushållning", default=False)
    wording_missing = models.BooleanField("lydelse saknas", default=False)
    expected_result = models.TextField("förväntat resultat", blank=True)
    collaboration = models.TextField("samverkan", blank=True)
    responsible = models.CharField("ansvarig", max_length=150, blank=True)
    starts_on = models.DateField("börjar", null=True, blank=True)
    due_on = models.DateField("klart senast", null=True, blank=True)
    assignment = models.ForeignKey(
        Assignment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="uppdrag"
    )
    key_figure = models.ForeignKey(
        KeyFigure, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nyckeltal"
    )
    source = models.CharField("källa", max_length=300, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title or self.get_kind_display()

    @property
    def formatted(self) -> str:
        """Every formatted text of the item, one after the other: what its pictures are looked for in."""
        return "".join(getattr(self, name) for name in RICH)


COLUMNS: dict[str, models.Field[Any, Any]] = {column.name: column for column in ItemText._meta.local_fields}


def label_of(name: str) -> str:
    """What a field is called, as a label begins: "Mål i Agenda 2030"."""
    return capfirst(str(COLUMNS[name].verbose_name))
