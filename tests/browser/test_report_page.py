"""A report on screen: every column beside the text where there is room, blocks and the newest years on a phone."""

import pytest

from followup.models import Report

TOO_WIDE = (
    "regions => regions.filter(region => region.scrollWidth > region.clientWidth + 1).map(region => region.ariaLabel)"
)


@pytest.fixture
def report(demo_copy):
    return Report.objects.get(unit__code="KOMMUN", round__year=2026, round__kind="INTERIM_2").get_absolute_url()


def test_every_column_is_in_sight_on_a_desk(page, login, report):
    login("controller")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(report)
    assert page.locator(".doc .scroll").evaluate_all(TOO_WIDE) == []


def test_on_a_phone_rows_are_blocks_and_charts_show_the_newest_years(page, login, report):
    login("controller")
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(report)
    tables = page.locator(".doc .scroll:has(> .answers)")
    assert tables.count() > 8
    assert tables.evaluate_all(TOO_WIDE) == []
    amount = page.locator(".ledger tbody td").first
    assert amount.evaluate("cell => getComputedStyle(cell, '::before').content").startswith('"Utfall')
    newest = page.locator(".series thead th:last-child").first.bounding_box()
    assert 0 < newest["x"] < newest["x"] + newest["width"] <= 375
