"""Suggestions while a name is typed: the page whose form has the field answers with what it may be called.

A form offers what the one who asks may choose, so its own page knows what to suggest, and there is no other address to guard.
"""

from typing import Any, Protocol, runtime_checkable

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

ASKED_BY = "HX-Trigger-Name"  # htmx tells which field is typed in


@runtime_checkable
class Suggesting(Protocol):
    """A field that can tell what is meant by the first letters."""

    def suggestions(self, words: str) -> list[str]:
        """What may be meant, the likeliest first."""


def suggested(request: HttpRequest, *forms: BaseForm) -> HttpResponse | None:
    """The options of the field that is typed in; None when the page itself is asked for."""
    name: Any = request.headers.get(ASKED_BY)
    if request.method != "GET" or not name:
        return None
    field = next((form.fields[name] for form in forms if name in form.fields), None)
    if not isinstance(field, Suggesting):
        return None
    names = field.suggestions(request.GET.getlist(name)[-1] if name in request.GET else "")
    response = render(request, "components/suggestions.html", {"names": names})
    patch_vary_headers(response, [ASKED_BY])
    return response
