"""The application's addresses and one that sends a file from disk, to compare with."""

import os

from django.http import FileResponse, HttpRequest
from django.urls import include, path


def static_file(request: HttpRequest) -> FileResponse:
    """A file as a web application sends it from disk to whoever is logged in."""
    return FileResponse(open(os.environ["BENCH_FILE"], "rb"))


urlpatterns = [path("bench/fil/", static_file, name="static_file"), path("", include("styrmodell.urls"))]
