"""User: a person who logs in."""

from zlib import crc32

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.urls import reverse

from styrmodell.lib.history import tracked
from styrmodell.lib.swedish_order import SwedishOrder


class User(AbstractUser):
    """Användare: name, work mail and login, nothing more about the person."""

    name = models.CharField("namn", max_length=150, blank=True)
    title = models.CharField("titel", max_length=150, blank=True)
    first_name = None  # type: ignore[assignment]  # one name field: Swedish names are not split well in two
    last_name = None  # type: ignore[assignment]  # likewise

    REQUIRED_FIELDS = ["email"]
    history = tracked(without=["password", "last_login"])

    objects = UserManager()  # type: ignore[misc]  # the stubs declare it for the base class

    class Meta:
        verbose_name = "användare"
        verbose_name_plural = "användare"
        ordering = [SwedishOrder("name"), "username"]

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        """The name as shown; Django's own code asks for it."""
        return str(self)

    def get_short_name(self) -> str:
        """The name as shown; Django's own code asks for it."""
        return str(self)

    def get_absolute_url(self) -> str:
        return reverse("organisation:user_detail", args=[self.pk])

    @property
    def version(self) -> int:
        """What the form of a person shows, as a number: another as soon as name, title or address is another.

        Not counted, as other rows' versions are: a login or a new password is no change of what is shown.
        """
        return crc32("\n".join((self.name, self.title, self.email)).encode())
