"""What it may take at most to hand key figures down, and what one sees while one does."""

import pytest
from playwright.sync_api import expect

from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit
from planning.models import HandedDown, Plan
from tests import build
from tests.browser.journeys.effort import Effort

TARGETS = {"Soliditet med pensionsåtagande": "40", "Nöjd-medborgar-index": "62", "Nöjda med insyn och inflytande": "55"}


@pytest.fixture
def plan(live):
    """A kontorsplan of a kontor with ten units."""
    found = Plan.objects.select_related("unit").get(unit__code="KK", first_year=2027)
    for number in range(10 - OrgUnit.objects.filter(parent=found.unit).count()):
        build.unit(OrgUnitKind.UNIT, f"Enhet {number}", found.unit)
    return found


def test_to_hand_three_figures_down_to_ten_units_with_targets_takes_fourteen_clicks_and_one_save(plan, person):
    page = person("kontorschef")
    page.goto(plan.get_absolute_url())
    effort = Effort(page)
    effort.click(page.get_by_role("link", name="Dela ut nyckeltal"))
    effort.click(page.get_by_text("Lägg till nyckeltal ur katalogen"))
    for name in TARGETS:
        effort.tick(page.get_by_role("checkbox", name=name, exact=True))
    effort.click(page.get_by_role("button", name="Lägg till på sidan"))
    for name, target in TARGETS.items():
        row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name))
        effort.click(row.get_by_role("button", name="alla"))
        effort.write(row.get_by_label(f"Mål 2027, alla, {name}"), target)
    expect(page.locator("[data-count]")).to_have_text("30 nya")
    effort.click(page.get_by_role("button", name="Dela ut", exact=True))
    expect(page.get_by_role("status").filter(has_text="30 utdelningar är gjorda.")).to_be_visible()
    assert HandedDown.objects.standing().filter(figure__name__in=TARGETS, value__isnull=False).count() == 30
    assert effort.clicks <= 14


def test_a_target_for_all_is_seen_where_a_ticked_cell_has_none_and_the_catalogue_is_narrowed(plan, person):
    page = person("kontorschef")
    page.goto(f"/planer/{plan.pk}/dela-ut/")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Meröppna timmar per vecka"))
    row.get_by_role("button", name="alla").click()
    row.get_by_label("Mål 2027, alla, Meröppna timmar per vecka").fill("84")
    own = row.get_by_label("Mål 2027, Biblioteksenheten, Meröppna timmar per vecka")
    expect(own).to_have_attribute("placeholder", "84")
    page.get_by_text("Lägg till nyckeltal ur katalogen").click()
    page.get_by_label("Sök i katalogen").fill("barnböcker")
    expect(page.locator("#katalog-lista li:visible")).to_have_count(1)
