"""An installation from before all text came in through one door is made as if it had."""

import unicodedata
from importlib import import_module

import pytest
from django.apps import apps

from organisation.models import OrgUnit, User
from planning.enums import NodeKind, PlanKind
from planning.models import KeyFigure, PlanNode
from tests import build

COMPOSED = "Öppet på kvällen"
APART = unicodedata.normalize("NFD", COMPOSED)


@pytest.fixture
def compose():
    migration = import_module("followup.migrations.0006_compose_texts_typed_before")
    return lambda: migration.compose(apps, None)


def test_names_texts_and_their_histories_are_composed(org, compose):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    node = build.node(plan, NodeKind.DIRECTION)
    changed = {"title": f"{APART}\r\nalla\u202e dagar", "text": f"<p>{APART}</p>"}
    PlanNode.objects.filter(pk=node.pk).update(**changed)
    node.history.update(**changed)
    OrgUnit.objects.filter(pk=org.unit.pk).update(name=APART)
    compose()
    for row in (PlanNode.objects.get(pk=node.pk), node.history.get()):
        assert (row.title, row.text) == (f"{COMPOSED} alla dagar", f"<p>{COMPOSED}</p>")
    assert OrgUnit.objects.get(pk=org.unit.pk).name == COMPOSED


def test_nothing_is_lost_where_two_would_become_one_or_one_would_become_nothing(org, compose):
    for name in (COMPOSED, APART):
        KeyFigure.objects.create(name=name, unit_of_measure="timmar", direction="NONE")
    User.objects.create(username="osedd", name="\u200b", email="osedd@example.org")
    compose()
    assert set(KeyFigure.objects.values_list("name", flat=True)) == {COMPOSED, APART}
    assert User.objects.get(username="osedd").name == "\u200b"
