"""Fixtures for the journeys: people, each in a browser of their own, who do what they came for.

person      person("ekonom") is a page of somebody who has just logged in and sees Mitt arbete.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import BrowserContext, Page, Request

from styrmodell.demo.organisation import PASSWORD
from tests.browser import harness


@pytest.fixture
def person(contexts: harness.Contexts, live: str) -> Iterator[Callable[[str], Page]]:
    """Opens a browser for somebody. Script and policy errors, and visits to Django's own pages, fail the test."""
    wrong: list[list[str]] = []
    with ExitStack() as lent:

        def open_browser(username: str = "") -> Page:
            context, errors = lent.enter_context(contexts.one())
            wrong.extend([errors, lent.enter_context(_visits_to_the_administration(context))])
            if username:
                harness.log_in(context, live, username)
            page = context.new_page()
            page.goto("/")
            return page

        yield open_browser
    assert [line for lines in wrong for line in lines] == []


@contextmanager
def _visits_to_the_administration(context: BrowserContext) -> Iterator[list[str]]:
    visits: list[str] = []

    def on_request(request: Request) -> None:
        visits.extend([request.url] if "/drift/" in request.url else [])

    context.on("request", on_request)
    yield visits
    context.remove_listener("request", on_request)


def log_in(page: Page, username: str) -> None:
    """Log in as a person does, on the page that a stranger is sent to."""
    page.get_by_label("Användarnamn").fill(username)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()
    page.get_by_role("heading", name="Logga in").wait_for(state="detached")
