"""Klart on the page that is written on: one press saves what is written and says that the section is done."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.models import SectionDuty
from followup.services import reports

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(board_report):
    return reverse("followup:report_write", args=[board_report.pk])


def sent(version, text="<p>Ett gott år.</p>", **button):
    return {"text-summary-text": text, "text-summary-version": str(version), **button}


def test_one_press_saves_the_text_and_says_that_it_is_done(bo, bo_committee_secretary, board_report, url):
    assertContains(bo_committee_secretary.get(url), 'name="done" value="summary"')
    assertRedirects(bo_committee_secretary.post(url, sent(0, done="summary")), f"{url}#summary")
    assert board_report.texts.get(key="summary").text == "<p>Ett gott år.</p>"
    assert SectionDuty.objects.get(report=board_report, key="summary").done_by == bo
    page = bo_committee_secretary.get(url)
    assertContains(page, 'name="undone" value="summary"')
    assertContains(page, "1 av ")
    bo_committee_secretary.post(url, {"undone": "summary"})
    assert not SectionDuty.objects.get().is_done


def test_what_is_changed_afterwards_is_told_there_and_said_to_be_done_again(
    anna, bo_committee_secretary, board_report, url
):
    bo_committee_secretary.post(url, sent(0, done="summary"))
    said = SectionDuty.objects.get().done_at
    assertNotContains(bo_committee_secretary.get(url), "Ändrat efteråt")
    reports.save_text(board_report, "summary", "<p>Ett gott år till.</p>", by=anna)
    page = bo_committee_secretary.get(url)
    assertContains(page, "Ändrat efteråt")
    assertContains(page, "Klart igen")
    bo_committee_secretary.post(url, {"done": "summary"})
    assert SectionDuty.objects.get().done_at > said
    assertNotContains(bo_committee_secretary.get(url), "Ändrat efteråt")


def test_what_cannot_be_saved_is_not_done_and_no_section_of_another_report_is(
    anna, bo_committee_secretary, board_report, url
):
    reports.save_text(board_report, "summary", "<p>Annas ord.</p>", by=anna)
    answer = bo_committee_secretary.post(url, sent(0, done="summary"))
    assert answer.status_code == 409
    assertContains(bo_committee_secretary.post(url, {"done": "hittepå"}), "inget sådant avsnitt", status_code=422)
    assert not SectionDuty.objects.exists()
