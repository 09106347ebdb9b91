"""Finding among what is handed down: in the grid, and in what has been done with it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from planning.pages.hand_down import Asked, Pair
from styrmodell.lib.search import holds
from styrmodell.web.filters import ListFilter, search_field, tick_field


class _OfAYear(ListFilter):
    """Among what is handed down for one of a plan's years, which is chosen here where it has several."""

    def __init__(self, data: QueryDict, years: Sequence[int]) -> None:
        super().__init__(data)
        if len(years) > 1:
            words = [(one, str(one)) for one in years]
            self.fields["ar"] = forms.TypedChoiceField(label="År", choices=words, coerce=int, required=False)

    @property
    def is_narrowed(self) -> bool:
        """True when a part is asked for; a year is the whole of another."""
        return any(value for name, value in self.wanted.items() if name != "ar")


class HandDownFilter(_OfAYear):
    """Sök bland nyckeltal och enheter."""

    q = search_field("Sök nyckeltal")
    enhet = search_field("Sök enhet")
    utan = tick_field("Bara utdelade utan mål")

    def asked(self, figures: Iterable[int], seen: Iterable[Pair], pasted: Iterable[Pair]) -> Asked:
        """What the page is to show.

        Args:
            figures: ids of those that are to be put on it; it is shown all the same, as is what stood there and what is pasted.
        """
        wanted, on_page, filled = self.wanted, set(seen), {*seen, *pasted}
        return Asked(
            wanted["q"],
            wanted["enhet"],
            bool(wanted["utan"]),
            frozenset({*figures, *(figure for figure, _ in filled)}),
            frozenset(unit for _, unit in filled),
            frozenset(figure for figure, _ in on_page),
        )


class TrailFilter(_OfAYear):
    """Sök bland det utdelade."""

    q = search_field(placeholder="Nyckeltal eller enhet")

    def apply(self, changes: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        """The changes that are asked for."""
        words = self.wanted["q"]
        return changes.filter(holds(words, "figure__name") | holds(words, "unit__name")) if words else changes
