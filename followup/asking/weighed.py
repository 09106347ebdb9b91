"""What is weighed into the bedömning of god ekonomisk hushållning, as data."""

from dataclasses import dataclass

from styrmodell.lib.documents.status import Status, StatusKey
from styrmodell.lib.swedish import count_words

FINANCIAL, OF_OPERATIONS = "Finansiella mål", "Verksamhetsmål"


@dataclass(frozen=True, slots=True)
class GivenStep:
    """En tidigare bedömning, with the word of its day."""

    report: str
    status: Status


@dataclass(frozen=True, slots=True)
class OwnView:
    """Vad en nämnd själv säger om sin hushållning."""

    whose: str
    html: str
    status: Status | None
    is_example: bool


@dataclass(frozen=True, slots=True)
class FigureUnder:
    """Ett nyckeltal under ett mål: its target and value, and whether the one is reached."""

    name: str
    target: str
    value: str
    status: Status | None

    @property
    def words(self) -> str:
        """It in a sentence: "Soliditet: mål 25,0 procent, utfall 27,8 procent (2025). Når målet"."""
        said = f"{self.name}: mål {self.target}, utfall {self.value}"
        return f"{said}. {self.status.word}" if self.status else said


@dataclass(frozen=True, slots=True)
class GoalUnder:
    """Ett av fullmäktiges mål för god ekonomisk hushållning, as the report judges it.

    Attributes:
        group: financial, or of what the verksamhet is to reach: KL 11:6.
    """

    group: str
    label: str
    status: Status | None
    figures: tuple[FigureUnder, ...]
    is_example: bool


@dataclass(frozen=True, slots=True)
class Weighs:
    """Allt som vägs in.

    Attributes:
        before: the steps of earlier reports, the newest first.
        views: of kommunens report what nämnder say of their own.
    """

    goals: tuple[GoalUnder, ...] = ()
    before: tuple[GivenStep, ...] = ()
    views: tuple[OwnView, ...] = ()

    @property
    def groups(self) -> list[tuple[str, list[GoalUnder]]]:
        """The goals under what kind they are."""
        found = [(name, [goal for goal in self.goals if goal.group == name]) for name in (FINANCIAL, OF_OPERATIONS)]
        return [(name, goals) for name, goals in found if goals]

    def counted(self, group: str) -> str:
        """How many of a kind are met: "två av tre uppfyllda"; how an only one is judged; that there are none."""
        goals = [goal for goal in self.goals if goal.group == group]
        if not goals:
            return "inga i planen"
        if len(goals) == 1:
            return f"målet är {goals[0].status.word.lower()}" if goals[0].status else "målet är inte bedömt"
        met = sum(bool(goal.status and goal.status.key == StatusKey.MET) for goal in goals)
        how_many = count_words(met) if met else "inget"
        return f"{how_many} av {count_words(len(goals))} {'uppfyllda' if met > 1 else 'uppfyllt'}"
