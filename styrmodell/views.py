"""The pages that belong to no app: the health check, and what is said when a request is refused or fails."""

import sys
from contextlib import suppress

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render, resolve_url
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from organisation.desk import health as deep
from organisation.permissions import NotNow
from styrmodell.lib.faults import is_database_away
from styrmodell.web.methods import accepts
from styrmodell.web.refused import give_back
from styrmodell.web.typed_texts import texts_of

RETRY_AFTER = 10  # seconds; a database that is started again is back by then
TOO_MUCH = "Formuläret var för stort för att tas emot. Inget är sparat. Skicka det i flera delar."
REFUSED: dict[type[Exception], tuple[str, str]] = {
    TooManyFieldsSent: ("Formuläret hade för många fält", TOO_MUCH),
    TooManyFilesSent: ("Formuläret hade för många filer", "Inget är sparat. Skicka färre filer åt gången."),
    RequestDataTooBig: ("Formuläret var för stort", TOO_MUCH),
    MultiPartParserError: ("Formuläret kom inte fram helt", "Inget är sparat. Gå tillbaka och skicka det igen."),
}
NOT_UNDERSTOOD = ("Adressen gick inte att förstå", "Webbläsaren skickade något som systemet inte kan läsa.")


class SeeOther(HttpResponseRedirect):
    """Nothing was done, and this is where one reads why."""

    status_code = 303


@login_not_required
@accepts("GET")
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Hälsa: 200 when the application answers and the database does too, 503 when the database is away.

    With `?djup=1` also whether it can be written, whether a worker lives and how long the oldest job has waited.
    """
    if request.GET.get("djup"):
        found = deep.examine(timezone.now())
        return JsonResponse(found.as_words(), status=200 if found.is_well else 503)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old or came from elsewhere. What was typed is shown for copying, never sent on.

    The login page is drawn anew: whoever has logged in meanwhile, in another window, goes on from there.
    """
    if request.path == reverse(settings.LOGIN_URL) and settings.CSRF_COOKIE_NAME in request.COOKIES:
        return redirect_to_login(request.POST.get("next", ""))
    return render(request, "csrf_failure.html", {"typed": texts_of(request.POST)}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request could not be understood, or was more than is taken."""
    heading, sentence = REFUSED.get(type(exception), NOT_UNDERSTOOD)
    return render(request, "400.html", {"heading": heading, "sentence": sentence, "typed": _typed(request)}, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: visible, but not allowed; or not now, and then why and where to read more.

    A step that has been taken leads back to what it was taken with; what somebody wrote to take it is kept.
    """
    not_now = exception if isinstance(exception, NotNow) else None
    if not_now and not_now.leads_back:
        return _led_back(request, not_now)
    return render(request, "403.html", {"not_now": not_now, "typed": _typed(request)}, status=403)


def _led_back(request: HttpRequest, not_now: NotNow) -> HttpResponse:
    url = resolve_url(not_now.thing)
    if _typed(request):
        return give_back(request, str(not_now), url, key=f"form:{request.path}")
    messages.info(request, str(not_now))
    return SeeOther(url)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: missing, or not visible to this person."""
    return render(request, "404.html", {"typed": _typed(request)}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 when the database is away: drawn without the request, so that no context processor asks it once more.

    What was typed is shown for copying.
    """
    with suppress(Exception):  # a page that tells of a fault must not fail
        list(messages.get_messages(request))  # nothing is done: what was said to be is not to be shown by the next page
    is_away = is_database_away(sys.exception())
    page = "503.html" if is_away else "500.html"
    response = HttpResponse(render_to_string(page, {"typed": _typed(request)}), status=503 if is_away else 500)
    if is_away:
        response["Retry-After"] = str(RETRY_AFTER)
    return response


def _typed(request: HttpRequest) -> tuple[str, ...]:
    """Nothing where what was sent cannot be read: a page that tells of a fault must not fail."""
    try:
        return texts_of(request.POST)
    except Exception:  # whatever it was has been told already
        return ()
