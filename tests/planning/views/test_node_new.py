"""Adding items: one form, several at once, and everything people type."""

import re
from datetime import date
from decimal import Decimal

import pytest

from organisation.models import OrgUnit
from planning.enums import NodeKind, PlanKind
from planning.models import Assignment, Contribution, Perspective, PlanNode, Target
from planning.services import plan_nodes
from planning.services import plans as plan_service
from styrmodell.lib.errors import DomainError
from styrmodell.lib.texts import line_in
from styrmodell.web import drafts
from tests import build
from tests.answers import WHOLE, explained, told
from tests.planning.views import hostile


def post(client, plan, kind="DIRECTION", **fields):
    return client.post(f"/planer/{plan.pk}/poster/ny/", {"kind": kind, "title": "Öppet", **fields})


def test_one_form_with_heading_text_goal_and_figure(plans, bo_committee_secretary):
    figure = build.key_figure("Besök", decimals=1)
    fields = {"text": "<p>Hej</p>", "serves": [plans.goals[0].pk], "figure": figure.pk, "target_2029": "6,5"}
    answer = post(bo_committee_secretary, plans.operational, **fields)
    node = PlanNode.objects.get(kind=NodeKind.DIRECTION)
    assert answer.url == node.get_absolute_url()
    assert (node.title, node.text) == ("Öppet", "<p>Hej</p>")
    assert Contribution.objects.get().to_node == plans.goals[0]
    assert (Target.objects.get().year, Target.objects.get().value) == (2029, Decimal("6.5"))


def test_enter_saves_and_opens_the_next(plans, bo_committee_secretary):
    answer = post(bo_committee_secretary, plans.operational, next="1")
    assert answer.url == f"/planer/{plans.operational.pk}/?ny=DIRECTION#ny"


def test_an_item_is_added_below_another(plans, written, bo_committee_secretary):
    post(bo_committee_secretary, plans.operational, "PRIORITY", title="Lördagar", under=written.direction.pk)
    assert PlanNode.objects.get(title="Lördagar").parent == written.direction


def test_a_figure_is_added_with_targets_for_each_year(plans, written, bo_committee_secretary):
    figure = build.key_figure("Lån")
    fields = {"under": written.direction.pk, "figure": figure.pk, "target_2027": "1", "target_2029": "3"}
    post(bo_committee_secretary, plans.operational, "KEY_FIGURE", **fields)
    node = PlanNode.objects.get(key_figure=figure)
    assert [target.year for target in node.targets.all()] == [2027, 2029]


def test_a_särskilt_uppdrag_marks_what_is_required_as_required(plans, org, bo_committee_secretary):
    """What is asked for is marked, and what is marked is asked for."""
    page = bo_committee_secretary.get(f"/planer/{plans.operational.pk}/?ny=SPECIAL_ASSIGNMENT").content.decode()
    labels = re.findall(r'<(?:label|legend)[^>]*data-required="obligatoriskt"\s*>([^<]+)<', page)
    assert labels == ["Särskilt uppdrag", "Klart senast", "Mottagare"]
    answer = post(bo_committee_secretary, plans.operational, "SPECIAL_ASSIGNMENT", title="", assignment_due_on="")
    assert not Assignment.objects.exists()
    assert explained(answer) >= {"title", "assignment_due_on", "receivers"}


def test_an_uppdrag_is_given_in_the_plan(plans, org, bo_committee_secretary):
    fields = {"assignment_due_on": "2027-06-30", "receivers": [org.office.pk]}
    post(bo_committee_secretary, plans.operational, "SPECIAL_ASSIGNMENT", title="Utred", **fields)
    given = Assignment.objects.get()
    assert (given.title, given.giver, given.due_on) == ("Utred", org.committee, date(2027, 6, 30))


def test_an_uppdrag_that_is_given_already_is_taken_into_the_plan(plans, org, bo_committee_secretary):
    given = build.assignment(org.committee, "Utred", org.office, text="<p>Nu</p>")
    fields = {"title": "", "assignment": given.pk}
    post(bo_committee_secretary, plans.operational, "SPECIAL_ASSIGNMENT", **fields)
    node = PlanNode.objects.get(assignment=given)
    assert (node.title, node.text) == ("Utred", "<p>Nu</p>")


def test_the_councils_uppdrag_is_given_with_money(plans, org, anna_controller):
    build_top = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028)
    fields = {"assignment_due_on": "2029-06-30", "receivers": [org.committee.pk], "funding": "SUPPLEMENT"}
    post(anna_controller, build_top, "COUNCIL_ASSIGNMENT", title="Bygg", amount="1 500 000", **fields)
    given = Assignment.objects.get()
    assert (given.giver, given.amount) == (org.council, Decimal(1500000))


