"""The same form sent twice is one act, on every page whose form makes something."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.urls import resolve

from organisation.enums import Role
from organisation.models import SentForm, User
from planning.enums import NodeKind, PlanKind
from planning.models import KeyFigure
from planning.services import plans
from styrmodell.web.acts import KEY
from tests import build, database, html_forms, pages
from tests.hostile import fingerprint, logged_in
from tests.test_architecture import addresses
from tests.test_architecture_views import OWN

FIGURE = {
    "name": "Besök", "measure_kind": "KEY_FIGURE", "unit_of_measure": "antal", "direction": "HIGHER_IS_BETTER", "decimals": "0",
    "time_rule": "SUM", "unit_rule": "SUM", "numerator": "", "denominator": "", "description": "", "source": "",
    "kolada_id": "", KEY: "the page's",
}  # fmt: skip
URL = "/nyckeltal/ny/"
CLICKS = 4


def view_of(form):
    return resolve(form.action.partition("?")[0]).func


def is_made_once(view):
    return getattr(view, "is_made_once", False)


@pytest.mark.usefixtures("jobs_wait")
@pytest.mark.parametrize("page", [page for page in pages.PAGES if page.url_name in OWN], ids=str)
def test_the_same_form_sent_twice_makes_one_thing_and_leads_to_one_place(demo, page):
    client = logged_in(page.username)
    with pages.opened(page) as url:
        forms = html_forms.forms_of(client.get(url).content.decode(), url)
        assert [form.action for form in forms if KEY in form.fields and not is_made_once(view_of(form))] == []
        for form in [form for form in forms if is_made_once(view_of(form))]:
            assert KEY in form.fields
            with transaction.atomic():
                first, made = client.post(form.action, form.data()), fingerprint()
                again = client.post(form.action, form.data())
                assert fingerprint() == made
                transaction.set_rollback(True)
            if first.status_code == 302:
                assert (again.status_code, again.url) == (302, first.url)


def test_every_page_that_makes_something_new_makes_it_once():
    new = {name: pattern.callback for name, pattern in addresses().items() if name in OWN and name.endswith("_new")}
    assert [name for name, view in new.items() if not is_made_once(view)] == ["organisation:picture_new"]


def test_the_second_of_two_clicks_says_that_it_is_done(anna_controller):
    assert anna_controller.post(URL, FIGURE).status_code == 302
    again = anna_controller.post(URL, FIGURE)
    assert again.url == KeyFigure.objects.get().get_absolute_url()
    assert [message.level_tag for message in get_messages(again.wsgi_request)][-1] == "info"
    assert KeyFigure.objects.count() == 1


def test_what_was_refused_is_tried_anew_and_what_is_typed_anew_is_another_act(anna_controller):
    assert anna_controller.post(URL, {**FIGURE, "direction": ""}).status_code == 422
    assert not SentForm.objects.exists()
    assert anna_controller.post(URL, FIGURE).status_code == 302
    assert anna_controller.post(URL, {**FIGURE, "name": "Lån"}).status_code == 302
    assert KeyFigure.objects.count() == 2


def test_what_went_wrong_on_another_page_is_not_done(bo_committee_secretary, submitted):
    url = f"/planer/{submitted.pk}/poster/ny/"
    sent = {"kind": "DIRECTION", "title": "Öppna bibliotek", KEY: "a"}
    answer = bo_committee_secretary.post(url, sent)
    assert answer.status_code == 302
    assert [message.level_tag for message in bo_committee_secretary.get(answer.url).context["messages"]] == ["error"]
    assert not SentForm.objects.exists()


def test_an_error_that_waits_from_another_page_is_not_this_acts(bo_committee_secretary, submitted):
    bo_committee_secretary.post(f"/planer/{submitted.pk}/poster/ny/", {"kind": "DIRECTION", "title": "Öppna bibliotek"})
    first = bo_committee_secretary.post(URL, FIGURE)
    again = bo_committee_secretary.post(URL, FIGURE)
    assert (again.status_code, again.url) == (302, first.url)


@pytest.fixture
def submitted(org):
    """A nämnd's plan that has been handed in meanwhile."""
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    build.node(plan, NodeKind.DIRECTION, "Inriktning")
    plans.submit(plan, by=None)
    return plan


def test_two_who_send_the_same_make_two(anna_controller, anna, org):
    SentForm.objects.create(user=User.objects.get(pk=anna.pk), fingerprint="x", led_to="/")
    assert anna_controller.post(URL, FIGURE).status_code == 302
    assert SentForm.objects.filter(user=anna).count() == 2


@pytest.fixture
def own_database(django_db_setup, django_db_blocker):
    """A committed database of its own, since every thread has a connection of its own."""
    with django_db_blocker.unblock(), database.copy("acts") as name, database.using(name):
        yield


def test_clicks_at_the_same_moment_make_one_thing(own_database):
    with transaction.atomic():
        user = build.user(Role.CONTROLLER, build.org().group)

    def click(_):
        try:
            return build.client(user).post(URL, FIGURE).url
        finally:
            connection.close()

    with ThreadPoolExecutor(CLICKS) as fingers:
        led_to = set(fingers.map(click, range(CLICKS)))
    assert led_to == {KeyFigure.objects.get().get_absolute_url()}
