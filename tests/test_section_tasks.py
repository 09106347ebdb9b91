"""Mitt arbete: the sections of reports that one answers for."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from followup.services import section_duties
from followup.services.section_duties import Said
from styrmodell.lib.clock import today
from styrmodell.my_work.section_tasks import section_tasks
from tests import build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(), org.committee)


def say(report, by, **said):
    section_duties.save(report, {key: Said(fields) for key, fields in said.items()}, by=by)


def test_a_report_is_one_row_with_what_is_left_until_all_is_klart(bo, bo_committee_secretary, report):
    say(report, bo, **{key: {"responsible": bo.pk} for key in ("summary", "events", "goals")})
    say(report, bo, goals={"is_done": True})
    url = f"{reverse('followup:report_sections', args=[report.pk])}?visa=mina-kvar"
    page = bo_committee_secretary.get("/")
    assertContains(page, f'<a href="{url}">Delårsrapport 2 2026: 2 avsnitt kvar för dig</a>')
    (found,) = section_tasks(bo, today())
    assert (found.done, found.total, found.due) == (1, 3, report.due_on)
    say(report, bo, summary={"is_done": True}, events={"is_done": True})
    assert section_tasks(bo, today()) == []


def test_nobody_is_asked_of_what_is_not_asked_for_or_may_not_be_written(bo, anna, report):
    say(report, bo, summary={"responsible": bo.pk})
    assert section_tasks(anna, today()) == []
    report.duties.update(key="unheard_of")
    assert section_tasks(bo, today()) == []
    report.duties.update(key="summary")
    assert len(section_tasks(bo, today())) == 1
    build_followup.submitted(report, by=bo)
    assert section_tasks(bo, today()) == []
