"""What fullmäktige adopts is what kommunstyrelsen decided, whatever is read in or written between their meetings.

The days are those that the law and the styrmodell ask for, so nobody is asked why anything is late.
"""

import pytest
from playwright.sync_api import expect

from followup.models import Report
from organisation.enums import Role
from organisation.models import MeetingPaper, OrgUnit
from planning.enums import PlanKind
from planning.models import Plan
from tests import build
from tests.browser.journeys import deciding


@pytest.fixture(autouse=True)
def _live(live):
    """Every test reads and writes the module's database."""


def _amounts(page):
    """What the report says of Kulturnämnden's money."""
    return page.get_by_role("table", name="Driftredovisning").get_by_role("row", name="Kulturnämnden").inner_text()


def test_the_politician_is_met_by_what_fullmäktige_is_to_decide(person):
    page = person("politiker")
    expect(page.get_by_role("main").get_by_role("listitem").first).to_contain_text("Läs flerårsplan 2027–2029")
    page.get_by_role("link", name="Läs flerårsplan 2027–2029").click()
    expect(page.get_by_text("Lika med det som kommunstyrelsen beslutade, § 177.")).to_be_visible()
    expect(page.get_by_role("heading", name="Oförändrat sedan handling 2")).to_be_visible()


def test_kommunens_report_is_adopted_with_the_figures_that_kommunstyrelsen_had(person, settings, tmp_path):
    settings.TODAY = "2026-10-31"
    below, top = (
        Report.objects.get(unit__code=code, round__kind="INTERIM_2", round__year=2026) for code in ("KN", "KOMMUN")
    )
    controller = person("controller")
    for report in (below, top):
        deciding.open_anew(controller, report)

    secretary = person("sekreterare")
    secretary.goto(below.get_absolute_url())
    deciding.submit(secretary)
    deciding.decide(secretary, "2026-10-27", "71")

    controller.goto(f"{top.get_absolute_url()}?text=arbetstext")
    deciding.submit(controller)
    deciding.send_out(controller, "2026-10-28")
    laid = _amounts(controller)
    controller.goto(top.get_absolute_url())
    deciding.decide(controller, "2026-10-28", "170")

    deciding.read_in_anew(person("ekonom"), tmp_path)

    controller.goto(top.get_absolute_url())
    deciding.decide(controller, "2026-10-30", "139")
    elected = person("politiker")
    elected.goto(top.get_absolute_url())
    expect(elected.get_by_text("Lika med det som kommunstyrelsen beslutade, § 170.")).to_be_visible()
    assert _amounts(elected) == laid
    paper = MeetingPaper.objects.get(matter__report_link__report=top, body__code="KS", is_sent_out=True)
    assert top.editions.latest("number").content == paper.content
    controller.goto(top.get_absolute_url())
    expect(controller.get_by_role("heading", name="Ändrat sedan rapporten beslutades")).to_be_visible()


def test_what_was_sent_back_is_sent_out_again_with_what_was_changed_and_then_decided(person):
    plan = Plan.objects.get(unit__code="KN", kind=PlanKind.OPERATIONAL, first_year=2027)
    build.user(Role.ELECTED, OrgUnit.objects.get(code="KN"), "ledamot")
    secretary = person("sekreterare")
    secretary.goto(plan.get_absolute_url())
    deciding.submit(secretary)
    deciding.send_out(secretary, "2026-11-20")
    secretary.goto(plan.get_absolute_url())
    deciding.decide(secretary, "2026-11-20", "112", "REFERS_BACK", "Lägg till scenkonsten.")

    secretary.goto("/")
    secretary.get_by_role("link", name="Lämna in verksamhetsplan 2027–2029").click()
    expect(secretary.get_by_text("Lägg till scenkonsten.")).to_be_visible()
    secretary.get_by_role("link", name="Lägg till inriktning").click()
    secretary.get_by_label("Inriktning", exact=True).fill("Scenkonst i hela kommunen")
    secretary.get_by_role("button", name="Lägg till", exact=True).click()
    expect(secretary.get_by_role("heading", name="Scenkonst i hela kommunen")).to_be_visible()
    deciding.submit(secretary)
    deciding.send_out(secretary, "2026-11-23")

    member = person("ledamot")
    member.get_by_role("link", name="Läs verksamhetsplan 2027–2029").click()
    changed = member.locator("section").filter(has=member.get_by_role("heading", name="Ändrat sedan handling 1"))
    expect(changed).to_contain_text("Tillkommer")
    expect(changed.get_by_role("listitem")).to_have_text("Scenkonst i hela kommunen, inriktning")

    secretary.goto(plan.get_absolute_url())
    deciding.decide(secretary, "2026-11-23", "120")
    expect(secretary.get_by_text("Utgåva 1, beslutad.")).to_be_visible()
    expect(secretary.get_by_role("heading", name="Scenkonst i hela kommunen")).to_be_visible()


def test_the_flerårsplan_is_decided_by_fullmäktige_three_weeks_after_kommunstyrelsen(person, settings):
    settings.TODAY = "2027-10-27"
    plan = deciding.handed_in_flerårsplan()
    controller = person("controller")
    controller.goto(plan.get_absolute_url())
    deciding.send_out(controller, "2027-10-27")
    controller.goto(plan.get_absolute_url())
    deciding.decide(controller, "2027-10-27", "177")
    expect(controller.get_by_role("main")).to_contain_text("väntar på kommunfullmäktige")

    deciding.send_out(controller, "2027-11-17")
    elected = person("politiker")
    elected.get_by_role("link", name="Läs flerårsplan 2028–2030").click()
    expect(elected.get_by_text("Lika med det som kommunstyrelsen beslutade, § 177.")).to_be_visible()

    settings.TODAY = "2027-11-17"
    controller.goto(plan.get_absolute_url())
    deciding.decide(controller, "2027-11-17", "141")
    elected.goto(plan.get_absolute_url())
    main = elected.get_by_role("main")
    for words in (
        "Kommunstyrelsen 2027-10-27, § 177",
        "Kommunfullmäktige 2027-11-17, § 141",
        "Lika med det som kommunstyrelsen beslutade, § 177.",
    ):
        expect(main).to_contain_text(words)
