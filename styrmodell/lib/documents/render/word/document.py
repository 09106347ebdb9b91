"""A whole document in Word: cover, contents and chapters."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time
from io import BytesIO

from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.text.paragraph import Paragraph

from styrmodell.lib.clock import now
from styrmodell.lib.documents.accounts import note_place, row_place
from styrmodell.lib.documents.gathered_marks import with_gathered_marks
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.outline import Section, outline_of
from styrmodell.lib.documents.parts.chapters import decisions_of, parts_of
from styrmodell.lib.documents.parts.model import (
    EYEBROW,
    LEAD,
    NOTE,
    Cell,
    Heading,
    Labelled,
    Lead,
    Numbered,
    Part,
    Prose,
    Row,
    Table,
    Words,
)
from styrmodell.lib.documents.references import with_references
from styrmodell.lib.documents.render.pdf import Pictures, no_pictures
from styrmodell.lib.documents.render.word import blank, fields, tables
from styrmodell.lib.documents.render.word.lists import make_item
from styrmodell.lib.documents.render.word.prose import ProseWriter, sole_paragraph
from styrmodell.lib.documents.strings import seen
from styrmodell.lib.richtext import plain
from styrmodell.lib.richtext.blocks import Run, TableCell
from styrmodell.lib.richtext.grid import Spot
from styrmodell.lib.swedish import NBSP, bind

LOOKS: Mapping[str, str] = {LEAD: blank.LEAD, EYEBROW: blank.EYEBROW, NOTE: blank.NOTE, "": blank.NORMAL}
IS_EXAMPLE = "Dokumentet innehåller påhittade uppgifter (exempeldata)."
LEAST_CHAPTERS = 4  # fewer need no contents
LEAST_LEVELS = 2  # of headings that Word lists


def word_file(document: Document, *, pictures: Pictures = no_pictures, is_short: bool = False) -> bytes:
    """The document as a .docx file.

    Args:
        pictures: gives the bytes of a picture by its address in the text, None when it is gone.
        is_short: a page or two, which needs no contents whatever it has of headings.
    """
    document = seen(with_gathered_marks(with_references(document)))
    writer = _Writer(document, pictures)
    writer.cover()
    if not is_short:
        writer.contents()
    for section in writer.sections:
        writer.chapter(section)
    target = BytesIO()
    writer.word.save(target)
    return target.getvalue()


class _Writer:
    """Writes one document, part by part."""

    def __init__(self, document: Document, pictures: Pictures) -> None:
        self.document = document
        self.word: WordDocument = blank.blank()
        outline = outline_of(document)
        self.sections = outline.sections
        self.listed = {
            "Tabeller": [(f"{one.label}. {one.listed}", one.place) for one in outline.tables],
            "Figurer": [(f"{one.label}. {one.listed}", one.place) for one in outline.figures],
            "Noter": [(f"Not{NBSP}{one.number}. {one.title}", note_place(one.number)) for one in outline.notes],
        }
        first = [section.chapter.anchor for section in outline.sections]
        places = dict.fromkeys([*first, *sorted(outline.places)])
        self.bookmarks = {place: f"_Ref{number}" for number, place in enumerate(places)}
        self.prose = ProseWriter(self.word, pictures, self.bookmarks)
        self.lies_down = False
        self._properties()
        above = (document.municipality or document.unit, document.registry_number, document.mark)
        below = f"{document.title}, {document.unit}"
        blank.set_running_lines(self.word, "  ·  ".join(filter(None, above)), below)

    def _properties(self) -> None:
        properties = self.word.core_properties
        properties.title, properties.author = (
            f"{self.document.title}, {self.document.unit}"[:255],
            self.document.unit[:255],
        )
        properties.comments, properties.language = self.document.summary[:255], "sv-SE"
        made = datetime.combine(self.document.dated, time()) if self.document.dated else now().replace(tzinfo=None)
        properties.created = properties.modified = made
        properties.last_modified_by = ""

    def cover(self) -> None:
        """What stands on the cover, at the top of the first page."""
        document = self.document
        for line in (document.municipality, document.unit, document.status):
            if line:
                self._line(line, blank.LEAD)
        self._line(document.title, "Title")
        if document.period:
            self._line(document.period, blank.LEAD)
        if document.summary:
            self._line(bind(document.summary), blank.NORMAL)
        for part in self._facts():
            self._part(part)
        if document.is_example:
            self._line(IS_EXAMPLE, blank.NOTE)

    def _facts(self) -> Iterator[Part]:
        document = self.document
        known = (("Diarienummer", document.registry_number), ("Till sammanträde", document.laid_before))
        days = (("Gäller från", document.in_force_from), ("Daterad", document.dated))
        for label, words in known:
            if words:
                yield Labelled(label, Cell(words))
        for label, day in days:
            if day:
                yield Labelled(label, Cell(day.isoformat()))
        yield from decisions_of(document)

    def contents(self) -> None:
        """Innehåll: a field that Word fills with page numbers; until then the chapters' names, as links."""
        levels = self.document.contents_levels
        listed = [section for section in self.sections if section.level <= levels]
        if len(listed) < LEAST_CHAPTERS:
            return
        self._line("Innehåll", f"{blank.WITHIN if self.document.is_long else 'Heading'} 2")
        entries = []
        for section in listed:
            entry = self.word.add_paragraph()
            blank.set_style(entry, blank.CONTENTS[section.level - 1])
            fields.link_within(entry, self.bookmarks[section.chapter.anchor], section.label)
            entries.append(entry)
        fields.contents(entries, max(levels, LEAST_LEVELS))
        if self.document.is_long:
            self._lists()
        self.word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _lists(self) -> None:
        """Tabeller, figurer and noter of a long document, each a link that its page stands after."""
        for name, listed in self.listed.items():
            if listed:
                self._line(name, f"{blank.WITHIN} 3")
            for words, place in listed:
                entry = self._line("", blank.LISTED)
                fields.link_within(entry, self.bookmarks[place], words)
                fields.page_of(entry, self.bookmarks[place], "\t")

    def chapter(self, section: Section) -> None:
        """A chapter; contents and texts lead to its headings. One with a very wide table has pages that lie down."""
        parts = list(parts_of(section))
        lies_down = section.chapter.lies_down or any(isinstance(part, Table) and part.lies_down for part in parts)
        if lies_down != self.lies_down:
            blank.turn_page(self.word, lies_down=lies_down)
            self.lies_down = lies_down
        for part in parts:
            written = self._part(part, title=section.chapter.anchor)
            if written and isinstance(part, Heading):
                self._mark(written, part.place)

    def _mark(self, paragraph: Paragraph, place: str) -> None:
        """Make the paragraph what leads to the place lead to."""
        if name := self.bookmarks.get(place):
            fields.bookmark(paragraph, name, int(name.removeprefix("_Ref")))

    def _part(self, part: Part, *, title: str = "") -> Paragraph | None:
        """Write one part; the paragraph, when it is a heading.

        Args:
            title: the place of the chapter's own heading, which stands in the contents.
        """
        match part:
            case Heading():
                is_within = self.document.is_long and part.place != title and part.level > 1
                kind = blank.WITHIN if is_within else "Heading"
                return self._line(part.text, f"{kind} {min(part.level, blank.MAX_HEADING)}")
            case Words():
                self._said(part)
            case Prose():
                self.prose.write(part.html, self.word, under=part.under)
            case Numbered():
                list_id = self.prose.lists.numbered()
                for item in part.items:
                    make_item(self._line(item, blank.NORMAL), list_id, 0)
            case Labelled():
                self._labelled(part)
            case Table():
                self._table(part)
        return None

    def _line(self, words: str, style: str) -> Paragraph:
        paragraph = self.word.add_paragraph()
        blank.set_style(paragraph, style)
        self._words(words, paragraph)
        return paragraph

    def _said(self, part: Words) -> None:
        if not part.leads:
            self._line(part.text, LOOKS[part.look])
            return
        paragraph = self._line("", LOOKS[part.look])
        self._leads(part.leads, paragraph, with_page=True)

    def _leads(self, leads: Iterable[Lead], paragraph: Paragraph, *, with_page: bool = False) -> None:
        """Words after each other that lead elsewhere, where that is in the document."""
        for at, lead in enumerate(leads):
            if at:
                paragraph.add_run(", ")
            name = self.bookmarks.get(lead.place)
            if name is None:
                self._words(lead.words, paragraph)
                continue
            fields.link_within(paragraph, name, lead.words)
            if with_page:
                fields.page_of(paragraph, name, f" s.{NBSP}")

    def _words(self, words: str, paragraph: Paragraph) -> None:
        """Plain words, with their line breaks."""
        for at, line in enumerate(words.split("\n")):
            self.prose.runs((Run("\n"), Run(line)) if at else (Run(line),), paragraph)

    def _labelled(self, part: Labelled) -> None:
        """A label, and what it says on the same line; a text goes on below."""
        paragraph = self.word.add_paragraph()
        self.prose.runs((Run(f"{part.label}: ", bold=True),), paragraph)
        if not part.cell.html:
            self._words(part.cell.text, paragraph)
        elif (one := sole_paragraph(part.cell.html)) is not None:
            self.prose.runs(one, paragraph)
        else:
            self.prose.write(part.cell.html, self.word, under=blank.MAX_HEADING)

    def _table(self, table: Table) -> None:
        if not table.rows:
            return
        rows = (Row(tuple(map(Cell, table.columns))), *table.rows)
        spots = [
            Spot(TableCell(header=not at), at, column, in_head=not at)
            for at, row in enumerate(rows)
            for column in range(len(row.cells))
        ]
        cells = [cell for row in rows for cell in row.cells]
        width = blank.LYING_WIDTH if self.lies_down else blank.TEXT_WIDTH
        texts = [cell.text or plain(cell.html) for cell in cells]
        weights = tables.weights_of(spots, texts, width=width)
        placed = tables.begin(self.word, table.title, spots, weights, width=width)
        for spot, cell in zip(spots, cells, strict=True):
            made = placed[spot.row, spot.column]
            if cell.html:
                self.prose.write(cell.html, made, under=blank.MAX_HEADING)
            elif cell.leads:
                self._leads(cell.leads, made.paragraphs[0])
            else:
                self._words(cell.text, made.paragraphs[0])
            if cell.below:
                self._leads(cell.below, made.add_paragraph(), with_page=True)
            row = rows[spot.row]
            if row.key and not spot.column:
                self._mark(made.paragraphs[0], row_place(row.key))
            tables.style_cell(
                made,
                is_bold=spot.in_head or row.is_sum or row.is_heading,
                is_figure=spot.column in table.figures,
                is_crowded=tables.is_crowded(weights, width=width),
                depth=0 if spot.column else row.depth,
            )
        tables.keep_if_short(placed, spots, texts, weights)
        self.word.add_paragraph()
