"""The steps that people take in the journeys to a decision: laying before, deciding, putting in what a body changed."""

from django.test import override_settings
from playwright.sync_api import expect

from followup.models import Report
from organisation.models import OrgUnit
from planning.enums import NodeKind, PlanKind
from planning.models import Perspective
from planning.services import plan_nodes, plans
from styrmodell.demo.source import FOLDER
from tests import build_followup

LATER = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}  # a PDF is ordered, and takes its time


def submit(page):
    """Hand in the plan or the report that is shown."""
    page.get_by_role("link", name="Lämna in", exact=True).click()
    page.get_by_role("button", name="Lämna in").click()
    expect(page.get_by_role("link", name="Registrera beslut")).to_be_visible()


def send_out(page, day):
    """Send out what is shown to the meeting of that day."""
    page.get_by_role("link", name="Skicka ut").click()
    page.get_by_label("Sammanträdesdatum").fill(day)
    with override_settings(TASKS=LATER):
        page.get_by_role("button", name="Skicka ut").click()
        expect(page.get_by_text("inte beslutat än.")).to_be_visible()


def decide(page, day, paragraph, outcome="", note="", *, is_amended=False):
    """Register the next body's decision on what is shown, med ändring or without."""
    page.get_by_role("link", name="Registrera beslut").click()
    page.get_by_label("Sammanträdesdatum").fill(day)
    page.get_by_label("Paragraf").fill(paragraph)
    if outcome:
        page.get_by_label("Innebörd").select_option(outcome)
        page.get_by_label("Anmärkning").fill(note)
    page.get_by_label("Med ändring").set_checked(is_amended)
    with override_settings(TASKS=LATER):
        page.get_by_role("button", name="Registrera beslutet").click()
        expect(page.get_by_label("Paragraf")).to_be_hidden()


def open_anew(page, report):
    """Open a decided report for its writer, and answer what is asked in it."""
    page.goto(report.get_absolute_url())
    page.get_by_role("link", name="Öppna på nytt").click()
    page.get_by_label("Vad ska ändras?").fill("Beloppen ska stämma med bokslutet per augusti.")
    page.get_by_role("button", name="Öppna på nytt").click()
    expect(page.get_by_role("heading", name="Öppna rapporten på nytt")).to_be_hidden()
    build_followup.answer_everything(Report.objects.select_related("unit", "round").get(pk=report.pk))


def read_in_anew(page, folder):
    """Kulturskolan's outcome of August, a million worse than it was."""
    told = (FOLDER / "outcomes_2026-08.csv").read_text()
    assert "KN;KN-40;2026-08;-8523400;" in told
    file = folder / "outcomes_2026-08.csv"
    file.write_text(told.replace("KN;KN-40;2026-08;-8523400;", "KN;KN-40;2026-08;-9523400;"))
    page.goto("/ekonomi/inlasning/")
    page.get_by_label("CSV-fil").set_input_files(file)
    page.get_by_role("button", name="Visa vad filen innehåller").click()
    page.get_by_label("Beloppen stämmer ändå").check()  # the reports that are decided do not change
    page.get_by_role("button", name="Läs in filen").click()
    expect(page.get_by_role("status").filter(has_text="Filen är inläst")).to_be_visible()


def amend(page, part, field, words):
    """Put in what a body changed: from the page of changes to a part of the handling, and back."""
    page.get_by_role("main").get_by_role("link", name=part, exact=True).click()
    page.get_by_label(field, exact=True).fill(words)
    page.get_by_role("button", name="För in ändringen").click()
    expect(page.get_by_role("heading", name="Införda ändringar")).to_be_visible()


def handed_in_flerårsplan():
    """Kommunens flerårsplan 2028–2030, with a goal."""
    plan = plans.start(
        PlanKind.MULTI_YEAR, OrgUnit.objects.get(code="KOMMUN"), 2028, by=None, registry_number="KS/2027:58"
    )
    goal = {"code": "I1", "title": "Trygga invånare", "perspective_id": Perspective.objects.of_cycle(2028)[0].pk}
    plan_nodes.add(plan, by=None, kind=NodeKind.GOAL, parent=None, **goal)
    return plans.submit(plan, by=None)
