"""What people have written in a form that is not saved, to read and copy (`components/typed_texts.html`)."""

from collections.abc import Iterable

from django.http import QueryDict

from styrmodell.lib import richtext

# Never shown again, not even to the one who typed it.
SECRET = ("csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword", "login")
NO_TEXT = ("act", "place")


def texts_of(fields: QueryDict | Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """What people have written among the fields, to read: no secrets, no numbers, no keys of choices."""
    pairs = fields.items() if isinstance(fields, QueryDict) else fields
    written = [str(value) for name, value in pairs if name not in SECRET and name not in NO_TEXT]
    words = [richtext.plain(text) if text.startswith("<") else text for text in written]
    return tuple(text for text in words if any(letter.islower() for letter in text))
