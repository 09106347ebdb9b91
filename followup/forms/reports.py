"""What is filled in about a whole report: a comment on what to change, a body's decision."""

from typing import Any

from django import forms
from django.db.models import Q

from followup.models import Report
from followup.services.reports import deciding_bodies
from organisation.enums import Outcome
from organisation.forms.fields import DecidedDayField, ParagraphField
from organisation.models import Decision, OrgUnit
from styrmodell.lib.clock import today


class CommentForm(forms.Form):
    """What the writer should change; always required."""

    comment = forms.CharField(label="Vad ska ändras?", max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))


class ReportDecisionForm(forms.Form):
    """The body's decision. § and diarienummer are required of new decisions; old ones may lack them."""

    body = forms.ModelChoiceField(OrgUnit.objects.none(), label="Organ")
    date = DecidedDayField(label="Beslutsdatum")
    paragraph = ParagraphField(label="Paragraf", help_text="")
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

    def __init__(self, *args: Any, report: Report, proposed: OrgUnit | None, **options: Any) -> None:
        super().__init__(*args, **options)
        # A closed nämnd finishes what it has begun, so its own report has it among the choices.
        there = Q(pk=report.unit_id) | Q(pk__in=OrgUnit.objects.valid(on=today()))
        self.fields["body"].queryset = deciding_bodies(report).filter(there)  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["body"].initial = proposed
        self.fields["outcome"].initial = Outcome.APPROVES

    def to_decision(self) -> Decision:
        """The decision, not saved."""
        return Decision(**self.cleaned_data)
