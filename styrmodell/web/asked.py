"""What a request asks for in its address, and what it sends."""

import re
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, QueryDict

LARGEST_DIGITS = 15  # what every database keeps


def number(request: HttpRequest, name: str) -> int | None:
    """A number in the address, None when it is not there.

    Raises:
        Http404: something stands there that is not a number.
    """
    text = request.GET.get(name, "")
    if not text:
        return None
    found = parsed(text)
    if found is None:
        raise Http404(f"{name} is not a number")
    return found


def numbers(request: HttpRequest, name: str) -> list[int]:
    """Several numbers in the address, with commas between them; what is none is left out."""
    found = (parsed(part) for part in request.GET.get(name, "").split(","))
    return [one for one in found if one is not None]


def posted_number(request: HttpRequest, name: str) -> int | None:
    """A number in a form's hidden field; None when it is missing or has been tampered with."""
    return parsed(request.POST.get(name, ""))


def place(request: HttpRequest) -> str:
    """Where on the page a form's writer was, as an address's end: "#goal-12"; "" where no script told (`place.js`)."""
    found = request.POST.get("place", "")
    return f"#{found}" if re.fullmatch(r"[\w-]{1,60}", found, re.ASCII) else ""


def parsed(text: str) -> int | None:
    """A number of a row, a version or a year as addresses and hidden fields carry it; None for anything else."""
    return int(text) if re.fullmatch(rf"[0-9]{{1,{LARGEST_DIGITS}}}", text) else None


def page_of(request: HttpRequest, rows: Any, size: int, *, count: int | None = None) -> Page[Any]:
    """The page of a list or a queryset that `?page=` asks for; the first or the last when there is no such page.

    Args:
        count: how many rows there are, where that is known already and need not be asked.
    """
    paginator = Paginator(rows, size)
    if count is not None:
        paginator.count = count
    return paginator.get_page(request.GET.get("page"))


def sent_fields(request: HttpRequest) -> QueryDict | None:
    """The fields of a posted form; None when the page was only asked for. A form sent empty is sent all the same."""
    return request.POST if request.method == "POST" else None
