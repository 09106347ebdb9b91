"""Drafts: what somebody has typed and not yet saved. The rows are the person's own, `user.drafts`.

A window keeps one for each form while somebody types in it, and saving there ends it. What could not be saved is a row of its
own, with why: only its writer removes it, by saving it after all (`taken`) or by throwing it away.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from styrmodell.lib.clock import now
from styrmodell.lib.errors import DomainError
from styrmodell.web.lines import Line
from styrmodell.web.typed_texts import SECRET, texts_of

MAX_BYTES = 1_000_000
MAX_KEY, MAX_WINDOW, MAX_PAGE = 200, 40, 500
MOST = 100  # a person's
MANY = 80  # told from here on
NEWEST = ("-saved_at", "-pk")
OFFERED = 5  # in a form; the others on the page of them all
MAX_DIGITS = 15  # of the number of a row
LINE = 80  # letters of a text that is named by its beginning
# The page's own, another each time; and what is never kept.
NOT_TYPED = (
    "act",
    "window",
    "taken",
    "place",
    "seen_comment",
    *SECRET,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A text that is not saved, as it is named and offered.

    Attributes:
        pk, url: which, and where it is read.
        beginning: its first words.
        saved: when it was typed, in words.
        why: why it could not be saved; empty for what was typed in a window and not sent.
        fields: the fields as JSON, for the script that puts them back; empty where the text is only named.
        window: whose own it is, while it is no more than what a window keeps.
    """

    pk: int
    url: str
    beginning: str
    saved: str
    why: str
    fields: str = ""
    window: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """What `components/draft.html` and `components/kept_texts.html` write on and in a form.

    Attributes:
        key: the form's.
        texts: what is offered back, newest first.
        taken: what has been taken in already, and goes when the form is saved.
        is_sent: the form has just been sent and was not taken: as it is drawn it holds what was typed.
    """

    key: str
    texts: tuple[Kept, ...] = ()
    taken: tuple[str, ...] = ()
    is_sent: bool = False


