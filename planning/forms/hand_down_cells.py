"""The grid of handed-down figures as it is drawn with its boxes, what differs in it, and what others have done meanwhile."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django import forms

from organisation.models import OrgUnit
from planning.forms.seen_cells import SeenCell
from planning.models import HandedDown, KeyFigure
from planning.pages.hand_down import FigureRow, HandDownPage, Pair, Stored
from planning.pages.handing_columns import Column
from planning.pages.handing_effects import Counts
from planning.services.handing_down import Given
from styrmodell.lib.documents.figures import between

LOW, HIGH = "target", "upper"  # how the names of the boxes begin
SHOWN = 40  # letters of what was typed
STEP = re.compile(r"(add|paste|review)|(all)-([0-9]{1,15})")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is drawn.

    Attributes:
        stored: what has been handed down there; None where nothing has.
        low, high: the boxes of its targets; None where there are none.
        is_open: it may be changed, if only by taking back.
        conflict: what somebody else has done there since the page was opened, in a sentence; empty when nobody has.
    """

    name: str
    row: FigureRow
    column: Column
    is_on: bool
    is_open: bool
    stored: Stored | None
    low: forms.BoundField | None
    high: forms.BoundField | None
    conflict: str

    @property
    def words(self) -> str:
        """What the cell is about: "Nöjda besökare, Biblioteksenheten"."""
        return f"{self.row.figure.name}, {self.column.name}"

    @property
    def stored_words(self) -> str:
        """The stored target as it is read; "" for none."""
        target = self.stored.target if self.stored else None
        return between(*target, self.row.figure.decimals) if target else ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the grid with the boxes of a target for all of it."""

    row: FigureRow
    low: forms.BoundField | None
    high: forms.BoundField | None
    cells: tuple[Cell, ...]


@dataclass
class Changes:
    """What differs from what the page showed, for the service.

    Attributes:
        units: those that are given something new, or another target.
    """

    give: list[Given] = field(default_factory=list)
    take_back: list[tuple[int, int]] = field(default_factory=list)
    units: set[int] = field(default_factory=set)

    @property
    def counts(self) -> Counts:
        """How many of each."""
        new = sum(one.row is None for one in self.give)
        return Counts(new, len(self.give) - new, len(self.take_back), frozenset(self.units))


def told(page: HandDownPage, overtaken: Mapping[Pair, SeenCell]) -> dict[Pair, str]:
    """What others have done in the cells since they were shown, and who did it. One query."""
    rows = {pair: _row_of(page.stored.get(pair), shown) for pair, shown in overtaken.items()}
    history = HandedDown.history.filter(id__in=[row for row in rows.values() if row])
    who = {one.id: one.history_user for one in history.select_related("history_user").order_by("history_id")}
    decimals = {row.pk: row.figure.decimals for row in page.rows}
    return {
        pair: f"{who.get(rows[pair]) or 'Någon annan'} {_done(page.stored.get(pair), decimals.get(pair[0], 0))} "
        "sedan du öppnade sidan."
        for pair in overtaken
    }


def _row_of(stored: Stored | None, shown: SeenCell) -> int | None:
    return stored.row if stored else shown.row


def _done(stored: Stored | None, decimals: int) -> str:
    if stored is None:
        return "har tagit tillbaka det"
    return f"har satt {between(*stored.target, decimals)}" if stored.target else "har delat ut det utan mål"


def gone_words(cells: Mapping[Pair, str]) -> Iterator[str]:
    """A sentence for each cell that was filled in and can be handed down no longer, since a unit has ended or a figure gone.

    Args:
        cells: key figure and unit → what was typed there.
    """
    if not cells:
        return
    figures = KeyFigure.objects.in_bulk({figure for figure, _ in cells})
    units = OrgUnit.objects.in_bulk({unit for _, unit in cells})
    for (figure, unit), typed in sorted(cells.items()):
        if figure in figures and unit in units:
            wrote = f" Du skrev målet ”{typed[:SHOWN]}”." if typed else ""
            yield (
                f"{figures[figure]} kan inte delas ut till {units[unit]} längre.{wrote} "
                "Inget är sparat än: dela ut igen för att spara resten."
            )


def step_in(text: str) -> tuple[str, int]:
    """A step and the key figure that it is about; nothing for anything else."""
    match = STEP.fullmatch(text)
    return (match[1] or match[2], int(match[3] or 0)) if match else ("", 0)
