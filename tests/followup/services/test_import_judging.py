"""A file before the judge: each kind of file that once was read in unseen, as a small one of its own, and what is said of it."""

from datetime import date
from decimal import Decimal

import pytest

from followup.enums import RoundKind
from followup.models import OperatingAmount, OperatingForecast
from followup.money.plausible import Doubtful
from followup.services import imports, reports
from followup.services.operating import ForecastInput, save_forecasts
from styrmodell.lib.errors import DomainError
from tests import build_followup
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db

OTHER = {"BUN-10": "Förskola"}


@pytest.fixture
def october(org, frida):
    """October's round; KN's, BUN's and KS's amounts are read in for September, none for October."""
    ledgers.operations(org.committee, ledgers.KN_OPERATIONS)
    ledgers.operations(org.other_committee, OTHER)
    ledgers.operations(org.executive_board, {"KS-10": "Ledning"})
    made = build_followup.round_(RoundKind.MONTHLY, due_on=date(2026, 11, 27))
    ledgers.read_in(
        "KN;KN-10;2026-09;-485000;-482000;-642900;\nKN;KN-20;2026-09;-1494000;-2088000;-2809700;\n"
        "KN;KN-30;2026-09;-10990000;-11466000;-15339000;\nBUN;BUN-10;2026-09;-98000000;-99000000;-132000000;\nKS;KS-10;2026-09;-9000000;-9000000;-12000000;\n",
        frida,
    )
    return made


def remarks(text, by) -> list[str]:
    seen = imports.preview(ledgers.upload(text, by), by=by)
    return [remark.sentence.replace("\N{NO-BREAK SPACE}", " ") for remark in seen.remarks]


BUN = "BUN;BUN-10;2026-10;-109000000;-110000000;-132000000;-131000000\nKS;KS-10;2026-10;-10000000;-10000000;-12000000;-12000000\n"
LIBRARY = "KN;KN-30;2026-10;-12215000;-12740000;-15339000;-15038800\n"


