"""The request as a view behind the login sees it."""

from django.http import HttpRequest

from organisation.models import User


class LoggedInRequest(HttpRequest):
    """A request whose user has logged in: LoginRequiredMiddleware stops all others. For type hints only."""

    user: User
