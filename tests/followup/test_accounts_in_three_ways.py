"""Typed, pasted and read from a file the same amounts become the same rows: nothing, zero and what does not apply too."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from openpyxl import Workbook

from followup.enums import RoundKind
from followup.models import AccountColumn, AccountFigure
from followup.rules.accounts.line_table import law_lines
from followup.services import account_grids
from organisation.enums import Role
from tests import build, build_followup, html_forms
from tests.followup.account_tables import form_in, saved

pytestmark = pytest.mark.django_db

PERIOD = "/ekonomi/rakenskaper/2026/12/"
# Rows that are typed and whose names are no other account's.
KEYS = ("operating_income", "operating_costs", "tax_revenue", "cash", "receivables", "long_liabilities", "stock")
NAMES = {key: law_lines(2026)[key].name for key in KEYS}


@st.composite
def cells(draw):
    """An amount as people write it, in tkr or with its own unit."""
    number = draw(st.integers(-9_999_999, 9_999_999))
    kind = draw(st.sampled_from(["whole", "decimals", "mkr", "kr", "dash", "spaces", "empty", "zero"]))
    sign = draw(st.sampled_from("-−")) if number < 0 else ""
    digits = str(abs(number))
    return {
        "whole": f"{sign}{digits}",
        "decimals": f"{sign}{digits},{draw(st.integers(0, 99)):02d}",
        "mkr": f"{sign}{digits[:3]},{draw(st.integers(0, 9))} mkr",
        "kr": f"{sign}{digits} kr",
        "dash": "–",
        "empty": "",
        "zero": "0",
        "spaces": f"{sign}{abs(number):,}".replace(",", "\N{NO-BREAK SPACE}"),
    }[kind]


def rows():
    """What is stored, whoever said it."""
    found = AccountFigure.objects.order_by("line__key")
    told = found.values_list("line__key", "amount", "is_not_applicable", "said_in", "decimals")
    stored = list(told)
    AccountFigure.objects.all().delete()
    AccountColumn.objects.exclude(month=12, kind="OUTCOME").delete()
    return stored


def typed(client, amounts):
    page = client.get(PERIOD).content.decode()
    form = next(form for form in html_forms.forms_of(page, PERIOD) if "kommun-cash" in form.fields)
    answer = client.post(PERIOD, form.data() | {f"kommun-{key}": cell for key, cell in amounts.items()})
    assert answer.status_code == 302
    return rows()


def pasted(client, amounts):
    url = f"{PERIOD}klistra/"
    text = "\t2026\n" + "\n".join(f"{NAMES[key]}\t{cell}" for key, cell in amounts.items())
    shown = client.post(url, {"text": text, "unit": "TKR", "whose": "kommun"})
    assert saved(shown, client, url).status_code == 302
    return rows()


def read(client, name, data):
    url = client.post(f"{PERIOD}fil/", {"file": SimpleUploadedFile(name, data)})["Location"]
    assert saved(client.get(url), client, url).status_code == 302
    return rows()


def csv_of(amounts):
    return (";2026\n" + "\n".join(f"{NAMES[key]};{cell}" for key, cell in amounts.items())).encode()


def workbook_of(amounts):
    book = Workbook()
    for row in [["", "2026"], *([NAMES[key], cell] for key, cell in amounts.items())]:
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@given(st.fixed_dictionaries({key: cells() for key in KEYS}), st.permutations(KEYS))
@hypothesis(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_typed_pasted_and_in_a_file_it_is_the_same(org, told, order):
    if not AccountColumn.objects.exists():
        account_grids.begin([org.municipality], 2026, 12, by=None)
    client = build.client(build.user(Role.CONTROLLER, org.group))
    amounts = {key: told[key] for key in order}
    by_hand = typed(client, amounts)
    assert {key for key, *_ in by_hand} == {
        key for key, cell in amounts.items() if cell
    }  # nothing is missing, and no row
    assert pasted(client, amounts) == by_hand
    assert read(client, "bokslut.csv", csv_of(amounts)) == by_hand
    assert read(client, "bokslut.xlsx", workbook_of(amounts)) == by_hand


def test_a_forecast_too(org):
    build_followup.round_(RoundKind.INTERIM_2)
    account_grids.begin([org.municipality], 2026, 8, by=None)
    client, place = build.client(build.user(Role.CONTROLLER, org.group)), "/ekonomi/rakenskaper/2026/8/"
    amounts = {
        "operating_income": "702",
        "operating_costs": "−3 112,5",
        "tax_revenue": "2 mkr",
        "financial_income": "–",
    }
    names = {key: law_lines(2026)[key].name for key in amounts}
    client.post(f"{place}?fyll=prognos", {f"prognos-{key}": cell for key, cell in amounts.items()})
    by_hand = rows()
    assert len(by_hand) == len(amounts)
    account_grids.begin([org.municipality], 2026, 8, by=None)
    text = "\tPrognos 2026\n" + "\n".join(f"{names[key]}\t{cell}" for key, cell in amounts.items())
    shown = client.post(f"{place}klistra/", {"text": text, "unit": "TKR", "whose": "kommun"})
    assert saved(shown, client, f"{place}klistra/").status_code == 302
    assert rows() == by_hand
    account_grids.begin([org.municipality], 2026, 8, by=None)
    file = SimpleUploadedFile("prognos.csv", text.replace("\t", ";").encode())
    url = client.post(f"{place}fil/", {"file": file})["Location"]
    assert saved(client.get(url), client, url).status_code == 302
    assert rows() == by_hand


def test_a_preview_that_is_left_saves_nothing(org):
    account_grids.begin([org.municipality], 2026, 12, by=None)
    client = build.client(build.user(Role.CONTROLLER, org.group))
    url = f"{PERIOD}klistra/"
    shown = client.post(url, {"text": "\t2026\nKassa och bank\t5", "unit": "TKR"})
    assert form_in(shown, url)["seen"]
    assert rows() == []
