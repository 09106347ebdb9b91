"""Fixtures for the journeys: people who log in, each in a browser of their own, and do what they came for.

    person      person("ekonom") logs in on the login page; what comes back is their page, which shows Mitt arbete.
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
    """Opens a browser for somebody who logs in. Script and policy errors, and visits to Django's own pages, fail the test."""
    contexts: list[BrowserContext] = []
    wrong: list[list[str]] = []

    def log_in(username: str) -> Page:
        context = browser.new_context(base_url=live, locale="sv-SE", viewport={"width": 1280, "height": 900})
        context.set_default_timeout(15_000)
        contexts.append(context)
        wrong.append(harness.collect_errors(context))
        visits_to_the_administration: list[str] = []
        context.on("request", lambda request: _note(request.url, visits_to_the_administration))
        wrong.append(visits_to_the_administration)
        page = context.new_page()
        log_in_on(page, username)
        return page

    yield log_in
    for context in contexts:
        context.close()
    assert [line for lines in wrong for line in lines] == []


def _note(url: str, visits: list[str]) -> None:
    if "/drift/" in url:
        visits.append(url)


def log_in_on(page: Page, username: str) -> None:
    """Log in as a person does, on the page that a stranger is sent to."""
    page.goto("/")
    page.get_by_label("Användarnamn").fill(username)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()
    page.get_by_role("heading", name="Mitt arbete", level=1).wait_for()


@pytest.fixture
def reader(live: str) -> Callable[[str], Client]:
    """A logged-in client on the module's database."""

    def log_in(username: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(username=username))
        return client

    return log_in
