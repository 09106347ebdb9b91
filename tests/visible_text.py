"""What every page says, as text files to compare: `python -m tests.visible_text FOLDER`, before and after a change.

    python -m tests.visible_text /tmp/before        # in a checkout of how it was
    python -m tests.visible_text /tmp/after         # in the changed one
    diff -r /tmp/before /tmp/after

One file a page × its main role, one line for what stands together, on the demo municipality in a database of its own. Ids in
addresses are left out; names of fields and buttons are in.
"""

import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

TEXTLESS = {"script", "style", "template"}
WITHIN_A_LINE = {
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time",
    "u", "wbr",
}  # fmt: skip
MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")  # when the demo was made


def main(folder: Path) -> None:
    """Write one file for each page of `tests/page_table.py`."""
    with tempfile.TemporaryDirectory(prefix="styrmodell-text-") as ground:
        os.environ |= {
            "DATABASE_URL": f"sqlite:///{ground}/text.sqlite3",
            "DJANGO_SETTINGS_MODULE": "styrmodell.settings",
            "TODAY": "2026-11-23",
        }
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        settings.ALLOWED_HOSTS = ["testserver"]
        settings.STORAGES = settings.STORAGES | {
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        }
        call_command("migrate", verbosity=0)
        call_command("setup_demo", verbosity=0)
        folder.mkdir(parents=True, exist_ok=True)
        _write_all(folder)


def _write_all(folder: Path) -> None:
    from django.db import transaction
    from django.test import Client

    from organisation.models import User
    from tests import pages

    for page in pages.PAGES:
        client = Client(raise_request_exception=False)
        if page.username:
            client.force_login(User.objects.get(username=page.username))
        name = re.sub(r"[^\w=&{}.-]+", "_", str(page))
        with transaction.atomic():
            with pages.opened(page) as url:
                response = client.get(url)
            (folder / f"{name}.txt").write_text(f"{response.status_code}\n{visible_text(response.content.decode())}\n")
            transaction.set_rollback(True)


def visible_text(page: str) -> str:
    """The page's words in reading order, as `lines_of`; moments are left out."""
    return MOMENT.sub("(stund)", "\n".join(lines_of(page)))


def lines_of(page: str) -> list[str]:
    """What can be seen or heard of a page, in reading order: a line for what stands together, as a paragraph, a cell or a
    button; values and labels that are only for the ear are lines of their own.
    """
    import lxml.html

    lines: list[list[str]] = [[]]
    beside: list[str] = []

    def read(element: Any) -> None:
        if isinstance(element.tag, str) and element.tag not in TEXTLESS:
            beside.extend(element.get(name) or "" for name in ("aria-label", "placeholder", "alt"))
            if element.tag == "input" and element.get("type") in ("text", "submit", "date"):
                beside.append(element.get("value") or "")
            if element.tag not in WITHIN_A_LINE:
                lines.append([])
            lines[-1].append(element.text or "")
            for child in element:
                read(child)
            if element.tag not in WITHIN_A_LINE:
                lines.append([])
        lines[-1].append(element.tail or "")

    read(lxml.html.document_fromstring(page))
    words = (" ".join("".join(line).split()) for line in (*lines, *([one] for one in beside)))
    return [line for line in words if line]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
