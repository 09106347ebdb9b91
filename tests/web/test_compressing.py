"""What is sent is compressed, if it is text; what a browser may keep of it is as it was."""

import gzip
from hashlib import sha256

import pytest
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from styrmodell.web.compressing import CompressText

TEXT = "<p>Delvis uppfyllt</p>" * 500


def sent(response, *, accepts="gzip, deflate, br"):
    """The answer as it leaves us."""
    request = RequestFactory().get("/", headers={"accept-encoding": accepts})
    return CompressText(lambda _: response)(request)


def test_a_page_is_a_tenth_of_its_length_and_says_the_same():
    response = sent(HttpResponse(TEXT))
    assert response["Content-Encoding"] == "gzip"
    assert len(response.content) < len(TEXT) / 10
    assert gzip.decompress(response.content).decode() == TEXT


def test_a_browser_that_does_not_take_it_gets_the_page_as_it_is():
    response = sent(HttpResponse(TEXT), accepts="")
    assert response.content.decode() == TEXT
    assert response["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/zip", "font/woff2"])
def test_what_is_compressed_already_is_sent_as_it_is(kind):
    assert not sent(HttpResponse(TEXT, content_type=kind)).has_header("Content-Encoding")


@pytest.mark.parametrize(
    "kind", ["text/csv", "text/calendar; charset=utf-8", "application/json", "image/svg+xml", "text/html"]
)
def test_other_text_is_compressed_too(kind):
    assert sent(HttpResponse(TEXT, content_type=kind))["Content-Encoding"] == "gzip"


def test_the_same_page_is_not_always_as_long():
    """Whoever guesses a secret in it by the length of what is sent (BREACH) measures a length that varies."""
    assert len({len(sent(HttpResponse(TEXT)).content) for _ in range(60)}) > 1


def test_what_is_streamed_is_compressed_and_whole():
    response = sent(StreamingHttpResponse(iter([TEXT.encode(), b"slut"]), content_type="text/csv"))
    assert gzip.decompress(b"".join(response.streaming_content)).decode() == f"{TEXT}slut"


def test_a_file_that_is_not_to_be_stored_stays_so(tmp_path):
    file = tmp_path / "utfall.csv"
    file.write_text(TEXT)
    headers = {"Cache-Control": "private, no-store"}
    with file.open("rb") as opened:
        response = sent(FileResponse(opened, as_attachment=True, headers=headers, content_type="text/csv"))
        assert gzip.decompress(b"".join(response.streaming_content)).decode() == TEXT
    assert response["Cache-Control"] == "private, no-store"
    assert not response.has_header("Content-Length")


def test_a_file_with_a_mark_of_its_content_keeps_it_as_a_weak_one():
    mark = sha256(TEXT.encode()).hexdigest()
    assert sent(HttpResponse(TEXT, headers={"ETag": f'"{mark}"'}))["ETag"] == f'W/"{mark}"'


@pytest.mark.django_db
def test_the_application_compresses_its_pages(anna_controller):
    asked = {"accept-encoding": "gzip"}
    page = anna_controller.get("/", headers=asked)
    assert page["Content-Encoding"] == "gzip"
    assert b"<h1" in gzip.decompress(page.content)
    assert page["Cache-Control"] == "private, no-cache"