def read(text: str) -> Any:
    """What the page sent, as data.

    Raises:
        DomainError: not JSON, or not JSON that anybody would send: lists in thousands of lists, endless numbers.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise DomainError("Utkastet gick inte att läsa. Ladda om sidan och försök igen.") from None


@transaction.atomic
def save(user: Any, key: str, data: Any, *, window: str = "", page: str = "") -> int:
    """Keep the fields of a form as typed in a window; an empty object discards what the window kept.

    Returns:
        how many texts the person has not saved, when this is one more of them; else 0.

    Raises:
        DomainError: no key, not fields with texts, too large, or the person has as many as there is room for.
    """
    key, data = _checked(key, data)
    own = user.drafts.filter(key=key, window=window[:MAX_WINDOW], why="")
    if not data:
        own.delete()
        return 0
    fields = {"data": data, "page": _page(page), "beginning": first_words(data)}
    if own.update(saved_at=now(), **fields):
        return 0
    count = _make_room(user)
    user.drafts.update_or_create(key=key, window=window[:MAX_WINDOW], why="", defaults=fields)
    return count


@transaction.atomic
def keep(user: Any, key: str, data: Any, *, why: str, window: str = "", page: str = "") -> Any:
    """Keep what could not be saved: the row that the window had for it, or one of its own. The same text is kept once.

    Args:
        why: in words for its writer.
        page: where the form stands.

    Raises:
        DomainError: as `save`.
    """
    key, data = _checked(key, data)
    rows = user.drafts.filter(key=key)
    known = next((row for row in rows.exclude(why="") if row.data == data), None)
    of_window = rows.filter(window=window, why="").first() if window else None
    if known is not None and of_window is not None:
        of_window.delete()  # the same text
    row = known or of_window
    if row is None:
        _make_room(user)
        row = user.drafts.model(user=user, key=key)
    row.data, row.why, row.window, row.page = data, why, window[:MAX_WINDOW], _page(page)
    row.beginning = first_words(data)
    row.save()
    return row


def many(count: int) -> str:
    """What is said before there is no room for more; empty while there is plenty.

    Args:
        count: how many texts the person has not saved.
    """
    if count < MANY:
        return ""
    return (
        f"Du har {count} texter som inte är sparade, och det får plats {MOST}. Spara eller kasta några i Mitt arbete."
    )


def _make_room(user: Any) -> int:
    """How many the person then has.

    Raises:
        DomainError: there is none.
    """
    count = int(user.drafts.count())
    if count >= MOST:
        raise DomainError(
            f"Du har {MOST} texter som inte är sparade, och fler får inte plats. Kasta några i Mitt arbete."
        )
    return count + 1


def _checked(key: str, data: Any) -> tuple[str, dict[str, Any]]:
    key = _storable(key)
    if not key or len(key) > MAX_KEY:
        raise DomainError("Utkastet saknar formulärets nyckel.")
    fields = _storable_fields(data)
    if len(json.dumps(fields, ensure_ascii=False).encode()) > MAX_BYTES:
        raise DomainError("Texten är för lång för att sparas som utkast. Spara formuläret i stället.")
    return key, fields


def _page(page: str) -> str:
    """An address of ours that fits; else none."""
    page = _storable(page)
    is_ours = page.startswith("/") and url_has_allowed_host_and_scheme(page, allowed_hosts=None)
    return page if is_ours and len(page) <= MAX_PAGE else ""


def _storable_fields(data: Any) -> dict[str, str | list[str]]:
    if not isinstance(data, dict):
        raise DomainError("Utkastet ska vara fält med namn.")
    fields: dict[str, str | list[str]] = {}
    for name, value in data.items():
        texts = value if isinstance(value, list) else [value]
        if not all(isinstance(text, str) for text in texts):
            raise DomainError("Utkastet ska vara fält med namn och text.")
        clean = [_storable(text) for text in texts]
        if name not in NOT_TYPED:
            fields[_storable(name)] = clean if isinstance(value, list) else clean[0]
    return fields


def _storable(text: str) -> str:
    """Without what no database keeps: NUL, and halves of characters."""
    return text.replace("\x00", "").encode(errors="replace").decode()


def typed(sent: QueryDict) -> dict[str, list[str]]:
    """The fields of a form that was sent, as its page keeps them."""
    return {name: [str(value) for value in values] for name, values in sent.lists() if name not in NOT_TYPED}


def keep_sent(request: Any, key: str, fields: Mapping[str, Any], *, why: str, page: str) -> Any:
    """Keep fields of a form that was sent and cannot be saved now; they are offered when the form is opened again.

    Raises:
        DomainError: as `keep`.
    """
    window = request.POST.get("window", "")
    return keep(request.user, key, dict(fields), why=why, window=window, page=page)


def saved(request: Any, key: str) -> None:
    """The form is saved: forget what its window kept, and what was taken in. What other windows keep is theirs."""
    taken = [int(pk) for pk in request.POST.getlist("taken") if pk.isdecimal() and len(pk) <= MAX_DIGITS]
    if window := request.POST.get("window", ""):
        request.user.drafts.filter(key=key, window=window, why="").delete()
    if taken:
        request.user.drafts.filter(pk__in=taken).delete()


def offered(request: Any, key: str, *, is_sent: bool = False, rows: Iterable[Any] | None = None) -> Offered:
    """The texts as their form offers them back; a form that has just been sent holds what was typed and offers nothing.

    Args:
        rows: what has been read already of what the person has not saved, newest first.
    """
    if is_sent:
        return Offered(key, taken=tuple(request.POST.getlist("taken")), is_sent=True)
    known = (
        request.user.drafts.order_by(*NEWEST).filter(key=key)
        if rows is None
        else (row for row in rows if row.key == key)
    )
    return Offered(key, tuple(_kept(row, json.dumps(row.data, ensure_ascii=False)) for row in islice(known, OFFERED)))


def unsaved(user: Any, place: str = "") -> tuple[Any, ...]:
    """What the person has not saved, newest first; their fields are read when they are asked for.

    Args:
        place: only in the forms of a plan or a report: how their keys begin, "plan:5".
    """
    rows = user.drafts.defer("data").order_by(*NEWEST)
    return tuple(rows.filter(key__startswith=f"{place}/") if place else rows)


def named(rows: Iterable[Any]) -> tuple[Kept, ...]:
    """Rows by their first words."""
    return tuple(_kept(row) for row in rows)


def lines(rows: Iterable[Any], note: str = "") -> tuple[Line, ...]:
    """Rows as lines of a list, each led to where it is read.

    Args:
        note: what is said of each before when and why.
    """
    return tuple(
        Line(text.beginning, text.url, ". ".join(filter(None, (note, text.saved, text.why)))) for text in named(rows)
    )


def _kept(row: Any, fields: str = "") -> Kept:
    saved = f"{timezone.localtime(row.saved_at):%Y-%m-%d %H:%M}"
    name, window = row.beginning or "Ett formulär utan text", "" if row.why else row.window
    return Kept(row.pk, row.get_absolute_url(), name, saved, row.why, fields, window)


def first_words(data: Any) -> str:
    """What a text is named by: the beginning of the longest that was typed in the form."""
    words = " ".join(max(texts_of(data), key=len, default="").split())
    return words if len(words) <= LINE else f"{words[:LINE].rpartition(' ')[0] or words[:LINE]} …"
