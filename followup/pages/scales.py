"""Skalor: the words that each year's reports are judged with."""

from dataclasses import dataclass

from followup.enums import ScaleDimension
from followup.models import ScaleStep
from followup.reading.scales import Words, words_by_year
from followup.services.scales import steps


@dataclass(frozen=True, slots=True)
class ScaleSet:
    """Ord från ett år.

    Attributes:
        until: the year before others hold; None of the newest.
        scales: each scale's name with its words, in order.
    """

    year: int
    until: int | None
    scales: tuple[tuple[str, str], ...]


def scale_sets() -> list[ScaleSet]:
    """The sets that hold from some year on, the newest first. Two queries."""
    years = sorted(set(ScaleStep.objects.order_by().values_list("first_year", flat=True)), reverse=True)
    found = words_by_year(years)
    later = [None, *(year - 1 for year in years)]
    return [ScaleSet(year, until, _scales(found[year])) for year, until in zip(years, later, strict=False)]


def _scales(words: Words) -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            str(dimension.label),
            ", ".join(words.words[name, key] for name, key in steps() if name == dimension),
        )
        for dimension in ScaleDimension
    )
