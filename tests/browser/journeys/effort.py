"""Counts what a task takes of the person who does it."""

from urllib.parse import urlparse

from playwright.sync_api import Frame, Locator, Page

from tests.browser import harness


class Effort:
    """Somebody at work on a page: clicks made, fields filled in, and pages seen.

    A field that has focus already is written in without a click, and a choice in a list takes two: open it and choose.
    Pages are counted as they come: a form that keeps a draft first has not begun to leave its page when it is pressed.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0
        self.fields = 0
        self.pages = {urlparse(page.url).path}
        page.on("framenavigated", self._on_navigation)

    def _on_navigation(self, frame: Frame) -> None:
        if frame.parent_frame is None:
            self.pages.add(urlparse(frame.url).path)

    def click(self, target: Locator, *, timeout: float = harness.PATIENCE) -> None:
        """Press a link or a button."""
        target.click(timeout=timeout)
        self.clicks += 1

    def write(self, field, text):
        """Write in a field with the keyboard."""
        field.wait_for()
        self.page.wait_for_load_state()  # what has focus is settled
        if not field.evaluate("field => field === document.activeElement"):
            field.click()
            self.clicks += 1
        self.page.keyboard.type(text)
        self.fields += 1

    def tick(self, box):
        """Tick a box, or choose one of several that are shown."""
        box.check()
        self.clicks += 1
        self.fields += 1

    def choose(self, field, label):
        """Choose in a list."""
        field.select_option(label)
        self.clicks += 2
        self.fields += 1

    def pick_file(self, field, path):
        """Press the field and choose a file in the program's own window."""
        field.set_input_files(path)
        self.clicks += 1
        self.fields += 1
