"""Typing forecasts: deviations of the row and of the sum follow, read as the server reads them."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from followup.models import OperatingAmount
from followup.services import imports
from organisation.models import OrgUnit, User

NBSP = "\N{NO-BREAK SPACE}"
OCTOBER = settings.BASE_DIR / "fixtures/demo/outcomes_2026-10.csv"


@pytest.fixture
def grid(page, login):
    """KN's forecasts of October, the file read in: Bibliotek's year's budget is −17 200 tkr and its forecast −16 822."""
    login("ekonom")
    if not OperatingAmount.objects.filter(year=2026, month=10).exists():
        by = User.objects.get(username="ekonom")
        imports.confirm(imports.upload(OCTOBER.name, OCTOBER.read_bytes(), by=by), by=by)
    page.goto(f"/ekonomi/?enhet={OrgUnit.objects.get(code='KN').pk}&tillfalle=2026-10")
    return page


def test_the_deviations_follow_what_is_typed_and_what_may_mean_two_things_has_none(grid):
    library = grid.get_by_role("row").filter(has=grid.get_by_role("rowheader", name="Bibliotek"))
    field, deviation = library.get_by_label("Bibliotek, prognos"), library.locator("[data-deviation]")
    total = grid.locator("[data-sum-deviation]")
    expect(deviation).to_have_text("+378")
    before = int(total.inner_text().replace(NBSP, "").replace("−", "-"))
    for typed, shown in (
        ("−17 000", "+200"),
        ("(17 500)", "−300"),
        ("17500-", "−300"),
        ("-17,5 mkr", "−300"),
        ("−17 500 000 kr", "−300"),
        ("−17.500", "saknas"),
        ("-", "saknas"),
        ("", "saknas"),
    ):
        field.fill(typed)
        expect(deviation).to_have_text(shown)
    field.fill("−17 200")
    expect(deviation).to_have_text("0")
    after = int(total.inner_text().replace(NBSP, "").replace("−", "-"))
    assert after == before - 378
