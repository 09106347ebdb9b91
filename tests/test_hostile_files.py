"""Whatever is in a file that is sent, a picture or outcomes: an answer in Swedish, and nothing of it is read in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import attached, pages
from tests.hostile import (
    BEYOND,
    EMOJI,
    HUGE,
    LONG,
    NUL,
    RIGHT_TO_LEFT,
    SCRIPT,
    faults_of,
    fingerprint,
    logged_in,
    send,
)
from tests.pages import Page

pytestmark = pytest.mark.postgresql

FILES = {
    "tom": b"",
    "nollor": bytes(5_000),
    "text": b"enhet;verksamhet",
    "skript": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "avbruten": b"\x89PNG\r\n\x1a\n" + bytes(20),
    "zip": b"PK\x03\x04" + bytes(100),
    "utf-16": "enhet;verksamhet;period".encode("utf-16"),
    "en rad": b"x" * 200_000,
    "många rader": b"a;b\n" * 50_000,
}


@pytest.mark.some_days
@pytest.mark.parametrize("what", FILES)
@pytest.mark.parametrize("name", ["bild.png", "../../etc/passwd", f"{EMOJI}{RIGHT_TO_LEFT}.csv", "å" * 300])
def test_a_strange_picture_is_refused_in_a_sentence(demo, what, name):
    before = fingerprint()
    file = SimpleUploadedFile(name, FILES[what])
    response = logged_in("sekreterare").post(reverse("organisation:picture_new"), {"file": file})
    assert response.status_code == 400
    assert response.json()["error"].endswith(".")
    assert fingerprint() == before


@pytest.mark.parametrize("unit", ["0", BEYOND, HUGE, "9" * 5_000, "abc", "²", "٣", NUL, "-1"])
def test_a_picture_for_a_strange_unit_is_refused(demo, unit):
    file = SimpleUploadedFile("bild.png", FILES["avbruten"])
    response = logged_in("sekreterare").post(reverse("organisation:picture_new"), {"file": file, "unit": unit})
    assert response.status_code in (403, 404)


@pytest.mark.some_days
@pytest.mark.parametrize("what", FILES)
@pytest.mark.parametrize("name", ["utfall.csv", "../../etc/passwd", f"{EMOJI}{RIGHT_TO_LEFT}.csv", "å" * 300])
def test_a_strange_file_of_outcomes_gets_an_answer(demo, what, name):
    client, url = logged_in("ekonom"), reverse("followup:import_new")
    response = client.post(url, {"file": SimpleUploadedFile(name, FILES[what])})
    assert list(faults_of(response)) == []
    assert response.status_code == 422


@pytest.mark.some_days
@pytest.mark.parametrize("what", FILES)
@pytest.mark.parametrize("name", ["bokslut.xlsx", f"{EMOJI}{RIGHT_TO_LEFT}.csv", "å" * 300])
def test_a_strange_file_of_accounts_gets_an_answer(demo, what, name):
    url = pages.address(Page("followup:accounts_file", "controller", "KOMMUN-2002"))
    before = fingerprint()
    response = logged_in("controller").post(url, {"file": SimpleUploadedFile(name, FILES[what])})
    assert list(faults_of(response)) == []
    assert response.status_code == 422
    assert fingerprint() == before


@pytest.mark.some_days
@pytest.mark.parametrize("what", FILES)
@pytest.mark.parametrize("name", ["bilaga.pdf", "../../etc/passwd", f"{EMOJI}{RIGHT_TO_LEFT}.docx", "å" * 300, SCRIPT])
@pytest.mark.parametrize("address", ["planning:plan_attachments KN27", "followup:report_attachments KN-10"])
def test_a_strange_file_is_not_attached_and_the_page_says_why(demo, what, name, address):
    before = fingerprint()
    url = pages.address(Page(address.partition(" ")[0], "sekreterare", address.partition(" ")[2]))
    whole = SimpleUploadedFile("hel.pdf", attached.pdf())
    fields = {"kind": "OTHER", "place": "text", "attached": [whole, SimpleUploadedFile(name, FILES[what])]}
    response = logged_in("sekreterare").post(url, fields)
    assert list(faults_of(response)) == []
    assert response.status_code == 422
    assert fingerprint() == before


HEADER = "enhet;verksamhet;period;utfall;budget;arsbudget;prognos\n"
ROWS = (
    "KN;KN-30;2026-10;NaN;1e400;-Infinity;" + HUGE, "KN;KN-30;0000-00;1;1;1;1", "KN;KN-30;9999-99;1;1;1;1",
    f"KN;KN-30;2026-10;{SCRIPT};1;1;1", f"{EMOJI};{RIGHT_TO_LEFT};2026-10;1;1;1;1", f"{LONG};{LONG};{LONG};1;1;1;1",
    "KN;KN-30", ";;;;;;", '"KN;KN-30;2026-10;1;1;1;1', "KN;KN-30;2026-10;1;1;1;1;1;1;1", "SN;SN-10;2026-10;1;1;1;1",
)  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[:30])
def test_a_strange_row_of_outcomes_is_shown_and_never_read_in(demo, row):
    client = logged_in("ekonom")
    file = SimpleUploadedFile("utfall.csv", (HEADER + row).encode())
    response = client.post(reverse("followup:import_new"), {"file": file}, follow=True)
    assert list(faults_of(response)) == []
    if response.redirect_chain:
        assert send(client, response.redirect_chain[-1][0], {}) == []
