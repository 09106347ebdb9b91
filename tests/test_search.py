"""Searching as Swedes write: the same words are found on both databases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation.models import OrgUnit
from planning.models import KeyFigure
from styrmodell.lib.search import holds, is_within_formatted
from styrmodell.lib.swedish_sqlite.base import like
from tests import build


@pytest.mark.django_db
@pytest.mark.parametrize("sought", ["öppet", "ÖPPET", "Öppet", "pet på kvällen", "KVÄLLEN"])
def test_a_word_is_found_whatever_the_case_of_its_letters(sought):
    figure = KeyFigure.objects.create(name="Öppet på kvällen", unit_of_measure="timmar", direction="NONE")
    assert list(KeyFigure.objects.filter(name__icontains=sought)) == [figure]


@pytest.mark.both_databases
@pytest.mark.django_db
@pytest.mark.parametrize("stored", ["Öppet på kvällen", "O\u0308ppet pa\u030a kva\u0308llen"])
@pytest.mark.parametrize("sought", ["öppet på", "O\u0308PPET PA\u030a"])
def test_a_word_is_found_however_its_letters_are_composed(stored, sought):
    """What was frozen before letters were composed has them apart for ever."""
    figure = KeyFigure.objects.create(name=stored, unit_of_measure="timmar", direction="NONE")
    assert list(KeyFigure.objects.filter(holds(sought, "name"))) == [figure]


@pytest.mark.both_databases
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sought", "is_found"),
    [
        ("FoU-centrum", True),
        ("r&d", True),
        ("R&D samarbete", True),
        ("  med\N{NO-BREAK SPACE}  samarbete ", True),
        ("samarbete utan", False),
        ("amp", False),
        ("strong", False),
        ("li", False),
        ("p>", False),
    ],
)
def test_words_are_found_in_any_order_as_they_are_read_in_plain_and_formatted_text(sought, is_found):
    text = "<p>Samarbete med <strong>FoU</strong>-centrum &amp; R&amp;D</p>"
    figure = KeyFigure.objects.create(
        name="Samarbete med FoU-centrum & R&D", unit_of_measure="timmar", direction="NONE"
    )
    assert is_within_formatted(sought, text) is is_found
    assert KeyFigure.objects.filter(holds(sought, "name")).contains(figure) is is_found


@pytest.mark.django_db
@pytest.mark.parametrize("sought", ["100 %", "a_b", "a\\b", "\\", "%", "_"])
def test_signs_with_a_meaning_in_the_database_stand_for_themselves(sought):
    named = KeyFigure.objects.create(name=f"x{sought}y", unit_of_measure="antal", direction="NONE")
    KeyFigure.objects.create(name="xaaby 1000", unit_of_measure="antal", direction="NONE")
    assert list(KeyFigure.objects.filter(name__icontains=sought)) == [named]


@pytest.mark.django_db
def test_a_code_is_the_same_in_small_letters():
    org = build.org()
    OrgUnit.objects.filter(pk=org.unit.pk).update(code="ÅÄÖ")
    assert OrgUnit.objects.get(code__iexact="åäö") == org.unit


def test_nothing_is_like_nothing():
    assert like(None, "a") is None
    assert like("%", None) is None


@given(st.text(), st.text())
def test_any_text_can_be_sought(sought, text):
    escaped = "".join(f"\\{sign}" if sign in "\\%_" else sign for sign in sought)
    assert like(f"%{escaped}%", f"a{text}{sought}b", "\\") is True
