"""The health check, and what is said when a request is refused."""

from urllib.parse import urlencode

import pytest
from django.core.exceptions import DisallowedHost, PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client, RequestFactory
from django.test.client import MULTIPART_CONTENT
from django.utils import timezone
from pytest_django.asserts import assertContains

from organisation.models import Worker
from styrmodell import views


@pytest.mark.django_db
def test_health_answers_a_stranger(client):
    response = client.get("/halsa/")
    assert response.json() == {"status": "ok"}
    assert "no-cache" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_the_deep_health_check_tells_of_workers_and_writes(client):
    assert client.get("/halsa/?djup=1").status_code == 503
    Worker.objects.create(name="ett", seen_at=timezone.now())
    response = client.get("/halsa/?djup=1")
    assert response.json() == {
        "status": "ok",
        "skrivning": "ok",
        "arbetare": 1,
        "aldsta_vantande_jobb_sekunder": None,
    }
    assert Worker.objects.count() == 1


@pytest.mark.django_db
def test_the_deep_health_check_tells_of_a_database_that_takes_nothing(client, monkeypatch):
    monkeypatch.setattr(Worker.objects, "create", _is_away)
    response = client.get("/halsa/?djup=1")
    assert (response.status_code, response.json()["skrivning"]) == (503, "fel")


def _is_away(*args, **fields):
    raise OperationalError("server closed the connection unexpectedly")


@pytest.mark.django_db
def test_while_the_database_is_away_the_words_are_given_back(monkeypatch):
    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", _is_away)
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = "a" * 32
    sent = {"text": "<p>Fler bibliotek</p>", "password": "hemligt", "file": SimpleUploadedFile("a.txt", b"x")}
    response = client.post("/planer/1/ny/", sent)
    assertContains(response, "Databasen svarar inte just nu", status_code=503)
    assertContains(response, ">Fler bibliotek<", status_code=503)
    assert "hemligt" not in response.text
    assert int(response["Retry-After"]) > 0


@pytest.mark.django_db
@pytest.mark.parametrize("count", [20_001, 100_000])
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", MULTIPART_CONTENT])
@pytest.mark.parametrize("address", ["/konto/logga-in/", "/planer/1/poster/ny/"])
def test_a_form_with_too_many_fields_is_told_so(anna_controller, address, kind, count):
    anna_controller.raise_request_exception = False
    fields = {f"f{number}": "1" for number in range(count)}
    data = urlencode(fields) if kind != MULTIPART_CONTENT else fields
    response = anna_controller.post(address, data, content_type=kind)
    assertContains(response, "Formuläret hade för många fält", status_code=400)


@pytest.mark.django_db
def test_an_address_that_is_too_long_is_told_so(client):
    assertContains(client.get("/planer/?q=" + "a" * 9000), "Adressen är för lång", status_code=414)


@pytest.mark.parametrize(
    ("view", "status", "heading"),
    [
        (views.bad_request, 400, "Adressen gick inte att förstå"),
        (views.forbidden, 403, "Det här får du inte göra"),
        (views.not_found, 404, "Sidan finns inte"),
    ],
)
def test_a_refusal_is_a_page_that_explains(view, status, heading):
    response = view(RequestFactory().get("/"), PermissionDenied())
    assertContains(response, f'<h1 aria-describedby="eyebrow">{heading}</h1>', status_code=status, html=True)


def test_a_failure_is_drawn_without_the_request():
    response = views.server_error(RequestFactory().get("/"))
    assertContains(response, "<h1>Något gick fel</h1>", status_code=500, html=True)


def test_a_host_name_that_is_not_ours_is_refused_with_a_page(settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    response = Client(raise_request_exception=False).get("/halsa/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert DisallowedHost.__name__ not in response.text


@pytest.mark.django_db
def test_a_form_that_is_too_old_keeps_what_was_typed_but_no_secrets():
    response = Client(enforce_csrf_checks=True).post(
        "/konto/logga-in/",
        {
            "text": "<p>Fler bibliotek</p>",
            "note": "Fler <b> än i fjol",
            "version": "7",
            "state": "ON_TRACK",
            "password": "hemligt",
        },
    )
    assertContains(response, "Sidan hade legat öppen för länge", status_code=403)
    assertContains(response, ">Fler bibliotek<", status_code=403)  # words to paste, not the editor's markup
    assertContains(response, "Fler &lt;b&gt; än i fjol", status_code=403)
    assert "hemligt" not in response.text
    assert "ON_TRACK" not in response.text
    assert response.text.count("<textarea") == 2