def test_an_ordinary_file_is_read_in_without_a_question(october, frida):
    assert remarks(LIBRARY + BUN, frida) == []
    assert imports.confirm(ledgers.upload(LIBRARY + BUN, frida), by=frida).new_count == 3
    assert remarks("KN;KN-20;2026-10;-1660000;-2319800;-2809700;\n", frida) == []  # a nämnd's own file


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "KN;KN-10;2026-10;-539;-536;-643;-643\nKN;KN-20;2026-10;-1660;-2320;-2810;-2140\n"
            "KN;KN-30;2026-10;-12215;-12740;-15339;-15039\n",
            ["Hela filen ser ut att vara i tkr: 3 av 5 rader.", "Är det skrivet i tkr?"],
            id="whole file in tkr",
        ),
        pytest.param(
            "KN;KN-10;2026-10;-53910000;-53590000;-64290000;-64290000\n"
            "KN;KN-20;2026-10;-166000000;-231980000;-280970000;-213990000\n"
            "KN;KN-30;2026-10;-1221500000;-1274000000;-1533900000;-1503880000\n",
            ["Hela filen ser ut att vara i öre: 3 av 5 rader.", "Är det skrivet i öre?"],
            id="whole file in öre",
        ),
        pytest.param(
            "KN;KN-30;2026-10;-12215;-12740000;-15339000;\n",
            ["utfallet −12 tkr, men till och med"],
            id="one cell in tkr",
        ),
        pytest.param(
            LIBRARY + "KN;KN-20;2026-10;-1660;-2320;-2810;-2140\n",
            ["Kulturnämnd gemensamma: utfallet"],
            id="mixed rows",
        ),
        pytest.param(
            "KN;KN-30;2026-10;-1225000;-12740000;-15339000;\n", ["Gäller det bara oktober?"], id="the month alone"
        ),
        pytest.param(
            "KN;KN-30;2026-10;-12215000;-1278250;-15339000;\n", ["budgeten −1 278 tkr, men"], id="one-twelfth budget"
        ),
        pytest.param("KN;KN-30;2026-10;-10000000;-12740000;-15339000;\n", ["är mindre än −10 990 tkr"], id="shrinking"),
        pytest.param(
            "KN;KN-30;2026-10;-12215000;-16000000;-15339000;\n", ["är mer än årsbudgeten"], id="above the year's"
        ),
        pytest.param("KN;KN-30;2026-10;12215000;-12740000;-15339000;\n", ["är en intäkt"], id="positive costs"),
        pytest.param(
            "KN;KN-30;2026-11;-12215000;-14000000;-15339000;\n", ["är inte slut"], id="the month that is running"
        ),
        pytest.param(
            "KN;KN-30;2025-12;-15100000;-15200000;-15339000;\n",
            ["december är inte årsbudgeten"],
            id="December's budget",
        ),
        pytest.param(
            "KN;KN-30;2026-10;-12215000;-12740000;-15339000;-25000000\n", ["ligger långt från"], id="far forecast"
        ),
        pytest.param(
            f"{LIBRARY}{BUN.splitlines()[0]}\n",
            ["Kommunstyrelsen saknas i filen för oktober 2026. Till och med september 2026 var utfallet −9 000 tkr."],
            id="a nämnd is missing",
        ),
        pytest.param(
            "KN;KN-10;2026-10;-485000;-535900;-642900;\nKN;KN-20;2026-10;-1494000;-2319800;-2809700;\n"
            "KN;KN-30;2026-10;-10990000;-12740000;-15339000;\n",
            ["Utfallet till och med oktober är detsamma som till och med september för 3 av 5 verksamheter."],
            id="the last period's file",
        ),
        pytest.param(
            "KN;KN-10;2026-10;-539100;-535900;-642900;\nKN;KN-30;2026-10;-12215000;-12740000;-15339000;\n",
            [
                "Kulturnämnd gemensamma (KN-20) saknas i filen för oktober 2026. Till och med september 2026 var utfallet"
            ],
            id="a verksamhet is missing",
        ),
        pytest.param(
            "KN;KN-30;2026-10;-12215000;;-12740000;-15339000\n" + BUN,
            ["Bibliotek: budgeten saknas, men till och med september var det −11 466 tkr."],
            id="a cell too many",
        ),
        pytest.param(
            "KN;KN-30;2026-10;-24430000;-12740000;-15339000;\n",
            ["är nära dubbelt så mycket som väntat"],
            id="counted twice",
        ),
    ],
)
def test_what_is_odd_is_asked_about_and_read_in_when_confirmed(october, frida, text, said):
    batch = ledgers.upload(text if "saknas" in said[0] else text + BUN, frida)
    seen = imports.preview(batch, by=frida)
    for sentence in said:
        assert any(sentence in remark.sentence.replace("\N{NO-BREAK SPACE}", " ") for remark in seen.remarks), (
            seen.remarks
        )
    before = OperatingAmount.objects.count()
    with pytest.raises(Doubtful):
        imports.confirm(batch, by=frida)
    assert OperatingAmount.objects.count() == before
    imports.confirm(batch, by=frida, accepted=seen.mark)
    assert OperatingAmount.objects.count() > before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("KN;KN-30;2027-10;-12215000;-12740000;-15339000;\n", "det kan inte finnas utfall för oktober 2027"),
        ("KN;KN-10;2026-10;-539.100;-535.900;-642.900;-642.900\n", "kan betyda"),
        ("KN;KN-10;2026-10;-539,100;-535,900;-642,900;-642,900\n", "kan betyda"),
        ("KN;KN-10;2026-10;-539100; -   ;-642900;-642900\n", "noll eller att talet saknas"),
        ("KN;KN-10;2026-10;-539.100,00;-535.900,00;-642.900,00;\n", "skriv tusental med mellanrum"),
        ("KN;KN-10;2026-10;-12,215,000;-535900;-642900;\n", "skriv tusental med mellanrum"),
        ("KN;KN-10;26-10;-539100;-535900;-642900;\n", "Perioden ”26-10” går inte att läsa."),
    ],
)
def test_what_is_impossible_or_may_mean_two_things_is_refused_whatever_is_said(october, frida, text, said):
    batch = ledgers.upload(text + LIBRARY + BUN, frida)
    seen = imports.preview(batch, by=frida)
    assert said in seen.errors[0].sentence
    with pytest.raises(DomainError, match="1 rad går"):
        imports.confirm(batch, by=frida, accepted=seen.mark)
    imports.confirm(batch, by=frida, skip_errors=True, accepted=seen.mark)
    assert not OperatingAmount.objects.filter(year=2027).exists()
    assert not OperatingAmount.objects.filter(operation__code="KN-10", month=10).exists()


@pytest.mark.parametrize(
    "amounts",
    [
        "(539 100);(535 900);(642 900);(642 900)",
        "539100-;535900-;642900-;642900-",
        "-539 100 kr;-535 900 kr;-642 900 kr;-642 900 kr",
        "−539\u202f100;-539100,00;-539 100.00;-539,1 tkr",
    ],
)
def test_what_ledgers_write_in_their_own_way_is_read(october, frida, amounts):
    ledgers.read_in(f"KN;KN-10;2026-10;{amounts}\n{BUN}", frida)
    assert OperatingAmount.objects.get(operation__code="KN-10", month=10).outcome == Decimal(-539_100)


