"""Typing accounts: sums, and the sums of those, follow what is typed."""

import pytest
from playwright.sync_api import expect

from followup.services import account_grids
from organisation.models import OrgUnit

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def accounts(page, login):
    account_grids.begin(OrgUnit.objects.filter(code__in=("KOMMUN", "KONCERN")), 2025, 4, by=None)
    login("controller")
    page.goto("/ekonomi/rakenskaper/2025/4/")
    return page


def shown(accounts, key, slug="kommun"):
    return accounts.locator(f'output[data-adds="{slug} {key}"]')


def test_sums_follow_what_is_typed_and_say_what_they_lack(accounts):
    def typed(key, text):
        accounts.locator(f'[name="kommun-{key}"]').fill(text)

    expect(shown(accounts, "result")).to_have_text("saknas")
    typed("operating_income", "500 000")
    expect(shown(accounts, "net_operating_cost")).to_have_text(f"500{NBSP}000*")
    typed("operating_costs", "-2,1 mkr")
    typed("depreciation", "–")
    expect(shown(accounts, "net_operating_cost")).to_have_text(f"497{NBSP}900")
    expect(shown(accounts, "operating_result")).to_have_text(f"497{NBSP}900*")
    typed("depreciation", "1.000")
    expect(shown(accounts, "net_operating_cost")).to_have_text(f"497{NBSP}900*")
    expect(shown(accounts, "result", "koncern")).to_have_text("saknas")


def test_what_only_tells_of_a_sum_is_not_added_to_it(accounts):
    accounts.locator('[name="kommun-other_equity"]').fill("7")
    accounts.locator('[name="kommun-opening_equity"]').fill("100")
    expect(shown(accounts, "equity")).to_have_text("7*")
