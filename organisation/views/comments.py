"""Commenting on a part of a text: the same for plans and reports, whose views say which and who may."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from organisation.forms.comments import CommentForm
from organisation.models import User
from organisation.pages.comments import Talk, talks_of
from organisation.requests import LoggedInRequest
from organisation.services import comments
from organisation.services.comments import Commented
from organisation.views.papers import Crumbs
from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import join_words
from styrmodell.web import asked, drafts
from styrmodell.web.forms import form_page
from styrmodell.web.refused import give_back

Act = Callable[..., None]
# What a button asks for ("keep-12"), with the id of the comment, or of the one that begins the talk.
ACTS: Mapping[str, tuple[Act, str]] = MappingProxyType(
    {
        "close": (comments.close, "Samtalet är avslutat."),
        "open": (comments.open_again, "Samtalet är öppet igen."),
        "keep": (comments.keep, "Kommentaren behålls efter beslutet."),
        "let_go": (comments.let_go, "Kommentaren försvinner vid beslutet."),
        "remove": (comments.remove, "Kommentaren är borttagen."),
    }
)


@dataclass(frozen=True, slots=True)
class Place:
    """The page of what is commented on.

    Attributes:
        heading: the item or section; `name` whose plan or report it stands in.
        url: the page's address; `text_url` where it stands in the text.
        key: of its forms' drafts.
        may_comment: its reader says something there; else what was kept is read.
    """

    about: Commented
    heading: str
    name: str
    url: str
    text_url: str
    crumbs: Crumbs
    key: str
    may_comment: bool


@dataclass(frozen=True, slots=True)
class TalkForm:
    """A talk with the form in which one answers, and what its writer has typed there before."""

    talk: Talk
    form: CommentForm
    draft: drafts.Offered


def comments_page(request: LoggedInRequest, template: str, place: Place) -> HttpResponse:
    """Kommentarer: the talks, each with its form for an answer, and one for a new comment.

    Args:
        template: the view's own, which extends `comments/page.html`.
    """
    sent: CommentForm | None = None
    talk = asked.posted_number(request, "under")
    if request.method == "POST":
        if _step(request) in ACTS and not request.POST.get("text", "").strip():
            return _done(request, place, _step(request))
        sent = CommentForm(request.POST, talk=talk)
        if sent.is_valid() or not place.may_comment:  # which the service says in words
            return _written(request, place, talk, sent.cleaned_data.get("text", ""))
    context = {"place": place, "form": sent, **_drawn(request, place, sent, talk)}
    return form_page(request, template, context)


def draft_key(place: Place, talk: int | None) -> str:
    """The name under which what is typed on the page and not saved is kept: a new comment, or an answer in a talk."""
    return f"{place.key}:{talk}" if talk else place.key


def _step(request: LoggedInRequest) -> str:
    return request.POST.get("step", "").partition("-")[0]


def _done(request: LoggedInRequest, place: Place, name: str) -> HttpResponse:
    act, told = ACTS[name]
    pk = asked.parsed(request.POST["step"].partition("-")[2]) or 0
    try:
        act(place.about, pk, by=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, told)
    return redirect(place.url)


def _written(request: LoggedInRequest, place: Place, talk: int | None, text: str) -> HttpResponse:
    key = draft_key(place, talk)
    try:
        said = comments.write(place.about, by=request.user, text=text, talk=talk)
        if _step(request) == "close":
            comments.close(place.about, said.talk, by=request.user)
    except DomainError as refusal:
        why = f"{refusal} Det du skrev är inte sparat som kommentar."
        return give_back(request, why, place.url, key=key)
    drafts.saved(request, key)
    messages.success(request, "Svaret är sparat." if talk else "Kommentaren är sparad.")
    if said.unknown:
        messages.warning(request, nobody_words(said.unknown))
    return redirect(f"{place.url}#samtal-{said.talk}")


def nobody_words(unknown: tuple[str, ...]) -> str:
    """What is told of an @ that names nobody who may read the text."""
    names = join_words([f"”@{name}”" for name in unknown])
    return f"Ingen som läser texten heter {names}, så ingen har fått veta det. Välj bland namnen under Nämn någon."


def _drawn(request: LoggedInRequest, place: Place, sent: CommentForm | None, talk: int | None) -> dict[str, object]:
    found = talks_of(place.about.rows, request.user)
    rows = drafts.unsaved(request.user, place.key.partition("/")[0]) if place.may_comment else ()

    def with_form(pk: int | None) -> tuple[CommentForm, drafts.Offered]:
        is_sent = sent is not None and talk == pk
        form = sent if sent is not None and is_sent else CommentForm(talk=pk)
        return form, drafts.offered(request, draft_key(place, pk), is_sent=is_sent, rows=rows)

    new, draft = with_form(None)
    return {
        "open_talks": [TalkForm(one, *with_form(one.first.pk)) for one in found if not one.closed],
        "closed_talks": [one for one in found if one.closed],
        "new": new,
        "draft": draft,
        "names": _names(place, request.user) if place.may_comment else (),
    }


def _names(place: Place, user: User) -> list[str]:
    """Whom one may mention, as they are typed."""
    return [str(one) for one in place.about.readers if one.pk != user.pk]
