"""The words of the scales: from a year on they are others; their keys stay, and what has been decided keeps its own words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from followup.models import ScaleStep
from followup.reading.scales import KEYS, words_for
from organisation.models import TreeLock, User
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.history import save_many, update_many

YEARS = (2000, 2100)
Step = tuple[str, str]  # a scale and the fixed key of one of its steps


@dataclass(frozen=True, slots=True)
class Said:
    """Ett steg as it is to be: its word, what it means, and its place in its scale, the first 0."""

    word: str
    meaning: str = ""
    rank: int = 0


def mark_of(year: int) -> int:
    """What the words that hold a year were when they were shown; 0 where none have been given. Two queries."""
    rows = [row.pk for row in _rows(year).values()]
    return ScaleStep.history.filter(id__in=rows).aggregate(newest=Max("history_id"))["newest"] or 0


def _rows(year: int) -> dict[Step, ScaleStep]:
    """The rows that hold a year, whichever year they are from."""
    found = ScaleStep.objects.filter(first_year__lte=year).order_by("first_year")
    return {(row.dimension, row.key): row for row in found}


def holding(year: int) -> dict[Step, Said]:
    """Every step of every scale as it holds a year, in order. One query."""
    found = words_for(year)
    return {
        (dimension.value, key): Said(word, found.meanings.get((dimension.value, key), ""), place)
        for dimension in KEYS
        for place, (key, word) in enumerate(found.choices(dimension.value))
    }


@transaction.atomic
def save(year: int, said: Mapping[Step, Said], *, by: User | None, seen: int | None = None) -> bool:
    """Let the scales have these words from a year on, until a later year has its own.

    Args:
        said: every step of every scale.
        seen: what `mark_of` the year was when the words were shown; None when nobody was shown them.

    Returns:
        True when something was saved: a year whose words are those that hold anyway gets none of its own.

    Raises:
        DomainError: a step has no word, or two of a scale have the same word or place.
        StaleEdit: somebody else has changed the words that hold the year.
    """
    refuse_unclear(said)
    TreeLock.hold()  # two who give a year its first words take turns
    if said == holding(year):
        return False
    rows = _rows(year)
    if rows and seen is not None and seen != mark_of(year):
        raise StaleEdit(_last_changed(rows.values()))
    own = {step: row for step, row in rows.items() if row.first_year == year and step in said}
    changed = [row for step, row in own.items() if _said(row) != said[step]]
    for row in changed:
        new = said[row.dimension, row.key]
        row.word, row.meaning, row.rank = new.word, new.meaning, new.rank
    update_many(changed, ["word", "meaning", "rank"], by=by, reason="Ändrat ord")
    added = [
        ScaleStep(dimension=step[0], first_year=year, key=step[1], word=new.word, meaning=new.meaning, rank=new.rank)
        for step, new in said.items()
        if step not in own
    ]
    save_many(added, by=by, reason=f"Ord från {year}")
    return True


def _said(row: ScaleStep) -> Said:
    return Said(row.word, row.meaning, row.rank)


def _last_changed(rows: Collection[ScaleStep]) -> ScaleStep:
    """The one that somebody changed last: its history says who."""
    newest = ScaleStep.history.filter(id__in=[row.pk for row in rows]).order_by("-history_id").first()
    return next((row for row in rows if newest and row.pk == newest.id), next(iter(rows)))


def refuse_unclear(said: Mapping[Step, Said]) -> None:
    """Refuse words that do not tell the steps of a scale apart.

    Raises:
        DomainError: a step has no word, or two of a scale have the same word or place.
    """
    if not all(one.word.strip() for one in said.values()):
        raise DomainError("Varje steg behöver ett ord.")
    words = {(dimension, one.word.strip().casefold()) for (dimension, _), one in said.items()}
    if len(words) < len(said):
        raise DomainError("Två steg i samma skala kan inte ha samma ord.")
    if len({(dimension, one.rank) for (dimension, _), one in said.items()}) < len(said):
        raise DomainError("Två steg i samma skala kan inte stå på samma plats.")
