"""Nyckeltal of an earlier year's plan as rows: the item's heading, the figure, and a column of targets for each year."""

import re
from collections.abc import Sequence

from django import forms

from planning.models import KeyFigure
from planning.services.earlier_plans import PastFigure
from planning.services.key_figures import TargetValue
from styrmodell.lib.readings import Unreadable, number_in
from styrmodell.lib.swedish import count_words
from styrmodell.lib.texts import text_in

MOST_FIGURES = 200
BETWEEN = re.compile(r"(?P<low>[^–]+?)\s*(?:–|\btill\b)\s*(?P<high>\S.*)")  # "2–4", "2 till 4"


class FiguresField(forms.Field):
    """Rows of figures; parted by tabs as Excel does, or by semicolons."""

    widget = forms.Textarea

    def to_python(self, value: str | None) -> list[list[str]]:
        """Each row's cells; rows without words are left out."""
        lines = [line for line in text_in(value or "").split("\n") if line.strip("\t; ")]
        return [[cell.strip() for cell in line.split("\t" if "\t" in line else ";")] for line in lines]


def figures_of(rows: Sequence[Sequence[str]], titles: Sequence[str], years: Sequence[int]) -> list[PastFigure]:
    """What the rows say. One query, for the catalogue.

    Args:
        titles: the plan's items, in order.
        years: those that it holds for.

    Raises:
        ValidationError: which row cannot be understood, and why.
    """
    if len(rows) > MOST_FIGURES:
        raise forms.ValidationError(f"Högst {MOST_FIGURES} nyckeltal åt gången. Du skrev {len(rows)}.")
    places = {title.casefold(): place for place, title in reversed(list(enumerate(titles)))}
    catalogue = KeyFigure.objects.all() if rows else ()  # all of it: the database does not fold every letter
    figures = {word.casefold(): one for one in catalogue for word in (one.kolada_id, one.name) if word}
    found = []
    for number, (title, *cells) in enumerate(rows, start=1):
        place = places.get(title.casefold())
        if place is None:
            raise forms.ValidationError(f"Rad {number}: inget i planen ovan heter ”{title}”.")
        name, *targets = cells or [""]
        figure = figures.get(name.casefold())
        if figure is None:
            what = f"”{name}” finns inte bland nyckeltalen. Lägg till det där först" if name else "nyckeltalet saknas"
            raise forms.ValidationError(f"Rad {number}: {what}.")
        found.append(PastFigure(place, figure, _targets(number, figure, targets, years)))
    return found


def _targets(row: int, figure: KeyFigure, cells: Sequence[str], years: Sequence[int]) -> dict[int, TargetValue]:
    if len(cells) > len(years):
        said = f"har {count_words(len(cells))} målvärden, men planen gäller {count_words(len(years))} år"
        raise forms.ValidationError(f"Rad {row} {said}.")
    try:
        return {year: _target(cell, figure) for year, cell in zip(years, cells, strict=False) if cell}
    except Unreadable as fault:
        raise forms.ValidationError(f"Rad {row}: {fault}") from fault


def _target(cell: str, figure: KeyFigure) -> TargetValue:
    parted = BETWEEN.fullmatch(cell)
    low, high = (parted["low"], parted["high"]) if parted else (cell, None)
    read = [number_in(text, decimals=figure.decimals) for text in (low, high) if text is not None]
    return read[0], read[1] if len(read) > 1 else None
