"""Fixtures for tests in a real browser. Each module starts with the demo data as new and keeps what its tests write.

    page        a page 1280 pixels wide; `page.goto("/planer/")`. Fails the test for script and policy errors.
    login       login("controller"): the page's user from now on.
    axe         assert axe() == []: what is wrong on the page for people with disabilities.
    live        the server's address; asked for by `page`.
    page_errors the errors so far; `page_errors.clear()` when the test provoked them.
    editor_page editor_page("<p>Text</p>") opens a page with two editors, without the demo data.

The tests may read and write with the models: the server and the test share the module's database.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests import database
from tests.browser import harness

expect.set_options(timeout=harness.EXPECT)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the run."""
    with harness.chromium() as started:
        yield started


@pytest.fixture(scope="session")
def server(django_db_setup: None) -> Iterator[str]:
    """One server for the run; it follows the database that the test points at."""
    with harness.server() as address:
        yield address


@pytest.fixture(scope="module")
def demo_copy(demo_database: str) -> Iterator[str]:
    """The demo municipality as new, for one module: a copy of its SQLite file, which nobody has open."""
    with tempfile.TemporaryDirectory(prefix="styrmodell-live-") as folder:
        yield shutil.copy(demo_database, folder)


@pytest.fixture
def live(server: str, demo_copy: str) -> Iterator[str]:
    """The address of the server, which shows the module's database."""
    with database.using(demo_copy):
        yield server


@pytest.fixture(scope="session")
def contexts(server: str, browser: Browser) -> harness.Contexts:
    """Browsers to lend to people."""
    return harness.Contexts(browser, server)


@pytest.fixture
def _lent(live: str, contexts: harness.Contexts) -> Iterator[tuple[BrowserContext, list[str]]]:
    with contexts.one() as lent:
        yield lent


@pytest.fixture
def context(_lent: tuple[BrowserContext, list[str]]) -> BrowserContext:
    """The test's own cookies and storage."""
    return _lent[0]


@pytest.fixture
def page_errors(_lent: tuple[BrowserContext, list[str]]) -> Iterator[list[str]]:
    """What went wrong in the browser; anything left when the test ends fails it."""
    yield _lent[1]
    assert _lent[1] == []


@pytest.fixture
def page(context: BrowserContext, page_errors: list[str]) -> Page:
    """An empty page."""
    return context.new_page()


@pytest.fixture
def login(context: BrowserContext, live: str) -> Callable[[str], None]:
    """Log a user of the demo in: login("sekreterare")."""
    return lambda username: harness.log_in(context, live, username)


@pytest.fixture
def axe(page: Page) -> Callable[..., list[str]]:
    """What is wrong on the page: assert axe() == []."""
    return lambda **options: harness.violations(page, **options)


@pytest.fixture
def editor_page(contexts: harness.Contexts, settings) -> Iterator[Callable[..., Page]]:
    """Opens the page with two editors. Anything the browser complains of fails the test."""
    settings.ROOT_URLCONF = "tests.browser.editor_page"
    with contexts.one() as (context, errors):

        def opened(text: str = "") -> Page:
            page = context.new_page()
            page.goto(f"/?{urlencode({'text': text})}")
            return page

        yield opened
    assert errors == []
