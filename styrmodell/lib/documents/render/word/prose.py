"""Formatted text in Word: its paragraphs, headings, lists, tables, links and pictures."""

from collections.abc import Mapping
from io import BytesIO
from itertools import groupby, zip_longest
from operator import attrgetter

from docx.document import Document as WordDocument
from docx.image.exceptions import UnrecognizedImageError
from docx.shared import Cm, Length, RGBColor
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from styrmodell.lib import richtext
from styrmodell.lib.documents.render.pdf import Pictures
from styrmodell.lib.documents.render.word import fields, tables
from styrmodell.lib.documents.render.word.blank import MAX_HEADING, TEXT_WIDTH, set_style
from styrmodell.lib.documents.render.word.lists import Lists, indent, make_item
from styrmodell.lib.richtext.blocks import Block, Run
from styrmodell.lib.richtext.grid import spots_of
from styrmodell.lib.richtext.writing import text_of
from styrmodell.lib.swedish import NBSP, bind

Place = WordDocument | WordCell

LEVELS = {"h3": 1, "h4": 2}  # below the heading that the text stands under
OF_THE_SYSTEM = ("/", "#")  # a link to a page of ours leads nowhere in a file
SAID = {"del": "borttaget", "ins": "tillagt"}
COLOURS = {"del": RGBColor(0x8F, 0x1D, 0x3C), "ins": RGBColor(0x1A, 0x6B, 0x4A)}
TALLEST = Cm(12)
TABLE_NAME = "Tabell i texten"


def sole_paragraph(html: str) -> tuple[Run, ...] | None:
    """What stands in a text of one paragraph, which has room beside its label; None for a longer text."""
    blocks = richtext.read_shown(html)
    return blocks[0].runs if len(blocks) == 1 and blocks[0].kind == "p" else None


class ProseWriter:
    """Writes formatted text into one Word document.

    Args:
        word: the document.
        pictures: gives the bytes of a picture by its address in the text, None when it is gone.
        bookmarks: the name of each place that a text may lead to, by its address.
    """

    def __init__(self, word: WordDocument, pictures: Pictures, bookmarks: Mapping[str, str]) -> None:
        self.word = word
        self._bookmarks = bookmarks
        self.lists = Lists(word)
        self._pictures = pictures

    def write(self, html: str, place: Place, *, under: int) -> None:
        """Write a text, its headings under one of level `under`."""
        for block in richtext.read_shown(html):
            self._block(block, place, under)

    def paragraph(self, place: Place) -> Paragraph:
        """A new paragraph; a cell begins with one."""
        if isinstance(place, WordCell) and len(place._tc) <= 2 and not place.paragraphs[0].runs:
            first = place.paragraphs[0]
            if first._p.pPr is None:
                return first
        return place.add_paragraph()

    def _block(self, block: Block, place: Place, under: int) -> None:
        if block.kind == "table":
            self._table(block, place)
        elif block.items:
            self._list(block, place, 0)
        else:
            paragraph = self.paragraph(place)
            if block.kind in LEVELS:
                set_style(paragraph, f"Heading {min(under + LEVELS[block.kind], MAX_HEADING)}")
            self.runs(block.runs, paragraph)

    def _list(self, block: Block, place: Place, level: int) -> None:
        is_bulleted = block.kind == "ul"
        list_id = self.lists.bulleted() if is_bulleted else self.lists.numbered(block.numbering, block.start)
        for item in block.items:
            for at, part in enumerate(item):
                if part.items:
                    self._list(part, place, level + 1)
                    continue
                paragraph = self.paragraph(place)
                if at:
                    indent(paragraph, level)
                else:
                    make_item(paragraph, list_id, level)
                self.runs(part.runs, paragraph)

    def _table(self, block: Block, place: Place) -> None:
        spots = spots_of(block.rows, block.head)
        texts = [text_of(spot.cell.blocks) for spot in spots]
        weights = tables.weights_of(spots, texts)
        placed = tables.begin(place, TABLE_NAME, spots, weights)
        for spot in spots:
            cell = placed[spot.row, spot.column]
            for part in spot.cell.blocks:
                self._block(part, cell, MAX_HEADING)
            tables.style_cell(
                cell, is_bold=spot.cell.header, is_figure=spot.cell.figure, is_crowded=tables.is_crowded(weights)
            )
        if isinstance(place, WordDocument):
            tables.keep_if_short(placed, spots, texts, weights)
            place.add_paragraph()  # two tables after each other would else become one

    def runs(self, runs: tuple[Run, ...], paragraph: Paragraph) -> None:
        """The text of one paragraph. What only one side of a comparison has is also said: Word's readers skip strokes."""
        for mark, stretch in groupby(runs, attrgetter("mark")):
            if mark:
                paragraph.add_run(f"[{SAID[mark]}: ")
            told = list(stretch)
            for run, following in zip_longest(told, told[1:]):
                made = self._picture(run, paragraph) if run.image else self._words(run, paragraph)
                if name := self._bookmarks.get(run.href.removeprefix("#")):
                    fields.link_to(paragraph, name).append(made._r)
                    if following is None or following.href != run.href:
                        fields.page_of(paragraph, name, f", s.{NBSP}")
                elif run.href and not run.href.startswith(OF_THE_SYSTEM):
                    fields.link_out(paragraph, run.href).append(made._r)
            if mark:
                paragraph.add_run("]")

    def _words(self, run: Run, paragraph: Paragraph) -> WordRun:
        made = paragraph.add_run()
        if run.is_break:
            made.add_break()
        else:
            made.text = bind(run.text)
        made.bold, made.italic = run.bold or None, run.italic or None
        made.font.strike = run.struck or run.mark == "del" or None
        if run.position == "sup":
            made.font.superscript = True
        elif run.position == "sub":
            made.font.subscript = True
        leads_out = bool(run.href) and not run.href.startswith(OF_THE_SYSTEM)
        made.font.underline = leads_out or run.mark == "ins" or None
        if run.mark:
            made.font.color.rgb = COLOURS[run.mark]
        return made

    def _picture(self, run: Run, paragraph: Paragraph) -> WordRun:
        made = paragraph.add_run()
        content = self._pictures(run.image)
        try:
            shape = made.add_picture(BytesIO(content or b""))
        except UnrecognizedImageError:
            made.text = f"[Bilden finns inte: {run.text}]"
            return made
        scale = min(1, TEXT_WIDTH / shape.width, TALLEST / shape.height)
        shape.width, shape.height = Length(int(shape.width * scale)), Length(int(shape.height * scale))
        shape._inline.docPr.set("descr", run.text)
        return made
