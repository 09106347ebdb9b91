"""Koppla: everything on one page, saved at once."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains

from planning.enums import NodeKind, PlanKind
from planning.models import Contribution
from planning.services import assignments, contributions
from planning.services import plans as plan_service
from styrmodell.lib.errors import DomainError
from tests import build, html_forms
from tests.answers import WHOLE, explained, told
from tests.planning.views import hostile


@pytest.fixture
def url(plans, written):
    return f"/planer/{plans.operational.pk}/koppla/"


def seen(client, url):
    return client.get(url).context["form"].page.seen


def linked():
    return set(Contribution.objects.filter(is_removed=False).values_list("from_node_id", "to_node_id"))


def test_ten_items_are_linked_in_one_post(plans, cilla_head_of_office):
    nodes = [build.node(plans.office, NodeKind.PRIORITY) for _ in range(10)]
    ticks = [f"{node.pk}-{plans.goals[0].pk}" for node in nodes]
    cilla_head_of_office.post(f"/planer/{plans.office.pk}/koppla/", {"seen": "", "link": ticks})
    assert linked() == {(node.pk, plans.goals[0].pk) for node in nodes}


def test_a_kontor_links_to_goals_and_to_the_nämnds_own_words(plans, written, cilla_head_of_office):
    build.node(plans.office, NodeKind.PRIORITY, "Meröppet")
    page = cilla_head_of_office.get(f"/planer/{plans.office.pk}/koppla/").context["form"].page
    assert [group.title for group in page.groups] == [
        "Kulturnämnden, verksamhetsplan",
        "Exempelköpings kommun, flerårsplan",
    ]
    notes = {aim.name: aim.note for aim in page.aims}
    assert notes["I1 Levande demokrati"] == "Planen ovanför: Öppna bibliotek"
    assert notes["I2 Välfärd av god kvalitet"] == ""


def test_what_has_no_link_stands_out_on_both_sides(plans, url, bo_committee_secretary):
    answer = bo_committee_secretary.get(url)
    page = answer.context["form"].page
    assert [item.serves_something for item in page.items] == [True, False, False]
    assert [(aim.name, aim.count) for aim in page.aims] == [
        ("I1 Levande demokrati", 1),
        ("I2 Välfärd av god kvalitet", 0),
    ]
    assert "Bidrar ännu inte till" in answer.content.decode()


def test_ticks_are_added_and_taken_away_and_others_links_are_kept(plans, written, url, bo_committee_secretary):
    shown = seen(bo_committee_secretary, url)
    contributions.link(written.assignment, plans.goals[1], by=None)
    bo_committee_secretary.post(url, {"seen": shown, "link": [f"{written.priority.pk}-{plans.goals[1].pk}"]})
    assert linked() == {(written.priority.pk, plans.goals[1].pk), (written.assignment.pk, plans.goals[1].pk)}


def test_the_words_of_a_link_are_saved(plans, url, bo_committee_secretary):
    link = Contribution.objects.get()
    fields = {f"text-{link.pk}": " Nya ord ", f"version-{link.pk}": 1}
    shown = seen(bo_committee_secretary, url)
    bo_committee_secretary.post(url, {"seen": shown, "link": shown, **fields})
    assert Contribution.objects.get().text == "Nya ord"


def test_a_stale_text_shows_both_and_keeps_the_ticks(plans, written, url, bo_committee_secretary):
    link = Contribution.objects.get()
    theirs = {link.pk: (1, "Någon annans ord")}
    contributions.save_all(link.from_node.plan, by=None, add=[], remove=[], texts=theirs)
    ticks = [f"{written.direction.pk}-{plans.goals[0].pk}", f"{written.priority.pk}-{plans.goals[1].pk}"]
    fields = {f"text-{link.pk}": "Mina ord", f"version-{link.pk}": 1}
    answer = bo_committee_secretary.post(url, {"seen": ticks[0], "link": ticks, **fields})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Någon annans ord" in html
    assert "Mina ord" in html
    assert f'value="{ticks[1]}" checked' in html
    assert len(linked()) == 1


@pytest.mark.parametrize("value", [*hostile.IDS, "1-2", "-", "1-2-3", "99999999999999-99999999999999"])
def test_pairs_that_are_not_offered_change_nothing(plans, url, bo_committee_secretary, value):
    answer = bo_committee_secretary.post(url, {"seen": value, "link": [value], "text-1": "x", "version-1": value})
    assert answer.status_code in (200, 302, 409)
    assert len(linked()) == 1


def test_a_text_too_long_is_explained_and_stands_in_its_field(plans, written, url, bo_committee_secretary):
    link = Contribution.objects.get()
    mine = link_form(bo_committee_secretary.get(url), url)
    mine |= {f"text-{link.pk}": ["x" * 5001], "link": [f"{written.priority.pk}-{plans.goals[1].pk}"]}
    answer = bo_committee_secretary.post(url, mine)
    assert explained(answer) == {f"text-{link.pk}"}
    again = link_form(answer, url)
    assert again[f"text-{link.pk}"] == mine[f"text-{link.pk}"]
    assert again["link"] == mine["link"]
    assert len(linked()) == 1


def test_a_link_made_meanwhile_keeps_its_words_when_something_else_is_refused(
    plans, written, url, bo_committee_secretary
):
    link = Contribution.objects.get()
    mine = link_form(bo_committee_secretary.get(url), url) | {f"text-{link.pk}": ["x" * 5001]}
    theirs = contributions.link(written.direction, plans.goals[1], by=None, text="Deras ord")
    again = link_form(bo_committee_secretary.post(url, mine), url)
    bo_committee_secretary.post(url, again | {f"text-{link.pk}": ["Kortare"]})
    assert linked() == {(written.direction.pk, goal.pk) for goal in plans.goals[:2]}
    theirs.refresh_from_db()
    assert (theirs.text, theirs.version) == ("Deras ord", 1)


def test_a_plan_of_a_hundred_items_and_goals_is_not_too_much_to_send(plans, url, bo_committee_secretary):
    boxes = {f"text-{number}-1": "" for number in range(10_000)}
    assert bo_committee_secretary.post(url, {"seen": "", **boxes}).status_code == 302


def test_an_empty_plan_says_what_to_do_first(plans, bo_committee_secretary):
    html = bo_committee_secretary.get(f"/planer/{plans.operational.pk}/koppla/").content.decode()
    assert "Inget att koppla än" in html


def test_the_number_of_queries_does_not_grow(plans, written, url, bo_committee_secretary, django_assert_num_queries):
    with django_assert_num_queries(8):
        bo_committee_secretary.get(url)
    for _ in range(10):
        contributions.link(build.node(plans.operational, NodeKind.DIRECTION), plans.goals[1], by=None)
    with django_assert_num_queries(8):
        bo_committee_secretary.get(url)


def test_words_for_a_link_that_somebody_took_away_meanwhile_are_shown_and_link_again(
    plans, written, url, bo_committee_secretary
):
    shown = seen(bo_committee_secretary, url)
    link = Contribution.objects.get()
    pair = f"{written.direction.pk}-{plans.goals[0].pk}"
    typed = {"link": [pair], f"text-{link.pk}": "Nya ord.", f"version-{link.pk}": link.version}
    build.unlink(written.direction, plans.goals[0], by=None)
    answer = bo_committee_secretary.post(url, {"seen": shown, **typed})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Någon annan har tagit bort kopplingen till I1 Levande demokrati." in html
    assert "Nya ord." in html
    page = answer.context["form"].page
    assert [cell.is_on for cell in page.items[0].cells] == [True, False]
    link.refresh_from_db()
    typed[f"version-{link.pk}"] = page.items[0].cells[0].link.version
    bo_committee_secretary.post(url, {"seen": page.seen, **typed})
    link.refresh_from_db()
    assert (link.is_removed, link.text) == (False, "Nya ord.")


def test_an_unchanged_text_leaves_a_link_that_somebody_took_away(plans, written, url, bo_committee_secretary):
    shown = seen(bo_committee_secretary, url)
    link = Contribution.objects.get()
    build.unlink(written.direction, plans.goals[0], by=None)
    typed = {f"text-{link.pk}": link.text, f"version-{link.pk}": link.version}
    bo_committee_secretary.post(url, {"seen": shown, "link": [f"{written.direction.pk}-{plans.goals[0].pk}"], **typed})
    assert linked() == set()


def test_an_ended_uppdrag_is_not_offered(plans, org, url, bo_committee_secretary):
    given = build.assignment(org.council, "Utred", org.committee)
    plan_service.revise(plans.top, by=None)
    build.node(plans.top, NodeKind.COUNCIL_ASSIGNMENT, "Utred", assignment=given)
    build.adopted(plans.top, on=date(2026, 11, 9))
    assert "Utred" in [aim.name for aim in bo_committee_secretary.get(url).context["form"].page.aims]
    assignments.end(given, by=None, decision=build.decision(org.council))
    assert "Utred" not in [aim.name for aim in bo_committee_secretary.get(url).context["form"].page.aims]


def link_form(answer, url):
    """What the page sends when nothing is changed in it and it is saved."""
    form = next(form for form in html_forms.forms_of(answer.content.decode(), url) if "seen" in form.fields)
    return {name: value for name, value in form.data().items() if name != "take"}


def test_every_text_that_somebody_else_saved_is_shown_beside_ones_own(plans, written, url, bo_committee_secretary):
    one = Contribution.objects.get()
    two = contributions.link(written.direction, plans.goals[1], by=None, text="Två.")
    mine = link_form(bo_committee_secretary.get(url), url)
    mine |= {f"text-{one.pk}": ["Mitt första"], f"text-{two.pk}": ["Mitt andra"]}
    theirs = {one.pk: (one.version, "Deras första"), two.pk: (two.version, "Deras andra")}
    contributions.save_all(plans.operational, by=None, add=[], remove=[], texts=theirs)
    answer = bo_committee_secretary.post(url, mine)
    stale = [line.stale for line in answer.context["form"].stale]
    assert [both.texts[0].stored for both in stale] == ["Deras första", "Deras andra"]
    again = {name: value for name, value in link_form(answer, url).items() if name != "keep"}
    assert bo_committee_secretary.post(url, again).status_code == 302
    assert set(Contribution.objects.values_list("text", flat=True)) == {"Mitt första", "Mitt andra"}


def test_a_refusal_about_something_else_hides_no_text_that_somebody_saved(
    plans, url, bo_committee_secretary, monkeypatch
):
    link = Contribution.objects.get()
    mine = link_form(bo_committee_secretary.get(url), url)
    contributions.save_all(
        plans.operational, by=None, add=[], remove=[], texts={link.pk: (link.version, "Någon annans ord")}
    )

    def closed(plan):
        raise DomainError("Planen är inlämnad.")

    monkeypatch.setattr(contributions, "open_plan", closed)
    answer = bo_committee_secretary.post(url, mine | {f"text-{link.pk}": ["Mina ord"]})
    assert explained(answer) == {WHOLE, f"text-{link.pk}"}
    assertContains(answer, "Någon annans ord", status_code=409)
    assertContains(answer, "Mina ord", status_code=409)


def test_what_is_not_there_and_what_is_not_mine_are_answered_alike(org, plans, url, bo_committee_secretary):
    """Else one learns from the answers which ids there are, and that somebody is writing under them."""
    others = build.node(build.plan(PlanKind.OPERATIONAL, org.other_committee), NodeKind.DIRECTION, "Hemligt")
    mine, own = link_form(bo_committee_secretary.get(url), url), Contribution.objects.get()
    answers = []
    for unknown in (others.pk, 10**9):
        pairs = f"{mine['seen'][0]} {own.from_node_id}-{unknown} {unknown}-{own.to_node_id}"
        for name in ("seen", "link"):
            answer = bo_committee_secretary.post(url, mine | {name: [pairs]}, follow=True)
            told = answer.content.decode().replace(str(unknown), "x")
            answers.append(
                (name, answer.status_code, [str(one) for one in answer.context["messages"]], "Hemligt" in told)
            )
    assert answers[:2] == answers[2:]
    assert Contribution.objects.get().is_removed == own.is_removed


def test_what_was_written_when_the_plan_was_handed_in_waits_as_a_draft(plans, url, bo, bo_committee_secretary):
    link = Contribution.objects.get()
    mine = link_form(bo_committee_secretary.get(url), url) | {f"text-{link.pk}": ["Mina ord"]}
    plan_service.submit(plans.operational, by=None)
    assert told(bo_committee_secretary.post(url, mine, follow=True)) == ["error"]
    assert bo.drafts.get(key=f"plan:{plans.operational.pk}/links").data[f"text-{link.pk}"] == ["Mina ord"]
    assert bo_committee_secretary.get(url).status_code == 403
