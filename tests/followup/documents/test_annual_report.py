"""The year's report: what it is called, and that nothing in it is forecast."""

from datetime import date
from decimal import Decimal

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.documents.report import build as build_document
from followup.enums import DeviationKind, RoundKind
from followup.models import OperatingAmount
from followup.services import awaited, deviations, reports
from organisation.enums import Role
from organisation.models import Operation
from styrmodell.lib.documents.render.html import body_html
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


def test_where_the_round_has_kommunens_name_a_nämnds_people_are_told_that_theirs_is_an_årsrapport(org, anna_controller):
    year = build_followup.round_(RoundKind.ANNUAL, 2025)
    report = build_followup.report(year, org.committee)
    build_followup.report(year, org.municipality)
    operation = Operation.objects.create(code="KN-1", name="Bibliotek", unit=org.committee, valid_from="2020-01-01")
    OperatingAmount.objects.create(operation=operation, year=2025, month=12, outcome=-100)
    writer = build.client(build.user(Role.SECRETARY, org.committee))
    assertContains(writer.get("/uppfoljning/"), "Fyll i årsrapport för Kulturnämnden")
    assertContains(writer.get("/uppfoljning/", {"q": "årsrapport"}), "Årsredovisning 2025")
    assertContains(writer.get(year.get_absolute_url()), "Nämndernas och bolagens rapporter kallas årsrapporter.")
    assertContains(writer.get(f"{report.get_absolute_url()}historik/"), "Kulturnämnden, Årsrapport 2025")
    for page, kommunens in (("/ekonomi/", False), ("/ekonomi/historik/", False), ("/ekonomi/", True)):
        unit = org.municipality if kommunens else org.committee
        answer = anna_controller.get(page, {"enhet": unit.pk, "tillfalle": "2025-AR"})
        (assertContains if kommunens else assertNotContains)(answer, "Årsredovisning 2025")
        (assertNotContains if kommunens else assertContains)(answer, "Årsrapport 2025")


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


@pytest.mark.parametrize(("outcome", "told"), [(-130, -10), (-100, 20)], ids=["dearer", "cheaper"])
def test_an_economic_deviation_of_the_year_is_its_outcome_against_the_budget(org, outcome, told):
    year = build_followup.round_(RoundKind.ANNUAL, 2025)
    operation = Operation.objects.create(code="KN-1", name="Bibliotek", unit=org.committee, valid_from="2020-01-01")
    amounts = {"outcome": outcome * 1000, "budget": -120_000, "year_budget": -120_000}
    OperatingAmount.objects.create(operation=operation, year=2025, month=12, **amounts)
    for unit in (org.committee, org.municipality):
        report = build_followup.report(year, unit)
        deviations.add(report, by=None, kind=DeviationKind.ECONOMY, title="Bibliotek", operation=operation)
        chapter = chapter_of(build_document(report), "deviations")
        (table,) = chapter.blocks
        assert (table.amount_of, [row.amount for row in table.rows]) == ("Utfall", [Decimal(told * 1000)])
        assert "rognos" not in body_html(build_document(report))


def test_kommunens_report_tells_who_is_let_off_and_why(org, anna_controller):
    report = build_followup.report(build_followup.round_(), org.municipality)
    awaited.let_off(build_followup.report(report.round, org.committee), by=None, reason="Börjar <2027>.")
    chapter = chapter_of(build_document(report), "reports")
    assert chapter.blocks[0].html == "<ul><li>Kulturnämnden: Börjar &lt;2027&gt;.</li></ul>"
    waiting = anna_controller.get(f"{report.get_absolute_url()}lamna-in/")
    assertNotContains(waiting, "Kulturnämnden")
