"""Mallen: a workbook with the year's rows and what is known, that comes back as it was."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from followup.enums import ColumnKind, MoneyUnit, RoundKind
from followup.rules.accounts.told import said
from followup.services import account_grids
from followup.services.account_figures import FigureInput, open_column, save_figures
from organisation.enums import Role
from tests import build, build_followup
from tests.followup.account_tables import saved

pytestmark = pytest.mark.django_db

PERIOD = "/ekonomi/rakenskaper/2026/8/"
URL = f"{PERIOD}mall/"


@pytest.fixture
def client(org):
    account_grids.begin([org.municipality, org.group], 2026, 8, by=None)
    return build.client(build.user(Role.CONTROLLER, org.group))


def book_of(answer):
    return load_workbook(io.BytesIO(answer.content))


def heads(answer, sheet="Resultaträkning"):
    return [cell.value for cell in book_of(answer)[sheet][4]][2:]


def test_the_mall_has_a_column_for_each_that_can_be_filled(client):
    answer = client.get(URL)
    assert 'filename="rakenskaper-delarsbokslut-augusti-2026-kommun.xlsx"' in answer["Content-Disposition"]
    assert heads(answer) == [
        "Kommunen, utfall 2026-08",
        "Kommunen, budget 2026",
        "Kommunen, utfall 2025-08",
        "Kommunen, utfall 2025-12",
    ]


def test_koncernens_is_asked_for_in_the_address(client):
    answer = client.get(f"{URL}?vems=koncern")
    assert heads(answer)[0] == "Koncernen, utfall 2026-08"
    assert "Driftredovisning" not in book_of(answer).sheetnames
    assert heads(client.get(f"{URL}?vems=annat"))[0] == "Kommunen, utfall 2026-08"


def test_it_has_the_accounts_that_are_asked_for_and_all_when_none_is(client):
    wanted = f"{URL}?rakenskap=BALANCE_SHEET&rakenskap=INCOME_STATEMENT&rakenskap=BALANCE_SHEET"
    assert book_of(client.get(wanted)).sheetnames == ["Resultaträkning", "Balansräkning"]
    everything = book_of(client.get(URL)).sheetnames
    assert len(everything) == 4
    for nothing in ("?rakenskap=", "?rakenskap=CASH_FLOW", "?rakenskap=annat"):  # a delårsbokslut has no cash flow
        assert book_of(client.get(f"{URL}{nothing}")).sheetnames == everything
    assert book_of(client.get(f"{URL}?vems=koncern&rakenskap=BRIDGE")).sheetnames == everything[:2]


def test_a_column_stands_in_the_accounts_that_it_is_of(client, org):
    build_followup.round_(RoundKind.INTERIM_2)
    answer = client.get(URL)
    assert heads(answer)[:3] == ["Kommunen, utfall 2026-08", "Kommunen, budget 2026", "Kommunen, prognos 2026"]
    assert heads(answer, "Balansräkning") == [
        "Kommunen, utfall 2026-08",
        "Kommunen, utfall 2025-08",
        "Kommunen, utfall 2025-12",
    ]
    assert "Kommunen, prognos 2026" in heads(answer, "Balanskravsutredning")


def test_without_koncernens_money_there_is_only_kommunens(client, org):
    economist = build.client(build.user(Role.ECONOMIST, org.municipality))
    assert heads(economist.get(f"{URL}?vems=koncern"))[0] == "Kommunen, utfall 2026-08"


def test_filled_in_and_sent_back_every_column_finds_its_place_and_what_was_known_is_unchanged(client, org, anna):
    column = open_column(org.municipality, 2026, ColumnKind.OUTCOME, by=None, month=8)
    save_figures(column, [FigureInput("current_assets", said("220.5", MoneyUnit.TKR, decimals=1))], by=anna)
    book = book_of(client.get(URL))
    row = next(row for row in book["Balansräkning"].iter_rows(min_row=5) if row[0].value == "current_assets")
    assert float(row[2].value) == 220.5
    row[4].value = 200
    target = io.BytesIO()
    book.save(target)
    url = client.post(f"{PERIOD}fil/", {"file": SimpleUploadedFile("mall.xlsx", target.getvalue())})["Location"]
    shown = client.get(url)
    assert shown.context["choices"].unclear == []
    assert shown.context["preview"].counts == (1, 0, 1)
    saved(shown, client, url)
    then = open_column(org.municipality, 2025, ColumnKind.OUTCOME, by=None, month=12)
    assert then.figures.get().told == said(200, MoneyUnit.TKR)
