"""The form in which a registered decision is corrected."""

from collections.abc import Mapping
from typing import Any

from django import forms

from organisation.forms.fields import ParagraphField
from organisation.models import Decision
from organisation.services.corrections import CITED_BY
from styrmodell.lib.text_field import TextField
from styrmodell.web.fields import DecidedDayField
from styrmodell.web.seen import SeenForm

WHY_LENGTH = 90  # the history's column holds a hundred


class CorrectionForm(SeenForm):
    """Rätta ett beslut: §, date and diarienummer as the protokoll has them; a person's approval has a date only.

    What a decision of old lacks may go on lacking.
    """

    field_order = ["date", "paragraph", "registry_number", "is_unadjusted", "why"]

    def __init__(self, data: Mapping[str, Any] | None = None, *, decision: Decision) -> None:
        super().__init__(data)
        self.decision = decision
        self.fields["date"] = DecidedDayField(label="Datum", required=decision.date is not None)
        if decision.body_id is not None:
            self.fields["paragraph"] = ParagraphField(label="Paragraf", required=bool(decision.paragraph))
            self.fields["registry_number"] = TextField(
                label="Diarienummer",
                max_length=40,
                required=bool(decision.registry_number),
                widget=forms.TextInput(attrs={"size": 18}),
            )
            self.fields["is_unadjusted"] = forms.BooleanField(label="Protokollet är inte justerat än", required=False)
        self.fields["why"] = TextField(
            label="Varför",
            max_length=WHY_LENGTH,
            required=False,
            help_text="Till exempel: paragrafen var fel inskriven. Behövs när datum, paragraf eller diarienummer ändras.",
        )
        self.order_fields(self.field_order)
        self.initial = {name: getattr(decision, name) for name in self.fields if hasattr(decision, name)}

    @property
    def is_correction(self) -> bool:
        """True when what the protokoll is cited by differs; that it has been justerat is no correction."""
        names = [name for name in CITED_BY if name in self.cleaned_data]
        return any(self.cleaned_data[name] != getattr(self.decision, name) for name in names)

    def clean(self) -> dict[str, Any]:
        """What has been registered is not changed without a reason."""
        if self.is_correction and not self.cleaned_data.get("why"):
            self.add_error("why", "Skriv varför beslutet rättas.")
        if not self.errors and self.cleaned_data["why"] and not self._says_something_else:
            self.add_error("why", "Inget är ändrat. Rätta det som var fel, så sparas också varför.")
        return self.cleaned_data

    @property
    def _says_something_else(self) -> bool:
        marked = self.cleaned_data.get("is_unadjusted", self.decision.is_unadjusted)
        return self.is_correction or marked != self.decision.is_unadjusted
