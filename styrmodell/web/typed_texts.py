"""What people have written in a form that is not saved, to read and copy (`components/typed_texts.html`)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.http import QueryDict

from styrmodell.lib import richtext

# Never shown again nor kept, not even for the one who typed it.
SECRET = ("csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword", "login")
# Names of fields that nobody writes in: the page's own, which button was pressed, and what is chosen from a list.
NO_TEXT = re.compile(
    r"act|window|taken|seen|kind|under|many|step|next|use|keep|link|page|key|data|plan"
    r"|(.+-)?(version|state|step|kind|attainment|progress|forecast|is_unavailable|is_removed|place)|version-.+"
    r"|parent|unit|role|user|receivers|perspective|perspective_id|figure|assignment|serves|continues|funding|direction|after"
    r"|answer|take|given|nyckeltal|items|omrade|goal-[0-9]+-[0-9]+|delegated|ticked|own|unlink"
    r"|planning_year|move_roles|outcome|box|reporter_kinds|accept_odd|skip_errors|enhet|predecessors"
)
CHOICE = re.compile(r"on|[A-Z]+(_[A-Z]+)+")  # a ticked box, the key of a choice


def texts_of(fields: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> tuple[str, ...]:
    """What people have written among the fields, to read: words, amounts and §, but no secrets and no keys of choices.

    Args:
        fields: names with what was sent under them, one value or several.
    """
    written = (value for name, value in _pairs(fields) if name not in SECRET and not NO_TEXT.fullmatch(name))
    words = (
        richtext.plain(value) if value.startswith("<") else value for value in written if not CHOICE.fullmatch(value)
    )
    return tuple(dict.fromkeys(text.strip() for text in words if any(letter.isalnum() for letter in text)))


def _pairs(fields: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> Iterator[tuple[str, str]]:
    """Each value by itself."""
    several = fields.lists() if isinstance(fields, QueryDict) else fields
    for name, sent in several.items() if isinstance(several, Mapping) else several:
        yield from ((name, str(value)) for value in (sent if isinstance(sent, list | tuple) else [sent]))
