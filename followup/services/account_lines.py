"""A year's lines of the accounts: begun from law and from the year before, with the municipality's own under the law's."""

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction

from followup.enums import AccountKind, LineKind, Sign
from followup.models import AccountLine
from followup.rules.accounts.line_table import law_lines
from followup.rules.accounts.lines import Line
from organisation.models import User
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_new, signed, update_many

OWN = "own_"  # the keys of the municipality's own lines
NAMES = ("name", "interim_name")


@transaction.atomic
def begin(year: int) -> None:
    """Give a year its lines: those of law as they are called that year, renamed and added to as in the newest earlier year.
    A year that has them keeps its own.
    """
    if AccountLine.objects.filter(year=year).exists():
        return
    rows = _rows(year)
    # Two who begin the year at once both come through: the second finds the first one's rows.
    AccountLine.objects.bulk_create(
        [_stored(line, year, rank, own) for rank, (line, own) in enumerate(rows)], ignore_conflicts=True
    )
    made = {row.key: row for row in AccountLine.objects.filter(year=year)}
    tied = []
    for line, _ in rows:
        if line.part_of or line.explains:
            row = made[line.key]
            row.part_of, row.explains = made.get(line.part_of), made.get(line.explains)
            tied.append(row)
    AccountLine.objects.bulk_update(tied, ["part_of", "explains"])


def _rows(year: int) -> list[tuple[Line, bool]]:
    """The year's lines in order, each with whether it is the municipality's own. Two queries."""
    before = AccountLine.objects.filter(year__lt=year).order_by("-year").values_list("year", flat=True).first()
    law = [(line, False) for line in law_lines(year)]
    if before is None:
        return law
    earlier = AccountLine.objects.filter(year=before).select_related("part_of", "explains").order_by("rank", "pk")
    kept = {row.key: row for row in earlier}
    then = law_lines(before)
    rows = [(_as_called(line, kept, then.get(line.key)), False) for line, _ in law]
    # Each own line where it stood: after the line that it followed then.
    ordered = list(kept.values())
    for place, row in enumerate(ordered):
        if row.is_own:
            follows = ordered[place - 1].key if place else ""
            at = next((index + 1 for index, (line, _) in enumerate(rows) if line.key == follows), len(rows))
            rows.insert(at, (row.line, True))
    return rows


def _as_called(line: Line, kept: Mapping[str, AccountLine], then: Line | None) -> Line:
    """A line of law with the name that the municipality has given it, where that was not the law's own of then."""
    row = kept.get(line.key)
    if row is None or then is None:
        return line
    renamed = {name: getattr(row, name) for name in NAMES if getattr(row, name) != getattr(then, name)}
    return replace(line, **renamed)


def _stored(line: Line, year: int, rank: int, is_own: bool) -> AccountLine:  # noqa: FBT001 - a row's own columns
    return AccountLine(
        year=year,
        key=line.key,
        account=line.account,
        name=line.name,
        interim_name=line.interim_name,
        kind=line.kind,
        sign=line.sign,
        asked_of=line.asked_of,
        is_interim=line.is_interim,
        paragraph=line.paragraph,
        is_own=is_own,
        rank=rank,
    )


@transaction.atomic
def add(under: AccountLine, *, by: User | None, name: str, sign: str = Sign.EITHER, counts: bool = True) -> AccountLine:
    """Add a line of the municipality's own under another of the same account, last of what stands under it.

    Args:
        counts: it is a part of the other, which then is the sum of its parts; else it only tells of it.

    Raises:
        DomainError: the other is a heading, or the name is taken there.
    """
    ordered = _locked(under.year)
    if under.kind == LineKind.HEADING:
        raise DomainError("Välj en rad som har belopp. Rader kan inte räknas i en rubrik.")
    beside = [row for row in ordered if row.part_of_id == under.pk]
    _refuse_taken(name, beside)
    made = AccountLine(
        year=under.year,
        key=_own_key(),
        account=under.account,
        name=name,
        kind=LineKind.AMOUNT if counts else LineKind.OF_WHICH,
        part_of=under,
        sign=sign,
        asked_of=under.asked_of,
        is_interim=under.is_interim,
        is_own=True,
        rank=len(ordered),
    )
    save_new(made, by=by, reason="Tillagd")
    # A sum stands after its parts, and what only tells of a line after it.
    after = ordered.index(beside[-1]) + 1 if beside else ordered.index(under) + (not counts)
    _put(made, after, ordered, by)
    return made


