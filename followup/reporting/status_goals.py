"""How it goes with each goal, from frozen reports: assessment, why, what has changed, and the sentence about all of them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from followup.enums import Attainment
from followup.reporting.frozen import Frozen, chapter_url, goal_key
from styrmodell.lib import richtext
from styrmodell.lib.documents.blocks import GoalRow
from styrmodell.lib.documents.status import Status
from styrmodell.lib.swedish import count_words, join_words

ORDER = {Attainment.NOT_MET.value: 0, Attainment.PARTLY.value: 1, Attainment.MET.value: 2}
# Key → one goal, several goals; the words of a sentence, whatever the scale's rows say.
IN_WORDS = {
    Attainment.MET.value: ("uppfyllt", "uppfyllda"),
    Attainment.PARTLY.value: ("delvis uppfyllt", "delvis uppfyllda"),
    Attainment.NOT_MET.value: ("inte uppfyllt", "inte uppfyllda"),
    Attainment.NOT_ASSESSED.value: ("inte bedömt", "inte bedömda"),
}
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
LONGEST_WHY = 220


@dataclass(frozen=True, slots=True)
class TrailStep:
    """An earlier assessment of a goal."""

    round: str
    status: Status | None

    @property
    def words(self) -> str:
        """What the mark says: "Delårsrapport 1 2026: Delvis uppfyllt"."""
        return f"{self.round}: {self.status.word if self.status else 'Ej bedömt'}"


@dataclass(frozen=True, slots=True)
class GoalStatus:
    """Ett mål and how it goes; `change` is better (1), the same (0), worse (−1) or cannot be said (None)."""

    code: str
    name: str
    status: Status | None
    why: str
    trail: tuple[TrailStep, ...]
    change: int | None
    url: str


def goal_status(row: GoalRow, now: Frozen, earlier: Sequence[Frozen]) -> GoalStatus:
    """A goal of the chosen report, with its earlier assessments, oldest first."""
    before = [TrailStep(str(one.round), _found(one, row)) for one in reversed(earlier) if _has(one, row)]
    change = _change(before[-1].status if before else None, row.assessment)
    said = {1: "Bättre", 0: "Oförändrat", -1: "Sämre"}.get(change) if change is not None else None
    since = f"{said} sedan {_lower(before[-1].round)}." if said and before else ""
    return GoalStatus(
        code=row.code,
        name=row.name,
        status=row.assessment,
        why=" ".join(filter(None, [since, _first_sentence(now.motivation(row.chapter))])),
        trail=(*before, TrailStep(str(now.round), row.assessment)),
        change=change,
        url=chapter_url(now.report, row.chapter),
    )


def _has(one: Frozen, row: GoalRow) -> bool:
    return any(goal_key(other) == goal_key(row) for other in one.goals)


def _found(one: Frozen, row: GoalRow) -> Status | None:
    return next((other.assessment for other in one.goals if goal_key(other) == goal_key(row)), None)


def _change(before: Status | None, now: Status | None) -> int | None:
    if before is None or now is None or before.key.value not in ORDER or now.key.value not in ORDER:
        return None
    step = ORDER[now.key.value] - ORDER[before.key.value]
    return (step > 0) - (step < 0)


def _first_sentence(html: str) -> str:
    text = " ".join(richtext.plain(html).split())
    first = SENTENCE_END.split(text, maxsplit=1)[0]
    return first if len(first) <= LONGEST_WHY else f"{first[:LONGEST_WHY].rsplit(' ', 1)[0]} …"


def goal_sentence(goals: Sequence[GoalStatus]) -> str:
    """In words: "Tre av fem mål är uppfyllda och två delvis uppfyllda."."""
    if not goals:
        return ""
    counts = Counter(goal.status.key.value if goal.status else Attainment.NOT_ASSESSED.value for goal in goals)
    (first, *rest) = [(counts[key], words) for key, words in IN_WORDS.items() if counts[key]]
    if len(goals) == 1:
        return f"Målet är {first[1][0]}."
    if not rest:
        every = "Båda målen" if len(goals) == 2 else f"Alla {count_words(len(goals))} mål"
        return f"{every} är {first[1][1]}."
    parts = [f"{count_words(count)} {words[count > 1]}" for count, words in rest]
    start = f"{count_words(first[0]).capitalize()} av {count_words(len(goals))} mål är {first[1][first[0] > 1]}"
    return f"{join_words([start, *parts])}."


def change_sentence(goals: Sequence[GoalStatus], earlier: Sequence[Frozen]) -> str:
    """In words: "Ett mål har blivit bättre sedan delårsrapport 1 2026 och ett sämre."."""
    if not any(goal.change is not None for goal in goals):
        return ""
    since = next(str(one.round) for one in earlier if one.goals)
    better, worse = (sum(goal.change == step for goal in goals) for step in (1, -1))
    if not better and not worse:
        return f"Ingen bedömning har ändrats sedan {_lower(since)}."
    first, word = (better, "bättre") if better else (worse, "sämre")
    second = f" och {count_words(worse)} sämre" if better and worse else ""
    return f"{count_words(first).capitalize()} mål har blivit {word} sedan {_lower(since)}{second}."


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]
