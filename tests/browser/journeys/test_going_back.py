"""Whoever goes back to a page whose form was taken is told what was done, and led there."""

from playwright.sync_api import expect

from organisation.models import OrgUnit


def test_a_form_that_was_taken_says_so_when_one_goes_back_to_it(person):
    page = person("admin")
    page.goto(f"/organisation/ny/?under={OrgUnit.objects.get(code='KK').pk}")
    page.get_by_label("Namn").fill("Bokbussen")
    page.get_by_label("Slag").select_option("UNIT")
    page.get_by_role("button", name="Lägg till").click()
    expect(page.get_by_role("heading", name="Bokbussen", level=1)).to_be_visible()
    page.go_back()
    told = page.locator("#messages .info")
    expect(told).to_contain_text("Bokbussen är tillagd.")
    told.get_by_role("link").click()
    expect(page.get_by_role("heading", name="Bokbussen", level=1)).to_be_visible()
