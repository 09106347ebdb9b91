"""Whom an item is done with, as the plan tells of it: as it is being written, as it was frozen, and what differs."""

import pytest

from organisation.enums import Role
from organisation.services import maskings
from planning.documents.plan import document_of
from planning.enums import CollaborationAnswer, NodeKind, PlanKind
from planning.models import FrozenNode, Plan, PlanNode
from planning.reading.partners import Partner, partners_kept
from planning.reading.sides import tell
from planning.reading.tree import edition_rows, working_rows
from planning.services import collaborations, editions, plan_nodes, plans
from styrmodell.lib.documents.render.html import body_html
from tests import build
from tests.collaborating import answered, named


@pytest.fixture
def priority(org):
    return build.node(build.plan(PlanKind.OFFICE, org.office, sections=True), NodeKind.PRIORITY, "Meröppet")


@pytest.fixture
def told(priority, org):
    """One that has said yes, and one outside the organisation."""
    row = named(priority, org.other_office, "Bussar <till> biblioteken.")
    head = build.user(Role.HEAD_OF_OFFICE, org.other_office)
    answered(row, CollaborationAnswer.YES, by=head, text="Från januari.")
    named(priority, "Region Sörmland")
    return row


OUTSIDE = Partner("Region Sörmland")


@pytest.fixture
def yes(org):
    about = "Bussar <till> biblioteken."
    return Partner("Utbildningskontoret", about, CollaborationAnswer.YES, "Från januari.", unit=org.other_office.pk)


def partners_of(rows):
    return {row.title: row.partners for row in rows if row.partners}


def test_the_working_text_tells_of_them_in_the_same_query(priority, told, yes, django_assert_num_queries):
    with django_assert_num_queries(1):
        rows = working_rows(priority.plan)
    assert partners_of(rows) == {"Meröppet": (yes, OUTSIDE)}


def test_an_item_with_a_target_or_several_receivers_names_each_once(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    task = build.assignment(org.committee, "Utred", org.office, org.department)
    node = build.node(plan, NodeKind.SPECIAL_ASSIGNMENT, "Utred", assignment=task)
    direction = build.node(plan, NodeKind.DIRECTION, "Öppna bibliotek")
    named(direction, org.company)
    named(direction, org.other_office)
    names = [[one.name for one in row.partners] for row in working_rows(plan) if row.pk in (node.pk, direction.pk)]
    assert names == [[], ["Exempelköpings Energi AB", "Utbildningskontoret"]]


def test_one_that_is_taken_away_is_not_told_of(priority, told):
    collaborations.save_all(priority.plan, by=None, remove={told.pk: None})
    assert partners_of(working_rows(priority.plan)) == {"Meröppet": (OUTSIDE,)}


def test_an_edition_keeps_what_was_answered_when_it_was_frozen(priority, told, yes):
    edition = build.adopted(priority.plan)
    answered(told, CollaborationAnswer.NO, by=told.history.latest().history_user)
    assert partners_of(edition_rows(edition)) == {"Meröppet": (yes, OUTSIDE)}


def test_what_nobody_is_named_in_is_frozen_as_before(priority):
    build.adopted(priority.plan)
    assert FrozenNode.objects.get(node=priority).catalogue == {}


def test_what_cannot_be_read_of_them_is_left_out():
    assert partners_kept({"collaborations": [{"nam": 1}]}) == ()


def test_the_document_tells_whom_and_what_they_answer(priority, told):
    html = body_html(editions.working_document(priority.plan))
    assert "Utbildningskontoret (ja): Bussar &lt;till&gt; biblioteken. Svar: Från januari." in html
    assert "Region Sörmland" in html


def test_a_section_without_a_text_stands_in_the_document_when_it_names_somebody(priority, org):
    section = PlanNode.objects.get(plan=priority.plan, title="Samverkan")
    plan = Plan.objects.get(pk=priority.plan_id)
    titles = [chapter.title for chapter in document_of(plan, working_rows(plan), (), municipality="").chapters]
    assert "Samverkan" not in titles
    named(section, org.company)
    [chapter] = [
        one for one in document_of(plan, working_rows(plan), (), municipality="").chapters if one.title == "Samverkan"
    ]
    assert "Exempelköpings Energi AB (inget svar än)" in chapter.blocks[0].html


def test_a_comparison_tells_what_has_been_answered_since(priority, told, org):
    first = build.adopted(priority.plan)
    plan = plans.revise(priority.plan, by=None)
    answered(told, CollaborationAnswer.NO, by=told.history.latest().history_user, text="Ändå inte.")
    collaborations.save_all(plan, by=None, abouts={})
    second = build.adopted(plan)
    [item] = [one for one in tell(first.content_id, second.content_id).items if one.title == "Meröppet"]
    labels = {value.label for value in item.values if value.is_changed}
    assert labels == {"Samverkan med", "Svar från Utbildningskontoret"}


def test_words_that_are_masked_are_hidden_in_what_is_kept_of_them(priority, told):
    edition = build.adopted(priority.plan)
    maskings.mask(edition.plan, plan_nodes.locked_plan, words="januari", reason="Prov.", by=None)
    [(partner, _)] = partners_of(edition_rows(edition)).values()
    assert (partner.text, partner.state) == ("Från [maskat].", CollaborationAnswer.YES)
