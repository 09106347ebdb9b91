"""The same form sent twice is one act, in turn and at once, on every page."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from followup.models import Deviation, ImportBatch, Report
from organisation.enums import Role
from organisation.models import OrgUnit, RoleAssignment, SentForm, User
from organisation.services.users import password_path
from planning.enums import NodeKind, PlanKind
from planning.models import Assignment, KeyFigure, Plan, PlanNode
from planning.services import contributions, plans
from styrmodell.web import acts
from styrmodell.web.acts import KEY, TWICE, went_wrong
from tests import build, build_followup, database, html_forms, pages, sampling
from tests.followup.money import ledgers
from tests.hostile import fingerprint, logged_in
from tests.test_hostile_forms import different_forms

FIGURE = {
    "name": "Besök", "measure_kind": "KEY_FIGURE", "unit_of_measure": "antal", "direction": "HIGHER_IS_BETTER", "decimals": "0",
    "time_rule": "SUM", "unit_rule": "SUM", "numerator": "", "denominator": "", "description": "", "source": "",
    "kolada_id": "", KEY: "the page's",
}  # fmt: skip
URL = "/nyckeltal/ny/"
WORDS = "Bokbussen till Norrby"
CLICKS = 4
SEEN: dict[str, set[str]] = {}


# Not one act; why stands in `test_architecture_templates`.
NO_ACTS = ("/konto/logga-ut/", "/konto/logga-in/", "/ekonomi/inlasning/0/", "/ekonomi/inlasning/0/angra/")


@pytest.mark.one_database
@pytest.mark.usefixtures("jobs_wait")
@pytest.mark.parametrize("page", sampling.part(pages.PAGES, lambda page: page.url_name, salt="acts"), ids=str)
def test_the_same_form_sent_twice_is_one_act_and_leads_to_one_place(demo, page):
    client = logged_in(page.username)
    with pages.opened(page) as url:
        for form in different_forms(client.get(url).content.decode(), url, {} if sampling.is_whole else SEEN):
            if re.sub(r"\d+", "0", form.action) in NO_ACTS:
                continue
            assert KEY in form.fields, form.action
            with transaction.atomic():
                first, made = client.post(form.action, form.data()), fingerprint()
                again = client.post(form.action, form.data())
                assert fingerprint() == made
                transaction.set_rollback(True)
            if first.status_code == 302 and not went_wrong(first.wsgi_request):
                assert (again.status_code, again.url) == (302, first.url)


def test_the_second_of_two_clicks_gets_the_answer_of_the_first(anna_controller):
    assert anna_controller.post(URL, FIGURE).status_code == 302
    again = anna_controller.post(URL, FIGURE)
    assert again.url == KeyFigure.objects.get().get_absolute_url()
    said = [(message.level_tag, str(message)) for message in get_messages(again.wsgi_request)]
    assert said[-1] == ("info", f"Nyckeltalet är tillagt. {TWICE}")
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


def test_what_has_been_sent_is_kept_for_a_day(anna_controller, monkeypatch):
    monkeypatch.setattr(acts, "CLEARED", 1)
    old = SentForm.objects.create(fingerprint="x", led_to="/")
    SentForm.objects.update(sent_at=old.sent_at - acts.KEPT - timedelta(hours=1))
    anna_controller.post(URL, FIGURE)
    assert not SentForm.objects.filter(pk=old.pk).exists()


def test_what_is_done_though_something_beside_it_failed_is_done_once(admin, settings):
    """A person is added and the mail server does not answer: the second click does not ask who has the login."""
    settings.EMAIL_BACKEND = "tests.organisation.services.test_users.SilentServer"
    sent = {"name": WORDS, "username": "berit", "email": "berit@example.org", KEY: "a"}
    first, again = (admin.post("/anvandare/ny/", sent) for _ in range(2))
    assert first.status_code == 302
    assert (again.status_code, again.url) == (302, first.url)


def test_a_forgotten_password_is_mailed_once(client, anna, mailoutbox):
    for _ in range(2):
        assert client.post("/konto/losenord/glomt/", {"email": anna.email, KEY: "a"}).status_code == 302
    assert len(mailoutbox) == 1


def test_whoever_chooses_a_password_by_a_link_is_led_on_by_the_second_click_too(client, anna):
    page = client.get(password_path(anna), follow=True)
    [url], words = [url for url, _ in page.redirect_chain], "En lång mening som ingen gissar 7"
    sent = {"password1": words, "password2": words, KEY: "a"}
    first, again = (client.post(url, sent) for _ in range(2))
    assert (first.status_code, first.url) == (302, "/konto/losenord/nytt/klart/")
    assert (again.status_code, again.url) == (302, first.url)


@pytest.fixture
def own_database(django_db_setup, django_db_blocker):
    """A committed database of its own, since every thread has a connection of its own."""
    with django_db_blocker.unblock(), database.copy("acts") as name, database.using(name):
        yield


def forms_clicked(org):
    """Who clicks where: a page, a field that tells the form from others there, what is filled in, and what it makes."""
    plan, report = Plan.objects.get(kind=PlanKind.OPERATIONAL), Report.objects.get(unit=org.committee)
    item = {"title": WORDS}
    admin, bo, frida, anna = (User.objects.get(username=name) for name in ("admin", "bo", "frida", "anna"))
    role = RoleAssignment.objects.get(user=bo)
    person = {"name": WORDS, "username": "berit", "email": "berit@example.org"}
    return [
        (admin, "/organisation/ny/", {"parent": org.department.pk, "kind": "UNIT", "name": WORDS}, OrgUnit.objects),
        (admin, "/anvandare/ny/", person, User.objects),
        (bo, f"/planer/{plan.pk}/?ny=DIRECTION", item, PlanNode.objects),
        (
            bo,
            f"/planer/{plan.pk}/?ny=SPECIAL_ASSIGNMENT",
            {**item, "assignment_due_on": "2027-12-31"},
            Assignment.objects,
        ),
        (bo, "/uppdrag/ny/", item, Assignment.objects),
        (bo, f"/rapporter/{report.pk}/fyll-i/", {"deviation-new-title": WORDS}, Deviation.objects),
        (bo, f"/planer/{plan.pk}/lamna-in/", {}, Plan.history),
        (anna, f"/planer/{plan.pk}/aterlamna/", {"comment": WORDS}, Plan.history),
        (frida, "/ekonomi/inlasning/", {"file": ledgers.OCTOBER.read_bytes()}, ImportBatch.objects),
        (admin, f"/roller/{role.pk}/avsluta/", {"on": "2026-12-31"}, RoleAssignment.history),
    ]


def test_clicks_at_the_same_moment_are_one_act(own_database):
    with transaction.atomic():
        org = ground()
    for user, url, typed, model in forms_clicked(org):
        page = build.client(user).get(url).content.decode()
        form = next(one for one in html_forms.forms_of(page, url) if KEY in one.fields and {*typed} <= {*one.fields})
        before = model.count()
        assert len({answer.url for answer in at_once(user, form.action, form.data() | typed)}) == 1
        assert model.count() == before + 1


def at_once(user, url, sent):
    """The answers to clicks in browsers of one person's."""

    def click(browser):
        try:
            return browser.post(url, {name: as_sent(value) for name, value in sent.items()})
        finally:
            connection.close()

    browsers = [build.client(user) for _ in range(CLICKS)]
    with ThreadPoolExecutor(CLICKS) as fingers:
        return list(fingers.map(click, browsers))


def as_sent(value):
    """A file is read as it is sent, so each click brings its own."""
    return SimpleUploadedFile("utfall.csv", value) if isinstance(value, bytes) else value


def ground():
    """Nämndens plan and report, and who writes them."""
    org = build.org()
    build.user(Role.ADMIN, org.group, "admin")
    build.user(Role.ADMIN, org.group, "astrid")
    build.user(Role.SECRETARY, org.committee, "bo")
    build.user(Role.ECONOMIST, org.municipality, "frida")
    build.user(Role.CONTROLLER, org.group, "anna")
    top, operational, _ = build.chain(org)
    direction = build.node(operational, NodeKind.DIRECTION, "Biblioteken")
    contributions.link(direction, PlanNode.objects.get(plan=top, code="I1"), by=None)
    build_followup.goals(org.municipality, "I1")
    build_followup.report(build_followup.round_(), org.committee)
    return org
