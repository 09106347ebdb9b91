"""Whichever page refuses what was sent, and however: the words are on the answer or kept."""

import pytest
from django.contrib import messages
from django.shortcuts import redirect
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from organisation.models import RoleAssignment
from styrmodell.web import drafts
from tests.answers import told
from tests.web.test_acts import FIGURE, URL

pytestmark = pytest.mark.django_db
WORDS = {"name": "Besök på bokbussen", "amount": "12 450", "paragraph": "§ 17", "direction": "UP", "version": "4"}


def refuses(request):
    """A view that says no and goes on to another page."""
    messages.error(request, "Det går inte nu.")
    return redirect("/")


def saves(request):
    messages.success(request, "Sparat.")
    return redirect("/")


@pytest.fixture
def view(monkeypatch):
    """Puts another view behind the address of a form."""

    def put(answer):
        monkeypatch.setattr("planning.views.key_figures.key_figures.define", lambda **_: None)
        monkeypatch.setattr("planning.views.key_figures.form_page", lambda request, *_: answer(request))

    return put


def shown(answer, status):
    for words in ("Besök på bokbussen", "12 450", "§ 17"):
        assertContains(answer, f"{words}</textarea>", status_code=status)
    for chosen in ("UP", "4"):
        assertNotContains(answer, f">{chosen}</textarea>", status_code=status)


def test_a_refusal_that_leads_to_another_page_keeps_the_words_with_why_and_where(anna, anna_controller, view):
    view(refuses)
    answer = anna_controller.post(URL, WORDS | {"name": ""} | {"source": WORDS["name"]}, follow=True)
    assert told(answer) == ["error", "info"]
    draft = anna.drafts.get()
    assert (draft.why, draft.page, draft.data["amount"]) == ("Det går inte nu.", URL, ["12 450"])
    assertContains(answer, f'href="{draft.get_absolute_url()}"')


def test_what_is_saved_or_holds_no_words_is_not_kept(anna, anna_controller, view):
    view(saves)
    anna_controller.post(URL, {"source": WORDS["name"]})
    view(refuses)
    anna_controller.post(URL, {"direction": "UP", "act": "a"})
    assert not anna.drafts.exists()


def test_before_there_is_no_room_the_refusal_says_so(anna, anna_controller, view):
    for number in range(drafts.MANY):
        drafts.save(anna, f"form:{number}", {"title": ["x"]})
    view(refuses)
    assert told(anna_controller.post(URL, {"source": WORDS["name"]}, follow=True)) == ["error", "info", "warning"]


def test_where_there_is_no_room_the_words_are_shown_at_once(anna, anna_controller, view):
    for number in range(drafts.MOST):
        drafts.save(anna, f"form:{number}", {"title": ["x"]})
    view(refuses)
    answer = anna_controller.post(URL, WORDS | {"name": "", "source": WORDS["name"]})
    shown(answer, 409)
    assertContains(answer, "får inte plats", status_code=409)


def test_a_lost_role_shows_the_words(anna, anna_controller):
    RoleAssignment.objects.filter(user=anna).delete()
    shown(anna_controller.post(URL, WORDS), 403)


def test_what_is_not_there_any_longer_shows_the_words(anna_controller):
    shown(anna_controller.post("/poster/987654/lage/", WORDS), 404)


def test_an_old_page_and_one_without_cookies_show_the_words(anna):
    strict = Client(enforce_csrf_checks=True)
    shown(strict.post(URL, WORDS), 403)
    strict.force_login(anna)
    shown(strict.post(URL, WORDS), 403)


def test_a_fault_shows_the_words(anna_controller, view):
    view(lambda _: 1 / 0)
    anna_controller.raise_request_exception = False
    shown(anna_controller.post(URL, WORDS | {"name": "", "source": WORDS["name"]}), 500)


def test_no_password_is_shown_again(anna_controller):
    answer = anna_controller.post("/poster/987654/lage/", {"password1": "ett hemligt ord", "oldpassword": "ett till"})
    assertNotContains(answer, "hemligt", status_code=404)


def test_pages_of_who_is_logged_in_are_private_and_cleared_away_by_logging_out(anna, client, anna_controller):
    assert anna_controller.get("/")["Cache-Control"] == "private, no-cache"
    assert anna_controller.get("/finns-inte/")["Cache-Control"] == "private, no-cache"
    assert anna_controller.post(URL, FIGURE)["Cache-Control"] == "private, no-cache"
    draft = drafts.keep(anna, "a", {"title": "Ett"}, why="Planen är inlämnad.")
    assert "no-store" in anna_controller.get(draft.get_absolute_url())["Cache-Control"]
    assert "Clear-Site-Data" not in anna_controller.get("/konto/logga-ut/")
    assert anna_controller.post("/konto/logga-ut/")["Clear-Site-Data"] == '"cache"'
