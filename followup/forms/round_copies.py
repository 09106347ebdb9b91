"""What a controller chooses when a year's rounds are copied."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst

from followup.models import ReportingRound
from followup.services.round_copies import copy_of
from styrmodell.lib.swedish import lower_first
from styrmodell.web.filters import ListFilter

AHEAD = 3  # so many years may be planned for


class YearsFilter(ListFilter):
    """From which year, and to which: this year and the next unless others are asked for."""

    fran = forms.ChoiceField(label="Från år", required=False)
    till = forms.ChoiceField(label="Till år", required=False)

    def __init__(self, data: QueryDict, *, years: Iterable[int], on: date) -> None:
        known = sorted({*years}, reverse=True)
        newest = max((year for year in known if year <= on.year), default=on.year)
        super().__init__({"fran": newest, "till": newest + 1, **data.dict()})
        to_years = range(min(known, default=on.year) + 1, on.year + AHEAD + 1)
        self.fields["fran"].choices = [(str(year), str(year)) for year in known]  # type: ignore[attr-defined]  # a field of choices, declared as any
        self.fields["till"].choices = [(str(year), str(year)) for year in to_years]  # type: ignore[attr-defined]  # a field of choices, declared as any
        self.years = int(self.wanted["fran"] or newest), int(self.wanted["till"] or newest + 1)


class CopiesForm(forms.Form):
    """Which of the year's rounds; all that the other year lacks are ticked."""

    rounds = forms.TypedMultipleChoiceField(
        label="Tillfällen", coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, data: Mapping[str, Any] | None, *, copied: Iterable[ReportingRound], year: int) -> None:
        choices = [(one.pk, _words(copy_of(one, year))) for one in copied]
        super().__init__(data, initial={"rounds": [pk for pk, _ in choices]})
        self.fields["rounds"].choices = choices  # type: ignore[attr-defined]  # a field of choices, declared as any

    @property
    def is_empty(self) -> bool:
        """True when the other year has all of them."""
        return not self.fields["rounds"].choices  # type: ignore[attr-defined]  # a field of choices, declared as any


def _words(one: ReportingRound) -> str:
    """The round in a sentence: its days as they would be."""
    closes = f", stänger {one.closes_on}" if one.closes_on else ""
    return (
        f"{capfirst(str(one))}: {lower_first(one.period)}, öppnar {one.opens_on}, lämnas senast {one.due_words}{closes}"
    )
