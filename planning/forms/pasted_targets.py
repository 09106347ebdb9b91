"""A table of targets pasted from Excel: units in its head and key figures in its rows, or the other way round."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst

from styrmodell.lib.errors import DomainError
from styrmodell.lib.pasted import table_in
from styrmodell.lib.swedish import count_words, join_words

TICKS = ("x", "ja", "✓", "1x")  # handed down, and no target
BETWEEN = re.compile(r"(?P<low>[^–]*[0-9])\s*(?:–|--|\btill\b)\s*(?P<high>[0-9].*)")
NOTED = re.compile(r"\s*[(,].*")  # what people add to a name: "Nöjda besökare (procent)"
SHOWN = 12

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a cell says: the target as it was written, and the upper one where there are two; both empty for a tick."""

    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was recognised in a pasted table, and what was not.

    Attributes:
        cells: key figure and unit → what the cell says; those that say something.
        unknown: the words that name nothing here, as they were written.
        why: in a sentence, when nothing of it could be read.
    """

    cells: Mapping[Pair, Pasted]
    unknown: tuple[str, ...] = ()
    why: str = ""

    @property
    def figures(self) -> set[int]:
        """The key figures that cells were found for."""
        return {figure for figure, _ in self.cells}

    @property
    def units(self) -> set[int]:
        """The units that cells were found for."""
        return {unit for _, unit in self.cells}

    @property
    def is_something(self) -> bool:
        """False where nothing has been pasted."""
        return bool(self.cells or self.unknown or self.why)

    @property
    def is_whole(self) -> bool:
        """True when nothing was left."""
        return bool(self.cells) and not self.unknown

    @property
    def found_words(self) -> str:
        """What was read in: "Sex rutor är ifyllda: två nyckeltal och tre enheter"."""
        boxes = (
            "En ruta är ifylld"
            if len(self.cells) == 1
            else f"{capfirst(count_words(len(self.cells)))} rutor är ifyllda"
        )
        units = "en enhet" if len(self.units) == 1 else f"{count_words(len(self.units))} enheter"
        return f"{boxes}: {count_words(len(self.figures))} nyckeltal och {units}. Inget är sparat än."

    @property
    def unknown_words(self) -> str:
        """What was not, by its words; empty when all was."""
        if not self.unknown:
            return ""
        more = len(self.unknown) - SHOWN
        shown = [f"”{name}”" for name in self.unknown[:SHOWN]]
        return f"Det här kändes inte igen: {join_words([*shown, *([f'{more} till'] if more > 0 else [])])}."


def recognise(text: str, figures: Iterable[tuple[int, str]], units: Iterable[tuple[int, str]]) -> Recognised:
    """Read a pasted table. Which way it lies is told by the names in its head.

    Args:
        figures, units: ids and names of what it may name; a unit may be there once more by its code. What two are called
            names neither.
    """
    try:
        table = table_in(text)
    except DomainError as refusal:
        return Recognised({}, why=str(refusal))
    if not table:
        return Recognised({}, why="Klistra in en tabell först.")
    known_figures, known_units = _by_name(figures), _by_name(units)
    head = table[0][1:]
    has_units_on_top = _count(head, known_units) >= _count(head, known_figures)
    across, down = (known_units, known_figures) if has_units_on_top else (known_figures, known_units)
    if not _count(head, across):
        why = "Ingen enhet och inget nyckeltal i tabellens första rad kändes igen. Skriv namnen som de står på sidan."
        return Recognised({}, why=why)
    columns = [(place, _found(name, across)) for place, name in enumerate(head, start=1) if name]
    unknown = [table[0][place] for place, pk in columns if pk is None]
    cells: dict[Pair, Pasted] = {}
    for row in table[1:]:
        own = _found(row[0], down)
        if own is None:
            unknown.append(row[0] or f"en rad utan namn, {join_words([cell for cell in row if cell])}")
            continue
        for other, said in _said(row, columns):
            cells[(own, other) if has_units_on_top else (other, own)] = said
    why = "" if cells or unknown else "Tabellen har namn men inga värden."
    return Recognised(cells, tuple(dict.fromkeys(unknown)), why)


def _said(row: Sequence[str], columns: Iterable[tuple[int, int | None]]) -> Iterator[tuple[int, Pasted]]:
    """What the cells of a row say, each with what its column names."""
    for place, pk in columns:
        cell = row[place] if place < len(row) else ""
        if pk is not None and cell:
            yield pk, _read(cell)


def _read(cell: str) -> Pasted:
    if cell.casefold() in TICKS:
        return Pasted()
    two = BETWEEN.fullmatch(cell)
    return Pasted(two["low"].strip(), two["high"].strip()) if two else Pasted(cell)


def _by_name(rows: Iterable[tuple[int, str]]) -> dict[str, int]:
    known: dict[str, set[int]] = {}
    for pk, name in rows:
        known.setdefault(_folded(name), set()).add(pk)
    return {name: min(found) for name, found in known.items() if name and len(found) == 1}


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _found(name: str, known: Mapping[str, int]) -> int | None:
    folded = _folded(name)
    return known.get(folded, known.get(NOTED.sub("", folded)))


def _count(names: Iterable[str], known: Mapping[str, int]) -> int:
    return sum(_found(name, known) is not None for name in names if name)
