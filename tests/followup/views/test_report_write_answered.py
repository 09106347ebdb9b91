"""Fyll i rapporten: what is klart or utgår stands folded away with its last words, and may be taken up again."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import ReportStatus, RoundKind, WorkState
from followup.models import StatusUpdate
from followup.services import status_updates
from planning.enums import NodeKind
from tests import build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(org):
    build_followup.work_plan(org.unit, activities=2, figures=0)
    build_followup.report(build_followup.round_(RoundKind.INTERIM_1, due_on=date(2026, 5, 8)), org.unit)
    return build_followup.report(build_followup.round_(), org.unit)


@pytest.fixture
def url(report):
    return reverse("followup:report_write", args=[report.pk])


def done(report, count=1):
    nodes = report.unit.plans.get().nodes.filter(kind=NodeKind.ACTIVITY).order_by("lft")
    for node in nodes[:count]:
        status_updates.write(by=None, node=node, state=WorkState.DONE, text="Alla läser.", day=date(2026, 4, 20))
    return nodes[0]


def test_it_is_one_line_and_the_count_leaves_it_out(david_unit_manager, report, url):
    done(report)
    page = david_unit_manager.get(url)
    assertContains(page, "1 aktivitet är klar eller utgår och behöver inget svar")
    assertContains(page, "En fråga ska besvaras.")
    assertContains(page, "Alla läser.")
    assertContains(page, "2026-04-20")


def test_several_are_still_one_line_and_the_report_is_handed_in_without_another_word(david_unit_manager, report, url):
    done(report, 2)
    assertContains(david_unit_manager.get(url), "2 aktiviteter är klara eller utgår och behöver inget svar")
    david_unit_manager.post(reverse("followup:report_submit", args=[report.pk]))
    report.refresh_from_db()
    assert report.status == ReportStatus.HANDED_OVER
    assert StatusUpdate.objects.count() == 2


def test_it_is_taken_up_again_where_it_stands(david_unit_manager, report, url):
    node = done(report)
    mark = StatusUpdate.objects.get(node=node).mark
    prefix = f"activity-{node.pk}"
    sent = {f"{prefix}-state": "DELAYED", f"{prefix}-text": "Två till ska med.", f"{prefix}-version": mark}
    david_unit_manager.post(url, sent)
    assert StatusUpdate.objects.filter(node=node).latest("pk").state == WorkState.DELAYED
    assertNotContains(david_unit_manager.get(url), "behöver inget svar")


def test_what_is_sent_back_as_it_stood_writes_nothing(david_unit_manager, report, url):
    node = done(report)
    mark = StatusUpdate.objects.get(node=node).mark
    prefix = f"activity-{node.pk}"
    david_unit_manager.post(
        url, {f"{prefix}-state": "DONE", f"{prefix}-text": "Alla läser.", f"{prefix}-version": mark}
    )
    assert StatusUpdate.objects.filter(node=node).count() == 1


def test_what_cannot_be_saved_stands_open_with_what_was_typed(david_unit_manager, report, url):
    node = done(report)
    prefix = f"activity-{node.pk}"
    sent = {f"{prefix}-state": "DELAYED", f"{prefix}-text": "Min text.", f"{prefix}-version": "0"}
    page = david_unit_manager.post(url, sent)
    assertContains(page, "Min text.", status_code=409)
    assertNotContains(page, "behöver inget svar", status_code=409)
