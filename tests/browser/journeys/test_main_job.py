"""The main job, as the five people who do it: plan, link, follow up, read in money, make the PDF, read how it goes.

Each test begins where the person begins, on Mitt arbete, and follows the links on the pages.
"""

import hashlib

from playwright.sync_api import expect

from followup.models import OperatingAmount
from styrmodell.demo.source import FOLDER
from tests.browser import harness
from tests.browser.editor import text_of
from tests.browser.journeys.conftest import log_in

DIRECTION = "Fler möter konsten där de bor"


def test_the_secretary_writes_the_verksamhetsplan_and_registers_the_decision(person):
    page = person("sekreterare")
    page.get_by_role("link", name="Lämna in verksamhetsplan 2027–2029").click()
    _add_direction(page)
    _add_special_assignment(page)

    page.get_by_role("link", name="Lämna in", exact=True).click()
    page.get_by_role("button", name="Lämna in").click()
    expect(page.get_by_role("status").filter(has_text="Planen är inlämnad.")).to_be_visible()

    page.get_by_role("link", name="Mitt arbete").click()
    page.get_by_role("link", name="Registrera beslut om verksamhetsplan 2027–2029").click()
    page.get_by_label("Sammanträdesdatum").fill("2026-11-20")
    page.get_by_label("Paragraf").fill("112")
    page.get_by_label("Diarienummer").fill("KN/2026:97-012")
    page.get_by_role("button", name="Registrera beslutet").click()
    expect(page.get_by_text("Utgåva 1, beslutad.")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("2026-11-20, § 112 dnr KN/2026:97-012 Antar")

    anyone = person("politiker")
    anyone.goto(page.url)
    item = anyone.get_by_role("listitem").filter(has=anyone.get_by_role("heading", name=DIRECTION))
    assert item.locator("strong").inner_text() == "varje ort"
    assert item.locator(".rich li").all_inner_texts() == ["Utställningar", "Scenkonst"]
    expect(item.get_by_role("link", name="I1 Levande och inkluderande demokrati")).to_be_visible()
    expect(item.get_by_role("link", name="Besök på bibliotek per invånare, mål 2029: 6,9")).to_be_visible()


def _add_direction(page):
    page.get_by_role("link", name="Lägg till inriktning").click()
    page.get_by_label("Inriktning", exact=True).fill(DIRECTION)
    text_of(page, "Vad vi vill uppnå").click()
    page.keyboard.type("Konst och scen på ")
    page.keyboard.press("Control+B")
    page.keyboard.type("varje ort")
    page.keyboard.press("Control+B")
    page.keyboard.press("Enter")
    page.get_by_role("toolbar", name="Textverktyg: Vad vi vill uppnå").get_by_role("button", name="Punktlista").click()
    page.keyboard.type("Utställningar")
    page.keyboard.press("Enter")
    page.keyboard.type("Scenkonst")
    page.get_by_label("I1 Levande och inkluderande demokrati").check()
    page.get_by_label("Följs upp med").select_option("Besök på bibliotek per invånare")
    page.get_by_label("Målvärde 2029").fill("6,9")
    page.get_by_role("button", name="Lägg till", exact=True).click()
    expect(page.get_by_role("status").filter(has_text=f"”{DIRECTION}” är tillagd.")).to_be_visible()


def _add_special_assignment(page):
    page.get_by_role("link", name="Lägg till särskilt uppdrag").click()
    page.get_by_label("Särskilt uppdrag").fill("Pröva en gemensam biljett")
    page.get_by_label("Klart senast").fill("2028-03-31")
    page.get_by_label("Kulturkontoret").check()
    page.get_by_role("button", name="Lägg till", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="”Pröva en gemensam biljett” är tillagd.")).to_be_visible()


def test_the_head_of_office_links_the_kontorsplan_to_goals_and_the_director_approves_it(person):
    page = person("kontorschef")
    page.get_by_role("link", name="Lämna in kontorsplan 2027").click()
    page.get_by_role("link", name="Koppla till mål").click()
    for priority, aim in (
        ("Meröppna bibliotek i hela kommunen", "Biblioteken är öppna när invånarna är lediga"),
        ("Kultur i vården", "I2 Välfärdstjänster av god kvalitet"),
        ("Digitala tjänster som alla kan använda", "I1 Levande och inkluderande demokrati"),
    ):
        page.get_by_role("row").filter(has_text=priority).get_by_role("checkbox", name=aim).check()
    page.get_by_role("button", name="Spara kopplingarna").click()
    expect(page.get_by_role("status").filter(has_text="Kopplingarna är sparade.")).to_be_visible()
    expect(page.locator(".item p.is-partly")).to_have_count(0)

    page.get_by_role("link", name="Till planen").click()
    expect(_item(page, "Kultur i vården").get_by_role("link", name="I2 Välfärdstjänster")).to_be_visible()
    page.get_by_role("link", name="Lämna in", exact=True).click()
    page.get_by_role("button", name="Lämna in").click()
    expect(page.get_by_role("status").filter(has_text="Planen är inlämnad.")).to_be_visible()

    page = person("direktor")
    page.get_by_role("link", name="Godkänn kontorsplan 2027").click()
    page.get_by_role("button", name="Godkänn planen").click()
    expect(page.get_by_role("main")).to_contain_text("Göran Sjö 2026-11-23 Godkänner")
    expect(_item(page, "Digitala tjänster som alla kan använda").get_by_role("link", name="I1 Levande")).to_be_visible()


