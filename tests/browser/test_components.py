"""Every component of the design system, drawn on one page, holds for eyes, keyboards, phones and screen readers."""

import re

import pytest
from playwright.sync_api import expect

from tests import sampling
from tests.browser import style_guide
from tests.browser.harness import violations

PAGE = "/stilguide/"
ELSEWHERE = "/finns-inte/"
SMALL_TARGETS = """() => [...document.querySelectorAll("button, summary, input, select, textarea, .actions a, .ds-button")]
  .filter((element) => element.type !== "hidden" && element.getClientRects().length)
  .map((element) => [element, element.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([element]) => element.outerHTML.slice(0, 80))"""


@pytest.fixture
def live(server):
    """The page asks the database nothing, so it needs no demo."""
    return server


@pytest.fixture(autouse=True)
def _style_guide(settings, monkeypatch):
    settings.ROOT_URLCONF = "tests.browser.style_guide"
    monkeypatch.setattr("styrmodell.frame.municipality_name", lambda _: "Kommunen")  # nobody has a database here
    settings.DEBUG = False


@pytest.mark.parametrize(("width", "scheme"), sampling.looks(1280, 375))
def test_the_components_have_no_accessibility_faults(page, width, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(PAGE)
    assert violations(page) == []


def test_nothing_is_wider_than_the_page(page):
    page.goto(PAGE)
    for width in (1280, 768, 375, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_whatever_is_pressed_is_at_least_24_pixels(page):
    page.goto(PAGE)
    assert page.evaluate(SMALL_TARGETS) == []


def test_the_skip_link_comes_first_and_leads_to_the_text(page):
    page.goto(ELSEWHERE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#innehall")).to_be_focused()


def test_the_error_summary_gets_focus_and_each_sentence_leads_to_its_field(page):
    page.goto(PAGE)
    expect(page.locator("[data-error-summary]").first).to_be_focused()
    page.get_by_role("link", name="Läge: Detta fält måste fyllas i.").click()
    expect(page.locator("#dir_state_0")).to_be_focused()


def test_the_menu_opens_with_the_keyboard_and_closes_with_escape(page):
    page.goto(PAGE)
    page.locator(".menu > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".menu[open]")).to_have_count(1)
    page.get_by_role("link", name="Nyckeltal", exact=True).focus()
    page.keyboard.press("Escape")
    expect(page.locator(".menu[open]")).to_have_count(0)
    expect(page.locator(".menu > summary")).to_be_focused()


def test_a_message_that_can_be_taken_back_has_a_form_that_does_it(page):
    page.goto(PAGE)
    form = page.locator(".message form")
    assert form.get_attribute("action") == "/angra/"
    assert form.get_attribute("method") == "post"
    assert form.locator("input[name=csrfmiddlewaretoken]").count() == 1


def test_a_draft_is_offered_and_fills_the_form(page):
    page.goto(PAGE)
    page.get_by_role("button", name="Hämta utkastet").click()
    expect(page.locator("#dir_title")).to_have_value("Barnens rätt")
    expect(page.locator("#dir_long")).to_have_value("<p>Ny bakgrund</p>")
    expect(page.get_by_label("Kulturskolan")).to_be_checked()


def test_what_is_typed_is_kept_as_a_draft(page):
    style_guide.DRAFTS.clear()
    page.goto(PAGE)
    with page.expect_response("**/utkast/"):
        page.locator("#dir_title").fill("Öppna bibliotek")
    kept = style_guide.DRAFTS[-1]
    assert kept["key"] == "direction"
    assert '"title":["Öppna bibliotek"]' in kept["data"]
    assert "csrfmiddlewaretoken" not in kept["data"]


def test_leaving_with_unsaved_text_warns(page):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(PAGE)
    page.locator(".item.editing textarea").click()
    page.keyboard.type("Invigning 12 maj.")
    page.goto(ELSEWHERE)
    assert asked == ["beforeunload"]


def test_leaving_without_having_typed_does_not_warn(page):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(PAGE)
    page.locator("body").click(position={"x": 5, "y": 5})
    page.goto(ELSEWHERE)
    assert asked == []


def test_a_form_that_removes_something_asks_first(page):
    page.goto(PAGE)
    posted = []
    page.on("request", lambda request: posted.append(request.method) if request.method == "POST" else None)
    page.get_by_role("button", name="Ta bort").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Ta bort inriktningen?")
    dialog.get_by_role("button", name="Avbryt").click()
    expect(page.get_by_role("button", name="Ta bort")).to_be_focused()  # the answer has been taken
    assert posted == []
    page.get_by_role("button", name="Ta bort").click()
    with page.expect_navigation():
        dialog.get_by_role("button", name="Ta bort").click()
    assert posted == ["POST"]


def test_the_contents_list_follows_the_reading(page):
    page.goto(PAGE)
    expect(page.locator(".contents [aria-current]")).to_have_text(re.compile("^Grunduppdrag"))
    page.evaluate("document.getElementById('inriktningar').scrollIntoView()")
    expect(page.locator(".contents [aria-current]")).to_have_text(re.compile("^Inriktningar"))


def test_without_javascript_the_page_shows_and_asks_again_by_itself(browser, live):
    context = browser.new_context(base_url=live, java_script_enabled=False)
    page = context.new_page()
    page.goto(PAGE)
    page.locator(".menu > summary").click()
    expect(page.get_by_role("button", name="Logga ut")).to_be_visible()
    assert page.locator("noscript meta[http-equiv=refresh]").count() == 1
    context.close()


def test_choices_share_the_width_two_by_two_on_a_phone(page):
    page.set_viewport_size({"width": 375, "height": 900})
    page.goto(PAGE)
    boxes = [label.bounding_box() for label in page.locator(".segments label").all()]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert abs(boxes[0]["width"] - boxes[1]["width"]) < 1
    assert boxes[2]["y"] > boxes[0]["y"]


def test_what_a_list_is_narrowed_with_is_folded_on_a_phone_and_stands_open_on_a_desk(page):
    page.set_viewport_size({"width": 375, "height": 900})
    page.goto(f"{PAGE}?kind=P")
    choice, words = page.locator(".filters").get_by_label("Slag"), page.locator(".filter-bar").get_by_label("Sök")
    expect(words).to_be_visible()
    expect(choice).to_be_hidden()
    page.locator(".filters > summary").click()
    expect(choice).to_be_visible()
    page.locator(".filters > summary").click()
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(choice).to_be_visible()
    expect(page.locator(".filters > summary")).to_be_hidden()
    assert abs(choice.bounding_box()["y"] - words.bounding_box()["y"]) < 2


PASTE = """([selector, text]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  document.querySelector(selector).dispatchEvent(event);
}"""


def test_cells_pasted_from_excel_land_in_the_grid_and_are_added_up(page):
    page.goto(PAGE)
    page.evaluate(PASTE, ["[data-grid] input", "1 000,5\t-200\r\n\u2212250\t300\r\n"])
    values = [field.input_value() for field in page.locator("[data-grid] input").all()]
    assert values == ["1 000,5", "-200", "\u2212250", "300", "", ""]
    sums = [output.inner_text() for output in page.locator("[data-grid] output").all()]
    assert sums == ["750,5", "100"]


def test_the_arrows_move_in_the_grid_and_enter_does_not_send_the_form(page):
    page.goto(PAGE)
    page.get_by_label("Strängnäs kommun, 2028").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Kulturkontoret, 2028")).to_be_focused()


def test_the_navigation_keeps_the_page_one_is_in_in_sight(page):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(PAGE)
    box = page.locator(".site-nav [aria-current]").bounding_box()
    assert box["x"] + box["width"] <= 320


def test_a_part_that_is_refused_says_why_as_the_page_does(page, page_errors):
    page.goto(PAGE)
    page.route("**/nekad/", lambda route: route.fulfill(status=403, body='<p class="lede">Planen är låst.</p>'))
    page.evaluate("htmx.ajax('GET', '/nekad/', {target: 'body'})")
    expect(page.locator("#messages")).to_contain_text("Planen är låst. Inget har")
    page_errors.clear()  # htmx writes every refusal in the console
