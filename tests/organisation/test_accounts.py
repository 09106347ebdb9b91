"""Log in, log out, forget and change a password: what is reachable, in Swedish, and limited against guessing."""

import os
import re
from copy import copy
from importlib import import_module

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import NoReverseMatch, reverse
from pytest_django.asserts import assertContains, assertRedirects

from organisation.models import User
from organisation.services import users
from styrmodell.web import drafts
from styrmodell.web.acts import TWICE
from tests import build

pytestmark = pytest.mark.one_database

LOGIN = "/konto/logga-in/"
FORGOTTEN = "/konto/losenord/glomt/"
CHANGE = "/konto/losenord/byt/"
NEW_PASSWORD = "vårregn över Mälaren"


def log_in(login, password="lösenord", path=LOGIN, client=None):
    return (client or Client()).post(path, {"login": login, "password": password})


@pytest.mark.parametrize("login", ["anna", "anna@example.org", "ANNA@example.org"])
def test_one_logs_in_with_name_or_address(anna, login):
    assert log_in(login).status_code == 302


def test_login_speaks_swedish_and_says_what_is_wrong(anna):
    assertContains(Client().get(LOGIN), "Användarnamn eller e-post")
    answer = log_in("anna", "fel lösenord")
    assertContains(answer, "Användarnamnet eller lösenordet stämmer inte.", status_code=422)
    assertContains(log_in("", ""), "Fyll i både användarnamn och lösenord.", status_code=422)


def test_a_lost_login_returns_to_the_same_page_and_its_draft(anna):
    client = Client()
    assertRedirects(client.get("/organisation/?q=kn"), f"{LOGIN}?next=/organisation/%3Fq%3Dkn")
    assertContains(client.get(f"{LOGIN}?next=/organisation/"), 'name="next" value="/organisation/"')
    drafts.save(anna, "a", {"title": ["Ett"]})
    answer = client.post(LOGIN, {"login": "anna", "password": "lösenord", "next": "/organisation/?q=kn"})
    assert answer.url == "/organisation/?q=kn"
    assert anna.drafts.get().data == {"title": ["Ett"]}


def test_login_never_leads_to_another_site(anna):
    answer = Client().post(LOGIN, {"login": "anna", "password": "lösenord", "next": "https://example.com/"})
    assert not answer.url.startswith("http")


def test_whoever_has_logged_in_in_another_window_goes_on_from_the_login_page(anna):
    browser = Client(enforce_csrf_checks=True)
    browser.get(LOGIN)
    sent = {"login": "anna", "password": "lösenord", "next": "/planer/"}
    sent["csrfmiddlewaretoken"] = browser.cookies["csrftoken"].value
    for _ in range(2):
        assertRedirects(browser.post(LOGIN, sent, follow=True), "/planer/")
    assertRedirects(browser.get(f"{LOGIN}?next=/planer/"), "/planer/")


def test_a_login_page_that_has_lain_open_is_drawn_anew(anna):
    browser = Client(enforce_csrf_checks=True)
    browser.get(LOGIN)
    answer = browser.post(LOGIN, {"login": "anna", "csrfmiddlewaretoken": "0" * 64, "next": "/planer/"})
    assertRedirects(answer, f"{LOGIN}?next=/planer/")


def test_the_login_page_is_recognised_by_the_script_that_offers_the_way_back(db):
    assertContains(Client().get(LOGIN), "data-login-page")


def test_a_closed_account_does_not_log_in(anna):
    User.objects.filter(pk=anna.pk).update(is_active=False)
    client = Client()
    log_in("anna", client=client)
    assert client.get("/organisation/").status_code == 302


