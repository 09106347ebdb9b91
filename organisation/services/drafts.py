"""Drafts: what somebody has typed and not yet saved, per person and form."""

import json
from typing import Any

from django.db import transaction

from organisation.models import Draft, User
from styrmodell.lib.errors import DomainError

MAX_BYTES = 200_000
MAX_KEY = 200


def save(user: User, key: str, data: Any) -> None:
    """Keep the fields of a form as typed; an empty object discards the draft.

    Raises:
        DomainError: no key, not an object, or larger than 200 kB.
    """
    if not key or len(key) > MAX_KEY:
        raise DomainError("Utkastet saknar formulärets nyckel.")
    if not isinstance(data, dict):
        raise DomainError("Utkastet ska vara fält med namn.")
    if len(json.dumps(data, ensure_ascii=False).encode()) > MAX_BYTES:
        raise DomainError("Texten är för lång för att sparas som utkast. Spara formuläret i stället.")
    if not data:
        discard(user, key)
        return
    with transaction.atomic():
        Draft.objects.update_or_create(user=user, key=key, defaults={"data": data})


def get(user: User, key: str) -> Draft | None:
    """The draft, with its fields in `data` and the time in `saved_at`; None when there is none."""
    return Draft.objects.filter(user=user, key=key).first()


def discard(user: User, key: str) -> None:
    """Forget the draft: its text has been saved, or the person chose the stored one."""
    Draft.objects.filter(user=user, key=key).delete()
