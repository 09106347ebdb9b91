"""What a controller fills in about a round, and how the list of rounds is searched."""

from typing import Any

from django import forms

from followup.enums import RoundKind
from followup.models import ReportingRound
from followup.sections import EVERYBODY
from organisation.enums import OrgUnitKind
from organisation.forms.fields import DayField
from styrmodell.web.seen import SeenForm

REPORTERS = [(kind, OrgUnitKind(kind).label.capitalize()) for kind in EVERYBODY]
DATES = ("period_from", "period_to", "opens_on", "due_on", "closes_on")


class RoundSearchForm(forms.Form):
    """Search and filter of the list of rounds."""

    q = forms.CharField(label="Sök", required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"}))
    slag = forms.ChoiceField(
        label="Slag",
        required=False,
        choices=[("", "Alla slag"), *((kind.value, kind.label.capitalize()) for kind in RoundKind)],
    )
    ar = forms.TypedChoiceField(label="År", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, years: list[int], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["ar"].choices = [("", "Alla år"), *((year, str(year)) for year in years)]  # type: ignore[attr-defined]  # a ChoiceField


class RoundForm(SeenForm):
    """A round's dates and who reports."""

    period_from = DayField(label="Perioden börjar")
    period_to = DayField(label="Perioden slutar")
    opens_on = DayField(label="Öppnar", help_text="Den dag enheterna kan börja skriva.")
    due_on = DayField(label="Lämnas senast")
    closes_on = DayField(label="Stänger", required=False, help_text="Efter den dagen kan ingen börja skriva.")
    reporter_kinds = forms.MultipleChoiceField(
        label="Vilka rapporterar?", choices=REPORTERS, widget=forms.CheckboxSelectMultiple
    )


class RoundNewForm(RoundForm):
    """A new round: also its kind and year."""

    field_order = ["kind", "year", "period_from", "period_to", "opens_on", "due_on", "closes_on", "reporter_kinds"]
    kind = forms.ChoiceField(label="Slag", choices=[(kind.value, kind.label.capitalize()) for kind in RoundKind])
    year = forms.IntegerField(label="År", min_value=2000, max_value=2100, widget=forms.NumberInput(attrs={"size": 6}))


def initial_of(round_: ReportingRound) -> dict[str, Any]:
    """What the edit form starts from."""
    return {name: getattr(round_, name) for name in (*DATES, "reporter_kinds", "version")}


class ReportSearchForm(forms.Form):
    """Search and filter of a round's reports."""

    q = forms.CharField(
        label="Sök enhet", required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    lage = forms.ChoiceField(label="Läge", required=False)
    slag = forms.ChoiceField(label="Slag", required=False, choices=[("", "Alla slag"), *REPORTERS])

    def __init__(self, *args: Any, stages: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["lage"].choices = [("", "Alla lägen"), *stages]  # type: ignore[attr-defined]  # a ChoiceField
