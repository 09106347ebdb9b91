"""How it goes with each goal, from frozen reports: assessment, why, what has changed, and the sentence about all of them."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst

from followup.enums import Attainment
from followup.reading.frozen import Frozen, FrozenGoal, chapter_url
from styrmodell.lib import richtext
from styrmodell.lib.documents.status import Status
from styrmodell.lib.swedish import count_words, join_words, lower_first

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
    """An earlier assessment of a goal; `goal` is its code or heading where several stand behind the goal of today."""

    round: str
    status: Status | None
    goal: str = ""

    @property
    def words(self) -> str:
        """What the mark says: "Delårsrapport 1 2026: Delvis uppfyllt"."""
        when = f"{self.round}, {self.goal}" if self.goal else self.round
        return f"{when}: {self.status.word if self.status else 'Ej bedömt'}"


@dataclass(frozen=True, slots=True)
class GoalStatus:
    """Ett mål and how it goes; `change` is better (1), the same (0), worse (−1) or cannot be said (None)."""

    node: int
    code: str
    name: str
    status: Status | None
    why: str
    trail: tuple[TrailStep, ...]
    change: int | None
    url: str


def goal_status(goal: FrozenGoal, story: Collection[int], now: Frozen, earlier: Sequence[Frozen]) -> GoalStatus:
    """A goal of the chosen report with its earlier assessments, oldest first: its own and those of what it continues.

    Args:
        story: ids of the goal itself and of those that it comes from and goes on in, whatever they were called.
    """
    rounds = [_steps(one, story) for one in reversed(earlier)]
    before = [step for steps in rounds for step in steps]
    last = next((steps for steps in reversed(rounds) if steps), [])
    change = _change(last, goal.status)
    said = {1: "Bättre", 0: "Oförändrat", -1: "Sämre"}.get(change) if change is not None else None
    since = f"{said} sedan {lower_first(last[0].round)}." if said else ""
    return GoalStatus(
        node=goal.node,
        code=goal.code,
        name=goal.name,
        status=goal.status,
        why=" ".join(filter(None, [since, first_sentence(goal.text)])),
        trail=(*before, TrailStep(str(now.round), goal.status)),
        change=change,
        url=chapter_url(now.report, goal.chapter),
    )


def _steps(one: Frozen, story: Collection[int]) -> list[TrailStep]:
    """How a report assessed the goal, or the goals that have become one since."""
    found = [one.goals[node] for node in sorted(story) if node in one.goals]
    named = len(found) > 1
    return [TrailStep(str(one.round), goal.status, (goal.code or goal.title) if named else "") for goal in found]


def _change(before: Sequence[TrailStep], now: Status | None) -> int | None:
    """Against the last time; nothing can be said where several goals have become one and were assessed differently."""
    keys = {step.status.key.value if step.status else "" for step in before}
    if len(keys) != 1 or now is None or now.key.value not in ORDER or not keys <= set(ORDER):
        return None
    step = ORDER[now.key.value] - ORDER[keys.pop()]
    return (step > 0) - (step < 0)


def first_sentence(html: str) -> str:
    """What a text begins by saying, as a line beside what it is about."""
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
    start = f"{capfirst(count_words(first[0]))} av {count_words(len(goals))} mål är {first[1][first[0] > 1]}"
    return f"{join_words([start, *parts])}."


def change_sentence(goals: Sequence[GoalStatus], earlier: Sequence[Frozen]) -> str:
    """In words: "Ett mål har blivit bättre sedan delårsrapport 1 2026 och ett sämre."."""
    if not any(goal.change is not None for goal in goals):
        return ""
    since = next(str(one.round) for one in earlier if one.goals)
    better, worse = (sum(goal.change == step for goal in goals) for step in (1, -1))
    if not better and not worse:
        return f"Ingen bedömning har ändrats sedan {lower_first(since)}."
    first, word = (better, "bättre") if better else (worse, "sämre")
    second = f" och {count_words(worse)} sämre" if better and worse else ""
    return f"{capfirst(count_words(first))} mål har blivit {word} sedan {lower_first(since)}{second}."
