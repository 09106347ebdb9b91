"""Forms of what a body changed: finding a part of its handling, and what is to hold where something has moved on."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from organisation.decisions.amending import Choice, MovedOn
from styrmodell.lib.text_field import TextField
from styrmodell.web.filters import ListFilter, search_field
from styrmodell.web.seen import sent_anew

DECIDED, NOW = "beslutat", "nu"


class PartFilter(ListFilter):
    """Sök bland det som lades fram."""

    q = search_field("Sök i handlingen")


class FinishForm(forms.Form):
    """Ändringarna är införda: one choice for each that has moved on; none is made beforehand.

    Args:
        moved: what has, as it is now.
        seen: which changes are shown (`organisation.services.amendments.mark_of`).
    """

    seen = TextField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, data: Mapping[str, Any] | None = None, *, moved: Sequence[MovedOn], seen: str) -> None:
        super().__init__(data)
        self.initial["seen"] = seen
        self.moved = moved
        for one in moved:
            self.fields[one.key] = forms.ChoiceField(
                label="Vad ska gälla?",
                choices=[(DECIDED, "Det beslutade"), (NOW, "Det som står nu")],
                widget=forms.RadioSelect,
            )
            self.fields[_version_of(one.key)] = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
            self.initial[_version_of(one.key)] = one.version

    @property
    def rows(self) -> list[tuple[MovedOn, forms.BoundField, forms.BoundField]]:
        """What has moved on with its choice and the version that is seen."""
        return [(one, self[one.key], self[_version_of(one.key)]) for one in self.moved]

    def seen_now(self) -> None:
        """What is drawn again shows what stands now: the next choice is made on that."""
        sent_anew(self, {"seen": self.initial["seen"]} | {_version_of(one.key): str(one.version) for one in self.moved})

    def choices(self) -> dict[str, Choice]:
        """What was chosen, by key; the form is valid. What has moved on again was seen in another version."""
        return {
            one.key: Choice(
                self.cleaned_data[one.key] == DECIDED,
                self.cleaned_data[_version_of(one.key)],
            )
            for one in self.moved
        }


def _version_of(key: str) -> str:
    return f"{key}-version"
