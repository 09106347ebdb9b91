"""Saving what is carried over: whole or not at all, by those whose it is, and not over what others have saved."""

import pytest

from followup.enums import MoneyUnit
from followup.models import BalanceUnit, CarryOver, EarmarkedEquity
from followup.rules.accounts.told import said
from followup.rules.carry_overs import Carried
from followup.services.carry_overs import CarriedInput, StaleCarryOvers, save_carried
from styrmodell.lib.errors import DomainError
from tests import build
from tests.followup import given_carry_overs as given
from tests.followup import given_investments

pytestmark = pytest.mark.django_db


def of(tkr):
    return said(tkr, MoneyUnit.TKR)


def seen(row, name="", **told):
    return CarriedInput(name or row.name, row.pk, told=told, version=row.version)


def test_what_is_used_has_no_minus_and_nothing_is_saved(org):
    rows = [CarriedInput("En", told={"used": of(1)}), CarriedInput("Två", told={"used": of(-1)})]
    with pytest.raises(DomainError, match="Två: använt skrivs utan minus"):
        save_carried(org.committee, 2025, Carried.EARMARKED, rows, by=None)
    assert not EarmarkedEquity.objects.exists()


def test_a_loss_and_what_next_year_is_to_bear_have_one(org):
    given.said(org.committee, Carried.BALANCE, "Fordon", opening=-5, change=-1)
    given.said(org.committee, Carried.OPERATING, "Underskott", budget=10, outcome=15, asked=-5)
    assert BalanceUnit.objects.get().change == -1_000
    assert CarryOver.objects.get().asked == -5_000


def test_a_save_of_the_same_saves_nothing(org):
    given.said(org.committee, Carried.BALANCE, "Fordon", opening=5)
    row = BalanceUnit.objects.get()
    assert save_carried(org.committee, 2025, Carried.BALANCE, [seen(row, opening=of(5))], by=None) == 0
    assert BalanceUnit.history.count() == 1


def test_a_stale_row_is_refused_with_what_is_stored(org):
    given.said(org.committee, Carried.BALANCE, "Fordon", opening=5)
    old = BalanceUnit.objects.get()
    save_carried(org.committee, 2025, Carried.BALANCE, [seen(old, opening=of(6))], by=None)
    with pytest.raises(StaleCarryOvers) as refusal:
        save_carried(org.committee, 2025, Carried.BALANCE, [seen(old, opening=of(7))], by=None)
    assert refusal.value.stored[old.pk].opening == 6_000
    gone = CarriedInput("Fordon", old.pk, version=old.version, is_removed=True)
    with pytest.raises(StaleCarryOvers):
        save_carried(org.committee, 2025, Carried.BALANCE, [gone], by=None)


def test_a_row_that_was_made_up_is_not_when_somebody_has_said_it(org):
    given.said(org.committee, Carried.BALANCE, "Fordon", opening=5, is_example=True)
    row = BalanceUnit.objects.get()
    save_carried(org.committee, 2025, Carried.BALANCE, [seen(row, opening=of(6))], by=None)
    row.refresh_from_db()
    assert not row.is_example


def test_two_rows_do_not_trade_names_in_one_save(org):
    given.said(org.committee, Carried.BALANCE, "Ett", opening=1)
    given.said(org.committee, Carried.BALANCE, "Två", opening=2)
    one, two = BalanceUnit.objects.order_by("opening")
    with pytest.raises(DomainError, match="heter redan en annan rad"):
        save_carried(org.committee, 2025, Carried.BALANCE, [seen(one, "Två"), seen(two, "Ett")], by=None)


def test_anothers_project_and_a_bolag_are_refused(org):
    other = given_investments.project(org.other_committee)
    with pytest.raises(DomainError, match="enheten"):
        given.said(org.committee, Carried.INVESTMENT, other.pk, why="Varför inte")
    company = build.unit("COMPANY", "Bolaget AB", org.municipality.parent)
    with pytest.raises(DomainError, match="för inte över något"):
        given.said(company, Carried.BALANCE, "Fordon")


def test_the_same_name_stands_in_another_year_and_another_table(org):
    for year in (2024, 2025):
        given.said(org.committee, Carried.BALANCE, "Fordon", year)
    given.said(org.committee, Carried.EARMARKED, "Fordon")
    given.said(org.committee, Carried.OPERATING, "Fordon")
    assert BalanceUnit.objects.count() == 2
