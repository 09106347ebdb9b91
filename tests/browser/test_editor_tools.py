"""The editor's tools, with the mouse and with the keyboard alone."""

import re

from playwright.sync_api import expect

from tests.browser.editor import PASTED, answer, settle, text_of, tool, value_of
from tests.browser.harness import violations

MOVE_CURSOR_AT_CLOSE = """(dialog) => dialog.addEventListener("close", () => {
  const text = document.querySelector("[role=textbox]");
  text.focus();
  document.getSelection().collapse(text.querySelector("p").lastChild, 3);
  document.dispatchEvent(new Event("selectionchange"));
  window.cursorMoved = true;
}, { capture: true })"""
BUILD_AGAIN = """() => {
  const editor = document.querySelector("rich-text");
  const { parentNode, nextSibling } = editor;
  editor.remove();
  parentNode.insertBefore(editor, nextSibling);
}"""
LIST_NUMBERS = """() => document.querySelector("form").insertAdjacentHTML("beforebegin", `<table>
  <tr data-living-number="{prognos}"><th scope="row">Prognos för helåret</th><td>−40,9 mkr</td></tr>
  <tr data-living-number="{nyckeltal:12}"><th scope="row">Sjukfrånvaro</th><td>4,6 procent</td></tr></table>`)"""

LIST_PLACES = """() => document.querySelector("form").insertAdjacentHTML("beforebegin",
  '<details data-references="/stallen/"></details>')"""
PLACES = """<table><caption>Avsnitt</caption><tr data-reference="{se:personal}"><th>1.2 Personal</th><td>se avsnitt 1.2</td></tr>
  <tr data-reference="{se:balansräkning}"><th>2 Balansräkning</th><td>se avsnitt 2</td></tr></table>"""


