"""What each task may take at most, counted in the browser."""

from playwright.sync_api import expect

from planning.enums import NodeKind
from planning.models import Plan
from planning.services import plan_nodes
from styrmodell.demo.source import FOLDER
from tests.browser import harness
from tests.browser.editor import text_of
from tests.browser.journeys.effort import Effort


def test_to_add_a_direction_with_text_goal_and_key_figure_takes_one_page_four_fields_and_six_clicks(person):
    page = person("sekreterare")
    page.get_by_role("link", name="Lämna in verksamhetsplan 2027–2029").click()
    page.wait_for_url("**/planer/*/**")
    effort = Effort(page)
    effort.click(page.get_by_role("link", name="Lägg till inriktning"))
    effort.write(page.get_by_label("Inriktning", exact=True), "Konst där folk bor")
    effort.write(text_of(page, "Vad vi vill uppnå"), "Utställningar i alla kommundelar.")
    effort.tick(page.get_by_label("I1 Levande och inkluderande demokrati"))
    effort.choose(page.get_by_label("Följs upp med"), "Besök på bibliotek per invånare")
    effort.click(page.get_by_role("button", name="Lägg till", exact=True))
    expect(page.get_by_role("status").filter(has_text="är tillagd.")).to_be_visible()
    expect(page.get_by_role("heading", name="Konst där folk bor")).to_be_visible()
    assert (len(effort.pages), effort.fields) == (1, 4)
    assert effort.clicks <= 6


def test_to_start_next_years_verksamhetsplan_from_last_years_takes_four_clicks(person):
    page = person("sekreterare-bun")
    effort = Effort(page)
    effort.click(page.get_by_role("link", name="Planer", exact=True))
    effort.click(page.get_by_role("link", name="Ny plan"))
    effort.click(page.get_by_role("button", name="Påbörja planen"))
    page.get_by_role("status").filter(has_text="Verksamhetsplan 2027–2029 är påbörjad.").wait_for()
    plan = Plan.objects.get(unit__code="BUN", first_year=2027)
    assert plan.nodes.filter(kind=NodeKind.DIRECTION, backward__from_node__plan__first_year=2026).count() == 3
    assert effort.clicks <= 4


def test_to_link_ten_priorities_to_goals_and_say_how_takes_one_page_one_save_and_twelve_clicks(person):
    plan = Plan.objects.get(unit__code="KK", first_year=2027)
    added = [plan_nodes.add(plan, by=None, kind=NodeKind.PRIORITY, title=f"Prioritering {n}") for n in range(10)]
    page = person("kontorschef")
    page.goto(f"/planer/{plan.pk}/koppla/")
    effort = Effort(page)
    for node in added:
        row = page.locator(f"#post-{node.pk}")
        effort.tick(row.get_by_role("checkbox", name="S1 Förebild i hållbarhet"))
        words = row.get_by_label("Så bidrar vi till S1 Förebild i hållbarhet")
        expect(words).to_be_visible()  # they open with the tick
        page.keyboard.press("Tab")  # their sign
        page.keyboard.press("Tab")
        effort.write(words, f"Vi lagar hellre än köper nytt, {node.title}.")
    effort.click(page.get_by_role("button", name="Spara kopplingarna"))
    expect(page.get_by_role("status").filter(has_text="Kopplingarna är sparade.")).to_be_in_viewport()
    expect(page.locator(f"#post-{added[-1].pk}")).to_be_in_viewport()  # one stays where one was
    told = [node.contributions.get(is_removed=False).text for node in added]
    assert told == [f"Vi lagar hellre än köper nytt, {node.title}." for node in added]
    assert len(effort.pages) == 1
    assert effort.clicks <= 12


def test_to_report_the_month_takes_one_page_twelve_required_inputs_and_one_submit(person):
    page = person("enhetschef")
    page.get_by_role("link", name="Lämna in månadsrapport oktober 2026").click()
    page.wait_for_url("**/fyll-i/**")
    effort = Effort(page)
    asked = page.locator("section.question").filter(has=page.get_by_role("radio")).all()
    for left, question in zip(range(len(asked), 0, -1), asked, strict=True):
        told = page.get_by_text("frågor kvar" if left > 1 else "fråga kvar")
        expect(told).to_have_text(f"{left} {'frågor' if left > 1 else 'fråga'} kvar")
        effort.tick(question.get_by_role("radio", name="Enligt plan"))
    expect(page.get_by_text("Allt som krävs är ifyllt.")).to_be_visible()
    required = effort.fields
    effort.click(page.get_by_role("button", name="Lämna in"))
    expect(page.get_by_role("status").filter(has_text="Rapporten är överlämnad.")).to_be_visible()
    assert required <= 12


def test_to_read_in_the_ledger_and_see_totals_per_namnd_takes_four_clicks(person):
    page = person("ekonom")
    effort = Effort(page)
    effort.click(page.get_by_role("link", name="Läs in utfall till månadsrapport oktober 2026"))
    effort.pick_file(page.get_by_label("CSV-fil"), FOLDER / "outcomes_2026-10.csv")
    effort.click(page.get_by_role("button", name="Visa vad filen innehåller"))
    expect(page.get_by_role("row", name="Socialnämnden 2026-10")).to_contain_text("−765 666")
    effort.click(page.get_by_role("button", name="Läs in filen"))
    expect(page.get_by_role("status").filter(has_text="Filen är inläst")).to_be_visible()
    assert effort.clicks <= 4


def test_to_get_the_pdf_of_kommunens_delarsrapport_1_takes_three_clicks(person):
    page = person("ekonom")
    effort = Effort(page)
    effort.click(page.get_by_role("complementary").get_by_role("link", name="Delårsrapport 1 2026"))
    expect(page.get_by_text("Strängnäs kommun", exact=True).first).to_be_visible()
    effort.click(page.get_by_role("button", name="Skapa PDF"), timeout=harness.PDF)
    page.get_by_role("link", name="Öppna resultatet").wait_for(timeout=harness.PDF)
    with page.expect_response("**/pdf/*") as answer:
        effort.click(page.get_by_role("link", name="Öppna resultatet"))
    assert "delarsrapport-1-2026-strangnas-kommun.pdf" in answer.value.headers["content-disposition"]
    assert effort.clicks <= 3


def test_to_get_from_the_login_to_the_text_behind_a_red_signal_takes_two_clicks(person):
    page = person("politiker")
    effort = Effort(page)
    effort.click(page.get_by_role("link", name="Så går det för kommunen"))
    effort.click(page.get_by_role("link", name="Socialnämnden: Ej uppfyllt").first)
    expect(page.get_by_text("Väntan på plats i särskilt boende är för lång.").last).to_be_in_viewport()
    assert effort.clicks <= 2
