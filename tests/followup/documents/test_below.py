"""What kommunens report holds of the nämnder's: as they decided it, and until then as they handed it in, and which it is."""

from datetime import date

import pytest

from followup.asking.material import material
from followup.documents.report import build as build_document
from followup.enums import Attainment, DeviationKind, RoundKind
from followup.models import Deviation, FrozenAmount, OperatingAmount, OperatingForecast, ReportingRound, ReportText
from followup.services import assessments, awaited, deviations, report_editions, reports
from organisation.enums import OrgUnitKind
from organisation.models import Matter, Operation
from styrmodell.lib.documents import blocks, figures
from styrmodell.lib.documents.render.html import body_html
from styrmodell.lib.swedish import NBSP
from tests import build, build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def goal(org):
    return build_followup.goals(org.municipality, "I1")[0]


@pytest.fixture
def report(org, goal):
    """Kommunens."""
    return build_followup.report(build_followup.round_(), org.municipality)


@pytest.fixture
def below(org, report):
    """Kulturnämndens, with an economic deviation of its one verksamhet."""
    operation = Operation.objects.create(unit=org.committee, code="KN-1", name="Bibliotek")
    period = {"operation": operation, "year": 2026, "month": 8}
    OperatingAmount.objects.create(**period, outcome=-100_000, budget=-90_000, year_budget=-150_000)
    OperatingForecast.objects.create(operation=operation, round=report.round, amount=-160_000)
    found = build_followup.report(report.round, org.committee)
    deviation = deviations.add(
        found, by=None, kind=DeviationKind.ECONOMY, title="Hyran steg", cause="Nytt avtal.", operation_id=operation.pk
    )
    deviations.add_action(deviation, by=None, text="Säga upp avtalet", responsible="Chefen")
    return found


def of_kind(document, kind):
    return [block for chapter in document.chapters for block in chapter.blocks if isinstance(block, kind)]


def listed(document):
    """The groups of the chapter about the reports below, each with its lines."""
    (chapter,) = [one for one in document.chapters if one.key == "reports"]
    return {block.heading: block.html for block in chapter.blocks}


def test_what_is_handed_in_and_not_dealt_with_is_frozen_with_that_word(org, goal, report, below):
    build_followup.submitted(below)
    data = report_editions.freeze(report, by=None).data
    assert "Kulturnämnden (ej behandlad av nämnden)" in str(data)
    rows = data["answers"]
    assert [row["text"] for row in rows["assessments"] if row["unit_id"] == org.committee.pk] == [
        "<p>Så bidrar vi.</p>"
    ]
    assert [(row["title"], row["amount"]) for row in rows["deviations"]] == [("Hyran steg", "-10000")]
    assert [row["text"] for row in rows["actions"]] == ["Säga upp avtalet"]


def test_of_a_bolag_it_is_the_bolagsstyrelse_that_has_not_dealt_with_it(org, report):
    below = build_followup.submitted(build_followup.report(report.round, org.company))
    lines = listed(build_document(report))["Lämnade men inte beslutade"]
    assert f"{below.unit.name}: lämnad, ej behandlad av bolagsstyrelsen" in lines


def test_what_a_dotterbolag_says_counts_once_where_its_moderbolag_tells_of_it_too(org, goal, report):
    daughter = build.unit(OrgUnitKind.COMPANY, "Dotterbolaget AB", org.company)
    for unit in (daughter, org.company):
        below = build_followup.submitted(build_followup.report(report.round, unit))
        edition = build_followup.decided(below)
    told_by_mother = [row["unit_id"] for row in edition.content.data["answers"]["assessments"]]
    assert told_by_mother == [org.company.pk, daughter.pk]
    assert material(report, asks=True).attainments == {goal.pk: ["MET", "MET"]}
    frozen = report_editions.freeze(report, by=None).data["answers"]["assessments"]
    assert [row["unit_id"] for row in frozen] == [report.unit_id, org.company.pk, daughter.pk]


def test_who_has_not_reported_is_listed_by_name(org, report, below):
    build_followup.submitted(below)
    build_followup.report(report.round, org.other_committee)
    found = listed(build_document(report))
    assert found == {
        "Lämnade men inte beslutade": "<ul><li>Kulturnämnden: lämnad, ej behandlad av nämnden</li></ul>",
        "Har inte lämnat sin rapport": f"<ul><li>{org.other_committee.name}</li></ul>",
    }


def test_whose_report_is_struck_is_listed_with_why(report, below):
    ReportingRound.objects.update(due_on=date(2026, 9, 30), closes_on=date(2026, 10, 31))
    assert listed(build_document(report)) == {"Har inte lämnat sin rapport": "<ul><li>Kulturnämnden</li></ul>"}
    awaited.strike(below, by=None, reason="Nämnden lades ned.")
    assert listed(build_document(report)) == {
        "Har inte lämnat sin rapport": "<ul><li>Kulturnämnden: Nämnden lades ned.</li></ul>"
    }


