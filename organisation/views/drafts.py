"""Utkast som det skrivs: saved by the page while somebody types."""

from django.http import HttpResponse, JsonResponse

from organisation.requests import LoggedInRequest
from styrmodell.lib.errors import DomainError
from styrmodell.web import drafts
from styrmodell.web.methods import accepts


@accepts("POST")
def draft_save(request: LoggedInRequest) -> HttpResponse:
    """Keep the fields `data` (a JSON object) of the form `key`; 204, or 400 with a sentence."""
    try:
        drafts.save(request.user, request.POST.get("key", ""), drafts.read(request.POST.get("data", "")))
    except DomainError as refusal:
        return JsonResponse({"error": str(refusal)}, status=400)
    return HttpResponse(status=204)
