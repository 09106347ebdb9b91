"""Fyll i rapporten: what is needed is marked, and what is left and what is empty is told."""

import re
from collections import Counter

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from tests import build_followup

pytestmark = pytest.mark.django_db


def write_url(report):
    return reverse("followup:report_write", args=[report.pk])


def test_what_is_needed_is_marked_and_what_is_not_is_not(david_unit_manager, unit_report):
    page = david_unit_manager.get(write_url(unit_report)).content.decode()
    marked = re.findall(r'data-required="[^"]+"\s*>([^<]+)<', page)
    assert Counter(marked) == {"Läge": 6, "Nyckeltal": 1, "Avvikelse": 1, "Gäller": 1}


@pytest.mark.parametrize(
    ("told", "place"), [("figure-7", "#figure-7"), ("", ""), ("x\r\nSet-Cookie: a", ""), ("å", "")]
)
def test_one_comes_back_to_where_one_wrote(david_unit_manager, unit_report, told, place):
    answer = david_unit_manager.post(write_url(unit_report), {"place": told})
    assert answer["Location"] == f"{write_url(unit_report)}{place}"


def test_when_all_that_is_needed_is_there_the_page_tells_of_what_is_empty(david, david_unit_manager, unit_report):
    build_followup.answer_everything(unit_report, by=david)
    assertContains(david_unit_manager.get(write_url(unit_report)), "1 frivillig fråga utan svar")
    summary = {"text-summary-text": "<p>Det går bra.</p>", "text-summary-version": "0"}
    david_unit_manager.post(write_url(unit_report), summary)
    assertContains(david_unit_manager.get(write_url(unit_report)), "Allt är ifyllt.")
