"""What a controller writes about a perspektiv."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from planning.models import Perspective
from planning.services.perspectives import stands_after
from styrmodell.lib.text_field import TextField
from styrmodell.web.seen import SeenForm

FIRST_YEAR, LAST_YEAR = 2000, 2100
FIRST = "0"


class PerspectiveForm(SeenForm):
    """Its name, when it holds, and its place among those that hold at the same time."""

    name = TextField(label="Namn", max_length=60)
    first_year = forms.IntegerField(
        label="Gäller från år",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=forms.NumberInput(attrs={"size": 6}),
        help_text="Det första år som en flerårsplan kan börja och ha mål under det.",
    )
    last_year = forms.IntegerField(
        label="Gäller till och med år",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        required=False,
        widget=forms.NumberInput(attrs={"size": 6}),
        help_text="Tomt: tills vidare. Skriv ett år för att avsluta det.",
    )
    after = forms.ChoiceField(label="Kommer efter")

    def __init__(
        self, data: Mapping[str, Any] | None, *, others: Iterable[Perspective], initial: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.others = {str(one.pk): one for one in others}
        places = [(FIRST, "Inget, det är först"), *((pk, f"{one}, {one.years}") for pk, one in self.others.items())]
        self.fields["after"].choices = places  # type: ignore[attr-defined]  # it has

    def values(self) -> dict[str, Any]:
        """For the service; after `is_valid`."""
        return super().values() | {"after": self.others.get(self.cleaned_data["after"])}


def initial_of(perspective: Perspective, others: Sequence[Perspective]) -> dict[str, Any]:
    """What the form starts from: the perspektiv as it is stored.

    Args:
        others: those that hold at the same time, in order.
    """
    before = stands_after(perspective, others)
    stored = {name: getattr(perspective, name) for name in ("name", "first_year", "last_year", "version")}
    return stored | {"after": str(before.pk) if before else FIRST}
