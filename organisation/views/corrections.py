"""Correcting a registered decision: the same for plans and reports, whose views say which and who may."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from organisation.decisions.documents import Document, decisions_about
from organisation.decisions.words import decision_words
from organisation.forms.corrections import CorrectionForm
from organisation.models import Decision
from organisation.requests import LoggedInRequest
from organisation.views.papers import Crumbs
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.web import asked
from styrmodell.web.forms import form_page


def decision_of(document: Document, pk: int) -> Decision:
    """A registered decision about the document.

    Raises:
        Http404: there is no such decision about it.
    """
    found: Decision = get_object_or_404(decisions_about(document), pk=pk)
    return found


def correction_page(
    request: LoggedInRequest,
    template: str,
    decision: Decision,
    *,
    act: Callable[..., None],
    name: str,
    url: str,
    crumbs: Crumbs,
) -> HttpResponse:
    """Rätta: what the decision is to say, and why.

    Args:
        template: the view's own, which extends `decisions/correct.html`.
        act: corrects it; its DomainError is the refusal.
        name: what was decided about; `url` its address.
    """
    form = CorrectionForm(asked.sent_fields(request), decision=decision)
    if form.is_valid():
        try:
            act(by=request.user, version=form.seen_version, **form.values())
        except StaleEdit as stale:
            form.meet(stale)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Beslutet är rättat." if form.is_correction else "Uppgifterna är sparade.")
            return redirect(url)
    words = decision_words(decision, decision.decider_name)
    context: dict[str, Any] = {"form": form, "words": words, "name": name, "url": url, "crumbs": crumbs}
    return form_page(request, template, context)
