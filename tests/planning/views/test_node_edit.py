"""Changing an item in its place."""

import pytest
from django.apps import apps
from django.urls import reverse

from planning.enums import NodeKind, PlanKind
from planning.models import Assignment, Contribution, PlanContinuation, PlanNode, Target
from planning.services import continuations, contributions, plan_nodes
from planning.services import plans as plan_service
from styrmodell.lib.texts import line_in
from tests import build, pasted
from tests.answers import WHOLE, explained, told
from tests.planning.views import hostile


def post(client, node, **fields):
    seen = " ".join(map(str, contributions.targets_of([node.pk]).get(node.pk, [])))
    return client.post(f"/poster/{node.pk}/andra/", {"title": node.title, "version": 1, "seen": seen, **fields})


def test_the_change_is_saved_and_one_stays_at_the_item(plans, written, bo, bo_committee_secretary):
    answer = post(
        bo_committee_secretary, written.direction, title="Ny rubrik", text="<p>Ny</p>", serves=[plans.goals[1].pk]
    )
    assert answer.url == written.direction.get_absolute_url()
    stored = PlanNode.objects.get(pk=written.direction.pk)
    assert (stored.title, stored.text, stored.version) == ("Ny rubrik", "<p>Ny</p>", 2)
    assert stored.history.first().history_user == bo
    assert contributions.targets_of([stored.pk])[stored.pk] == [plans.goals[1].pk]


def test_a_link_that_somebody_made_meanwhile_is_kept(plans, written, bo_committee_secretary):
    contributions.link(written.direction, plans.goals[1], by=None)
    fields = {"serves": [plans.goals[0].pk], "seen": str(plans.goals[0].pk)}
    post(bo_committee_secretary, written.direction, **fields)
    assert Contribution.objects.filter(is_removed=False).count() == 2


def test_a_stale_save_shows_both_texts_and_loses_none(plans, written, bo, bo_committee_secretary):
    plan_nodes.edit(written.direction, by=bo, version=1, title="Bos rubrik", text="<p>Bos text</p>")
    answer = post(bo_committee_secretary, written.direction, title="Min rubrik", text="<p>Min text</p>")
    html = answer.content.decode()
    assert answer.status_code == 409
    for words in ("Bos rubrik", "Bos text", "Min rubrik", "Min text", 'name="version" value="2"'):
        assert words in html
    assert html.count('name="version"') == 1
    assert PlanNode.objects.get(pk=written.direction.pk).title == "Bos rubrik"
    again = post(bo_committee_secretary, written.direction, title="Min rubrik", text="<p>Min text</p>", version=2)
    assert again.status_code == 302
    assert PlanNode.objects.get(pk=written.direction.pk).title == "Min rubrik"


def test_targets_are_changed_year_by_year(plans, written, bo_committee_secretary):
    post(bo_committee_secretary, written.figure, target_2027="6,0", target_2029="")
    assert [target.year for target in Target.objects.filter(node=written.figure)] == [2027]


def test_an_upper_target_needs_the_lower(plans, written, bo_committee_secretary):
    figure = build.key_figure("Soliditet", direction="BETWEEN")
    node = build.node(plans.operational, NodeKind.KEY_FIGURE, parent=written.direction, key_figure=figure)
    answer = post(bo_committee_secretary, node, upper_2027="6")
    assert explained(answer) == {"target_2027"}
    answer = post(bo_committee_secretary, node, target_2027="7", upper_2027="6")
    assert explained(answer) == {WHOLE}


def test_an_uppdrag_being_written_changes_with_its_item(plans, org, written, bo_committee_secretary):
    fields = {"title": "Utred mer", "assignment_due_on": "2028-01-31", "receivers": [org.office.pk]}
    post(bo_committee_secretary, written.assignment, **fields)
    given = Assignment.objects.get()
    assert (given.title, str(given.due_on), given.receivers.count()) == ("Utred mer", "2028-01-31", 1)


def test_what_a_working_text_changes_of_an_uppdrag_in_force_is_proposed(
    plans, org, written, bo_committee_secretary, reader
):
    build.adopted(plans.operational)
    bo_committee_secretary.post(f"/planer/{plans.operational.pk}/revidera/")
    url = f"/planer/{plans.operational.pk}/?andra={written.assignment.pk}"
    assert "Det du ändrar är ett förslag" in bo_committee_secretary.get(url).content.decode()
    sent = {"title": "Utred mer", "assignment_due_on": "2028-01-31", "receivers": [org.office.pk]}
    post(bo_committee_secretary, written.assignment, **sent)
    held = Assignment.objects.get()
    assert (held.title, str(held.due_on), held.receivers.count()) == ("Utred meröppet", "2027-12-31", 0)
    assert PlanNode.objects.get(pk=written.assignment.pk).title == "Utred mer"
    assert "Utred mer" not in reader.get("/uppdrag/").content.decode().replace("Utred meröppet", "")
    form = bo_committee_secretary.get(url).content.decode()
    assert 'value="2028-01-31"' in form


@pytest.mark.parametrize("title", hostile.TITLES)
def test_any_heading_is_saved_or_explained(plans, written, bo_committee_secretary, title):
    answer = post(bo_committee_secretary, written.direction, title=title)
    stored = PlanNode.objects.get(pk=written.direction.pk).title
    assert (answer.status_code, stored) in ((422, "Öppna bibliotek"), (302, line_in(title)))


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999", "\x00"])
def test_a_tampered_version_never_breaks_the_page(plans, written, bo_committee_secretary, version):
    answer = post(bo_committee_secretary, written.direction, title="Ny", version=version)
    assert answer.status_code in (302, 409)


