"""The plan above beside one's own, and a link from it in one click."""

from html import escape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisation.enums import Role
from planning.enums import NodeKind, PlanKind
from planning.models import Contribution
from planning.services import contributions, plan_sharing
from planning.services import plans as plan_service
from tests import build, html_forms


@pytest.fixture
def own(plans, written):
    """Two priorities of the kontorsplan, the first of which interprets the nämnd's inriktning already."""
    first, second = (build.node(plans.office, NodeKind.PRIORITY, title) for title in ("Kultur i vården", "Meröppet"))
    contributions.link(first, written.direction, by=None)
    return first, second


def beside(plan, **asked):
    words = "".join(f"&{name}={value}" for name, value in asked.items())
    return f"{plan.get_absolute_url()}?bredvid=namnden{words}"


def test_the_kontorschef_reads_the_nämnds_words_beside_their_own(plans, written, own, cilla_head_of_office):
    page = cilla_head_of_office.get(plans.office.get_absolute_url()).content.decode()
    assert "Nämndens plan bredvid" in page
    assert "Kvällar och lördagar." not in page
    opened = cilla_head_of_office.get(beside(plans.office)).context["page"].beside
    assert [(aim.word, aim.name) for aim in opened.aims] == [
        ("Inriktning", "Öppna bibliotek"),
        ("Prioritering", "Kvällsöppet"),
        ("Särskilt uppdrag", "Utred meröppet"),
    ]
    assert "Kvällar och lördagar." in opened.aims[0].text
    assert opened.aims[0].served_by == ("Kultur i vården",)
    assert opened.chosen == own[1].pk  # the first that serves nothing yet
    assert [aim.is_linked for aim in opened.aims] == [False, False, False]


def test_one_click_links_the_chosen_item_and_one_stays(plans, written, own, cilla, cilla_head_of_office):
    url = f"{plans.office.get_absolute_url()}koppla/bredvid/"
    answer = cilla_head_of_office.post(url, {"own": own[1].pk, "link": written.priority.pk})
    assert answer.url == f"{beside(plans.office, fran=own[1].pk)}#bredvid-{written.priority.pk}"
    link = Contribution.objects.get(from_node=own[1], to_node=written.priority)
    assert link.history.first().history_user == cilla
    opened = cilla_head_of_office.get(answer.url)
    assert "Kopplingen är sparad." in opened.content.decode()
    assert [aim.is_linked for aim in opened.context["page"].beside.aims] == [False, True, False]
    cilla_head_of_office.post(url, {"own": own[1].pk, "link": written.priority.pk})  # once more is nothing more
    assert Contribution.objects.filter(from_node=own[1], is_removed=False).count() == 1
    cilla_head_of_office.post(url, {"own": own[1].pk, "unlink": written.priority.pk})
    link.refresh_from_db()
    assert link.is_removed


def test_a_unit_has_its_kontors_plan_beside_and_of_one_that_is_shared_the_headings(plans, own, org, david_unit_manager):
    work = build.plan(PlanKind.WORK, org.unit)
    activity = build.node(work, NodeKind.ACTIVITY, "Öppet på söndagar")
    type(own[0]).objects.filter(pk=own[0].pk).update(text="<p>Hemligt än.</p>")
    page = work.get_absolute_url()
    assert "bredvid" not in david_unit_manager.get(page).content.decode()
    plan_sharing.share(plans.office, by=None, shared=True)
    assert "Kontorsplanen bredvid" in david_unit_manager.get(page).content.decode()
    shown = david_unit_manager.get(f"{page}?bredvid=kontoret").content.decode()
    assert "Kultur i vården" in shown
    assert "Hemligt än" not in shown
    david_unit_manager.post(f"{page}koppla/bredvid/", {"own": activity.pk, "link": own[0].pk})
    assert Contribution.objects.filter(from_node=activity, to_node=own[0]).exists()
    build.adopted(plans.office)
    assert "Hemligt än" in david_unit_manager.get(f"{page}?bredvid=kontoret").content.decode()


