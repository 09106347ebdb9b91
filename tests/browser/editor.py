"""What a person does in the editor on the page of editor_page.py, for the tests of it."""

from pathlib import Path

from styrmodell.lib import richtext

PASTED = Path(__file__).parent.parent / "paste"
PUT_ON_CLIPBOARD = """([type, text]) => document.addEventListener("copy", (event) => {
  event.clipboardData.clearData();
  event.clipboardData.setData(type, text);
  event.preventDefault();
}, { once: true })"""
COUNT_INPUTS = """() => {
  window.heard = 0;
  document.addEventListener("input", (event) => { window.heard += event.target.id === "id_text"; });
}"""

KNOWS_THE_SELECTION = """() => {
  const { view } = document.querySelector("rich-text");
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection();
  const { anchor, head } = view.state.selection;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return false;
  return view.posAtDOM(anchorNode, anchorOffset) === anchor && view.posAtDOM(focusNode, focusOffset) === head;
}"""


def text_of(page, name="Bakgrund"):
    """The place one writes in: the editor, once it stands where the bare field was that the page came with."""
    return page.get_by_role("textbox", name=name).and_(page.locator(".rich"))


def tool(page, name):
    """A button of its toolbar."""
    return page.get_by_role("toolbar", name="Textverktyg: Bakgrund").get_by_role("button", name=name, exact=True)


def value_of(page):
    """What the form would post, and the database would keep."""
    return richtext.clean(page.locator("#id_text").input_value())


def count_inputs(page):
    """From now on, count how often the editor tells the form of a change."""
    page.evaluate(COUNT_INPUTS)


def inputs(page):
    """How often it has told."""
    return page.evaluate("window.heard")


def answer(dialog, name):
    """Press a button that closes the dialog; what it does is done when the dialog has left the page."""
    element = dialog.element_handle()
    dialog.get_by_role("button", name=name).click()
    # A closed dialog is hidden at once, and leaves when it is told of its closing.
    dialog.page.wait_for_function("(dialog) => !dialog.isConnected", arg=element)


def settle(page):
    """Wait until the editor knows of the selection: the browser tells it a moment later, no person is so quick."""
    page.wait_for_function(KNOWS_THE_SELECTION)


def paste(page, text, kind="text/html"):
    """Copy what another program would have copied, and paste it with the keyboard."""
    page.evaluate(PUT_ON_CLIPBOARD, [kind, text])
    page.keyboard.press("Control+C")
    page.keyboard.press("Control+V")
