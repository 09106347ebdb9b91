"""What the årsredovisning takes at most: its PDF, a nämnd's part in it, and the way to what invånare read."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from followup.enums import ReportStatus
from followup.models import Report, ReportingRound, UnitPart
from organisation.desk import files
from tests.browser import harness
from tests.browser.journeys.effort import Effort


@pytest.fixture
def report(live):
    """Kommunens of the demo, decided."""
    return Report.objects.select_related("unit", "round").get(unit__code="KOMMUN", round__kind="ANNUAL")


@pytest.fixture(params=["with scripts", "without scripts"])
def controller(request, browser, live, report):
    """Kommunens controller, who writes in it again, where Kulturnämndens part is not taken in."""
    Report.objects.filter(pk=report.pk).update(status=ReportStatus.REOPENED, return_comment="Prov")
    ReportingRound.objects.filter(pk=report.round_id).update(closes_on=None)
    UnitPart.objects.filter(report=report, source__unit__code="KN").delete()
    context = browser.new_context(base_url=live, java_script_enabled=request.param == "with scripts")
    harness.log_in(context, live, "controller")
    yield context.new_page()
    context.close()


def test_to_get_the_pdf_from_the_login_takes_three_clicks(person, report, monkeypatch):
    # How long it takes to set is told elsewhere.
    monkeypatch.setattr(files, "render_pdf_in_process", lambda document, **options: b"%PDF")
    page = person("ekonom")
    effort = Effort(page)
    effort.click(page.get_by_role("complementary").get_by_role("link", name="Årsredovisning 2025"))
    effort.click(page.get_by_role("button", name="Skapa PDF"))
    page.get_by_role("link", name="Öppna resultatet").wait_for(timeout=harness.PDF)
    with page.expect_response("**/pdf/*") as answer:
        effort.click(page.get_by_role("link", name="Öppna resultatet"))
    assert "arsredovisning-2025-strangnas-kommun.pdf" in answer.value.headers["content-disposition"]
    assert effort.clicks <= 3


def test_what_invånare_read_is_one_click_from_the_report(person, report):
    page = person("politiker")
    page.goto(report.get_absolute_url())
    effort = Effort(page)
    effort.click(page.locator("main a[href*='/sa-gick-det/']"))
    expect(page.get_by_role("heading", name="Så användes hundra kronor")).to_be_visible()
    assert effort.clicks <= 1


def test_a_nämnds_part_is_inserted_with_one_click_where_one_writes(controller, report):
    page = controller
    page.goto(reverse("followup:report_write", args=[report.pk]))
    effort = Effort(page)
    effort.click(page.get_by_role("button", name="Ta in Kulturnämnden", exact=True))
    expect(page.get_by_role("status").filter(has_text="Kulturnämnden är med")).to_be_visible()
    assert (effort.clicks, len(effort.pages)) == (1, 1)
    assert UnitPart.objects.filter(report=report, source__unit__code="KN").exists()
