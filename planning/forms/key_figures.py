"""Forms about the catalogue of key figures."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.text import capfirst

from planning.enums import Direction, MeasureKind, TimeRule, UnitRule
from planning.models import KeyFigure
from styrmodell.lib.search import holds
from styrmodell.lib.text_field import form_field_of
from styrmodell.lib.words import OFFICE
from styrmodell.web.filters import ListFilter, choice_field, search_field
from styrmodell.web.seen import SeenForm

FIELDS = [
    "name", "measure_kind", "unit_of_measure", "direction", "decimals", "time_rule", "unit_rule", "numerator",
    "denominator", "description", "source", "kolada_id",
]  # fmt: skip


class KeyFigureFilter(ListFilter):
    """Sök och välj bland nyckeltalen."""

    q = search_field(placeholder="Namn, källa eller Kolada-id")
    slag = choice_field("Benämning", [(kind, capfirst(word)) for kind, word in MeasureKind.choices])

    def apply(self, figures: QuerySet[KeyFigure]) -> QuerySet[KeyFigure]:
        """The figures that are asked for; what was not understood is left out."""
        words, kind = self.wanted["q"], self.wanted["slag"]
        if words:
            named = holds(words, "name", "source") | Q(kolada_id__iexact=words)
            figures = figures.filter(named)
        return figures.filter(measure_kind=kind) if kind else figures


class KeyFigureForm(forms.ModelForm, SeenForm):
    """The definition. Saved by the service, never by the form."""

    direction = forms.ChoiceField(label="Önskad riktning", choices=[("", "Välj riktning"), *Direction.choices])
    decimals = forms.IntegerField(label="Decimaler", min_value=0, max_value=4, initial=0)

    class Meta:
        model = KeyFigure
        formfield_callback = form_field_of
        fields = FIELDS
        labels = {
            "measure_kind": "Benämning",
            "time_rule": "När månader läggs ihop",
            "unit_rule": "När enheter läggs ihop",
        }
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "measure_kind": "Det ord som står i planer och rapporter.",
            "time_rule": "Så blir månadernas värden ett för delåret och året.",
            "unit_rule": f"Så blir enheternas värden ett för {OFFICE.the} och nämnden.",
            "unit_of_measure": "Till exempel procent, antal eller kronor per invånare.",
            "numerator": "Bara för nyckeltal som räknas som täljare genom nämnare.",
            "kolada_id": "Till exempel N09005, när värdet hämtas från Kolada.",
        }

    def clean(self) -> dict[str, Any]:
        """A ratio says what is divided by what."""
        cleaned = self.cleaned_data
        is_ratio = cleaned.get("time_rule") == TimeRule.RATIO or cleaned.get("unit_rule") == UnitRule.RATIO
        for name in ("numerator", "denominator"):
            if is_ratio and not cleaned.get(name):
                self.add_error(name, "Skriv täljare och nämnare, eftersom de summeras var för sig.")
        return cleaned

    def validate_unique(self) -> None:
        """The service says so in a sentence, and the instance is not what is saved."""
