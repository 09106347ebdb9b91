"""What it takes to fill kommunens delårsbokslut by pasting: from Ekonomi to all checks, with scripts and without."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from followup.enums import AccountKind, ReportStatus
from followup.models import AccountColumn, AccountFigure, ExplainedDifference, FrozenFigure, Report
from followup.rules.accounts.line_table import law_lines
from tests.browser import harness
from tests.browser.journeys.effort import Effort
from tests.followup.rules.accounts import grastorp

STATEMENTS = {AccountKind.INCOME_STATEMENT: "jan-aug 2026", AccountKind.BALANCE_SHEET: "31 aug 2026"}


def table() -> str:
    """Two statements as they are copied from Excel: Grästorps true ones of 2019, under the heads of an interim period."""
    told = grastorp.figures(2019)
    rows = []
    for account, head in STATEMENTS.items():
        rows += [f"{account.label.capitalize()}, tkr", f"\t{head}"]
        for line in law_lines(2026):
            if line.account == account:
                amount = told[line.key].words if line.key in told else ""
                rows.append(line.name_at(8) if line.is_heading else f"{line.name_at(8)}\t{amount}")
    return "\n".join(rows)


@pytest.fixture(params=["with scripts", "without scripts"])
def controller(request, browser: Browser, live: str) -> Iterator[Page]:
    """Kommunens controller, who has begun no accounts of a delårsrapport that nobody has decided on."""
    for model in (FrozenFigure, ExplainedDifference, AccountFigure, AccountColumn):
        model._base_manager.all().delete()
    Report.objects.filter(unit__code="KOMMUN", round__year=2026).update(status=ReportStatus.DRAFT)
    context = browser.new_context(base_url=live, java_script_enabled=request.param == "with scripts")
    harness.log_in(context, live, "controller")
    yield context.new_page()
    context.close()


def test_to_fill_both_statements_by_paste_and_see_the_checks_takes_eight_clicks(controller):
    page = controller
    page.goto("/ekonomi/")
    effort = Effort(page)
    effort.click(page.get_by_role("link", name="Räkenskaper"))
    effort.click(page.get_by_role("button", name="Påbörja"))
    expect(page.get_by_role("heading", name="Delårsbokslut augusti 2026")).to_be_visible()
    effort.click(page.get_by_text("Klistra in från Excel"))
    effort.click(page.get_by_label("Klistra in tabellen"))
    page.keyboard.insert_text(table())
    effort.click(page.get_by_role("button", name="Visa vad som känns igen"))
    expect(page.get_by_role("heading", name="Kommunen, jan–aug 2026")).to_be_visible()
    effort.click(page.get_by_role("button", name="Spara"))
    expect(page.get_by_role("status").filter(has_text="belopp är sparade")).to_be_visible()
    expect(page.get_by_role("heading", name="Kontroller")).to_be_visible()
    expect(page.get_by_text("kontroller stämmer")).to_be_visible()
    assert AccountFigure.objects.filter(line__key="result", amount=12_043_000).exists()
    assert effort.clicks <= 8
