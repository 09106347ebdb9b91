"""Files as programs write them: the same row is read out of each, whatever stands around and between its letters."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest

from followup.money.importing.operating import COLUMNS, Catalogue, CatalogueItem, read
from styrmodell.lib.tabular import decode
from styrmodell.lib.tabular import read as read_table

START = date(2019, 1, 1)
KN = CatalogueItem(1, "KN", "Kulturnämnden", START)
CENTRES = CatalogueItem(10, "KN-40", "Fritidsgårdar", START)
CATALOGUE = Catalogue(units=[KN], operations={1: [CENTRES]}, rounds={(2026, 10): [7]}, writable=frozenset({1}))

HEADER = ";".join(COLUMNS)
ROW = "KN;Fritidsgårdar;2026-10;-6361000;-7015000;-8555000;-7715000"
FILE = f"{HEADER}\r\n{ROW}\r\n"


def row_of(data):
    found = read(read_table(decode(data), COLUMNS), CATALOGUE)
    assert found.errors == ()
    (row,) = found.rows
    return row.operation, row.period, row.outcome, row.forecast


@pytest.mark.parametrize(
    "data",
    [
        FILE.encode(),
        FILE.encode("utf-8-sig"),
        FILE.encode("cp1252"),
        unicodedata.normalize("NFD", FILE).encode(),
        FILE.encode() + b"\x1a",
        FILE.encode() + b"\x00" * 512,
        FILE.replace("\r\n", "\r").encode(),
        f"sep=;\r{HEADER}\r{ROW}".encode(),
        f"\ufeffsep=;\r\n\ufeff{FILE}".encode(),
        FILE.replace("KN;", "\u200bKN\xad;").encode(),
        FILE.replace("\r\n", "\u2028").encode(),
        FILE.replace("KN;", "\u041a\u039d;").encode(),  # Cyrillic and Greek
        FILE.replace("2026-10;", "46326;").encode(),
        FILE.replace("2026-10;", "46296;").encode(),
        FILE.replace("2026-10;", "2026-10-31 00:00:00;").encode(),
        FILE.replace("2026-10;", "2026-10-31T00:00:00.000;").encode(),
    ],
)
def test_the_same_row_is_read(data):
    assert row_of(data) == (CENTRES, (2026, 10), Decimal(-6361000), Decimal(-7715000))
