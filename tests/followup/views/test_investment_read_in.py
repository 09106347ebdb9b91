"""Läs in investeringar: a table is looked at, and saved as it was shown or not at all."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import RoundKind
from followup.models import ImportBatch, InvestmentAmount, InvestmentForecast, InvestmentProject
from followup.views.account_previews import CHANGED
from organisation.enums import Role
from tests import build, build_followup, html_forms
from tests.answers import told
from tests.followup import given_investments as given

pytestmark = pytest.mark.django_db

NBSP = "\N{NO-BREAK SPACE}"
URL = "/ekonomi/investeringar/las-in/"
TABLE = "Projekt\tÅrsbudget\tUtfall\tPrognos\nNy bro\t10 500\t400\t\nP2 Nytt bad\t7\t\t6,5"


@pytest.fixture
def round_(org):
    return build_followup.round_()


@pytest.fixture
def bridge(org, round_):
    made = given.project(org.committee, "Ny bro")
    given.told(made, round_, budget=10_000, outcome=400)
    return made


@pytest.fixture
def bath(org):
    return given.project(org.committee, "Nytt bad", number="P2")


def form_of(answer):
    return next(form for form in html_forms.forms_of(answer.content.decode(), URL) if "seen" in form.fields)


def looked_at(client, text=TABLE, **more):
    answer = client.post(URL, {"text": text, "unit": "TKR", **more})
    return answer, form_of(answer).data() if answer.status_code == 200 else {}


def amounts(project):
    row = InvestmentAmount.objects.filter(project=project).first()
    forecast = InvestmentForecast.objects.filter(project=project).first()
    return (row and row.budget, row and row.outcome, forecast and forecast.amount)


def test_a_table_is_shown_first_and_saved_when_somebody_says_so(org, bridge, bath, frida_economist):
    page, sent = looked_at(frida_economist)
    assertContains(page, "Två projekt känns igen.")
    assertContains(page, f"10{NBSP}500")
    assertContains(page, f"nu 10{NBSP}000")
    assertContains(page, "Spara tre belopp")
    assert amounts(bridge) == (10_000_000, 400_000, None)
    assert told(frida_economist.post(URL, sent | {"spara": "1"}, follow=True)) == ["success"]
    assert amounts(bridge) == (10_500_000, 400_000, None)
    assert amounts(bath) == (7_000, None, 6_500)
    assert InvestmentAmount.history.filter(project=bridge).first().history_change_reason == "Inklistrat"
    page, _ = looked_at(frida_economist)
    assertNotContains(page, "Spara tre belopp")
    assertContains(page, "som förut")


def test_a_project_that_is_not_there_is_added_where_the_table_says_whose_it_is(org, bridge, frida_economist):
    text = f"Nr\tProjekt\tEnhet\tUtfall\nP9\tNy skola\t{org.committee.name}\t5\n\tOkänt\t\t6"
    page, sent = looked_at(frida_economist, text)
    assertContains(page, "nytt projekt")
    assertContains(page, "en rad lämnas utanför")
    frida_economist.post(URL, sent | {"spara": "1"})
    made = InvestmentProject.objects.get(number="P9")
    assert (made.unit, made.name, made.first_year) == (org.committee, "Ny skola", 2026)
    assert amounts(made) == (None, 5_000, None)
    assert not InvestmentProject.objects.filter(name="Okänt").exists()


def test_what_is_answered_about_a_row_is_shown_before_it_is_saved(org, bridge, frida_economist):
    text = "Projekt\tUtfall\nBron\t7"
    _, sent = looked_at(frida_economist, text)
    choice = next(name for name in form_of(looked_at(frida_economist, text)[0]).fields if name.startswith("row-"))
    answer = frida_economist.post(URL, sent | {choice: str(bridge.pk), "spara": "1"})
    assertContains(answer, CHANGED, status_code=422)
    assert amounts(bridge) == (10_000_000, 400_000, None)
    frida_economist.post(URL, form_of(answer).data() | {"spara": "1"})
    assert amounts(bridge) == (10_000_000, 7_000, None)


def test_two_rows_are_not_the_same_project(org, bridge, frida_economist):
    _, sent = looked_at(frida_economist, "Projekt\tUtfall\nNy bro\t7\nBron\t8")
    choice = next(name for name in sent if name.startswith("row-"))
    answer = frida_economist.post(URL, sent | {choice: str(bridge.pk), "spara": "1"})
    assertContains(answer, "Rad 2 är redan det projektet.", status_code=422)


def test_what_somebody_else_has_saved_is_shown_beside_and_neither_is_lost(org, bridge, bath, round_, frida_economist):
    _, sent = looked_at(frida_economist)
    given.told(bridge, round_, budget=10_700)
    answer = frida_economist.post(URL, sent | {"spara": "1"})
    assert [line.label for line in answer.context["preview"].stale] == ["Ny bro"]
    assertContains(answer, f"nu 10{NBSP}700", status_code=409)
    assertContains(answer, f"10{NBSP}500", status_code=409)
    assert amounts(bath) == (None, None, None)
    frida_economist.post(URL, form_of(answer).data() | {"spara": "1"})
    assert (amounts(bridge)[0], amounts(bath)[0]) == (10_500_000, 7_000)


def test_all_is_saved_or_nothing(org, bridge, round_, frida_economist):
    other = given.project(org.other_committee, "Park")
    build_followup.decided(build_followup.submitted(build_followup.report(round_, org.other_committee)))
    _, sent = looked_at(frida_economist, "Projekt\tUtfall\tPrognos\nNy bro\t7\t\nPark\t\t8")
    answer = frida_economist.post(URL, sent | {"spara": "1"})
    assert answer.status_code == 422
    assert (amounts(bridge)[1], amounts(other)) == (400_000, (None, None, None))


def test_a_file_from_excel_is_read_as_it_would_be_pasted(org, bridge, frida_economist):
    book, kept = Workbook(), BytesIO()
    book.active.append(["Investeringar, tkr"])
    book.active.append(["Projekt", "Utfall 2026"])
    book.active.append(["Ny bro", Decimal("1.234")])
    book.active["B3"].number_format = "0.000"
    book.save(kept)
    page, sent = looked_at(frida_economist, "", file=SimpleUploadedFile("bokslut.xlsx", kept.getvalue()))
    assertContains(page, "bokslut.xlsx")
    frida_economist.post(URL, sent | {"spara": "1"})
    assert amounts(bridge)[1] == Decimal("1234.00")
    batch = ImportBatch.objects.get()
    assert InvestmentAmount.history.first().history_change_reason == f"Inläsning {batch.pk}, bokslut.xlsx"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"text": " "}, "Klistra in en tabell, eller välj en fil."),
        ({"text": "Ny bro\t7"}, "Tabellen saknar rubriker som känns igen."),
        ({"text": "Projekt\tUtfall"}, "Under rubrikerna finns inga rader med belopp."),
        ({"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04")}, "xlsx"),
    ],
)
def test_what_is_no_table_is_explained(org, bridge, frida_economist, sent, words):
    assertContains(frida_economist.post(URL, sent), words, status_code=422)


def test_a_cell_that_cannot_be_read_is_told_and_the_rest_may_be_saved(org, bridge, frida_economist):
    page, sent = looked_at(frida_economist, "Projekt\tÅrsbudget\tUtfall\nNy bro\tmycket\t9")
    assertContains(page, "En cell är fel och sparas inte:")
    frida_economist.post(URL, sent | {"spara": "1"})
    assert amounts(bridge)[:2] == (10_000_000, 9_000)


def test_what_no_round_forecasts_is_not_read(org, frida_economist):
    build_followup.round_(RoundKind.ANNUAL)
    given.project(org.committee, "Ny bro")
    assertContains(looked_at(frida_economist)[0], "Kolumner som inte läses: Prognos.")


def test_a_bolag_reads_in_its_own_and_no_others(org, bridge, round_):
    company = build.client(build.user(Role.COMPANY, org.company))
    page, _ = looked_at(company)
    assertContains(page, "Nytt projekt hos Exempelköpings Energi AB")
    assertNotContains(page, f"nu 10{NBSP}000")


def test_who_keeps_no_investments_may_not(org, round_):
    for role, unit in ((Role.SECRETARY, org.committee), (Role.ELECTED, org.council), (Role.ADMIN, org.group)):
        client = build.client(build.user(role, unit))
        assert client.get(URL).status_code == client.post(URL, {"text": TABLE}).status_code == 403


def test_it_is_led_to_and_says_what_period_it_is(org, bridge, round_, frida_economist):
    assertContains(frida_economist.get("/ekonomi/investeringar/"), f"{URL}?tillfalle={round_.code}")
    assertContains(frida_economist.get(URL), str(round_))


def test_without_any_round_there_is_nothing_to_read_in(org, frida_economist):
    assert frida_economist.get(URL).status_code == 404


def test_the_wrong_method_is_405(org, round_, frida_economist):
    assert frida_economist.put(URL).status_code == 405


def test_a_file_is_listed_and_taken_back_from_there(org, round_, bridge, frida_economist, eva_other_committee):
    text = b"Projekt;Utfall\nNy bro;9\n"
    _, sent = looked_at(frida_economist, "", file=SimpleUploadedFile("utfall.csv", text))
    frida_economist.post(URL, sent | {"spara": "1"})
    assert amounts(bridge)[1] == 9000
    batch = ImportBatch.objects.get()
    assertContains(frida_economist.get(URL), f'name="undo" value="{batch.pk}"')
    assert eva_other_committee.post(URL, {"undo": batch.pk}).status_code == 403
    assert told(frida_economist.post(URL, {"undo": batch.pk}, follow=True)) == ["success"]
    assert amounts(bridge)[1] == 400_000
    page = frida_economist.get(URL)
    assertContains(page, "ångrad ")
    assertNotContains(page, 'name="undo"')
    assert frida_economist.post(URL, {"undo": "x"}).status_code == 404
