"""The browser's own ground holds: it sees the module's database, and what goes wrong in a page is noticed."""

import pytest

from organisation.models import User
from tests.browser.harness import violations


def test_the_server_shows_what_the_test_writes(page, login):
    User.objects.create_user("ny", is_superuser=True, is_staff=True)
    login("ny")
    page.goto("/drift/")
    assert page.locator("#user-tools").inner_text().lower().startswith("välkommen")


def test_a_module_keeps_what_its_tests_write(live):
    assert User.objects.filter(username="ny").exists()


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (
            "const s = document.createElement('script'); s.textContent = '1'; document.head.append(s)",
            "Content Security Policy",
        ),
        ("setTimeout(() => { throw new Error('trasigt') })", "trasigt"),
        ("document.body.append(Object.assign(new Image(), {src: '/static/saknas.png'}))", "404"),
    ],
)
def test_what_goes_wrong_in_a_page_is_noticed(page, page_errors, script, told):
    page.goto("/halsa/")
    page.evaluate(script)
    page.wait_for_timeout(300)
    assert any(told in error for error in page_errors)
    page_errors.clear()


def test_the_browser_cannot_leave_this_machine(page):
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.org/")


def test_axe_finds_a_picture_without_a_text(page):
    page.goto("/halsa/")
    page.evaluate("document.body.innerHTML = '<main><h1>Rubrik</h1><img src=\"data:,\"></main>'")
    assert any(line.startswith("image-alt (critical): img") for line in violations(page))
