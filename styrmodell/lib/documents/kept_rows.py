"""Rows of a table that a cell covers together: they are never parted by the end of a page (ISO 14289-1, 7.2).

A cell that is torn would cover other rows in the file than it says.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from math import ceil
from operator import attrgetter

from styrmodell.lib.richtext.blocks import Block, TableCell, all_runs
from styrmodell.lib.richtext.grid import Spot, filled, spots_of, width_of

MOST = 140.0  # mm of rows that stay together; the heights below are estimates, and a page may be a lying one
LINE, PADDING, PICTURE = 4.4, 2.6, 110.0
CHARACTERS_A_LINE = 80  # over the whole table


def fitting(table: Block) -> Block:
    """The table, where a cell that covers more than would stay on one page stands in each of its rows instead."""
    if all(cell.rowspan == 1 for row in table.rows for cell in row):
        return table
    spots = spots_of(table.rows)
    heights = _row_heights(spots)
    divided: list[Spot] = []
    for first, last, group in _groups(spots):
        is_tall = sum(heights[first:last]) > MOST
        divided.extend(part for spot in group for part in (_divided(spot) if is_tall else [spot]))
    return replace(table, rows=tuple(filled(divided)))


def _groups(spots: Sequence[Spot]) -> Iterator[tuple[int, int, list[Spot]]]:
    """The rows that cells cover together, from and to, with their cells."""
    group: list[Spot] = []
    reach = 0
    for row, cells in groupby(spots, attrgetter("row")):
        if group and row >= reach:
            yield group[0].row, reach, group
            group = []
        group.extend(cells)
        reach = max(reach, *(spot.below for spot in group))
    if group:
        yield group[0].row, reach, group


def _row_heights(spots: Sequence[Spot]) -> list[float]:
    """About how many millimetres each row takes; a cell over several rows is counted in the first."""
    width = width_of(spots)
    heights = [0.0] * max(spot.below for spot in spots)
    for spot in spots:
        heights[spot.row] = max(heights[spot.row], _height(spot.cell, CHARACTERS_A_LINE * spot.cell.colspan / width))
    return heights


def _height(cell: TableCell, characters: float) -> float:
    runs = all_runs(cell.blocks)
    letters = sum(len(run.text) for run in runs if not run.image)
    lines = letters / characters + sum(run.is_break for run in runs) + len(cell.blocks)
    return PADDING + LINE * ceil(lines) + PICTURE * sum(bool(run.image) for run in runs)


def _divided(spot: Spot) -> list[Spot]:
    return [Spot(replace(spot.cell, rowspan=1), row, spot.column) for row in range(spot.row, spot.below)]
