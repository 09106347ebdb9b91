"""How a page comes: the editor is fetched where one writes and nowhere else, and nothing moves when it has come."""

import pytest
from playwright.sync_api import expect

from tests import pages

EDITOR = "js/richtext"
PHONE, DESK = 375, 1280
MOST = 0.05  # of the window and of the way; what is felt as still
READ = [
    pages.Page("my_work", "sekreterare"),
    pages.Page("planning:plan_detail", "sekreterare", "KN27"),
    pages.Page("followup:status", "politiker"),
]
WRITTEN = [
    pages.Page("planning:plan_detail", "sekreterare", "KN27", "?andra={DIRECTION}"),
    pages.Page("planning:plan_detail", "sekreterare", "KN27", "?andra={SECTION}"),
    pages.Page("followup:report_write", "sekreterare", "KN-10"),
]
WATCH = """
  window.moved = 0;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.moved += shift.value;
  }).observe({ type: "layout-shift", buffered: true });
"""
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(window.moved))))"


@pytest.mark.parametrize("shown", READ, ids=str)
def test_who_reads_fetches_no_editor(page, login, shown):
    login(shown.username)
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    with pages.opened(shown) as url:
        page.goto(url)
        page.wait_for_load_state("networkidle")
    assert any("js/styrmodell" in one for one in fetched)
    assert [one for one in fetched if EDITOR in one] == []
    assert len([one for one in fetched if ".css" in one]) == 1


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("shown", [*READ[1:], *WRITTEN], ids=str)
def test_nothing_moves_while_a_page_is_loaded(page, login, shown, width):
    login(shown.username)
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(WATCH)
    with pages.opened(shown) as url:
        page.goto(url)
        if shown in WRITTEN:
            expect(page.locator("rich-text .ProseMirror").first).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert page.evaluate(TWO_FRAMES) <= MOST
