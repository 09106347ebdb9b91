"""Mitt arbete: åtgärder that are to be done soon, or should have been, until somebody tells that they are."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import RoundKind, WorkState
from followup.services import status_updates
from tests import build, build_followup
from tests.followup.promised import promised

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(RoundKind.INTERIM_1, due_on=date(2026, 5, 26)), org.unit)


def test_whoever_tells_how_it_goes_has_one_task_for_all_that_are_due(report, david, cilla):
    first, _ = promised(report, "Öppna på lördagar", "Byt skyltarna", due_on=date(2026, 12, 1))
    page = build.client(david).get("/")
    assertContains(page, "Skriv hur det gick med två åtgärder")
    assertContains(page, 'href="/atgarder/"')
    assertNotContains(build.client(cilla).get("/"), 'href="/atgarder/"')
    status_updates.write(by=david, action=first, state=WorkState.CANCELLED)
    assertContains(build.client(david).get("/"), "Skriv hur det gick med en åtgärd")


def test_what_is_far_away_or_has_no_day_is_asked_in_the_report(report, org, david):
    promised(report, "Öppna på lördagar", due_on=date(2027, 3, 1))
    promised(build_followup.report(build_followup.round_(), org.unit), "Byt skyltarna")
    assertNotContains(build.client(david).get("/"), 'href="/atgarder/"')