def test_the_toolbar_is_one_tab_stop_that_arrows_move_in(editor_page):
    page = editor_page("<p>Ord</p>")
    text_of(page).click()
    page.keyboard.press("Control+A")
    settle(page)
    page.keyboard.press("Alt+F10")
    expect(tool(page, "Text")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(tool(page, "Fet (Ctrl+B)")).to_be_focused()
    expect(tool(page, "Fet (Ctrl+B)")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Enter")
    expect(text_of(page)).to_be_focused()
    assert value_of(page) == "<p><strong>Ord</strong></p>"
    expect(tool(page, "Fet (Ctrl+B)")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Alt+F10")
    expect(tool(page, "Fet (Ctrl+B)")).to_be_focused()
    page.keyboard.press("Escape")
    expect(text_of(page)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(tool(page, "Fet (Ctrl+B)")).to_be_focused()


def test_headings_and_lists_are_made_with_the_keyboard(editor_page):
    page = editor_page()
    text_of(page).click()
    tool(page, "Rubrik").click()
    page.keyboard.type("Mål")
    page.keyboard.press("Enter")
    tool(page, "Punktlista").click()
    page.keyboard.type("Ett")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Alt+ArrowRight")
    page.keyboard.type("Under")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Alt+ArrowLeft")
    tool(page, "Numrerad lista").click()
    page.keyboard.type("Två")
    for _ in range(2):
        page.keyboard.press("Enter")
    page.keyboard.type("Slut")
    assert value_of(page) == ("<h3>Mål</h3><ol><li>Ett<ul><li>Under</li></ul></li><li>Två</li></ol><p>Slut</p>")


def test_a_table_is_inserted_filled_and_changed(editor_page):
    page = editor_page()
    text_of(page).click()
    tool(page, "Tabell").click()
    dialog = page.get_by_role("dialog", name="Tabell")
    dialog.get_by_label("Rader, med rubrikraden").fill("2")
    dialog.get_by_label("Kolumner").fill("2")
    assert violations(page) == []
    answer(dialog, "Infoga")
    for words in ("A", "B", "1", "2"):
        page.keyboard.type(words)
        if words != "2":
            page.keyboard.press("Tab")
    tool(page, "Ny rad").click()
    tool(page, "Ta bort kolumn").click()
    assert value_of(page) == (
        '<table><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>1</td></tr><tr><td></td></tr></tbody></table>'
    )
    tool(page, "Rubrikrad").click()
    assert "<thead>" not in value_of(page)
    expect(tool(page, "Tabell")).to_have_attribute("aria-disabled", "true")
    text_of(page).locator("p").last.click()
    settle(page)
    page.keyboard.type("Under tabellen")
    assert value_of(page).endswith("</table><p>Under tabellen</p>")
    expect(tool(page, "Ny rad")).to_be_hidden()


def test_a_link_is_made_changed_and_removed(editor_page):
    page = editor_page("<p>Läs planen här.</p>")
    text_of(page).click()
    page.keyboard.press("Home")
    for _ in "Läs":
        page.keyboard.press("Shift+ArrowRight")
    settle(page)
    page.keyboard.press("Control+K")
    dialog = page.get_by_role("dialog", name="Länk")
    dialog.get_by_label("Adress").fill("javascript:alert(1)")
    dialog.get_by_role("button", name="Infoga").click()
    expect(dialog).to_be_visible()
    dialog.get_by_label("Adress").fill("strangnas.se/plan")
    answer(dialog, "Infoga")
    assert value_of(page) == '<p><a href="https://strangnas.se/plan">Läs</a> planen här.</p>'
    text_of(page).get_by_role("link").click()
    settle(page)
    expect(tool(page, "Länk")).to_have_attribute("aria-pressed", "true")
    tool(page, "Länk").click()
    expect(dialog.get_by_label("Adress")).to_have_value("https://strangnas.se/plan")
    dialog.get_by_label("Adress").fill("kansli@strangnas.se")
    answer(dialog, "Ändra")
    assert value_of(page) == '<p><a href="mailto:kansli@strangnas.se">Läs</a> planen här.</p>'
    tool(page, "Länk").click()
    answer(dialog, "Ta bort länken")
    assert value_of(page) == "<p>Läs planen här.</p>"


def test_the_answer_goes_where_the_cursor_stood_when_it_was_asked(editor_page):
    """The browser may put the cursor elsewhere as the dialog closes, before the editor hears of the answer."""
    page = editor_page('<p><a href="/planer/1/">Läs</a> planen här.</p>')
    text_of(page).get_by_role("link").click()
    settle(page)
    expect(tool(page, "Länk")).to_have_attribute("aria-pressed", "true")
    tool(page, "Länk").click()
    dialog = page.get_by_role("dialog", name="Länk")
    dialog.get_by_label("Adress").fill("/planer/2/")
    dialog.evaluate(MOVE_CURSOR_AT_CLOSE)
    answer(dialog, "Ändra")
    assert page.evaluate("window.cursorMoved")
    assert value_of(page) == '<p><a href="/planer/2/">Läs</a> planen här.</p>'


def test_a_link_without_selected_words_asks_for_them(editor_page):
    page = editor_page()
    text_of(page).click()
    tool(page, "Länk").click()
    dialog = page.get_by_role("dialog", name="Länk")
    dialog.get_by_label("Adress").fill("/planer/1/")
    dialog.get_by_label("Text").fill("Planen")
    answer(dialog, "Infoga")
    page.keyboard.type(" gäller")
    assert value_of(page) == '<p><a href="/planer/1/">Planen</a> gäller</p>'


def test_a_picture_needs_a_description_which_can_be_changed(editor_page):
    page = editor_page()
    text_of(page).click()
    tool(page, "Bild").click()
    dialog = page.get_by_role("dialog", name="Bild")
    dialog.get_by_label("Fil (PNG eller JPEG)").set_input_files(PASTED / "bild.png")
    dialog.get_by_role("button", name="Infoga").click()
    expect(dialog).to_be_visible()
    dialog.get_by_label("Beskrivning för den som inte ser bilden").fill("Karta")
    assert violations(page) == []
    answer(dialog, "Infoga")
    expect(text_of(page).get_by_role("img", name="Karta")).to_be_visible()
    assert re.fullmatch(r'<p><img src="/media/[0-9a-f-]{36}\.png" alt="Karta"></p>', value_of(page))
    text_of(page).get_by_role("img", name="Karta").click()
    expect(text_of(page).get_by_role("img", name="Karta")).to_have_class(re.compile("ProseMirror-selectednode"))
    tool(page, "Bild").click()
    dialog.get_by_label("Beskrivning för den som inte ser bilden").fill("Karta över skolor")
    answer(dialog, "Ändra")
    assert value_of(page).endswith('alt="Karta över skolor"></p>')


def test_a_dialog_can_be_left_without_doing_anything(editor_page):
    page = editor_page("<p>Ord</p>")
    text_of(page).click()
    for name in ("Länk", "Bild", "Tabell"):
        tool(page, name).click()
        answer(page.get_by_role("dialog"), "Avbryt")
        expect(text_of(page)).to_be_focused()
    assert value_of(page) == "<p>Ord</p>"


def test_a_living_number_is_chosen_from_those_that_the_page_lists(editor_page):
    page = editor_page("<p>Vi hade</p>")
    expect(tool(page, "Tal")).to_be_hidden()
    page.evaluate(LIST_NUMBERS)
    page.evaluate(BUILD_AGAIN)
    text_of(page).click()
    page.keyboard.press("End")
    page.keyboard.type(" ")
    settle(page)
    tool(page, "Tal").click()
    dialog = page.get_by_role("dialog", name="Tal som följer tabellen")
    dialog.get_by_label("Vilket tal?").select_option("Sjukfrånvaro: 4,6 procent")
    assert violations(page) == []
    answer(dialog, "Infoga")
    page.keyboard.type(" i år.")
    assert value_of(page) == "<p>Vi hade {nyckeltal:12} i år.</p>"


def test_a_place_in_the_report_is_chosen_and_its_sign_written(editor_page):
    page = editor_page()
    expect(tool(page, "Hänvisning")).to_be_hidden()
    page.evaluate(LIST_PLACES)
    page.evaluate(BUILD_AGAIN)
    page.route("**/stallen/", lambda route: route.fulfill(status=404))
    text_of(page).click()
    tool(page, "Hänvisning").click()
    expect(page.get_by_text("Ställena kunde inte hämtas.")).to_be_visible()
    page.route("**/stallen/", lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=PLACES))
    page.keyboard.type("Mer: ")
    tool(page, "Hänvisning").click()
    dialog = page.get_by_role("dialog", name="Hänvisa till ett annat ställe")
    dialog.get_by_label("Vart?").select_option(label="2 Balansräkning (se avsnitt 2)")
    answer(dialog, "Infoga")
    assert value_of(page) == "<p>Mer: {se:balansräkning}</p>"
