"""One address that sends a file from disk, to compare with."""

import os

from django.http import FileResponse, HttpRequest
from django.urls import path


def static_file(request: HttpRequest) -> FileResponse:
    """A file as Django sends it from disk to whoever is logged in."""
    return FileResponse(open(os.environ["BENCH_FILE"], "rb"))


urlpatterns = [path("", static_file)]
