"""The units whose people are told of in a year."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import ReportStatus, RoundKind
from tests import build_followup
from tests.followup import given_personnel as given

pytestmark = pytest.mark.django_db

URL = "/ekonomi/personal/"


def test_a_year_shows_how_far_each_unit_has_come(org, anna_controller):
    given.told(org.committee, employees=43, sick_total="5.6", men="färre")
    page = anna_controller.get(URL)
    for text in (">3 av 16 rader</td>", ">43</td>", ">5,6</td>", ">inget ifyllt</td>"):
        assertContains(page, text)
    assertContains(anna_controller.get(f"{URL}?ar=2024"), ">inget ifyllt</td>")


def test_units_are_found_by_name_and_what_is_not_found_is_told(org, anna_controller):
    page = anna_controller.get(f"{URL}?q={org.committee.name}")
    assertContains(page, org.committee.name)
    assertNotContains(page, org.other_committee.name)
    assertContains(anna_controller.get(f"{URL}?q=zzz"), "Ingen enhet passar sökningen")


def test_each_reads_the_own_units_and_everybody_what_is_decided(org, bo_committee_secretary, reader):
    given.told(org.other_committee, employees=43)
    assertNotContains(bo_committee_secretary.get(URL), org.other_committee.name)
    assertContains(reader.get(URL), "Inga personaluppgifter att visa")
    report = build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2025), org.other_committee)
    type(report).objects.filter(pk=report.pk).update(status=ReportStatus.HANDED_OVER)
    for client in (bo_committee_secretary, reader):
        assertContains(client.get(URL), org.other_committee.name)
    assertNotContains(reader.get(f"{URL}?ar=2024"), org.other_committee.name)


def test_nothing_is_sent_to_it(anna_controller):
    assert anna_controller.post(URL).status_code == 405
