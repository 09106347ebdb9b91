"""What was typed when the login was lost waits for the same person, and goes on as any form does."""

import io

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from organisation.enums import Role
from organisation.models import OrgUnit, RoleAssignment
from planning.enums import NodeKind, PlanKind
from planning.models import KeyFigure
from styrmodell.web.lost_login import KEPT, WHO
from tests import build, html_forms
from tests.answers import told
from tests.web.test_acts import FIGURE, URL

pytestmark = pytest.mark.django_db
PASSWORD = "ett långt lösenord"


@pytest.fixture
def here(anna, settings):
    """A browser, with its forms' tokens asked for, where Anna was logged in and is not any longer."""
    anna.set_password(PASSWORD)
    anna.save()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(anna)
    browser.get(URL)
    browser.session.flush()
    return browser


def send(browser, url=URL, data=FIGURE, **headers):
    token = browser.cookies["csrftoken"].value
    return browser.post(url, {**data, "csrfmiddlewaretoken": token}, headers=headers)


def log_in(browser, user, page):
    user.set_password(PASSWORD)
    user.save()
    token = browser.cookies["csrftoken"].value
    fields = {"login": user.username, "password": PASSWORD, "next": page, "csrfmiddlewaretoken": token}
    return browser.post(reverse("account_login"), fields, follow=True)


def kept_page(browser, anna):
    answer = send(browser)
    page = reverse("what_was_typed")
    assert answer.status_code == 302
    assert answer.url == f"{reverse('account_login')}?next={page}"
    shown = log_in(browser, anna, page)
    assertRedirects(shown, page)
    return shown


def test_the_form_comes_back_with_what_was_typed_and_is_sent_on(here, anna):
    shown = kept_page(here, anna)
    assertContains(shown, "Besök</textarea>")
    form = next(form for form in html_forms.forms_of(shown.content.decode(), URL) if form.action == URL)
    assert form.data() == {name: [value] for name, value in FIGURE.items()}
    assert not KeyFigure.objects.exists()
    assert send(here, data=form.data()).status_code == 302
    assert KeyFigure.objects.get().name == "Besök"
    assert KEPT not in here.session


def test_what_was_typed_can_be_thrown_away(here, anna):
    kept_page(here, anna)
    assertRedirects(send(here, reverse("what_was_typed"), {}), "/")
    assert KEPT not in here.session
    assertRedirects(here.get(reverse("what_was_typed")), "/")


def test_who_may_is_asked_anew(here, anna):
    kept_page(here, anna)
    RoleAssignment.objects.filter(user=anna).update(role=Role.AUDITOR)
    assert send(here).status_code == 403
    assert not KeyFigure.objects.exists()
    assert KEPT in here.session  # it may be read still


def test_another_form_that_is_sent_to_the_same_address_leaves_what_waits(here, anna):
    kept_page(here, anna)
    assert send(here, data=FIGURE | {"name": "Lån", "act": "another page's"}).status_code == 302
    assert KEPT in here.session


def test_what_was_sent_again_and_went_wrong_waits_still(here, anna):
    plan = build.plan(PlanKind.MULTI_YEAR, OrgUnit.objects.get(code="KOMMUN"))
    url, fields = f"/planer/{plan.pk}/poster/ny/", {"kind": "ACTIVITY", "title": "Kvällsöppet", "act": "a"}
    send(here, url, fields)
    log_in(here, anna, reverse("what_was_typed"))
    answer = send(here, url, fields)
    assert told(here.get(answer.url)) == ["error"]
    assert KEPT in here.session


def test_a_token_is_asked_for_as_always(here, anna):
    assert here.post(URL, FIGURE).status_code == 403
    assert KEPT not in here.session


def test_somebody_else_who_logs_in_here_sees_nothing_of_it(here, org):
    send(here)
    other = build.user(Role.CONTROLLER, org.group, "another")
    assertRedirects(log_in(here, other, reverse("what_was_typed")), "/")
    assert KEPT not in here.session


def test_nothing_is_kept_for_a_stranger(here):
    del here.cookies[WHO]
    assert send(here).url == f"{reverse('account_login')}?next={URL}"
    assert KEPT not in here.session
    here.cookies[WHO] = "1:forged"
    send(here)
    assert KEPT not in here.session


def test_no_password_no_file_and_nothing_that_a_script_sent_is_kept(here, anna):
    send(here, **{"Sec-Fetch-Mode": "cors"})
    assert KEPT not in here.session
    send(here, reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": "x", "password2": "x"})
    assert KEPT not in here.session
    send(here, "/ekonomi/inlasning/", {"file": io.BytesIO(b"enhet;verksamhet"), "act": "a"})
    assert here.session[KEPT]["fields"] == [["act", "a"]]
    assert here.session[KEPT]["had_file"]


@pytest.mark.parametrize(("page", "back"), [("lamna-in/", "/planer/{pk}/lamna-in/"), ("poster/ta-bort/", "/")])
def test_a_button_that_was_pressed_is_not_pressed_again_unseen(here, org, page, back):
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality)
    node = build.node(plan, NodeKind.GOAL, perspective_id=build.perspective().pk)
    url = f"/planer/{plan.pk}/{page}" if page == "lamna-in/" else reverse("planning:node_remove", args=[node.pk])
    assert send(here, url, {"act": "a"}).url == f"{reverse('account_login')}?next={back.format(pk=plan.pk)}"
    assert KEPT not in here.session


def test_who_sent_to_an_address_that_shows_nothing_comes_back_to_the_first_page(here):
    del here.cookies[WHO]
    assert send(here, "/utkast/", {"key": "a"}).url == f"{reverse('account_login')}?next=/"
