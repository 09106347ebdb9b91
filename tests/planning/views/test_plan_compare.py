"""Jämför: two texts of a plan, each for those who may read it, and this plan and the one that it continues."""

from decimal import Decimal

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from organisation.enums import Role
from planning.enums import NodeKind
from planning.models import Plan, PlanNode
from planning.reading.tree import working_rows
from planning.services import key_figures, plan_copies, plan_nodes
from planning.services import plans as plan_service
from tests import build
from tests.planning.views import hostile


@pytest.fixture
def url(plans):
    return f"/planer/{plans.operational.pk}/jamfor/"


@pytest.fixture
def twice(plans, written, bo):
    """Adopted, revised and adopted again."""
    build.adopted(plans.operational)
    plan_service.revise(plans.operational, by=bo)
    plan_nodes.edit(written.direction, by=bo, version=None, title="Ny rubrik")
    plan_nodes.remove(written.priority, by=bo)
    build.node(plans.operational, "DIRECTION", "Tillkommen", by=bo)
    build.adopted(plans.operational)


def shown(answer):
    """The two that stand beside each other, by their keys."""
    picked = answer.context["page"].picked
    return picked.before.key, picked.after.key


def told(answer):
    """What differs, as (heading, what)."""
    items = answer.context["page"].picked.comparison.items
    return {(item.title, item.what) for item in items if item.is_changed}


def offered(answer):
    return [choice.key for choice in answer.context["page"].compares.choices]


def test_everybody_sees_what_two_editions_differ_in(twice, url, reader):
    answer = reader.get(url)
    assert shown(answer) == ("utgava-1", "utgava-2")
    assert told(answer) == {("Ny rubrik", "ändras"), ("Tillkommen", "tillkommer"), ("Kvällsöppet", "utgår")}
    assert offered(answer) == ["handling-1", "handling-2", "utgava-1", "utgava-2"]
    assertContains(answer, "Jämför utgåva 1 med utgåva 2")


def test_what_stands_beside_the_text_is_compared_too(plans, written, bo, reader, url):
    """Målvärden, kopplingar och vad posten står under: for a revisor the differences are the whole history."""
    build.adopted(plans.operational)
    plan_service.revise(plans.operational, by=bo)
    key_figures.set_targets(written.figure, by=bo, version=None, values={2029: (Decimal("7.5"), None)})
    build.unlink(written.direction, plans.goals[0], by=bo)
    plan_nodes.move(written.priority, by=bo)
    build.adopted(plans.operational)
    items = reader.get(url).context["page"].picked.comparison.items
    changed = {(item.title, value.before, value.after) for item in items for value in item.changes.values}
    assert changed == {
        ("Besök", Decimal("6.5"), Decimal("7.5")),
        ("Öppna bibliotek", ("I1 Levande demokrati",), None),
        ("Öppna bibliotek", "Fler kan komma.", None),
    }
    assert [item.title for item in items if item.moved] == ["Kvällsöppet"]


def test_two_are_chosen_and_what_is_the_same_is_shown_too(twice, url, reader):
    answer = reader.get(url, {"fran": "utgava-2", "till": "utgava-1", "visa": "allt"})
    assert shown(answer) == ("utgava-2", "utgava-1")
    assertContains(answer, "Utred meröppet")
    assertNotContains(reader.get(url), "Utred meröppet")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ("utgava-1", "utgava-2")),
        ({"fran": "utgava-2"}, ("utgava-2", "utgava-1")),
        ({"fran": "utgava-1"}, ("utgava-1", "utgava-2")),
        ({"till": "utgava-2"}, ("utgava-1", "utgava-2")),
        ({"till": "utgava-1"}, ("utgava-2", "utgava-1")),
    ],
)
def test_without_two_chosen_the_last_that_differ_are_compared(twice, reader, url, asked, found):
    assert shown(reader.get(url, asked)) == found


def test_the_working_text_is_for_those_who_read_it(plans, twice, written, url, reader, bo_committee_secretary):
    plan_service.revise(plans.operational, by=None)
    plan_nodes.edit(written.direction, by=None, version=None, title="Hemlig")
    answer = bo_committee_secretary.get(url)
    assert shown(answer) == ("utgava-2", "arbetstext")
    assert told(answer) == {("Hemlig", "ändras")}
    assertNotContains(answer, "Gäller från")  # decisions are no difference from what is being written
    assert "arbetstext" not in offered(reader.get(url))
    assertNotContains(reader.get(url), "Hemlig")
    for asked in ({"fran": "arbetstext"}, {"fran": "utgava-2", "till": "arbetstext"}):
        assert reader.get(url, asked).status_code == 404


