"""A table of people that is pasted or in a file: looked at, then saved from there."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.asserts import assertContains, assertNotContains

from followup.models import PersonnelFigure
from tests.followup import given_personnel as given

pytestmark = pytest.mark.django_db

TABLE = "Anställda\t2024\t2025\nTotalt\t40\t43\nKvinnor\t37\t40\nMän\t3\t3\nFrisknärvaro\t60\t61"


def url(unit, year=2025):
    return f"/ekonomi/personal/{unit.pk}/{year}/klistra/"


def test_it_is_shown_what_a_table_says_and_saved_from_there(org, bo_committee_secretary):
    given.told(org.committee, employees=42)
    page = bo_committee_secretary.post(url(org.committee), {"text": TABLE})
    for text in (
        "<td>ja</td>",
        '<td class="r">42</td>',
        '<input type="hidden" name="women" value="visas inte">',
        '<input type="hidden" name="employees" value="43">',
    ):
        assertContains(page, text, html=True)
    assertContains(page, "Känns inte igen, och kommer inte med: Frisknärvaro.")
    assert given.stored(org.committee) == {"employees": "42"}
    sent = {"employees": "43", "seen-employees": "1", "women": "40", "men": "3", "inklistrat": "1", "source": ""}
    bo_committee_secretary.post(f"/ekonomi/personal/{org.committee.pk}/2025/", sent)
    assert given.stored(org.committee) == {"employees": "43", "women": "visas inte", "men": "färre än 5"}
    assert PersonnelFigure.history.first().history_change_reason == "Inklistrat"


def test_a_few_people_in_what_is_pasted_are_not_shown_back(org, bo_committee_secretary):
    page = bo_committee_secretary.post(url(org.committee), {"text": TABLE})
    assertContains(page, '<input type="hidden" name="men" value="färre än 5">', html=True)
    assertNotContains(page, '<td class="r">3</td>', html=True)


def test_a_file_is_read_as_a_table_is(org, bo_committee_secretary):
    file = SimpleUploadedFile("personal.csv", "Uppgift;2025\nAnställda;43\nSjukfrånvaro;5,6".encode("cp1252"))
    page = bo_committee_secretary.post(url(org.committee), {"text": "", "file": file})
    assertContains(page, '<td class="r">5,6</td>', html=True)


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"text": ""}, "Klistra in en tabell eller välj en fil."),
        ({"text": "Frisknärvaro\t61"}, "Ingen rad känns igen."),
        ({"text": "Uppgift\t2019\nAnställda\t4"}, "Tabellen har ingen kolumn för 2025."),
        ({"text": "x\t1\n" * 501}, "mer än 500 rader"),
        ({"file": SimpleUploadedFile("tom.csv", b"")}, "Filen är tom."),
        ({"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04")}, ""),
    ],
)
def test_what_cannot_be_read_is_explained(org, bo_committee_secretary, sent, why):
    assertContains(bo_committee_secretary.post(url(org.committee), sent), why, status_code=422)


def test_only_who_writes_it_pastes(org, bo_committee_secretary, eva_other_committee, cilla_head_of_office):
    assertContains(bo_committee_secretary.get(url(org.committee)), "Klistra in tabellen")
    assert eva_other_committee.get(url(org.committee)).status_code == 404
    assert cilla_head_of_office.get(url(org.committee)).status_code == 403
    assert cilla_head_of_office.post(url(org.committee), {"text": TABLE}).status_code == 403
    assert bo_committee_secretary.put(url(org.committee)).status_code == 405
