"""Läget för en enhets aktiviteter och uppdrag: reached from the plan and Mitt arbete, written any day."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from followup.asking import questions
from followup.asking.kinds import StateQuestion
from followup.enums import WorkState
from followup.services import status_updates
from planning.enums import NodeKind
from tests import build, build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def activity(org):
    return build_followup.work_plan(org.unit, activities=2, figures=0).plan.nodes.filter(kind=NodeKind.ACTIVITY)[0]


@pytest.fixture
def url(org, activity):
    return reverse("followup:unit_states", args=[org.unit.pk])


def test_everything_stands_there_with_what_was_last_told_and_its_day(david_unit_manager, url, activity):
    status_updates.write(by=None, node=activity, state=WorkState.ON_TRACK, text="Börjat.", day=date(2026, 3, 1))
    status_updates.write(by=None, node=activity, state=WorkState.DELAYED, text="Larmet väntar.", day=date(2026, 9, 1))
    page = david_unit_manager.get(url)
    for words in (activity.title, "Larmet väntar.", "2026-09-01", "Aktivitet 2", "inget än"):
        assertContains(page, words)
    assertNotContains(page, "Börjat.")


def test_uppdrag_stand_there_until_they_are_ended_or_given_to_others(org, bo_committee_secretary):
    given = build.decision(org.council, date=date(2025, 1, 20))
    given.save()
    ended = build.decision(org.council, date=date(2025, 3, 1))
    ended.save()
    build.assignment(org.council, "Pågående", org.committee, decision=given)
    build.assignment(org.council, "Avslutat", org.committee, decision=given, ended_by=ended)
    build.assignment(org.council, "Inte beslutat", org.committee)
    build.assignment(org.council, "Någon annans", org.other_committee, decision=given)
    page = bo_committee_secretary.get(reverse("followup:unit_states", args=[org.committee.pk]))
    assertContains(page, "Pågående")
    for title in ("Avslutat", "Inte beslutat", "Någon annans"):
        assertNotContains(page, title)


def test_plan_and_mitt_arbete_lead_there_for_whoever_writes(david_unit_manager, bo_committee_secretary, url, activity):
    plan = activity.plan.get_absolute_url()
    for page in ("/", plan):
        assertContains(david_unit_manager.get(page), f'href="{url}"')
    assertNotContains(bo_committee_secretary.get(plan), f'href="{url}"')


def test_what_is_written_there_is_the_next_rounds_answer(david_unit_manager, org, url, activity):
    place = reverse("followup:activity_status", args=[activity.pk])
    assertContains(david_unit_manager.get(url), f'href="{place}"')
    david_unit_manager.post(place, {"state": "DELAYED", "text": "Larmet väntar.", "version": ""})
    report = build_followup.report(build_followup.round_(), org.unit)
    asked = next(one for one in questions.for_report(report).questions if isinstance(one, StateQuestion))
    assert (asked.title, asked.state, asked.text) == (activity.title, WorkState.DELAYED, "Larmet väntar.")


def test_without_anything_it_says_when_there_will_be(org, cilla_head_of_office):
    assertContains(
        cilla_head_of_office.get(reverse("followup:unit_states", args=[org.office.pk])), "när planen är beslutad"
    )


def test_nobody_elses(org, url, cilla_head_of_office):
    assert cilla_head_of_office.get(url).status_code == 403
