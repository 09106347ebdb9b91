"""Ändra avsnitt: its words, its place, who answers; within what law and styrmodell ask."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.asking import questions
from followup.enums import RoundKind
from followup.models import ReportSection, SectionRule
from followup.services import reports, sections
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build_followup
from tests.answers import explained
from tests.followup.section_pages import fields_of

pytestmark = pytest.mark.django_db


def where(key: str, year: int = 2026) -> str:
    return reverse("followup:section_edit", args=[ReportSection.objects.get(key=key, year=year).pk])


def asked_of(report) -> list[str]:
    return [section.key for section in questions.for_report(report).sections]


def test_words_place_and_who_answers_are_changed_in_one_form(org, anna_controller):
    report = build_followup.report(build_followup.round_(), org.committee)
    summary = ReportSection.objects.get(key="summary")
    sent = fields_of(anna_controller.get(where("personnel")))
    changed = sent | {
        "title": "Våra medarbetare",
        "help": "Hur mår de som arbetar hos er?",
        "after": str(summary.pk),
        "unit-interim_2": "SHORT",
    }
    assertRedirects(anna_controller.post(where("personnel"), changed), f"{reverse('followup:section_list')}?ar=2026")
    asked = questions.for_report(report).sections
    keys = [section.key for section in asked]
    assert keys[keys.index("summary") + 1] == "personnel"
    assert next(section.title for section in asked if section.key == "personnel") == "Våra medarbetare"
    assert "personnel" in asked_of(build_followup.report(report.round, org.unit))
    last = ReportSection.objects.get(key="personnel").history.first()
    assert (last.title, str(last.history_user)) == ("Våra medarbetare", "Anna")


def test_one_that_is_taken_away_keeps_its_texts(org, anna_controller):
    report = build_followup.report(build_followup.round_(), org.committee)
    reports.save_text(report, "expected_development", "<p>Fler besök.</p>", by=None)
    page = anna_controller.get(where("expected_development"))
    before = fields_of(page)
    # what RKR asks of kommunen stays
    assertContains(page, "RKR R17")
    assertNotContains(page, 'name="municipality-interim_2"')
    away = before | {name: "NONE" for name in before if name.startswith("board-")}
    anna_controller.post(where("expected_development"), away)
    assert "expected_development" not in asked_of(report)
    assert report.texts.get().text == "<p>Fler besök.</p>"
    back = before | {"version": str(ReportSection.objects.get(key="expected_development").version)}
    anna_controller.post(where("expected_development"), back)
    answers = [
        one for one in questions.for_report(report).questions if getattr(one, "key", "") == "expected_development"
    ]
    assert answers[0].text == "<p>Fler besök.</p>"


def test_what_is_frozen_says_what_it_said_under_the_heading_it_had(org, anna_controller):
    report = build_followup.report(build_followup.round_(), org.committee)
    build_followup.submitted(report)
    build_followup.decided(report)
    sent = fields_of(anna_controller.get(where("summary")))
    anna_controller.post(where("summary"), sent | {"title": "I korthet"})
    html = report.editions.get().html
    assert "I korthet" not in html


@pytest.mark.parametrize(
    ("key", "cells", "fault"),
    [
        ("goals", {("MUNICIPALITY", "INTERIM_2"): "SHORT"}, "KL 12:2"),
        ("activities", {("BOARD", "INTERIM_1"): "FULL"}, "kan inte efterfrågas där"),
    ],
)
def test_law_and_sense_are_not_gone_below(key, cells, fault):
    sections.begin(2026)
    section = ReportSection.objects.get(key=key)
    with pytest.raises(DomainError, match=fault):
        sections.edit(section, by=None, cells=cells, after=None, title=section.title)


def test_two_who_change_one_section_see_both_versions(anna_controller):
    sections.begin(2026)
    sent = fields_of(anna_controller.get(where("personnel")))
    anna_controller.post(where("personnel"), sent | {"board-interim_2": "SHORT"})
    stale = anna_controller.post(where("personnel"), sent | {"title": "Medarbetare", "board-interim_2": "FULL"})
    assert stale.status_code == 409
    section = ReportSection.objects.get(key="personnel")
    assert section.title == "Personal"
    with pytest.raises(StaleEdit):
        sections.edit(section, by=None, cells={}, after=None, title="Medarbetare", version=1)


def test_a_place_that_was_chosen_in_another_order_moves_nothing(anna_controller):
    sections.begin(2026)
    ordered = list(ReportSection.objects.askable(2026))
    chosen = {"after": str(ordered[0].pk), "title": "Medarbetare"}
    moved, other = ordered[4], ordered[2]
    first = fields_of(anna_controller.get(where(moved.key)))
    sections.edit(other, by=None, cells={}, after=ordered[6], title=other.title)
    answer = anna_controller.post(where(moved.key), first | chosen)
    assert explained(answer) == {"after"}
    assertContains(answer, "Ett annat avsnitt har flyttats sedan sidan visades", status_code=422)
    moved.refresh_from_db()
    assert (moved.title, str(moved.version)) == (ordered[4].title, first["version"])
    again = fields_of(answer)
    assert (again["title"], again["after"]) == ("Medarbetare", first["after"])
    anna_controller.post(where(moved.key), again | chosen)
    assert [one.key for one in ReportSection.objects.askable(2026)][:2] == [ordered[0].key, moved.key]


def test_who_leaves_the_place_as_it_is_is_not_stopped_by_others_moves(anna_controller):
    sections.begin(2026)
    ordered = list(ReportSection.objects.askable(2026))
    sent = fields_of(anna_controller.get(where(ordered[2].key)))
    sections.edit(ordered[6], by=None, cells={}, after=ordered[8], title=ordered[6].title)
    anna_controller.post(where(ordered[2].key), sent | {"title": "Nya ord"})
    assert [one.key for one in ReportSection.objects.askable(2026)][2] == ordered[2].key
    assert ReportSection.objects.get(pk=ordered[2].pk).title == "Nya ord"


def test_to_say_the_same_changes_nothing(anna_controller):
    sections.begin(2026)
    sent = fields_of(anna_controller.get(where("personnel")))
    anna_controller.post(where("personnel"), sent)
    section = ReportSection.objects.get(key="personnel")
    assert (section.version, section.history.count()) == (1, 0)
    assert [one.rank for one in ReportSection.objects.order_by("rank")] == list(range(ReportSection.objects.count()))


def test_the_next_year_begins_as_this_one_with_what_law_asks(db):
    sections.begin(2026)
    personnel = ReportSection.objects.get(key="personnel")
    cells = {("BOARD", RoundKind.INTERIM_2): "NONE", ("OFFICE", RoundKind.ANNUAL): "FULL"}
    sections.edit(personnel, by=None, cells=cells, after=None, title="Medarbetare")
    SectionRule.objects.filter(section__key="goals", reporter="BOARD").update(ground="J", least="NONE", extent="NONE")
    sections.begin(2027)
    first = ReportSection.objects.filter(year=2027).order_by("rank")[0]
    assert (first.key, first.title) == ("personnel", "Medarbetare")
    rules = {(rule.reporter, rule.round_kind): rule.extent for rule in first.rules.all()}
    assert (rules["BOARD", "INTERIM_2"], rules["OFFICE", "ANNUAL"]) == ("NONE", "FULL")
    goals = SectionRule.objects.get(section__year=2027, section__key="goals", reporter="BOARD", round_kind="ANNUAL")
    assert (goals.extent, goals.least) == ("FULL", "FULL")


def test_others_than_the_controller_change_nothing(reader):
    sections.begin(2026)
    assert reader.get(where("personnel")).status_code == 403
    assert reader.post(where("personnel"), {"title": "Eget"}).status_code == 403
