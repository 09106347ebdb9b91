"""`setup_demo --scale N`: made-up enheter that could be anybody's, beside a demo that is left as it was."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from followup.models import KeyFigureValue, OperatingAmount, OperatingForecast, Report, ReportEdition, ReportingRound
from organisation.models import OrgUnit, User
from planning.models import Contribution, Plan, PlanEdition, PlanNode
from styrmodell import integrity
from styrmodell.demo import scale
from tests import database

NUMBER = 13  # copies in each kontor but not of each model

pytestmark = pytest.mark.full


@pytest.fixture(scope="module")
def closed(demo_database: str, django_db_blocker: object) -> Iterator[dict[int, object]]:
    """The rounds' last days as they were before."""
    with django_db_blocker.unblock(), database.using(demo_database), transaction.atomic():
        before = dict(ReportingRound.objects.values_list("pk", "closes_on"))
        scale.load(NUMBER)
        yield before
        transaction.set_rollback(True)


def made() -> set[int]:
    """The made-up enheter."""
    return set(OrgUnit.objects.filter(kind="UNIT", name__contains=" Exempel ").values_list("pk", flat=True))


def test_so_many_units_are_made_and_nothing_is_wrong_with_them(closed):
    assert len(made()) == NUMBER
    assert list(integrity.all_faults()) == []


def test_they_are_made_once(closed):
    scale.load(NUMBER)
    assert len(made()) == NUMBER


def test_each_has_what_a_unit_has(closed):
    for unit in made():
        first, second = Plan.objects.filter(unit=unit).order_by("first_year")
        nodes = PlanNode.objects.content().filter(plan=first)
        assert PlanEdition.objects.filter(plan=first).count() == 1
        assert not second.editions.exists()
        assert Contribution.objects.filter(from_node__in=nodes).count() >= nodes.filter(kind="ACTIVITY").count()
        assert {report.round.year for report in Report.objects.filter(unit=unit)} == {2024, 2025, 2026}
        assert ReportEdition.objects.filter(report__unit=unit).count() >= 8
        assert KeyFigureValue.objects.filter(unit=unit).count() >= 9
        assert OperatingAmount.objects.filter(operation__unit=unit).count() == 15 * len(scale.MONTHS)
        assert OperatingForecast.objects.filter(operation__unit=unit).exists()


def test_what_is_frozen_of_a_copy_speaks_of_the_copy(closed):
    for edition in PlanEdition.objects.filter(plan__unit__in=made()).select_related("plan__unit"):
        unit = edition.plan.unit
        others = OrgUnit.objects.filter(pk__in=made()).exclude(pk=unit.pk).values_list("name", flat=True)
        assert unit.name in str(edition.content.data)
        assert not any(name in f"{edition.content.data}{edition.cover}{edition.html}" for name in others)
        own = PlanNode.objects.filter(plan=edition.plan).values_list("pk", flat=True)
        assert {node["node"] for node in edition.content.data["nodes"]} <= set(own)


@pytest.mark.parametrize("model", [Plan, PlanNode, Contribution, OperatingAmount, OrgUnit])
def test_everything_has_a_history(closed, model):
    assert set(model.objects.values_list("pk", flat=True)) <= set(model.history.values_list("id", flat=True))


def test_all_is_marked_as_made_up(closed):
    assert not OrgUnit.objects.filter(pk__in=made(), is_example=False).exists()
    assert not PlanNode.objects.content().filter(plan__unit__in=made(), is_example=False).exists()
    assert not Contribution.objects.filter(from_node__plan__unit__in=made(), is_example=False).exists()
    assert not Report.objects.filter(unit__in=made(), is_example=False).exists()
    assert not KeyFigureValue.objects.filter(unit__in=made(), is_example=False).exists()
    assert not OperatingAmount.objects.filter(operation__unit__in=made(), is_example=False).exists()


def test_some_have_handed_in_and_some_have_not(closed):
    states = set(Report.objects.filter(unit__in=made(), round__kind="MONTHLY").values_list("status", flat=True))
    assert states == {"DRAFT", "HANDED_OVER"}


def test_the_rounds_are_as_open_as_they_were(closed):
    assert dict(ReportingRound.objects.filter(pk__in=closed).values_list("pk", "closes_on")) == closed


def test_their_chiefs_may_log_in(closed):
    assert User.objects.get(username="chef-kk-0003").check_password("demo")
