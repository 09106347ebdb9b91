"""What a pasted table or a file would do to the accounts, before anything is saved: row by row in each column. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.text import capfirst

from followup.enums import MoneyUnit
from followup.money.importing.account_comparison import ComparedRow, compare, likely_unit
from followup.money.importing.account_pasted import Pasted
from followup.money.importing.comparison import RowState
from followup.pages.account_seen import Seen, mark_of
from followup.pages.account_targets import Targets
from followup.rules.accounts.reading import written
from followup.rules.accounts.told import Told
from followup.services.account_figures import FigureInput
from followup.services.account_grids import Grid
from styrmodell.lib.swedish import MISSING, count_words, join_words
from styrmodell.web.lines import Line


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """En rad i en kolumn: what stands there, and what the table says.

    Attributes:
        where: where it stands in the table.
        before, after: the two amounts, written in the preview's unit.
        is_stale: somebody has saved another amount since this person saw it.
    """

    key: str
    name: str
    where: str
    before: str
    after: str
    state: RowState
    told: Told
    version: int
    is_stale: bool


@dataclass(frozen=True, slots=True)
class PreviewColumn:
    """En kolumn i räkenskaperna that the table fills.

    Attributes:
        said: the column's head in the table.
        silent: the names of rows with amounts that the table says nothing of.
        misplaced: the names of rows that the unit, or the year, has none of.
        likely: another unit that the amounts seem to be in.
        locked: why what differs is not saved, in a sentence; "" where it is.
    """

    slug: str
    heading: str
    said: str
    rows: tuple[PreviewRow, ...]
    silent: tuple[str, ...]
    misplaced: tuple[str, ...]
    likely: MoneyUnit | None
    locked: str = ""

    @property
    def written(self) -> list[PreviewRow]:
        """What is saved."""
        return [] if self.locked else self.differing

    @property
    def differing(self) -> list[PreviewRow]:
        """What stands there otherwise, or not at all."""
        return [row for row in self.rows if row.state != RowState.UNCHANGED]

    @property
    def differing_words(self) -> str:
        """The names of what differs, in a sentence."""
        return join_words([row.name for row in self.differing])

    @property
    def unchanged(self) -> list[PreviewRow]:
        """What stands there already."""
        return [row for row in self.rows if row.state == RowState.UNCHANGED]

    @property
    def counts(self) -> str:
        """How many rows are new, changed and unchanged, in words."""
        kinds = ((RowState.NEW, "nya"), (RowState.CHANGED, "ändrade"), (RowState.UNCHANGED, "oförändrade"))
        counts = [(sum(row.state == state for row in self.rows), state, many) for state, many in kinds]
        said = [
            f"{count_words(count, common=True)} {state if count == 1 else many}"
            for count, state, many in counts
            if count
        ]
        return ", ".join(said)

    @property
    def unchanged_words(self) -> str:
        """What is unchanged, folded: "Ett belopp finns redan"."""
        count = len(self.unchanged)
        return "Ett belopp finns redan" if count == 1 else f"{capfirst(count_words(count))} belopp finns redan"

    @property
    def silent_words(self) -> str:
        """What the table says nothing of, in a sentence."""
        return join_words(self.silent)

    @property
    def misplaced_words(self) -> str:
        """What has no row here, in a sentence."""
        return join_words(self.misplaced)


@dataclass(frozen=True, slots=True)
class Preview:
    """Förhandsvisning av en tabell.

    Attributes:
        seen: what this person has seen of it before; nothing the first time.
        source: of the table, as `Seen.source`.
    """

    pasted: Pasted
    columns: tuple[PreviewColumn, ...]
    seen: Seen
    source: str = ""

    @property
    def write_count(self) -> int:
        """How many amounts would be saved."""
        return sum(len(column.written) for column in self.columns)

    @property
    def lede(self) -> str:
        """What was made of the table, in words."""
        known, unknown = len({row.place.id for row in self.pasted.rows}), len(self.pasted.unknown)
        rows = "En rad" if known == 1 else f"{capfirst(count_words(known))} rader"
        others = "" if not unknown else f", {count_words(unknown, common=True)} gör det inte"
        unit = f"Beloppen läses i {self.pasted.unit.label}{', som tabellen säger' if self._says_unit else ''}."
        return f"{rows} känns igen{others}. {unit} Inget är sparat än."

    @property
    def _says_unit(self) -> bool:
        return self.pasted.said_in == self.pasted.unit

    @property
    def fault_words(self) -> str:
        """How many cells cannot be read."""
        count = len(self.pasted.faults)
        cells = "En cell går" if count == 1 else f"{capfirst(count_words(count))} celler går"
        return f"{cells} inte att läsa. De beloppen sparas inte:"

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many amounts are new, changed and unchanged."""
        rows = [row.state for column in self.columns for row in (*column.written, *column.unchanged)]
        return rows.count(RowState.NEW), rows.count(RowState.CHANGED), rows.count(RowState.UNCHANGED)

    @property
    def write_words(self) -> str:
        """How many, on the button."""
        return count_words(self.write_count)

    @property
    def stale(self) -> list[tuple[PreviewColumn, PreviewRow]]:
        """What somebody else has saved since it was seen."""
        return [(column, row) for column in self.columns for row in column.written if row.is_stale]

    @property
    def stale_lines(self) -> list[Line]:
        """They in words, each led to."""
        return [
            Line(f"{row.name}, {column.heading}: nu {row.before}, i tabellen {row.after}", f"#{column.slug}-{row.key}")
            for column, row in self.stale
        ]

    @property
    def fault_lines(self) -> list[str]:
        """The cells that cannot be read, and why."""
        return [f"{one.place.words}, {one.place.where}: {one.sentence}" for one in self.pasted.faults]

    @property
    def doubts(self) -> list[PreviewColumn]:
        """The columns that seem to be in another unit."""
        return [column for column in self.columns if column.likely]

    @property
    def is_seen(self) -> bool:
        """True when just this has been shown, whatever others have saved meanwhile."""
        return self.seen.mark == self.mark

    @property
    def mark(self) -> str:
        """Tells what it says from anything else that it could say."""
        said = [
            (
                column.slug,
                row.key,
                str(row.told.amount),
                row.told.said_in,
                row.told.decimals,
                row.told.is_not_applicable,
            )
            for column in self.columns
            for row in column.rows
        ]
        return mark_of(sorted(said))

    @property
    def shown(self) -> Seen:
        """What the person has seen when this is shown."""
        versions = {column.slug: {row.key: row.version for row in column.rows} for column in self.columns}
        return Seen(self.source, self.mark, versions)

    def grids(self, targets: Targets, source: str = "") -> list[Grid]:
        """What is saved, for the service.

        Args:
            source: the file that it is from.
        """
        return [_grid(column, targets, source) for column in self.columns if column.written]


