"""One act: a form is what it was sent for once, however many times it is sent.

Every form that is posted has `{% act_key %}`, and every view that answers POST goes through `once` (`methods.accepts`). Two
clicks, a page that is loaded again, a browser that tries once more: each gets the first one's answer. What is typed anew in
a page that one went back to is another act; the page tells what has been done with it already (`static/js/sent.js`).
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.crypto import get_random_string, salted_hmac

KEY = "act"
KEY_LENGTH = 40  # as much as is kept of it
PAGES_OWN = ("csrfmiddlewaretoken", "place", "window")  # what a page sends about itself: no part of what is sent
KEPT = timedelta(days=1)
CLEARED = 100  # acts between two clearings of what is no longer kept
TWICE = "Formuläret skickades två gånger, men det är gjort en gång."


class _Repeated(Exception):
    """The same has been sent before, and was done, or some of it was."""


def new_key() -> str:
    """What the hidden field of a form that is drawn carries."""
    return get_random_string(16)


def once(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that does once what a form is sent for; one without a key, or one that is refused, is tried as usual. Of one that
    was done in part the view is told what was.
    """

    @wraps(view)
    def act(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST" or not request.POST.get(KEY):
            return view(request, *args, **kwargs)
        print_ = _fingerprint(request, request.user.pk)
        try:
            with transaction.atomic():  # whoever sends the same meanwhile waits here for what comes of it
                form = _claim(request, print_)
                waiting = len(messages.get_messages(request))
                response = view(request, *args, **kwargs)
                if response.status_code == 302 and not went_wrong(request, after=waiting):
                    said = " ".join(str(message) for message in said_since(request, after=waiting))
                    _remember(form, response["Location"], said)
                elif done := done_of(request):
                    _remember(form, "", " ".join(sorted(done)))
                else:
                    form.delete()
                return response
        except _Repeated:
            form = _sent_forms().get(fingerprint=print_)
            if form.led_to:
                return redirect(_told(request, form))
            done_of(request).update(form.said.split())
            return view(request, *args, **kwargs)

    return act


def _sent_forms() -> Any:
    return apps.get_model("organisation", "SentForm").objects


def _claim(request: Any, print_: str) -> Any:
    user = request.user if request.user.is_authenticated else None
    key = "".join(filter(str.isalnum, request.POST[KEY]))[:KEY_LENGTH]
    try:
        return _sent_forms().create(user=user, fingerprint=print_, key=key)
    except IntegrityError as known:
        raise _Repeated from known


def _remember(form: Any, led_to: str, said: str) -> None:
    form.led_to, form.said = led_to, said
    form.save(update_fields=["led_to", "said"])
    if form.pk % CLEARED == 0:
        _sent_forms().filter(sent_at__lt=timezone.now() - KEPT).delete()


def done_of(request: Any) -> set[str]:
    """What of a form has been done that would be done anew if it came again, by names that the view gives and adds: of a form
    that some is wrong with the rest is saved, and the same form may come twice all the same.
    """
    if not hasattr(request, "done_of_form"):
        request.done_of_form = set()
    done: set[str] = request.done_of_form
    return done


def done_before(request: Any, who: str) -> str:
    """Where the same form led this person, who has sent it before and is no longer logged in; says so. Else empty."""
    if not request.POST.get(KEY):
        return ""
    form = _sent_forms().filter(fingerprint=_fingerprint(request, who)).exclude(led_to="").first()
    return _told(request, form) if form else ""


def _told(request: HttpRequest, form: Any) -> str:
    messages.info(request, f"{form.said} {TWICE}".lstrip())
    return str(form.led_to)


def went_wrong(request: HttpRequest, *, after: int = 0) -> bool:
    """True when the messages say only that; they are still to be shown.

    Args:
        after: how many waited already, from other pages.
    """
    levels = [message.level for message in said_since(request, after=after)]
    return any(level >= messages.ERROR for level in levels) and messages.SUCCESS not in levels


def said_since(request: HttpRequest, *, after: int) -> list[Any]:
    """The messages of this request, which are still to be shown; `after` as above."""
    waiting: Any = messages.get_messages(request)
    said = list(waiting)[after:]
    waiting.used = False
    return said


def _fingerprint(request: Any, who: object) -> str:
    """What was sent by whom, to where, with its key; files by their content. Nobody without our key can guess at it."""
    digest = salted_hmac("acts", f"{who} {request.get_full_path()}", algorithm="sha256")
    for name, values in sorted(request.POST.lists()):
        if name not in PAGES_OWN:
            digest.update(repr((name, values)).encode(errors="replace"))
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            digest.update(repr((name, file.name)).encode(errors="replace"))
            for chunk in file.chunks():
                digest.update(chunk)
            file.seek(0)
    return digest.hexdigest()
