"""A plan as a document: the same from the working text, from what was frozen and from the edition's stored data."""

from dataclasses import replace

import pytest

from organisation.services.frozen_contents import document_in
from planning.documents.plan import document_of
from planning.models import Plan
from planning.reading.links import working_links
from planning.reading.tree import frozen_rows, working_rows
from planning.services import editions, plan_nodes
from planning.services import plans as plan_service
from styrmodell.lib.documents.plan_items import PlanItems
from styrmodell.lib.documents.render.html import body_html, print_html
from tests import build

pytestmark = pytest.mark.django_db


def items(document):
    return [item for block in document.blocks if isinstance(block, PlanItems) for item in block.items]


@pytest.fixture
def edition(plans, written):
    return build.adopted(plans.operational)


def test_it_holds_the_items_with_what_they_serve_and_are_followed_up_with(edition, plans):
    document = document_in(edition.content, edition.cover)
    direction, priority, assignment = items(document)
    assert [item.number for item in items(document)] == ["1", "1.1", "1"]
    assert (direction.name, priority.name, assignment.name) == ("Öppna bibliotek", "Kvällsöppet", "Utred meröppet")
    link = direction.links[0]
    assert (link.label, link.code, link.text) == ("Bidrar till", "I1", "Fler kan komma.")
    assert link.unit == plans.top.unit.name
    figure = direction.figures[0]
    assert (figure.name, figure.target_words) == ("Besök", ((2029, "6,5"),))
    assert assignment.task.due


def test_its_cover_tells_of_the_decision_and_the_day(edition):
    document = document_in(edition.content, edition.cover)
    assert (document.edition, document.in_force_from) == (edition.number, edition.in_force_from)
    decision = edition.matter.decisions.get()
    assert (document.decisions[-1].date, document.decisions[-1].paragraph) == (decision.date, decision.paragraph)
    assert document.status == ""


def test_the_editions_stored_text_comes_from_it(edition):
    assert edition.html == body_html(document_in(edition.content, edition.cover))
    for words in ("Kvällar och lördagar.", "mål 2029: 6,5", "Fler kan komma.", "Gäller från"):
        assert words in edition.html


def test_the_working_text_gives_the_same_content_as_what_was_frozen(plans, written, bo):
    plan = Plan.objects.select_related("unit").get(pk=plans.operational.pk)
    content = editions.freeze(plan, by=None)
    links = working_links(plan, bo)
    frozen = document_in(content)
    assert document_of(plan, working_rows(plan), links, municipality="").chapters == frozen.chapters
    assert document_of(plan, frozen_rows(content.pk), links, municipality="").chapters == frozen.chapters


def test_what_is_said_of_an_item_in_words_is_not_told_as_a_text_too(plans):
    plan = Plan.objects.select_related("unit").get(pk=plans.top.pk)
    rows = [replace(row, own={**row.own, "environmental": True}) for row in working_rows(plan) if row.kind == "GOAL"]
    document = document_of(plan, rows, [], municipality="")
    assert {fact.html for item in items(document) for fact in item.facts} == {""}
    assert "miljömässig" in body_html(document)
    assert "None" not in body_html(document)


def test_on_paper_the_cover_says_from_when_it_holds(edition):
    printed = print_html(document_in(edition.content, edition.cover))
    cover = printed[: printed.index("</section>")]
    assert "Gäller från" in cover
    assert str(edition.in_force_from) in cover
    assert "Daterad" not in cover


def test_a_draft_says_so(plans, written, django_assert_num_queries):
    plan = Plan.objects.select_related("unit").get(pk=plans.operational.pk)
    rows = working_rows(plan)
    with django_assert_num_queries(0):
        document = document_of(plan, rows, [], municipality="")
    assert document.status == "Utkast"


def test_what_a_person_approves_lacks_no_paragraph(plans, written):
    office = build.adopted(plans.office)
    assert "§" not in office.html
    assert "Diarienummer" not in office.html


def test_the_text_written_since_is_not_in_the_edition(edition, plans, written, bo):
    plan_service.revise(plans.operational, by=bo)
    written.direction.refresh_from_db()
    plan_nodes.edit(written.direction, by=bo, version=written.direction.version, title="Något annat")
    assert "Något annat" not in str(document_in(edition.content))