def test_a_link_is_dead_while_the_account_is_closed(anna):
    link = users.password_path(anna)
    form = Client()
    address = form.get(link, follow=True).request["PATH_INFO"]
    User.objects.filter(pk=anna.pk).update(is_active=False)
    assertContains(Client().get(link), "Länken gäller inte")
    form.post(address, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert not User.objects.get(pk=anna.pk).check_password(NEW_PASSWORD)
    User.objects.filter(pk=anna.pk).update(is_active=True)
    form.post(address, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert User.objects.get(pk=anna.pk).check_password(NEW_PASSWORD)


def test_one_logs_out_with_a_button_and_is_asked_on_the_address(anna):
    client = build.client(anna)
    assertContains(client.get("/konto/logga-ut/"), "Vill du logga ut?")
    assertRedirects(client.post("/konto/logga-ut/"), LOGIN)
    assert client.get("/organisation/").status_code == 302


def test_a_forgotten_password_is_chosen_anew_through_the_mail(anna):
    client = Client()
    assertRedirects(client.post(FORGOTTEN, {"email": anna.email}), f"{FORGOTTEN}skickat/")
    link = re.search(r"http://testserver(/konto/losenord/nytt/\S+)", mail.outbox[0].body)[1]
    page = client.get(link, follow=True)
    assertContains(page, "Minst 12 tecken")
    form = page.request["PATH_INFO"]
    assertContains(client.post(form, {"password1": "kort", "password2": "kort"}), "ds-error-summary", status_code=422)
    answer = client.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}, follow=True)
    assertContains(answer, "Lösenordet är sparat")
    assert log_in("anna", NEW_PASSWORD).status_code == 302
    assertContains(Client().get(link), "Länken gäller inte")


def test_a_new_person_chooses_the_first_password_the_same_way(db):
    user = build.user(None, username="ny")
    user.set_unusable_password()
    user.save()
    Client().post(FORGOTTEN, {"email": user.email})
    assert "/konto/losenord/nytt/" in mail.outbox[0].body


def test_nobody_learns_who_has_an_account(anna):
    assertRedirects(Client().post(FORGOTTEN, {"email": "ingen@example.org"}), f"{FORGOTTEN}skickat/")
    assert mail.outbox == []


def test_a_silent_mail_server_does_not_tell_who_has_an_account(anna, settings, caplog):
    settings.EMAIL_BACKEND = "tests.organisation.services.test_users.SilentServer"
    known, unknown = (Client().post(FORGOTTEN, {"email": email}) for email in (anna.email, "ingen@example.org"))
    assertRedirects(known, f"{FORGOTTEN}skickat/")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert "could not be mailed" in caplog.text


def test_the_mail_server_is_given_seconds_and_not_minutes(settings):
    assert settings.EMAIL_TIMEOUT == 10


def test_many_wrong_names_do_not_push_out_the_counters_of_failed_logins(db):
    """The tests count in memory; what an installation counts in is said in the settings."""
    configured = import_module(os.environ["DJANGO_SETTINGS_MODULE"]).CACHES["default"]
    with override_settings(CACHES={"default": configured}):
        call_command("createcachetable")
        counters = {f"annan-{number}": number for number in range(350)}
        cache.set("anna", 1, None)
        cache.set_many(counters)
        assert cache.get("anna") == 1


def test_one_changes_the_password_and_stays_logged_in(anna):
    client = build.client(anna)
    fields = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    assertContains(client.post(CHANGE, {**fields, "oldpassword": "fel"}), "ds-error-summary", status_code=422)
    assert client.post(CHANGE, {**fields, "oldpassword": "lösenord"}).status_code == 302
    assert client.get("/organisation/").status_code == 200
    assert User.objects.get(pk=anna.pk).check_password(NEW_PASSWORD)


def test_the_second_of_two_clicks_on_byt_losenord_says_what_the_first_did(anna):
    first, second = build.client(anna), Client()
    sent = {"oldpassword": "lösenord", "password1": NEW_PASSWORD, "password2": NEW_PASSWORD, "act": "a" * 16}
    first.get(CHANGE)
    second.cookies = copy(first.cookies)
    assertRedirects(first.post(CHANGE, sent), CHANGE, fetch_redirect_response=False)
    answer = second.post(CHANGE, sent, follow=True)  # the login that it was sent with has ended with the old password
    assertRedirects(answer, f"{LOGIN}?next={CHANGE}")
    assertContains(answer, TWICE)
    assert log_in("anna", NEW_PASSWORD).status_code == 302


def test_changing_the_password_asks_for_a_login(db):
    assert Client().get(CHANGE).url == f"{LOGIN}?next={CHANGE}"


@pytest.mark.parametrize("name", ["signup", "email", "confirm_email", "reauthenticate", "request_login_code"])
def test_nothing_else_of_allauth_is_reachable(db, name):
    with pytest.raises(NoReverseMatch):
        reverse(f"account_{name}")
    assert Client().get("/konto/signup/").status_code == 404


def test_the_operators_pages_ask_at_the_same_limited_login(db):
    assert Client().get("/drift/login/?next=/drift/").url.startswith(LOGIN)
