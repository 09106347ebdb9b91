"""What is sent is compressed: a plan of two megabytes is a hundred and forty kilobytes on its way."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

TEXT = ("text/", "application/json", "application/xml", "image/svg+xml")


class CompressText(GZipMiddleware):
    """Compresses pages and other text. PDFs, pictures and office files are compressed as they are.

    Who guesses a secret of a page from the length of what is sent (BREACH) meets a length that varies, which Django adds, and
    a form's token that is masked anew for each page.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, compressed if it is text and the browser takes it."""
        if not response.get("Content-Type", "").startswith(TEXT):
            return response
        return super().process_response(request, response)
