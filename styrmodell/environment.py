"""What the environment says about this installation, judged once at the start.

A value that cannot be read stops the start with the variable's name. Nothing is guessed: PRODUCTION=ja would else start
on a developer's settings, and a day that is no day fail on every page.
"""

import os
import warnings
from collections.abc import Sequence
from datetime import date
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

DATABASES = ("postgres", "postgresql", "sqlite")


class Environment:
    """The variables, each read by what it means.

    Every method takes the variable's name and what holds when it is not set, and raises ImproperlyConfigured when it is
    set to something else than it may be.
    """

    def text(self, name: str, default: str) -> str:
        """Any text, as it is."""
        return os.environ.get(name, default)

    def flag(self, name: str, *, default: bool) -> bool:
        """`true` or `false`, and no other word for them."""
        return self.choice(name, "true" if default else "false", ("true", "false")) == "true"

    def choice(self, name: str, default: str, words: Sequence[str]) -> str:
        """One of the words."""
        value = self.text(name, default)
        if value not in words:
            raise _fault(name, value, f"ska vara {', '.join(words[:-1])} eller {words[-1]}")
        return value

    def number(self, name: str, default: int) -> int:
        """A whole number, not negative."""
        value = self.text(name, str(default))
        if not value.isdecimal():
            raise _fault(name, value, "ska vara ett heltal, 0 eller större")
        return int(value)

    def names(self, name: str, default: Sequence[str]) -> list[str]:
        """Words with commas between."""
        return [word.strip() for word in self.text(name, ",".join(default)).split(",") if word.strip()]

    def day(self, name: str) -> str:
        """An ISO date, or nothing."""
        value = self.text(name, "")
        try:
            return date.fromisoformat(value).isoformat() if value else ""
        except ValueError:
            raise _fault(name, value, "ska vara en dag som 2026-11-23") from None

    def database(self, name: str, default: str) -> dict[str, Any]:
        """The address of a database, as Django's setting. It may hold a password and is not repeated when refused."""
        value = self.text(name, default)
        sentence = f"{name} ska vara postgres://användare:lösenord@värd:5432/namn eller sqlite:///fil."
        if value.partition(":")[0] not in DATABASES:
            raise ImproperlyConfigured(sentence)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                return dict(environ.Env.db_url_config(value))
        except (ValueError, KeyError, UserWarning):
            raise ImproperlyConfigured(sentence) from None

    def mail(self, name: str, default: str) -> dict[str, Any]:
        """The address of a mail server, as Django's settings; not repeated either."""
        value = self.text(name, default)
        try:
            return dict(environ.Env.email_url_config(value))
        except (ValueError, ImproperlyConfigured):
            sentence = f"{name} ska vara e-postserverns adress, till exempel smtp+tls://användare:lösenord@värd:587."
            raise ImproperlyConfigured(sentence) from None


def _fault(name: str, value: str, sentence: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name} {sentence}, inte ”{value}”." if value else f"{name} {sentence}, inte tom.")
