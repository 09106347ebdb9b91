"""What was typed and not saved before drafts belonged to windows is there afterwards, where it is looked for."""

from importlib import import_module

import pytest
from django.apps import apps

from organisation.models import Draft
from planning.enums import NodeKind, PlanKind
from styrmodell.web import drafts
from tests import build


@pytest.fixture
def migrated():
    """Runs both migrations over what is there."""

    def migrate():
        import_module("organisation.migrations.0009_keep_what_could_not_be_saved").name_what_is_there(apps, None)
        import_module("planning.migrations.0003_name_drafts_by_their_plan").name_by_plan(apps, None)

    return migrate


def test_every_draft_is_found_by_its_plan_or_report_and_named(org, anna, migrated):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    node = build.node(plan, NodeKind.DIRECTION)
    before = {
        f"plan-node:{node.pk}": f"plan:{plan.pk}/node:{node.pk}",
        "plan-node:987654": "plan-node:987654",
        f"plan-node:new:{plan.pk}:DIRECTION:": f"plan:{plan.pk}/new:DIRECTION:",
        f"plan-link:{plan.pk}": f"plan:{plan.pk}/links",
        "report:4": "report:4/answers",
        "assignment:new": "assignment:new",
    }
    for key in before:
        Draft.objects.create(user=anna, key=key, data={"title": ["Halvskrivet"], "kind": ["GOAL"], "many": [""]})
    many = Draft.objects.create(
        user=anna, key=f"plan-node:new:{plan.pk}:GOAL:3", data={"many": ["1"], "lines": ["Ett"]}
    )
    migrated()
    assert sorted(anna.drafts.exclude(pk=many.pk).values_list("key", flat=True)) == sorted(before.values())
    assert Draft.objects.get(pk=many.pk).key == f"plan:{plan.pk}/new:GOAL:3:many"
    assert {text.beginning for text in drafts.named(drafts.unsaved(anna, f"plan:{plan.pk}"))} == {"Halvskrivet", "Ett"}
