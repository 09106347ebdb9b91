"""Where the words of a PDF stand: what reads on one line without a gap, with its place on the page."""

from dataclasses import dataclass
from itertools import pairwise

import pypdfium2

MM = 72 / 25.4
SPACES = " \N{NO-BREAK SPACE}\r\n\t"


@dataclass(frozen=True)
class Piece:
    """What stands beside each other on a line: the text, its box and the size of its type in points."""

    page: int
    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


def pieces(pdf):
    """Every piece of text of every page, spaces within figures as ordinary ones."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), start=1):
        text = page.get_textpage()
        characters = [
            (text.get_text_range(at, 1), text.get_charbox(at), pypdfium2.raw.FPDFText_GetFontSize(text.raw, at))
            for at in range(text.count_chars())
        ]
        line = []
        for character, box, size in characters:
            if character.strip(SPACES) == "" and not (character in SPACES and character not in "\r\n"):
                continue
            if line and not _is_beside(line[-1][1], box):
                found.append(_piece(number, line))
                line = []
            line.append((character, box, size))
        if line:
            found.append(_piece(number, line))
    return [piece for piece in found if piece.text]


def _is_beside(before, box):
    height = max(before[3] - before[1], box[3] - box[1], 4)
    return abs(box[1] - before[1]) < height and -2 < box[0] - before[2] < height


def _piece(page, line):
    boxes = [box for character, box, _ in line if character.strip(SPACES)] or [line[0][1]]
    text = "".join(character for character, _, _ in line).replace("\N{NO-BREAK SPACE}", " ").strip()
    return Piece(
        page,
        text,
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
        line[0][2],
    )


def outside(pdf, margin=5):
    """The pieces that stand outside the page or nearer its edge than so many millimetres."""
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(pdf)]
    edge = margin * MM
    return [
        piece
        for piece in pieces(pdf)
        if piece.left < edge
        or piece.bottom < edge
        or piece.right > sizes[piece.page - 1][0] - edge
        or piece.top > sizes[piece.page - 1][1] - edge
    ]


def colliding(pdf):
    """Pairs of pieces that are printed over each other."""
    lines = {}
    for piece in pieces(pdf):
        lines.setdefault((piece.page, round(piece.bottom / 3)), []).append(piece)
    return [
        (one.text, other.text)
        for line in lines.values()
        for one, other in pairwise(sorted(line, key=lambda piece: piece.left))
        if other.left < one.right - 1
    ]


def broken(pdf, figures):
    """The figures that do not stand whole, each on a line of its own table or text, as often as they are said."""
    text = [piece.text for piece in pieces(pdf)]
    wanted = {figure.replace("\N{NO-BREAK SPACE}", " ") for figure in figures}
    counts = {figure: sum(one.count(figure) for one in text) for figure in wanted}
    said = {figure: sum(one.replace("\N{NO-BREAK SPACE}", " ") == figure for one in figures) for figure in wanted}
    return sorted(figure for figure in wanted if counts[figure] < said[figure])


def filled(pdf, margins=(29, 23)):
    """How much of each page's height is used, from the top margin to the lowest piece of text above the foot."""
    shares = []
    lowest = {}
    for piece in pieces(pdf):
        lowest.setdefault(piece.page, []).append(piece.bottom)
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), start=1):
        height = page.get_height()
        top, bottom = height - margins[0] * MM, margins[1] * MM
        inside = [at for at in lowest.get(number, []) if bottom - 3 <= at <= top]
        shares.append((top - min(inside, default=top)) / (top - bottom))
    return shares
