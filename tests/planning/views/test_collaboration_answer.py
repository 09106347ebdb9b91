"""Svara om samverkan: two clicks from Mitt arbete, and nothing more is read of the other's text."""

import re

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from organisation.enums import Role
from planning.enums import CollaborationAnswer, NodeKind, PlanKind
from planning.models import Collaboration
from planning.services import collaborations, plan_nodes, plans
from tests import build
from tests.answers import explained
from tests.collaborating import answered, named


@pytest.fixture
def priority(org):
    plan = build.plan(PlanKind.OFFICE, org.office)
    return build.node(plan, NodeKind.PRIORITY, "Meröppet", text="<p>Hemlig text.</p>")


@pytest.fixture
def row(priority, org):
    named(priority, org.company, "Hemlig fråga.")
    return named(priority, org.other_office, "Bussar till biblioteken.")


@pytest.fixture
def head(org):
    return build.user(Role.HEAD_OF_OFFICE, org.other_office)


@pytest.fixture
def url(row):
    return f"/samverkan/{row.pk}/"


def test_the_heading_what_it_is_about_and_who_asks_and_no_more(row, url, head):
    answer = build.client(head).get(url)
    for words in ("Meröppet", "Bussar till biblioteken.", "Kulturkontoret", "Kontorsplan 2027"):
        assertContains(answer, words)
    assertNotContains(answer, "Hemlig")
    assert build.client(head).get(f"/planer/{row.node.plan_id}/").status_code == 404


def test_mitt_arbete_leads_there_and_a_button_is_enough(row, url, head):
    client = build.client(head)
    assertContains(client.get("/"), f'href="{url}"')
    version = re.search(r'name="version" value="(\d+)"', client.get(url).content.decode())[1]
    assert client.post(url, {"answer": "YES", "version": version}).status_code == 302
    row.refresh_from_db()
    assert (row.answer, row.answered_by) == (CollaborationAnswer.YES, head)
    assertNotContains(client.get("/"), f'href="{url}"')


def test_the_heading_is_the_adopted_one_where_there_is_one(priority, url, head, row):
    build.adopted(priority.plan)
    plans.revise(priority.plan, by=None)
    plan_nodes.edit(priority, by=None, version=None, title="Ny hemlig rubrik")
    answer = build.client(head).get(url)
    assertContains(answer, "Meröppet")
    assertNotContains(answer, "Ny hemlig rubrik")


def test_annat_without_words_is_explained(url, row, head):
    answer = build.client(head).post(url, {"answer": "OTHER", "version": row.version})
    assert (answer.status_code, explained(answer)) == (422, {"answer_text"})


@pytest.mark.parametrize("value", ["", "ASKED", "MAYBE"])
def test_what_is_no_answer_changes_nothing(url, row, head, value):
    assert build.client(head).post(url, {"answer": value, "version": row.version}).status_code == 422
    assert Collaboration.objects.get(pk=row.pk).answer == CollaborationAnswer.ASKED


def test_an_answer_to_words_that_were_changed_meanwhile_shows_both(url, row, head, priority):
    collaborations.save_all(priority.plan, by=None, abouts={row.pk: (row.version, "Alla bussar.")})
    client = build.client(head)
    answer = client.post(url, {"answer": "YES", "answer_text": "Gärna.", "version": row.version})
    assertContains(answer, "Alla bussar.", status_code=409)
    assertContains(answer, "Gärna.", status_code=409)
    version = re.search(r'name="version" value="(\d+)"', answer.content.decode())[1]
    assert client.post(url, {"answer": "YES", "answer_text": "Gärna.", "version": version}).status_code == 302


def test_two_who_answer_at_once_see_both_answers(url, row, head, org):
    other = build.user(Role.HEAD_OF_OFFICE, org.other_office)
    answered(row, CollaborationAnswer.NO, by=other, text="Inga bussar.")
    answer = build.client(head).post(url, {"answer": "YES", "answer_text": "Gärna.", "version": row.version})
    assertContains(answer, "Inga bussar.", status_code=409)
    assertContains(answer, "Gärna.", status_code=409)


def test_an_answer_to_an_earlier_wording_is_shown_when_it_is_asked_anew(url, row, head, priority):
    answered(row, CollaborationAnswer.YES, by=head, text="Från januari.")
    row.refresh_from_db()
    collaborations.save_all(priority.plan, by=None, abouts={row.pk: (row.version, "Alla bussar.")})
    answer = build.client(head).get(url)
    assertContains(answer, "Bussar till biblioteken.")
    assertContains(answer, "Från januari.")


def test_who_asks_reads_the_answer_and_cannot_give_it(url, row, cilla_head_of_office, head):
    answered(row, CollaborationAnswer.NO, by=head, text="Inga bussar.")
    assertContains(cilla_head_of_office.get(url), "Inga bussar.")
    assert cilla_head_of_office.post(url, {"answer": "YES", "version": 2}).status_code == 403


def test_others_find_nothing(url, row, org, bo_committee_secretary):
    for role, unit in ((Role.SECRETARY, org.other_committee), (Role.ELECTED, org.council), (Role.COMPANY, org.company)):
        expected = 200 if role == Role.SECRETARY else 404  # the nämnd above the kontor reads what it reads
        assert build.client(build.user(role, unit)).get(url).status_code == expected


def test_one_outside_the_organisation_has_no_page(priority, cilla_head_of_office):
    outside = named(priority, "Region Sörmland")
    assert cilla_head_of_office.get(f"/samverkan/{outside.pk}/").status_code == 404


def test_one_that_is_taken_away_is_found_by_nobody(url, row, head, priority):
    collaborations.save_all(priority.plan, by=None, remove={row.pk: None})
    assert build.client(head).get(url).status_code == 404


@pytest.mark.parametrize("gone", ["row", "item"])
def test_an_answer_to_what_was_taken_away_meanwhile_waits_as_a_draft(url, row, head, priority, gone):
    if gone == "row":
        collaborations.save_all(priority.plan, by=None, remove={row.pk: None})
    else:
        plan_nodes.remove(priority, by=None)
    client = build.client(head)
    answer = client.post(url, {"answer": "YES", "answer_text": "Gärna.", "version": row.version}, follow=True)
    assert answer.redirect_chain == [("/", 302)]
    assertContains(answer, "Gärna.")
    assert client.post(url, {"answer": "YES", "version": row.version}).status_code == 303
    assert head.drafts.count() == 1
    row.refresh_from_db()
    assert row.answer == CollaborationAnswer.ASKED


def test_the_number_of_queries_is_fixed(url, row, head, django_assert_max_num_queries):
    client = build.client(head)
    with django_assert_max_num_queries(6):
        client.get(url)


def test_only_reading_and_answering_are_accepted(url, head):
    assert build.client(head).put(url).status_code == 405
