"""The one style sheet and the one script: nothing is missing in them, and pages ask for nothing else."""

import re
from pathlib import Path

import pytest
from django.conf import settings

STATIC = settings.BASE_DIR / "static"
DESIGN_SYSTEM = settings.BASE_DIR / "node_modules" / "@digdir" / "designsystemet-css" / "dist" / "src"
ON_PAPER = {
    "pdf.css",
    "pdf_pictures.css",
    "pdf_accounts.css",
    "pdf_tables.css",
    "pdf_group.css",
    "pdf_glance.css",
    "pdf_timeline.css",
    "pdf_long.css",
    "pdf_leaflet.css",
}
# A page that uses one of them asks for it by itself; what others import is not asked for.
OF_SOME_PAGES = {"node_edit.js", "grid.js", "hand_down.js", "left.js", "link_matrix.js", "mention.js"}
SHEET = (STATIC / "bundles" / "styrmodell.css").read_text()
SCRIPT = (STATIC / "bundles" / "styrmodell.js").read_text()


def sources(*folders: str) -> str:
    """All that is written in these folders of templates, scripts and code."""
    files = [path for folder in folders for path in (settings.BASE_DIR / folder).rglob("*")]
    return "\n".join(path.read_text() for path in files if path.suffix in {".html", ".js", ".py"})


def test_every_style_sheet_of_ours_is_read_once():
    read = re.findall(r'@import "\.\./css/([\w.]+)"', SHEET)
    assert sorted(read) == sorted({path.name for path in (STATIC / "css").glob("*.css")} - ON_PAPER)


def test_every_script_of_ours_is_read_by_somebody():
    imported = re.findall(r'"(?:\./|\.\./js/)([\w.]+)"', SCRIPT + sources("static/js"))
    assert {path.name for path in (STATIC / "js").glob("*.js")} - set(imported) == OF_SOME_PAGES


def test_every_part_of_the_design_system_that_the_pages_use_is_read():
    used = set(
        re.findall(
            r"\bds-[a-z]+(?:-[a-z]+)*(?![\w-])", sources("templates", "static/js", "static/editor", "styrmodell")
        )
    )
    parts = re.findall(r'@import "@digdir/designsystemet-css/([\w.-]+)"', SHEET)
    given = "".join((DESIGN_SYSTEM / part).read_text() for part in parts)
    assert used >= {"ds-button", "ds-input"}
    assert {name for name in used if not re.search(rf"\.{name}(?![\w-])", given)} == set()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/konto/logga-ut/", "/", "/finns-inte/"])
def test_a_page_waits_for_one_style_sheet_and_no_script(anna_controller, address):
    head = anna_controller.get(address).content.decode().partition("</head>")[0]
    assert len(re.findall(r'rel="stylesheet"', head)) == 1
    scripts = re.findall(r"<script[^>]*>", head)
    assert [script for script in scripts if "defer" not in script and 'type="module"' not in script] == []


def test_the_page_of_a_failure_looks_as_the_others():
    bare, base = ((Path(settings.BASE_DIR) / "templates" / name).read_text() for name in ("bare.html", "base.html"))
    link = re.findall(r"<link rel=\"stylesheet\".*>", base)
    assert re.findall(r"<link rel=\"stylesheet\".*>", bare) == link
