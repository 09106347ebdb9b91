"""One act: a form that makes something makes it once, however many times it is sent.

The form has `{% act_key %}` and its view `@made_once`. Two clicks, a page that is loaded again, a browser that tries once
more: each leads where the first one led. What is typed anew in a page that one went back to is another act.
"""

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

KEY = "act"
TOKEN = "csrfmiddlewaretoken"
KEPT = timedelta(days=1)


def new_key() -> str:
    """What the hidden field of a form that is drawn carries."""
    return secrets.token_urlsafe(12)


def made_once(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view whose form makes something; one without a key, or one that is refused, is tried as usual."""

    @wraps(view)
    def once(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST" or not request.POST.get(KEY):
            return view(request, *args, **kwargs)
        sent = request.user.sent_forms
        with transaction.atomic():  # whoever sends the same meanwhile waits here for what comes of it
            form, is_first = sent.get_or_create(fingerprint=_fingerprint(request))
            if not is_first:
                messages.info(request, "Det är redan gjort. Samma formulär skickades två gånger.")
                return redirect(form.led_to)
            waiting = len(messages.get_messages(request))
            response = view(request, *args, **kwargs)
            if response.status_code == 302 and not went_wrong(request, after=waiting):
                form.led_to = response["Location"]
                form.save(update_fields=["led_to"])
                sent.filter(sent_at__lt=timezone.now() - KEPT).delete()
            else:
                form.delete()
        return response

    once.is_made_once = True  # type: ignore[attr-defined]  # for the tests, which ask every view
    return once


def went_wrong(request: HttpRequest, *, after: int = 0) -> bool:
    """True when a message says so; they are still to be shown.

    Args:
        after: how many waited already, from other pages.
    """
    said: Any = messages.get_messages(request)
    levels = [message.level for message in said]
    said.used = False
    return any(level >= messages.ERROR for level in levels[after:])


def _fingerprint(request: HttpRequest) -> str:
    """What was sent, to where, with its key; files by their content."""
    digest = hashlib.sha256(request.get_full_path().encode())
    for name, values in sorted(request.POST.lists()):
        if name != TOKEN:
            digest.update(repr((name, values)).encode())
    files: Any = request.FILES
    for name, file in sorted(files.items()):
        digest.update(repr((name, file.name)).encode())
        for chunk in file.chunks():
            digest.update(chunk)
        file.seek(0)
    return digest.hexdigest()
