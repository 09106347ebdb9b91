"""What an administrator fills in about verksamheter."""

from typing import Any

from django import forms

from organisation.forms.fields import DayField, shown
from organisation.models import Operation
from styrmodell.lib.stale_edit import BothTexts


class OperationSearchForm(forms.Form):
    """Search and filter of a unit's verksamheter."""

    q = forms.CharField(label="Sök", required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"}))
    avslutade = forms.BooleanField(label="Visa avslutade", required=False)


class OperationForm(forms.Form):
    """A verksamhet, as it is called in the accounts."""

    code = forms.CharField(label="Kod", max_length=20, help_text="Som i ekonomisystemet, till exempel KN-30.")
    name = forms.CharField(label="Namn", max_length=200)
    valid_from = DayField(
        label="Gäller från", help_text="Belopp kan läsas in för månader som slutar den dagen eller senare."
    )
    valid_to = DayField(
        label="Gäller till och med",
        required=False,
        help_text="Lämna tomt för tills vidare. Belopp för senare månader räknas inte med i rapporterna.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def values(self) -> dict[str, Any]:
        """The cleaned fields for the service."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def both_texts(self, current: Operation) -> list[BothTexts]:
        """Every field as written here and as stored, for a stale edit."""
        return [
            BothTexts(str(self.fields[name].label), shown(value), shown(getattr(current, name)))
            for name, value in self.values().items()
        ]


class OperationNewForm(OperationForm):
    """A new one: nobody can have saved it before."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["version"]
