"""What every template promises: it compiles, somebody uses it, and the strict Content-Security-Policy can stand."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.template.loader import get_template
from django.template.utils import get_app_template_dirs

TEMPLATES = settings.BASE_DIR / "templates"
NAMES = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*") if path.is_file())
LONGEST_TEMPLATE = 120
SOURCES = ("organisation", "planning", "followup", "styrmodell", "templates", "tests")
CALLED_BY_FRAMEWORKS = {"400.html", "403.html", "404.html", "429.html", "500.html", "503.html"}

INLINE = re.compile(
    r"<style|\sstyle=|<script(?![^>]*\ssrc=)(?![^>]*application/json)|\son[a-z]+=|javascript:", re.IGNORECASE
)
TABLE = re.compile(r"<table.*?</table>", re.DOTALL)


def pages() -> Iterator[tuple[str, str]]:
    """Each page or part of one, with what its file says."""
    return ((name, (TEMPLATES / name).read_text()) for name in NAMES if name.endswith(".html"))


def test_every_template_compiles():
    for name in NAMES:
        assert get_template(name).template.nodelist is not None, name


def test_every_template_is_used():
    files = [path for folder in SOURCES for path in (settings.BASE_DIR / folder).rglob("*.*")]
    everything = "\n".join(path.read_text() for path in files if path.suffix in {".py", ".html", ".txt"})
    unused = {name for name in NAMES if f'"{name}"' not in everything and not chosen_by_name(name, everything)}
    assert {
        name for name in unused - CALLED_BY_FRAMEWORKS if not name.startswith("django/") and not replaces(name)
    } == set()


def chosen_by_name(name: str, everything: str) -> bool:
    """The code puts the name together, f"folder/_{kind}.html", and knows the kind as a word or as a class."""
    for start in re.findall(r'f"([\w/]+)\{[^"}]+\}\.html"', everything):
        kind = name.removeprefix(start).removesuffix(".html")
        if name.startswith(start) and re.search(
            rf'"{kind}"|class {kind.title().replace("_", "")}\b|{kind.upper()}\b', everything
        ):
            return True
    return False


def replaces(name: str) -> bool:
    """The template stands in for one that a package brings."""
    return any((Path(folder) / name).exists() for folder in get_app_template_dirs("templates"))


def test_no_template_carries_style_or_script_of_its_own():
    assert {name: found for name, text in pages() if (found := INLINE.findall(text))} == {}


def test_every_template_is_short():
    assert [name for name, text in pages() if len(text.splitlines()) > LONGEST_TEMPLATE] == []


def test_every_table_has_a_caption_and_says_what_its_headers_head():
    tables = [(name, table) for name, text in pages() for table in TABLE.findall(text)]
    assert [name for name, table in tables if "<caption" not in table] == []
    headless = [(name, re.findall(r"<th(?=[\s>])(?![^>]*\sscope=)[^>]*>", table)) for name, table in tables]
    assert [(name, headers) for name, headers in headless if headers] == []


def test_a_part_of_a_page_that_was_refused_or_met_by_another_is_shown():
    """htmx swaps in what the views answer to such a form."""
    assert '"code":"(409|422)","swap":true' in (TEMPLATES / "base.html").read_text()


# Sent twice these do no harm, and they are not one act (`styrmodell/web/acts.py`); why.
NO_ACTS = {
    "components/header.html": "whoever is logged out is logged out",
    "account/login.html": "whoever logs in twice is logged in, and a wrong password is counted each time",
    "followup/_import_facts.html": "a file is taken back once by its own row; getting that ready takes long, and locks nobody out",
    "followup/import_preview.html": "a file is read in once by its own row; judging it takes long, and locks nobody out",
    "what_was_typed.html": "the form that is sent again brings its own key",
}


def test_every_form_that_is_posted_is_one_act():
    posted = [(name, re.findall(r'<form[^>]*method="post".*?</form>', text, re.DOTALL)) for name, text in pages()]
    forms = [(name, form) for name, found in posted for form in found]
    assert [(name, form) for name, form in forms if "{% act_key %}" not in form and name not in NO_ACTS] == []
