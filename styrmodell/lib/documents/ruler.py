"""How wide words are on paper, measured with the documents' own typeface."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from fontTools.ttLib import TTFont

MM_A_POINT = 25.4 / 72
UNKNOWN = 1.0  # ems, for what the typeface lacks: hardly anything that stands in for it is wider


@dataclass(frozen=True, slots=True)
class Ruler:
    """Linjal: what each character takes of a line, in ems."""

    advances: Mapping[str, float]

    def width(self, words: str, points: float) -> float:
        """Millimetres that the words take on one line at a size; never less than they do."""
        ems = sum(self.advances.get(character, UNKNOWN) for character in words)
        return ems * points * MM_A_POINT


@cache
def ruler_of(paths: tuple[str, ...]) -> Ruler:
    """The ruler of the fonts in the files. Of a character that stands in several, or with another width among figures in
    a column (`.tf`), the widest counts.
    """
    advances: dict[str, float] = {}
    for path in paths:
        font = TTFont(path)
        size, widths = font["head"].unitsPerEm, font["hmtx"].metrics
        for code, name in font.getBestCmap().items():
            widest = max(widths[name][0], widths.get(f"{name}.tf", (0, 0))[0]) / size
            advances[chr(code)] = max(advances.get(chr(code), 0.0), widest)
    return Ruler(advances)
