"""Klistra in flera, as a writer does it: copy in Word, paste, look, add, and take it all back."""

from playwright.sync_api import Page, expect

from organisation.models import OrgUnit
from planning.enums import PlanStatus
from planning.models import Plan

WORD = "•\tÖppna fler timmar\r\no\tLördagar\r\n•\tBemanna om"


def paste(page: Page, text: str) -> None:
    """As the browser does with what lies on the clipboard: it comes in at once."""
    page.keyboard.insert_text(text)


def test_a_list_from_word_is_shown_added_and_taken_back(person):
    kn = OrgUnit.objects.get(code="KN")
    plan = Plan.objects.filter(unit=kn, status__in=[PlanStatus.DRAFT, PlanStatus.RETURNED]).first()
    page = person("sekreterare")
    page.goto(plan.get_absolute_url())
    page.get_by_role("link", name="Klistra in flera på en gång").first.click()
    field = page.get_by_label("En per rad")
    expect(field).to_be_focused()
    paste(page, WORD)
    shown = page.locator("#inklistrat")
    expect(shown).to_contain_text("2 inriktningar och 1 prioritering läggs till")
    expect(shown.get_by_role("listitem")).to_have_text(
        ["inriktning Öppna fler timmar", "prioritering Lördagar", "inriktning Bemanna om"]
    )
    expect(field).to_be_focused()
    page.get_by_role("button", name="Lägg till", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("2 inriktningar och 1 prioritering är tillagda.")
    expect(page.locator(".doc")).to_contain_text("Lördagar")
    expect(page.get_by_role("button", name="Ångra")).to_be_in_viewport()
    page.get_by_role("button", name="Ångra").click()
    expect(page.get_by_role("status")).to_contain_text("borttaget")
    expect(page.locator(".doc")).not_to_contain_text("Öppna fler timmar")
