"""Kommentarer på ett avsnitt: as on an item of a plan, for those who read the report as it is being written."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import ReportStatus
from followup.models import Report, SectionComment
from tests import build, build_followup
from tests.answers import told
from tests.commenting import said


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(), org.committee)


@pytest.fixture
def url(report):
    return f"/rapporter/{report.pk}/kommentarer/events/"


def test_the_section_is_talked_about_by_those_who_read_the_text(report, url, bo, cilla):
    answer = build.client(cilla).post(url, {"text": "Skriv om bussarna, @Bo."}, follow=True)
    assertContains(answer, "Skriv om bussarna, @Bo.")
    first = SectionComment.objects.get()
    assert (first.key, set(first.mentions.all())) == ("events", {bo})
    answer = build.client(bo).post(url, {"text": "Gjort.", "under": first.pk, "step": f"close-{first.pk}"}, follow=True)
    assertContains(answer, "Avslutat")
    assert SectionComment.objects.get(answers=first).text == "Gjort."


def test_the_reports_pages_lead_there_and_show_what_is_said(report, url, bo, cilla):
    said(report, "Skriv om bussarna.", by=cilla)
    client = build.client(bo)
    answer = client.get(f"/rapporter/{report.pk}/fyll-i/")
    assertContains(answer, f'href="{url}" aria-label="1 kommentar till')
    assertContains(answer, "Skriv om bussarna.")
    answer = client.get(f"/rapporter/{report.pk}/")
    assertContains(answer, "Skriv om bussarna.")
    assertContains(answer, f'href="{url}"')


def test_no_other_than_its_readers_and_no_section_that_is_not_asked_for(report, url, reader, eva_other_committee, bo):
    for client in (reader, eva_other_committee):
        assert client.get(url).status_code == 404
        assert client.post(url, {"text": "Jag då?"}).status_code == 404
    assert build.client(bo).get(url.replace("events", "nothing")).status_code == 404


def test_a_decided_report_shows_what_is_kept_and_takes_no_more(report, url, bo, reader):
    said(report, "Behåll mig.", by=bo, kept=True)
    said(report, "Inte mig.", by=bo)
    edition = build_followup.decided(build_followup.submitted(report))
    client = build.client(bo)
    assertContains(client.get(url), "Behåll mig.")
    assertNotContains(client.get(url), "Inte mig.")
    assertContains(client.get(f"/rapporter/{report.pk}/"), "Behåll mig.")
    assert told(client.post(url, {"text": "Ett ord till."}, follow=True)) == ["error"]
    assert bo.drafts.get().beginning == "Ett ord till."
    assert reader.get(url).status_code == 403
    assertNotContains(reader.get(f"/rapporter/{report.pk}/"), "Behåll mig.")
    assert "Behåll mig." not in f"{edition.html}{edition.content.data}"


def test_a_report_that_may_come_back_is_commented_on_and_returned_with_that(report, org, david, cilla):
    below = build_followup.report(report.round, org.unit)
    Report.objects.filter(pk=below.pk).update(status=ReportStatus.HANDED_OVER)
    client = build.client(cilla)
    url = f"/rapporter/{below.pk}/kommentarer/activities/"
    assertContains(client.post(url, {"text": "Skriv mer."}, follow=True), "Kommentaren är sparad.")
    place = f'href="{url}#samtal-{SectionComment.objects.get().pk}"'
    assertContains(client.get(f"/rapporter/{below.pk}/aterlamna/"), place)
    client.post(f"/rapporter/{below.pk}/aterlamna/", {"comment": "Se kommentarerna."})
    assertContains(build.client(david).get(f"/rapporter/{below.pk}/"), place)


def test_what_is_made_of_the_report_says_nothing_of_comments(report, bo):
    said(report, "Skriv om bussarna.", by=bo)
    answer = build.client(bo).get(f"/rapporter/{report.pk}/json/")
    assert (answer.status_code, "bussarna" in answer.content.decode()) == (200, False)
