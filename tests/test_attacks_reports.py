"""What must not happen to reports, rounds and money, whoever tries: tampered forms, undecided texts, rights held elsewhere."""

import pytest
from django.db import connection, transaction

from followup.asking import questions
from followup.enums import ReportStatus, RoundKind, WorkState
from followup.models import (
    Assessment,
    Deviation,
    ImportBatch,
    OperatingAmount,
    OperatingForecast,
    Report,
    ReportEdition,
    ReportingRound,
    ReportText,
    StatusUpdate,
)
from followup.services import answers, assessments, imports, reports
from organisation.enums import Role
from organisation.forms.decisions import DecisionForm
from organisation.models import Operation, Picture, RoleAssignment
from planning.models import PlanNode
from styrmodell.lib.errors import DomainError
from tests import build, build_followup

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
DECISION = {"date": "2026-11-20", "paragraph": "45", "registry_number": "KN/2026:12", "outcome": "APPROVES"}


@pytest.fixture
def round_(org) -> ReportingRound:
    return build_followup.round_()


@pytest.fixture
def report(org, round_) -> Report:
    return build_followup.report(round_, org.committee)


def writer(org):
    return build.user(Role.SECRETARY, org.committee)


def in_state(report: Report, status: str) -> Report:
    Report.objects.filter(pk=report.pk).update(status=status)
    return Report.objects.select_related("unit", "round").get(pk=report.pk)


@pytest.mark.parametrize("paragraph", ["", " ", "§", "§ ", "-", "saknas", "§ 123456"])
def test_a_report_is_never_decided_without_a_paragraph(org, report, paragraph):
    in_state(report, ReportStatus.SUBMITTED)
    data = DECISION | {"body": org.committee.pk, "paragraph": paragraph}
    assert build.client(writer(org)).post(f"/rapporter/{report.pk}/besluta/", data).status_code == 422
    assert not ReportEdition.objects.exists()


def test_a_report_is_never_decided_by_another_nämnd_or_a_bolag(org, report):
    in_state(report, ReportStatus.SUBMITTED)
    client = build.client(writer(org))
    for body in (org.other_committee, org.company, org.office, org.group):
        data = DECISION | {"body": body.pk}
        assert client.post(f"/rapporter/{report.pk}/besluta/", data).status_code == 422
    assert not ReportEdition.objects.exists()


def test_kommunens_report_is_decided_by_ks_and_kf_alone(org, round_):
    report = build_followup.report(round_, org.municipality)
    bodies = set(DecisionForm(document=report).bodies.values())
    assert bodies == {org.executive_board, org.council}


def test_deciding_twice_makes_one_edition(org, report):
    in_state(report, ReportStatus.SUBMITTED)
    client, data = build.client(writer(org)), DECISION | {"body": org.committee.pk}
    codes = [client.post(f"/rapporter/{report.pk}/besluta/", data).status_code for _ in range(2)]
    assert codes == [302, 302]  # the second leads back, and what was filled in is kept
    assert ReportEdition.objects.count() == 1


def kommunens(org, round_) -> ReportEdition:
    """Kommunens report decided by KS and KF."""
    report = build_followup.report(round_, org.municipality)
    reports.submit(report, by=None, is_historical=True)
    build_followup.decided(report)
    edition = build_followup.decided(report)
    assert edition is not None
    return edition


@pytest.mark.parametrize("status", [ReportStatus.DRAFT, ReportStatus.RETURNED])
def test_kommunens_frozen_report_never_tells_what_a_nämnd_has_not_handed_in(org, round_, report, status):
    goal = build_followup.goals(org.municipality, "I1")[0]
    secret = Picture.objects.create(content=b"bild", media_type="image/png", uploaded_by=writer(org))
    secret.units.add(org.committee)
    text = f'<p>Nämndens obeslutade text</p><figure><img src="{secret.path}" alt="Bild"></figure>'
    assessments.save(report, goal, by=None, attainment="MET", progress="FORWARD", text=text)
    Deviation.objects.create(report=report, kind="ECONOMY", title="Nämndens obeslutade avvikelse")
    Report.objects.filter(pk=report.pk).update(status=status, return_comment="Skriv mer.")
    edition = kommunens(org, round_)
    assert "obeslutade" not in edition.html
    assert not Picture.objects.get(pk=secret.pk).is_published


