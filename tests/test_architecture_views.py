"""One name, four places: an address is called as its view, its template and its test file."""

from pathlib import Path

import pytest
from django.conf import settings

from tests import not_pages
from tests.test_architecture import APPS, addresses

ROOT = settings.BASE_DIR
# Views that are tested in a file together, and why.
TOGETHER = {
    "tests/followup/views/test_rounds.py": (
        ("round_list", "round_new", "round_detail", "round_edit", "round_open", "round_close"),
        "what a round's pages say follows it from planned to closed",
    ),
    "tests/followup/views/test_reports.py": (
        ("report_detail", "report_return", "report_decide", "report_hand_over", "report_reopen"),
        "each is a step of the same report's way to its body and back",
    ),
    "tests/followup/views/test_report_let_off.py": (
        ("report_let_off", "report_strike", "report_ask_again"),
        "one takes back what the others do",
    ),
    "tests/followup/views/test_import_preview.py": (
        ("import_preview", "import_file", "import_undo"),
        "one file is sent, looked at, read in, fetched and undone",
    ),
    "tests/followup/views/test_status_updates.py": (
        ("activity_status", "assignment_status", "action_status"),
        "the same form about three things",
    ),
}
OWN = {name: pattern for name, pattern in addresses().items() if pattern.callback.__module__.startswith(APPS)}


def place_of(name: str) -> tuple[str, str]:
    """The app and the name of a view."""
    return OWN[name].callback.__module__.partition(".")[0], name.rpartition(":")[2]


def file_of(name: str) -> Path:
    """Where the view's tests are."""
    app, view = place_of(name)
    together = [file for file, (views, _) in TOGETHER.items() if view in views]
    return ROOT / (together[0] if together else f"tests/{app}/views/test_{view}.py")


@pytest.mark.parametrize("name", OWN)
def test_a_view_is_called_as_its_address_and_has_its_template_and_its_tests(name):
    app, view = place_of(name)
    assert OWN[name].callback.__name__ == view
    assert (ROOT / f"templates/{app}/{view}.html").exists() == (name not in not_pages.NOT_PAGES)
    assert file_of(name).exists()


def test_every_file_of_views_tests_is_called_as_a_view():
    views = tuple(f"test_{name.rpartition(':')[2]}" for name in OWN)
    files = [path for app in APPS for path in (ROOT / "tests" / app / "views").glob("test_*.py")]
    names = [path for path in files if str(path.relative_to(ROOT)) not in TOGETHER]
    assert [path.name for path in names if not path.stem.startswith(views)] == []


def test_views_that_are_tested_together_have_no_file_of_their_own():
    known = {place_of(name)[1] for name in OWN}
    for file, (views, _) in TOGETHER.items():
        assert set(views) <= known
        alone = {(ROOT / file).with_name(f"test_{view}.py") for view in views} - {ROOT / file}
        assert [path for path in alone if path.exists()] == []
