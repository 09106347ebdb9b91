"""The buttons beside an answer: a text from below is put into it, its change is taken in, or what is written is kept."""

from collections.abc import Callable
from functools import partial

from followup.asking.gathered import offers_of, remaining
from followup.asking.kinds import Question
from followup.asking.offered import mark_of
from followup.forms.answer_sheet import AnswerSheet
from followup.services import insertions
from organisation.requests import LoggedInRequest
from styrmodell.lib.errors import DomainError
from styrmodell.web import asked

BUTTONS = ("use", "use_all", "take_in", "keep_own")
GATHERED = "finns-redan"  # the part of the page that tells what there is


def is_asked(request: LoggedInRequest) -> bool:
    """True when one of these buttons was pressed: only then are the texts read."""
    return any(request.POST.get(name) for name in BUTTONS)


def act(request: LoggedInRequest, sheet: AnswerSheet) -> str:
    """Do what the button that was pressed says, if it was one of these.

    Returns:
        the place on the page; "" for no button.

    Raises:
        DomainError: the report is not open, or the text says something else than the page showed.
    """
    if request.POST.get("use_all"):
        return _insert_all(request, sheet)
    prefix, _, reference = request.POST.get("use", "").partition(":")
    for question in sheet.paper.questions:
        offers = offers_of(question)
        if question.prefix == prefix:
            offer = offers.offer(reference)
            if offer is not None:
                insertions.insert(sheet.report, [(question, offer)], by=request.user)
            return f"#{prefix}"
        for name, do in (("take_in", _taking_in(sheet, question)), ("keep_own", _keeping(sheet))):
            number, _, mark = request.POST.get(name, "").partition(":")
            source = offers.source(asked.parsed(number) or 0)
            if source is not None and source.is_flagged:
                if mark != source.mark:
                    raise DomainError(
                        "Texten har ändrats igen sedan sidan visades. Läs den som den står nu, och välj på nytt."
                    )
                do(source, by=request.user)
                return f"#{question.prefix}"
    return ""


def _insert_all(request: LoggedInRequest, sheet: AnswerSheet) -> str:
    """Infoga alla: every text that the page showed and that may be put in, at one question or wherever it is offered."""
    prefix, _, mark = request.POST["use_all"].rpartition(":")
    chosen = remaining(one for one in sheet.paper.questions if prefix in ("", one.prefix))
    if mark != mark_of(offer for _, offer in chosen):
        raise DomainError(
            "Det har hänt något med texterna sedan sidan visades. Läs dem som de står nu, och välj på nytt."
        )
    insertions.insert(sheet.report, chosen, by=request.user)
    return f"#{prefix or GATHERED}"


def _taking_in(sheet: AnswerSheet, question: Question) -> Callable[..., None]:
    return partial(insertions.take_in, sheet.report, question)


def _keeping(sheet: AnswerSheet) -> Callable[..., None]:
    return partial(insertions.keep_own, sheet.report)