def test_a_goal_has_its_own_fields(plans, org, anna_controller):
    top = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028)
    fields = {"code": "I1", "perspective_id": build.perspective().pk, "agenda_goals": ["3", "16"], "social": "on"}
    post(anna_controller, top, "GOAL", title="Demokrati", **fields)
    goal = PlanNode.objects.get(title="Demokrati")
    assert (goal.code, goal.agenda_goals, goal.social, goal.economic) == ("I1", [3, 16], True, False)
    assert goal.perspective.name == "Invånare"


def test_a_goal_is_offered_the_perspectives_of_the_plans_cycle_only(plans, org, anna_controller):
    old = Perspective.objects.create(name="Tillväxt", first_year=2015, last_year=2018)
    now = build.perspective("Medarbetare", 2023)
    top = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028)
    page = anna_controller.get(f"{top.get_absolute_url()}?ny=GOAL").content.decode()
    assert now.name in page
    assert old.name not in page
    with pytest.raises(DomainError):
        plan_nodes.add(top, by=None, kind=NodeKind.GOAL, title="Mål", perspective_id=old.pk)


@pytest.mark.parametrize("typed", ["Öppet\r\nvarje dag", "Öppet \u202evarje dag", "O\u0308ppet varje dag"])
def test_a_heading_is_stored_as_one_clean_line(plans, bo_committee_secretary, typed):
    post(bo_committee_secretary, plans.operational, title=typed)
    assert PlanNode.objects.get(kind=NodeKind.DIRECTION).title == "Öppet varje dag"


@pytest.mark.parametrize("title", ["\u200b", "\u202e", "\u200e \ufeff"])
def test_a_heading_that_nobody_sees_is_missing(plans, bo_committee_secretary, title):
    assert explained(post(bo_committee_secretary, plans.operational, title=title)) == {"title"}


@pytest.mark.parametrize("title", hostile.TITLES)
def test_any_heading_is_saved_or_explained(plans, bo_committee_secretary, title):
    answer = post(bo_committee_secretary, plans.operational, title=title, text=title)
    saved = PlanNode.objects.filter(kind=NodeKind.DIRECTION)
    assert answer.status_code in (302, 422)
    assert saved.exists() == (answer.status_code == 302)
    if answer.status_code == 422:
        assert explained(answer)
    else:
        assert saved.get().title == line_in(title)
        assert "<script" not in saved.get().text


@pytest.mark.parametrize("value", hostile.DAYS)
def test_any_day_is_saved_or_explained(org, plans, david_unit_manager, value):
    work = build.plan(PlanKind.WORK, org.unit)
    answer = post(david_unit_manager, work, "ACTIVITY", starts_on=value, due_on="2027-05-01")
    assert answer.status_code == 422
    assert "Börjar" in answer.content.decode()
    assert not PlanNode.objects.filter(kind=NodeKind.ACTIVITY).exists()


def test_an_activity_ends_after_it_begins(org, plans, david_unit_manager):
    work = build.plan(PlanKind.WORK, org.unit)
    fields = {"starts_on": "2027-05-02", "due_on": "2027-05-01"}
    assert explained(post(david_unit_manager, work, "ACTIVITY", **fields)) == {"due_on"}
    fields["due_on"] = "2027-06-01"
    assert post(david_unit_manager, work, "ACTIVITY", responsible="Bibliotekarie", **fields).status_code == 302


@pytest.mark.parametrize("value", hostile.NUMBERS)
def test_any_target_is_saved_or_explained(plans, bo_committee_secretary, value):
    answer = post(bo_committee_secretary, plans.operational, figure=build.key_figure().pk, target_2028=value)
    assert answer.status_code == 422
    assert not Target.objects.exists()


@pytest.mark.parametrize("value", hostile.IDS)
def test_unknown_ids_are_sentences(plans, written, bo_committee_secretary, value):
    for fields in ({"serves": [value]}, {"figure": value, "target_2029": "1"}, {"kind": value}, {"under": value}):
        answer = post(bo_committee_secretary, plans.operational, **{"seen": value, **fields})
        assert answer.status_code in (302, 404, 422)
    fields = {"assignment_due_on": "2027-06-30", "receivers": [value], "assignment": value}
    assert post(bo_committee_secretary, plans.operational, "SPECIAL_ASSIGNMENT", **fields).status_code in (302, 422)
    assert not Contribution.objects.exclude(to_node=plans.goals[0]).exists()


@pytest.mark.parametrize("kind", ["GOAL", "ROOT", "ACTIVITY", "KEY_FIGURE", "", "X"])
def test_a_kind_that_does_not_stand_there_is_refused_in_words(plans, bo_committee_secretary, kind):
    answer = bo_committee_secretary.post(
        f"/planer/{plans.operational.pk}/poster/ny/", {"kind": kind, "title": "Fel"}, follow=True
    )
    assert told(answer) == ["error"]
    assert not PlanNode.objects.filter(title="Fel").exists()


