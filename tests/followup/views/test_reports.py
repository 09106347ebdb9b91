"""Rapporten: who reads which text, and every step of its life."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.enums import ReportStatus, RoundKind
from followup.models import Report
from followup.services import reports
from organisation.enums import Outcome, Role
from organisation.models import Decision, OrgUnit
from tests import build, build_followup
from tests.answers import WHOLE, explained, said

pytestmark = pytest.mark.django_db

DECISION = {
    "date": "2026-11-20",
    "paragraph": "45",
    "registry_number": "KN/2026:40-042",
    "outcome": "APPROVES",
    "note": "",
}


@pytest.fixture
def report(org):
    build_followup.goals(org.municipality, "I1")
    return build_followup.report(build_followup.round_(), org.committee)


def url(report, step="detail"):
    return reverse(f"followup:report_{step}", args=[report.pk])


def test_report_being_written_is_read_by_its_writers_and_nobody_else(
    report, bo_committee_secretary, anna_controller, reader, eva_other_committee
):
    reports.save_text(report, "summary", "<p>Ett utkast.</p>", by=None)
    assertContains(bo_committee_secretary.get(url(report)), "Ett utkast.")
    assertContains(anna_controller.get(url(report)), "Arbetstext")
    assert reader.get(url(report)).status_code == 404
    assert eva_other_committee.get(url(report)).status_code == 404


def test_decided_report_is_read_by_everybody_from_its_edition(report, reader, eva_other_committee):
    build_followup.submitted(report)
    edition = build_followup.decided(report)
    page = reader.get(url(report))
    assertContains(page, "Utgåva 1")
    assertContains(page, edition.sha256[:16])
    assert eva_other_committee.get(url(report)).status_code == 200


def test_readers_never_get_the_working_text_of_a_reopened_report(report, reader, bo_committee_secretary):
    build_followup.submitted(report)
    build_followup.decided(report)
    reports.reopen(report, by=None, comment="Rätta.")
    reports.save_text(report, "summary", "<p>Nytt och hemligt.</p>", by=None)
    for query in ("", "?text=arbetstext", "?utgava=1"):
        assertNotContains(reader.get(url(report) + query), "Nytt och hemligt.")
    assertContains(bo_committee_secretary.get(url(report)), "Nytt och hemligt.")
    assertNotContains(bo_committee_secretary.get(url(report) + "?utgava=1"), "Nytt och hemligt.")


@pytest.mark.parametrize("query", ["?utgava=7", "?utgava=x", "?utgava=²", "?utgava=999999999999999999999"])
def test_an_edition_that_does_not_exist_is_not_found(report, bo_committee_secretary, query):
    assert bo_committee_secretary.get(url(report) + query).status_code == 404


def test_report_is_returned_with_a_comment(report, anna_controller, bo_committee_secretary):
    build_followup.submitted(report)
    assert explained(anna_controller.post(url(report, "return"), {"comment": " "})) == {"comment"}
    assertRedirects(anna_controller.post(url(report, "return"), {"comment": "Skriv om I1."}), url(report))
    assert Report.objects.get(pk=report.pk).status == ReportStatus.RETURNED
    assertContains(bo_committee_secretary.get(url(report, "write")), "Skriv om I1.")


def test_report_decide_registers_the_decision_and_freezes(report, bo_committee_secretary):
    build_followup.submitted(report)
    assertContains(bo_committee_secretary.get(url(report, "decide")), "Kulturnämnden är det organ som står på tur.")
    response = bo_committee_secretary.post(url(report, "decide"), DECISION | {"body": report.unit_id})
    assertRedirects(response, url(report))
    report.refresh_from_db()
    assert report.status == ReportStatus.ADOPTED
    assert Decision.objects.get(matter__report_link__report=report).paragraph == "§ 45"
    assert report.registry_number == "KN/2026:40-042"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("date", "2026-12-24", "i framtiden"),
        ("date", "igår", "Skriv datumet som"),
        ("paragraph", "", "måste fyllas i"),
        ("paragraph", "364–363", "går baklänges"),
        ("registry_number", "", "måste fyllas i"),
        ("body", "999999", "Välj ett giltigt alternativ"),
        ("body", "x", "Välj ett giltigt alternativ"),
        ("outcome", "MAYBE", "Välj ett giltigt alternativ"),
    ],
)
def test_report_decide_explains_bad_input(report, bo_committee_secretary, field, value, sentence):
    build_followup.submitted(report)
    sent = DECISION | {"body": report.unit_id, field: value}
    assertContains(bo_committee_secretary.post(url(report, "decide"), sent), sentence, status_code=422)
    assert not Decision.objects.filter(matter__report_link__report=report).exists()


def test_municipality_is_decided_by_ks_before_kf(org, anna_controller):
    own = build_followup.report(build_followup.round_(RoundKind.INTERIM_1), org.municipality)
    build_followup.submitted(own)
    sent = DECISION | {"body": org.council.pk}
    assert explained(anna_controller.post(url(own, "decide"), sent)) == {WHOLE}
    anna_controller.post(url(own, "decide"), DECISION | {"body": org.executive_board.pk})
    anna_controller.post(url(own, "decide"), sent)
    assert Report.objects.get(pk=own.pk).status == ReportStatus.ADOPTED


def test_ks_sekreterare_reads_kommunens_report_when_it_is_handed_in_and_registers_ks_decision(org):
    secretary = build.client(build.user(Role.SECRETARY, org.executive_board))
    own = build_followup.report(build_followup.round_(RoundKind.INTERIM_1), org.municipality)
    assert secretary.get(own.get_absolute_url()).status_code == 404
    build_followup.submitted(own)
    assertContains(secretary.get(own.get_absolute_url()), url(own, "decide"))
    assert secretary.post(url(own, "decide"), DECISION | {"body": org.council.pk}).status_code == 422
    assertRedirects(secretary.post(url(own, "decide"), DECISION | {"body": org.executive_board.pk}), url(own))
    assert secretary.get(url(own, "return")).status_code == 403


def test_report_is_handed_over(report, bo_committee_secretary):
    build_followup.submitted(report)
    build_followup.decided(report)
    assertContains(bo_committee_secretary.get(url(report, "hand_over")), "allmän handling")
    assertRedirects(bo_committee_secretary.post(url(report, "hand_over")), url(report))
    assert Report.objects.get(pk=report.pk).status == ReportStatus.HANDED_OVER


def test_report_is_reopened_by_the_controller_only(report, anna_controller, bo_committee_secretary):
    build_followup.submitted(report)
    build_followup.decided(report)
    assert bo_committee_secretary.post(url(report, "reopen"), {"comment": "x"}).status_code == 403
    assertRedirects(anna_controller.post(url(report, "reopen"), {"comment": "Fel siffra."}), url(report))
    assert Report.objects.get(pk=report.pk).is_open


def test_report_of_a_unit_stays_in_its_line(org, reader, anna_controller):
    build_followup.work_plan(org.unit)
    own = build_followup.report(build_followup.round_(), org.unit)
    build_followup.submitted(own)
    head = build.client(build.user(Role.HEAD_OF_OFFICE, org.office))
    assert reader.get(url(own)).status_code == 404
    assertContains(head.get(url(own)), "Utgåva 1")
    assertRedirects(head.post(url(own, "return"), {"comment": "Mer om aktivitet 1."}), url(own))


def test_report_page_asks_equally_often_with_ten_times_the_data(org, anna_controller, django_assert_max_num_queries):
    build_followup.goals(org.municipality, *(f"I{number}" for number in range(1, 6)))
    own = build_followup.report(build_followup.round_(), org.municipality)
    counted = []
    for boards in (1, 10):
        for number in range(boards):
            board = build.unit("COMMITTEE", f"Nämnd {boards}-{number}", org.municipality)
            build_followup.submitted(build_followup.report(own.round, board))
        anna_controller.get(url(own))
        with django_assert_max_num_queries(40) as queries:
            anna_controller.get(url(own))
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_what_a_closed_namnd_decided_while_it_held_is_registered_afterwards(report, bo_committee_secretary):
    build_followup.submitted(report)
    OrgUnit.objects.filter(pk=report.unit_id).update(valid_to=DECISION["date"])
    bo_committee_secretary.post(url(report, "decide"), DECISION | {"body": report.unit_id})
    assert Report.objects.get(pk=report.pk).status == ReportStatus.ADOPTED


def test_a_reopened_reports_edition_has_its_own_state(report, reader, bo_committee_secretary):
    build_followup.submitted(report)
    build_followup.decided(report)
    reports.reopen(report, by=None, comment="Rätta.")
    assertContains(reader.get(url(report)), "<span>Beslutad</span>", html=True)
    assertNotContains(reader.get(url(report)), "Återlämnad")
    assertContains(bo_committee_secretary.get(url(report)), "<span>Öppnad på nytt</span>", html=True)


def test_a_report_that_is_returned_says_who_returned_it_and_when(report, org, bo_committee_secretary):
    anna = build.user(Role.CONTROLLER, org.group, "anna2")
    build_followup.submitted(report)
    reports.return_for_changes(report, by=anna, comment="Skriv om I1.")
    for page in ("detail", "write"):
        assertContains(
            bo_committee_secretary.get(url(report, page)), f"<b>Återlämnad 2026-11-23 av {anna}.</b>", html=True
        )


def test_a_report_that_is_opened_anew_is_not_said_to_be_returned(report, org, bo_committee_secretary):
    anna = build.user(Role.CONTROLLER, org.group, "anna2")
    build_followup.submitted(report)
    build_followup.decided(report)
    reports.reopen(report, by=anna, comment="Fel siffra.")
    for page in ("detail", "write"):
        answer = bo_committee_secretary.get(url(report, page))
        assertContains(answer, f"<b>Öppnad på nytt 2026-11-23 av {anna}.</b>", html=True)
        assertNotContains(answer, "Återlämnad")
    assertContains(bo_committee_secretary.get(report.round.get_absolute_url()), "Öppnad på nytt")
    assert f"Öppnad på nytt 2026-11-23 av {anna}. Fel siffra." in said(bo_committee_secretary.get("/"))


def test_a_report_that_a_body_sent_back_says_which(report, bo_committee_secretary):
    build_followup.submitted(report)
    build_followup.decided(report, outcome=Outcome.REFERS_BACK, note="Räkna om.")
    page = bo_committee_secretary.get(url(report))
    assertContains(page, "<b>Återremitterad av Kulturnämnden, registrerat 2026-11-23.</b>", html=True)
    assertContains(page, "Räkna om.")


def test_editions_show_the_decisions_day_and_the_freezing_apart(report, bo_committee_secretary, reader):
    build_followup.submitted(report)
    build_followup.decided(report, date=date(2026, 11, 12), paragraph="§ 12 a")
    reports.hand_over(report, by=None)
    page = bo_committee_secretary.get(url(report))
    (line,) = page.context["editions"]
    assert (line.decided, line.frozen, line.handed_over) == (
        "Beslutad 2026-11-12, § 12 a", "Fryst 2026-11-23", "Överlämnad 2026-11-23"
    )  # fmt: skip
    for words in ("Beslutad 2026-11-12", "Fryst 2026-11-23", "Överlämnad 2026-11-23"):
        assert words in said(page)
    assertContains(reader.get(url(report)), "<span>Överlämnad</span>", html=True)


def test_an_older_edition_keeps_its_own_state_when_the_next_is_handed_over(report, bo_committee_secretary):
    build_followup.submitted(report)
    build_followup.decided(report)
    reports.reopen(report, by=None, comment="Fel siffra.")
    reports.save_text(report, "summary", "<p>Rätt siffra.</p>", by=None)
    reports.submit(report, by=None)
    build_followup.decided(report)
    reports.hand_over(report, by=None)
    lines = bo_committee_secretary.get(url(report)).context["editions"]
    assert [(line.number, line.handed_over) for line in lines] == [(2, "Överlämnad 2026-11-23"), (1, "")]
    old = bo_committee_secretary.get(url(report), {"utgava": "1"})
    assertContains(old, "<span>Beslutad</span>", html=True)


def test_the_page_says_how_a_text_is_changed_once_ks_has_decided(org, anna_controller):
    own = build_followup.report(build_followup.round_(), org.municipality)
    build_followup.submitted(own)
    assertContains(anna_controller.get(url(own)), "Återlämna</a>")
    build_followup.decided(own)
    page = anna_controller.get(url(own))
    assertNotContains(page, "Återlämna</a>")
    assertContains(page, "Ska texten ändras registreras en återremiss.")
