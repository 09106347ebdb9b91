"""Paragraphs are taken as people write them, are written in one way, and are sorted as they stand in the protokoll."""

import pytest

from styrmodell.lib.paragraphs import overlap, paragraph_in, place_of
from styrmodell.lib.readings import Unreadable


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("45", "§ 45"),
        ("§45", "§ 45"),
        ("§ 045", "§ 45"),
        ("§ 12 a", "§ 12 a"),
        ("12a", "§ 12 a"),
        ("§12 A", "§ 12 a"),
        ("§\N{NO-BREAK SPACE}196 d", "§ 196 d"),
        ("§§ 363–364", "§§ 363–364"),
        ("§ 363-364", "§§ 363–364"),
        ("363 \N{EM DASH} 364", "§§ 363–364"),
        ("§§ 12 a–c", "§§ 12 a–c"),
        ("12 a - 12 c", "§§ 12 a–c"),
        ("§§ 12 a–14", "§§ 12 a–14"),
        ("§§ 12–12 b", "§§ 12–12 b"),
        ("§§ 14 och 12", "§§ 12 och 14"),
        ("§ 12, § 14, 16–17", "§§ 12, 14 och 16–17"),
        ("paragraf 45", "§ 45"),
        ("Paragraferna 363-364", "§§ 363–364"),
    ],
)
def test_paragraphs_are_taken_as_they_are_written_and_stored_in_one_way(written, stored):
    assert paragraph_in(written) == stored
    assert paragraph_in(stored) == stored


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("§", "Skriv paragrafens nummer"),
        ("trettio", "Skriv paragrafens nummer"),
        ("§ a", "Skriv paragrafens nummer"),
        ("§ 12 ab", "Skriv paragrafens nummer"),
        ("KS/2026:12", "Skriv paragrafens nummer"),
        ("2026-10-28", "Skriv paragrafens nummer"),
        ("363–", "Skriv paragrafens nummer"),
        ("12–c", "Skriv paragrafens nummer"),
        ("123456", "Skriv paragrafens nummer"),
        ("0", "nummer 0"),
        ("364–363", "går baklänges"),
        ("12–12", "går baklänges"),
        ("12 c–a", "går baklänges"),
        ("1–2026", "fler paragrafer än"),
        ("12 och 12", "står två gånger"),
        ("12–14 och 13", "står två gånger"),
    ],
)
def test_what_is_no_paragraph_is_refused_in_a_sentence(written, sentence):
    with pytest.raises(Unreadable, match=sentence):
        paragraph_in(written)


def test_paragraphs_are_sorted_as_they_stand_in_the_protokoll():
    wanted = ["", "§ 9", "§ 12", "§ 12 a", "§§ 12 a–c", "§ 12 b", "§ 101", "§§ 363–364"]
    assert sorted({*wanted}, key=place_of) == wanted


def test_a_paragraph_is_known_again_within_others():
    assert overlap("§§ 363–364", "§ 364")
    assert overlap("§ 12 a", "§§ 12–13")
    assert not overlap("§ 12 a", "§ 12")
    assert not overlap("§ saknas", "§ saknas")
