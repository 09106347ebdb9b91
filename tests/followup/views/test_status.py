"""The politicians' page: for everybody who is logged in, from what is adopted."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import Attainment, DeviationKind, RoundKind
from followup.models import ReportingRound
from followup.services import assessments, awaited, deviations, reports
from organisation.enums import Role
from planning.models import PlanNode
from tests import build, build_followup
from tests.answers import said
from tests.followup.pages.test_status import account, adopt

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _goals(org):
    build_followup.goals(org.municipality, "I1", "I2")


@pytest.fixture
def adopted(org):
    in_round = build_followup.round_()
    account(org, in_round, {"KN": -9_000_000, "BUN": -19_400_000})
    return adopt(build_followup.report(in_round, org.municipality), {"I1": "MET", "I2": "NOT_MET"})


@pytest.mark.parametrize("role", [Role.ELECTED, Role.AUDITOR, Role.SECRETARY, Role.COMPANY, Role.ADMIN, None])
def test_status_tells_everybody_how_it_goes(org, adopted, role):
    page = build.client(build.user(role, org.council)).get("/status/")
    assertContains(page, "Ett av två mål är uppfyllt och ett inte uppfyllt.")
    assertContains(page, f'href="/rapporter/{adopted.pk}/#kapitel-goal-')
    assertContains(page, "Barn- och utbildningsnämnden räknar med 9,4")
    assert "Kommunfullmäktige 2026-11-20" in said(page)


def test_the_text_behind_a_red_signal_is_two_clicks_from_login(org, adopted):
    politician = build.client(build.user(Role.ELECTED, org.council))
    assertContains(politician.get("/"), 'href="/status/"')
    url = politician.get("/status/").context["page"].signals[0].url
    text, anchor = url.split("#")
    assertContains(politician.get(text), f'id="{anchor}"')


def test_another_round_can_be_chosen_and_an_unknown_one_is_not_found(org, adopted):
    first = build_followup.round_(RoundKind.INTERIM_1)
    adopt(build_followup.report(first, org.municipality), {"I1": "PARTLY", "I2": "PARTLY"})
    politician = build.client(build.user(Role.ELECTED, org.council))
    assertContains(politician.get("/status/?tillfalle=2026-DR1"), "Båda målen är delvis uppfyllda.")
    assert politician.get("/status/?tillfalle=1999-DR1").status_code == 404


def test_a_round_without_kommunens_decision_is_not_shown(org):
    build_followup.submitted(build_followup.report(build_followup.round_(), org.municipality))
    politician = build.client(build.user(Role.ELECTED, org.council))
    assertContains(politician.get("/status/"), "Ingen rapport är beslutad än")
    assert politician.get("/status/?tillfalle=2026-DR2").status_code == 200


def test_no_working_text_is_on_the_page(org, adopted):
    in_round = adopted.round
    working = build_followup.report(in_round, org.committee)
    build_followup.answer_everything(working)
    page = build.client(build.user(Role.CONTROLLER, org.group)).get("/status/")
    assertNotContains(page, f"/rapporter/{working.pk}/")


@pytest.mark.parametrize("is_struck", [False, True])
def test_nothing_of_a_report_that_was_never_handed_in_is_on_the_page(org, is_struck):
    """Neither before kommunens report is made nor after: what it says there is of what has been handed in."""
    in_round = build_followup.round_()
    left = build_followup.report(in_round, org.committee)
    goal = PlanNode.objects.get(code="I1")
    assessments.save(left, goal, by=None, attainment=Attainment.NOT_MET, text="<p>Hemligt skäl.</p>")
    reports.save_text(left, "forecast", "<p>Hemlig analys.</p>", by=None)
    row = deviations.add(left, by=None, kind=DeviationKind.OTHER, title="Hemlig avvikelse")
    deviations.add_action(row, by=None, text="Hemlig åtgärd")
    own = build_followup.report(in_round, org.municipality)
    ReportingRound.objects.update(due_on=date(2026, 9, 30), closes_on=date(2026, 10, 31))
    if is_struck:
        awaited.strike(left, by=None, reason="Nämnden lades ned.")
    ReportingRound.objects.update(closes_on=None)
    kommunen = adopt(own, {"I1": "MET", "I2": "MET"})
    for page in ("/status/", kommunen.get_absolute_url()):
        shown = said(build.client(build.user(Role.CONTROLLER, org.group)).get(page))
        assert "Hemlig" not in shown
        assert ("Nämnden lades ned." in shown) == is_struck
    (cell, *_) = build.client(build.user(Role.ELECTED, org.council)).get("/status/").context["page"].matrix[0].cells
    assert (cell.unit, cell.status, cell.url) == ("Kulturnämnden", None, "")


def test_the_page_asks_at_most_twelve_questions(org, adopted, django_assert_max_num_queries):
    politician = build.client(build.user(Role.ELECTED, org.council))
    for number in range(10):
        unit = build.unit("COMMITTEE", f"Nämnd {number}", org.municipality)
        adopt(build_followup.report(adopted.round, unit), {"I1": "MET", "I2": "MET"})
    with django_assert_max_num_queries(12):
        politician.get("/status/")


def test_a_monthly_report_does_not_take_over_the_page(org, adopted):
    month = build_followup.report(build_followup.round_(RoundKind.MONTHLY), org.municipality)
    build_followup.submitted(month)
    build_followup.decided(month)
    politician = build.client(build.user(Role.ELECTED, org.council))
    assertContains(politician.get("/status/"), "Delårsrapport 2 2026, januari–augusti 2026")
    assertContains(politician.get("/status/?tillfalle=2026-10"), "Månadsrapport oktober 2026, januari–oktober 2026")


def test_a_monthly_report_is_shown_while_there_is_no_other(org):
    month = build_followup.report(build_followup.round_(RoundKind.MONTHLY), org.municipality)
    build_followup.submitted(month)
    build_followup.decided(month)
    assertContains(build.client(build.user(Role.ELECTED, org.council)).get("/status/"), "Månadsrapport oktober 2026")
