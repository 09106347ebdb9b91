"""Two who fill in the koncern at the same moment, on PostgreSQL: whoever comes second waits, and nothing is lost."""

from functools import partial

import pytest

from followup.enums import ColumnKind, MoneyUnit
from followup.models import AccountColumn, AccountFigure
from followup.rules.accounts.told import said
from followup.services import account_lines
from followup.services.account_figures import FigureInput
from followup.services.account_grids import Grid, StaleGrids, save_grids, save_group
from tests import build, database
from tests.followup.given_group import YEAR
from tests.organisation.services.test_at_once import beside

pytestmark = pytest.mark.django_db(transaction=True)

MONTH = 8


@pytest.fixture(autouse=True)
def _many_writers():
    if not database.on_postgresql():
        pytest.skip("SQLite has one writer at a time")
    account_lines.begin(YEAR)


def eliminate(org, **amounts):
    inputs = [FigureInput(key, said(amount, MoneyUnit.TKR)) for key, amount in amounts.items()]
    grid = Grid("eliminering", org.group, YEAR, inputs, MONTH, ColumnKind.ELIMINATIONS)
    return save_group(org.group, YEAR, MONTH, [grid], {}, by=None)


def fill_in(org, **amounts):
    inputs = [FigureInput(key, said(amount, MoneyUnit.TKR)) for key, amount in amounts.items()]
    return save_grids([Grid("kommun", org.company, YEAR, inputs, MONTH)], by=None)


def stored(unit):
    return {row.line.key: row.amount / 1000 for row in AccountFigure.objects.filter(column__unit=unit)}


@pytest.mark.parametrize(("act", "whose"), [(eliminate, "group"), (fill_in, "company")])
def test_two_who_say_different_lines_both_have_said_them_in_one_column(act, whose):
    org = build.org()
    assert beside(partial(act, org, operating_income=-5), partial(act, org, depreciation=-7)) == [1, 1]
    assert stored(getattr(org, whose)) == {"operating_income": -5, "depreciation": -7}
    assert AccountColumn.objects.count() == 1


@pytest.mark.parametrize(("act", "whose"), [(eliminate, "group"), (fill_in, "company")])
def test_of_two_who_say_the_same_line_the_second_is_told_of_the_first(act, whose):
    org = build.org()
    first, second = beside(partial(act, org, depreciation=-5), partial(act, org, depreciation=-7))
    assert first == 1
    assert isinstance(second, StaleGrids)
    assert stored(getattr(org, whose)) == {"depreciation": -5}
