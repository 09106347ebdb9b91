"""What is filled in about a whole report: a comment on what to change."""

from typing import Any

from django import forms

from styrmodell.lib.text_field import TextField
from styrmodell.web.fields import DayField
from styrmodell.web.seen import SeenForm


class CommentForm(forms.Form):
    """What the writer should change; always required."""

    comment = TextField(label="Vad ska ändras?", max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))


class ReasonForm(forms.Form):
    """Why a unit is let off; always required, since the report above prints it."""

    reason = TextField(
        label="Varför rapporterar enheten inte?",
        max_length=500,
        help_text="Skälet visas för alla som följer rapporterna, och står i kommunens rapport.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ExtensionForm(SeenForm):
    """A unit's own last day, and why."""

    extended_to = DayField(
        label="Lämnas senast", required=False, help_text="Tom: samma dag som de andra på samma nivå."
    )
    extension_reason = TextField(
        label="Skäl", max_length=300, required=False, help_text="Visas för alla som följer rapporterna."
    )


class StrikeForm(ReasonForm):
    """Why nobody waits any more for a report that was never handed in; always required."""

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["reason"].label = "Varför stryks rapporten?"
        self.fields["reason"].help_text = "Skälet visas för alla som följer rapporterna."