def preview_of(
    pasted: Pasted,
    placed: Mapping[int, str],
    targets: Targets,
    seen: Seen,
    *,
    source: str = "",
    locks: Mapping[str, str] | None = None,
) -> Preview:
    """What saving would do.

    Args:
        placed: a column's place in the table → the slug of what it is for; those that are not read are left out.
        seen: what the person has seen before; source: of the table; locks: as `locks_of`.
    """
    places: dict[str, list[int]] = {}
    for place, slug in placed.items():
        places.setdefault(slug, []).append(place)
    made = [_column(pasted, of_it, slug, targets, seen) for slug, of_it in places.items()]
    told = tuple(replace(column, locked=(locks or {}).get(column.slug, "")) for column in made)
    return Preview(pasted, told, seen, source)


def _column(pasted: Pasted, places: Sequence[int], slug: str, targets: Targets, seen: Seen) -> PreviewColumn:
    """What the columns of the table that are one of the accounts' would do to it."""
    stored = {key: said.told for key, said in targets.columns[slug].figures.items()}
    compared = [compare(pasted, place, stored) for place in places]
    rows = {row.key: row for one in reversed(compared) for row in one.rows}
    silent = dict.fromkeys(key for one in compared for key in one.silent if key not in rows)
    here = [row for row in rows.values() if targets.line(slug, row.key)]
    # What does not apply to a unit is often said with a dash where it has no such row.
    misplaced = [
        row.key for row in rows.values() if not targets.line(slug, row.key) and not row.after.is_not_applicable
    ]
    likely = [likely_unit(pasted, place, targets.known(slug)) for place in places]
    return PreviewColumn(
        slug,
        targets.heading(slug),
        join_words([words for place in places if (words := pasted.columns[place].words)]),
        tuple(_row(row, slug, targets, pasted.unit, seen) for row in sorted(here, key=lambda row: row.place.id)),
        tuple(_names(list(silent), targets)),
        tuple(_names(misplaced, targets)),
        next(filter(None, likely), None),
    )


def _names(keys: Sequence[str], targets: Targets) -> list[str]:
    return [targets.lines[key].name_at(targets.period.month) for key in keys if targets.lines.get(key)]


def _row(row: ComparedRow, slug: str, targets: Targets, unit: MoneyUnit, seen: Seen) -> PreviewRow:
    stored = targets.columns[slug].figures.get(row.key)
    version = stored.version if stored else 0
    is_clash = bool(seen.mark) and row.state != RowState.UNCHANGED and _was_shown(seen, slug, row.key)
    return PreviewRow(
        row.key,
        targets.lines[row.key].name_at(targets.period.month),
        row.place.where,
        MISSING if row.before.is_missing else written(row.before, unit),
        written(row.after, unit),
        row.state,
        row.after,
        version,
        is_clash and seen.version(slug, row.key) != version,
    )


def _was_shown(seen: Seen, slug: str, key: str) -> bool:
    return key in seen.versions.get(slug, {})


def _grid(column: PreviewColumn, targets: Targets, source: str) -> Grid:
    slot = targets.columns[column.slug].slot
    inputs = [FigureInput(row.key, row.told, source, row.version) for row in column.written]
    return Grid(column.slug, slot.unit, slot.year, inputs, month=slot.month, kind=slot.kind, round=slot.round)
