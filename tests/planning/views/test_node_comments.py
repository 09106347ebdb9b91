"""Kommentarer på en post: a talk beside the text, for those who read it as it is being written."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from organisation.enums import Role
from planning.enums import NodeKind, PlanKind
from planning.models import NodeComment, PlanNode
from planning.services import plan_nodes, plans
from tests import build
from tests.answers import explained, told
from tests.commenting import said


@pytest.fixture
def plan(org):
    return build.plan(PlanKind.OFFICE, org.office)


@pytest.fixture
def priority(plan):
    return build.node(plan, NodeKind.PRIORITY, "Meröppet", text="<p>Alla bibliotek.</p>")


@pytest.fixture
def url(priority):
    return f"/poster/{priority.pk}/kommentarer/"


def test_one_comments_is_answered_and_closes(priority, url, bo, cilla):
    bos, cillas = build.client(bo), build.client(cilla)
    answer = bos.post(url, {"text": "Hur många bussar?"}, follow=True)
    assertContains(answer, "Kommentaren är sparad.")
    first = NodeComment.objects.get()
    assert answer.redirect_chain[-1][0] == f"{url}#samtal-{first.pk}"
    answer = cillas.post(url, {"text": "Två.", "under": first.pk, "step": f"close-{first.pk}"}, follow=True)
    assertContains(answer, "Svaret är sparat.")
    assertContains(answer, "Avslutade samtal (1)")
    assertContains(answer, "av Cilla")
    assertContains(bos.post(url, {"step": f"open-{first.pk}"}, follow=True), "Samtalet är öppet igen.")
    assertContains(
        bos.post(url, {"step": f"close-{first.pk}", "under": first.pk, "text": " "}, follow=True),
        "Samtalet är avslutat.",
    )
    assert [row.text for row in NodeComment.objects.all()] == ["Hur många bussar?", "Två."]


def test_an_at_that_names_nobody_is_told_and_the_comment_is_saved(priority, url, bo, petra):
    answer = build.client(bo).post(url, {"text": "@cilla? @petra!"}, follow=True)
    assertContains(answer, "Ingen som läser texten heter ”@cilla” och ”@petra”")
    assert NodeComment.objects.get().text == "@cilla? @petra!"


def test_the_page_offers_the_names_of_those_who_read_the_text(url, bo, cilla, david, petra):
    answer = build.client(bo).get(url)
    assertContains(answer, '<li class="chip">@Cilla</li>')
    for name in ("Bo", "David", "Petra"):
        assertNotContains(answer, f'<li class="chip">@{name}</li>')


def test_an_empty_comment_is_explained(url, bo):
    answer = build.client(bo).post(url, {"text": " "})
    assert (answer.status_code, explained(answer)) == (422, {"text"})


def test_one_keeps_and_takes_away_ones_own(priority, url, bo, cilla):
    own, others = said(priority, "Egen.", by=bo), said(priority, "Annans.", by=cilla)
    client = build.client(bo)
    assertContains(client.post(url, {"step": f"keep-{own.pk}"}, follow=True), "Kommentaren behålls efter beslutet.")
    assertContains(client.get(url), "behålls efter beslutet")
    assertContains(client.post(url, {"step": f"let_go-{own.pk}"}, follow=True), "Kommentaren försvinner vid beslutet.")
    assert told(client.post(url, {"step": f"remove-{others.pk}"}, follow=True)) == ["error"]
    assertContains(client.post(url, {"step": f"remove-{own.pk}"}, follow=True), "Kommentaren är borttagen.")
    assert list(NodeComment.objects.all()) == [others]


def test_the_plans_page_shows_the_open_talks_below_the_item_and_the_way_to_them(plan, priority, url, bo, cilla):
    first = said(priority, "Hur <många> bussar?", by=bo)
    said(priority, "Två.", by=cilla, talk=first)
    for user in (bo, cilla):  # who reads, and who writes
        answer = build.client(user).get(f"/planer/{plan.pk}/")
        assertContains(answer, "Hur &lt;många&gt; bussar?")
        assertContains(answer, "Två.")
        assertContains(answer, f'href="{url}" aria-label="1 kommentar till Meröppet"')
    build.client(cilla).post(url, {"step": f"close-{first.pk}"})
    answer = build.client(cilla).get(f"/planer/{plan.pk}/")
    assertNotContains(answer, "bussar?")
    assertContains(answer, f'href="{url}" aria-label="Kommentera Meröppet"')


def test_an_item_that_is_redrawn_keeps_its_comments(plan, priority, cilla):
    said(priority, "Hur många bussar?", by=cilla)
    target = f"post-{priority.pk}"
    answer = build.client(cilla).get(f"/planer/{plan.pk}/?text=arbetstext", headers={"HX-Target": target})
    assertContains(answer, "Hur många bussar?")


def test_those_with_whom_headings_are_shared_read_no_comments(plan, priority, url, org, bo):
    said(priority, "Hur många bussar?", by=bo)
    plan.is_shared = True
    plan.save()
    reader = build.client(build.user(Role.UNIT_MANAGER, org.unit))
    assertNotContains(reader.get(f"/planer/{plan.pk}/"), "kommentar")
    assert reader.get(url).status_code == 404
    assert reader.post(url, {"text": "Jag då?"}).status_code == 404


def test_an_adopted_plan_shows_what_is_kept_to_those_who_read_the_working_text(plan, priority, url, bo, reader):
    said(priority, "Behåll mig.", by=bo, kept=True)
    said(priority, "Inte mig.", by=bo)
    build.adopted(plan)
    client = build.client(bo)
    assertNotContains(client.get(f"/planer/{plan.pk}/"), "Behåll mig.")
    assertContains(client.get(f"/planer/{plan.pk}/"), "Kommentarer som har behållits")
    assertContains(client.get(f"/planer/{plan.pk}/?text=arbetstext"), "Behåll mig.")
    answer = client.get(url)
    assertContains(answer, "Behåll mig.")
    assertContains(answer, "Avslutat vid beslutet")
    assertNotContains(answer, "Inte mig.")
    assertNotContains(answer, "Ny kommentar")
    assert reader.get(url).status_code == 404
    assertNotContains(reader.get(f"/planer/{plan.pk}/"), "Kommentarer som har behållits")


def test_words_about_a_plan_that_is_adopted_meanwhile_are_given_back(plan, priority, url, bo):
    build.adopted(plan)
    client = build.client(bo)
    assert told(client.post(url, {"text": "Hur många bussar?"}, follow=True)) == ["error"]
    assert (NodeComment.objects.count(), bo.drafts.get().beginning) == (0, "Hur många bussar?")


def test_words_about_an_item_that_is_taken_out_meanwhile_wait_for_it(plan, priority, url, bo, cilla):
    plan_nodes.remove(priority, by=cilla)
    client = build.client(bo)
    assert client.get(url).status_code == 404
    answer = client.post(url, {"text": "Hur många bussar?"}, follow=True)
    assert told(answer) == ["error"]
    assertContains(answer, "”Meröppet” togs bort")
    plan_nodes.undo_removal(PlanNode.objects.get(pk=priority.pk), by=cilla)
    assertContains(client.get(url), f'data-kept="{bo.drafts.get().pk}"')


@pytest.mark.parametrize("how", ["close", "remove"])
def test_an_answer_in_a_talk_that_is_closed_or_removed_meanwhile_is_given_back(how, priority, url, bo, cilla):
    first = said(priority, "Hur många bussar?", by=bo)
    build.client(bo).post(url, {"step": f"{how}-{first.pk}"})
    answer = build.client(cilla).post(url, {"text": "Två.", "under": first.pk}, follow=True)
    assert told(answer) == ["error"]
    assert cilla.drafts.get().beginning == "Två."


def test_a_plan_that_comes_back_lists_the_open_comments_with_the_way_to_their_items(
    plan, priority, bo, cilla, disa_director
):
    said(priority, "Skriv om det här.", by=bo)
    plans.submit(plan, by=cilla)
    place = f'/planer/{plan.pk}/?text=arbetstext#post-{priority.pk}">Skriv om det här.</a>'
    answer = disa_director.get(f"/planer/{plan.pk}/aterlamna/")
    assertContains(answer, "Synpunkter på innehållet")
    assertContains(answer, place)
    client = build.client(cilla)
    assertNotContains(client.get(f"/planer/{plan.pk}/"), place)
    disa_director.post(f"/planer/{plan.pk}/aterlamna/", {"comment": "Se synpunkterna."})
    assertContains(client.get(f"/planer/{plan.pk}/"), place)


def test_what_is_made_of_the_plan_says_nothing_of_comments(plan, priority, cilla):
    said(priority, "Hur många bussar?", by=cilla)
    client = build.client(cilla)
    answer = client.get(f"/planer/{plan.pk}/json/")
    assert (answer.status_code, "bussar" in answer.content.decode()) == (200, False)
    edition = build.adopted(plan)
    assert "bussar" not in f"{edition.html}{edition.content.data}"
