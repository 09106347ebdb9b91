"""En nämnds del: how much of it is told, and which of its sections."""

import pytest
from pytest_django.asserts import assertContains

from followup.documents.report import build as build_document
from followup.enums import PartExtent, RoundKind
from followup.models import Report, UnitPart
from followup.services import reports, unit_parts
from tests import build_followup
from tests.answers import explained, told


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2025), org.municipality)


@pytest.fixture
def source(report, org):
    made = build_followup.report(report.round, org.committee)
    reports.save_text(
        made, "events", "<p>Se {se:Styrning och uppföljning}, {se:governance} och {se:personnel}.</p>", by=None
    )
    reports.save_text(made, "governance", "<p>Så styrs vi.</p>", by=None)
    return build_followup.submitted(made)


@pytest.fixture
def url(report, source):
    return f"/rapporter/{report.pk}/delar/{source.pk}/"


def chapters(report):
    return {one.key: one for one in build_document(Report.objects.get(pk=report.pk)).chapters}


def test_it_is_taken_in_with_the_sections_that_are_chosen(report, url, anna_controller):
    assertContains(anna_controller.get(url), 'value="governance"')
    sent = {"extent": "SHORT", "sections": ["events", "governance"], "version": 0}
    assert told(anna_controller.post(url, sent, follow=True)) == ["success"]
    found = chapters(report)
    assert [key for key in found if key.startswith("del-")] == ["del-kn", "del-kn-events", "del-kn-governance"]
    # What leads to a section that is there leads there; what is not there is told as words.
    assert found["del-kn-events"].blocks[0].html.count("{se:del-kn-governance}") == 2
    assert "se rapporten i sin helhet" in found["del-kn-events"].blocks[0].html


def test_in_its_helhet_all_of_it_is_told(report, url, anna_controller):
    anna_controller.post(url, {"extent": "WHOLE", "version": 0})
    found = chapters(report)
    assert {"del-kn-events", "del-kn-governance", "del-kn-personnel"} <= set(found)
    assert found["del-kn"].blocks[-1].html.startswith("<p>I sin helhet ur årsrapport 2025. Lämnad")
    assert "del-kn-decisions" not in found


def test_something_is_chosen_of_what_is_förkortat(url, anna_controller):
    answer = anna_controller.post(url, {"extent": "SHORT", "version": 0})
    assert (answer.status_code, explained(answer)) == (422, {"sections"})
    assert not UnitPart.objects.exists()


def test_who_saves_what_another_has_chosen_since_sees_both(report, source, url, anna, anna_controller):
    [row] = unit_parts.take(report, [source.pk], by=anna)
    unit_parts.choose(report, source, by=anna, extent=PartExtent.WHOLE)
    sent = {"extent": "SHORT", "sections": ["events"], "version": row.version}
    answer = anna_controller.post(url, sent)
    assert answer.status_code == 409
    assertContains(answer, "I sin helhet", status_code=409)
    assert UnitPart.objects.get().extent == PartExtent.WHOLE
    version = UnitPart.objects.get().version
    assert anna_controller.post(url, {**sent, "version": version}).status_code == 302
    assert UnitPart.objects.get().sections == ["events"]


def test_others_do_not_come_to_it(url, reader, bo_committee_secretary):
    assert reader.get(url).status_code == 404
    assert bo_committee_secretary.post(url, {"extent": "WHOLE", "version": 0}).status_code == 404


def test_a_report_that_is_not_of_the_round_is_not_there(report, url, anna_controller, org):
    other = build_followup.report(build_followup.round_(), org.committee)
    assert anna_controller.get(url.replace(f"/{url.split('/')[-2]}/", f"/{other.pk}/")).status_code == 404
    assert anna_controller.put(url).status_code == 405
