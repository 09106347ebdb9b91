"""Investeringsredovisningen in a report: fetched, printed per project or in short, and frozen with the rest."""

import pytest
from pytest_django.asserts import assertContains

from followup.documents.report import build as build_document
from followup.enums import RoundKind, WorkState
from followup.models import FrozenInvestment, InvestmentAmount
from followup.pages import hand_in
from organisation.enums import Role
from styrmodell.lib.documents.accounts import NOT_APPLICABLE
from styrmodell.lib.documents.investments import InvestmentTable
from styrmodell.lib.documents.render.json import read
from tests import build, build_followup
from tests.followup import given_investments as given

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(org):
    return build_followup.round_()


def tables(document):
    return [block for chapter in document.chapters for block in chapter.blocks if isinstance(block, InvestmentTable)]


def invested(org, round_):
    """A bridge of the nämnd's, a fleet of another's and a plot of kommunen's own."""
    bridge = given.project(
        org.committee, "Ny bro", number="12", decided=24_000_000, estimated=26_000_000,
        ready_year=2027, ready_quarter=2, state=WorkState.DELAYED,
    )  # fmt: skip
    given.told(bridge, round_, budget=10_000, change=500, outcome=4_000, spent=9_000, forecast=9_500, carried_over=500)
    cars = given.project(org.other_committee, "Bilar", is_yearly=True)
    given.told(cars, round_, budget=800, outcome=0, spent=0, forecast=800)
    plot = given.project(org.municipality, "Tomt")
    given.told(plot, round_, budget=100)
    return bridge


def test_a_namnds_report_tells_of_each_project_what_is_decided_estimated_spent_and_expected(org, round_):
    invested(org, round_)
    report = build_followup.report(round_, org.committee)
    (table,) = tables(build_document(report))
    (group,) = table.groups
    (bridge,) = group.projects
    assert (group.name, bridge.name, bridge.ready) == ("Kulturnämnden", "12 Ny bro", "kv 2 2027")
    said = (bridge.decided, bridge.estimated, bridge.spent, bridge.budget, bridge.change, bridge.outcome)
    assert [one.value for one in said] == [24_000_000, 26_000_000, 9_000_000, 10_000_000, 500_000, 4_000_000]
    assert (bridge.forecast.value, bridge.carried_over.value) == (9_500_000, 500_000)
    assert bridge.status.word == "Försenat"
    assert table.deviation(bridge).value == 500_000


def test_kommunens_report_has_the_namnders_beside_its_own(org, round_):
    invested(org, round_)
    (table,) = tables(build_document(build_followup.report(round_, org.municipality)))
    assert {group.name for group in table.groups} == {org.municipality.name, "Kulturnämnden", org.other_committee.name}
    cars = next(one for one in table.projects if one.name == "Bilar")
    assert (cars.decided, cars.outcome.value) == (NOT_APPLICABLE, 0)
    plot = next(one for one in table.projects if one.name == "Tomt")
    assert (plot.decided.value, plot.outcome.value) == (None, None)


def test_what_is_invested_every_year_has_no_total_that_could_be_missing(org, round_):
    cars = given.project(org.committee, "Bilar", is_yearly=True)
    given.told(cars, round_, budget=800, outcome=0, forecast=800)
    (table,) = tables(build_document(build_followup.report(round_, org.committee)))
    (row,) = table.projects
    assert [row.decided, row.estimated, row.spent] == [NOT_APPLICABLE] * 3


def test_dr1_is_short_a_row_a_namnd(org):
    round_ = build_followup.round_(RoundKind.INTERIM_1)
    invested(org, round_)
    (table,) = tables(build_document(build_followup.report(round_, org.municipality)))
    (group,) = table.groups
    assert {one.name: one.budget.value for one in group.projects} == {
        org.municipality.name: 100_000,
        "Kulturnämnden": 10_000_000,
        org.other_committee.name: 800_000,
    }
    (own,) = tables(build_document(build_followup.report(round_, org.committee)))
    assert [(group.name, [one.name for one in group.projects]) for group in own.groups] == [
        ("Kulturnämnden", ["1 projekt"])
    ]


def test_a_bolags_report_has_its_own_and_a_kontors_none(org, round_):
    invested(org, round_)
    given.told(given.project(org.company, "Hus"), round_, budget=5)
    (table,) = tables(build_document(build_followup.report(round_, org.company)))
    assert [one.name for one in table.projects] == ["Hus"]
    assert tables(build_document(build_followup.report(round_, org.office))) == []


def test_without_amounts_there_is_no_chapter_and_the_hand_in_page_says_so(org, round_, bo):
    report = build_followup.report(round_, org.committee)
    assert tables(build_document(report)) == []
    assert "inga investeringar är upplagda för perioden" in {line.note for line in hand_in.build(report, bo).warnings}
    invested(org, round_)
    notes = {line.note for line in hand_in.build(report, bo).warnings}
    assert "inga investeringar är upplagda för perioden" not in notes


def test_the_page_that_is_written_on_shows_them_fetched_with_where_they_are_kept(org, round_):
    invested(org, round_)
    report = build_followup.report(round_, org.committee)
    page = build.client(build.user(Role.SECRETARY, org.committee)).get(f"/rapporter/{report.pk}/fyll-i/")
    assertContains(page, "12 Ny bro")
    assertContains(page, f"/ekonomi/investeringar/?tillfalle={round_.code}")


def test_they_are_frozen_with_the_report_and_stay_as_they_were(org, round_):
    bridge = invested(org, round_)
    report = build_followup.report(round_, org.committee)
    build_followup.submitted(report)
    edition = build_followup.decided(report)
    InvestmentAmount.objects.filter(project=bridge).update(outcome=1, version=9)
    row = FrozenInvestment.objects.of(edition.content).get()
    assert (row.title, row.outcome, row.forecast, row.state) == ("12 Ny bro", 4_000_000, 9_500_000, "DELAYED")
    (table,) = tables(read(edition.content.data, edition.cover))
    assert table.projects[0].outcome.value == 4_000_000


def test_kommunen_reads_the_forecast_that_the_namnd_decided_on(org, round_):
    bridge = invested(org, round_)
    report = build_followup.report(round_, org.committee)
    build_followup.submitted(report)
    build_followup.decided(report)
    bridge.forecasts.update(amount=1)
    (table,) = tables(build_document(build_followup.report(round_, org.municipality)))
    found = next(one for one in table.projects if one.name == "12 Ny bro")
    assert found.forecast.value == 9_500_000


def test_where_they_come_from_stands_among_the_sources(org, round_):
    given.told(given.project(org.committee, source="Investeringsplanen 2026"), round_, budget=5)
    document = build_document(build_followup.report(round_, org.committee))
    (chapter,) = [one for one in document.chapters if one.key == "sources"]
    assert "Investeringsplanen 2026" in str(chapter.blocks)
