"""The demo's accounts prove themselves, and what is not known from a source says that it is made up."""

import pytest

from followup.enums import ColumnKind, Verdict
from followup.models import AccountColumn, AccountFigure
from followup.money.accounts import checked

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("demo")]


def columns():
    return AccountColumn.objects.select_related("unit")


def test_nothing_of_the_demos_accounts_differs():
    verdicts = {one.verdict for column in columns() for one in checked(column)}
    assert verdicts == {Verdict.AGREES, Verdict.ROUNDING, Verdict.NOT_TRIED}


def test_a_delarsbokslut_is_tried_to_the_end():
    column = columns().get(year=2026, month=8, kind=ColumnKind.OUTCOME, unit__code="KOMMUN")
    assert [one.key for one in checked(column) if one.verdict == Verdict.NOT_TRIED] == []


def test_what_is_known_has_its_source_and_the_rest_is_made_up():
    known = AccountFigure.objects.filter(is_example=False).order_by("column__year")
    assert [(row.column.year, row.line.key, row.amount) for row in known] == [
        (2019, "result", 88581948),
        (2020, "result", 155116161),
    ]
    assert all("5dok.org" in row.source for row in known)
    assert not AccountFigure.objects.filter(is_example=True).exclude(source="").exists()
