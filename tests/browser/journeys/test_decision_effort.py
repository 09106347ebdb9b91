"""What it may take at most to lay a plan before its body, to register what was decided and to get a plan in Word."""

from playwright.sync_api import expect

from planning.enums import PlanKind
from planning.models import Plan, PlanEdition
from tests import matrix
from tests.browser.journeys.effort import Effort

HANDED_IN = {"unit__code": "SN", "kind": PlanKind.OPERATIONAL, "first_year": 2027}


def test_to_register_a_decision_takes_two_fields_and_three_clicks(person):
    page = person("sekreterare-sn")
    effort = Effort(page)
    effort.click(page.get_by_role("link", name="Registrera beslut om verksamhetsplan 2027–2029"))
    effort.write(page.get_by_label("Paragraf"), "112")
    effort.click(page.get_by_role("button", name="Registrera beslutet"))
    expect(page.get_by_role("status").filter(has_text="Planen är antagen.")).to_be_visible()
    assert PlanEdition.objects.filter(plan=Plan.objects.get(**HANDED_IN)).count() == 1
    assert effort.fields <= 2
    assert effort.clicks <= 3


def test_to_send_out_a_plan_takes_three_clicks(person):
    plan = matrix.in_state(Plan.objects.get(unit__code="KN", first_year=2027), "SUBMITTED")
    page = person("sekreterare")
    page.goto(plan.get_absolute_url())
    effort = Effort(page)
    effort.click(page.get_by_role("link", name="Skicka ut"))
    effort.click(page.get_by_role("button", name="Skicka ut"))
    expect(page.get_by_role("status").filter(has_text="är utskickad till kulturnämnden.")).to_be_visible()
    assert effort.clicks <= 3


def test_to_get_a_plan_in_word_takes_three_clicks_from_the_login(person):
    page = person("politiker")
    effort = Effort(page)
    effort.click(page.get_by_role("link", name="Planer", exact=True))
    effort.click(page.get_by_role("main").get_by_role("link", name="Flerårsplan 2027–2029"))
    with page.expect_download() as fetched:
        effort.click(page.get_by_role("link", name="Word"))
    assert fetched.value.suggested_filename == "flerarsplan-2027-2029-strangnas-kommun.docx"
    assert effort.clicks <= 3
