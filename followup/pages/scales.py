"""Skalor: the words that each year's reports are judged with."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst

from followup.models import ScaleStep
from followup.reading.scales import KEYS, Words, words_by_year


@dataclass(frozen=True, slots=True)
class ScaleLine:
    """En skala: its name, and in order each step's key, word and meaning."""

    name: str
    steps: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class WordsFrom:
    """Orden från ett år.

    Attributes:
        years: for how long they hold: "2019–2023", "från 2024".
    """

    year: int
    years: str
    scales: tuple[ScaleLine, ...]


@dataclass(frozen=True, slots=True)
class ScalesPage:
    """What the page shows.

    Attributes:
        given: the newest first.
        coming: the years that words of their own can be given from now.
    """

    given: tuple[WordsFrom, ...]
    coming: tuple[int, ...]


def scales_page(*, on: date) -> ScalesPage:
    """The words that somebody has given, year by year. Two queries."""
    years = sorted(set(ScaleStep.objects.order_by().values_list("first_year", flat=True)), reverse=True)
    found = words_by_year(years)
    lasts = [None, *(year - 1 for year in years)]
    given = tuple(
        WordsFrom(year, _years(year, last), _scales(found[year])) for year, last in zip(years, lasts, strict=False)
    )
    coming = tuple(year for year in (on.year, on.year + 1) if year not in found)
    return ScalesPage(given, coming or (years[0] + 1,))


def _years(first: int, last: int | None) -> str:
    if last is None:
        return f"från {first}"
    return str(first) if first == last else f"{first}–{last}"


def _scales(words: Words) -> tuple[ScaleLine, ...]:
    return tuple(
        ScaleLine(
            capfirst(str(dimension.label)),
            tuple(
                (key, word, words.meanings.get((dimension.value, key), ""))
                for key, word in words.choices(dimension.value)
            ),
        )
        for dimension in KEYS
    )
