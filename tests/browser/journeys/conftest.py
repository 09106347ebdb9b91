"""Fixtures for the journeys: people, each in a browser of their own, who do what they came for.

person      person("ekonom") is a page of somebody who has just logged in and sees Mitt arbete.
reader      reader("politiker") gives what a person gets when asking for a page; no browser, so it can ask for many.
"""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from organisation.models import User
from styrmodell.demo.organisation import PASSWORD
from tests.browser import harness


@pytest.fixture
def person(browser: Browser, live: str) -> Iterator[Callable[[str], Page]]:
    """Opens a browser for somebody. Script and policy errors, and visits to Django's own pages, fail the test."""
    contexts: list[BrowserContext] = []
    wrong: list[list[str]] = []

    def open_browser(username: str = "") -> Page:
        context = harness.new_context(browser, live)
        contexts.append(context)
        wrong.extend([harness.collect_errors(context), _visits_to_the_administration(context)])
        if username:
            harness.log_in(context, live, username)
        page = context.new_page()
        page.goto("/")
        return page

    yield open_browser
    for context in contexts:
        context.close()
    assert [line for lines in wrong for line in lines] == []


def _visits_to_the_administration(context: BrowserContext) -> list[str]:
    visits: list[str] = []
    context.on("request", lambda request: visits.append(request.url) if "/drift/" in request.url else None)
    return visits


def log_in(page: Page, username: str) -> None:
    """Log in as a person does, on the page that a stranger is sent to."""
    page.get_by_label("Användarnamn").fill(username)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()
    page.get_by_role("heading", name="Logga in").wait_for(state="detached")


@pytest.fixture
def reader(live: str) -> Callable[[str], Client]:
    """A logged-in client on the module's database."""

    def log_in(username: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(username=username))
        return client

    return log_in
