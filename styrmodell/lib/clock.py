"""The one clock: the demo and the tests pin the day, everything else asks here."""

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The day the installation believes it is: `TODAY` from the environment, else the real day in Sweden."""
    return date.fromisoformat(settings.TODAY) if settings.TODAY else timezone.localdate()


def is_pinned() -> bool:
    """True when the day is set by hand; every page then says so."""
    return bool(settings.TODAY)
