"""An adopted plan that is being revised is read as adopted, everywhere and by everybody else, until it is adopted anew."""

import pytest
from playwright.sync_api import expect

from planning.models import Plan
from tests.browser.editor import text_of

ADOPTED = "Biblioteken är öppna när invånarna är lediga"
REVISED = "Biblioteken är öppna dygnet runt"


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
    text_of(page, "Vad vi vill uppnå").click()
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
