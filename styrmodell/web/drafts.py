"""Drafts: what somebody has typed and not yet saved, per person and form. The rows are the person's own, `user.drafts`."""

import json
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from styrmodell.lib.errors import DomainError

MAX_BYTES = 200_000
MAX_KEY = 200
NOT_TYPED = ("csrfmiddlewaretoken", "act")  # the page's own, another each time


@dataclass(frozen=True, slots=True)
class Offered:
    """What `components/draft.html` writes on a form: its key, and the draft to offer back when there is one.

    Attributes:
        data: the fields as JSON; empty when there is nothing to offer.
        saved: when they were typed, in words.
    """

    key: str
    data: str = ""
    saved: str = ""


def read(text: str) -> Any:
    """What the page sent, as data.

    Raises:
        DomainError: not JSON, or not JSON that anybody would send: lists in thousands of lists, endless numbers.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise DomainError("Utkastet gick inte att läsa. Ladda om sidan och försök igen.") from None


def save(user: Any, key: str, data: Any) -> None:
    """Keep the fields of a form as typed; an empty object discards the draft.

    Raises:
        DomainError: no key, not fields with texts, or larger than 200 kB.
    """
    key = _storable(key)
    if not key or len(key) > MAX_KEY:
        raise DomainError("Utkastet saknar formulärets nyckel.")
    data = _storable_fields(data)
    if len(json.dumps(data, ensure_ascii=False).encode()) > MAX_BYTES:
        raise DomainError("Texten är för lång för att sparas som utkast. Spara formuläret i stället.")
    if not data:
        discard(user, key)
        return
    with transaction.atomic():
        user.drafts.update_or_create(key=key, defaults={"data": data})


def _storable_fields(data: Any) -> dict[str, str | list[str]]:
    if not isinstance(data, dict):
        raise DomainError("Utkastet ska vara fält med namn.")
    fields: dict[str, str | list[str]] = {}
    for name, value in data.items():
        texts = value if isinstance(value, list) else [value]
        if not all(isinstance(text, str) for text in texts):
            raise DomainError("Utkastet ska vara fält med namn och text.")
        clean = [_storable(text) for text in texts]
        fields[_storable(name)] = clean if isinstance(value, list) else clean[0]
    return fields


def _storable(text: str) -> str:
    """Without what no database keeps: NUL, and halves of characters."""
    return text.replace("\x00", "").encode(errors="replace").decode()


def get(user: Any, key: str) -> Any:
    """The draft, with its fields in `data` and the time in `saved_at`; None when there is none."""
    return user.drafts.filter(key=key).first()


def typed(sent: QueryDict) -> dict[str, list[str]]:
    """The fields of a form that was sent, as its page keeps them."""
    return {name: [str(value) for value in values] for name, values in sent.lists() if name not in NOT_TYPED}


def keep_sent(request: HttpRequest, key: str) -> None:
    """Keep what a form sent that cannot be saved now; it is offered when the form is opened again."""
    try:
        save(request.user, key, typed(request.POST))
    except DomainError as refusal:
        messages.error(request, str(refusal))


def offered(user: Any, key: str, *, is_sent: bool = False) -> Offered:
    """The draft as its form offers it back; a form that has just been sent holds what was typed and offers nothing."""
    draft = None if is_sent else get(user, key)
    if draft is None:
        return Offered(key)
    return Offered(key, json.dumps(draft.data), f"{timezone.localtime(draft.saved_at):%Y-%m-%d %H:%M}")


def discard(user: Any, key: str) -> None:
    """Forget the draft: its text has been saved, or the person chose the stored one."""
    user.drafts.filter(key=key).delete()
