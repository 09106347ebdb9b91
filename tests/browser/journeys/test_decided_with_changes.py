"""What a body changes in what is laid before it stands in the edition, in the figures, above and in next year's text."""

import pytest
from django.test import override_settings
from playwright.sync_api import expect

from followup.enums import DeviationKind
from followup.models import Report
from followup.services import deviations
from organisation.models import Operation
from tests.browser.journeys import deciding

WRITTEN = "Trygga invånare"
OF_BOARD, OF_COUNCIL = f"{WRITTEN} i hela kommunen", f"{WRITTEN} i hela kommunen dygnet runt"


@pytest.fixture(autouse=True)
def _live(live):
    """Every test reads and writes the module's database."""


def _says(page, table, row, words):
    """Look that a row of a table says this."""
    found = page.get_by_role("table", name=table).get_by_role("row", name=row)
    expect(found).to_contain_text(words, use_inner_text=True)


def _economy(report):
    """The address of the figures that are worked with."""
    return f"/ekonomi/?enhet={report.unit_id}&tillfalle={report.round.code}"


def _above(page, report, words):
    """Look that kommunens report, which is being written, says this of Kulturskolan."""
    page.goto(f"{report.get_absolute_url()}?text=arbetstext")
    _says(page, "Avvikelser mot årsbudget", "Kulturskolan", words)


def _finish(page, button):
    """Say that the changes are in."""
    page.get_by_role("link", name="Ändringarna är införda").click()
    with override_settings(TASKS=deciding.LATER):
        page.get_by_role("button", name=button).click()
        expect(page.get_by_role("status").filter(has_text="införda")).to_be_visible()


def test_a_forecast_that_nämnden_changes_is_changed_everywhere_and_told_with_what_it_was(person, settings, tmp_path):
    settings.TODAY = "2026-10-31"
    below, top = (
        Report.objects.select_related("unit", "round").get(unit__code=code, round__kind="INTERIM_2", round__year=2026)
        for code in ("KN", "KOMMUN")
    )
    controller, economist, secretary = person("controller"), person("ekonom"), person("sekreterare")
    for report in (below, top):
        deciding.open_anew(controller, report)
    economist.goto(_economy(below))
    economist.get_by_label("Kulturskola, prognos").fill("-12 750")  # 450 worse than the year's budget
    economist.get_by_role("button", name="Spara prognoserna").click()
    about = {"kind": DeviationKind.ECONOMY, "title": "Kulturskolan", "cause": "Fler elever."}
    deviations.add(below, by=None, operation=Operation.objects.get(code="KN-40"), **about)
    secretary.goto(below.get_absolute_url())
    deciding.submit(secretary)

    deciding.decide(secretary, "2026-10-27", "98", is_amended=True)
    deciding.amend(secretary, "Kulturskola", "Prognos för året, tkr", "-12 900")
    deciding.read_in_anew(economist, tmp_path)
    _above(controller, top, "(ändringarna förs in) −450")
    _finish(secretary, "Gör utgåvan")

    _says(secretary, "Driftredovisning", "Kulturskola", "−8 523 −8 200 −323 −12 900 −12 300 −600")
    _says(secretary, "Avvikelser mot årsbudget", "Kulturskolan", "−600")
    _above(controller, top, "−600")
    elected = person("politiker")
    elected.goto(below.get_absolute_url())
    elected.get_by_role("link", name="Vad beslutet ändrade").click()
    _says(elected, "Belopp: Kulturskola", "avvikelse", "−450 000 −600 000 −150 000")
    economist.goto(_economy(below))
    _says(economist, "Driftredovisning", "Kulturskola", "−9 523 −8 200 −1 323 −12 900 −12 300 −600")
    economist.get_by_role("link", name="Beloppens historik").click()
    changed = economist.get_by_role("row").filter(has_text="Ändrat av Kulturnämnden 2026-10-27 § 98")
    expect(changed.locator("del")).to_contain_text("−12 750 000")
    expect(changed.locator("ins")).to_contain_text("−12 900 000")


def test_a_goals_wording_that_both_bodies_change_is_next_years(person, settings):
    settings.TODAY = "2027-10-27"
    plan = deciding.handed_in_flerårsplan()
    controller, reader = person("controller"), person("politiker")
    controller.goto(plan.get_absolute_url())
    deciding.decide(controller, "2027-10-27", "177", is_amended=True)
    deciding.amend(controller, WRITTEN, "Mål", OF_BOARD)
    _finish(controller, "Lämna vidare")
    deciding.send_out(controller, "2027-11-17")
    reader.goto("/")
    reader.get_by_role("link", name="Läs flerårsplan 2028–2030").click()
    expect(reader.get_by_role("heading", name=OF_BOARD)).to_be_visible()

    settings.TODAY = "2027-11-17"
    controller.goto(plan.get_absolute_url())
    deciding.decide(controller, "2027-11-17", "141", is_amended=True)
    deciding.amend(controller, OF_BOARD, "Mål", OF_COUNCIL)
    _finish(controller, "Gör utgåvan")
    reader.goto(plan.get_absolute_url())
    expect(reader.get_by_role("heading", name=OF_COUNCIL)).to_be_visible()
    reader.get_by_role("link", name="Vad beslutet ändrade").click()
    new = reader.locator(".changed-item").filter(has_text=WRITTEN).locator("ins")
    for step, words in (
        ("Från förslag till beslut", "i hela kommunen dygnet runt"),
        ("Kommunstyrelsen", "i hela kommunen"),
        ("Kommunfullmäktige", "dygnet runt"),
    ):
        reader.get_by_role("navigation", name="Steg på vägen").get_by_role("link", name=step).click()
        expect(new).to_have_text(f"tillagt: {words}", use_inner_text=True)

    controller.goto(f"/planer/ny/?plan=MULTI_YEAR-{plan.unit_id}-2029")
    controller.get_by_role("button", name="Påbörja planen").click()
    expect(controller.get_by_role("heading", name=OF_COUNCIL)).to_be_visible()
