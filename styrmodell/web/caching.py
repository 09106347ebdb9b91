"""What a browser may keep of the pages of somebody who is logged in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

OWN = "private, no-cache"  # a page that one goes back to stays as it was left; one that is asked for is asked for anew
LOGOUT = "account_logout"


def keep_private(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A page made for somebody is nobody else's, and is cleared away when they log out. Views that say more are obeyed."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        user = getattr(request, "_cached_user", None)  # who has been asked for; nobody is asked for here
        if user is not None and user.is_authenticated and not response.has_header("Cache-Control"):
            response["Cache-Control"] = OWN
        match = request.resolver_match
        if request.method == "POST" and match is not None and match.view_name == LOGOUT:
            response["Clear-Site-Data"] = '"cache"'
        return response

    return answer
