"""The one clock: the demo and the tests pin the day, everything else asks here.

What the machine itself goes by (a job's sign of life, how long something has waited) is not told to anybody, and is measured
by the machine's clock, which a pinned day does not turn back at midnight.
"""

from datetime import UTC, date, datetime

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The day the installation believes it is: `TODAY` from the environment, else the real day in Sweden."""
    return date.fromisoformat(settings.TODAY) if settings.TODAY else timezone.localdate()


def now() -> datetime:
    """The moment, for whatever is told to somebody: this time of the day, on the day the installation believes it is."""
    moment = timezone.now()
    if not settings.TODAY:
        return moment
    local = timezone.localtime(moment)
    return datetime.combine(today(), local.time(), local.tzinfo).astimezone(UTC)


def is_pinned() -> bool:
    """True when the day is set by hand; every page then says so."""
    return bool(settings.TODAY)
