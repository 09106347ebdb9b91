"""What a page's address asks for."""

import re

from django.http import Http404, HttpRequest


def number(request: HttpRequest, name: str) -> int | None:
    """A number in the address, None when it is not there.

    Raises:
        Http404: something stands there that is not a number.
    """
    text = request.GET.get(name, "")
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise Http404(f"{name} is not a number")
    return int(text)


def seen_version(request: HttpRequest) -> int:
    """The version that the form was shown; 0, which no stored row has, when it is missing or has been tampered with."""
    return posted_number(request, "version") or 0


def posted_number(request: HttpRequest, name: str) -> int | None:
    """A number in a form's hidden field; None when it is missing or has been tampered with."""
    text = request.POST.get(name, "")
    return int(text) if re.fullmatch(r"[0-9]{1,15}", text) else None
