"""Nämndernas och bolagens delar: taken into kommunens årsredovisning with one press, and never before they are handed in."""

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from followup.documents.report import build as build_document
from followup.enums import PartExtent, ReportStatus, RoundKind
from followup.models import Report, UnitPart
from followup.services import reports, unit_parts
from organisation.services import maskings
from styrmodell.lib.documents.blocks import RichText
from tests import build, build_followup
from tests.answers import told

EVENTS, SUMMARY = "<p>Kulturhuset öppnade.</p>", "<p>Ett gott år.</p>"


@pytest.fixture
def round_(org):
    build_followup.goals(org.municipality, "I1", year=2025)
    return build_followup.round_(RoundKind.ANNUAL, 2025)


@pytest.fixture
def report(round_, org):
    return build_followup.report(round_, org.municipality)


@pytest.fixture
def source(round_, org):
    """Nämndens årsrapport, being written."""
    made = build_followup.report(round_, org.committee)
    for key, text in (("events", EVENTS), ("summary", SUMMARY), ("governance", "<p>Så styrs vi.</p>")):
        reports.save_text(made, key, text, by=None)
    return made


@pytest.fixture
def url(report):
    return f"/rapporter/{report.pk}/delar/"


def text_of(report):
    return {one.key: one for one in build_document(Report.objects.get(pk=report.pk)).chapters}


def test_one_press_on_the_page_that_is_written_on_takes_it_in(report, source, anna_controller, org):
    build_followup.submitted(source)
    address = f"/rapporter/{report.pk}/fyll-i/"
    assertContains(anna_controller.get(address), f'name="take_part" value="{source.pk}"')
    answer = anna_controller.post(address, {"take_part": source.pk}, follow=True)
    assertContains(answer, f"{org.committee.name} är med i årsredovisningen, förkortad.")
    found = text_of(report)
    assert [key for key in found if key.startswith("del-")] == [
        "del-kn",
        "del-kn-attainment",
        "del-kn-events",
        "del-kn-expected-development",
    ]
    texts = [block.html for block in found["del-kn"].blocks if isinstance(block, RichText)]
    assert texts[:-1] == [SUMMARY]
    assert texts[-1].startswith("<p>Förkortad ur årsrapport 2025. Lämnad")
    assert (found["boards"].level, found["del-kn"].level, found["del-kn-events"].level) == (1, 2, 3)
    assert found["del-kn-attainment"].goal_tables[0].rows[0].chapter == ""  # the goal's own chapter is not there


def test_nothing_of_what_is_not_handed_in_is_read(report, source, url, anna_controller):
    answer = anna_controller.get(url)
    assertContains(answer, "Ingen nämnd har lämnat sin årsrapport än")
    assertContains(answer, "ska lämna senast")
    assertNotContains(answer, "Kulturhuset")
    assert anna_controller.get(f"{url}{source.pk}/").status_code == 404
    assert told(anna_controller.post(url, {"take_part": source.pk}, follow=True)) == ["error"]
    assert not UnitPart.objects.exists()


def test_all_that_are_handed_in_are_taken_with_one_press(report, source, round_, url, anna_controller, org):
    other = build_followup.report(round_, org.other_committee)
    company = build_followup.report(round_, org.company)
    for one in (source, other):
        build_followup.submitted(one)
    answer = anna_controller.get(url)
    assertContains(answer, "Ta in alla 2")
    assertContains(answer, company.get_absolute_url())
    assertContains(
        anna_controller.post(url, {"take_part": "alla"}, follow=True), "Två årsrapporter är med i årsredovisningen."
    )
    assert set(UnitPart.objects.values_list("source", flat=True)) == {source.pk, other.pk}


def test_a_press_that_is_none_takes_in_nothing(report, source, url, anna_controller):
    build_followup.submitted(source)
    for pressed in ("-1", "0", "FINNSINTE", "a\0b"):
        anna_controller.post(url, {"take_part": pressed, "leave_out_part": pressed})
    assert not UnitPart.objects.exists()
    assert told(anna_controller.post(url, {"take_part": "alla"}, follow=True)) == ["success"]
    assert told(anna_controller.post(url, {"take_part": "alla"}, follow=True)) == []  # somebody else was first


