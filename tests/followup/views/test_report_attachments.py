"""Bilagor till en rapport: ett bolags årsredovisning goes with its ÅR, and a protokollsutdrag with the decision."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import RoundKind
from followup.models import Report
from organisation.enums import Role
from tests import attached, build, build_followup
from tests.answers import explained, said, told

pytestmark = pytest.mark.django_db


def form(*files, **fields):
    return {"attached": list(files), "kind": "OTHER", "title": "", "place": "text", **fields}


def test_the_bolags_årsredovisning_goes_with_its_report_to_everybody(org, reader):
    annual = build_followup.round_(RoundKind.ANNUAL, 2025)
    report = build_followup.report(annual, org.company)
    company = build.client(build.user(Role.COMPANY, org.company))
    url = f"{report.get_absolute_url()}bilagor/"
    content = attached.pdf("Årsredovisning 2025")
    file = attached.sent(content, "Årsredovisning 2025.pdf")
    answer = company.post(url, form(file, kind="ANNUAL", title="Årsredovisning enligt ÅRL"), follow=True)
    assert told(answer) == ["success"]
    row = report.attachments.get()
    assertContains(company.get(report.get_absolute_url()), f'href="{url}{row.pk}/"')
    assert reader.get(f"{url}{row.pk}/").status_code == 404
    build_followup.submitted(report)
    edition = build_followup.decided(report)
    assert [*edition.attachments.all()] == [row]
    page = reader.get(report.get_absolute_url())
    assertContains(page, f'href="{url}{row.pk}/"')
    assert "årsredovisning, PDF, 1\u00a0sida, 1\u00a0kB" in page.content.decode()
    assert row.sha256[:16] in said(page)
    fetched = reader.get(f"{url}{row.pk}/")
    assert (fetched.content, fetched["Content-Type"]) == (content, "application/pdf")
    printed = attached.unpacked(reader.get(f"{report.get_absolute_url()}docx/").content)
    assert "Årsredovisning enligt ÅRL".encode() in printed


def test_it_is_told_whom_it_is_from(board_report, bo_committee_secretary):
    url = f"{board_report.get_absolute_url()}bilagor/"
    file = attached.sent(attached.pdf(), "utlåtande.pdf")
    fields = {"sender": "Kommunens revisorer", "dated": "2027-04-07", "registry_number": "REV 2027/3"}
    answer = bo_committee_secretary.post(url, form(file, **fields), follow=True)
    assert "Från Kommunens revisorer, 2027-04-07, REV 2027/3. Bifogad" in said(answer)


def test_a_protokollsutdrag_stands_beside_the_decision(board_report, bo_committee_secretary, reader):
    build_followup.submitted(board_report)
    decision = build_followup.decided(board_report).matter.decisions.get()
    url = f"{board_report.get_absolute_url()}bilagor/"
    file = attached.sent(attached.pdf(), "kn.pdf")
    assert explained(bo_committee_secretary.post(url, form(file))) == {"place"}
    file.seek(0)
    fields = {"kind": "MINUTES", "title": "Protokoll", "place": str(decision.pk)}
    assert told(bo_committee_secretary.post(url, form(file, **fields), follow=True)) == ["success"]
    page = reader.get(board_report.get_absolute_url())
    assertContains(page, f'<a href="{url}{decision.attachments.get().pk}/">Protokoll</a>')
    assertNotContains(page, f'href="{url}"')


def test_a_report_that_is_handed_upward_has_no_decision_to_attach_to(unit_report, david_unit_manager):
    Report.objects.filter(pk=unit_report.pk).update(status="HANDED_OVER")
    answer = david_unit_manager.get(f"{unit_report.get_absolute_url()}bilagor/")
    assertContains(answer, "Här kan inget bifogas nu")
    assertNotContains(answer, "<form class")


def test_a_report_that_is_let_off_takes_none(board_report, bo_committee_secretary):
    Report.objects.filter(pk=board_report.pk).update(status="LET_OFF", let_off_reason="Ny nämnd")
    assert bo_committee_secretary.get(f"{board_report.get_absolute_url()}bilagor/").status_code == 403
