"""Fyll i rapporten: what is invented says so, once where all of it is."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from followup.models import Assessment, OperatingAmount
from organisation.enums import Role
from organisation.models import Operation
from planning.enums import NodeKind
from planning.models import FrozenNode
from tests import build, build_followup

pytestmark = pytest.mark.django_db


def write_url(report):
    return reverse("followup:report_write", args=[report.pk])


def test_what_is_invented_is_marked_once_a_section(org, bo_committee_secretary, board_report):
    operation = Operation.objects.create(unit=org.committee, code="KN-30", name="Bibliotek")
    other = Operation.objects.create(unit=org.committee, code="KN-40", name="Kulturskola")
    for one in (operation, other):
        OperatingAmount.objects.create(operation=one, year=2026, month=8, outcome=-1, is_example=True)
    assertContains(bo_committee_secretary.get(write_url(board_report)), "Exempeldata</span>", count=1)
    OperatingAmount.objects.filter(operation=other).update(outcome=-2, is_example=False)
    FrozenNode.objects.filter(kind=NodeKind.GOAL).update(is_example=True)
    page = bo_committee_secretary.get(write_url(board_report))
    assertContains(page, "Exempeldata</span>", count=2)  # the section of goals, and one row of the account
    FrozenNode.objects.filter(code="I1").update(is_example=False)
    assertContains(bo_committee_secretary.get(write_url(board_report)), "Exempeldata</span>", count=2)


def test_a_text_from_below_that_is_invented_says_so(org, board_report):
    build_followup.submitted(board_report)
    Assessment.objects.filter(report=board_report).update(is_example=True)
    own = build_followup.report(board_report.round, org.municipality)
    anna = build.client(build.user(Role.CONTROLLER, org.group))
    assertContains(anna.get(write_url(own)), "Exempeldata</span>", count=2)