def test_what_is_taken_stays_and_is_told_of_when_the_nämnd_writes_anew(report, source, url, anna_controller, org):
    build_followup.submitted(source)
    anna_controller.post(url, {"take_part": source.pk})
    current = Report.objects.get(pk=source.pk)
    reports.return_for_changes(current, by=None, comment="Skriv om huset.")
    assertContains(anna_controller.get(url), "Rapporten skrivs om sedan delen togs in.")
    reports.save_text(current, "events", "<p>Kulturhuset stängde.</p>", by=None)
    build_followup.submitted(Report.objects.get(pk=source.pk))
    assert text_of(report)["del-kn-events"].blocks[0].html == EVENTS
    assertContains(anna_controller.get(url), "Rapporten har lämnats på nytt sedan delen togs in.")
    anna_controller.post(url, {"take_part": source.pk})
    assert text_of(report)["del-kn-events"].blocks[0].html == "<p>Kulturhuset stängde.</p>"
    build_followup.decided(source)
    assertContains(anna_controller.get(url), "Nämnden har beslutat")
    anna_controller.post(url, {"take_part": source.pk})
    assertNotContains(anna_controller.get(url), "sedan delen togs in")
    body = org.committee.name[:1].lower() + org.committee.name[1:]
    assert f"Beslutad av {body}" in text_of(report)["del-kn"].blocks[-1].html


def test_what_is_masked_in_it_afterwards_is_hidden_here_too(report, source, url, anna, anna_controller):
    build_followup.decided(build_followup.submitted(source))
    [part] = unit_parts.take(report, [source.pk], by=anna)
    unit_parts.save_text(part, "summary", "<p>Kulturhuset hade ett gott år.</p>", by=anna)
    made = maskings.mask(source, reports.locked_report, words="Kulturhuset", reason="Prov.", by=None)
    assertContains(anna_controller.get(url), "Ord har maskerats i rapporten sedan delen togs in.")
    found = text_of(report)
    assert found["del-kn-events"].blocks[0].html == "<p>[maskat] öppnade.</p>"
    text, whence = (block.html for block in found["del-kn"].blocks if isinstance(block, RichText))
    assert (text, "Förkortad ur" in whence) == ("<p>[maskat] hade ett gott år.</p>", True)
    maskings.lift(made, reason="Prov.", by=None)
    assert text_of(report)["del-kn-events"].blocks[0].html == EVENTS


def test_what_is_left_out_is_not_there(report, source, url, anna_controller, org):
    build_followup.submitted(source)
    answer = anna_controller.post(url, {"leave_out_part": source.pk}, follow=True)
    assertContains(answer, f"{org.committee.name} är inte med i årsredovisningen.")
    assert "boards" not in text_of(report)
    anna_controller.post(url, {"take_part": "alla"})
    assert UnitPart.objects.get().extent == PartExtent.LEFT_OUT


def test_what_another_has_taken_in_meanwhile_is_not_left_out_unseen(report, source, url, anna, anna_controller):
    build_followup.submitted(source)
    unit_parts.take(report, [source.pk], by=anna)
    assert told(anna_controller.post(url, {"leave_out_part": source.pk}, follow=True)) == ["error"]
    assert UnitPart.objects.get().is_told


def test_it_is_frozen_with_kommunens_edition(report, source, url, anna_controller, org):
    build_followup.submitted(source)
    anna_controller.post(url, {"take_part": source.pk}, follow=True)
    build_followup.submitted(report)
    assert told(anna_controller.post(url, {"take_part": source.pk}, follow=True)) == ["error"]
    edition = build_followup.decided(report, body=None) or build_followup.decided(report)
    assert "Kulturhuset öppnade." in edition.html
    assertContains(
        build.client(build.user(None, org.municipality, "rut")).get(report.get_absolute_url()), "Kulturhuset"
    )


def test_only_who_writes_kommunens_and_only_of_its_årsredovisning(report, source, url, org, round_, reader, bo, anna):
    build_followup.submitted(source)
    assert reader.get(url).status_code == 404
    assert build.client(bo).post(url, {"take_part": source.pk}).status_code == 404
    assert build.client(anna).get(f"/rapporter/{source.pk}/delar/").status_code == 404
    interim = build_followup.report(build_followup.round_(), org.municipality)
    assert build.client(anna).get(f"/rapporter/{interim.pk}/delar/").status_code == 404
    below = build_followup.submitted(build_followup.report(interim.round, org.committee))
    for button in ("take_part", "leave_out_part"):
        build.client(anna).post(f"/rapporter/{interim.pk}/fyll-i/", {button: below.pk})
    assert not UnitPart.objects.exists()
    Report.objects.filter(pk=report.pk).update(status=ReportStatus.SUBMITTED, dated=timezone.localdate())
    assert build.client(anna).get(url).status_code == 200


def test_the_wrong_method_is_405(url, anna_controller):
    assert anna_controller.delete(url).status_code == 405