def test_others_may_not_change(plans, written, cilla_head_of_office, eva_other_committee, reader, client):
    for who, status in ((cilla_head_of_office, 403), (eva_other_committee, 404), (reader, 404), (client, 302)):
        assert post(who, written.direction, title="Fel").status_code == status
        assert who.get(f"/poster/{written.direction.pk}/andra/").status_code == status
    assert PlanNode.objects.get(pk=written.direction.pk).title == "Öppna bibliotek"


def test_an_adopted_or_removed_item_is_not_changed(plans, written, bo_committee_secretary):
    plan_nodes.remove(written.priority, by=None)
    sent_back = post(bo_committee_secretary, written.priority, title="Fel")
    assert sent_back.url == f"/planer/{plans.operational.pk}/"  # the text waits as a draft
    assert PlanNode.objects.get(pk=written.priority.pk).title == "Kvällsöppet"
    build.adopted(plans.operational)
    sent_back = post(bo_committee_secretary, written.direction, title="Fel")
    assert sent_back.url == f"/planer/{plans.operational.pk}/"
    assert PlanNode.objects.get(pk=written.direction.pk).title == "Öppna bibliotek"
    assert told(bo_committee_secretary.get(sent_back.url))[-1] == "error"
    plan_service.revise(plans.operational, by=None)
    form = bo_committee_secretary.get(f"{sent_back.url}?andra={written.direction.pk}")
    assert "Fel" in form.context["opened"].draft.texts[0].fields


def test_the_form_stands_in_the_document(plans, written, bo_committee_secretary):
    pk = written.direction.pk
    url = bo_committee_secretary.get(f"/poster/{pk}/andra/").url
    assert url == f"/planer/{plans.operational.pk}/?andra={pk}#post-{pk}"


def test_a_plans_root_is_no_item(plans, bo_committee_secretary):
    root = PlanNode.objects.get(plan=plans.operational, parent=None)
    assert post(bo_committee_secretary, root, title="Fel").status_code == 404


# --- what an item goes on from


@pytest.fixture
def following(plans, written, org, bo):
    """Next year's plan, with one inriktning; last year's has two."""
    build.node(plans.operational, NodeKind.DIRECTION, "Levande scen")
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2028, continues=[plans.operational])
    return build.node(plan, NodeKind.DIRECTION, "Kultur för alla")


def before(node):
    return sorted(row.from_node.title for row in node.backward.select_related("from_node"))


def test_an_item_is_said_to_go_on_from_several_of_last_years(following, bo_committee_secretary):
    page = bo_committee_secretary.get(f"{following.plan.get_absolute_url()}?andra={following.pk}")
    offered = page.context["opened"].form.fields["continues"].choices
    assert [name for _, name in offered] == ["Öppna bibliotek", "Levande scen"]
    post(bo_committee_secretary, following, continues=[pk for pk, _ in offered])
    assert before(following) == ["Levande scen", "Öppna bibliotek"]


def test_an_unticked_item_is_gone_on_from_no_more_and_what_was_said_meanwhile_stays(
    following, written, bo, bo_committee_secretary
):
    continuations.continue_from(following, by=bo, earlier=[written.direction])
    other = PlanNode.objects.get(title="Levande scen")
    post(bo_committee_secretary, following, continues=[other.pk])
    assert before(following) == ["Levande scen", "Öppna bibliotek"]
    post(bo_committee_secretary, following, version=2, seen=f"{written.direction.pk} {other.pk}", continues=[other.pk])
    assert before(following) == ["Levande scen"]


def test_an_item_of_a_plan_that_follows_none_is_not_asked_what_it_goes_on_from(plans, written, bo_committee_secretary):
    page = bo_committee_secretary.get(f"{plans.operational.get_absolute_url()}?andra={written.direction.pk}")
    assert "Fortsätter" not in page.content.decode()


def test_what_another_nämnd_is_writing_is_not_offered(following, org, bo_committee_secretary):
    other = build.plan(PlanKind.OPERATIONAL, org.other_committee, 2027)
    hidden = build.node(other, NodeKind.DIRECTION, "Hemligt utkast")
    PlanContinuation.objects.create(from_plan=other, to_plan=following.plan)
    address = f"{following.plan.get_absolute_url()}?andra={following.pk}"
    assert "Hemligt utkast" not in bo_committee_secretary.get(address).content.decode()
    build.adopted(other)
    plan_service.revise(other, by=None)
    plan_nodes.edit(hidden, by=None, version=1, title="Ännu hemligare")
    page = bo_committee_secretary.get(address).content.decode()
    assert "Hemligt utkast" in page
    assert "Ännu hemligare" not in page


def test_the_history_of_an_item_says_what_it_goes_on_from(following, written, bo, bo_committee_secretary):
    continuations.continue_from(following, by=bo, earlier=[written.direction])
    continuations.continue_from(following, by=bo, earlier=[])
    page = bo_committee_secretary.get(reverse("planning:node_history", args=[following.pk])).content.decode()
    assert "Fortsätter: Öppna bibliotek" in page
    assert "Fortsätter inte: Öppna bibliotek" in page


def test_what_was_hidden_or_deleted_where_it_was_copied_is_stored_nowhere(plans, written, bo_committee_secretary):
    texts = "".join(map(pasted.html, pasted.NAMES))
    answer = post(bo_committee_secretary, written.direction, title="Ny rubrik", text=texts)
    assert answer.status_code == 302
    assert "Bergskolan" in PlanNode.objects.get(pk=written.direction.pk).text
    stored = [str(row) for model in apps.get_models() for row in model.objects.values_list()]
    assert any("Bergskolan" in row for row in stored)
    assert not [row for row in stored if pasted.HIDDEN_WORD in row]
