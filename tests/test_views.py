"""The health check, and what is said when a request is refused."""

import pytest
from django.core.exceptions import DisallowedHost, PermissionDenied
from django.test import Client, RequestFactory
from pytest_django.asserts import assertContains

from styrmodell import views


@pytest.mark.django_db
def test_health_answers_a_stranger(client):
    response = client.get("/halsa/")
    assert response.json() == {"status": "ok"}
    assert "no-cache" in response.headers["Cache-Control"]


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
