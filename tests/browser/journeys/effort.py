"""Counts what a task takes of the person who does it."""

from urllib.parse import urlparse


class Effort:
    """Somebody at work on a page: clicks made, fields filled in, and pages seen.

    A field that has focus already is written in without a click, and a choice in a list takes two: open it and choose.
    """

    def __init__(self, page):
        self.page = page
        self.clicks = 0
        self.fields = 0
        self.pages = {urlparse(page.url).path}

    def click(self, target):
        """Press a link or a button."""
        target.click()
        self.clicks += 1
        self.pages.add(urlparse(self.page.url).path)

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
