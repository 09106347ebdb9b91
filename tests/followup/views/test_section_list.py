"""Rapporternas avsnitt: what a year's reports hold, in order, and of whom it is asked."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import Extent
from followup.models import ReportSection, SectionRule
from followup.services import reports, sections
from tests import build_followup

pytestmark = pytest.mark.django_db

WHERE = reverse("followup:section_list")


def test_the_sections_of_the_newest_year_are_listed_in_order_with_who_is_asked(anna_controller):
    sections.begin(2025)
    build_followup.round_()
    assertContains(anna_controller.get(reverse("followup:round_list")), WHERE)
    page = anna_controller.get(WHERE)
    html = page.content.decode()
    assert "Rapporternas avsnitt 2026" in html
    assert html.index(">Väsentliga händelser<") < html.index(">Personal<") < html.index(">Sammanfattning<")
    assertContains(page, "Krävs: nämnder och kommunen; frivilligt: enheter, kontor och bolag")
    assertNotContains(page, "Beslutsdata")  # which cannot be written yet
    assertContains(anna_controller.get(WHERE, {"ar": "2025"}), "Rapporternas avsnitt 2025")


def test_they_are_searched_and_chosen_by_who_answers(anna_controller):
    sections.begin(2026)
    page = anna_controller.get(WHERE, {"vem": "UNIT"})
    assertContains(page, ">Aktiviteter<")
    assertNotContains(page, ">Personal<")
    assertContains(anna_controller.get(WHERE, {"q": "sjukfrånvaro"}), ">Personal<")
    assertContains(anna_controller.get(WHERE, {"q": "svartvit"}), "Inget avsnitt passar sökningen")
    assert anna_controller.get(WHERE, {"ar": "x", "vem": "HITTEPÅ"}).status_code == 200


def test_one_that_is_asked_of_nobody_says_that_what_is_written_stays(org, anna_controller):
    report = build_followup.report(build_followup.round_(), org.committee)
    reports.save_text(report, "personnel", "<p>Två har slutat.</p>", by=None)
    section = ReportSection.objects.get(key="personnel")
    SectionRule.objects.filter(section=section).update(least=Extent.NONE, ground="J", extent=Extent.NONE)
    page = anna_controller.get(WHERE)
    assertContains(page, "Ingen får frågan. Det som är skrivet i 1 rapport finns kvar.")


def test_before_the_first_round_there_are_none(anna_controller, reader):
    assertContains(anna_controller.get(WHERE), "Inga avsnitt än")
    assert reader.get(WHERE).status_code == 403


def test_the_list_asks_as_many_questions_for_many_texts(org, anna_controller, django_assert_max_num_queries):
    in_round = build_followup.round_()
    for unit in (org.committee, org.other_committee, org.municipality, org.company):
        report = build_followup.report(in_round, unit)
        reports.save_text(report, "summary", "<p>Så gick det.</p>", by=None)
    with django_assert_max_num_queries(9):
        assert anna_controller.get(WHERE).status_code == 200
