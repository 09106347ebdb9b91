"""Formatted texts at random, and others made of them as people change a text."""

from hypothesis import strategies as st

from styrmodell.lib import richtext
from tests.lib.random_tables import tables

WORDS = (
    "bibliotek",
    "skola",
    "och",
    "är",
    "öppna",
    "för",
    "alla",
    "12 000",
    "−450,0",
    "§ 98",
    "50 %",
    "nämnden",
    "2027",
)
SIGNS = ("", "", "", ",", ".", ":", ")")
MARKS = ("strong", "em", "s", "sup", 'a href="https://example.org/a"')
PICTURE = '<img src="/media/11111111-1111-1111-1111-111111111111.png" alt="{}">'


@st.composite
def lines(draw: st.DrawFn) -> str:
    """The inside of a paragraph: words with signs, some of them in bold or in a link, line breaks and pictures."""
    out = []
    for _ in range(draw(st.integers(1, 8))):
        word = draw(st.sampled_from(WORDS)) + draw(st.sampled_from(SIGNS))
        kind = draw(st.integers(0, 9))
        if kind == 0:
            mark = draw(st.sampled_from(MARKS))
            word = f"<{mark}>{word} {draw(st.sampled_from(WORDS))}</{mark.split()[0]}>"
        elif kind == 1:
            word = draw(st.sampled_from(["<br>", PICTURE.format("ett"), PICTURE.format("två")]))
        out.append(word)
    return " ".join(out)


@st.composite
def plain_tables(draw: st.DrawFn) -> str:
    """A table without cells over several squares; with a head or not."""
    width, height = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    cell = st.sampled_from([*WORDS, "", "Skola", "Summa", "2026", "2028", "−17 850"])
    rows = [[draw(cell) for _ in range(width)] for _ in range(height)]
    return table_html(rows, has_head=draw(st.booleans()))


def table_html(rows: list[list[str]], *, has_head: bool = True) -> str:
    """The cells as HTML."""
    drawn = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    head = f"<thead><tr>{drawn.pop(0).replace('td>', 'th>')}</tr></thead>" if has_head else ""
    return f"<table>{head}<tbody>{''.join(f'<tr>{row}</tr>' for row in drawn)}</tbody></table>"


def blocks() -> st.SearchStrategy[str]:
    """One paragraph, heading, list or table."""
    items = st.lists(lines(), min_size=1, max_size=4)
    return st.one_of(
        lines().map(lambda text: f"<p>{text}</p>"),
        lines().map(lambda text: f"<h3>{text}</h3>"),
        items.map(lambda texts: f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"),
        items.map(lambda texts: f"<ol>{''.join(f'<li>{text}<ul><li>{text}</li></ul></li>' for text in texts)}</ol>"),
        plain_tables(),
        tables().map(lambda drawn: drawn.html),
    )


@st.composite
def two_texts(draw: st.DrawFn) -> tuple[str, str]:
    """An older text and a newer, cleaned, that have some blocks in common."""
    pool = draw(st.lists(blocks(), min_size=1, max_size=6))
    sides = (draw(st.lists(st.sampled_from(pool) | blocks(), max_size=6)) for _ in range(2))
    old, new = (richtext.clean("".join(side)) for side in sides)
    return old, new
