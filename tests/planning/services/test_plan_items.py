"""An item with everything that belongs to it is saved as one."""

from datetime import date
from decimal import Decimal

import pytest

from planning.enums import NodeKind
from planning.models import Assignment, Contribution, PlanNode
from planning.services import plan_items
from planning.services.plan_items import ItemContent
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build


def test_one_form_makes_the_item_its_link_and_its_figure(plans, bo):
    figure = build.key_figure("Besök", decimals=1)
    content = ItemContent(
        fields={"title": "Öppet", "text": "<p>Hej</p>"},
        add=[plans.goals[0].pk],
        figure=figure,
        targets={2029: (Decimal("6.5"), None)},
    )
    node = plan_items.add(plans.operational, content, by=bo, kind=NodeKind.DIRECTION)
    assert node.contributions.get().to_node == plans.goals[0]
    assert PlanNode.objects.get(parent=node).targets.get().value == Decimal("6.5")
    assert node.history.get().history_user == bo


def test_when_one_part_is_refused_nothing_is_saved(plans, bo):
    root = PlanNode.objects.get(plan=plans.top, parent=None)
    content = ItemContent(fields={"title": "Öppet"}, add=[plans.goals[0].pk, root.pk])
    with pytest.raises(DomainError):
        plan_items.add(plans.operational, content, by=bo, kind=NodeKind.DIRECTION)
    assert not PlanNode.objects.filter(title="Öppet").exists()
    assert not Contribution.objects.exists()


def test_an_uppdrag_is_given_in_the_same_form(plans, org, bo):
    given = {"due_on": date(2027, 6, 30), "receivers": [org.office]}
    content = ItemContent(fields={"title": "Utred", "text": "<p>Nu</p>"}, given=given)
    node = plan_items.add(plans.operational, content, by=bo, kind=NodeKind.SPECIAL_ASSIGNMENT)
    made = Assignment.objects.get()
    assert node.assignment == made
    assert (made.title, made.text, made.giver) == ("Utred", "<p>Nu</p>", org.committee)
    again = ItemContent(fields={"title": "Utred mer", "text": ""}, given={**given, "receivers": []})
    plan_items.edit(node, again, by=bo, version=1)
    made.refresh_from_db()
    assert (made.title, made.receivers.count()) == ("Utred mer", 0)


def test_an_uppdrag_that_exists_is_shown_not_made_again(plans, org, bo):
    given = build.assignment(org.committee, "Utred", org.office)
    content = ItemContent(fields={"title": "Utred"}, assignment=given)
    plan_items.add(plans.operational, content, by=bo, kind=NodeKind.SPECIAL_ASSIGNMENT)
    assert Assignment.objects.get() == given


def test_a_stale_edit_saves_no_part(plans, written, bo):
    plan_items.edit(written.direction, ItemContent(fields={"title": "Först"}), by=bo, version=1)
    with pytest.raises(StaleEdit):
        plan_items.edit(
            written.direction, ItemContent(fields={"title": "Sedan"}, add=[plans.goals[1].pk]), by=bo, version=1
        )
    assert Contribution.objects.count() == 1


def test_pasted_rows_become_items_in_their_order(plans, bo):
    rows = [("Ett", "Text <b>fet</b>"), ("Två", "1 < 2"), ("Tre", "")]
    made = plan_items.add_many(plans.operational, rows, by=bo, kind=NodeKind.DIRECTION)
    stored = PlanNode.objects.filter(pk__in=[node.pk for node in made]).order_by("lft")
    assert [node.title for node in stored] == ["Ett", "Två", "Tre"]
    assert stored[1].text == "<p>1 &lt; 2</p>"


def test_the_day_and_receivers_of_its_uppdrag_are_never_overwritten_unseen(plans, org, bo):
    given = {"due_on": date(2027, 6, 30), "receivers": [org.office]}
    fields = {"title": "Utred", "text": ""}
    node = plan_items.add(
        plans.operational,
        ItemContent(fields=fields, given=given),
        by=bo,
        kind=NodeKind.SPECIAL_ASSIGNMENT,
    )
    later = ItemContent(fields=fields, given={**given, "due_on": date(2027, 9, 30)})
    plan_items.edit(node, later, by=bo, version=1)
    nobody = ItemContent(fields=fields, given={**given, "receivers": []})
    with pytest.raises(StaleEdit) as refusal:
        plan_items.edit(node, nobody, by=bo, version=1)
    made = Assignment.objects.get()
    assert (made.due_on, made.receivers.count()) == (date(2027, 9, 30), 1)
    plan_items.edit(node, nobody, by=bo, version=refusal.value.current.version)
    made.refresh_from_db()
    assert (made.due_on, made.receivers.count()) == (date(2027, 6, 30), 0)
