"""Codes and logins as the eye tells them apart: two that look alike in capitals are one, whoever typed them where.

Letters of Greek and Cyrillic are drawn as Latin ones are, and come along with what is pasted. Only what no reader can tell apart
is one here: O and 0, or l and 1, are told apart in the typeface of the pages, and å is another letter than a.
"""

import unicodedata
from functools import lru_cache

# Small letters whose capital, or which themselves, are drawn as the Latin letter below them.
GREEK = ("αβεζηικμνορτυχ", "abezhikmnoptyx")
CYRILLIC = ("авекмнорстухѕіјԁһԛԝӏү", "abekmhopctyxsijdhqwiy")
DASHES = ("\u2010\u2012\u2013\u2014\u2212", "-----")
DRAWN_AS = str.maketrans(*map("".join, zip(GREEK, CYRILLIC, DASHES, strict=True)))
DOTLESS_I = "ı"


@lru_cache(maxsize=20_000)
def look_of(text: str) -> str:
    """What a code or a login looks like: equal for two that nobody tells apart. To compare, never to store or show."""
    if text.isascii():
        return " ".join(text.lower().split())
    folded = unicodedata.normalize("NFKC", text).replace(DOTLESS_I, "i").casefold()
    parts = unicodedata.normalize("NFD", folded).translate(DRAWN_AS)
    seen = "".join(sign for sign in parts if unicodedata.category(sign) != "Cf")
    return " ".join(unicodedata.normalize("NFC", seen).split())
