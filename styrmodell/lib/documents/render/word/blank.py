"""The empty Word document: paper, language, typefaces and the styles that the rest is written in."""

from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.text.paragraph import Paragraph

TYPEFACE = "Calibri"  # what everybody's Word has
INK, QUIET, ACCENT = RGBColor(0x1B, 0x24, 0x28), RGBColor(0x56, 0x60, 0x65), RGBColor(0x0B, 0x4F, 0x5C)
MARGIN = Cm(2.4)
TEXT_WIDTH = Cm(21 - 2 * 2.4)
LYING_WIDTH = Cm(29.7 - 2 * 2.4)
SIZES = {"Title": 28.0, "Heading 1": 20.0, "Heading 2": 14.0, "Heading 3": 12.0, "Heading 4": 11.0, "Heading 5": 11.0}
NORMAL, LEAD, EYEBROW, NOTE = "Normal", "Ingress", "Överrubrik", "Anmärkning"
# What stands in a table, and in one so wide that its figures would else be broken.
IN_TABLE, TABLE_HEAD = "Tabelltext", "Tabellhuvud"
IN_CROWDED, CROWDED_HEAD = "Tabelltext liten", "Tabellhuvud litet"
TABLE_SIZES = {IN_TABLE: 9.0, TABLE_HEAD: 9.0, IN_CROWDED: 7.5, CROWDED_HEAD: 7.5}
WITHIN = "Mellanrubrik"  # looks as the heading of its level, and stands in no contents
CONTENTS = ("toc 1", "toc 2", "toc 3")
LISTED = "table of figures"  # what Word calls its own style of such lists
MAX_HEADING = 5


def blank() -> WordDocument:
    """A document without a word, on A4 and in Swedish."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.2)
    _in_swedish(word)
    _styles(word)
    return word


def set_style(paragraph: Paragraph, name: str) -> None:
    """Give a paragraph a style by what Word calls it. By its id: looking a style up reads every one in the file."""
    paragraph._p.style = None if name == NORMAL else name.replace(" ", "")


def _in_swedish(word: WordDocument) -> None:
    """The language that Word spells by, and that a screen reader reads in."""
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "sv-SE")


def _styles(word: WordDocument) -> None:
    normal = word.styles[NORMAL]
    _set(normal, 10.5, color=INK)
    normal.paragraph_format.space_after = Pt(6)
    for name, size in SIZES.items():
        _set(word.styles[name], size, bold=True, color=ACCENT if name == "Title" else INK)
        word.styles[name].paragraph_format.space_after = Pt(4)
    word.styles["Heading 1"].paragraph_format.space_before = Pt(12)
    for edge in word.styles["Title"].element.iter(qn("w:pBdr")):
        edge.getparent().remove(edge)
    for level in range(2, MAX_HEADING + 1):
        _added(word, f"{WITHIN} {level}").base_style = word.styles[f"Heading {level}"]
    lead = _added(word, LEAD)
    _set(lead, 12, color=INK)
    lead.paragraph_format.keep_with_next = True
    _set(_added(word, NOTE), 9, color=QUIET)
    eyebrow = _added(word, EYEBROW)
    _set(eyebrow, 9, bold=True, color=ACCENT)
    eyebrow.paragraph_format.keep_with_next = True
    eyebrow.paragraph_format.space_before, eyebrow.paragraph_format.space_after = Pt(18), Pt(0)
    for name, size in TABLE_SIZES.items():
        style = _added(word, name)
        _set(style, size, bold=name in (TABLE_HEAD, CROWDED_HEAD), color=INK)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(1.5)
    for depth, name in enumerate(CONTENTS):
        style = _added(word, name)
        style.paragraph_format.left_indent = Cm(0.6 * depth)
        style.paragraph_format.space_after = Pt(2)
    listed = _added(word, LISTED).paragraph_format
    listed.space_after = Pt(2)
    listed.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _added(word: WordDocument, name: str) -> Any:
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles[NORMAL]
    return style


def _set(style: Any, size: float, *, bold: bool = False, color: RGBColor) -> None:
    """Size, weight and colour, in one typeface for every script: the template's headings are set in another."""
    font = style.font
    font.name, font.size, font.bold, font.italic, font.color.rgb = TYPEFACE, Pt(size), bold, False, color
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), TYPEFACE)


def turn_page(word: WordDocument, *, lies_down: bool) -> None:
    """Go on on a new page that lies down, or stands again."""
    section = word.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if lies_down else WD_ORIENT.PORTRAIT
    short, long = sorted((section.page_width or 0, section.page_height or 0))
    section.page_width, section.page_height = (
        (Length(long), Length(short)) if lies_down else (Length(short), Length(long))
    )


def set_running_lines(word: WordDocument, above: str, below: str) -> None:
    """Sidhuvud och sidfot: what stands on every page, with the page's number below."""
    section = word.sections[0]
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.text = above
    foot.text = f"{below}\t"
    for paragraph in (head, foot):
        set_style(paragraph, NOTE)
        paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    _page_number(foot)


def _page_number(paragraph: Any) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = "1"
    run.append(words)
    field.append(run)
    paragraph._p.append(field)
