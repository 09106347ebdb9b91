"""The browser's own ground holds: it sees the module's database, and what goes wrong in a page is noticed."""

import re

import pytest
from playwright.sync_api import expect

from organisation.models import User
from tests import database
from tests.browser.harness import violations


def test_the_server_shows_what_the_test_writes_and_the_module_keeps_it(page, login, demo_copy):
    User.objects.create_user("ny", is_superuser=True, is_staff=True)
    login("ny")
    page.goto("/drift/")
    expect(page.locator("#user-tools")).to_contain_text(re.compile("välkommen", re.IGNORECASE))
    with database.using(demo_copy):  # what the module's next test is given
        assert User.objects.filter(username="ny").exists()


@pytest.mark.parametrize(
    ("event", "script", "told"),
    [
        (
            "console",
            "const s = document.createElement('script'); s.textContent = '1'; document.head.append(s)",
            "Content Security Policy",
        ),
        ("pageerror", "setTimeout(() => { throw new Error('trasigt') })", "trasigt"),
        ("response", "document.body.append(Object.assign(new Image(), {src: '/static/saknas.png'}))", "404"),
    ],
)
def test_what_goes_wrong_in_a_page_is_noticed(page, page_errors, event, script, told):
    page.goto("/halsa/")
    with page.expect_event(event):
        page.evaluate(script)
    assert any(told in error for error in page_errors)
    page_errors.clear()


def test_the_browser_cannot_leave_this_machine(page):
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.org/")


def test_axe_finds_a_picture_without_a_text(page):
    page.goto("/halsa/")
    page.evaluate("document.body.innerHTML = '<main><h1>Rubrik</h1><img src=\"data:,\"></main>'")
    assert any(line.startswith("image-alt (critical): img") for line in violations(page))
