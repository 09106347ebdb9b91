"""A form sent after the login was lost: what was typed waits in the session until the same person has logged in.

Then a page shows it and sends it on when asked to, as any form is sent: the page it goes to asks once more who may. It is
kept only for whoever was last logged in in this browser, which a signed cookie tells, and only what people type: no
passwords and no files.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from styrmodell.web.acts import done_before, went_wrong
from styrmodell.web.methods import accepts
from styrmodell.web.typed_texts import NO_TEXT, SECRET, texts_of

WHO = "who"  # the cookie, and its salt
KEPT = "typed"  # the session's key
PAGE = "what_was_typed"
REMEMBERED = 30 * 24 * 3600  # seconds


@dataclass(frozen=True, slots=True)
class Typed:
    """Det du skrev: where it was sent, every field as it was sent, and the texts among them to read.

    Attributes:
        had_file: a file was sent too, and has to be chosen again.
    """

    path: str
    fields: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]
    had_file: bool


class LoginRequired(LoginRequiredMiddleware):
    """As Django's, and what a stranger sent who was logged in a while ago is kept."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        """Send to the login page whoever has to log in; remember who has."""
        answer: HttpResponseBase | None = super().process_view(request, view_func, view_args, view_kwargs)
        if answer is None and getattr(view_func, "login_required", True):
            request.who = str(request.user.pk)  # type: ignore[attr-defined]  # for the answer
        return answer

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., Any]) -> HttpResponseRedirect:
        """Keep what was sent, and come back to it, or at least to a page. What was done before is not sent again."""
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        if (who := _who(request)) and (done := done_before(request, who)):
            return redirect_to_login(done, self.get_login_url(view_func))
        back = reverse("my_work")
        if "GET" in getattr(view_func, "accepted", ()):  # a page with a form, and no button that only does something
            back = reverse(PAGE) if _keep(request) else request.get_full_path()
        return redirect_to_login(back, self.get_login_url(view_func))

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Say in the browser who is logged in, and forget what has been sent again."""
        who = getattr(request, "who", None)
        if who is None:
            return response
        if _who(request) != who:
            options = {"max_age": REMEMBERED, "httponly": True, "samesite": "Lax"}
            response.set_signed_cookie(WHO, who, salt=WHO, secure=settings.SESSION_COOKIE_SECURE, **options)
        kept = request.session.get(KEPT) if request.method == "POST" else None
        if kept and _is_sent_again(request, kept) and _is_taken_on(request, response):
            del request.session[KEPT]
        return response


def _who(request: HttpRequest) -> str | None:
    """Who was last logged in in this browser."""
    return request.get_signed_cookie(WHO, None, salt=WHO)


def _keep(request: HttpRequest) -> bool:
    """Keep a form that a page sent, for whoever was logged in; what a script sends is the script's to keep."""
    who = _who(request)
    if who is None or request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate":
        return False
    fields = _fields(request)
    if not request.FILES and not any(value for name, value in fields if not NO_TEXT.fullmatch(name)):
        return False  # nothing was typed: whoever is to be asked is asked on the page itself
    request.session[KEPT] = {
        "who": who,
        "path": request.get_full_path(),
        "fields": fields,
        "had_file": bool(request.FILES),
    }
    return True


def _fields(request: HttpRequest) -> list[list[str]]:
    """As the session keeps them."""
    return [[name, str(value)] for name, values in request.POST.lists() for value in values if name not in SECRET]


def _is_sent_again(request: HttpRequest, kept: dict[str, Any]) -> bool:
    """True for the same form; another one that is sent to the same address leaves what waits."""
    return kept["path"] == request.get_full_path() and kept["fields"] == _fields(request)


def _is_taken_on(request: HttpRequest, response: HttpResponseBase) -> bool:
    """True when it is saved, or stands in its form again to be mended."""
    return response.status_code in (409, 422) or (response.status_code == 302 and not went_wrong(request))


@never_cache
@accepts("GET", "POST")
def what_was_typed(request: HttpRequest) -> HttpResponse:
    """Det du skrev när du var utloggad: send it again, or throw it away (POST)."""
    kept = _typed(request)
    if kept is None:
        return redirect("my_work")
    if request.method == "POST":
        del request.session[KEPT]
        messages.info(request, "Det du skrev är kastat.")
        return redirect("my_work")
    return render(request, "what_was_typed.html", {"typed": kept})


def _typed(request: HttpRequest) -> Typed | None:
    """What waits for this person; what waits for somebody else is forgotten."""
    kept = request.session.get(KEPT)
    if kept is not None and kept["who"] != str(request.user.pk):
        del request.session[KEPT]
        return None
    if kept is None:
        return None
    fields = tuple((name, value) for name, value in kept["fields"])
    return Typed(kept["path"], fields, texts_of(fields), kept["had_file"])
