"""Several columns of the accounts are saved together, and two who write in one statement lose nothing."""

import pytest

from followup.enums import MoneyUnit
from followup.models import AccountColumn, AccountFigure
from followup.rules.accounts.told import NOT_SAID, said
from followup.services.account_figures import FigureInput
from followup.services.account_grids import Grid, StaleGrids, begin, save_grids
from styrmodell.lib.errors import DomainError

pytestmark = pytest.mark.django_db


def grid(unit, slug="kommun", year=2026, **amounts):
    """Amounts in tkr with the version that was seen: `result=(18, 1)`."""
    inputs = [
        FigureInput(key, NOT_SAID if amount is None else said(amount, MoneyUnit.TKR), version=version)
        for key, (amount, version) in amounts.items()
    ]
    return Grid(slug, unit, year, inputs)


def amounts(unit):
    rows = AccountFigure.objects.filter(column__unit=unit).select_related("line")
    return {row.line.key: row.amount and row.amount / 1000 for row in rows}


def test_two_columns_are_saved_at_once_and_begun_when_something_is_said(org):
    both = [grid(org.group, "koncern", cash=(9, 0)), grid(org.municipality, cash=(5, 0), stock=(0, 0))]
    assert save_grids([*both, grid(org.municipality, "budget", year=2027)], by=None) == 3
    assert (amounts(org.municipality), amounts(org.group)) == ({"cash": 5, "stock": 0}, {"cash": 9})
    assert not AccountColumn.objects.filter(year=2027).exists()


def test_one_that_is_refused_leaves_the_other_as_it_was(org):
    with pytest.raises(DomainError):
        save_grids([grid(org.group, "koncern", cash=(9, 0)), grid(org.municipality, company_tax=(1, 0))], by=None)
    assert not AccountFigure.objects.exists()


def test_what_both_have_changed_is_told_for_every_column_and_nothing_is_saved(org):
    save_grids([grid(org.municipality, cash=(5, 0), stock=(1, 0)), grid(org.group, "koncern", cash=(9, 0))], by=None)
    save_grids([grid(org.municipality, cash=(6, 1)), grid(org.group, "koncern", cash=(8, 1))], by=None)
    with pytest.raises(StaleGrids) as refusal:
        save_grids(
            [grid(org.municipality, cash=(7, 1), stock=(2, 1)), grid(org.group, "koncern", cash=(7, 1))], by=None
        )
    stored = {(slug, key): row.amount for slug, rows in refusal.value.stored.items() for key, row in rows.items()}
    assert stored == {("kommun", "cash"): 6000, ("koncern", "cash"): 8000}
    assert amounts(org.municipality) == {"cash": 6, "stock": 1}


def test_what_somebody_left_as_they_saw_it_does_not_undo_what_another_saved(org):
    save_grids([grid(org.municipality, cash=(5, 0), stock=(1, 0))], by=None)
    save_grids([grid(org.municipality, cash=(6, 1), receivables=(3, 0))], by=None)
    seen = grid(org.municipality, cash=(5, 1), stock=(2, 1), receivables=(None, 0))
    assert save_grids([seen], by=None) == 1
    assert amounts(org.municipality) == {"cash": 6, "stock": 2, "receivables": 3}


def test_a_period_is_begun_once(org):
    for _ in range(2):
        begin([org.municipality, org.group], 2026, 8, by=None)
    assert AccountColumn.objects.filter(year=2026, month=8).count() == 2
