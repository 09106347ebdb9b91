"""What text meant where it was copied, it means in the editor, as it is stored and in the editor again."""

import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import expect

from styrmodell.lib import richtext
from tests import pasted
from tests.browser.editor import paste, settle, text_of, tool, value_of
from tests.browser.harness import violations
from tests.lib.random_tables import neighbours, tables

SET = "(area, text) => { area.value = text; area.dispatchEvent(new Event('change')) }"
TOLD = {
    "comments": [],
    "excel-filtered": ["dolda"],
    "excel-report": ["dolda"],
    "libreoffice": ["dolda"],
    "marks": [],
    "other-prosemirror": ["dolda"],
    "outlook-web": ["dolda"],
    "web-white-space": ["dolda"],
    "web-page": ["borttagen", "dolda"],
    "word-hidden-and-tracked": ["borttagen", "dolda"],
    "word-table-gaps": [],
}


def fill(page, text=""):
    """Give the editor a text from the start."""
    page.locator("#id_text").evaluate(SET, text)
    text_of(page).click()


@pytest.mark.some_days
def test_pasted_text_is_stored_as_what_it_meant_and_is_the_same_in_the_editor_again(editor_page):
    page = editor_page()
    for name in pasted.NAMES:
        fill(page)
        paste(page, pasted.html(name))
        found = value_of(page)
        assert found == pasted.stored(name), name
        told = page.get_by_role("status").first.text_content()
        assert [word for word in ("borttagen", "dolda") if word in told] == TOLD.get(name, []), name
        fill(page, found)
        page.keyboard.press("Control+End")
        settle(page)
        page.keyboard.type("x")
        page.keyboard.press("Backspace")
        assert value_of(page) == found, name
    fill(page, "".join(map(pasted.stored, pasted.NAMES)))
    assert violations(page) == []


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(table=tables())
def paste_with_a_head(page, table):
    fill(page)
    paste(page, table.html)
    found = value_of(page)
    if table.has_head:  # in another the editor finds one by itself
        assert neighbours(found) == table.neighbours
    assert not [word for word in table.hidden if word in found]
    fill(page, found)
    page.keyboard.press("Control+End")
    settle(page)
    page.keyboard.type("x")
    page.keyboard.press("Backspace")
    assert value_of(page) == found


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(table=tables(marked=False))
def paste_without_a_head(page, table):
    fill(page)
    paste(page, table.html)
    found = {word: about[1:] for word, about in neighbours(value_of(page)).items()}
    assert found == {word: about[1:] for word, about in table.neighbours.items()}


@pytest.mark.some_days
@pytest.mark.parametrize("compare", [paste_with_a_head, paste_without_a_head])
def test_every_cell_of_a_pasted_table_stays_where_it_stood(editor_page, compare):
    compare(editor_page())


