"""Utkast som det skrivs: saved by the page while somebody types, read and thrown away by whoever wrote it."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from organisation.requests import LoggedInRequest
from styrmodell.lib.errors import DomainError
from styrmodell.web import drafts
from styrmodell.web.methods import accepts
from styrmodell.web.typed_texts import texts_of


@accepts("POST")
def draft_save(request: LoggedInRequest) -> HttpResponse:
    """Keep the fields `data` (a JSON object) of the form `key` in the window `window`, which stands on `page`.

    204, or 400 with a sentence.
    """
    sent = request.POST
    where = {"window": sent.get("window", ""), "page": sent.get("page", "")}
    try:
        count = drafts.save(request.user, sent.get("key", ""), drafts.read(sent.get("data", "")), **where)
    except DomainError as refusal:
        return JsonResponse({"error": str(refusal)}, status=400)
    if many := drafts.many(count):
        messages.warning(request, many)
    return HttpResponse(status=204)


@accepts("GET", "POST")
@never_cache
def draft_detail(request: LoggedInRequest, pk: int) -> HttpResponse:
    """What was typed and not saved, to read and copy; thrown away when its writer says so (POST)."""
    draft = get_object_or_404(request.user.drafts, pk=pk)
    if request.method != "POST":
        return render(request, "organisation/draft_detail.html", {"draft": draft, "texts": texts_of(draft.data)})
    draft.delete()
    if request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate":  # a script, which stays on its page
        return HttpResponse(status=204)
    messages.info(request, "Utkastet är kastat.")
    return redirect("my_work")
