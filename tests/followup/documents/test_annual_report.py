"""The year's report: what it is called, and that nothing in it is forecast."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.documents.report import build as build_document
from followup.enums import RoundKind
from followup.models import OperatingAmount
from followup.services import reports
from organisation.enums import Role
from organisation.models import Operation
from tests import build, build_followup

pytestmark = pytest.mark.django_db


def chapter_of(document, key):
    return next(chapter for chapter in document.chapters if chapter.key == key)


def test_the_namnds_is_årsrapport_everywhere_and_kommunens_årsredovisning(org, anna_controller):
    year = build_followup.round_(RoundKind.ANNUAL, opens_on=date(2026, 11, 1))
    own, boards = (build_followup.report(year, unit) for unit in (org.municipality, org.committee))
    assert (str(own), build_document(own).title) == (
        "Årsredovisning 2026, Exempelköpings kommun",
        "Årsredovisning 2026",
    )
    assert str(boards) == "Årsrapport 2026, Kulturnämnden"
    writer = build.client(build.user(Role.SECRETARY, org.committee))
    for page in ("", "fyll-i/", "lamna-in/"):
        answer = writer.get(f"{boards.get_absolute_url()}{page}")
        assertContains(answer, "Årsrapport 2026")
        assertNotContains(answer, "rsredovisning 2026")
    assertContains(writer.get("/"), "årsrapport 2026")
    assertContains(anna_controller.get(f"{own.get_absolute_url()}fyll-i/"), "Årsredovisning 2026")


def test_no_forecast_is_asked_for_in_an_årsrapport(org, anna_controller):
    year = build_followup.round_(RoundKind.ANNUAL, 2025)
    report = build_followup.report(year, org.committee)
    operation = Operation.objects.create(code="KN-1", name="Bibliotek", unit=org.committee, valid_from="2020-01-01")
    OperatingAmount.objects.create(
        operation=operation, year=2025, month=12, outcome=-100, budget=-120, year_budget=-120
    )
    reports.save_text(report, "forecast", "<p>Färre köp.</p>", by=None)
    document = build_document(report)
    assert chapter_of(document, "forecast").title == "Analys av årets utfall"
    assert chapter_of(document, "operating").lead == "Utfallet är i nivå med årsbudgeten."
    writer = build.client(build.user(Role.SECRETARY, org.committee))
    pages = [writer.get(f"{report.get_absolute_url()}{page}") for page in ("", "fyll-i/")]
    money = f"/ekonomi/?enhet={org.committee.pk}&tillfalle=2025-AR"
    for page in (*pages, anna_controller.get(money)):
        assertContains(page, "Bibliotek")
        assertNotContains(page, "rognos")
    assert anna_controller.post(money, {}).status_code == 403
    assertNotContains(build.client(build.user(Role.ECONOMIST, org.municipality)).get("/"), "Skriv helårsprognoser till")


def test_kommunens_report_tells_who_is_let_off_and_why(org, anna_controller):
    report = build_followup.report(build_followup.round_(), org.municipality)
    reports.let_off(build_followup.report(report.round, org.committee), by=None, reason="Börjar <2027>.")
    chapter = chapter_of(build_document(report), "let-off")
    assert chapter.blocks[0].html == "<ul><li>Kulturnämnden: Börjar &lt;2027&gt;.</li></ul>"
    waiting = anna_controller.get(f"{report.get_absolute_url()}lamna-in/")
    assertNotContains(waiting, "Kulturnämnden")
