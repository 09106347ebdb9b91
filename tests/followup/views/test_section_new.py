"""Nytt avsnitt: a text that the controllers ask for."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from followup.asking import questions
from followup.models import ReportSection
from followup.services import reports, sections
from styrmodell.lib.errors import DomainError
from tests import build_followup
from tests.answers import WHOLE, explained
from tests.followup.section_pages import fields_of

pytestmark = pytest.mark.django_db

WHERE = reverse("followup:section_new")


def test_a_new_section_is_asked_of_those_it_says_and_stands_where_it_says(org, anna_controller):
    report = build_followup.report(build_followup.round_(), org.committee)
    personnel = ReportSection.objects.get(key="personnel")
    sent = fields_of(anna_controller.get(WHERE)) | {
        "title": "Barnkonventionen",
        "help": "Hur har barns bästa prövats?",
        "after": str(personnel.pk),
        "board-interim_2": "FULL",
        "unit-annual": "SHORT",
    }
    assertRedirects(anna_controller.post(WHERE, sent), f"{reverse('followup:section_list')}?ar=2026")
    made = ReportSection.objects.get(title="Barnkonventionen")
    asked = [section.key for section in questions.for_report(report).sections]
    assert asked[asked.index("personnel") + 1] == made.key
    assert made.key in {getattr(gap, "key", "") for gap in questions.for_report(report).missing}
    reports.save_text(report, made.key, "<p>Det har prövats.</p>", by=None)
    others = build_followup.report(report.round, org.office)
    assert made.key not in [section.key for section in questions.for_report(others).sections]


def test_somebody_is_asked_and_it_has_a_heading(anna_controller):
    sections.begin(2026)
    sent = fields_of(anna_controller.get(WHERE))
    assert explained(anna_controller.post(WHERE, sent | {"title": ""})) == {"title"}
    answer = anna_controller.post(WHERE, sent | {"title": "Barnkonventionen"})
    assert explained(answer) == {WHOLE}
    assertContains(answer, "Välj vilka som ska svara", status_code=422)


def test_the_same_section_has_the_same_key_the_next_year_and_another_has_another(db):
    sections.begin(2026)
    cells = {("BOARD", "ANNUAL"): "FULL"}
    first = sections.add(2026, by=None, after=None, cells=cells, title="Barnkonventionen")
    second = sections.add(2026, by=None, after=first, cells=cells, title="Minoritetsspråk")
    sections.begin(2027)
    next_year = ReportSection.objects.filter(year=2027).order_by("rank")[:2]
    assert [one.key for one in next_year] == [first.key, second.key]
    third = sections.add(2027, by=None, after=None, cells=cells, title="Klimat")
    assert len({first.key, second.key, third.key}) == 3
    with pytest.raises(DomainError, match="vilka som ska svara"):
        sections.add(2027, by=None, after=None, cells={}, title="Ingen")


def test_others_than_the_controller_add_none(reader):
    sections.begin(2026)
    assert reader.get(WHERE).status_code == 403
    assert reader.post(WHERE, {"title": "Eget"}).status_code == 403
