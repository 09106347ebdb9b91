"""The table of fields: every field of every kind of item goes from the form to the next year without being named."""

from datetime import date

import pytest
from django.db import models

from organisation.enums import Role
from planning.enums import NodeKind, PlanKind
from planning.forms.plan_nodes import ItemForm
from planning.item_fields import FIELDS, FIELDS_OF, HEADINGS, WRITTEN, Widget
from planning.models import Perspective, PlanNode
from planning.models.item_text import COLUMNS, label_of
from planning.reading.changes import node_rows, node_steps
from planning.reading.facts import own_facts
from planning.reading.sides import tell
from planning.reading.tree import NAMED, frozen_rows, working_rows
from planning.services import editions, plan_copies, plan_nodes
from styrmodell.integrity import frozen_plan_faults
from styrmodell.lib.days import years_later
from tests import build

pytestmark = pytest.mark.django_db

# A plan that each kind stands in, whose form asks for all its fields.
PLACES = {
    NodeKind.SECTION: (PlanKind.WORK, "unit"),
    NodeKind.GOAL: (PlanKind.MULTI_YEAR, "municipality"),
    NodeKind.COUNCIL_ASSIGNMENT: (PlanKind.MULTI_YEAR, "municipality"),
    NodeKind.DIRECTION: (PlanKind.OPERATIONAL, "committee"),
    NodeKind.PRIORITY: (PlanKind.OFFICE, "office"),
    NodeKind.SPECIAL_ASSIGNMENT: (PlanKind.OPERATIONAL, "committee"),
    NodeKind.ACTIVITY: (PlanKind.WORK, "unit"),
    NodeKind.POINT: (PlanKind.GOVERNING, "committee"),
}
SUITS = {
    Widget.LINE: models.CharField,
    Widget.RICH: models.TextField,
    Widget.TICK: models.BooleanField,
    Widget.TICKS: models.JSONField,
    Widget.DAY: models.DateField,
    Widget.PICK: models.ForeignKey,
}
OF_ASSIGNMENT = {"assignment_due_on": "2027-06-30", "funding": "WITHIN_FRAME"}

each_kind = pytest.mark.parametrize("kind", PLACES)


def place(org, kind, first_year=build.YEAR):
    plan_kind, unit = PLACES[kind]
    name = {"name": "Reglemente"} if plan_kind == PlanKind.GOVERNING else {}
    return build.plan(plan_kind, getattr(org, unit), first_year, **name)


def written(kind):
    """Something in every field of the kind, by column."""
    values = {
        Widget.LINE: "Ord",
        Widget.RICH: "<p>Mer ord</p>",
        Widget.TICK: True,
        Widget.TICKS: [3, 16],
        Widget.DAY: date(2027, 3, 1),
        Widget.PICK: None,
    }
    found = {field.column: values[field.widget] for field in WRITTEN if kind in field.kinds}
    if "perspective_id" in found:
        found["perspective_id"] = build.perspective().pk
    return found


def test_every_column_of_an_item_has_its_line_and_every_line_its_column():
    assert {field.name for field in FIELDS} == set(COLUMNS) - {"kind"}
    assert [field.name for field in FIELDS if field.is_row != isinstance(COLUMNS[field.name], models.ForeignKey)] == []


@pytest.mark.parametrize("field", WRITTEN, ids=lambda field: field.name)
def test_a_field_is_filled_in_as_it_is_stored(field):
    assert isinstance(COLUMNS[field.name], SUITS[field.widget])


def test_a_label_begins_with_a_capital_and_keeps_its_names():
    assert label_of("agenda_goals") == "Mål i Agenda 2030"


def test_what_is_written_is_told_under_a_heading_or_has_a_place_of_its_own():
    assert {field.name for field in WRITTEN if not field.heading} <= set(NAMED)


def test_only_boxes_and_days_share_a_heading():
    shared = [fields for of_kind in HEADINGS.values() for fields in of_kind.values() if len(fields) > 1]
    assert {field.widget for fields in shared for field in fields} <= {Widget.TICK, Widget.DAY}


@each_kind
def test_the_form_asks_for_every_field_and_shows_it_again(org, kind):
    plan, values = place(org, kind), written(kind)
    typed = {name: "on" if value is True else value for name, value in values.items()} | OF_ASSIGNMENT
    form = ItemForm(typed, plan=plan, kind=kind, perspectives=Perspective.objects.all())
    assert form.errors == {}
    assert form.content().fields == values
    again = ItemForm(
        plan=plan, kind=kind, node=build.node(plan, kind, **values), perspectives=Perspective.objects.all()
    )
    assert {name: again.initial.get(name, again.fields[name].initial) for name in values} == values


@each_kind
def test_an_edition_keeps_every_field(org, kind):
    plan = place(org, kind)
    node = build.node(plan, kind, **written(kind))
    content = editions.freeze(plan, by=None)
    (working,), (kept,) = (
        [row for row in rows if row.pk == node.pk] for rows in (working_rows(plan), frozen_rows(content.pk))
    )
    assert kept.own == working.own
    assert [field.name for field in WRITTEN if kind in field.kinds and not kept.own[field.name]] == []
    assert list(frozen_plan_faults()) == []


@each_kind
def test_every_field_with_a_heading_is_told_of(org, kind):
    plan = place(org, kind)
    node = build.node(plan, kind, **written(kind))
    (row,) = (row for row in working_rows(plan) if row.pk == node.pk)
    told = {fact.label for fact in own_facts(row)}
    assert told == {field.heading for field in FIELDS_OF[kind] if field.heading}


@each_kind
def test_a_change_of_any_field_is_in_the_history_and_between_editions(org, kind):
    plan, values = place(org, kind), written(kind)
    node = build.node(plan, kind, "Före")
    before = editions.freeze(plan, by=None)
    node = plan_nodes.edit(node, by=None, version=None, **values)
    after = editions.freeze(plan, by=None)
    labels = {label_of(field.name) for field in WRITTEN if kind in field.kinds}
    (latest, *_) = node_rows(node, node_steps(node, build.user(Role.CONTROLLER, org.municipality)))
    assert {change.label for change in latest.changes} == labels
    (item,) = [item for item in tell(before.pk, after.pk).items if item.is_changed]
    told = {value.label or "Text" for value in item.changes.values} | ({"Rubrik"} if item.is_retitled else set())
    assert told == labels


@pytest.mark.parametrize("kind", [kind for kind in PLACES if kind != NodeKind.POINT])  # a styrdokument is begun anew
def test_next_years_copy_has_every_field(org, kind):
    last, values = place(org, kind), written(kind)
    node = build.node(last, kind, **values)
    unit = getattr(org, PLACES[kind][1])
    plan = plan_copies.start_from(last, unit, build.YEAR + 1, by=None, chosen=[node.pk])
    copy = PlanNode.objects.get(plan=plan, kind=kind)
    moved = {name: years_later(value, 1) for name, value in values.items() if isinstance(value, date)}
    assert {name: getattr(copy, name) for name in values} == values | moved


def test_what_is_empty_is_not_in_the_data_so_that_a_field_may_come_later(org):
    plan = place(org, NodeKind.DIRECTION)
    build.node(plan, NodeKind.DIRECTION, "Öppet")
    (kept,) = editions.freeze(plan, by=None).data["nodes"]
    assert kept["title"] == "Öppet"
    assert not set(kept) & ({field.column for field in FIELDS} - {"title"})
