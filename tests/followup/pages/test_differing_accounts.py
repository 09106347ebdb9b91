"""A text that names a line of the accounts is held against it: what differs is told with both and how far apart."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from followup.asking import questions
from followup.documents.report import build
from followup.enums import ColumnKind, MoneyUnit, RoundKind
from followup.models import SectionRule
from followup.pages.differing_numbers import numbers_that_differ
from followup.pages.hand_in import build as hand_in
from followup.rules.accounts.told import said
from followup.services import reports
from followup.services.account_figures import FigureInput, open_column, save_figures
from styrmodell.lib.documents.strings import texts_in
from tests import build_followup
from tests.followup import reported_accounts as given

pytestmark = pytest.mark.django_db

TKR, MKR = MoneyUnit.TKR, MoneyUnit.MKR
NBSP = "\N{NO-BREAK SPACE}"


def report_of(org, kind):
    year = 2025 if kind == RoundKind.ANNUAL else 2026
    made = build_followup.report(build_followup.round_(kind, year), org.municipality)
    given.everything(made)
    return made


@pytest.fixture
def interim(org):
    return report_of(org, RoundKind.INTERIM_2)


@pytest.fixture
def annual(org):
    return report_of(org, RoundKind.ANNUAL)


def forecast(report, result):
    column = open_column(report.unit, 2026, ColumnKind.FORECAST, by=None, round_=report.round)
    save_figures(column, [FigureInput("result", said(result, TKR))], by=None)


def differs(report, text, user):
    reports.save_text(report, "summary", text, by=None)
    return [(one.name, one.said, one.told, one.apart) for one in hand_in(report, user).differs]


@pytest.mark.parametrize(
    ("text", "name", "words", "table", "apart"),
    [
        ("Periodens resultat är 12,3 mnkr.", "Periodens resultat", "12,3 mnkr", "12 043 tkr", "257 tkr"),
        ("Periodens resultat: 12 034 tkr", "Periodens resultat", "12 034 tkr", "12 043 tkr", "9 tkr"),
        ("Periodens resultat uppgår till 13 miljoner kronor.", "Periodens resultat", "13 miljoner", "12 043 tkr", "957 tkr"),
        ("Skatteintäkterna uppgick till 275,8 mkr.", "Skatteintäkter", "275,8 mkr", "257 770 tkr", "18 030 tkr"),
        ("Summa tillgångar är 460 363 000 kr.", "Summa tillgångar", "460 363 000 kr", "406 363 tkr", "54 000 tkr"),
        ("Periodens resultat var 11 mkr i augusti.", "Periodens resultat", "11 mkr", "12 043 tkr", "1 043 tkr"),
    ],
)  # fmt: skip
def test_what_differs_is_told_with_both_and_how_far_apart(interim, anna, text, name, words, table, apart):
    wanted = (name, words, table.replace(" ", NBSP), apart.replace(" ", NBSP))
    assert differs(interim, f"<p>{text}</p>", anna) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Periodens resultat är 12,0 mnkr.",
        "Periodens resultat är 12 mkr.",
        "Periodens resultat är 12 043 tkr.",
        "Periodens resultat är 12 042 987 kr.",
        "Periodens resultat är 5 mkr bättre än budget.",
        "Periodens resultat är 3 mkr i barn- och utbildningsnämnden.",
        "Periodens resultat är 4,7 procent av skatteintäkterna.",
        "Periodens resultat var 6,1 mkr 2025.",
        "Periodens resultat följs upp 2026-09-30, § 45.",
        "Periodens resultat enligt 4 § är inte klart.",
        "Årets resultat beräknas till 15 mkr.",  # which nobody has forecast in the accounts
        "Skatteintäkterna väntas bli 300 mkr.",
        "Målet är att periodens resultat är 20 mkr.",
        "Skatteintäkterna från företagen är 20 mkr.",
        "Skulder på 5 mkr.",
        "Summa tillgångar är mellan 300 och 400 mkr.",
        "Avskrivningarna i SKFAB är 9 mkr.",
        "Verksamhetens resultat är 12.",
    ],
)
def test_what_is_rounded_and_what_may_be_something_else_is_not(interim, anna, text):
    assert differs(interim, f"<p>{text}</p>", anna) == []


def test_before_the_year_is_over_årets_resultat_is_the_forecast_and_afterwards_what_it_came_to(interim, org, anna):
    forecast(interim, 15_200)
    assert differs(interim, "<p>Årets resultat beräknas till 15,2 mkr.</p>", anna) == []
    [(name, words, table, _)] = differs(interim, "<p>Årets resultat beräknas till 12,5 mkr.</p>", anna)
    assert (name, words, table) == ("Årets resultat", "12,5 mkr", f"15{NBSP}200{NBSP}tkr")


def test_a_year_that_is_over_has_no_other(annual, anna):
    assert differs(annual, "<p>Årets resultat är 12,0 mkr.</p>", anna) == []
    assert [one[0] for one in differs(annual, "<p>Årets resultat är 21,0 mkr.</p>", anna)] == ["Årets resultat"]
    assert [one[3] for one in differs(annual, "<p>Årets resultat är 12 053 tkr.</p>", anna)] == [f"10{NBSP}tkr"]
    assert differs(annual, "<p>Årets kassaflöde är 5 mkr.</p>", anna) == []  # whose sum lacks rows


def test_koncernens_and_last_years_may_be_meant_too(org, interim, anna):
    given.account(interim, org.group, result=said(30_000, TKR))
    given.column(org.municipality, 2025, 8, of=2018)
    for amount in ("30 mkr", "6 112 tkr", "5,9 mkr"):  # koncernen's, last year's, and how far from last year's
        assert differs(interim, f"<p>Periodens resultat är {amount}.</p>", anna) == []


def test_an_amount_that_the_table_itself_rounds_is_held_against_no_more_than_that(org, anna):
    report = build_followup.report(build_followup.round_(RoundKind.INTERIM_2, 2026), org.municipality)
    given.account(report, result=said(12, MKR))
    assert differs(report, "<p>Periodens resultat är 12 340 tkr.</p>", anna) == []
    assert differs(report, "<p>Periodens resultat är 12 640 tkr.</p>", anna) != []


def test_it_is_said_while_writing_with_the_way_to_the_row(interim, anna_controller, anna):
    reports.save_text(interim, "summary", "<p>Periodens resultat är 12,3 mkr.</p>", by=anna)
    page = anna_controller.get(reverse("followup:report_write", args=[interim.pk]))
    [row] = page.context["differs"]
    assert row.table_url == "#rad-result"
    assertContains(page, 'id="rad-result"')
    assertContains(page, f"Skillnaden är 257{NBSP}tkr")


def test_a_ratio_is_held_against_what_the_accounts_give(annual, anna):
    (told,) = differs(annual, "<p>Soliditeten är 99,9 procent.</p>", anna)
    assert (told[0], told[1]) == ("Soliditet", "99,9")
    assert differs(annual, f"<p>Soliditeten är {told[2]} procent.</p>", anna) == []
    assert differs(annual, "<p>Soliditeten i bolaget är 99,9 procent.</p>", anna) == []


def test_every_section_that_is_written_is_read(annual, anna):
    rules = SectionRule.objects.asked_of(annual).written()
    keys = [rule.section.key for rule in rules]
    for key in keys:
        reports.save_text(annual, key, "<p>Årets resultat uppgick till 1 mkr. Utfallet är {utfall}.</p>", by=None)
    paper = questions.for_report(annual)
    read = {one.text_url for one in numbers_that_differ(paper, "", 2025) if one.name == "Årets resultat"}
    assert read == {f"#text-{key}" for key in keys}
    assert not any("{utfall}" in words for words in texts_in(build(annual)))
