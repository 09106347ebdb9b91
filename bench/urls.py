"""The application's addresses and one that sends a file from disk, to compare with."""

import os

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest
from django.urls import include, path


@login_not_required
def static_file(request: HttpRequest) -> FileResponse:
    """A file as a web application sends it from disk."""
    return FileResponse(open(os.environ["BENCH_FILE"], "rb"))


urlpatterns = [path("bench/fil/", static_file, name="static_file"), path("", include("styrmodell.urls"))]
