"""What a question needs before the report can be handed in, by the names of its fields and in words."""

from followup.asking.accounts import AccountsQuestion
from followup.asking.judged import JudgedQuestion
from followup.asking.kinds import (
    FigureQuestion,
    ForecastQuestion,
    GoalQuestion,
    Question,
    StateQuestion,
    TextQuestion,
)
from styrmodell.lib.swedish import join_words

GOAL_LABELS = {"attainment": "Bedömning", "progress": "Förflyttning", "forecast": "Prognos för året"}

Fields = tuple[tuple[str, ...], ...]  # each of them; of several together one is enough


def fields_of(question: Question) -> Fields:
    """The fields that answer it."""
    match question:
        case TextQuestion():
            return (("step",), ("text",)) if question.steps else (("text",),)
        case GoalQuestion():
            return tuple((name,) for name in question.needs)
        case StateQuestion() if question.is_own:
            return (("state",),)
        case FigureQuestion():
            return (("value", "is_unavailable"),)
        case JudgedQuestion():
            return (("step", "is_unavailable"),)
        case ForecastQuestion():
            return (("amount",),)
    return ()


def needed_of(question: Question) -> tuple[str, ...]:
    """The fields that are marked: those that the report cannot be handed in without."""
    return tuple(names[0] for names in fields_of(question)) if question.is_required else ()


def lacks(question: Question) -> str:
    """What is missing, as the fields are called: "bedömning och ”Motivering”"."""
    match question:
        case AccountsQuestion():
            return f"skäl. {question.fetched.lacks} {question.asked_by}"
        case GoalQuestion():
            left = [name for name in question.needs if not getattr(question, name)]
            return join_words([_called(question, name) for name in left])
        case TextQuestion() if question.steps:
            left = [
                word for word, is_there in (("bedömning", question.step), ("text", question.is_written)) if not is_there
            ]
            return join_words(left)
        case StateQuestion():
            return "läge"
        case FigureQuestion():
            return "värde"
        case JudgedQuestion():
            return "bedömning"
        case ForecastQuestion():
            return "prognos"
    return "text"


def _called(question: GoalQuestion, name: str) -> str:
    if name == "reason":
        return "skäl till att bedömningen är en annan än förslaget"
    return GOAL_LABELS[name].lower() if name in GOAL_LABELS else f"”{question.text_label}”"
