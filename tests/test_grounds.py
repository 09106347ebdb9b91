"""A ground that is laid is the one that the services made, and is laid only where they would make the same."""

import pytest
from django.db import transaction

from organisation.models import OrgUnit
from planning.enums import PlanKind
from planning.models import Plan, PlanNode
from styrmodell import integrity
from tests import build, grounds

pytestmark = pytest.mark.django_db


def _found(make_org=build.org, make_chain=build.chain):
    """What the database holds with a municipality and its plans in it; undone afterwards."""
    with transaction.atomic():
        make_chain(make_org())
        found = grounds.rows()
        transaction.set_rollback(True)
    grounds.forget()
    return found


def test_what_is_laid_is_what_was_made_with_its_ids_and_its_history():
    assert _found() == _found()


def test_as_many_rows_are_laid_as_the_services_make():
    laid, made = _found(), _found(build.org.__wrapped__, build.chain.__wrapped__)
    assert {model: len(rows) for model, rows in laid.items()} == {model: len(rows) for model, rows in made.items()}


def test_nothing_is_wrong_with_what_is_laid(org):
    build.chain(org)
    assert list(integrity.all_faults()) == []


def test_what_a_test_wrote_before_is_taken_into_account(org):
    earlier = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2020)
    build.node(earlier, "GOAL", "Stod här")
    build.chain(org)
    assert Plan.objects.count() == 4
    assert PlanNode.objects.filter(title="Stod här").exists()
    assert list(integrity.all_faults()) == []


def test_what_is_built_on_a_ground_gets_ids_of_its_own(org):
    top, operational, _ = build.chain(org)
    made = build.node(operational, "DIRECTION")
    assert PlanNode.objects.filter(pk=made.pk).count() == 1
    assert made.pk > max(top.nodes.values_list("pk", flat=True))
    assert build.unit("UNIT", "Ny", org.office).pk > max(
        OrgUnit.objects.exclude(name="Ny").values_list("pk", flat=True)
    )
