"""What stands before the words of a list's item in plain text: a number, a letter, a dot, a dash.

Word writes the marker, a tab and the words: "1.⇥", "•⇥", "a)⇥", and for the levels below "o⇥" and "§⇥", which its symbol fonts
show as rings and squares. People write the same with a space.
"""

import re
from dataclasses import dataclass

DOTS = "•‣◦⁃∙·●○▪▫■□◆◇►▶➢➤✓✔☐☑☒❖✅✗✘→⇒➔➡👉🔹🔸\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf076"
DOT = re.compile(rf"(?P<dot>[{DOTS}])\ufe0f?\s*")
BOX = re.compile(r"(?:[-*•] ?)?\[[ xX]?\]\s+")  # a box to tick, as Teams and Planner write it
SYMBOL = re.compile(r"(?P<dot>[o§üØvq¨])(?:\t\s*|\s*\Z)|(?P<ring>o)\s+")
DASH = re.compile(r"[-‐‑–—−*](?:\s+|(?=[^\W\d_])|\Z)")  # a dash before a figure is a minus
NUMBER = re.compile(
    r"\(?(?P<number>[0-9]{1,3}(?:\.[0-9]{1,3}){0,5})(?P<sign>[.)]?)(?P<gap>\s+|(?<=[.)])(?=[A-ZÅÄÖ])|\Z)"
)
LETTER = re.compile(r"\(?(?P<letter>[a-zåäö]|[ivx]{2,5}|[A-ZÅÄÖ]|[IVX]{2,5})(?P<sign>[.)])(?P<gap>\s+|\Z)")
ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"
ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker.

    Attributes:
        style: the same for all items of a level.
        place: the item's place as far as the marker says: (2,) for "2." and "b)", (1, 3) for "1.3".
        is_sure: no sentence begins so. The others are markers where they go on from those before.
    """

    style: str
    place: tuple[int, ...] = ()
    is_sure: bool = True


PLAIN = Marker("")


class Markers:
    """Reads the markers of a list's lines in their order."""

    def __init__(self) -> None:
        self.last: dict[str, tuple[int, ...]] = {}  # style → the place that it came to

    def read(self, line: str) -> tuple[Marker, int]:
        """The marker that a line begins with and where its words begin; `PLAIN` and 0 when there is none."""
        for pattern, made in (
            (BOX, _box),
            (DOT, _dot),
            (SYMBOL, _dot),
            (DASH, _dash),
            (NUMBER, self._number),
            (LETTER, self._letter),
        ):
            match = pattern.match(line)
            marker = made(match) if match else None
            if match and marker and (marker.is_sure or self._goes_on(marker)):
                if marker.place:
                    self.last[marker.style[0]] = marker.place
                return marker, match.end()
        return PLAIN, 0

    def _goes_on(self, marker: Marker) -> bool:
        """True for the first of a list or of the list below, and for the next of one that has begun."""
        last, place = self.last.get(marker.style[0], ()), marker.place
        if place in ((1,), (*last, 1)):
            return True
        before = last[: len(place)]
        return len(before) == len(place) and place == (*before[:-1], before[-1] + 1)

    def _number(self, match: re.Match[str]) -> Marker | None:
        """A number without a dot is a marker before a tab only; before a space one like 1.2 may be a sum or a time."""
        place = tuple(map(int, match["number"].split(".")))
        if len(place) == 1 and not match["sign"] and "\t" not in match["gap"]:
            return None
        is_sure = bool(match["sign"] and len(place) == 1) or ("\t" in match["gap"] and len(place) > 1)
        return Marker(f"1{match['sign'] or '.' if len(place) == 1 else len(place)}", place, is_sure)

    def _letter(self, match: re.Match[str]) -> Marker | None:
        letter, sign = match["letter"], match["sign"]
        small = letter.lower()
        if letter != small and sign == "." and "\t" not in match["gap"]:
            return None  # A. Andersson
        first = "a" if letter == small else "A"
        roman = "i" if letter == small else "I"
        is_sure = sign == ")" or "\t" in match["gap"]
        as_letter = ALPHABET.index(small) + 1 if len(small) == 1 else 0
        as_roman = ROMAN.index(small) if small in ROMAN else 0
        follows = as_letter and self.last.get(first) == (as_letter - 1,)
        begun = as_roman == 1 or self.last.get(roman) == (as_roman - 1,)
        if as_roman and not follows and (begun or not as_letter):
            return Marker(f"{roman}{sign}", (as_roman,), is_sure)
        return Marker(f"{first}{sign}", (as_letter,), is_sure)


def _dot(match: re.Match[str]) -> Marker:
    return Marker(match.groupdict().get("dot") or "o")


def _box(match: re.Match[str]) -> Marker:
    return Marker("[]")


def _dash(match: re.Match[str]) -> Marker:
    return Marker("-")
