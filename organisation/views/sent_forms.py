"""Insända formulär: what came of a form, for the page that one goes back to."""

from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from organisation.requests import LoggedInRequest
from styrmodell.web.acts import KEY
from styrmodell.web.methods import accepts


@accepts("GET")
@never_cache
def sent_form(request: LoggedInRequest) -> HttpResponse:
    """What the form with the key `act` did, and where it led; 404 when it was refused, or is another person's."""
    key = request.GET.get(KEY, "")
    form = request.user.sent_forms.filter(key=key).exclude(led_to="").order_by("-pk").first() if key.isalnum() else None
    if form is None:
        raise Http404("no such form was taken")
    return JsonResponse({"said": form.said, "url": form.led_to})
