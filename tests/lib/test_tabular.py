"""Files people send in: what is read, and the sentence when it cannot be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrmodell.lib.tabular import TableError, TableRow, decode, read

COLUMNS = ("enhet", "belopp")
HOW = "Spara den som ”CSV UTF-8"


def rows(text: str, columns=COLUMNS, **options):
    return [(row.number, *row.cells.values()) for row in read(text, columns, **options)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_swedish_letters_are_read_from_every_usual_encoding(encoding):
    assert decode("enhet;belopp\nBarn–ö;−1\n".replace("−", "-").encode(encoding)).endswith("Barn–ö;-1")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Filen är tom."),
        (b" \r\n ", "Filen är tom."),
        ("enhet;belopp".encode("utf-16"), "UTF-16"),
        ("enhet;belopp\nKN;1".encode("utf-16-le"), "UTF-16"),
        ("enhet;belopp\nKN;1".encode("utf-16-be"), "UTF-16"),
        (b"PK\x03\x04\x14\x00", "Filen är inte en CSV-fil utan en arbetsbok från Excel"),
        (b"\xd0\xcf\x11\xe0\xa1", "Filen är inte en CSV-fil utan en arbetsbok från Excel"),
        (b"%PDF-1.7\n", "Filen är inte en CSV-fil utan ett PDF-dokument"),
        (b"\x89PNG\r\n\x1a\n\x00", "Filen är inte en CSV-fil utan en bild"),
        (b"\xff\xd8\xff\xe0", "Filen är inte en CSV-fil utan en bild"),
        (
            '#FLAGGA 1\r\n#FORMAT PC8\r\n#FNAMN "Övningsbolaget AB"'.encode("cp437"),
            "Filen är inte en CSV-fil utan en SIE-fil",
        ),
        (b'#FLAGGA\t0\n#PROGRAM\t"Mamut"', "Filen är inte en CSV-fil utan en SIE-fil"),
        (
            b"\xef\xbb\xbf\r\n<!DOCTYPE HTML><title>404 Not Found</title>",
            "Filen är inte en CSV-fil utan en webbsida eller XML",
        ),
        (b'<?xml version="1.0"?><Workbook/>', "Filen är inte en CSV-fil utan en webbsida eller XML"),
        (b"enhet;belopp\nK\x00N;1", "Filen är inte en CSV-fil: den innehåller tecken som inte är text"),
        (b"enhet;belopp\nK\x01N;1", "Filen är inte en CSV-fil: den innehåller tecken som inte är text"),
        (b"enhet;belopp\n\x81\x8d;1", "teckenkodning"),
    ],
)
def test_what_is_not_a_text_file_is_refused_in_words(data, sentence):
    with pytest.raises(TableError, match="^" + sentence if sentence[0] == "F" else sentence) as refusal:
        decode(data)
    assert len(data.strip()) == 0 or HOW in str(refusal.value)


@pytest.mark.parametrize(
    "text",
    [
        "enhet;belopp\nKN;1\n",
        "\ufeffenhet;belopp\r\nKN;1\r\n",
        "enhet\tbelopp\nKN\t1",
        "enhet,belopp\nKN,1",
        "Enhet ; BELOPP\n KN ; 1 \n\n",
        '"enhet";"belopp"\n"KN";"1"',
        "enhet;belopp;;\nKN;1;;",
    ],
)
def test_separators_quotes_capitals_and_space_do_not_matter(text):
    assert rows(text) == [(2, "KN", "1")]


def test_excels_separator_hint_is_not_a_row():
    assert rows("sep=;\nenhet;belopp\nKN;1") == [(2, "KN", "1")]


def test_quoted_cells_may_hold_separators_quotes_and_new_lines():
    assert rows('enhet;belopp\n"K;""N""\nx";1\nSN;2') == [(2, 'K;"N"\nx', "1"), (3, "SN", "2")]


def test_columns_come_in_any_order_and_keep_their_names():
    assert read("belopp;enhet\n1;KN", COLUMNS) == [TableRow(2, {"belopp": "1", "enhet": "KN"})]
    assert rows("ÅRSBUDGET\n5", ["arsbudget"]) == [(2, "5")]


def test_empty_rows_are_skipped_but_counted_and_short_rows_have_empty_cells():
    assert rows("enhet;belopp\n\n;\nKN") == [(4, "KN", "")]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("\n\n", "Filen är tom."),
        ("enhet;belopp\n", "Filen har inga rader under rubrikraden."),
        ("enhet\nKN", "Kolumnen ”belopp” saknas. Första raden ska vara enhet;belopp."),
        ("namn;summa\nKN;1", "Kolumnerna ”enhet” och ”belopp” saknas."),
        ("enhet;belopp;Anm.\nKN;1;x", "Kolumnen ”Anm.” känns inte igen."),
        ("enhet;belopp;enhet\nKN;1;SN", "Kolumnen ”enhet” finns flera gånger."),
        ("enhet;belopp\nKN;1;2", "Rad 2: Det finns 3 celler men 2 kolumner."),
        ("enhet;belopp;\nKN;1;2", "Rad 2: ”2” står i en kolumn utan rubrik."),
        ('enhet;belopp\nKN;1\nSN;"2', "Rad 3: Raden går inte att läsa."),
        ("enhet;belopp\n" + "x" * 200_000 + ";1", "Rad 2: Raden går inte att läsa."),
    ],
)
def test_a_broken_table_is_refused_with_its_row(text, sentence):
    with pytest.raises(TableError) as refusal:
        read(text, COLUMNS)
    assert str(refusal.value).startswith(sentence)


def test_too_many_rows_are_refused():
    assert len(rows("enhet;belopp\n" + "KN;1\n" * 3, max_rows=3)) == 3
    with pytest.raises(TableError, match="mer än 3 rader"):
        rows("enhet;belopp\n" + "KN;1\n" * 4, max_rows=3)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_a_sentence(data):
    try:
        read(decode(data), COLUMNS)
    except TableError as refusal:
        assert str(refusal).endswith((".", "?"))  # noqa: PT017 - the other outcome is just as good
