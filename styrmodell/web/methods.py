"""Which HTTP methods an address answers."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.views.decorators.http import require_http_methods

from styrmodell.web.acts import once

View = TypeVar("View", bound=Callable[..., Any])


def accepts(*methods: str) -> Callable[[View], View]:
    """Answer these methods, and HEAD wherever GET is answered; any other gets 405. Stands on every view.

    What is posted is one act, however many times it is sent (`acts`). The view's `accepted` says which methods they are.
    """
    taken = [*methods, "HEAD"] if "GET" in methods else [*methods]

    def decorate(view: View) -> View:
        guarded: Any = require_http_methods(taken)(once(view) if "POST" in methods else view)
        guarded.accepted = frozenset(taken)
        return guarded

    return decorate
