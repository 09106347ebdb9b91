"""What is pasted as plain text: Word's lists, Excel's rows and typed lines become items, with their levels and every word."""

from time import process_time
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrmodell.lib.errors import DomainError
from styrmodell.lib.pasted import MOST_ROWS, Item, cells_in, items_in, table_in


def lines(pasted):
    """The items as an indented list."""
    return [f"{'  ' * item.level}{item.title}" for item in items_in(pasted)]


@pytest.mark.parametrize(
    "pasted",
    [
        "•\tA\r\no\tB\r\n§\tC\r\no\tD\r\n•\tE",
        "1.\tA\r\na)\tB\r\ni)\tC\r\nb)\tD\r\n2.\tE",
        "1.\tA\n1.1.\tB\n1.1.1.\tC\n1.2.\tD\n2.\tE",
        "1 A\n".replace("1 A", "1. A") + "1.1 B\n1.1.1 C\n1.2 D\n2. E",
        "\t•\tA\n\t\to\tB\n\t\t\t§\tC\n\t\to\tD\n\t•\tE",
        "- A\n  - B\n    - C\n  - D\n- E",
        "A\n\tB\n\t\tC\n\tD\nE",
        "1) A\n   a) B\n      - C\n   b) D\n2) E",
        "\uf0b7\tA\no\tB\n\uf0a7\tC\no\tD\n\uf0b7\tE",
        "A\n• B\n– C\n• D\nE",
    ],
)
def test_a_list_keeps_its_levels_however_its_markers_look(pasted):
    assert lines(pasted) == ["A", "  B", "    C", "  D", "E"]


@pytest.mark.parametrize(
    ("pasted", "items"),
    [
        ("1.\tFörsta\r\n2.\tAndra", ["Första", "Andra"]),
        ("• Ett\n\n•  Två\n•Tre", ["Ett", "Två", "Tre"]),
        ("– Ett\n—Två\n* Tre", ["Ett", "Två", "Tre"]),
        ("(1) Ett\n(2) Två", ["Ett", "Två"]),
        ("g)\tEtt\nh)\tTvå\ni)\tTre\nj)\tFyra", ["Ett", "Två", "Tre", "Fyra"]),
        ("i)\tEtt\nii)\tTvå\niii)\tTre\niv)\tFyra\nv)\tFem", ["Ett", "Två", "Tre", "Fyra", "Fem"]),
        ("1\tEtt\n2\tTvå\n3\tTre", ["Ett", "Två", "Tre"]),
        ("•\t\r\n•\tEtt\r\n•", ["Ett"]),
        ("• Ett\nTvå\n- Tre", ["Ett", "Två", "Tre"]),
        ("1.\tEn rad\x0bmed brytning\r\n2.\tNästa", ["En rad med brytning", "Nästa"]),
        ("1.\tFo\u0308rsta\r\n2.\tAndra\x1a", ["Första", "Andra"]),
        ("\n\n   Ett   \n\n\n   Två\n", ["Ett", "Två"]),
        ("1.Ett\n2.Två\n3.Tre", ["Ett", "Två", "Tre"]),
        ("➡\ufe0f Ett\n➡ Två", ["Ett", "Två"]),
        ("→ Ett\n→ Två", ["Ett", "Två"]),
        ("[ ] Ett\n[x] Två\n- [ ] Tre", ["Ett", "Två", "Tre"]),
        # a page of a PDF breaks an item's lines
        (
            "• Nämnden ska till-\n  sammans med skolan\n• Se över till-\n  och frånvaro",
            ["Nämnden ska tillsammans med skolan", "Se över till- och frånvaro"],
        ),
        (
            "1. En punkt som är\n   på två\n   eller tre rader\n2. Nästa",
            ["En punkt som är på två eller tre rader", "Nästa"],
        ),
    ],
)
def test_a_list_without_levels_is_flat(pasted, items):
    assert lines(pasted) == items


@pytest.mark.parametrize(
    "line",
    [
        "-5 grader i kylen",
        "−2,8 procent",
        "2026 ska vi",
        "2026. Ett år",
        "1 skola stängs",
        "3.5 procent fler",
        "10.30 öppnar vi",
        "1,5 meter",
        "s. 12 i planen",
        "A. Andersson ansvarar",
        "§ 12 gäller",
        "och så vidare",
        "över 65 år",
        '"Hej" sa hon',
        "5 000 besök",
        "m² per elev",
        "1.5 meter",
        "[Bild] saknas",
    ],
)
def test_words_that_only_look_like_a_marker_are_kept(line):
    assert lines(line) == [line]
    assert lines(f"Först\n{line}\nSist") == ["Först", line, "Sist"]


