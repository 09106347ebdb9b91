"""Vad beslutet ändrade: from what was first laid before a body to the edition, for all who may read the edition."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from organisation.enums import Outcome
from planning.enums import NodeKind, PlanKind
from planning.models import Plan
from planning.services import plan_nodes
from planning.services import plans as plan_service
from tests import build


def url(plan, number=1):
    return f"/planer/{plan.pk}/utgavor/{number}/vad-beslutet-andrade/"


def between(answer):
    picked = answer.context["page"].picked
    return picked.before.key, picked.after.key


def test_what_was_written_anew_on_the_way_is_told(handed_in, written, member, reader, send_out):
    send_out()
    assert member.get(url(handed_in)).status_code == 404
    plan_service.return_for_changes(handed_in, by=None, comment="Skriv om.")
    plan_nodes.edit(written.direction, by=None, version=None, title="Öppna hus")
    plan_service.submit(Plan.objects.get(pk=handed_in.pk), by=None)
    build.decided(Plan.objects.get(pk=handed_in.pk))
    answer = reader.get(url(handed_in))
    assert between(answer) == ("handling-1", "utgava-1")
    assertContains(answer, "Öppna hus")
    assert answer.context["page"].steps == ()
    assertContains(reader.get(handed_in.get_absolute_url()), url(handed_in))
    assert [reader.get(url(handed_in, number)).status_code for number in (0, 2)] == [404, 404]


def test_a_text_decided_as_it_was_laid_is_told_to_be_the_same(handed_in, reader, send_out):
    send_out()
    build.decided(handed_in)
    answer = reader.get(url(handed_in))
    assert answer.context["page"].picked.comparison.count == 0
    assertContains(answer, "Texten är densamma i förslaget och i beslutet.")


@pytest.fixture
def amended_twice(org):
    """A flerårsplan where KS's text was laid anew, and KF's too before it decided."""
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028)
    goal = build.node(plan, NodeKind.GOAL, "Trygga invånare")
    for title in ("Trygga invånare i hela kommunen", "Trygga och stolta invånare"):
        plan_service.submit(plan, by=None)
        build.decided(plan, date=date(2026, 10, 28), outcome=Outcome.REFERS_BACK, note="Skriv om.")
        plan_nodes.edit(goal, by=None, version=None, title=title)
        plan = Plan.objects.select_related("unit").get(pk=plan.pk)
    plan_service.submit(plan, by=None)
    build.decided(plan, date=date(2026, 11, 2))
    build.decided(Plan.objects.select_related("unit").get(pk=plan.pk), date=date(2026, 11, 18))
    return plan


def test_each_change_on_the_way_is_a_step(amended_twice, reader):
    answer = reader.get(url(amended_twice))
    assert between(answer) == ("handling-1", "utgava-1")
    steps = answer.context["page"].steps
    assert len(steps) == 3
    assertContains(answer, "Kommunstyrelsen återremitterar 2026-10-28")
    first, second = (reader.get(f"{url(amended_twice)}{step.url}") for step in steps[1:])
    assert [between(first), between(second)] == [("handling-1", "handling-2"), ("handling-2", "handling-3")]
    assertContains(first, "i hela kommunen")
    assertNotContains(first, "stolta")
    assert reader.get(f"{url(amended_twice)}?steg=3").status_code == 404