def test_handlingar_are_compared_by_those_whom_they_were_sent_out_to(handed_in, written, url, member, reader, send_out):
    send_out()
    assert reader.get(url).status_code == 404
    assertContains(member.get(url), "Bara en text än")
    plan_service.return_for_changes(handed_in, by=None, comment="Skriv om.")
    plan_nodes.edit(written.direction, by=None, version=None, text="<p>Kvällar, lördagar och söndagar.</p>")
    plan_service.submit(Plan.objects.get(pk=handed_in.pk), by=None)
    send_out("2026-12-15")
    answer = member.get(url)
    assert shown(answer) == ("handling-1", "handling-2")
    assert told(answer) == {("Öppna bibliotek", "ändras")}
    assert offered(answer) == ["handling-1", "handling-2"]
    assertNotContains(answer, f'<a href="{handed_in.get_absolute_url()}">')
    PlanNode.objects.filter(pk=written.direction.pk).update(title="Skrivet efteråt")
    assertNotContains(member.get(url, {"visa": "allt"}), "Skrivet efter")


def test_this_year_is_compared_with_the_plan_that_it_continues(plans, written, org, bo_committee_secretary, reader):
    build.adopted(plans.operational)
    chosen = [row.pk for row in working_rows(plans.operational)]
    this = plan_copies.start_from(plans.operational, org.committee, 2028, by=None, chosen=chosen)
    plan_nodes.edit(PlanNode.objects.get(plan=this, title="Öppna bibliotek"), by=None, version=None, title="Öppna hus")
    answer = bo_committee_secretary.get(f"/planer/{this.pk}/jamfor/")
    assert shown(answer) == (f"plan-{plans.operational.pk}-utgava-1", "arbetstext")
    assert ("Öppna hus", "ändras") in told(answer)
    assert {what for _, what in told(answer)} == {"ändras"}
    build.adopted(this)
    assert shown(reader.get(f"/planer/{this.pk}/jamfor/")) == (f"plan-{plans.operational.pk}-utgava-1", "utgava-1")
    back = reader.get(
        f"/planer/{this.pk}/jamfor/", {"fran": "utgava-1", "till": f"plan-{plans.operational.pk}-utgava-1"}
    )
    assert ("Öppna bibliotek", "ändras") in told(back)


def test_a_target_for_a_year_that_one_of_two_plans_covers_is_no_change(plans, written, org, bo, reader):
    """It is shown; what both plans cover is compared."""
    build.target(written.figure, 2027, "5")
    build.adopted(plans.operational)
    this = plan_copies.start_from(plans.operational, org.committee, 2028, by=None, chosen=[written.direction.pk])
    figure = PlanNode.objects.get(plan=this, title="Besök")
    key_figures.set_targets(figure, by=bo, version=None, values={2030: (Decimal(8), None)})
    build.adopted(this)
    own, earlier = "utgava-1", f"plan-{plans.operational.pk}-utgava-1"
    answer = reader.get(f"/planer/{this.pk}/jamfor/")
    (found,) = [item for item in answer.context["page"].picked.comparison.items if item.title == "Besök"]
    assert not found.is_changed
    assert {(one.label, one.before, one.after) for one in found.whole.facts} == {
        ("Målvärde 2027", Decimal(5), None),
        ("Målvärde 2029", Decimal("6.5"), Decimal("6.5")),
        ("Målvärde 2030", None, Decimal(8)),
    }
    back = reader.get(f"/planer/{this.pk}/jamfor/", {"fran": own, "till": earlier})
    assert ("Besök", "ändras") not in told(back)
    plan_service.revise(this, by=bo)
    key_figures.set_targets(figure, by=bo, version=None, values={2028: (Decimal(6), None), 2029: None})
    build.adopted(this)
    changed = reader.get(f"/planer/{this.pk}/jamfor/", {"fran": earlier, "till": "utgava-2"})
    (found,) = [item for item in changed.context["page"].picked.comparison.items if item.title == "Besök"]
    assert {one.label for one in found.changes.values} == {"Målvärde 2028", "Målvärde 2029"}


def test_nothing_differs_is_said(twice, url, reader):
    assertContains(reader.get(url, {"fran": "utgava-1", "till": "utgava-1"}), "Inget skiljer")


@pytest.mark.parametrize("value", [*hostile.IDS, "handling-9", "utgava-", "plan-1-utgava-1"])
def test_whatever_is_asked_for_is_answered(twice, url, reader, value):
    for asked in ({"fran": value, "till": "utgava-1"}, {"fran": "utgava-1", "till": "utgava-2", "visa": value}):
        assert reader.get(url, asked).status_code in (200, 404)


def test_more_to_compare_asks_no_more(plans, twice, url, bo, reader, django_assert_max_num_queries):
    plan_service.revise(plans.operational, by=bo)
    for number in range(200):
        build.node(plans.operational, NodeKind.DIRECTION, f"Inriktning {number}")
    build.adopted(plans.operational)
    with django_assert_max_num_queries(18):
        answer = reader.get(url)
    assert answer.context["page"].picked.comparison.count == 200


def test_a_kontor_compares_what_its_nämnd_writes(plans, twice, url, org):
    plan_service.revise(plans.operational, by=None)
    head = build.client(build.user(Role.HEAD_OF_OFFICE, org.office))
    assert "arbetstext" in offered(head.get(url))
