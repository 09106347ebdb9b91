"""Every page, for eyes, phones and screen readers: no fault that axe knows of, nothing wider than the page, no script errors.

The page fixture itself fails for errors on the console and for what the Content-Security-Policy stops.
"""

import pytest

from tests import matrix, pages, sampling
from tests.browser.harness import LOOKS, violations

WIDE, PHONE, NARROW = 1280, 375, 320
# The three answers that are pages without being in the table.
REFUSALS = {"/finns-inte/": "politiker", "/organisation/ny/": "politiker"}


@pytest.fixture(scope="module")
def _one_page(contexts):
    """The page that every test here is shown in: a new one for each would cost more than to look at it."""
    with contexts.one() as (context, errors):
        yield context.new_page(), errors


@pytest.fixture
def page_errors(_one_page):
    """What went wrong in the page during the test."""
    page, errors = _one_page
    page.goto("about:blank")  # the page of the test before is gone, and with it what it may still have to say
    errors.clear()
    yield errors
    assert errors == []


@pytest.fixture
def context(live, _one_page):
    """Nobody is logged in."""
    page, _ = _one_page
    page.context.clear_cookies()
    return page.context


@pytest.fixture
def page(_one_page, context, page_errors):
    """The page, wide and light."""
    page, _ = _one_page
    look(page, WIDE, "light")
    return page


def look(page, width: int, scheme: str) -> None:
    """Show the page so wide and in these colours, which it takes on at once."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")


def too_wide(page, width: int) -> list[str]:
    """What sticks out of a page of this width, when the whole page can be scrolled sideways."""
    page.set_viewport_size({"width": width, "height": 900})
    return page.evaluate(
        """(width) => document.documentElement.scrollWidth <= width ? [] :
          [...document.querySelectorAll("body *")]
            .filter((element) => element.getBoundingClientRect().right > width + 1)
            .map((element) => element.outerHTML.slice(0, 100)).slice(0, 5)""",
        width,
    )


SHOWN = sampling.drawn(
    sampling.part(pages.PAGES, lambda shown: shown.url_name, salt="looks"),
    lambda shown: shown.url_name,
    lambda shown: shown.query.partition("=")[0],
)


@pytest.mark.parametrize("shown", SHOWN, ids=str)
def test_a_page_has_no_faults_and_fits_a_narrow_screen_and_a_phone_in_the_dark(page, login, shown):
    if shown.username:
        login(shown.username)
    look(page, PHONE, "dark")
    with pages.opened(shown) as url:
        assert page.goto(url).status == 200
        assert violations(page, rules=LOOKS) == []
        assert too_wide(page, NARROW) == []
        look(page, WIDE, "light")  # shown already: what is loaded wide is seen by every journey
        assert violations(page) == []


@pytest.mark.parametrize(("url", "username"), REFUSALS.items())
def test_a_refusal_has_no_faults(page, login, url, username):
    login(username)
    assert page.goto(url).status in (403, 404)
    assert violations(page) == []
    assert too_wide(page, NARROW) == []


@pytest.mark.full
@pytest.mark.parametrize("username", [role for role in matrix.ROLES if role])
@pytest.mark.parametrize("shown", pages.one_of_each(), ids=str)
def test_every_page_has_no_faults_for_any_role(page, login, shown, username):
    login(username)
    with pages.opened(shown) as url:
        page.goto(url)
        assert violations(page) == []
