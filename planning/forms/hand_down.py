"""The form of the grid where key figures are handed down: ticks, and a target in each cell."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from organisation.models import OrgUnit
from planning.forms.hand_down_cells import HIGH, LOW, Cell, Changes, Line, gone_words, step_in, told
from planning.forms.pasted_targets import Pasted, Recognised
from planning.forms.plan_links import PairsField
from planning.forms.seen_cells import SeenCell, SeenCellsField, as_seen, seen_words
from planning.pages.hand_down import FigureRow, HandDownPage, Pair, Stored
from planning.pages.handing_columns import Column
from planning.services.handing_down import Given
from planning.services.key_figures import TargetValue, refuse_finer_than_shown, refuse_wrong_interval
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.swedish import join_words
from styrmodell.lib.text_field import TextField
from styrmodell.web.fields import NumberField

LONGEST = 40  # what is typed in a box that is not ticked, and read by nobody
MOST_PASTED = 100_000


class HandDownForm(forms.Form):
    """Dela ut nyckeltal: everything on the page, saved at once.

    Args:
        recognised: what was pasted and is to be filled in.

    Attributes:
        page: the grid as it is stored now.
        step: what is asked for without anything being saved ("add", "paste", "review", "all"); empty when it is sent to be
            saved.
        changes: after `is_valid`.
    """

    seen = SeenCellsField()
    given = PairsField()
    paste = TextField(
        label="Tabell från Excel",
        required=False,
        max_length=MOST_PASTED,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Enheterna i första raden och nyckeltalen i första kolumnen, eller tvärtom. "
        "I rutorna står målet, eller x för ett utan mål.",
    )

    def __init__(self, data: QueryDict | None, page: HandDownPage, recognised: Recognised) -> None:
        super().__init__(data, auto_id="%s")
        self.recognised = recognised
        self.changes = Changes()
        self.conflicts: dict[Pair, str] = {}
        self.step, self._row = step_in(self.data.get("step", ""))
        self._seen = SeenCellsField().clean(self.data.get("seen")) if self.is_bound else {}
        self._given = PairsField().clean(data.getlist("given")) if data is not None else set()
        self._show(page)

    # ---- what is drawn

    def _show(self, page: HandDownPage) -> None:
        """The fields of the page's cells, each as it was sent; those that this person's page lacked as they are stored."""
        self.page = page
        self._take_step()
        for row in page.rows:
            if row.has_target:
                self._add_boxes(f"{row.pk}", row, "alla, ")
        as_stored: dict[str, str] = {}
        for row, column in self._places():
            pair = (row.pk, column.pk)
            if not row.has_target or pair not in page.given_cells:
                continue
            stored = page.stored.get(pair)
            place = f"{column.name}, "
            self._add_boxes(f"{row.pk}-{column.pk}", row, place, stored, is_read=self._is_on(pair))
            if self.is_bound and pair not in self._seen:
                low, high = (stored.target if stored else None) or (None, None)
                as_stored |= {f"{LOW}-{row.pk}-{column.pk}": _typed(low), f"{HIGH}-{row.pk}-{column.pk}": _typed(high)}
        if self.is_bound:
            self._fill(as_stored)

    def _places(self) -> Iterator[tuple[FigureRow, Column]]:
        return ((row, column) for row in self.page.rows for column in self.page.columns)

    def _add_boxes(
        self, name: str, row: FigureRow, place: str, stored: Stored | None = None, *, is_read: bool = True
    ) -> None:
        year, target = self.page.year, (stored.target if stored else None) or (None, None)
        words = ("lägst", "högst") if row.is_between else ("",)
        for start, word, initial in zip((LOW, HIGH), words, target, strict=False):
            label = f"{place}{row.figure.name}{f', {word}' if word else ''}"
            attrs = {
                "size": 5,
                "aria-label": f"Mål {year}, {label}",
                "class": "ds-input target",
                "data-shown": _typed(initial),
            }
            box = forms.TextInput(attrs=attrs)
            self.fields[f"{start}-{name}"] = (
                NumberField(label=label, required=False, initial=initial, widget=box)
                if is_read
                else TextField(label=label, required=False, max_length=LONGEST, widget=box)
            )

    def _is_on(self, pair: Pair) -> bool:
        """True of a cell that this person has ticked; of one that was not on the page, that is handed down."""
        return pair in self._given if pair in self._seen else pair in self.page.stored

    @property
    def seen_words(self) -> str:
        """What the page shows, for the hidden field."""
        return seen_words(self.page.open_cells, self.page.stored, self._seen)

    @property
    def lines(self) -> Iterator[Line]:
        """The rows of the grid."""
        for row in self.page.rows:
            cells = tuple(self._cell(row, column) for column in self.page.columns)
            yield Line(row, self._box(LOW, f"{row.pk}"), self._box(HIGH, f"{row.pk}"), cells)

    def _cell(self, row: FigureRow, column: Column) -> Cell:
        pair, name = (row.pk, column.pk), f"{row.pk}-{column.pk}"
        return Cell(
            name=name,
            row=row,
            column=column,
            is_on=self._is_on(pair),
            is_open=pair in self.page.open_cells,
            stored=self.page.stored.get(pair),
            low=self._box(LOW, name),
            high=self._box(HIGH, name),
            conflict=self.conflicts.get(pair, ""),
        )

    def _box(self, start: str, name: str) -> forms.BoundField | None:
        return self[f"{start}-{name}"] if f"{start}-{name}" in self.fields else None

    # ---- the steps that save nothing

    def _take_step(self) -> None:
        """Tick a whole row, or what was pasted."""
        if self.step == "all":
            self._tick((self._row, column.pk) for column in self.page.columns)
        self._tick(self.recognised.cells)

    def _tick(self, pairs: Iterable[Pair]) -> None:
        for pair in pairs:
            if pair in self.page.given_cells:
                self._seen.setdefault(pair, as_seen(self.page.stored.get(pair)))
                self._given.add(pair)

    def _fill(self, as_stored: Mapping[str, str]) -> None:
        """What is pasted, and what is stored in cells that were not sent, as if it had been typed."""
        data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        for name, value in as_stored.items():
            data[name] = value
        for (figure, unit), said in self._pasted():
            data[f"{LOW}-{figure}-{unit}"], data[f"{HIGH}-{figure}-{unit}"] = said.low, said.high
        if self.recognised.is_whole:
            data["paste"] = ""
        data.setlist("given", sorted(f"{figure}-{unit}" for figure, unit in self._given))
        data["seen"] = seen_words(self._seen, {}, self._seen)
        self.data = data

    def _pasted(self) -> Iterator[tuple[Pair, Pasted]]:
        cells = self.recognised.cells
        return ((pair, said) for pair, said in cells.items() if pair in self.page.given_cells)

    @property
    def left_out_words(self) -> str:
        """What was recognised in what was pasted and cannot be filled in; empty when all was."""
        cells = self.recognised.cells
        rows = {row.pk: row.figure.name for row in self.page.rows}
        names = {column.pk: column.name for column in self.page.columns}
        left = [pair for pair in cells if pair not in self.page.given_cells]
        said = [f"{rows[figure]} till {names[unit]}" for figure, unit in left if figure in rows and unit in names]
        return (
            f"Det går inte att dela ut {join_words(said)}: en annan har redan gjort det, eller året är över."
            if said
            else ""
        )

    # ---- what was filled in

    def clean(self) -> dict[str, Any]:
        """What differs from what the page showed, each target judged by its figure."""
        cleaned = super().clean() or {}
        self.changes = Changes()
        rows = {row.pk: row for row in self.page.rows}
        units = {column.pk: column.unit for column in self.page.columns}
        if self.page.refused_words and not self.step:
            raise forms.ValidationError(self.page.refused_words)
        gone = []
        for pair, shown in cleaned["seen"].items():
            may_take_back = pair in self.page.open_cells and pair not in self._given
            if pair in self.page.given_cells or may_take_back:
                self._judge(rows[pair[0]], units[pair[1]], shown)
            elif self._is_changed_outside(pair, shown):
                gone.append(pair)
        for sentence in gone_words({pair: self._low_of(pair) for pair in gone}):
            self.add_error(None, sentence)
        return cleaned

    def _judge(self, row: FigureRow, unit: OrgUnit, shown: SeenCell) -> None:
        pair = (row.pk, unit.pk)
        if pair not in self._given:
            if shown.row is not None and shown.version is not None:
                self.changes.take_back.append((shown.row, shown.version))
            return
        name = self._target_of(pair, shown)
        target = self._typed_target(name, row)
        if shown.row is not None and target == shown.target:
            return
        if target is not None and not self._fits(name, row, target):
            return
        self.changes.give.append(Given(row.figure, unit, target, shown.row, shown.version))
        self.changes.units.add(unit.pk)

    def _target_of(self, pair: Pair, shown: SeenCell) -> str:
        """The boxes that the cell's target is typed in: its own, or where they are empty those of its row."""
        own = f"{pair[0]}-{pair[1]}"
        typed = any(self.data.get(f"{start}-{own}", "").strip() for start in (LOW, HIGH))
        return own if typed else f"{pair[0]}"

    def _typed_target(self, name: str, row: FigureRow) -> TargetValue | None:
        low, high = self.cleaned_data.get(f"{LOW}-{name}"), self.cleaned_data.get(f"{HIGH}-{name}")
        if low is None and high is not None and f"{LOW}-{name}" not in self.errors:
            self.add_error(f"{LOW}-{name}", "Skriv det lägsta värdet också.")
        return None if low is None else (low, high)

    def _fits(self, name: str, row: FigureRow, target: TargetValue) -> bool:
        try:
            refuse_wrong_interval(row.figure, target)
            refuse_finer_than_shown(row.figure, target)
        except DomainError as refusal:
            if f"{LOW}-{name}" not in self.errors:
                self.add_error(f"{LOW}-{name}", str(refusal))
            return False
        return True

    def _is_changed_outside(self, pair: Pair, shown: SeenCell) -> bool:
        """True of a cell that the page has no more, where this person has filled something in."""
        was = _typed(shown.target[0]) if shown.target else ""
        is_typed = f"{LOW}-{pair[0]}-{pair[1]}" in self.data and self._low_of(pair) != was
        return is_typed or (pair in self._given) != (shown.row is not None)

    def _low_of(self, pair: Pair) -> str:
        """What is typed in a cell, as it was sent."""
        return str(self.data.get(f"{LOW}-{pair[0]}-{pair[1]}", "")).strip()

    # ---- somebody else saved first

    def refuse_outdated(self) -> None:
        """Before what was filled in is saved, since a cell is known by its row: somebody may have put another there.

        Raises:
            StaleEdit: somebody has, in a cell that this person has changed.
        """
        for pair, shown in self._seen.items():
            stored = self.page.stored.get(pair)
            if shown.row is not None and (stored is None or stored.row != shown.row) and self._is_mine(pair, shown):
                raise StaleEdit(None)

    def meet(self, refusal: DomainError, page: HandDownPage) -> None:
        """Nothing was saved: the page as it is now, with what this person filled in, and what others have done beside it.

        Args:
            page: read anew.
        """
        if not isinstance(refusal, StaleEdit):
            self.add_error(None, str(refusal))
        overtaken = {pair: shown for pair, shown in self._seen.items() if as_seen(page.stored.get(pair)) != shown}
        mine = {pair for pair in overtaken if self._is_mine(pair, overtaken[pair])}
        self.conflicts = told(page, {pair: overtaken[pair] for pair in mine})
        for pair in overtaken.keys() - mine:
            del self._seen[pair]  # drawn as it is stored
        self._seen |= {pair: as_seen(page.stored.get(pair)) for pair in mine}
        if isinstance(refusal, StaleEdit) and not self.conflicts:
            self.add_error(None, str(refusal))
        self._show(page)

    def _is_mine(self, pair: Pair, shown: SeenCell) -> bool:
        """True of a cell that this person has changed."""
        changed = {(one.figure.pk, one.unit.pk) for one in self.changes.give}
        return pair in changed or (shown.row, shown.version) in self.changes.take_back

    @property
    def stale(self) -> list[Cell]:
        """The cells that somebody else has changed meanwhile."""
        cells = (cell for line in self.lines for cell in line.cells) if self.conflicts else ()
        return [cell for cell in cells if cell.conflict]


def _typed(bound: Any) -> str:
    """A stored bound as its box shows it."""
    return str(NumberField(required=False).prepare_value(bound) or "")
