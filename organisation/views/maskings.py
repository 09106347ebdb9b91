"""Masking words in what has been frozen: the same for plans and reports, whose views say which and who may."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from organisation.forms.maskings import LiftForm, MaskForm, WordsForm
from organisation.models import Masking
from organisation.permissions import masks_everywhere
from organisation.reading.masked import Found, Place, found_elsewhere, found_in, found_written, maskings_of, numbers_in
from organisation.requests import LoggedInRequest
from organisation.services import maskings
from organisation.views.papers import Crumbs
from styrmodell.lib.documents.model import Document as PrintedDocument
from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import join_words, lower_first
from styrmodell.web import asked
from styrmodell.web.forms import form_page

NOWHERE = "Orden står inte i det som är fryst av dokumentet, eller är redan maskade. Skriv dem precis som de står."


@dataclass(frozen=True, slots=True)
class Masked:
    """What words are masked in.

    Attributes:
        document: the plan or report; `name` what it is called, and whose; `url` its address.
        lock: gives it anew, with its row locked.
        written: gives its text as it is being written.
    """

    document: Any
    name: str
    url: str
    crumbs: Crumbs
    lock: Callable[[Any], Any]
    written: Callable[[], PrintedDocument]

    @property
    def list_url(self) -> str:
        """Where its maskings are listed."""
        return f"{self.url}maskningar/"


@dataclass(frozen=True, slots=True)
class Search:
    """Where words stand: in what is frozen of the document, of others, and in the text that is being written."""

    own: tuple[Found, ...] = ()
    elsewhere: tuple[Found, ...] = ()
    written: tuple[Place, ...] = ()


def maskings_page(request: LoggedInRequest, template: str, masked: Masked) -> HttpResponse:
    """Maskningar: what has been masked in the document, why and by whom.

    Args:
        template: the view's own, which extends `maskings/list.html`; so too below.
    """
    rows = maskings_of(masked.document).select_related("created_by", "lifted_by")
    return render(request, template, {"masked": masked, "rows": rows, "crumbs": masked.crumbs})


def mask_page(request: LoggedInRequest, template: str, masked: Masked) -> HttpResponse:
    """Maska: every place is shown before anything is done."""
    sent = asked.sent_fields(request)
    words_form = WordsForm(sent)
    form, search = None, Search()
    if words_form.is_valid():
        words = words_form.cleaned_data["words"]
        search = _search(request, masked, words)
        if search.own:
            answers = sent if sent is not None and "reason" in sent else None
            form = MaskForm(answers, words=words, elsewhere=search.elsewhere)
        else:
            words_form.add_error("words", NOWHERE)
    if form is not None and form.is_valid():
        act = partial(maskings.mask, masked.document, masked.lock, by=request.user)
        if _is_done(form, act):
            where = lower_first(join_words([found.name for found in search.own]))
            messages.success(request, f"Orden är maskade i {where}. Filer görs på nytt när någon ber om dem.")
            return redirect(masked.list_url)
    numbers = numbers_in(masked.document) if sent is None else ()
    context = {"masked": masked, "words_form": words_form, "form": form, "search": search, "numbers": numbers}
    return form_page(request, template, {**context, "crumbs": _under(masked)})


def lift_page(request: LoggedInRequest, template: str, masked: Masked, number: int) -> HttpResponse:
    """Häv maskningen: the words are read again."""
    masking = get_object_or_404(maskings_of(masked.document).select_related("created_by"), pk=number)
    form = LiftForm(asked.sent_fields(request))
    if form.is_valid() and _is_done(form, partial(maskings.lift, masking, by=request.user)):
        messages.success(request, "Maskningen är hävd. Orden går att läsa igen.")
        return redirect(masked.list_url)
    context = {"masked": masked, "masking": masking, "form": form, "crumbs": _under(masked)}
    return form_page(request, template, context)


def _search(request: LoggedInRequest, masked: Masked, words: str) -> Search:
    elsewhere = found_elsewhere(masked.document, words) if masks_everywhere(request.user) else ()
    return Search(found_in(masked.document, words), elsewhere, found_written(masked.written(), words))


def _is_done(form: MaskForm | LiftForm, act: Callable[..., Masking | None]) -> bool:
    try:
        act(**form.cleaned_data)
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _under(masked: Masked) -> Crumbs:
    return (*masked.crumbs, ("Maskningar", masked.list_url))