def test_a_file_with_nothing_to_be_held_against_is_told_by_its_largest_amount(org, frida):
    ledgers.operations(org.committee, ledgers.KN_OPERATIONS)
    ledgers.monthly_round()
    small = "KN;KN-10;2021-10;-539;-536;-643;\nKN;KN-20;2021-10;-1660;-2320;-2810;\nKN;KN-30;2021-10;-12215;-12740;-15339;\n"
    assert remarks(small, frida) == [
        "Det största beloppet i filen är 15 339 kr. Är filen i tkr? Beloppen ska vara i kronor."
    ]


def test_months_of_one_file_are_held_against_each_other(october, frida):
    text = "KN;KN-30;2026-07;-9000000;;;\nKN;KN-30;2026-08;-8000000;;;\n"
    (remark,) = remarks(text, frida)
    assert remark.startswith(
        "Bibliotek: utfallet −8 000 tkr till och med augusti är mindre än −9 000 tkr till och med juli"
    )


def test_a_namnd_whose_amounts_are_read_in_already_is_not_missing(october, frida):
    ledgers.read_in(BUN, frida)
    again = BUN.splitlines()[0].replace("-109000000", "-109000001")
    assert remarks(f"{LIBRARY}{again}\n", frida) == []


def test_of_two_namnder_the_one_that_is_missing_is_told(org, frida):
    ledgers.operations(org.committee, ledgers.KN_OPERATIONS)
    ledgers.operations(org.other_committee, OTHER)
    ledgers.read_in("KN;KN-30;2026-09;-10990000;;;\nBUN;BUN-10;2026-09;-98000000;;;\n", frida)
    (remark,) = remarks("KN;KN-30;2026-10;-12215000;;;\n", frida)
    assert remark.startswith("Barn- och utbildningsnämnden saknas i filen för oktober 2026.")


def test_a_yes_is_to_what_was_shown(october, frida):
    batch = ledgers.upload("KN;KN-30;2026-10;12215000;-12740000;-15339000;\n" + BUN, frida)
    seen = imports.preview(batch, by=frida)
    ledgers.read_in("KN;KN-30;2026-10;-12300000;-12740000;-15339000;\n" + BUN, frida)
    with pytest.raises(Doubtful) as refusal:
        imports.confirm(batch, by=frida, accepted=seen.mark)
    assert refusal.value.mark != seen.mark


def test_grid_and_file_stand_before_the_same_judge(org, october, frida):
    ledgers.read_in(LIBRARY + BUN, frida)
    forecast = OperatingForecast.objects.get(operation__code="KN-30", round=october)
    in_file = remarks("KN;KN-30;2026-10;-12215000;-12740000;-15339000;-25000000\n" + BUN, frida)
    typed = [ForecastInput(forecast.operation_id, Decimal(-25_000_000), "", forecast.version)]
    with pytest.raises(Doubtful) as refusal:
        save_forecasts(org.committee, october, typed, by=frida)
    assert [remark.sentence.replace("\N{NO-BREAK SPACE}", " ") for remark in refusal.value.remarks] == in_file
    assert save_forecasts(org.committee, october, typed, by=frida, accepted=refusal.value.mark) == 1


@pytest.fixture
def decided(org, october, frida):
    """October is read in and KN has decided its report of it."""
    ledgers.read_in(LIBRARY + BUN, frida)
    report = build_followup.report(october, org.committee)
    build_followup.decided(build_followup.submitted(report))
    return report


def test_an_outcome_of_a_decided_report_may_change_and_the_report_is_named(decided, frida):
    said = remarks("KN;KN-30;2026-10;-12300000;-12740000;-15339000;\n", frida)
    assert said == [
        (
            "Månadsrapport oktober 2026, Kulturnämnden är beslutad. Filen ändrar utfallet för en verksamhet från −12 215 tkr till "
            "−12 300 tkr. Rapporten ändras inte: skillnaden visas i den och under Ekonomi."
        )
    ]


def test_a_forecast_of_a_decided_report_stays_whatever_the_file_says(decided, org, october, frida):
    batch = ledgers.upload("KN;KN-30;2026-10;-12215000;-12740000;-15339000;-14000000\n" + BUN, frida)
    seen = imports.preview(batch, by=frida)
    assert len(seen.locked) == 1
    assert (seen.changed, len(seen.unchanged)) == ((), 3)
    imports.confirm(batch, by=frida, accepted=seen.mark)
    assert OperatingForecast.objects.get(operation__code="KN-30").amount == Decimal(-15_038_800)
    reports.reopen(decided, by=frida, comment="Fel prognos")
    again = ledgers.upload("KN;KN-30;2026-10;-12215000;-12740000;-15339000;-14000000\n" + BUN, frida)
    assert imports.preview(again, by=frida).locked == ()
