"""What a person does in the editor on the page of editor_page.py, for the tests of it."""

from pathlib import Path

from playwright.sync_api import expect

from styrmodell.lib import richtext

PASTED = Path(__file__).parent.parent / "paste"
PUT_ON_CLIPBOARD = """([type, text]) => document.addEventListener("copy", (event) => {
  event.clipboardData.clearData();
  event.clipboardData.setData(type, text);
  event.preventDefault();
}, { once: true })"""


def text_of(page):
    """The place one writes in."""
    return page.get_by_role("textbox", name="Bakgrund")


def tool(page, name):
    """A button of its toolbar."""
    return page.get_by_role("toolbar", name="Textverktyg: Bakgrund").get_by_role("button", name=name, exact=True)


def value_of(page):
    """What the form would post, and the database would keep."""
    return richtext.clean(page.locator("#id_text").input_value())


def answer(dialog, name):
    """Press a button that closes the dialog; what it does is done when the dialog has left the page."""
    dialog.get_by_role("button", name=name).click()
    expect(dialog).to_have_count(0)


def settle(page):
    """Wait as long as a person does between two keys: the browser tells the editor of a new selection a moment later."""
    page.wait_for_timeout(100)


def paste(page, text, kind="text/html"):
    """Copy what another program would have copied, and paste it with the keyboard."""
    page.evaluate(PUT_ON_CLIPBOARD, [kind, text])
    page.keyboard.press("Control+C")
    page.keyboard.press("Control+V")
