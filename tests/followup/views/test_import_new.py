"""Läs in utfall: who may, what the page explains, and a bad file in words."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.asserts import assertContains, assertNotContains

from followup.models import ImportBatch
from organisation.enums import Role
from tests import build
from tests.answers import explained

pytestmark = pytest.mark.django_db

PAGE = "/ekonomi/inlasning/"
HEADER = "enhet;verksamhet;period;utfall;budget;arsbudget;prognos\n"


def send(client, data: bytes, name="utfall.csv"):
    return client.post(PAGE, {"file": SimpleUploadedFile(name, data)})


def test_import_new_explains_the_columns_and_offers_an_example(frida_economist):
    response = frida_economist.get(PAGE)
    for column in HEADER.strip().split(";"):
        assertContains(response, f'<th scope="row">{column}</th>')
    assertContains(response, "exempel/utfall")


def test_a_good_file_leads_to_its_preview(frida_economist):
    response = send(frida_economist, (HEADER + "KN;KN-30;2021-10;-1;;;\n").encode())
    batch = ImportBatch.objects.get()
    assert response.status_code == 302
    assert response.url == f"{PAGE}{batch.pk}/"
    assertContains(frida_economist.get(PAGE), "utfall.csv")


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "tom.csv", "Filen är tom."),
        (b"PK\x03\x04", "utfall.xlsx", "Filen är inte en CSV-fil utan en arbetsbok från Excel."),
        (b"%PDF-1.7", "utfall.csv", "Filen är inte en CSV-fil utan ett PDF-dokument."),
        (HEADER.encode("utf-16"), "utfall.csv", "UTF-16"),
        (b"enhet;period\nKN;2021-10", "utfall.csv", "Kolumnerna ”verksamhet”, ”utfall”, ”budget”"),
        (HEADER.encode(), "utfall.csv", "Filen har inga rader under rubrikraden."),
    ],
)
def test_a_bad_file_is_explained_at_the_field(frida_economist, data, name, sentence):
    response = send(frida_economist, data, name)
    assertContains(response, sentence, status_code=422)
    assertContains(response, 'href="#id_file"', status_code=422)
    assert not ImportBatch.objects.exists()


def test_no_file_at_all_is_explained(frida_economist):
    assert explained(frida_economist.post(PAGE)) == {"file"}


def test_the_list_holds_only_ones_own_files(org, frida_economist):
    send(frida_economist, (HEADER + "KN;KN-30;2021-10;-1;;;\n").encode(), "min-fil.csv")
    other = build.client(build.user(Role.ECONOMIST, org.municipality))
    assertNotContains(other.get(PAGE), "min-fil.csv")


def test_a_file_that_waits_already_is_not_kept_twice(frida_economist):
    data = (HEADER + "KN;KN-30;2021-10;-1;;;\n").encode()
    assert send(frida_economist, data).url == send(frida_economist, data).url
    assert ImportBatch.objects.count() == 1
