"""What a page was sent."""

from django.http import HttpRequest, QueryDict


def sent(request: HttpRequest) -> QueryDict | None:
    """The fields of a posted form; None when the page was only asked for. A form sent empty is sent all the same."""
    return request.POST if request.method == "POST" else None
