"""Ändringarna är införda: the edition of the handling with what the body changed, and what has moved on side by side."""

import pytest

from followup.models import OperatingForecast, Report, ReportText
from tests.answers import explained, said, told
from tests.followup import amending
from tests.followup.amending import amend


@pytest.fixture
def url(amended):
    return f"/rapporter/{amended.pk}/andringar/klart/"


def test_the_edition_is_made_and_read_by_all(url, amended, bo_committee_secretary, reader):
    amend(amended, "text", "summary", text="<p>Nämndens egna ord.</p>")
    assert reader.get(amended.get_absolute_url()).status_code == 404
    answer = bo_committee_secretary.post(url, follow=True)
    assert told(answer) == ["success"]
    assert "Nämndens egna ord." in said(reader.get(amended.get_absolute_url()))
    assert Report.objects.get(pk=amended.pk).editions.count() == 1


def test_what_has_moved_on_is_chosen_and_nothing_is_chosen_beforehand(url, amended, bo_committee_secretary):
    school = amending.operation("KN-40")
    amend(amended, "amount", school.pk, forecast="-11524000")
    OperatingForecast.objects.filter(operation=school).update(amount=-1, version=4)
    page = bo_committee_secretary.get(url)
    assert "Kulturskola, Kulturnämnden, Prognos" in said(page)
    assert "checked" not in page.content.decode()
    key = f"amount.{school.pk}.forecast"
    seen = {f"{key}-version": "4"}
    answer = bo_committee_secretary.post(url, seen)
    assert (answer.status_code, explained(answer)) == (422, {f"{key}"})
    bo_committee_secretary.post(url, {**seen, key: "beslutat"})
    assert OperatingForecast.objects.get(operation=school, round=amended.round).amount == -11524000


def test_what_moved_on_once_more_is_not_written_over(url, amended, bo_committee_secretary):
    amend(amended, "text", "summary", text="<p>Nämndens ord.</p>")
    ReportText.objects.filter(key="summary").update(text="<p>Andra.</p>", version=8)
    answer = bo_committee_secretary.post(url, {"text.summary.text": "beslutat", "text.summary.text-version": "7"})
    assert answer.status_code == 422
    assert ReportText.objects.get(key="summary").text == "<p>Andra.</p>"


def test_others_get_no_edition_made(url, amended, cilla_head_of_office, reader):
    assert [client.post(url).status_code for client in (cilla_head_of_office, reader)] == [403, 404]
    assert not Report.objects.get(pk=amended.pk).editions.exists()