@pytest.mark.parametrize(
    ("pasted", "items"),
    [
        (
            'Fler\t"På kvällar\nPå ""lör""dagar"\r\nNästa\ttext',
            [("Fler", 'På kvällar\nPå "lör"dagar'), ("Nästa", "text")],
        ),
        ('"Öppna\nmer"\r\nNästa', [("Öppna mer", ""), ("Nästa", "")]),
        ("Rubrik\tett\t\ttvå\t", [("Rubrik", "ett\ntvå")]),
        ("1.\tRubrik\ttext\n2.\tAndra\tmer", [("Rubrik", "text"), ("Andra", "mer")]),
        ("2026\tÅret då\n2027\tNästa", [("2026", "Året då"), ("2027", "Nästa")]),
        ("Rubrik\ttext\n\tbara text", [("Rubrik", "text"), ("", "bara text")]),
        ('"Öppet\n"Stängt', [('"Öppet', ""), ('"Stängt', "")]),
    ],
)
def test_rows_from_excel_are_a_heading_and_a_text(pasted, items):
    assert [(item.title, item.text) for item in items_in(pasted)] == items


def test_more_rows_than_anybody_means_are_refused():
    with pytest.raises(DomainError, match="mer än 1000 rader"):
        items_in("a\n" * (MOST_ROWS + 1))


def test_quotes_that_never_end_do_not_take_long():
    before = process_time()
    items_in('"\n""\n' * 500 + '""x' * 20_000)
    assert process_time() - before < 5  # a second of a processor


WORD = st.text(st.characters(categories=["L"]), min_size=2, max_size=8)
TITLE = st.lists(WORD, min_size=1, max_size=5).map(lambda words: normalize("NFC", " ".join(words)))
STYLES = [
    lambda level, place: f"{'•o§'[level]}\t",
    lambda level, place: f"{place}{'.):'[0] if level == 0 else ')'}\t" if level < 2 else "-\t",
    lambda level, place: f"{'  ' * level}- ",
    lambda level, place: f"{chr(9) * level}•\t",
]


@st.composite
def nested(draw):
    """Items of up to three levels: no level is skipped on the way in."""
    items: list[Item] = []
    for title in draw(st.lists(TITLE, min_size=1, max_size=12)):
        deepest = min(2, items[-1].level + 1) if items else 0
        items.append(Item(draw(st.integers(0, deepest)), title))
    return items


@given(nested(), st.sampled_from(STYLES), st.sampled_from(["\n", "\r\n"]))
def test_a_written_list_is_read_back(items, style, end):
    counts = [0, 0, 0]
    rows = []
    for item in items:
        counts[item.level] += 1
        counts[item.level + 1 :] = [0] * (2 - item.level)
        rows.append(style(item.level, counts[item.level]) + item.title)
    assert list(items_in(end.join(rows))) == items


CELLS = st.lists(
    st.one_of(TITLE, st.sampled_from(['en "rad"', "två\nrader", "med\ttabb", '"allt"', 'x\n"y"\nz'])),
    min_size=2,
    max_size=3,
)


@given(st.lists(CELLS, min_size=1, max_size=6))
def test_rows_written_as_excel_does_are_read_back(table):
    def quoted(cell):
        return '"' + cell.replace('"', '""') + '"' if set(cell) & set('\t\n"') else cell

    pasted = "\r\n".join("\t".join(map(quoted, row)) for row in table)
    for item, (title, *others) in zip(items_in(pasted), table, strict=True):
        assert item.title.split() == title.split()
        assert item.text.split() == " ".join(others).split()


SPACE = st.sampled_from(
    [" ", "  ", "\t", "\n", "\r\n", "\r", "\x0b", "\u2028", "\xa0", "\n\n", "\n\t", "\n• ", "\n1.\t", "\n- "]
)


@given(st.lists(st.tuples(SPACE, TITLE), max_size=12), st.sampled_from(["NFC", "NFD"]))
def test_whatever_stands_between_them_the_words_are_the_same(parts, form):
    pasted = normalize(form, "".join(space + words for space, words in parts))
    found = " ".join(f"{item.title} {item.text}" for item in items_in(pasted))
    assert found.split() == " ".join(words for _, words in parts).split()


@given(st.text(st.sampled_from('"\t\n\r •o-1.a)(x')))
def test_any_signs_are_read_or_refused_in_a_sentence(pasted):
    assert all(item.title or item.text for item in items_in(pasted))


def test_a_table_keeps_its_empty_cells_and_each_cell_stands_on_one_line():
    assert table_in('\tA\tB\r\n\t\t\nx\t\t"1\n2"\n') == (("", "A", "B"), ("x", "", "1 2"))


def test_the_rows_of_a_table_keep_their_places():
    assert cells_in('\tA\n\n \t\nx\t"1\n2"') == (("", "A"), ("",), ("", ""), ("x", "1 2"))


def test_a_table_of_more_rows_than_anybody_means_is_refused():
    with pytest.raises(DomainError):
        table_in("x\n" * (MOST_ROWS + 1))