def test_a_bedömning_is_chosen_without_a_target(plans, written, bo_committee_secretary):
    figure = build.judged("Bemötande")
    page = bo_committee_secretary.get(f"/planer/{plans.operational.pk}/?ny=DIRECTION").content.decode()
    assert "Bemötande (bedömning)" in page
    answer = post(bo_committee_secretary, plans.operational, figure=figure.pk, target_2028="5")
    assert explained(answer) == {"target_2028"}
    post(bo_committee_secretary, plans.operational, figure=figure.pk)
    node = PlanNode.objects.get(key_figure=figure)
    shown = bo_committee_secretary.get(f"/planer/{plans.operational.pk}/?andra={node.pk}").content.decode()
    assert "Bedömning: Bemötande" in shown
    assert f'id="id_item{node.pk}_target_2028"' not in shown


def test_a_target_needs_its_figure_and_an_uppdrag_its_day(plans, bo_committee_secretary):
    assert explained(post(bo_committee_secretary, plans.operational, target_2027="5")) == {"figure"}
    answer = post(bo_committee_secretary, plans.operational, "SPECIAL_ASSIGNMENT", title="Utred")
    assert "Klart senast" in answer.content.decode()
    assert answer.status_code == 422


def test_what_was_typed_stands_when_it_was_refused(plans, bo_committee_secretary):
    answer = post(bo_committee_secretary, plans.operational, title="", text="<p>Det jag skrev</p>")
    html = answer.content.decode()
    assert "Det jag skrev" in html
    assert 'id="ny"' in html


def test_a_saved_draft_is_offered_and_then_forgotten(plans, bo, bo_committee_secretary):
    drafts.save(bo, f"plan:{plans.operational.pk}/new:DIRECTION:", {"title": ["Halvskriven"]}, window="a")
    html = bo_committee_secretary.get(f"/planer/{plans.operational.pk}/?ny=DIRECTION").content.decode()
    assert "Halvskriven" in html
    post(bo_committee_secretary, plans.operational, window="a")
    assert not bo.drafts.exists()


def test_others_may_not_add(plans, written, cilla_head_of_office, eva_other_committee, reader, client):
    assert post(cilla_head_of_office, plans.operational).status_code == 403
    assert post(eva_other_committee, plans.operational).status_code == 404
    assert post(reader, plans.operational).status_code == 404
    assert post(client, plans.operational).status_code == 302
    assert PlanNode.objects.filter(kind=NodeKind.DIRECTION).count() == 1


def test_a_plan_decided_meanwhile_takes_nothing_in_and_its_writer_gets_the_text_back_when_it_opens(
    plans, written, bo_committee_secretary
):
    build.adopted(plans.operational)
    answer = post(bo_committee_secretary, plans.operational, title="Skrivet sent")
    assert answer.url == plans.operational.get_absolute_url()
    assert not PlanNode.objects.filter(title="Skrivet sent").exists()
    plan_service.revise(plans.operational, by=None)
    form = bo_committee_secretary.get(f"{answer.url}?ny=DIRECTION")
    assert "Skrivet sent" in form.context["opened"].draft.texts[0].fields


def test_below_an_item_that_was_removed_meanwhile_the_text_waits_for_it_to_be_put_back(
    plans, written, bo_committee_secretary
):
    plan_nodes.remove(written.direction, by=None)
    fields = {"under": written.direction.pk, "title": "Skrivet sent"}
    answer = post(bo_committee_secretary, plans.operational, "PRIORITY", **fields)
    page = bo_committee_secretary.get(answer.url)
    assert "togs bort medan du skrev" in page.content.decode()
    assert not PlanNode.objects.filter(title="Skrivet sent").exists()
    bo_committee_secretary.post(f"/poster/{written.direction.pk}/aterstall/")
    form = bo_committee_secretary.get(f"{answer.url}?ny=PRIORITY&under={written.direction.pk}")
    assert "Skrivet sent" in form.context["opened"].draft.texts[0].fields


def test_without_kommunfullmaktige_no_uppdrag_is_given_in_its_name(plans, org, anna_controller):
    plan_service.revise(plans.top, by=None)
    OrgUnit.objects.filter(pk=org.council.pk).update(valid_to="2026-10-31")
    fields = {"title": "Utred", "assignment_due_on": "2027-12-31", "funding": "WITHIN_FRAME"}
    answer = post(anna_controller, plans.top, "COUNCIL_ASSIGNMENT", **fields)
    assert explained(answer) == {WHOLE}
    assert not PlanNode.objects.filter(kind=NodeKind.COUNCIL_ASSIGNMENT).exists()


def test_the_form_has_no_page_of_its_own(plans, bo_committee_secretary):
    assert (
        bo_committee_secretary.get(f"/planer/{plans.operational.pk}/poster/ny/").url
        == plans.operational.get_absolute_url()
    )
