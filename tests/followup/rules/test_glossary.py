"""Ordförklaringar: what a text says is explained, however it is bent, and nothing else is."""

import pytest

from followup.rules.glossary import WORDS, found_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>Soliditeten steg när avskrivningarna sjönk.</p>", ["Avskrivning", "Soliditet"]),
        ("Nettokostnadsandelen är 98 procent.", ["Nettokostnadsandel"]),
        ("Årets balanskravsresultat", ["Balanskravsresultat"]),
        ("Balanskravet klaras. LÅNGFRISTIGA SKULDER", ["Balanskrav", "Långfristig skuld"]),
        ("Det egna kapitalet och RUR", ["Eget kapital", "Resultatutjämningsreserv"]),
        ("Rurik lånade böcker i kulturen.", []),
    ],
)
def test_a_word_is_explained_where_it_is_said(text, words):
    assert [one.word for one in found_in(["Annat.", text])] == words


def test_every_word_is_found_as_it_is_written_and_told_once_in_order():
    assert all(one.pattern.search(one.word.lower()) or one.stems for one in WORDS)
    found = [one.word for one in found_in(one.word for one in WORDS)]
    assert sorted(set(found)) == sorted(found)
    assert found[0] == "Anläggningstillgångar"
    assert found[-1] == "Öronmärkt eget kapital"
    assert len(found) == len(WORDS)