@transaction.atomic
def add_to_note(about: AccountLine, *, by: User | None, name: str) -> AccountLine:
    """Add a line to the note about a line of the accounts; the lines of a note come to what the line says.

    Raises:
        DomainError: it is a heading or itself in a note, or the name is taken in the note.
    """
    ordered = _locked(about.year)
    if about.kind == LineKind.HEADING or about.account == AccountKind.NOTES:
        raise DomainError("Välj en rad i räkenskaperna som har belopp.")
    _refuse_taken(name, [row for row in ordered if row.explains_id == about.pk])
    made = AccountLine(
        year=about.year,
        key=_own_key(),
        account=AccountKind.NOTES,
        name=name,
        explains=about,
        sign=Sign.EITHER,
        asked_of=about.asked_of,
        is_interim=False,
        is_own=True,
        rank=len(ordered),
    )
    save_new(made, by=by, reason="Tillagd")
    return made


def _refuse_taken(name: str, beside: list[AccountLine]) -> None:
    if any(row.name.casefold() == name.casefold() for row in beside):
        raise DomainError(f"Det finns redan en rad som heter ”{name}” där.")


def _own_key() -> str:
    """A key that no own line of any year has: the same line keeps its own from year to year."""
    numbers = AccountLine.objects.filter(key__startswith=OWN).values_list("key", flat=True)
    return f"{OWN}{max((int(key.removeprefix(OWN)) for key in numbers), default=0) + 1}"


@transaction.atomic
def rename(
    row: AccountLine, *, by: User | None, name: str, interim_name: str = "", version: int | None = None
) -> AccountLine:
    """Call a line something else from its year on; earlier years keep what it was called.

    Raises:
        StaleEdit: somebody else has changed it.
    """
    current = AccountLine.objects.select_for_update(of=("self",), no_key=True).get(pk=row.pk)
    save_changes(current, {"name": name, "interim_name": interim_name}, by=by, version=version, reason="Nytt namn")
    return current


@transaction.atomic
def remove(row: AccountLine, *, by: User | None) -> None:
    """Take away a line of the municipality's own that nothing is said on.

    Raises:
        DomainError: law asks for it, it holds amounts, or others count in it.
    """
    ordered = _locked(row.year)
    current = next(one for one in ordered if one.pk == row.pk)
    if not current.is_own:
        raise DomainError(f"”{current.name}” kan inte tas bort: den krävs ({current.paragraph}).")
    if current.figures.exists() or current.parts.exists() or current.told_of.exists():
        raise DomainError(f"”{current.name}” har belopp eller egna rader. Ta bort dem först.")
    signed(current, by=by, reason="Borttagen").delete()


def _locked(year: int) -> list[AccountLine]:
    """The year's lines in order, locked until the transaction ends: two who change them take turns."""
    found = AccountLine.objects.select_for_update(of=("self",), no_key=True).filter(year=year)
    return list(found.order_by("rank", "pk"))


def _put(row: AccountLine, place: int, ordered: list[AccountLine], by: User | None) -> None:
    """Give the year's lines their places anew, with a new one among them."""
    wanted = [*ordered[:place], row, *ordered[place:]]
    moved = [(one, rank) for rank, one in enumerate(wanted) if one.rank != rank]
    for one, rank in moved:
        one.rank = rank
    update_many([one for one, _ in moved], ["rank"], by=by, reason="Flyttad")