def _item(page, heading):
    """The item of a plan, or of its linking page, with this heading."""
    return page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=heading, exact=True))


def test_the_unit_manager_follows_up_in_the_october_report_and_hands_it_in(person):
    page = person("enhetschef")
    page.get_by_role("link", name="Lämna in månadsrapport oktober 2026").click()
    states = {
        "Meröppet i Mariefred": "Klart",
        "Språkkafé tillsammans med SFI": "Försenat",
        "Digital handledning på måndagar": "Enligt plan",
        "Bokbussen till Stallarholmen": "Enligt plan",
    }
    expect(page.locator("details.answered > summary")).to_contain_text("2 aktiviteter")
    for activity, state in states.items():
        _question(page, activity).get_by_role("radio", name=state).check()
    delayed = _question(page, "Språkkafé tillsammans med SFI")
    delayed.get_by_label("Vad har hänt?").fill("Lokalen öppnar igen i december.")
    page.get_by_role("button", name="Lämna in").click()
    expect(page.get_by_role("status").filter(has_text="Rapporten är överlämnad.")).to_be_visible()

    above = person("kontorschef")
    above.goto(page.url)
    row = above.get_by_role("row").filter(has_text="Språkkafé tillsammans med SFI")
    expect(row).to_contain_text("Försenat")
    expect(row).to_contain_text("Lokalen öppnar igen i december.")


def _question(page, heading):
    """The question of a report's page with this heading."""
    return page.locator("section.question").filter(has=page.get_by_role("heading", name=heading))


def test_the_economist_reads_in_the_outcomes_after_seeing_what_the_file_changes(person):
    october = OperatingAmount.objects.filter(year=2026, month=10)
    page = person("ekonom")
    page.get_by_role("link", name="Läs in utfall till månadsrapport oktober 2026").click()
    page.get_by_label("CSV-fil").set_input_files(FOLDER / "outcomes_2026-10.csv")
    page.get_by_role("button", name="Visa vad filen innehåller").click()
    expect(page.get_by_role("main")).to_contain_text("22 nya rader")
    expect(page.get_by_role("main")).to_contain_text("Inget är inläst än.")
    expect(page.get_by_role("row", name="Kulturnämnden 2026-10")).to_contain_text("−47 745")
    assert not october.exists()

    page.get_by_role("button", name="Läs in filen").click()
    expect(page.get_by_role("status").filter(has_text="Filen är inläst: 22 nya rader")).to_be_visible()
    assert october.count() == 22
    page.get_by_role("link", name="Mitt arbete").click()
    done = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Läs in utfall till"))
    expect(done).to_contain_text("22 av 22 verksamheter")


def test_the_economist_makes_the_pdf_and_gets_the_very_file_whose_checksum_the_page_shows(person):
    page = person("ekonom")
    page.get_by_role("complementary").get_by_role("link", name="Delårsrapport 2 2026").first.click()
    page.wait_for_url("**/rapporter/*/**")
    report_address = page.url
    page.get_by_role("button", name="Skapa PDF").click(timeout=harness.PDF)
    expect(page.get_by_role("main")).to_contain_text("Klart", timeout=harness.PDF)
    expect(page.get_by_role("main")).to_contain_text("delarsrapport-2-2026-strangnas-kommun.pdf")

    answer = page.request.get(page.get_by_role("link", name="Öppna resultatet").get_attribute("href"))
    assert answer.headers["content-type"] == "application/pdf"
    assert 'filename="delarsrapport-2-2026-strangnas-kommun.pdf"' in answer.headers["content-disposition"]
    assert answer.body().startswith(b"%PDF-")
    page.goto(report_address)
    shown = page.get_by_text("PDF-filen").locator("code").text_content()
    assert shown == hashlib.sha256(answer.body()).hexdigest()


def test_the_politician_reaches_the_text_behind_what_deviates_in_two_clicks(person):
    page = person()
    log_in(page, "politiker")
    page.get_by_role("link", name="Så går det för kommunen").click()
    deviates = page.locator("section").filter(has=page.get_by_role("heading", name="Det här avviker"))
    deviates.get_by_role("link", name="”Ta fram en plan för ett nytt badhus” är försenat").click()
    expect(page.get_by_role("heading", name="Uppdrag från kommunfullmäktige")).to_be_in_viewport()
    expect(page.get_by_text("Ta fram en plan för ett nytt badhus").first).to_be_visible()
