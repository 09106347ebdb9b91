"""An adopted plan that is being revised is read as adopted, everywhere and by everybody else, until it is adopted anew."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from followup.models import Report
from followup.services import reports
from organisation.models import User
from planning.models import Plan, PlanNode
from planning.services import plan_nodes, plans
from tests import build
from tests.browser.journeys.walking import every_page

ADOPTED = "Biblioteken är öppna när invånarna är lediga"
REVISED = "Biblioteken är öppna dygnet runt"
# Who writes over the headings of what, and the words they write: goals stand in reports, on Status and in every plan
# below, priorities and activities in the reports of their unit.
WRITERS = {
    "Mål som skrivs om": ("controller", "GOAL", [("KOMMUN", "MULTI_YEAR", 2026), ("KOMMUN", "MULTI_YEAR", 2027)]),
    "Inriktning som skrivs om": ("sekreterare", "DIRECTION", [("KN", "OPERATIONAL", 2026)]),
    "Prioritering som skrivs om": ("kontorschef", "PRIORITY", [("KK", "OFFICE", 2026)]),
    "Aktivitet som skrivs om": ("enhetschef", "ACTIVITY", [("KK-BIB", "WORK", 2026)]),
}
GOALS, DIRECTIONS, PRIORITIES, ACTIVITIES = WRITERS
# What must not meet those who read adopted texts only, those below, those beside and those above.
HIDDEN_FROM = {
    "politiker": list(WRITERS),
    "sekreterare-sn": list(WRITERS),
    "enhetschef": [GOALS, DIRECTIONS, PRIORITIES],
    "kontorschef": [GOALS],
}


@pytest.fixture(autouse=True)
def _live(live):
    """Every test reads and writes the module's database."""


def _plan(unit, kind, year):
    return Plan.objects.get(unit__code=unit, kind=kind, first_year=year)


def test_readers_see_the_first_edition_until_the_second_is_adopted(person):
    plan = _plan("KN", "OPERATIONAL", 2026)
    page = person("sekreterare")
    page.get_by_role("complementary").get_by_role("link", name="Verksamhetsplan 2026–2028").click()
    page.get_by_role("link", name="Öppna för revidering").click()
    page.get_by_role("button", name="Öppna för revidering").click()
    page.get_by_role("link", name=f"Ändra {ADOPTED}").click()
    page.get_by_label("Inriktning", exact=True).fill(REVISED)
    page.get_by_role("textbox", name="Vad vi vill uppnå").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Ordningsvakter finns på natten.")
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.get_by_role("heading", name=REVISED)).to_be_visible()

    beside = person("kontorschef")
    beside.goto(plan.get_absolute_url())
    expect(beside.get_by_text("Du läser arbetstexten. Andra läser utgåva 1 tills en ny är antagen.")).to_be_visible()
    elected = person("politiker")
    _sees_only_the_adopted_text(elected, plan)
    _finds(elected, REVISED, "Ingen plan passar sökningen")

    _adopt_again(page)
    elected.goto(plan.get_absolute_url())
    expect(elected.get_by_role("heading", name=REVISED)).to_be_visible()
    expect(elected.get_by_text("Utgåva 2, reviderad.")).to_be_visible()
    expect(elected.get_by_text("Ordningsvakter finns på natten.")).to_be_visible()
    _finds(elected, REVISED, "Verksamhetsplan 2026–2028")
    elected.goto(_plan("KOMMUN", "MULTI_YEAR", 2026).get_absolute_url())
    expect(elected.get_by_role("link", name=f"Kulturnämnden: {REVISED}").first).to_be_visible()
    elected.goto(f"{plan.get_absolute_url()}?utgava=1")
    expect(elected.get_by_role("heading", name=ADOPTED)).to_be_visible()
    expect(elected.get_by_text("Det finns en senare utgåva.")).to_be_visible()
    assert REVISED not in elected.content()


