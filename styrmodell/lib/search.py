"""Looking for words: found in any order and case, however their letters were composed, in plain and in formatted text."""

import re
import unicodedata
from html import unescape

from django.db.models import Q

MARK = re.compile(r"</?(?:a|em|s|strong|sub|sup)\b[^<>]*>")  # stands within words
TAG = re.compile(r"<[^<>]*>")


def holds(words: str, *columns: str) -> Q:
    """Rows with each of the words in one of the columns; what was frozen before letters were composed has them apart."""
    found = Q()
    for word in words.split():
        found &= _holds(word, columns)
    return found


def _holds(word: str, columns: tuple[str, ...]) -> Q:
    found = Q()
    for form in sorted({unicodedata.normalize(form, word) for form in ("NFC", "NFD")}):
        for column in columns:
            found |= Q(**{f"{column}__icontains": form})
    return found


def is_within(words: str, text: str) -> bool:
    """True when each of the words stands in a plain text, in whatever order."""
    folded = _folded(text)
    return all(word in folded for word in _folded(words).split())


def is_within_formatted(words: str, stored: str) -> bool:
    """True when the words are read in a formatted text; its tags and addresses are no words. A text costs microseconds."""
    return is_within(words, unescape(TAG.sub(" ", MARK.sub("", stored))))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
