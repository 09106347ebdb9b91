"""How accounts come to be: an administrator makes them, nobody signs up."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from organisation import guessing
from organisation.models import User
from styrmodell.lib.clock import is_pinned, now

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Login without self-registration, slowed for whoever guesses, refusing in our own words."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "Användarnamnet eller lösenordet stämmer inte.",
        "email_password_mismatch": "E-postadressen eller lösenordet stämmer inte.",
        "enter_current_password": "Det nuvarande lösenordet stämmer inte.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by themselves."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """The user, when the password is right and nobody has guessed too much.

        Raises:
            ValidationError: says how long to wait; the password has not been tried.
        """
        attempt = guessing.Attempt.of(
            credentials.get("username") or credentials.get("email") or "", self.get_client_ip(request)
        )
        if seconds := guessing.take(attempt):
            words = "en sekund" if seconds == 1 else f"{seconds} sekunder"
            raise ValidationError(f"För många misslyckade försök. Vänta {words} och försök igen.")
        user = super().authenticate(request, **credentials)
        (guessing.forget if user else guessing.count)(attempt)
        return user

    def login(self, request: HttpRequest, user: Any) -> None:
        """Log in; when that was is told by the one clock, while Django asks the machine's."""
        super().login(request, user)
        if is_pinned():
            User.objects.filter(pk=user.pk).update(last_login=now())

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        """Mail the link, a few times an hour: nobody's mailbox is filled by others."""
        if guessing.has_mails_left(user):
            guessing.count_mail(user)
            super().send_password_reset_mail(user, email, context)
        else:
            logger.warning("User %s has got all the password mails of an hour.", user.pk)