def test_what_a_body_has_decided_is_read_as_it_was_decided_also_while_the_report_is_open_again(
    org, goal, report, below
):
    build_followup.submitted(below)
    build_followup.decided(below, date=date(2026, 11, 20), paragraph="§ 98")
    below.refresh_from_db()
    reports.reopen(below, by=build.user("CONTROLLER", org.municipality), comment="Rätta.")
    assessments.save(below, goal, by=None, attainment=Attainment.NOT_MET, text="<p>Nya ord.</p>", version=1)
    Deviation.objects.filter(report=below).update(title="En ny avvikelse")
    document = build_document(report)
    (row,) = of_kind(document, blocks.ContributionTable)[0].rows
    assert (row.unit, row.html, row.assessment.key) == ("Kulturnämnden", "<p>Så bidrar vi.</p>", Attainment.MET)
    (told,) = of_kind(document, figures.DeviationTable)[0].rows
    assert (told.name, told.unit, told.cause, told.action) == (
        "Hyran steg",
        "Kulturnämnden",
        "Nytt avtal.",
        "Säga upp avtalet",
    )
    assert listed(document) == {"Så som de beslutades": ("<ul><li>Kulturnämnden 2026-11-20, § 98</li></ul>")}
    frozen = report_editions.freeze(report, by=None).data["answers"]
    assert [row["attainment"] for row in frozen["assessments"] if row["unit_id"] == org.committee.pk] == ["MET"]


def test_the_text_that_is_offered_is_the_decided_one(org, report, below):
    build_followup.submitted(below)
    text = ReportText.objects.filter(report=below).exclude(text="").first()
    build_followup.decided(below)
    was = text.text
    ReportText.objects.filter(pk=text.pk).update(text="<p>Nya ord.</p>")
    reader = build.user("CONTROLLER", org.municipality)
    offered = material(report, asks=True, reader=reader).offers.at_section(text.key).texts
    assert [(one.unit, one.text, one.note) for one in offered] == [("Kulturnämnden", was, "")]


def test_forecasts_are_the_decided_ones_and_outcome_and_budget_the_ledgers_and_the_difference_is_said(report, below):
    build_followup.submitted(below)
    build_followup.decided(below)
    OperatingForecast.objects.update(amount=-200_000, version=2)
    OperatingAmount.objects.update(outcome=-112_000, budget=-90_400)
    read = material(report, whole=True)
    (row,) = read.money.account.rows
    assert (row.amounts.outcome, row.amounts.budget, row.amounts.forecast) == (-112_000, -90_400, -160_000)
    assert row.amounts.year_deviation == -10_000
    (line,) = read.money.lines
    assert (line.amounts.forecast, line.forecast_version) == (-160_000, FrozenAmount.objects.get().forecast_version)
    text = body_html(build_document(report)).replace(NBSP, " ")
    assert "Kulturnämnden: utfall −112 tkr nu, −100 tkr när rapporten beslutades" in text
    assert "Kulturnämnden: budget −90 400 kr nu, −90 000 kr när rapporten beslutades" in text


def test_where_the_ledger_stands_as_it_did_nothing_is_said_of_it(report, below):
    build_followup.submitted(below)
    build_followup.decided(below)
    assert material(report).money.moved == ()
    assert "när rapporten beslutades" not in body_html(build_document(report))


def test_delårsrapport_1_decided_before_the_nämnder_prints_their_contributions_as_not_dealt_with(org, anna_controller):
    build_followup.goals(org.municipality, "I1")
    round_ = build_followup.round_(RoundKind.INTERIM_1)
    below = build_followup.submitted(build_followup.report(round_, org.committee))
    own = build_followup.submitted(build_followup.report(round_, org.municipality))
    data = {"date": "2026-06-02", "paragraph": "101", "registry_number": "KS/2026:40"}
    Matter.objects.update(handed_in_on=date(2026, 5, 20))
    for body, outcome in ((org.executive_board, "HANDS_OVER"), (org.council, "APPROVES")):
        sent = {**data, "body": body.pk, "outcome": outcome}
        asked = anna_controller.post(f"/rapporter/{own.pk}/besluta/", sent)
        if body == org.executive_board:  # the nämnder have not decided, and that is warned of
            sent |= {"reason": "Nämnderna möts i juni.", "warned": asked.context["form"].warned}
            anna_controller.post(f"/rapporter/{own.pk}/besluta/", sent)
    edition = own.editions.get()
    assert "Kulturnämnden (ej behandlad" in edition.html
    assert "Nämnderna möts i juni." in edition.html
    assert below.editions.count() == 0
