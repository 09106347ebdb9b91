"""What is written in a plan that cannot be saved there: kept for its writer, offered, named, and told as it is."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisation.models import Draft
from planning.enums import NodeKind
from planning.models import Contribution, PlanNode
from planning.services import assignments, plan_items, plan_nodes
from planning.services import plans as plan_service
from tests import build
from tests.answers import told

FIRST, SECOND = "Lånedisken vid torget", "Sagostund på finska"


def beginnings(user):
    return sorted(user.drafts.values_list("beginning", flat=True))


@pytest.fixture(params=["item", "new"])
def url(request, plans, written):
    """Where an item that is changed is sent, and a new one."""
    new = request.param == "new"
    return reverse(
        "planning:node_new" if new else "planning:node_edit",
        args=[(plans.operational if new else written.direction).pk],
    )


def fields(written, title, **more):
    return {"kind": "DIRECTION", "title": title, "version": written.direction.version, "seen": "", **more}


def test_each_text_sent_to_a_closed_plan_is_kept_and_outlives_the_next_save(
    plans, written, bo, bo_committee_secretary, url
):
    plan_service.submit(plans.operational, by=None)
    for words in (FIRST, SECOND, SECOND):
        bo_committee_secretary.post(url, fields(written, words))
    assert beginnings(bo) == [FIRST, SECOND]
    plan_service.return_for_changes(plans.operational, by=None, comment="Skriv mer.")
    bo_committee_secretary.post(url, fields(written, "Något annat", window="a"))
    assert PlanNode.objects.filter(plan=plans.operational, title="Något annat").exists()
    assert beginnings(bo) == [FIRST, SECOND]


def test_what_is_kept_is_named_on_the_plan_and_before_it_is_handed_in_and_offered_in_its_form(
    plans, written, bo, bo_committee_secretary, url
):
    plan_service.submit(plans.operational, by=None)
    kept_page = bo_committee_secretary.post(url, fields(written, FIRST), follow=True)
    draft = bo.drafts.get()
    link = f'<a href="{draft.get_absolute_url()}">{FIRST}</a>'
    assertContains(kept_page, link)
    assertContains(bo_committee_secretary.get("/"), link)
    plan_service.return_for_changes(plans.operational, by=None, comment="Skriv mer.")
    assertContains(bo_committee_secretary.get(f"{plans.operational.get_absolute_url()}lamna-in/"), link)
    form = bo_committee_secretary.get(draft.page.partition("#")[0])
    assertContains(form, f'data-kept="{draft.pk}"')
    assertNotContains(form, link)  # it stands in the form
    assert FIRST in form.context["opened"].draft.texts[0].fields


def test_what_is_taken_in_goes_when_it_is_saved_and_not_when_it_is_refused(
    plans, written, bo, bo_committee_secretary, url
):
    plan_service.submit(plans.operational, by=None)
    bo_committee_secretary.post(url, fields(written, FIRST))
    plan_service.return_for_changes(plans.operational, by=None, comment="Skriv mer.")
    taken = {"taken": bo.drafts.get().pk}
    refused = bo_committee_secretary.post(url, fields(written, "x" * 301, **taken))
    assertContains(refused, f'<input type="hidden" name="taken" value="{taken["taken"]}">', status_code=422)
    assert beginnings(bo) == [FIRST]
    bo_committee_secretary.post(url, fields(written, FIRST, **taken))
    assert beginnings(bo) == []


def test_a_text_too_long_to_keep_is_shown_and_not_called_kept(plans, written, bo, bo_committee_secretary, url):
    plan_service.submit(plans.operational, by=None)
    answer = bo_committee_secretary.post(url, fields(written, SECOND, text=f"<p>{'ord ' * 300_000}{FIRST}</p>"))
    assertContains(answer, FIRST, status_code=409)
    assertNotContains(answer, "sparat som utkast", status_code=409)
    assert not bo.drafts.exists()


def test_several_at_once_are_offered_in_the_form_for_several(plans, written, bo, bo_committee_secretary):
    plan_service.submit(plans.operational, by=None)
    many = {"kind": "DIRECTION", "many": "1", "lines": f"{FIRST}\n{SECOND}", "seen": ""}
    bo_committee_secretary.post(reverse("planning:node_new", args=[plans.operational.pk]), many)
    plan_service.return_for_changes(plans.operational, by=None, comment="Skriv mer.")
    one = bo_committee_secretary.get(f"{plans.operational.get_absolute_url()}?ny=DIRECTION")
    several = bo_committee_secretary.get(f"{plans.operational.get_absolute_url()}?ny=DIRECTION&flera=1")
    assert [len(page.context["opened"].draft.texts) for page in (one, several)] == [0, 1]
    assert "flera=1" in bo.drafts.get().page


def test_what_cannot_stand_where_it_was_sent_is_kept(plans, written, bo, bo_committee_secretary):
    url = reverse("planning:node_new", args=[plans.operational.pk])
    for words in (FIRST, SECOND):
        answer = bo_committee_secretary.post(url, {"kind": "ACTIVITY", "title": words}, follow=True)
        assert told(answer) == ["error"]
    assert beginnings(bo) == [FIRST, SECOND]


@pytest.mark.parametrize("what", ["removed", "handed in"])
def test_what_is_refused_since_the_item_or_the_plan_went_between_look_and_lock_is_kept(
    plans, written, bo, bo_committee_secretary, monkeypatch, url, what
):
    def between(service):
        def act(*args, **options):
            if what == "removed":
                plan_nodes.remove(written.direction, by=None)
            else:
                plan_service.submit(plans.operational, by=None)
            return service(*args, **options)

        return act

    for name in ("add", "edit"):
        monkeypatch.setattr(plan_items, name, between(getattr(plan_items, name)))
    is_below = {"kind": "PRIORITY", "under": written.direction.pk} if what == "removed" else {}
    bo_committee_secretary.post(url, fields(written, FIRST, text=f"<p>{SECOND}</p>") | is_below)
    assert {FIRST, SECOND} <= {word.strip("</p>") for values in bo.drafts.get().data.values() for word in values}


def test_what_was_written_in_koppla_about_an_item_that_was_removed_meanwhile_is_kept_and_the_rest_saved(
    plans, written, bo, bo_committee_secretary
):
    link = Contribution.objects.get()
    other = build.node(plans.operational, NodeKind.DIRECTION, "Skapande skola")
    plan_nodes.remove(written.direction, by=None)
    added = f"{other.pk}-{link.to_node_id}"
    url = reverse("planning:plan_link", args=[plans.operational.pk])
    sent = {"seen": "", "link": [added], f"text-{link.pk}": FIRST, f"version-{link.pk}": link.version, "act": "a"}
    for words in (link.text, FIRST, FIRST):
        answer = bo_committee_secretary.post(url, sent | {f"text-{link.pk}": words}, follow=True)
        assert answer.status_code == 200
    assert Contribution.objects.filter(from_node=other).exists()
    assert bo.drafts.get().data == {f"text-{link.pk}": FIRST}
    assertContains(bo_committee_secretary.get(url), "data-kept=")


def test_a_text_of_koppla_has_the_room_that_the_page_counts(plans, written, bo_committee_secretary):
    link = Contribution.objects.get()
    typed = ("rad\n" * 10).ljust(5000 - len(FIRST), "x") + FIRST
    pair = f"{written.direction.pk}-{link.to_node_id}"
    sent = {
        "seen": pair,
        "link": [pair],
        f"text-{link.pk}": typed.replace("\n", "\r\n"),
        f"version-{link.pk}": link.version,
    }
    bo_committee_secretary.post(reverse("planning:plan_link", args=[plans.operational.pk]), sent)
    link.refresh_from_db()
    assert link.text.replace("\r\n", "\n") == typed


def test_a_change_of_an_uppdrag_that_was_ended_is_shown(org, bo_committee_secretary):
    given = assignments.give(
        org.committee,
        by=None,
        decision=build.decision(org.committee),
        title="Utred meröppet",
        text="",
        due_on=timezone.localdate() + timedelta(days=400),
        receivers=[org.office],
    )
    assignments.end(given, by=None, decision=build.decision(org.committee))
    sent = {"title": FIRST, "text": f"<p>{SECOND}</p>", "due_on": "2027-12-31", "version": 1}
    answer = bo_committee_secretary.post(reverse("planning:assignment_edit", args=[given.pk]), sent)
    for words in (FIRST, SECOND):
        assertContains(answer, f"{words}</textarea>", status_code=403)


@pytest.mark.parametrize("step", ["aterlamna", "anta"])
def test_a_comment_or_a_decision_is_given_back_when_somebody_was_before(
    plans, anna_controller, bo_committee_secretary, step
):
    build.node(plans.operational, NodeKind.DIRECTION, "Öppna bibliotek")
    plan_service.submit(plans.operational, by=None)
    plan_service.return_for_changes(plans.operational, by=None, comment="Skriv mer.")
    browser, sent = {
        "aterlamna": (anna_controller, {"comment": FIRST}),
        "anta": (bo_committee_secretary, {"note": FIRST, "paragraph": "§ 12", "date": "2026-11-20"}),
    }[step]
    browser.post(f"{plans.operational.get_absolute_url()}{step}/", sent)
    assert Draft.objects.get().beginning == FIRST
