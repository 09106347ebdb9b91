"""The words of a cycle's scales: from a year on they are others, and what has been decided keeps its own."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Max

from followup.models import ScaleStep
from followup.reading.scales import KEYS
from organisation.models import User
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.history import save_many, update_many

YEARS = (2000, 2100)
Step = tuple[str, str]  # a scale and the fixed key of one of its steps
Said = tuple[str, str]  # its word and its meaning


def steps() -> list[Step]:
    """Every step of every scale, in order."""
    return [(dimension.value, key.value) for dimension, keys in KEYS.items() for key in keys]


def mark_of(year: int) -> int:
    """What a year's words were when they were shown; 0 before it has any of its own. One query."""
    return ScaleStep.history.filter(first_year=year).aggregate(newest=Max("history_id"))["newest"] or 0


@transaction.atomic
def save(year: int, said: Mapping[Step, Said], *, by: User | None, seen: int | None = None) -> None:
    """Let the scales have these words from a year on, until a later year has its own.

    Args:
        said: of every step its word and meaning.
        seen: what `mark_of` the year was when the words were shown; None when nobody was shown them.

    Raises:
        DomainError: a step has no word, or two of a scale have the same.
        StaleEdit: somebody else has changed the year's words.
    """
    refuse_unclear(said)
    stored = list(ScaleStep.objects.select_for_update(no_key=True).filter(first_year=year))
    own = {(step.dimension, step.key): step for step in stored}
    changed = [step for key, step in own.items() if key in said and (step.word, step.meaning) != said[key]]
    if stored and changed and seen is not None and seen != mark_of(year):
        raise StaleEdit(stored[0])
    for step in changed:
        step.word, step.meaning = said[step.dimension, step.key]
    update_many(changed, ["word", "meaning"], by=by, reason="Ändrat ord")
    new = [
        ScaleStep(
            dimension=dimension,
            first_year=year,
            key=key,
            word=said[dimension, key][0],
            meaning=said[dimension, key][1],
            rank=rank,
        )
        for rank, (dimension, key) in enumerate(steps())
        if (dimension, key) in said and (dimension, key) not in own
    ]
    save_many(new, by=by, reason=f"Ord från {year}")


def refuse_unclear(said: Mapping[Step, Said]) -> None:
    """Refuse words that do not tell the steps apart.

    Raises:
        DomainError: a step has no word, or two of a scale have the same.
    """
    words = [(dimension, word.strip().lower()) for (dimension, _), (word, _) in said.items()]
    if not all(word for _, word in words):
        raise DomainError("Varje steg behöver ett ord.")
    if len(set(words)) < len(words):
        raise DomainError("Två steg i samma skala kan inte ha samma ord.")
