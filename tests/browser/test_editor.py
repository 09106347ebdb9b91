"""The editor in its form: the textarea holds the text, whatever happens to the page, under the strict policy for scripts."""

import pytest
from playwright.sync_api import expect

from styrmodell.lib import richtext
from tests import sampling
from tests.browser import editor_page as pages
from tests.browser.editor import count_inputs, inputs, paste, text_of, tool, value_of
from tests.browser.harness import collect_errors, violations
from tests.lib.hostile_texts import HOSTILE

STORED = (
    '<h3>Mål</h3><p>Nämnden <strong>följer</strong> <em>upp</em> målen<br>i <a href="https://a.example/?b=1&amp;c=2">planen'
    '</a>.</p><ul><li>Ett<ol start="3"><li>Två</li></ol></li></ul><table><thead><tr><td></td><th scope="col">2026</th></tr>'
    '</thead><tbody><tr><th scope="row">Andel</th><td>87,5&nbsp;%</td></tr></tbody></table><p>'
    '<img src="/media/0b5d2b56-9a3c-4a3f-8f53-0d3f9f7d6b11.png" alt="Karta"></p>'
)
SEEN_BY_BROWSER = """(html) => {
  const first = document.createElement("div");
  const second = document.createElement("div");
  first.innerHTML = html;
  second.innerHTML = first.innerHTML;
  return [first.isEqualNode(second), [...first.querySelectorAll("*")].map((found) => found.localName)];
}"""


def test_editing_and_undoing_leaves_the_stored_text_as_it_was(editor_page):
    assert richtext.clean(STORED) == STORED
    page = editor_page(STORED)
    at_first = page.locator("#id_text").input_value()
    text_of(page).get_by_text("Mål", exact=True).click()
    page.keyboard.type("Nytt ")
    assert value_of(page) != STORED
    assert value_of(page).endswith(STORED.partition("</h3>")[2])
    page.keyboard.press("Control+Z")
    assert page.locator("#id_text").input_value() == at_first
    assert richtext.clean(at_first) == STORED


def test_each_change_tells_the_form(editor_page):
    page = editor_page()
    count_inputs(page)
    text_of(page).click()
    assert inputs(page) == 0
    page.keyboard.type("abc")
    assert inputs(page) == 3


def test_the_form_posts_the_text_and_shows_it_again(editor_page):
    page = editor_page()
    pages.posted.clear()
    text_of(page).click()
    page.keyboard.type("Ett & två")
    page.keyboard.press("Enter")
    page.keyboard.type("tre")
    with page.expect_navigation():  # the text stands in the page that is left, too
        page.get_by_role("button", name="Spara").click()
    expect(text_of(page)).to_contain_text("Ett & två")
    assert pages.posted[-1]["text"] == "<p>Ett &amp; två</p><p>tre</p>"
    assert value_of(page) == "<p>Ett &amp; två</p><p>tre</p>"


def test_a_text_typed_without_the_editor_keeps_its_paragraphs(editor_page):
    page = editor_page("Ett < två\nrad\n\nTre")
    assert text_of(page).locator("p").all_inner_texts() == ["Ett < två\nrad", "Tre"]


@pytest.mark.parametrize(
    "hostile", ["<p>a<img src=x onerror='document.title=1'>", "<p>a<script>document.title=1</script>"]
)
def test_a_hostile_text_does_nothing_in_the_editor(editor_page, hostile):
    page = editor_page()
    page.locator("#id_text").evaluate(
        "(area, text) => { area.value = text; area.dispatchEvent(new Event('change')) }", hostile
    )
    text_of(page).click()
    paste(page, hostile)
    assert page.title().startswith("Styrmodell")
    assert text_of(page).locator("script, img:not(.ProseMirror-separator)").count() == 0


def test_a_browser_without_our_policy_finds_nothing_but_the_subset_in_a_stored_text(browser):
    context = browser.new_context()
    errors = collect_errors(context)
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for value in HOSTILE:
        is_stable, names = page.evaluate(SEEN_BY_BROWSER, richtext.clean(value))
        assert is_stable, value
        assert set(names) <= richtext.TAGS, value
    context.close()
    assert [address for address in asked if "evil" in address] == []
    assert errors == []


