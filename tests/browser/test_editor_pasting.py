"""Pasting into the editor: texts from Office programs, cells and pictures."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import editor_page as pages
from tests.browser.editor import PASTED, answer, count_inputs, inputs, paste, settle, text_of, value_of

TABLE = (
    '<table><thead><tr><th scope="col">Nyckeltal</th><th scope="col">2025</th><th scope="col">2026</th></tr></thead>'
    '<tbody><tr><th scope="row">Andel behöriga</th><td>85,1</td><td>87,5</td></tr></tbody></table>'
)
GIVE_PICTURE = """async (text, [kind, name]) => {
  const bytes = await (await fetch("/media/bild.png")).blob();
  const data = new DataTransfer();
  data.items.add(new File([bytes], name, { type: "image/png" }));
  const { x, y } = text.getBoundingClientRect();
  const about = { bubbles: true, cancelable: true, clientX: x + 20, clientY: y + 20, clipboardData: data, dataTransfer: data };
  text.dispatchEvent(kind === "paste" ? new ClipboardEvent("paste", about) : new DragEvent("drop", about));
}"""


def test_pictures_that_cannot_come_along_are_told(editor_page):
    page = editor_page()
    text_of(page).click()
    paste(page, (PASTED / "word.html").read_text())
    expect(page.get_by_role("status").first).to_have_text(re.compile("Bilder följer inte med"))


def test_numbers_of_headings_and_links_to_places_in_the_document_are_left_behind(editor_page):
    page = editor_page()
    text_of(page).click()
    paste(
        page,
        "<h1 style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span>Mål</h1>"
        "<p>Se <a href='#_Toc1'>avsnitt 2</a>.</p>",
    )
    assert value_of(page) == "<h3>Mål</h3><p>Se avsnitt 2.</p>"


def test_text_with_tabs_becomes_a_table(editor_page):
    page = editor_page()
    text_of(page).click()
    paste(page, (PASTED / "excel.txt").read_text(), "text/plain")
    assert value_of(page) == TABLE.replace(
        "</tbody>", '<tr><th scope="row">Kostnad, tkr</th><td>1 234</td><td>1 300</td></tr></tbody>'
    )


def test_cells_pasted_into_a_table_fill_its_cells(editor_page):
    page = editor_page("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>")
    text_of(page).get_by_text("c", exact=True).click()
    settle(page)
    paste(page, "1\t2\n3\t4", "text/plain")
    assert value_of(page) == (
        '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
        "<tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>"
    )


def test_what_is_copied_in_the_editor_is_pasted_unchanged(editor_page):
    page = editor_page("<h3>A</h3><h4>Under</h4><table><tr><td>1</td></tr><tr><td>2</td></tr></table>")
    before = value_of(page)
    text_of(page).click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+C")
    page.keyboard.press("Control+End")
    settle(page)
    page.keyboard.press("Control+V")
    assert value_of(page) == before + before


@pytest.mark.parametrize("kind", ["paste", "drop"])
def test_a_pasted_or_dropped_picture_asks_for_its_description(editor_page, kind):
    page = editor_page()
    text_of(page).click()
    text_of(page).evaluate(GIVE_PICTURE, [kind, "bild.png"])
    dialog = page.get_by_role("dialog", name="Bild")
    dialog.get_by_label("Beskrivning för den som inte ser bilden").fill("Diagram")
    answer(dialog, "Infoga")
    expect(text_of(page).get_by_role("img", name="Diagram")).to_be_visible()


def test_a_picture_that_is_refused_is_told_in_the_servers_words(editor_page):
    page = editor_page()
    text_of(page).click()
    text_of(page).evaluate(GIVE_PICTURE, ["paste", "stor.png"])
    dialog = page.get_by_role("dialog", name="Bild")
    dialog.get_by_label("Beskrivning för den som inte ser bilden").fill("Diagram")
    answer(dialog, "Infoga")
    expect(page.get_by_role("status").first).to_have_text(pages.TOO_LARGE)
    assert value_of(page) == ""


def test_a_long_text_is_pasted_whole_and_each_change_is_written_to_the_form_once(editor_page):
    page = editor_page()
    count_inputs(page)
    text_of(page).click()
    paste(page, "<h2>Rubrik</h2>" + "<p>Nämnden <b>följer</b> upp målen tre gånger per år.</p>" * 1500)
    paragraph = "<p>Nämnden <strong>följer</strong> upp målen tre gånger per år.</p>"
    assert value_of(page) == "<h3>Rubrik</h3>" + paragraph * 1500
    page.keyboard.insert_text(" Ord")
    assert value_of(page) == "<h3>Rubrik</h3>" + paragraph * 1499 + paragraph.replace("år.", "år. Ord")
    assert inputs(page) == 2
