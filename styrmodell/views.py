"""The pages that belong to no app: the health check, and what is said when a request is refused."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseServerError, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache

from styrmodell.web.methods import accepts
from styrmodell.web.typed_texts import texts_of


@login_not_required
@accepts("GET")
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Hälsa: 200 when the application answers and the database does too; anything else is a 500."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old or came from elsewhere. What was typed is shown for copying, never sent on."""
    return render(request, "csrf_failure.html", {"typed": texts_of(request.POST)}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request could not be understood."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: visible, but not allowed."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: missing, or not visible to this person."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: drawn without the request, so that no context processor asks a database that may be away."""
    return HttpResponseServerError(render_to_string("500.html"))
