"""A file of räkenskaper is read in whole and once."""

import pytest

from followup.enums import MoneyUnit
from followup.models import AccountFigure, ImportBatch
from followup.rules.accounts.told import said
from followup.services.account_figures import FigureInput
from followup.services.account_files import Counts, confirm, upload
from followup.services.account_grids import Grid
from styrmodell.lib.errors import DomainError

pytestmark = pytest.mark.django_db


def kept(**more):
    return upload("bokslut.csv", b"Kassa och bank;1", year=2026, month=8, row_count=1, by=None, **more)


def grid(unit, key, amount=1):
    told = FigureInput(key, said(amount, MoneyUnit.TKR), source="bokslut.csv")
    return Grid("kommun", unit, 2026, [told], month=8)


def read_in(batch, org, *grids):
    return confirm(batch, grids, unit=org.municipality, counts=Counts(1, 0, 0), by=None)


def test_the_amounts_say_which_file_they_are_from(org):
    done = read_in(kept(), org, grid(org.municipality, "cash"))
    row = AccountFigure.objects.get()
    assert (row.batch, row.source) == (done, "bokslut.csv")
    assert (done.new_count, done.unit) == (1, org.municipality)


def test_a_second_time_does_nothing(org):
    batch = kept()
    first = read_in(batch, org, grid(org.municipality, "cash"))
    again = read_in(batch, org, grid(org.municipality, "cash", 2))
    assert again.confirmed_at == first.confirmed_at
    assert AccountFigure.objects.get().amount == 1000


def test_one_that_is_refused_still_waits(org):
    batch = kept()
    with pytest.raises(DomainError):
        read_in(batch, org, grid(org.municipality, "company_tax"))
    assert ImportBatch.objects.get().confirmed_at is None
    assert not AccountFigure.objects.exists()