def test_what_may_not_be_linked_is_refused_with_a_sentence(plans, written, own, cilla_head_of_office):
    url = f"{plans.office.get_absolute_url()}koppla/bredvid/"
    sent = ({"own": own[0].pk, "link": own[0].pk}, {"own": written.direction.pk, "link": written.priority.pk})
    for fields in sent:
        answer = cilla_head_of_office.post(url, fields, follow=True)
        assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    for fields in ({}, {"own": "x", "link": "9" * 30}):
        assert cilla_head_of_office.post(url, fields).status_code == 302
    assert Contribution.objects.filter(from_node__in=own).count() == 1


def test_only_who_edits_the_plan_while_it_is_open(plans, own, bo_committee_secretary, cilla_head_of_office, reader):
    url = f"{plans.office.get_absolute_url()}koppla/bredvid/"
    assert bo_committee_secretary.post(url).status_code == 403
    assert bo_committee_secretary.get(beside(plans.office)).context["page"].beside is None
    assert reader.post(url).status_code == 404
    assert cilla_head_of_office.get(url).status_code == 405
    plan_service.submit(plans.office, by=None)
    assert cilla_head_of_office.post(url).status_code == 303
    assert cilla_head_of_office.get(beside(plans.office)).context["page"].beside is None


def test_a_plan_without_items_says_what_to_do_first(plans, written, org):
    department = build.plan(PlanKind.WORK, org.department)
    plan_sharing.share(plans.office, by=None, shared=True)
    build.node(plans.office, NodeKind.PRIORITY)
    browser = build.client(build.user(Role.UNIT_MANAGER, org.department))
    shown = browser.get(f"{department.get_absolute_url()}?bredvid=kontoret").content.decode()
    assert "Skriv en egen post först." in shown
    assert 'name="link"' not in shown


def test_it_costs_one_question_more(plans, own, cilla_head_of_office):
    costs = []
    for url in (plans.office.get_absolute_url(), beside(plans.office)):
        with CaptureQueriesContext(connection) as asked:
            cilla_head_of_office.get(url)
        costs.append(len(asked))
    assert costs[1] <= costs[0] + 1


def test_what_one_opens_and_sends_without_a_script_leaves_it_beside(plans, written, own, cilla_head_of_office):
    start = beside(plans.office, fran=own[0].pk)
    page = cilla_head_of_office.get(start).content.decode()
    edit = f"?andra={own[0].pk}&bredvid=namnden&fran={own[0].pk}"
    assert f'href="{escape(edit)}#post-{own[0].pk}"' in page
    assert f'href="?ny=PRIORITY&amp;bredvid=namnden&amp;fran={own[0].pk}#ny"' in page
    opened = cilla_head_of_office.get(f"{plans.office.get_absolute_url()}{edit}")
    assert opened.context["page"].beside is not None
    action = f"/poster/{own[0].pk}/andra/?bredvid=namnden&fran={own[0].pk}"
    form = next(form for form in html_forms.forms_of(opened.content.decode(), start) if form.action == action)
    answer = cilla_head_of_office.post(action, form.data() | {"title": ["Ny rubrik"]})
    assert answer.url == f"{start}#post-{own[0].pk}"
    refused = cilla_head_of_office.post(action, form.data() | {"title": ["Annan rubrik"], "version": ["1"]})
    assert (refused.status_code, refused.context["page"].beside is not None) == (409, True)
    moved = cilla_head_of_office.post(f"/poster/{own[0].pk}/flytta/?bredvid=namnden", {"step": "down"})
    assert moved.url == f"{beside(plans.office)}#post-{own[0].pk}"
    gone = cilla_head_of_office.post(f"/poster/{own[0].pk}/ta-bort/?bredvid=namnden")
    assert gone.url.startswith(beside(plans.office))
    new = {"kind": "PRIORITY", "title": "Fler bussar"}
    added = cilla_head_of_office.post(f"{plans.office.get_absolute_url()}poster/ny/?bredvid=namnden", new)
    assert added.url.startswith(f"{beside(plans.office)}#post-")


def test_a_strange_question_for_what_stands_beside_is_not_passed_on(plans, own, cilla_head_of_office):
    moved = cilla_head_of_office.post(f"/poster/{own[0].pk}/flytta/?bredvid=//x&fran=<b>", {"step": "down"})
    assert moved.url == f"{beside(plans.office)}#post-{own[0].pk}"
