"""Läs in räkenskaper ur en fil: choose one, and a bad one in words."""

import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from pytest_django.asserts import assertContains, assertNotContains

from followup.models import ImportBatch
from followup.services import account_grids
from organisation.enums import Role
from tests import build
from tests.answers import explained
from tests.followup.account_tables import TABLE

pytestmark = pytest.mark.django_db

PERIOD = "/ekonomi/rakenskaper/2026/8/"
URL = f"{PERIOD}fil/"
CSV = TABLE.replace("\t", ";").encode()


@pytest.fixture
def client(org):
    account_grids.begin([org.municipality, org.group], 2026, 8, by=None)
    return build.client(build.user(Role.CONTROLLER, org.group))


def send(client, data, name="bokslut.csv"):
    return client.post(URL, {"file": SimpleUploadedFile(name, data)})


def workbook(*sheets):
    """An .xlsx with sheets of rows."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Blad {number}")
        for row in rows:
            sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def bomb():
    """A small file that is a large workbook when it is unpacked."""
    target = io.BytesIO(workbook([["Kassa och bank", 1]]))
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", "0" * 40_000_000)
    return target.getvalue()


def test_the_page_says_how_a_file_may_look_and_offers_the_mall_of_each(client):
    page = client.get(URL)
    assertContains(page, "Så kan filen se ut")
    for slug in ("kommun", "koncern"):
        assertContains(page, f'name="vems" value="{slug}"')
    offered = re.findall(r'name="rakenskap" value="(\w+)"[^>]* checked', page.content.decode())
    assert offered == ["INCOME_STATEMENT", "BALANCE_SHEET", "BALANCED_BUDGET", "BRIDGE"]


def test_a_good_file_is_kept_and_leads_to_what_it_would_do(client):
    answer = send(client, CSV)
    batch = ImportBatch.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"{URL}{batch.pk}/")
    assert (batch.file_name, batch.accounts_year, batch.accounts_month) == ("bokslut.csv", 2026, 8)
    assert bytes(batch.content) == CSV
    assertContains(client.get(URL), "bokslut.csv")


def test_a_file_that_waits_already_is_not_kept_twice(client):
    assert send(client, CSV)["Location"] == send(client, CSV)["Location"]
    assert ImportBatch.objects.count() == 1


def test_every_sheet_that_is_shown_is_read(client):
    income = [["", "2026-08"], ["Verksamhetens intäkter", 500]]
    balance = [["", "2026-08"], ["Kassa och bank", 220]]
    send(client, workbook(income, balance), "bokslut.xlsx")
    assert ImportBatch.objects.get().row_count == 2


def test_the_files_of_the_accounts_are_not_among_those_of_the_ledger(client):
    send(client, CSV)
    pk = ImportBatch.objects.get().pk
    assertNotContains(client.get("/ekonomi/inlasning/"), "bokslut.csv")
    assert client.get(f"/ekonomi/inlasning/{pk}/").status_code == 404
    assert client.post(f"/ekonomi/inlasning/{pk}/angra/").status_code == 404


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "tom.csv", "Filen är tom."),
        (b"\x00" * 5000, "nollor.csv", "Filen är tom."),
        (b"%PDF-1.7", "bokslut.xlsx", "ett PDF-dokument"),
        (b"PK\x03\x04" + bytes(100), "bokslut.xlsx", "."),
        (bytes(range(256)) * 20, "bokslut.csv", "."),
        (bomb(), "bokslut.xlsx", "Arbetsboken är för stor"),
        (b"a;b\n" * 100_000, "bokslut.csv", "Filen har mer än 2000 rader."),
        ("Kära kollegor".encode(), "brev.csv", "Ingen rad känns igen."),
        (CSV.decode().encode("utf-16"), "bokslut.csv", "UTF-16"),
        (b'"Kassa och bank;1', "bokslut.csv", "."),
    ],
    ids=["empty", "nul", "pdf", "broken", "binary", "bomb", "many rows", "a letter", "utf-16", "a quote"],
)
def test_a_bad_file_is_explained_and_not_kept(client, data, name, sentence):
    answer = send(client, data, name)
    assertContains(answer, sentence, status_code=422)
    assert explained(answer) == {"file"}
    assert not ImportBatch.objects.exists()


def test_no_file_at_all_is_explained(client):
    assert explained(client.post(URL)) == {"file"}
