"""How a page with a form answers."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from styrmodell.web.acts import once
from styrmodell.web.suggestions import suggested


def form_page(request: HttpRequest, template: str, context: Mapping[str, Any], *, refusal: str = "") -> HttpResponse:
    """The page with its forms, with the status that tells what became of them; they are found in the context."""
    forms = [value for value in context.values() if isinstance(value, BaseForm)]
    if answer := suggested(request, *forms):
        return answer
    return render(request, template, context, status=status_of(*forms, refusal=refusal))


def status_of(*forms: Any, refusal: str = "") -> int:
    """200 for a form that is asked for, 422 for one that was refused, 409 for one that somebody else saved first.

    Args:
        forms: the page's forms; None is none.
        refusal: why what was sent is refused, where no form says so.
    """
    if any(getattr(form, "stale", None) for form in forms):
        return 409
    return 422 if refusal or any(form is not None and form.errors for form in forms) else 200


def telling_refusals(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A package's view of a form, which answers 200 to what it refuses: with 422, and once, as everywhere else."""
    taken = once(view)

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = taken(request, *args, **kwargs)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if response.status_code == 200:
            response.status_code = status_of(form)
        return response

    return answer
