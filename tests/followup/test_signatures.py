"""Underskrifter: kommunen and bolag name who signs an årsredovisning; lines to sign on until somebody has told the day."""

from importlib import import_module

import pytest
from django.apps import apps

from followup.asking import questions
from followup.documents.report import build as build_document
from followup.enums import RoundKind
from followup.models import ReportSection, ReportText, SectionRule
from followup.services import reports, sections
from organisation.enums import Role
from styrmodell.lib.documents.render.html import body_html
from styrmodell.lib.documents.signatures import Signatures, Signer
from tests import build, build_followup

pytestmark = pytest.mark.django_db

WHERE = "Strängnäs den 25 mars 2026"


def annual(unit, kind=RoundKind.ANNUAL):
    return build_followup.report(build_followup.round_(kind, 2025), unit)


def question_of(report):
    return next((one for one in questions.for_report(report).questions if one.prefix == "text-signatures"), None)


def signed_in(report):
    return [block for block in build_document(report).blocks if isinstance(block, Signatures)]


def test_who_signs_is_typed_a_person_a_line_with_the_place_and_day(org):
    report = annual(org.municipality)
    page = build.client(build.user(Role.CONTROLLER, org.municipality))
    asked = question_of(report)
    assert (asked.is_required, asked.source_label) == (False, "Ort och dag")
    sent = {"text-signatures-text": "1. Anna Ek, ordförande\n\nBo Al", "text-signatures-version": "0"}
    page.post(f"{report.get_absolute_url()}fyll-i/", sent | {"text-signatures-source": ""})
    assert signed_in(report) == [Signatures((Signer("Anna Ek", "ordförande"), Signer("Bo Al")))]
    again = {"text-signatures-text": "Anna Ek, ordförande", "text-signatures-source": WHERE}
    page.post(f"{report.get_absolute_url()}fyll-i/", again | {"text-signatures-version": "1"})
    assert signed_in(report) == [Signatures((Signer("Anna Ek", "ordförande"),), WHERE)]
    stale = page.post(f"{report.get_absolute_url()}fyll-i/", sent | {"text-signatures-version": "1"})
    assert "Anna Ek, ordförande\n" not in ReportText.objects.get(report=report, key="signatures").text
    assert "Bo Al" in stale.content.decode()


def test_there_are_lines_to_sign_on_until_it_is_signed(org):
    report = annual(org.municipality)
    reports.save_text(report, "signatures", "Anna Ek, ordförande", by=None)
    assert "signature-line" in body_html(build_document(report))
    reports.save_text(report, "signatures", "Anna Ek, ordförande", by=None, source=WHERE)
    html = body_html(build_document(report))
    assert "signature-line" not in html
    assert WHERE in html.replace("\N{NO-BREAK SPACE}", " ")


def test_a_nämnd_does_not_sign_and_nobody_does_before_the_year_is_over(org):
    assert question_of(annual(org.committee)) is None
    assert question_of(annual(org.municipality, RoundKind.INTERIM_2)) is None


def test_years_that_have_begun_ask_for_it_too_once():
    sections.begin(2025)
    made = ReportSection.objects.get(key="signatures")
    told = [(one.reporter, one.extent, one.least, one.ground, one.paragraph) for one in made.rules.order_by("pk")]
    SectionRule.objects.filter(section=made).delete()
    made.delete()
    for _ in range(2):
        import_module("followup.migrations.0037_sign_annual_reports").ask(apps, None)
    again = ReportSection.objects.get(key="signatures")
    assert again.help == made.help
    assert again.rank == ReportSection.objects.order_by("rank").last().rank
    assert [
        (one.reporter, one.extent, one.least, one.ground, one.paragraph) for one in again.rules.order_by("pk")
    ] == told
