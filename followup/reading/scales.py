"""The words of a cycle's scales, with the fixed keys behind them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.text import capfirst

from followup.enums import Attainment, Forecast, Progress, ScaleDimension, Stewardship, WorkState
from followup.models import ScaleStep
from styrmodell.lib.documents.status import Status, StatusKey

KEYS: dict[ScaleDimension, type[TextChoices]] = {
    ScaleDimension.ATTAINMENT: Attainment,
    ScaleDimension.PROGRESS: Progress,
    ScaleDimension.FORECAST: Forecast,
    ScaleDimension.STEWARDSHIP: Stewardship,
}


@dataclass(frozen=True, slots=True)
class Words:
    """Ord och betydelser, per scale and key."""

    words: dict[tuple[str, str], str]
    meanings: dict[tuple[str, str], str]

    def status(self, dimension: str, key: str) -> Status | None:
        """The key with its word; None when nothing has been answered."""
        return Status(StatusKey(key), self.words[dimension, key]) if key else None

    def choices(self, dimension: str) -> list[tuple[str, str]]:
        """Key and word of each step, in order, for a form."""
        return [(key, word) for (of, key), word in self.words.items() if of == dimension]


def words_for(year: int) -> Words:
    """The scales that hold a year: per scale the newest set of rows begun by then, the keys' own labels without one."""
    return words_by_year([year])[year]


def words_by_year(years: Collection[int]) -> dict[int, Words]:
    """The scales of several years. One query."""
    steps = list(ScaleStep.objects.filter(first_year__lte=max(years, default=0)).order_by("first_year", "rank"))
    return {year: _words(step for step in steps if step.first_year <= year) for year in set(years)}


def _words(steps: Iterable[ScaleStep]) -> Words:
    words, places = {}, {}
    for dimension, keys in KEYS.items():
        for place, (key, label) in enumerate(keys.choices):
            words[dimension.value, key], places[dimension.value, key] = capfirst(str(label)), place
    meanings: dict[tuple[str, str], str] = {}
    for step in steps:
        words[step.dimension, step.key] = step.word
        meanings[step.dimension, step.key] = step.meaning
        places[step.dimension, step.key] = step.rank
    return Words({one: words[one] for one in sorted(words, key=places.__getitem__)}, meanings)


def work_status(state: str) -> Status | None:
    """Läget för en aktivitet eller ett uppdrag; None when nothing has been written."""
    return Status(StatusKey(state), capfirst(WorkState(state).label)) if state else None
