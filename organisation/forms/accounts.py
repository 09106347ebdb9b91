"""allauth's forms in our words: labels without placeholders, help as a sentence."""

import logging
from typing import Any

from allauth.account import forms as allauth
from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from styrmodell.lib.text_field import MailField, TextField

logger = logging.getLogger(__name__)

PASSWORD_HELP = "Minst 12 tecken. Inte ett vanligt lösenord och inte likt ditt namn eller din e-postadress."


def _say(form: Any, **labels: str) -> None:
    """Give the fields our labels; a placeholder would repeat them and vanish while one types."""
    for name, field in form.fields.items():
        field.label = labels.get(name, field.label)
        field.help_text = ""
        field.widget.attrs.pop("placeholder", None)


class LoginForm(allauth.LoginForm):
    """Logga in with the login name or the mail address."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["login"] = TextField(widget=self.fields["login"].widget, max_length=254)
        _say(self, login="Användarnamn eller e-post", password="Lösenord")
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class ResetPasswordForm(allauth.ResetPasswordForm):
    """Glömt lösenord: where to send the link."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"] = MailField(widget=self.fields["email"].widget)
        _say(self, email="E-post")

    def save(self, request: HttpRequest, **options: Any) -> str:
        """Mail the link. A silent mail server is told in the log and not on the page, which answers alike for everybody.

        An error would say that the address belongs to somebody: nothing is sent to others.
        """
        try:
            super().save(request, **options)
        except OSError:  # no mail server, or it refused
            logger.exception("The link to choose a password could not be mailed.")
        return str(self.cleaned_data["email"])


class ResetPasswordKeyForm(allauth.ResetPasswordKeyForm):
    """Välj nytt lösenord, from the link in the mail."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _say(self, password1="Nytt lösenord", password2="Samma lösenord igen")
        self.fields["password1"].help_text = PASSWORD_HELP


class SetPasswordForm(allauth.SetPasswordForm):
    """Välj lösenord, for a person who is logged in without one."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _say(self, password1="Lösenord", password2="Samma lösenord igen")
        self.fields["password1"].help_text = PASSWORD_HELP


class ChangePasswordForm(allauth.ChangePasswordForm):
    """Byt lösenord."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _say(self, oldpassword="Nuvarande lösenord", password1="Nytt lösenord", password2="Samma lösenord igen")
        self.fields["password1"].help_text = PASSWORD_HELP


class PasswordLinkForm(allauth.UserTokenForm):
    """The link in the mail: dead while the account is closed."""

    def clean(self) -> dict[str, Any]:
        """The same as a link that never was.

        Raises:
            ValidationError: it is used or too old, or its account is closed.
        """
        cleaned: dict[str, Any] = super().clean()
        if not self.reset_user.is_active:
            raise get_adapter().validation_error("invalid_password_reset")
        return cleaned
