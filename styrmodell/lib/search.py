"""Looking for words: found however their letters were composed and whatever their case, in plain and in formatted text."""

import re
import unicodedata
from html import unescape

from django.db.models import Q

MARK = re.compile(r"</?(?:a|em|s|strong|sub|sup)\b[^<>]*>")  # stands within words
TAG = re.compile(r"<[^<>]*>")


def holds(words: str, *columns: str) -> Q:
    """Rows with the words in one of the columns; what was frozen before letters were composed has them apart."""
    forms = {unicodedata.normalize(form, words) for form in ("NFC", "NFD")}
    found = Q()
    for column in columns:
        for written in sorted(forms):
            found |= Q(**{f"{column}__icontains": written})
    return found


def is_within(words: str, text: str) -> bool:
    """True when the words stand in a plain text."""
    return _folded(words) in _folded(text)


def is_within_formatted(words: str, stored: str) -> bool:
    """True when the words are read in a formatted text; its tags and addresses are no words. A text costs microseconds."""
    return is_within(words, unescape(TAG.sub(" ", MARK.sub("", stored))))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
