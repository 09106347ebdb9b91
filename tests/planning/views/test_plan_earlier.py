"""An earlier year's plan, entered by a controller with what was decided about it."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains

from organisation.enums import Role
from planning.enums import NodeKind, PlanKind
from planning.models import Plan, PlanEdition, PlanNode
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
