"""What is asked of a bedömning, which is followed up without a number: a step of the scale and a text."""

from dataclasses import dataclass

from followup.asking.kinds import Question
from planning.models import KeyFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedQuestion(Question):
    """En bedömning: the step, what is said of it, or that there is nothing to judge yet.

    Attributes:
        steps: key and word of each step, in order.
    """

    figure: KeyFigure
    steps: tuple[tuple[str, str], ...] = ()
    step: str = ""
    text: str = ""
    is_unavailable: bool = False
    version: int = 0
    handed_by: str = ""  # the kontor or nämnd that handed it down

    @property
    def is_answered(self) -> bool:
        """True with a step or with "ingen bedömning än"; the text is free."""
        return bool(self.step) or self.is_unavailable

    @property
    def is_empty(self) -> bool:
        """True when neither a step nor a text is there."""
        return not (self.is_answered or self.text)
