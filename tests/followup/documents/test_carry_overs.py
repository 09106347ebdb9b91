"""What is carried over in a report: fetched, proved against last year, told when it lacks, and frozen with the rest."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.asking.questions import for_report
from followup.documents.report import build as build_document
from followup.enums import Content, RoundKind
from followup.models import CarryOver, FrozenCarryOver, FrozenEarmarked, InvestmentAmount, ReportSection
from followup.pages import hand_in
from followup.rules.carry_overs import Carried
from followup.services import carry_overs, frozen_answers, reports
from organisation.enums import Role
from styrmodell.lib.documents.accounts import NOT_APPLICABLE, Statement
from styrmodell.lib.documents.render.json import read
from styrmodell.lib.errors import DomainError
from tests import build, build_followup
from tests.followup import given_carry_overs as given
from tests.followup import given_investments

pytestmark = pytest.mark.django_db
KEY = "carried_over"


@pytest.fixture
def round_(org):
    return build_followup.round_(RoundKind.ANNUAL, 2025, due_on=date(2026, 12, 31))


def year_of(round_):
    return round_.period_to.year


def chapter_in(document):
    return next((chapter for chapter in document.chapters if chapter.key == "carried-over"), None)


def tables(document):
    chapter = chapter_in(document)
    return {block.heading: block for block in chapter.blocks if isinstance(block, Statement)} if chapter else {}


def rows(table):
    return {row.name: [one.value for one in row.values] for row in table.rows}


def carried(org, year):
    """A project of the nämnd's, a bridge it could not build, a balansenhet of kommunen's and a fund."""
    given.said(org.committee, Carried.OPERATING, "Läslov", year, budget=400, outcome=260, asked=140, why="Hålls i vår")
    bridge = given_investments.project(org.committee, "Ny bro")
    InvestmentAmount.objects.create(
        project=bridge, year=year, month=12, budget=9_000_000, outcome=4_000_000, carried_over=5_000_000
    )
    given.said(org.other_committee, Carried.OPERATING, "Vikarier", year, budget=10, outcome=10, asked=0)
    given.said(org.municipality, Carried.BALANCE, "Fordon", year, opening=100, change=-20)
    given.said(
        org.municipality, Carried.EARMARKED, "Fond", year, opening="–", used=5, set_aside=50, decided_in="KF § 9"
    )
    return bridge


def test_a_nämnds_report_tells_of_its_own(org, round_):
    year = year_of(round_)
    carried(org, year)
    document = build_document(build_followup.report(round_, org.committee))
    found = tables(document)
    assert list(found) == [f"Ombudgetering, drift {year}", f"Ombudgetering, investeringar {year}"]
    drift = found[f"Ombudgetering, drift {year}"]
    assert [one.heading for one in drift.columns] == ["Budget", "Utfall", "Kvar", "Begärs"]  # nothing is decided yet
    assert rows(drift) == {"Läslov": [400_000, 260_000, 140_000, 140_000]}
    assert rows(found[f"Ombudgetering, investeringar {year}"]) == {
        "Ny bro": [9_000_000, 4_000_000, 5_000_000, 5_000_000]
    }
    assert "Hålls i vår" in "".join(getattr(block, "html", "") for block in chapter_in(document).blocks)


def test_kommunens_report_has_the_nämnders_beside_its_own(org, round_):
    year = year_of(round_)
    carried(org, year)
    found = tables(build_document(build_followup.report(round_, org.municipality)))
    drift = found[f"Ombudgetering, drift {year}"]
    assert rows(drift)["Summa"] == [410_000, 270_000, 140_000, 140_000]
    assert {"Läslov", "Vikarier", org.committee.name} <= {row.name for row in drift.rows}
    assert rows(found[f"Balansenheter {year}"]) == {"Fordon": [100_000, -20_000, 80_000]}
    (fund,) = found[f"Öronmärkt eget kapital {year}"].rows
    assert (fund.values[0], fund.values[-1].value) == (NOT_APPLICABLE, 45_000)


def test_a_bolag_and_a_delårsrapport_are_not_asked(org, round_):
    given.said(org.committee, Carried.OPERATING, "Läslov", year_of(round_))
    dr2 = build_followup.report(build_followup.round_(), org.committee)
    assert chapter_in(build_document(dr2)) is None


def test_what_lacks_is_told_while_writing_and_when_handing_in_and_stops_nobody(org, round_, bo_committee_secretary):
    writer = build.user(Role.SECRETARY, org.committee, "cia")
    report = build_followup.report(round_, org.committee)
    section = next(one for one in for_report(report).sections if one.key == KEY)
    assert section.missing == 0
    nothing = f"Inget är angivet om ombudgetering, balansenheter eller öronmärkt eget kapital {year_of(round_)}."
    assertContains(bo_committee_secretary.get(f"/rapporter/{report.pk}/fyll-i/"), nothing)
    page = hand_in.build(report, writer)
    assert any(line.note.startswith(nothing) for line in page.warnings)
    given.said(org.committee, Carried.OPERATING, "Läslov", year_of(round_), budget=400)
    assert any("utfall och begärs saknas för Läslov." in line.note for line in hand_in.build(report, writer).warnings)


def test_a_text_of_the_writers_own_stands_below(org, round_):
    report = build_followup.report(round_, org.committee)
    reports.save_text(report, KEY, "<p>Inget förs över.</p>", by=None)
    assert any("Inget förs över" in getattr(one, "html", "") for one in chapter_in(build_document(report)).blocks)


def test_it_is_frozen_with_the_report_and_locked_but_for_what_is_decided_of_it(org, round_, frida_economist):
    year = year_of(round_)
    carried(org, year)
    report = build_followup.report(round_, org.committee)
    build_followup.submitted(report)
    edition = build_followup.decided(report)
    document = read(edition.content.data, edition.cover)
    assert len(tables(document)) == 2
    frozen = FrozenCarryOver.objects.of(edition.content)
    assert {row.title for row in frozen} == {"Läslov", "Ny bro"}
    assert not FrozenEarmarked.objects.of(edition.content).exists()
    assert frozen_answers.agree(edition.content)
    row = CarryOver.objects.get(name="Läslov")
    page = frida_economist.get(f"/ekonomi/ombudgetering/enhet/{org.committee.pk}/?ar={year}&del=drift")
    assertContains(page, f"Beloppen i ombudgetering, drift {year} för ")
    assertNotContains(page, f'name="asked-{row.pk}"')
    assertContains(page, f'name="decided-{row.pk}"')
    with pytest.raises(DomainError, match="är beslutade"):
        given.said(org.committee, Carried.OPERATING, "Ny", year, asked=1)
    seen = carry_overs.CarriedInput("Läslov", row.pk, words={"decided_in": "KF § 4"}, version=row.version)
    assert carry_overs.save_carried(org.committee, year, Carried.OPERATING, [seen], by=None) == 1
    assert FrozenCarryOver.objects.of(edition.content).get(title="Läslov").decided_in == ""


def test_the_section_can_be_asked_for_in_every_year_that_has_it(org, round_):
    build_followup.report(round_, org.committee)
    assert ReportSection.objects.askable(year_of(round_)).filter(content=Content.CARRIED_OVER).exists()