def _sees_only_the_adopted_text(page, plan):
    page.goto(plan.get_absolute_url())
    expect(page.get_by_role("heading", name=ADOPTED)).to_be_visible()
    expect(page.get_by_text("Utgåva 1, beslutad.")).to_be_visible()
    assert page.goto(f"{plan.get_absolute_url()}?text=arbetstext").status == 404
    page.goto(_plan("KOMMUN", "MULTI_YEAR", 2026).get_absolute_url())  # the goal that it serves
    expect(page.get_by_role("link", name=f"Kulturnämnden: {ADOPTED}").first).to_be_visible()
    page.goto(_plan("KK", "OFFICE", 2026).get_absolute_url())  # the priority that serves it
    expect(page.get_by_role("link", name=ADOPTED).first).to_be_visible()


def _finds(page, words, shown):
    page.goto("/planer/?ar=alla")
    page.get_by_role("searchbox", name="Sök").fill(words)
    page.get_by_role("button", name="Visa").click()
    expect(page.get_by_role("main")).to_contain_text(shown)


def _adopt_again(page):
    page.get_by_role("link", name="Lämna in", exact=True).click()
    page.get_by_role("button", name="Lämna in").click()
    page.get_by_role("link", name="Registrera beslut").click()
    page.get_by_label("Sammanträdesdatum").fill("2026-11-20")
    page.get_by_label("Paragraf").fill("§ 113")
    page.get_by_role("button", name="Registrera beslutet").click()
    expect(page.get_by_text("Utgåva 2, reviderad.")).to_be_visible()


def test_no_page_and_no_export_gives_away_what_is_being_revised(reader, tmp_path):
    for words, (writer, kind, revised) in WRITERS.items():
        for name in revised:
            _write_over(_plan(*name), kind, words, User.objects.get(username=writer))
    for username, hidden in HIDDEN_FROM.items():
        pages = every_page(reader(username))
        assert len(pages) > 100
        assert [(address, words) for address, html in pages.items() for words in hidden if words in html] == [], (
            username
        )
    for unit, round_ in (("KOMMUN", "2026-DR2"), ("KN", "2026-10"), ("KK", "2026-10"), ("KK-BIB", "2026-10")):
        for form in ("html", "json"):
            exported = _exported(unit, round_, form, tmp_path)
            assert [words for words in WRITERS if words in exported] == [], (unit, round_, form)


def _write_over(plan, kind, words, by):
    """Open the plan for revision and change the heading and the text of every item of a kind."""
    if not plan.is_open:
        plans.revise(plan, by=by)
    for node in PlanNode.objects.kept().filter(plan=plan, kind=kind):
        text = f"<p>{words}.</p>"
        plan_nodes.edit(node, by=by, version=node.version, title=f"{words} {node.pk}", text=text)


def _exported(unit, round_, form, folder):
    file = folder / f"rapport.{form}"
    call_command("export_report", unit, round_, "--format", form, "--output", str(file), stdout=StringIO())
    return file.read_text()


def test_a_report_follows_the_edition_that_was_in_force_when_its_period_ended(reader, tmp_path):
    controller = User.objects.get(username="controller")
    report = Report.objects.get(unit__code="KN", round__year=2026, round__kind="INTERIM_2")
    reports.reopen(report, by=controller, comment="Skriv om sammanfattningen.")
    plan = _plan("KOMMUN", "MULTI_YEAR", 2026)
    _write_over(plan, "GOAL", GOALS, controller)
    plans.submit(plan, by=controller)
    for _ in ("KS", "KF"):
        build.decided(plan, by=controller, date=date(2026, 11, 16))
    assert GOALS in reader("politiker").get(plan.get_absolute_url()).content.decode()
    exported = _exported("KN", "2026-DR2", "html", tmp_path)
    assert "Utkast" in exported
    assert "Välfärdstjänster av god kvalitet" in exported
    assert GOALS not in exported