def test_the_label_help_and_links_lead_to_the_text(editor_page):
    page = editor_page()
    page.get_by_text("Bakgrund", exact=True).click()
    expect(text_of(page)).to_be_focused()
    described = text_of(page).get_attribute("aria-describedby").split()
    told = [page.locator(f"#{name}").inner_text() for name in described]
    assert told == ["Skriv för den som inte är insatt.", "Alt + F10 går till verktygen."]
    assert text_of(page).get_attribute("aria-required") == "true"
    page.get_by_role("textbox", name="Analys").focus()
    page.evaluate(
        "const link = document.createElement('a'); link.href = '#id_text'; document.body.append(link); link.click()"
    )
    expect(text_of(page)).to_be_focused()


def test_the_keyboard_is_never_caught(editor_page):
    page = editor_page("<ul><li>Ett</li></ul>")
    text_of(page).click()
    page.keyboard.press("Tab")
    expect(page.get_by_role("toolbar", name="Textverktyg: Analys").get_by_role("button").first).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="Analys")).to_be_focused()


def test_a_part_swapped_in_by_htmx_has_editors_and_the_old_ones_are_gone(editor_page):
    page = editor_page("<p>Gammal</p>")
    page.get_by_role("button", name="Byt").click()
    expect(text_of(page)).to_have_text("Ny del")
    assert page.locator(".ProseMirror").count() == 2
    text_of(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type("!")
    assert value_of(page) == "<p>Ny del!</p>"


def test_a_saved_copy_of_the_page_gets_working_editors_and_no_doubles(editor_page):
    page = editor_page("<p>Ord</p>")
    page.evaluate("const main = document.querySelector('main'); const copy = main.innerHTML; main.innerHTML = copy")
    assert page.locator(".ProseMirror").count() == 2
    assert page.get_by_role("toolbar").count() == 2
    text_of(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type("!")
    assert value_of(page) == "<p>Ord!</p>"


def test_the_editor_follows_a_reset_and_whoever_writes_the_field(editor_page):
    page = editor_page("<p>Ord</p>")
    text_of(page).click()
    page.keyboard.type("Fler ")
    page.get_by_role("button", name="Återställ").click()
    expect(text_of(page)).to_have_text("Ord")
    page.evaluate("document.activeElement.blur()")
    page.locator("#id_text").evaluate(
        "(area) => { area.value = '<p>Utkast</p>'; area.dispatchEvent(new Event('change')) }"
    )
    expect(text_of(page)).to_have_text("Utkast")


@pytest.mark.parametrize(("width", "scheme"), sampling.looks(1280, 320))
def test_the_editor_has_no_accessibility_faults_and_fits_the_screen(editor_page, width, scheme):
    page = editor_page(STORED)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    text_of(page).get_by_text("87,5").click()
    expect(tool(page, "Ny rad")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_javascript_the_field_is_a_textarea_that_is_posted(browser, server, editor_page):
    context = browser.new_context(base_url=server, java_script_enabled=False)
    page = context.new_page()
    pages.posted.clear()
    page.goto("/?text=")
    page.get_by_label("Bakgrund").fill("Ett\n\ntvå")
    with page.expect_navigation():
        page.get_by_role("button", name="Spara").click()
    assert page.get_by_label("Bakgrund").input_value() == "Ett\n\ntvå"
    context.close()
    assert richtext.clean(pages.posted[-1]["text"]) == "<p>Ett</p><p>två</p>"


def test_ten_editors_in_a_page_hold_a_text_each(editor_page):
    page = editor_page("<p>Ord</p>")
    page.evaluate(
        "() => { const form = document.querySelector('form.form');"
        " for (let i = 0; i < 4; i++) document.querySelector('main').append(form.cloneNode(true)) }"
    )
    editors = page.locator("rich-text")
    assert editors.locator(".ProseMirror").count() == editors.get_by_role("toolbar").count() == 10
    editors.last.locator(".ProseMirror").click()
    page.keyboard.type("Sist")
    held = [richtext.clean(area.input_value()) for area in editors.locator("textarea").all()]
    assert held == ["<p>Ord</p>", ""] * 4 + ["<p>Ord</p>", "<p>Sist</p>"]


def test_whoever_begins_before_the_editor_has_come_goes_on_in_it(editor_page):
    page, held = editor_page(), []
    page.route("**/richtext*.js", lambda route: held.append(route))
    page.reload(wait_until="commit")
    page.locator("#id_text").press_sequentially("Mycket folk.")
    held.pop().continue_()
    editor = page.locator(".ProseMirror").first
    expect(editor).to_have_text("Mycket folk.")
    expect(editor).to_be_focused()