def test_kommunens_frozen_report_tells_what_the_nämnd_has_decided(org, round_, report):
    goal = build_followup.goals(org.municipality, "I1")[0]
    assessments.save(report, goal, by=None, attainment="MET", progress="FORWARD", text="<p>Nämndens text</p>")
    in_state(report, ReportStatus.SUBMITTED)
    build_followup.decided(in_state(report, ReportStatus.SUBMITTED))
    assert "Nämndens text" in kommunens(org, round_).html


@pytest.mark.parametrize("version", [None, "", "0", "99999999999999999999"])
def test_a_tampered_version_never_overwrites_an_answer(org, report, version):
    reports.save_text(report, "summary", "<p>Någon annans text</p>", by=None)
    data = {"text-summary-text": "<p>Min text</p>"} | ({} if version is None else {"text-summary-version": version})
    response = build.client(writer(org)).post(f"/rapporter/{report.pk}/fyll-i/", data)
    assert response.status_code in (409, 422)
    assert ReportText.objects.get(report=report).text == "<p>Någon annans text</p>"


def test_a_tampered_version_never_overwrites_a_rounds_dates(org, round_):
    ReportingRound.objects.filter(pk=round_.pk).update(version=2)
    client = build.client(build.user(Role.CONTROLLER, org.group))
    data = {
        "period_from": "2026-01-01", "period_to": "2026-08-31", "opens_on": "2026-08-31", "due_on": "2027-01-15",
        "closes_on": "", "reporter_kinds": ["COMMITTEE"],
    }  # fmt: skip
    assert client.post(f"/uppfoljning/{round_.pk}/andra/", data).status_code == 409


def test_answers_are_never_saved_on_what_the_report_does_not_ask(org, round_, report):
    build_followup.goals(org.municipality, "I1")
    other = build_followup.report(round_, org.other_committee)
    theirs = Deviation.objects.create(report=other, kind="ECONOMY", title="Deras")
    hidden = PlanNode.objects.filter(kind="ROOT").first()
    data = {
        f"goal-{hidden.pk}-attainment": "MET", f"goal-{hidden.pk}-text": "<p>Insmugglat</p>",
        f"deviation-{theirs.pk}-title": "Kapad", f"deviation-{theirs.pk}-kind": "ECONOMY",
        f"deviation-{theirs.pk}-version": "1", "text-hemligt-text": "<p>Insmugglat</p>",
    }  # fmt: skip
    build.client(writer(org)).post(f"/rapporter/{report.pk}/fyll-i/", data)
    theirs.refresh_from_db()
    assert theirs.title == "Deras"
    assert not Assessment.objects.exists()
    assert not ReportText.objects.exists()


def test_a_deviation_never_names_another_units_verksamhet(org, report):
    theirs = Operation.objects.create(unit=org.other_committee, code="700", name="Skola")
    Operation.objects.create(unit=org.committee, code="300", name="Bibliotek")
    data = {
        "deviation-new-title": "Min", "deviation-new-kind": "ECONOMY", "deviation-new-version": "0",
        "deviation-new-operation": str(theirs.pk),
    }  # fmt: skip
    assert build.client(writer(org)).post(f"/rapporter/{report.pk}/fyll-i/", data).status_code == 422
    assert not Deviation.objects.exists()


def test_texts_of_others_are_never_fetched_by_their_number(org, round_, report):
    other = build_followup.report(round_, org.other_committee)
    reports.save_text(other, "summary", "<p>Deras hemlighet</p>", by=None)
    in_state(other, ReportStatus.SUBMITTED)
    client = build.client(writer(org))
    for reference in (f"{other.pk}.0", f"{other.pk}.1", f"{other.pk}.²", f"{other.pk}.", "x.1"):
        client.post(f"/rapporter/{report.pk}/fyll-i/", {"use": f"text-summary:{reference}"})
    assert not ReportText.objects.filter(report=report).exists()


