"""Among more units than can be listed, the one that is meant is suggested while it is typed."""

from playwright.sync_api import expect

from organisation.forms import named


def test_a_unit_is_suggested_while_it_is_typed(person, monkeypatch):
    monkeypatch.setattr(named, "MOST_LISTED", 3)
    page = person("admin")
    page.goto("/organisation/ny/")
    field = page.get_by_label("Står under")
    field.press_sequentially("kulturk", delay=20)
    options = page.locator(f"#{field.get_attribute('list')} option")
    expect(options).to_have_count(1)
    field.fill(options.first.get_attribute("value"))
    page.get_by_label("Namn").fill("Bokbussen")
    page.get_by_label("Slag").select_option("UNIT")
    page.get_by_role("button", name="Lägg till").click()
    expect(page.get_by_role("heading", name="Bokbussen", level=1)).to_be_visible()
