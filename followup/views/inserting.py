"""The buttons beside an answer: a text from below is put into it, its change is taken in, or what is written is kept."""

from collections.abc import Callable, Collection
from functools import partial

from django.contrib import messages
from django.urls import reverse
from django.utils.text import capfirst

from followup.asking.gathered import offers_of, remaining
from followup.asking.kinds import Question
from followup.asking.offered import Offer, mark_of
from followup.forms.answer_sheet import AnswerSheet
from followup.models import Report
from followup.services import insertions
from organisation.requests import LoggedInRequest
from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import count_words
from styrmodell.lib.undo import offer_undo
from styrmodell.web import asked

UNDO = "angra"  # in the address: the texts that are taken out again
SAVED = "Sparat."
BUTTONS = ("use", "use_all", "take_in", "keep_own")
GATHERED = "finns-redan"  # the part of the page that tells what there is


def is_asked(request: LoggedInRequest) -> bool:
    """True when one of these buttons was pressed: only then are the texts read."""
    return any(request.POST.get(name) for name in BUTTONS)


def act(request: LoggedInRequest, sheet: AnswerSheet) -> str:
    """Do what the button that was pressed says, if it was one of these, and tell of it.

    Returns:
        the place on the page; "" for no button.

    Raises:
        DomainError: the report is not open, or the text says something else than the page showed.
    """
    if request.GET.get(UNDO):
        return _undo(request, sheet.report)
    if request.POST.get("use_all"):
        return _insert_all(request, sheet)
    prefix, _, reference = request.POST.get("use", "").partition(":")
    for question in sheet.paper.questions:
        offers = offers_of(question)
        if question.prefix == prefix:
            offer = offers.offer(reference)
            return _insert(request, sheet.report, [(question, offer)] if offer else [], f"#{prefix}")
        for name, do in (("take_in", _taking_in(sheet, question)), ("keep_own", _keeping(sheet))):
            number, _, mark = request.POST.get(name, "").partition(":")
            source = offers.source(asked.parsed(number) or 0)
            if source is not None and source.is_flagged:
                if mark != source.mark:
                    raise DomainError(
                        "Texten har ändrats igen sedan sidan visades. Läs den som den står nu, och välj på nytt."
                    )
                do(source, by=request.user)
                messages.success(request, SAVED)
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
    return _insert(request, sheet.report, chosen, f"#{prefix or GATHERED}")


def _insert(request: LoggedInRequest, report: Report, chosen: Collection[tuple[Question, Offer]], place: str) -> str:
    """Put the texts in and tell how many there are now, with a button that takes them out again. Returns the place."""
    put = insertions.insert(report, chosen, by=request.user)
    if not put:
        messages.success(request, SAVED)
        return place
    address = reverse("followup:report_write", args=[report.pk])
    numbers = ",".join(str(row.pk) for row in put)
    sentence = f"{_counted(len(put))} {'infogad' if len(put) == 1 else 'infogade'}."
    offer_undo(request, sentence, url=f"{address}?{UNDO}={numbers}")
    return place


def _undo(request: LoggedInRequest, report: Report) -> str:
    """Ångra: what was put in is taken out where it stands as it was put in."""
    asked_for = set(asked.numbers(request, UNDO))
    out = insertions.undo(report, asked_for, by=request.user)
    told = [f"{_counted(out)} {'borttagen' if out == 1 else 'borttagna'} igen."] if out else []
    if left := len(asked_for) - out:
        since = "sedan den infogades" if left == 1 else "sedan de infogades"
        told.append(f"{_counted(left, 'har')} ändrats eller tagits bort {since}, och rörs inte.")
    if told:
        tell = messages.info if left else messages.success
        tell(request, " ".join(told))
    return f"#{GATHERED}"


def _counted(count: int, verb: str = "är") -> str:
    """ "En text är", "Tre texter är"."""
    return f"{capfirst(count_words(count, common=True))} {'text' if count == 1 else 'texter'} {verb}"


def _taking_in(sheet: AnswerSheet, question: Question) -> Callable[..., None]:
    return partial(insertions.take_in, sheet.report, question)


def _keeping(sheet: AnswerSheet) -> Callable[..., None]:
    return partial(insertions.keep_own, sheet.report)
