"""An earlier year's plan, entered by a controller with what was decided about it."""

from datetime import date
from decimal import Decimal

import pytest
from pytest_django.asserts import assertContains

from organisation.enums import Role
from planning.enums import Direction, NodeKind, PlanKind
from planning.models import Plan, PlanEdition, PlanNode, Target
from tests import build

pytestmark = pytest.mark.django_db

LINES = "Öppna bibliotek\tFler ska hitta dit.\nKultur för barn"


def post(client, kind, unit, year=2022, **fields):
    known = {"plan": f"{kind}-{unit.pk}", "first_year": year, "lines": LINES, "source": "KN:s protokoll"}
    known |= {"decided_on": "2021-11-30", "paragraph": "§ 88", "registry_number": "KN/2021:40"}
    return client.post("/planer/tidigare/", known | fields)


def test_an_earlier_years_plan_is_entered_by_a_controller_with_its_decision(org, anna_controller, petra):
    answer = post(anna_controller, PlanKind.OPERATIONAL, org.committee)
    edition = PlanEdition.objects.get()
    assert answer.url == edition.plan.get_absolute_url()
    assert (edition.in_force_from, edition.plan.years) == (date(2022, 1, 1), "2022–2024")
    (decision,) = edition.matter.decisions.all()
    assert (str(decision), decision.registry_number) == ("Kulturnämnden 2021-11-30 § 88", "KN/2021:40")
    page = build.client(petra).get(answer.url)
    for words in ("Öppna bibliotek", "Fler ska hitta dit.", "Kultur för barn", "KN/2021:40"):
        assertContains(page, words)


def test_what_stands_in_under_an_inriktning_becomes_its_prioriteringar_with_their_own_figures(org, anna_controller):
    build.key_figure("Lån")
    lines, rows = "Öppna bibliotek\n    Fler låntagare\nKultur för barn", "Fler låntagare; Lån; 7"
    post(anna_controller, PlanKind.OPERATIONAL, org.committee, lines=lines, figure_rows=rows)
    below = PlanNode.objects.get(title="Fler låntagare")
    assert (below.kind, below.parent.title) == (NodeKind.PRIORITY, "Öppna bibliotek")
    assert Target.objects.get().node.parent == below


def test_its_key_figures_come_with_the_targets_of_their_years(org, anna_controller, petra):
    loans = build.key_figure("Lån per invånare", decimals=1)
    share = build.key_figure("Nöjda", direction=Direction.BETWEEN, kolada_id="N09005")
    rows = "Kultur för barn\tLån per invånare\t4,5\t\t5\n\nÖPPNA BIBLIOTEK; n09005; 60–70; 1 200 till 1 300\n"
    answer = post(anna_controller, PlanKind.OPERATIONAL, org.committee, figure_rows=rows)
    told = [
        (one.node.parent.title, one.node.key_figure, one.year, one.value, one.upper)
        for one in Target.objects.order_by("node__key_figure__name", "year")
    ]
    assert told == [
        ("Kultur för barn", loans, 2022, Decimal("4.5"), None),
        ("Kultur för barn", loans, 2024, Decimal(5), None),
        ("Öppna bibliotek", share, 2022, Decimal(60), Decimal(70)),
        ("Öppna bibliotek", share, 2023, Decimal(1200), Decimal(1300)),
    ]
    assertContains(build.client(petra).get(answer.url), "Lån per invånare")


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("Finns inte; Lån; 1", "Rad 1: inget i planen ovan heter ”Finns inte”."),
        (
            "Kultur för barn; Finns inte; 1",
            "Rad 1: ”Finns inte” finns inte bland nyckeltalen. Lägg till det där först.",
        ),
        ("Kultur för barn", "Rad 1: nyckeltalet saknas."),
        ("Kultur för barn; Lån; 1; 2; 3; 4", "Rad 1 har fyra målvärden, men planen gäller tre år."),
        ("Kultur för barn; Lån; många", "Rad 1: "),
        ("Kultur för barn; Lån; 1–2", "Bara nyckeltal som ska ligga mellan två värden"),
        ("Kultur för barn; Lån; 1,25", "visas med hela tal"),
        ("Kultur för barn; Lån; 1\nKultur för barn; Lån; 2", "Lån"),
    ],
)
def test_a_key_figure_that_cannot_be_understood_is_told_by_its_row_and_nothing_is_entered(
    org, anna_controller, rows, why
):
    build.key_figure("Lån")
    answer = post(anna_controller, PlanKind.OPERATIONAL, org.committee, figure_rows=rows)
    assertContains(answer, why, status_code=422)
    assert not Plan.objects.exists()


def test_what_cannot_be_found_out_is_left_empty_and_is_said_to_be_missing(org, anna_controller, petra):
    answer = post(
        anna_controller, PlanKind.MULTI_YEAR, org.municipality, decided_on="", paragraph="", registry_number=""
    )
    assert [one.decider_name for one in PlanEdition.objects.get().matter.decisions.order_by("pk")] == [
        "Kommunstyrelsen",
        "Kommunfullmäktige",
    ]
    assert PlanNode.objects.filter(kind=NodeKind.GOAL).count() == 2
    assertContains(build.client(petra).get(answer.url), "saknas")


def test_a_nämnd_that_has_ended_has_its_plan_too(org, anna_controller):
    org.committee.valid_to = date(2024, 12, 31)
    org.committee.save()
    assert post(anna_controller, PlanKind.OPERATIONAL, org.committee).status_code == 302


@pytest.mark.parametrize(
    ("year", "fields", "why"),
    [
        (2026, {}, "före 2026"),
        (2022, {"lines": ""}, "minst en rad"),
        (2022, {"decided_on": "2031-01-01"}, "framtiden"),
        (2022, {"source": ""}, "data-error|obligatorisk|Fyll i|måste|Skriv"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_entered(org, anna_controller, year, fields, why):
    answer = post(anna_controller, PlanKind.OPERATIONAL, org.committee, year, **fields)
    assert answer.status_code == 422
    assert any(word in answer.content.decode() for word in why.split("|"))
    assert not Plan.objects.exists()


def test_a_plan_that_there_is_already_is_refused(org, anna_controller):
    build.plan(PlanKind.OPERATIONAL, org.committee, 2022)
    assertContains(post(anna_controller, PlanKind.OPERATIONAL, org.committee), "har redan en", status_code=422)


def test_others_may_not(org):
    client = build.client(build.user(Role.SECRETARY, org.committee))
    assert client.get("/planer/tidigare/").status_code == 403
    assert post(client, PlanKind.OPERATIONAL, org.committee).status_code == 403