def test_a_controller_of_one_nämnd_never_changes_everybodys_rounds(org, round_):
    client = build.client(build.user(Role.CONTROLLER, org.committee))
    assert client.get("/uppfoljning/ny/").status_code == 403
    assert client.post(f"/uppfoljning/{round_.pk}/stang/").status_code == 403
    assert client.post(f"/uppfoljning/{round_.pk}/oppna/").status_code == 403
    assert client.get(f"/uppfoljning/{round_.pk}/andra/").status_code == 403
    for unit in (org.group, org.municipality):
        assert build.client(build.user(Role.CONTROLLER, unit)).get("/uppfoljning/ny/").status_code == 200


def test_forecasts_of_another_nämnd_are_never_written(org, round_):
    theirs = Operation.objects.create(unit=org.other_committee, code="700", name="Skola")
    Operation.objects.create(unit=org.committee, code="300", name="Bibliotek")
    client = build.client(build.user(Role.ECONOMIST, org.committee))
    data = {f"amount-{theirs.pk}": "-1", f"comment-{theirs.pk}": "Kapad", f"version-{theirs.pk}": "0"}
    client.post("/ekonomi/", data)
    assert client.post(f"/ekonomi/?enhet={org.other_committee.pk}", data).status_code == 404
    assert not OperatingForecast.objects.filter(operation=theirs).exists()


def test_a_file_is_never_read_in_with_rights_that_have_ended(org):
    Operation.objects.create(unit=org.committee, code="300", name="Bibliotek")
    economist = build.user(Role.ECONOMIST, org.municipality)
    table = "period;enhet;verksamhet;utfall;budget;arsbudget;prognos\n2026-10;KN;300;-100;-100;-120;\n"
    batch = imports.upload("utfall.csv", table.encode(), by=economist)
    RoleAssignment.objects.filter(user=economist).update(unit=org.other_committee)
    client = build.client(economist)
    client.post(f"/ekonomi/inlasning/{batch.pk}/", {"skip_errors": "on"})
    RoleAssignment.objects.filter(user=economist).delete()
    assert client.post(f"/ekonomi/inlasning/{batch.pk}/", {"skip_errors": "on"}).status_code == 403
    assert not OperatingAmount.objects.exists()
    assert ImportBatch.objects.get().confirmed_at is None


def test_the_state_of_others_work_is_never_written(org):
    build_followup.work_plan(org.school)
    activity = PlanNode.objects.get(title="Aktivitet 1")
    task = build.assignment(org.council, "Fullmäktiges", org.other_committee, decision=None)
    client = build.client(build.user(Role.UNIT_MANAGER, org.unit))
    data = {"state": WorkState.DONE, "text": "Kapat", "version": ""}
    assert client.post(f"/poster/{activity.pk}/lage/", data).status_code == 404
    assert client.post(f"/uppdrag/{task.pk}/lage/{task.receivers.get().pk}/", data).status_code == 404
    assert not StatusUpdate.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_answer_is_never_saved_without_holding_the_report(monkeypatch):
    with transaction.atomic():
        org = build.org()
        build_followup.work_plan(org.unit)
        report = build_followup.report(build_followup.round_(RoundKind.INTERIM_2), org.unit)
    held = []
    opened = reports.open_report
    monkeypatch.setattr(reports, "open_report", lambda row: (held.append(connection.in_atomic_block), opened(row))[1])
    asked = [one for one in questions.for_report(report).questions if one.prefix.startswith(("activity", "figure"))]
    for question in asked:
        fields = {
            "state": "ON_TRACK",
            "text": "",
            "value": None,
            "is_unavailable": True,
            "version": getattr(question, "seen", 0),
        }
        answers.save(report, question, fields, by=build.user(Role.UNIT_MANAGER, org.unit))
    assert len(held) > 1
    assert all(held)


def test_a_frozen_report_is_never_written_by_the_service_either(org, report):
    frozen = in_state(report, ReportStatus.ADOPTED)
    with pytest.raises(DomainError, match="kan inte ändras"):
        reports.save_text(frozen, "summary", "<p>Efteråt</p>", by=writer(org))
