"""Whoever writes in a plan stays where they are: focus, the other open items, and the line that is written."""

import pytest
from playwright.sync_api import expect

from planning.models import Plan, PlanNode
from tests.browser.editor import text_of

COVERED = """(field) => {
  const selection = getSelection();
  const line = selection.getRangeAt(0).getClientRects()[0] ?? selection.anchorNode.parentElement.getBoundingClientRect();
  const there = document.elementFromPoint(line.left + 1, (line.top + line.bottom) / 2);
  return !field.contains(there) || line.top < 0 || line.bottom > innerHeight;
}"""
CUT_OFF = "list => list.scrollWidth > list.clientWidth + 1"


def _directions():
    plan = Plan.objects.get(unit__code="KN", kind="OPERATIONAL", first_year=2027)
    return list(PlanNode.objects.kept().filter(plan=plan, kind="DIRECTION").select_related("plan").order_by("lft"))


def _title(page, node):
    return page.locator(f"#post-{node.pk}").get_by_label("Inriktning", exact=True)


def test_an_item_is_moved_twice_with_the_keyboard(person):
    *_, last = _directions()
    page = person("sekreterare")
    page.goto(last.get_absolute_url())
    tool = page.get_by_label(f"Ändra {last.title}")
    tool.focus()
    for _ in range(2):
        with page.expect_navigation():
            page.keyboard.press("Alt+ArrowUp")
        expect(tool).to_be_focused()
    assert _directions()[-3].pk == last.pk


def test_saving_or_leaving_one_of_several_open_items_leaves_the_others_open_with_what_is_written(person):
    first, second, third = _directions()[:3]
    page = person("sekreterare")
    page.goto(first.plan.get_absolute_url())
    for node in (first, second, third):
        page.get_by_label(f"Ändra {node.title}").click()
        _title(page, node).fill(f"{node.title}, ändrad")
    page.locator(f"#post-{first.pk}").get_by_role("button", name="Spara", exact=True).click()
    expect(page.get_by_label(f"Ändra {first.title}, ändrad")).to_be_focused()
    expect(page.locator(f"#post-{first.pk} #messages .success")).to_have_count(1)
    _title(page, third).press("Escape")
    expect(page.get_by_label(f"Ändra {third.title}")).to_be_focused()
    expect(_title(page, second)).to_have_value(f"{second.title}, ändrad")
    page.locator(f"#post-{second.pk}").get_by_role("button", name="Spara", exact=True).click()
    expect(page.get_by_label(f"Ändra {second.title}, ändrad")).to_be_visible()
    assert [node.title for node in _directions()[:2]] == [f"{node.title}, ändrad" for node in (first, second)]


def test_enter_is_told_of_where_it_adds(person):
    page = person("sekreterare")
    page.goto(_directions()[0].plan.get_absolute_url())
    expect(page.locator("kbd")).to_have_count(0)
    page.goto(f"{_directions()[0].plan.get_absolute_url()}?ny=DIRECTION#ny")
    expect(page.get_by_role("button", name="Lägg till och skriv nästa").locator("kbd")).to_have_count(1)


@pytest.mark.parametrize(
    "size",
    [
        pytest.param((320, 256), id="1280 at 400 %"),
        pytest.param((375, 667), id="phone", marks=pytest.mark.full),
        pytest.param((1280, 500), id="low", marks=pytest.mark.full),
    ],
)
def test_nothing_lies_over_the_line_that_is_written(person, size):
    node = _directions()[0]
    page = person("sekreterare")
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    page.goto(f"{node.plan.get_absolute_url()}?ny=DIRECTION#ny")
    text = text_of(page, "Vad vi vill uppnå")
    text.click()
    for _ in range(12):
        page.keyboard.type("Rad")
        page.keyboard.press("Enter")
    page.keyboard.type("Sista raden")
    assert not text.evaluate(COVERED)
    for _ in range(12):
        page.keyboard.press("ArrowUp")
    assert not text.evaluate(COVERED)


@pytest.mark.parametrize("width", [720, pytest.param(1060, marks=pytest.mark.full)])
def test_no_word_of_the_navigation_is_cut_off(person, width):
    page = person("controller")
    page.set_viewport_size({"width": width, "height": 800})
    assert not page.locator(".site-nav").evaluate(CUT_OFF)
