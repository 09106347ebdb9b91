"""Numbering in Word: each list counts by itself, from its own first number and in its own signs."""

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

SIGNS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
BULLETS = ("•", "–", "·")
STEP, HANGING = 425, 340  # twentieths of a point: how far each level is moved in, and its sign out
LEVELS = 9


class Lists:
    """The lists of one document."""

    def __init__(self, word: WordDocument) -> None:
        self._numbering = word.part.numbering_part.element
        used = [int(one.get(qn("w:abstractNumId"))) for one in self._numbering.iter(qn("w:abstractNum"))]
        self._next = max(used, default=0) + 1
        self._bullets = 0

    def bulleted(self) -> int:
        """The id of a list with bullets: they do not count, so all share one."""
        self._bullets = self._bullets or self._add("bullet", 1, BULLETS)
        return self._bullets

    def numbered(self, numbering: str = "1", start: int = 1) -> int:
        """The id of a new numbered list.

        Args:
            numbering: "1", "a", "A", "i" or "I".
            start: its first number.
        """
        return self._add(SIGNS[numbering], start, ())

    def _add(self, form: str, start: int, bullets: tuple[str, ...]) -> int:
        levels = []
        for level in range(LEVELS):
            text = bullets[level % len(bullets)] if bullets else f"%{level + 1}{')' if form != 'decimal' else '.'}"
            levels.append(
                f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
                f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{STEP * (level + 1)}" w:hanging="{HANGING}"/></w:pPr></w:lvl>'
            )
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self._next}"><w:multiLevelType w:val="multilevel"/>'
            f"{''.join(levels)}</w:abstractNum>"
        )
        first = self._numbering.find(qn("w:num"))  # the schema wants every definition before the lists that use them
        if first is None:
            self._numbering.append(abstract)
        else:
            first.addprevious(abstract)
        number = self._numbering.add_num(self._next).numId
        self._next += 1
        return int(number)


def make_item(paragraph: Paragraph, list_id: int, level: int) -> None:
    """The paragraph begins an item of a list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = min(level, LEVELS - 1)
    properties.get_or_add_numId().val = list_id


def indent(paragraph: Paragraph, level: int) -> None:
    """The paragraph goes on under an item that began before it."""
    properties = paragraph._p.get_or_add_pPr()
    place = OxmlElement("w:ind")
    place.set(qn("w:left"), str(STEP * (min(level, LEVELS - 1) + 1)))
    properties.insert_element_before(place, *("w:contextualSpacing", "w:jc", "w:rPr", "w:sectPr"))
