"""What a controller changes about a section of the reports, and how the list of sections is searched."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import capfirst

from followup.enums import Reporter
from followup.models import ReportSection
from followup.pages.sections import EXTENT_WORDS, Cell
from followup.rules.sections import LEVEL_WORDS, ROUNDS
from followup.services.sections import OrderChanged, Place, order_mark, stands_after
from styrmodell.lib.text_field import TextField
from styrmodell.web.filters import ListFilter, choice_field, search_field
from styrmodell.web.seen import SeenForm, sent_anew

REPORTERS = [(reporter.value, capfirst(words)) for reporter, words in LEVEL_WORDS.items()]
WORDS = ("title", "help", "annual_title", "annual_help", "municipal_title")
FIRST = "0"
COLUMNS = [capfirst(kind.label) for kind in ROUNDS]  # of what is asked


class SectionFilter(ListFilter):
    """Search and filter of a year's sections: the newest year's unless another is asked for."""

    q = search_field()
    ar = forms.ChoiceField(label="År", required=False)
    vem = choice_field("Vem svarar", REPORTERS, everything="Alla som rapporterar")

    def __init__(self, data: Mapping[str, Any], *, years: Sequence[int]) -> None:
        super().__init__(data)
        self.fields["ar"].choices = [(str(year), str(year)) for year in years]  # type: ignore[attr-defined]  # a field of choices, declared as any
        self.year = int(self.wanted["ar"] or (years[0] if years else 0))


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """En ruta as it is drawn: its field, or where nothing can be chosen what is so.

    Attributes:
        column: the head that it stands under.
        source: what law, RKR or the styrmodell it rests on; "" where it is nobody else's to say.
    """

    column: str
    field: forms.BoundField | None
    words: str
    source: str


class SectionForm(SeenForm):
    """A section's words, place, and how much of it each is asked for."""

    columns = COLUMNS
    title = TextField(label="Rubrik", max_length=120)
    help = TextField(
        label="Fråga till den som skriver",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    annual_title = TextField(
        label="Rubrik när året är slut", max_length=120, required=False, help_text="Tom: samma rubrik hela året."
    )
    annual_help = TextField(
        label="Fråga när året är slut",
        max_length=300,
        required=False,
        help_text="Tom: samma fråga hela året.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    municipal_title = TextField(
        label="Rubrik i kommunens årsredovisning",
        max_length=120,
        required=False,
        help_text="Tom: samma rubrik som för de andra när året är slut.",
    )
    after = forms.ChoiceField(label="Kommer efter")
    order = TextField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        cells: Iterable[Cell],
        others: Iterable[ReportSection],
        initial: Mapping[str, Any],
    ) -> None:
        self.cells = list(cells)
        self.others = {str(one.pk): one for one in others}
        chosen = {cell.name: cell.extent.value for cell in self.cells}
        super().__init__(data, initial={**chosen, **initial})
        places = [(FIRST, "Inget, det är först"), *((pk, one.title) for pk, one in self.others.items())]
        self.fields["after"].choices = places  # type: ignore[attr-defined]  # a field of choices, declared as any
        for cell in self.cells:
            if not cell.is_fixed:
                label = f"{capfirst(LEVEL_WORDS[cell.reporter])}, {cell.round_kind.label}"
                self.fields[cell.name] = forms.ChoiceField(label=label, choices=cell.choices)

    @property
    def word_fields(self) -> list[forms.BoundField]:
        """What stands above the table."""
        return [self[name] for name in (*WORDS, "after")]

    @property
    def table(self) -> list[tuple[str, list[DrawnCell]]]:
        """Each kind of reporter with its cells, kind of round by kind of round."""
        rows: dict[Reporter, list[DrawnCell]] = {}
        for cell in self.cells:
            field = None if cell.is_fixed else self[cell.name]
            drawn = DrawnCell(capfirst(cell.round_kind.label), field, capfirst(EXTENT_WORDS[cell.extent]), cell.source)
            rows.setdefault(cell.reporter, []).append(drawn)
        return [(capfirst(LEVEL_WORDS[reporter]), row) for reporter, row in rows.items()]

    def values(self) -> dict[str, Any]:
        """Words, place and cells, for the service; after `is_valid`."""
        cells: dict[Place, str] = {
            (cell.reporter.value, cell.round_kind.value): self.cleaned_data[cell.name]
            for cell in self.cells
            if not cell.is_fixed
        }
        words = {name: self.cleaned_data[name] for name in WORDS}
        return {**words, "after": self.others.get(self.cleaned_data["after"]), "cells": cells}

    @property
    def seen_order(self) -> str:
        """For the service; after `is_valid`."""
        return str(self.cleaned_data["order"])

    def meet_order(self, refusal: OrderChanged, now: Mapping[str, Any]) -> None:
        """Somebody else has moved a section: say so, and show the place as it is now, to be chosen again.

        Args:
            now: what the form would start from.
        """
        self.add_error("after", str(refusal))
        sent_anew(self, {name: now[name] for name in ("after", "order")})


def initial_of(section: ReportSection, ordered: Sequence[ReportSection]) -> dict[str, Any]:
    """What the form starts from: the section's words, place and version, and the order that it is shown in."""
    before = stands_after(section, ordered)
    words = {name: getattr(section, name) for name in (*WORDS, "version")}
    return words | {"after": str(before.pk) if before else FIRST, "order": order_mark(ordered)}
