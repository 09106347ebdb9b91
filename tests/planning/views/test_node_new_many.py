"""Klistra in flera: what is pasted is shown, added with its levels, and taken back at once."""

import re

import pytest
from pytest_django.asserts import assertContains, assertTemplateNotUsed, assertTemplateUsed

from planning.enums import NodeKind, PlanKind
from planning.models import PlanNode
from tests import build
from tests.answers import WHOLE, explained


def post(client, plan, kind="DIRECTION", **fields):
    return client.post(f"/planer/{plan.pk}/poster/ny/", {"kind": kind, "many": "1", **fields})


def undo_address(page):
    """Where the page's Ångra leads."""
    return re.search(
        r'action="(/poster/[^"]+)"', re.search(r'id="messages".*?</form>', page.content.decode(), re.DOTALL)[0]
    )[1]


def test_pasted_rows_become_items(plans, bo_committee_secretary):
    lines = "• Ett\tText till ett\r\n\r\nTvå\r\n- Tre\t\tmed mer"
    answer = post(bo_committee_secretary, plans.operational, lines=lines)
    assert answer.status_code == 302
    made = PlanNode.objects.filter(kind=NodeKind.DIRECTION).order_by("lft")
    assert [(node.title, node.text) for node in made] == [
        ("Ett", "<p>Text till ett</p>"),
        ("Två", ""),
        ("Tre", "<p>med mer</p>"),
    ]


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (" \n ", "minst en rad"),
        ("x" * 301, "längre än 300"),
        ("\ttext", "saknar rubrik"),
        ("a\n" * 201, "Högst 200"),
        ("•\t\r\n1.\t\x00\u200b", "minst en rad"),
        ("Ett\tText\n\tbara text", "Rad 2 saknar rubrik"),
        ("a\n" * 1001, "mer än 1000"),
    ],
)
def test_rows_that_cannot_be_read_are_explained(plans, bo_committee_secretary, lines, sentence):
    answer = post(bo_committee_secretary, plans.operational, lines=lines)
    assert sentence in answer.content.decode()
    assert not PlanNode.objects.filter(kind=NodeKind.DIRECTION).exists()


WORDS_OWN = "1.\tÖppet\r\no\tLördagar\r\no\tKvällar\r\n2.\tNärmare\r\n"


def shape(plan):
    """Kind and heading of each item of a plan as it stands, a step in for each level."""
    nodes = PlanNode.objects.content().filter(plan=plan).exclude(kind=NodeKind.SECTION).order_by("lft")
    return [(node.level, node.kind, node.title) for node in nodes]


def test_a_list_from_word_keeps_its_levels_where_the_plan_has_them(plans, bo_committee_secretary):
    post(bo_committee_secretary, plans.operational, lines=WORDS_OWN)
    assert shape(plans.operational) == [
        (1, NodeKind.DIRECTION, "Öppet"),
        (2, NodeKind.PRIORITY, "Lördagar"),
        (2, NodeKind.PRIORITY, "Kvällar"),
        (1, NodeKind.DIRECTION, "Närmare"),
    ]


def test_where_the_plan_has_no_levels_every_row_is_an_item(plans, org, david_unit_manager):
    work = build.plan(PlanKind.WORK, org.unit)
    post(david_unit_manager, work, "ACTIVITY", lines=WORDS_OWN)
    assert [(level, title) for level, _, title in shape(work)] == [
        (1, "Öppet"),
        (1, "Lördagar"),
        (1, "Kvällar"),
        (1, "Närmare"),
    ]


def test_an_excel_cell_with_a_line_break_is_one_item_and_a_tag_is_words(plans, bo_committee_secretary):
    lines = 'Fler besök\t"Öppna på kvällar\nÖppna <p>på</p> lördagar"\r\nNästa\ttext'
    post(bo_committee_secretary, plans.operational, lines=lines)
    made = PlanNode.objects.filter(kind=NodeKind.DIRECTION).order_by("lft")
    assert [(node.title, node.text) for node in made] == [
        ("Fler besök", "<p>Öppna på kvällar<br>Öppna &lt;p&gt;på&lt;/p&gt; lördagar</p>"),
        ("Nästa", "<p>text</p>"),
    ]


def test_what_is_pasted_is_shown_before_it_is_added(plans, bo_committee_secretary):
    url = f"/planer/{plans.operational.pk}/poster/ny/?visa=1"
    fields = {"kind": "DIRECTION", "many": "1", "lines": WORDS_OWN}
    page = bo_committee_secretary.post(url, fields)
    assertContains(page, "2 inriktningar och 2 prioriteringar läggs till")
    assertContains(page, '<li data-level="1"><span class="quiet small">prioritering</span> Lördagar</li>', html=True)
    part = bo_committee_secretary.post(url, fields, headers={"HX-Request": "true"})
    assertTemplateUsed(part, "planning/_pasted_items.html")
    assertTemplateNotUsed(part, "planning/plan_detail.html")
    fields["lines"] = "x" * 301
    wrong = bo_committee_secretary.post(url, fields, headers={"HX-Request": "true"})
    assertContains(wrong, "längre än 300", status_code=422)
    assert shape(plans.operational) == []


def test_all_that_was_pasted_is_taken_back_at_once_and_put_back_at_once(plans, written, bo_committee_secretary):
    before = shape(plans.operational)
    page = bo_committee_secretary.post(
        f"/planer/{plans.operational.pk}/poster/ny/",
        {"kind": "DIRECTION", "many": "1", "lines": WORDS_OWN},
        follow=True,
    )
    after = shape(plans.operational)
    assertContains(page, "2 inriktningar och 2 prioriteringar är tillagda.")
    page = bo_committee_secretary.post(undo_address(page), follow=True)
    assertContains(page, "Det som klistrades in är borttaget.")
    assert shape(plans.operational) == before
    bo_committee_secretary.post(undo_address(page))
    assert shape(plans.operational) == after


def test_several_uppdrag_or_key_figures_are_not_pasted(plans, written, bo_committee_secretary):
    for kind, under in (("SPECIAL_ASSIGNMENT", ""), ("KEY_FIGURE", written.direction.pk)):
        answer = post(bo_committee_secretary, plans.operational, kind, lines="Ett\nTvå", under=under)
        assert explained(answer) == {WHOLE}


def test_several_pasted_rows_stand_where_the_form_was_opened(plans, written, bo_committee_secretary):
    fields = {"lines": "Ett\nTvå", "under": written.direction.pk}
    post(bo_committee_secretary, plans.operational, "PRIORITY", **fields)
    made = PlanNode.objects.filter(title__in=["Ett", "Två"])
    assert [node.parent for node in made] == [written.direction, written.direction]


@pytest.mark.parametrize("kind", NodeKind)
def test_several_of_whatever_kind_is_an_answer(plans, bo_committee_secretary, kind):
    """What is not pasted (nyckeltal, uppdrag) is refused with its reason, in the form and when it is asked for."""
    bo_committee_secretary.raise_request_exception = False
    plan = plans.operational
    under = build.node(plan, NodeKind.DIRECTION)
    for parent in ("", under.pk):
        answer = post(bo_committee_secretary, plan, kind, under=parent, lines="Ett\nTvå")
        assert answer.status_code in (302, 422)
        asked = bo_committee_secretary.get(f"/planer/{plan.pk}/?ny={kind}&flera=1&under={parent}")
        assert asked.status_code in (200, 404)
