"""Ta bort tillfället: what is written in the round, told to whoever is about to remove it."""

from collections import Counter
from collections.abc import Iterable

from followup.services.round_removal import Written
from styrmodell.lib.swedish import count_words, join_words
from styrmodell.web.lines import Line


def places_written(written: Iterable[Written]) -> list[Line]:
    """Where something is written, how much, and by whom."""
    rows = list(written)
    counts = Counter(one.where for one in rows)
    return [
        Line(where, "", _words(count, [one for one in rows if one.where == where])) for where, count in counts.items()
    ]


def _words(count: int, rows: list[Written]) -> str:
    names = list(dict.fromkeys(str(one.writer) for one in rows if one.writer))
    by = f" av {join_words(names)}" if names else ""
    return f"{count_words(count, common=True)} {'uppgift' if count == 1 else 'uppgifter'}{by}"