def test_cells_that_reach_out_of_several_hidden_rows_keep_their_order(editor_page):
    page = editor_page()
    text_of(page).click()
    hidden = '<tr style="display:none">'
    paste(
        page,
        "<table><thead><tr><th>Verksamhet</th><th>Budget</th><th>Utfall</th></tr></thead><tbody>"
        f'{hidden}<td>dold</td><td>dold</td><td rowspan="3">9</td></tr>{hidden}<td rowspan="2">Bad</td><td>dold</td></tr>'
        "<tr><td>8</td></tr></tbody></table>",
    )
    assert richtext.plain(value_of(page)) == "Verksamhet\tBudget\tUtfall\nBad\t8\t9"


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("1.\tFörsta\r\n2.\tAndra", "<ol><li>Första</li><li>Andra</li></ol>"),
        (
            "•\tÖppna\r\no\tkvällar\r\n§\tsent\r\n•\tBemanna",
            "<ul><li>Öppna<ul><li>kvällar<ul><li>sent</li></ul></li></ul></li><li>Bemanna</li></ul>",
        ),
        (
            "Så här:\r\na)\tett\r\ni)\tunder\r\nb)\ttvå\r\nSlut",
            '<p>Så här:</p><ol type="a"><li>ett<ol type="i"><li>under</li></ol></li><li>två</li></ol><p>Slut</p>',
        ),
        ("h)\tett\r\ni)\ttvå", '<ol start="8" type="a"><li>ett</li><li>två</li></ol>'),
        ("- ett\n- två\n\ntext", "<ul><li>ett</li><li>två</li></ul><p>text</p>"),
        ("– Vem där?\n– Jag.", "<p>– Vem där?</p><p>– Jag.</p>"),
        (
            'Besök\t"Öppna ""kvällar""\noch lördagar"\r\nNästa\ttext',
            (
                '<table><thead><tr><th scope="col">Besök</th><th scope="col">Öppna "kvällar"<br>och lördagar</th></tr></thead>'
                "<tbody><tr><td>Nästa</td><td>text</td></tr></tbody></table>"
            ),
        ),
        (
            "1\tBad\n2\tPark",
            "<table><tbody><tr><td>1</td><td>Bad</td></tr><tr><td>2</td><td>Park</td></tr></tbody></table>",
        ),
    ],
)
def test_plain_text_with_signs_is_a_list_and_with_cells_a_table(editor_page, text, stored):
    page = editor_page()
    text_of(page).click()
    paste(page, text, "text/plain")
    assert value_of(page) == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("- ett", "<ul><li>ett</li></ul>"),
        ("* ett", "<ul><li>ett</li></ul>"),
        ("1. ett", "<ol><li>ett</li></ol>"),
        ("3) ett", '<ol start="3"><li>ett</li></ol>'),
        ("a) ett", '<ol type="a"><li>ett</li></ol>'),
        ("i. ett", '<ol type="i"><li>ett</li></ol>'),
        ("– ett", "<p>– ett</p>"),
        ("2026. ett", "<p>2026. ett</p>"),
        ("ett - två", "<p>ett - två</p>"),
    ],
)
def test_a_sign_and_a_space_begin_a_list(editor_page, typed, stored):
    page = editor_page()
    text_of(page).click()
    page.keyboard.type(typed)
    assert value_of(page) == stored


def test_undoing_brings_the_sign_back(editor_page):
    page = editor_page()
    text_of(page).click()
    page.keyboard.type("1. ")
    page.keyboard.press("Control+Z")
    page.keyboard.type("maj")
    assert value_of(page) == "<p>1. maj</p>"


def test_struck_raised_and_lowered_text_is_made_with_tools_and_keys(editor_page):
    page = editor_page("<p>m2</p>")
    text_of(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Shift+ArrowLeft")
    settle(page)
    tool(page, "Upphöjd, x² (Ctrl+.)").click()
    assert value_of(page) == "<p>m<sup>2</sup></p>"
    expect(tool(page, "Upphöjd, x² (Ctrl+.)")).to_have_attribute("aria-pressed", "true")
    tool(page, "Nedsänkt, x₂ (Ctrl+,)").click()
    assert value_of(page) == "<p>m<sub>2</sub></p>"
    page.keyboard.press("Control+,")
    page.keyboard.press("Control+Shift+X")
    assert value_of(page) == "<p>m<s>2</s></p>"
    tool(page, "Struken (Ctrl+Skift+X)").click()
    page.keyboard.press("Control+.")
    assert value_of(page) == "<p>m<sup>2</sup></p>"


def test_tab_in_the_last_cell_writes_on_in_a_new_row(editor_page):
    page = editor_page("<table><tr><th>A</th><th>B</th></tr><tr><td>bad</td><td>1</td></tr></table>")
    text_of(page).get_by_text("1", exact=True).click()
    settle(page)
    for words in ("park", "2"):
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    assert richtext.plain(value_of(page)) == "A\tB\nbad\t1\npark\t2"
    expect(text_of(page).locator(".r")).to_have_text(["B", "1", "2"])
    page.keyboard.press("Alt+F10")  # and out again
    expect(tool(page, "Text")).to_be_focused()


def test_a_column_is_made_the_name_of_its_rows(editor_page):
    page = editor_page("<table><tr><td>Mål</td><td>ord</td></tr><tr><td>Uppdrag</td><td>fler ord</td></tr></table>")
    text_of(page).get_by_text("ord", exact=True).click()
    settle(page)
    tool(page, "Rubrikkolumn").click()
    assert value_of(page).count('<th scope="row">') == 2


def test_a_guarded_link_that_is_typed_in_leads_where_it_leads(editor_page):
    page = editor_page()
    text_of(page).click()
    guard = "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.exempel.se%2Fplan&data=DOLT"
    paste(page, f"Se {guard} nu", "text/plain")
    assert value_of(page) == "<p>Se https://www.exempel.se/plan nu</p>"
