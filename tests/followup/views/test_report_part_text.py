"""En text i en nämnds del: shortened by who writes kommunens report, while the nämnd's own stays as it is."""

import pytest
from pytest_django.asserts import assertContains

from followup.documents.report import build as build_document
from followup.enums import PartExtent, RoundKind
from followup.models import Report, ReportText, UnitPartText
from followup.services import reports, unit_parts
from organisation.models import Picture
from tests import build_followup
from tests.answers import explained, told

OWN, SHORT = "<p>Kulturhuset öppnade i maj. Många kom.</p>", "<p>Kulturhuset öppnade.</p>"


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2025), org.municipality)


@pytest.fixture
def source(report, org):
    made = build_followup.report(report.round, org.committee)
    reports.save_text(made, "events", OWN, by=None)
    return build_followup.submitted(made)


@pytest.fixture
def part(report, source, anna):
    [made] = unit_parts.take(report, [source.pk], by=anna)
    return made


@pytest.fixture
def url(part):
    return f"/rapporter/{part.report_id}/delar/{part.source_id}/events/"


def told_in(report):
    chapters = {one.key: one for one in build_document(Report.objects.get(pk=report.pk)).chapters}
    return chapters["del-kn-events"].blocks[0].html


def test_the_text_is_shortened_and_the_nämnds_own_stays(report, part, url, anna_controller):
    assertContains(anna_controller.get(url), "Många kom.")
    assert told(anna_controller.post(url, {"text": SHORT, "version": 0}, follow=True)) == ["success"]
    assert told_in(report) == SHORT
    assert ReportText.objects.get(report=part.source_id, key="events").text == OWN
    assert UnitPartText.history.count() == 1
    assert told(anna_controller.post(url, {"restore": 1}, follow=True)) == ["success"]
    assert told_in(report) == OWN


def test_a_picture_in_a_shortened_text_belongs_to_kommunens_report(report, part, url, anna, bo, anna_controller):
    own, others = (
        Picture.objects.create(content=b"bild", media_type="image/png", uploaded_by=writer) for writer in (anna, bo)
    )
    text = "".join(f'<figure><img src="{one.path}" alt="Huset"></figure>' for one in (own, others))
    anna_controller.post(url, {"text": text, "version": 0})
    assert Picture.objects.get(units=report.unit) == own


def test_in_its_helhet_the_report_is_told_in_its_own_words(report, source, part, url, anna, anna_controller):
    anna_controller.post(url, {"text": SHORT, "version": 0})
    unit_parts.choose(report, source, by=anna, extent=PartExtent.WHOLE)
    assert told_in(report) == OWN
    assert anna_controller.get(url).status_code == 404  # nothing of it is shortened
    unit_parts.choose(report, source, by=anna, extent=PartExtent.SHORT, sections=["events"])
    assert told_in(report) == SHORT


def test_a_shortened_text_stays_when_the_report_is_taken_in_anew(report, source, part, url, anna, anna_controller):
    anna_controller.post(url, {"text": SHORT, "version": 0})
    reports.return_for_changes(source, by=None, comment="Skriv om huset.")
    reports.save_text(source, "events", "<p>Kulturhuset öppnade i juni.</p>", by=None)
    build_followup.submitted(Report.objects.get(pk=source.pk))
    unit_parts.take(report, [source.pk], by=anna)
    assert told_in(report) == SHORT
    assertContains(anna_controller.get(url), "Rapportens text har ändrats sedan den förkortades.")
    page = f"/rapporter/{part.report_id}/delar/{part.source_id}/"
    assertContains(anna_controller.get(page), "Rapportens text har ändrats sedan du förkortade den.")
    anna_controller.post(url, {"text": "<p>Huset öppnade i juni.</p>", "version": 1})
    assert UnitPartText.objects.get().original == "<p>Kulturhuset öppnade i juni.</p>"


def test_who_saves_over_what_another_has_written_sees_both(part, url, anna, anna_controller):
    unit_parts.save_text(part, "events", SHORT, by=anna)
    answer = anna_controller.post(url, {"text": "<p>Annat.</p>", "version": 0})
    assert answer.status_code == 409
    assertContains(answer, "Kulturhuset öppnade.", status_code=409)
    assert UnitPartText.objects.get().text == SHORT
    assert anna_controller.post(url, {"text": "<p>Annat.</p>", "version": 1}).status_code == 302


def test_what_another_has_written_since_is_not_thrown_away(report, part, url, anna, anna_controller):
    unit_parts.save_text(part, "events", "<p>Ett.</p>", by=anna)
    assertContains(anna_controller.get(url), 'name="restore" value="1"')
    unit_parts.save_text(part, "events", SHORT, by=anna, version=1)
    for seen in ("1", "", "FINNSINTE"):
        assert told(anna_controller.post(url, {"restore": seen}, follow=True)) == ["error"]
    assert told_in(report) == SHORT


def test_an_empty_text_is_refused(url, anna_controller):
    answer = anna_controller.post(url, {"text": "", "version": 0})
    assert (answer.status_code, explained(answer)) == (422, {"text"})


def test_nothing_is_shortened_once_kommunens_is_handed_in(report, url, anna, anna_controller):
    build_followup.submitted(report)
    answer = anna_controller.post(url, {"text": SHORT, "version": 0})
    assert answer.status_code == 422
    assert not UnitPartText.objects.exists()


def test_others_do_not_come_to_it(url, reader, bo_committee_secretary, anna_controller):
    assert reader.get(url).status_code == 404
    assert bo_committee_secretary.post(url, {"text": SHORT, "version": 0}).status_code == 404
    assert anna_controller.get(url.replace("events", "nothing")).status_code == 404
    assert anna_controller.put(url).status_code == 405
