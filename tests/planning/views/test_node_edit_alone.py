"""A script that opens, saves or leaves one item is sent that item and what depends on it, not the whole plan."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains

from organisation.models import OrgUnit
from planning.enums import NodeKind
from planning.models import PlanNode
from planning.services import contributions
from planning.services import plans as plan_service
from tests import build
from tests.answers import said

SAVED = 32  # questions for the save and what is drawn after it; 36 when the whole plan is


def asked_as(node, **more):
    return {"HX-Request": "true", "HX-Target": f"post-{node.pk}", **more}


def save(client, node, *, at=None, headers=None, **fields):
    serves = contributions.targets_of([node.pk]).get(node.pk, [])
    seen = " ".join(map(str, serves))
    data = {"title": node.title, "version": node.version, "seen": seen, "serves": serves, **fields}
    headers = asked_as(at or node, **(headers or {}))
    return client.post(f"/poster/{node.pk}/andra/", data, headers=headers, follow=True)


def posts(answer):
    """The items of the answer, by the place that each takes on the page."""
    return set(map(int, re.findall(r' id="post-(\d+)"', answer.content.decode())))


@pytest.fixture
def secretary(bo_committee_secretary):
    return bo_committee_secretary


def test_a_saved_item_comes_alone_with_what_depends_on_it(plans, written, secretary):
    answer = save(secretary, written.direction, title="Ny rubrik")
    html = answer.content.decode()
    assert posts(answer) == {written.direction.pk, written.priority.pk}  # with what stands below it
    assert "<html" not in html
    assertContains(answer, "Ny rubrik")
    assertContains(answer, "Ändringen är sparad.")
    for place in ("messages", "kvar", "om-texten"):
        assertContains(answer, f'id="{place}"', count=1)
    assertContains(answer, "Senast ändrat")
    assert "2026-11-23, " in said(answer)
    whole = secretary.get(plans.operational.get_absolute_url()).content.decode()
    assert len(html) * 2 < len(whole)
    left = re.search(r'id="kvar">([^<]+)', html)[1]
    assert left in whole


def test_without_a_script_one_is_led_back_to_the_whole_plan(plans, written, secretary):
    answer = secretary.post(
        f"/poster/{written.direction.pk}/andra/", {"title": "Ny", "version": 1, "seen": str(plans.goals[0].pk)}
    )
    assert answer.url == written.direction.get_absolute_url()
    assertContains(secretary.get(answer.url), "<h1")


@pytest.mark.parametrize("name", ["direction", "priority", "assignment"])
def test_an_item_alone_is_drawn_as_on_the_page(plans, written, secretary, name):
    node = getattr(written, name)
    alone = secretary.get(plans.operational.get_absolute_url(), headers=asked_as(node)).content.decode()
    whole = secretary.get(plans.operational.get_absolute_url()).content.decode()
    begun = f'<li class="item" data-item id="post-{node.pk}">'
    drawn = alone[alone.index(begun) :].partition('<div class="messages"')[0].rpartition("</li>")[0]
    assert drawn in whole


def test_items_are_numbered_as_on_the_page(plans, secretary):
    build.node(plans.operational, NodeKind.DIRECTION)
    above = build.node(plans.operational, NodeKind.DIRECTION)
    build.node(plans.operational, NodeKind.PRIORITY, parent=above)
    nameless = build.node(plans.operational, NodeKind.PRIORITY, parent=above)
    PlanNode.objects.filter(pk=nameless.pk).update(title="")
    answer = secretary.get(plans.operational.get_absolute_url(), headers=asked_as(nameless))
    assertContains(answer, 'aria-label="Ändra prioritering 2.2"')
    assertContains(answer, "<h4>")


def test_opening_an_item_sends_its_form_and_nothing_else(plans, written, secretary):
    url = plans.operational.get_absolute_url()
    answer = secretary.get(f"{url}?andra={written.direction.pk}", headers=asked_as(written.direction))
    assert posts(answer) == {written.direction.pk}
    assertContains(answer, 'name="title"')
    for place in ("messages", "kvar", "om-texten"):
        assert f'id="{place}"' not in answer.content.decode()


def test_what_is_refused_comes_back_in_its_form_alone(plans, written, secretary):
    answer = save(secretary, written.direction, title="")
    assert answer.status_code == 422
    assert posts(answer) == {written.direction.pk}
    assertContains(answer, "data-error-summary", status_code=422)


def test_a_text_is_drawn_with_its_heading(org, secretary):
    plan = build.plan("OPERATIONAL", org.committee, sections=True)
    text = PlanNode.objects.filter(plan=plan, kind=NodeKind.SECTION).first()
    answer = save(secretary, text, title="Vårt uppdrag", text="<p>Vi läser.</p>")
    assertContains(answer, "<h2>Vårt uppdrag</h2>")
    assertContains(answer, "Vi läser.")
    assert posts(answer) == {text.pk}


def test_a_figures_targets_are_told_by_the_item_that_it_follows_up(plans, written, secretary):
    answer = save(secretary, written.figure, at=written.direction, target_2027="7,5")
    assert written.direction.pk in posts(answer)
    assertContains(answer, "7,5")
    stale = save(secretary, written.figure, target_2027="8,5")
    assert (stale.status_code, posts(stale)) == (409, {written.figure.pk})
    figure = PlanNode.objects.get(pk=written.figure.pk)
    beside = save(secretary, figure, target_2027="8,5")  # something else is written in the item
    assert f'<li hx-swap-oob="true" class="item" data-item id="post-{written.direction.pk}">' in beside.content.decode()
    assertContains(beside, "8,5")


def test_fullmaktiges_uppdrag_name_the_item_by_its_new_words(plans, written, secretary):
    council = OrgUnit.objects.get(code="KF")
    task = build.assignment(council, "Utred lokaler", plans.operational.unit)
    plan_service.revise(plans.top, by=None)
    given = build.node(plans.top, NodeKind.COUNCIL_ASSIGNMENT, "Utred lokaler", assignment=task)
    build.adopted(plans.top)
    build.unlink(written.direction, plans.goals[0])
    contributions.link(written.direction, given, by=None)
    answer = save(secretary, written.direction, title="Ny rubrik")
    assertContains(answer, '<section id="fullmaktiges-uppdrag" hx-swap-oob="true">')
    part = answer.content.decode().partition('id="fullmaktiges-uppdrag"')[2]
    assert "Ny rubrik" in part


def test_an_only_form_leads_to_the_whole_page_when_the_plan_was_handed_in(plans, written, secretary):
    plan_service.submit(plans.operational, by=None)
    answer = save(secretary, written.direction, headers={"Only-Form": "true"}, title="Ny")
    assert answer.headers["HX-Redirect"] == plans.operational.get_absolute_url()
    assertContains(secretary.get(answer.headers["HX-Redirect"]), "kan inte ändras nu")
    several = save(secretary, written.direction, title="Ännu en")
    assertContains(several, "<h1")


def test_a_save_asks_less_than_with_the_whole_plan(plans, written, secretary):
    def asked(headers):
        node = PlanNode.objects.get(pk=written.direction.pk)
        data = {"title": node.title + "!", "version": node.version, "seen": str(plans.goals[0].pk)}
        with CaptureQueriesContext(connection) as queries:
            secretary.post(f"/poster/{node.pk}/andra/", data, headers=headers, follow=True)
        return len(queries)

    whole, alone = asked({}), asked(asked_as(written.direction))
    assert alone <= SAVED < whole, (alone, whole)
