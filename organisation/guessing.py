"""Guessing at passwords is slowed and never locks anybody out; right logins are not counted.

Wrong ones are counted by account and address together, so that nobody is kept out from their own place by what is typed in
another; each is counted before its password is looked at, so that those who guess in many windows at once gain nothing.
Guesses at one account from many places, and at many accounts from one place, are counted too, but slow only those
who have not logged in to that account from there before: a town hall has one outgoing address.
"""

import time
from dataclasses import dataclass
from hashlib import sha256
from math import ceil

from django.core.cache import cache
from django.db.models import Q

from organisation.models import User

FREE = {"both": 5, "account": 30, "address": 30}  # wrong ones before one has to wait
LONGEST = {"both": 300, "account": 30, "address": 60}  # seconds
SHORTEST = 5
COUNTED = 24 * 3600
AT_ONCE = 60  # seconds: what is tried within them is not counted as the same try
KNOWN = 90 * 24 * 3600
MAILS_AN_HOUR = 5


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody at an address who tries to log in to an account, whether there is such a one or not."""

    account: str
    address: str

    @classmethod
    def of(cls, login: str, address: str) -> "Attempt":
        """The same account by name and by mail address."""
        words = login.strip()
        found = User.objects.filter(Q(username__iexact=words) | Q(email__iexact=words)).values_list("pk", flat=True)
        pk = found.order_by("pk").first()
        return cls(f"user-{pk}" if pk else words.casefold(), address)

    @property
    def counters(self) -> dict[str, str]:
        """What a wrong password is counted under: kind → key."""
        return {
            "both": _key("both", self.account, self.address),
            "account": _key("account", self.account),
            "address": _key("address", self.address),
        }

    @property
    def known(self) -> str:
        """Under which it is kept that the account was logged in to from the address."""
        return _key("known", self.account, self.address)


def wait(attempt: Attempt) -> int:
    """How many seconds are left before the next try; 0 when it may be made now."""
    kinds = {key: kind for kind, key in attempt.counters.items()}
    kept = cache.get_many([*kinds, attempt.known])
    if attempt.known in kept:
        kinds = {key: kind for key, kind in kinds.items() if kind == "both"}
    left = [_left(kinds[key], *kept[key]) for key in kinds if key in kept]
    return max(left, default=0)


def _left(kind: str, wrong: int, last: float) -> int:
    """After the free ones each wrong one doubles the time."""
    if wrong < FREE[kind]:
        return 0
    pause = min(SHORTEST * 2 ** min(wrong - FREE[kind], 10), LONGEST[kind])
    return max(0, ceil(last + pause - time.time()))


def take(attempt: Attempt) -> int:
    """Take the right to one try, before its password is looked at: it counts as wrong until it is right (`forget`).

    Returns:
        how many seconds to wait instead; 0 when it may be made.
    """
    return wait(attempt) or _count("both", attempt.counters["both"])


def count(attempt: Attempt) -> None:
    """A wrong password, which has been counted for its account and address together when it was tried."""
    for kind in ("account", "address"):
        _count(kind, attempt.counters[kind])


def _count(kind: str, key: str) -> int:
    """One more, also when others count at the same moment: each takes a number of its own, which the cache gives once.

    Returns:
        how many seconds to wait, when others have taken the last free one meanwhile.
    """
    now = time.time()
    wrong, _ = cache.get(key, (0, now))
    while not cache.add(f"{key}:{wrong}", 1, AT_ONCE):
        wrong += 1
        if left := _left(kind, wrong, now):
            return left
    cache.set(key, (wrong + 1, now), COUNTED)
    return 0


def forget(attempt: Attempt) -> None:
    """The right password: whoever has it need not guess, here."""
    key = attempt.counters["both"]
    wrong, _ = cache.get(key, (0, 0))
    cache.delete_many([key, *(f"{key}:{number}" for number in range(wrong))])
    cache.set(attempt.known, 1, KNOWN)


def has_mails_left(user: User) -> bool:
    """True when the person has not had all the password mails of an hour."""
    return len(_mails(user)) < MAILS_AN_HOUR


def count_mail(user: User) -> None:
    """A password mail is sent."""
    cache.set(_key("mails", str(user.pk)), [*_mails(user), time.time()], 3600)


def _mails(user: User) -> list[float]:
    return [moment for moment in cache.get(_key("mails", str(user.pk)), ()) if moment > time.time() - 3600]


def _key(kind: str, *parts: str) -> str:
    return f"guessing:{kind}:{sha256(chr(0).join(parts).encode()).hexdigest()}"
