"""Files that are sent with their checksum, so that whoever fetches one can tell that all of it has come."""

import base64

from django.http import HttpRequest, HttpResponse
from django.urls import register_converter
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from styrmodell.lib.checksums import CheckedFile


class FormConverter:
    """A format in an address: those that a text is fetched in."""

    regex = "pdf|docx|xlsx|json"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


register_converter(FormConverter, "form")


def served(
    request: HttpRequest, file: CheckedFile, *, is_saved: bool = False, is_foreign: bool = False
) -> HttpResponse:
    """The bytes as they are stored, with their checksum in the headers (RFC 9530).

    Args:
        is_saved: the file is for keeping and not for showing in the browser.
        is_foreign: somebody else has made it: a browser that opens it all the same is to do nothing that it says.
    """
    response = HttpResponse(bytes(file.content), content_type=file.media_type)
    response["Content-Disposition"] = content_disposition_header(is_saved, file.file_name) or ""
    if is_foreign:
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = f'"{file.sha256}"'
    response["Repr-Digest"] = f"sha-256=:{base64.b64encode(bytes.fromhex(file.sha256)).decode()}:"
    return get_conditional_response(request, etag=response["ETag"], response=response) or response
