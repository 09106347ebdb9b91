"""Files that are sent with their checksum, so that whoever fetches one can tell that all of it has come."""

import base64

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from styrmodell.lib.checksums import CheckedFile


def served(request: HttpRequest, file: CheckedFile, *, is_saved: bool = False) -> HttpResponse:
    """The bytes as they are stored, with their checksum in the headers (RFC 9530).

    Args:
        is_saved: the file is for keeping and not for showing in the browser.
    """
    response = HttpResponse(bytes(file.content), content_type=file.media_type)
    response["Content-Disposition"] = f'{"attachment" if is_saved else "inline"}; filename="{file.file_name}"'
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = f'"{file.sha256}"'
    response["Repr-Digest"] = f"sha-256=:{base64.b64encode(bytes.fromhex(file.sha256)).decode()}:"
    return get_conditional_response(request, etag=response["ETag"], response=response) or response
