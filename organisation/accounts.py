"""How accounts come to be: an administrator makes them, nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Login without self-registration, refusing in our own words."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "Användarnamnet eller lösenordet stämmer inte.",
        "email_password_mismatch": "E-postadressen eller lösenordet stämmer inte.",
        "too_many_login_attempts": "För många misslyckade försök. Vänta fem minuter och försök igen.",
        "enter_current_password": "Det nuvarande lösenordet stämmer inte.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by themselves."""
        return False
