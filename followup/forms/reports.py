"""What is filled in about a whole report: a comment on what to change, a body's decision."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from organisation.enums import OrgUnitKind, Outcome
from organisation.forms.fields import DayField
from organisation.models import Decision, OrgUnit
from styrmodell.lib.clock import today

DECIDING_KINDS = (
    OrgUnitKind.MUNICIPAL_COUNCIL,
    OrgUnitKind.EXECUTIVE_BOARD,
    OrgUnitKind.COMMITTEE,
    OrgUnitKind.COMPANY,
)


class CommentForm(forms.Form):
    """What the writer should change; always required."""

    comment = forms.CharField(label="Vad ska ändras?", max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))


class ReportDecisionForm(forms.Form):
    """The body's decision. § and diarienummer are required of new decisions; old ones may lack them."""

    body = forms.ModelChoiceField(OrgUnit.objects.none(), label="Organ")
    date = DayField(label="Beslutsdatum")
    paragraph = forms.CharField(label="Paragraf", max_length=20, widget=forms.TextInput(attrs={"size": 8}))
    registry_number = forms.CharField(
        label="Diarienummer",
        max_length=40,
        widget=forms.TextInput(attrs={"size": 18}),
        help_text="Till exempel KS/2026:40-042.",
    )
    outcome = forms.ChoiceField(
        label="Beslutet innebär att organet",
        choices=[outcome for outcome in Outcome.choices if outcome[0] != "HANDS_OVER"],
    )
    note = forms.CharField(label="Anmärkning", max_length=300, required=False)

    def __init__(self, *args: Any, proposed: OrgUnit | None, **options: Any) -> None:
        super().__init__(*args, **options)
        bodies = OrgUnit.objects.filter(kind__in=DECIDING_KINDS, valid_to=None).in_order()
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["body"].initial = proposed
        self.fields["outcome"].initial = Outcome.APPROVES

    def clean_paragraph(self) -> str:
        """§ before the number, whether it was written or not."""
        text = self.cleaned_data["paragraph"].strip()
        return text if text.startswith("§") else f"§ {text}"

    def clean_date(self) -> datetime.date:
        """A decision that has been made."""
        day: datetime.date = self.cleaned_data["date"]
        if day > today():
            raise ValidationError("Datumet ligger framåt i tiden. Registrera beslutet när det är fattat.")
        return day

    def to_decision(self) -> Decision:
        """The decision, not saved."""
        return Decision(**self.cleaned_data)
