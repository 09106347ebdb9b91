"""Undoing a file of accounts: what it replaced comes back, unless somebody has saved it anew or a body has decided on it."""

from decimal import Decimal

import pytest

from followup.enums import ColumnKind, MoneyUnit
from followup.models import AccountFigure
from followup.rules.accounts.told import NOT_APPLICABLE, NOT_SAID, said
from followup.services import account_files, account_undo
from followup.services.account_figures import FigureInput, open_column, save_figures
from followup.services.account_files import Counts
from followup.services.account_grids import Grid
from organisation.enums import Role
from styrmodell.lib.errors import DomainError
from tests import build, build_followup

pytestmark = pytest.mark.django_db

TKR, MKR = MoneyUnit.TKR, MoneyUnit.MKR


@pytest.fixture
def by(org):
    return build.user(Role.CONTROLLER, org.group)


@pytest.fixture
def column(org):
    return open_column(org.municipality, 2026, ColumnKind.OUTCOME, by=None, month=8)


def told(column):
    rows = AccountFigure.objects.filter(column=column).select_related("line")
    return {row.line.key: (row.told, row.source, row.batch_id) for row in rows}


def read_in(unit, by, name="bokslut.csv", **amounts):
    """A file with these amounts, read in as somebody who saw what stands there."""
    seen = {row.line.key: row.version for row in AccountFigure.objects.select_related("line")}
    inputs = [FigureInput(key, one, name, seen.get(key, 0)) for key, one in amounts.items()]
    batch = account_files.upload(name, name.encode(), year=2026, month=8, row_count=len(inputs), by=by)
    grid = Grid("kommun", unit, 2026, inputs, month=8)
    return account_files.confirm(batch, [grid], unit=unit, counts=Counts(len(inputs), 0, 0), by=by)


def test_what_the_file_replaced_comes_back_as_it_was_said_and_what_it_brought_is_missing_again(org, column, by):
    typed = [FigureInput("cash", said("220.5", MKR, decimals=1)), FigureInput("stock", NOT_APPLICABLE)]
    save_figures(column, typed, by=by)
    before = told(column)
    batch = read_in(org.municipality, by, cash=said(220_500, TKR), stock=said(0, TKR), receivables=said(7, TKR))
    assert told(column)["receivables"] == (said(7, TKR), "bokslut.csv", batch.pk)
    undone = account_undo.undo(batch, by=by)
    assert (undone.undone_at is not None, undone.undone_by) == (True, by)
    assert told(column) == before | {"receivables": (NOT_SAID, "", None)}
    row = AccountFigure.objects.get(line__key="cash")
    assert row.history.first().history_change_reason == f"Ångrad inläsning {batch.pk}, bokslut.csv"
    assert row.version == 3  # whoever saw the file's amount sees that it is another
    with pytest.raises(DomainError, match="ångrad"):
        account_undo.undo(batch, by=by)


def test_files_are_undone_from_the_last_one(org, column, by):
    first = read_in(org.municipality, by, cash=said(1, TKR), stock=said(5, TKR))
    second = read_in(org.municipality, by, "rättat.csv", cash=said(2, TKR))
    with pytest.raises(DomainError, match=r"^Kassa och bank har sparats på nytt efter inläsningen\."):
        account_undo.undo(first, by=by)
    assert told(column)["stock"][0] == said(5, TKR)
    account_undo.undo(second, by=by)
    assert told(column)["cash"] == (said(1, TKR), "bokslut.csv", first.pk)
    account_undo.undo(first, by=by)
    assert {one for one, *_ in told(column).values()} == {NOT_SAID}


def test_what_somebody_has_typed_over_it_stays(org, column, by):
    batch = read_in(org.municipality, by, cash=said(1, TKR), stock=said(5, TKR))
    save_figures(column, [FigureInput("cash", said(3, TKR), version=1)], by=by)
    with pytest.raises(DomainError, match="Kassa och bank"):
        account_undo.undo(batch, by=by)
    assert told(column)["cash"][0] == said(3, TKR)


def test_what_is_typed_and_typed_back_is_no_longer_the_files(org, column, by):
    batch = read_in(org.municipality, by, cash=said(1, TKR))
    save_figures(column, [FigureInput("cash", said(3, TKR), version=1)], by=by)
    save_figures(column, [FigureInput("cash", said(1, TKR), version=2)], by=by)
    with pytest.raises(DomainError, match="sparats på nytt"):
        account_undo.undo(batch, by=by)


def test_what_a_body_has_decided_on_stays_until_the_report_is_open_again(org, column, by):
    batch = read_in(org.municipality, by, cash=said(1, TKR), total_assets=said(Decimal(1), TKR))
    report = build_followup.report(build_followup.round_(), org.municipality)
    build_followup.decided(build_followup.submitted(report))
    with pytest.raises(DomainError, match="beslutade i delårsrapport 2 2026"):
        account_undo.undo(batch, by=by)
    assert told(column)["cash"][0] == said(1, TKR)


def test_who_does_not_write_the_money_undoes_nothing(org, column, by):
    batch = read_in(org.group, by, cash=said(1, TKR))
    economist = build.user(Role.ECONOMIST, org.municipality)
    with pytest.raises(DomainError, match="Exempelkoncernen, som du inte får skriva för"):
        account_undo.undo(batch, by=economist)


def test_a_file_that_only_waits_has_nothing_to_undo(org, by):
    batch = account_files.upload("bokslut.csv", b"x", year=2026, month=8, row_count=1, by=by)
    with pytest.raises(DomainError, match="inte inläst"):
        account_undo.undo(batch, by=by)
