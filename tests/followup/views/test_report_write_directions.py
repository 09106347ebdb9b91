"""Fyll i rapporten: a nämnd's inriktningar, each with one row of choices."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from followup.models import Assessment
from planning.enums import NodeKind, PlanKind
from tests import build, build_followup

pytestmark = pytest.mark.django_db
FOLDED = "<summary>Skriv en text</summary>"


@pytest.fixture
def direction(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2026)
    made = build.node(plan, NodeKind.DIRECTION, "Biblioteken är öppna")
    build.adopted(plan, on=date(2025, 12, 1))
    return made


@pytest.fixture
def url(org, direction):
    report = build_followup.report(build_followup.round_(), org.committee)
    return reverse("followup:report_write", args=[report.pk])


def test_it_says_why_a_text_is_needed_and_asks_for_no_maluppfyllelse(bo_committee_secretary, url, direction):
    page = bo_committee_secretary.get(url)
    assertContains(page, "Ingen annan har skrivit om det den här gången")
    assertNotContains(page, FOLDED)
    assertContains(page, f'name="goal-{direction.pk}-progress"')
    assertNotContains(page, f'name="goal-{direction.pk}-attainment"')


def test_where_somebody_below_has_written_the_text_is_folded_until_it_goes_backwards(
    bo_committee_secretary, org, url, direction
):
    work = build.plan(PlanKind.WORK, org.unit, 2026)
    activity = build.node(work, NodeKind.ACTIVITY, "Ta in vikarier")
    build.contribution(activity, direction)
    build.adopted(work, on=date(2025, 12, 20))
    activity.status_updates.create(state="ON_TRACK", text="Två är anställda.", date=date(2026, 5, 1))
    page = bo_committee_secretary.get(url)
    assertContains(page, FOLDED)
    name = f"goal-{direction.pk}"
    assertContains(page, f'data-asks="{name}-progress {name}-text?{name}-progress=BACKWARD"')
    bo_committee_secretary.post(url, {f"{name}-progress": "BACKWARD", f"{name}-version": "0"})
    page = bo_committee_secretary.get(url)
    assertContains(page, "Det går bakåt. Skriv vad det beror på.")
    assertNotContains(page, FOLDED)
    assert Assessment.objects.get(node=direction).progress == "BACKWARD"
