"""Forms about the catalogue of key figures."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.text import capfirst

from planning.enums import Direction, MeasureKind, TimeRule, UnitRule
from planning.models import KeyFigure
from planning.services.key_figures import JUDGED_WITH_UNIT, UNCOUNTED, WITHOUT_UNIT, refuse_other_series
from styrmodell.lib.errors import DomainError
from styrmodell.lib.search import holds
from styrmodell.lib.text_field import form_field_of
from styrmodell.lib.words import OFFICE
from styrmodell.web.filters import ListFilter, choice_field, search_field
from styrmodell.web.seen import SeenForm

FIELDS = [
    "name", "measure_kind", "unit_of_measure", "direction", "decimals", "time_rule", "unit_rule", "numerator",
    "denominator", "description", "source", "kolada_id",
]  # fmt: skip
NEEDED = {  # of all that has values
    "unit_of_measure": WITHOUT_UNIT,
    "direction": "Välj en riktning.",
    "decimals": "Skriv antalet decimaler.",
}


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

    direction = forms.ChoiceField(
        label="Önskad riktning", choices=[("", "Välj riktning"), *Direction.choices], required=False
    )
    decimals = forms.IntegerField(label="Decimaler", min_value=0, max_value=4, initial=0, required=False)

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
            "measure_kind": "Det ord som står i planer och rapporter. En bedömning följs upp med ett steg i skalan och en "
            "text, och har varken måttenhet, riktning eller målvärde.",
            "time_rule": "Så blir månadernas värden ett för delåret och året.",
            "unit_rule": f"Så blir enheternas värden ett för {OFFICE.the} och nämnden.",
            "unit_of_measure": "Till exempel procent, antal eller kronor per invånare.",
            "numerator": "Bara för nyckeltal som räknas som täljare genom nämnare.",
            "kolada_id": "Till exempel N09005, när värdet hämtas från Kolada.",
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in NEEDED:
            self.fields[name].needed = "krävs utom för en bedömning"  # type: ignore[attr-defined]  # drawn beside its label

    def clean(self) -> dict[str, Any]:
        """A bedömning is not counted; of all else it is said in what, and of a ratio what is divided by what."""
        cleaned = self.cleaned_data
        if cleaned.get("measure_kind") == MeasureKind.JUDGEMENT:
            if cleaned.get("unit_of_measure"):
                self.add_error("unit_of_measure", JUDGED_WITH_UNIT)
            cleaned |= UNCOUNTED
        else:
            for name, sentence in NEEDED.items():
                if cleaned.get(name) in (None, "") and name not in self.errors:
                    self.add_error(name, sentence)
        self._refuse_other_series()
        is_ratio = cleaned.get("time_rule") == TimeRule.RATIO or cleaned.get("unit_rule") == UnitRule.RATIO
        for name in ("numerator", "denominator"):
            if is_ratio and not cleaned.get(name):
                self.add_error(name, "Skriv täljare och nämnare, eftersom de summeras var för sig.")
        return cleaned

    def _refuse_other_series(self) -> None:
        if self.instance.pk and "unit_of_measure" in self.cleaned_data:
            try:
                refuse_other_series(self.instance, self.cleaned_data)
            except DomainError as refusal:
                self.add_error("measure_kind", str(refusal))

    def validate_constraints(self) -> None:
        """The same: what needs a unit of measure is told where it is asked for."""

    def validate_unique(self) -> None:
        """The service says so in a sentence, and the instance is not what is saved."""
