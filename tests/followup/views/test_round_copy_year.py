"""Kopiera ett år: the rounds of a whole year in one act."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.enums import RoundKind
from followup.models import ReportingRound
from followup.services import round_copies
from styrmodell.lib.errors import DomainError
from tests import build_followup
from tests.answers import explained

pytestmark = pytest.mark.django_db

WHERE = reverse("followup:round_copy_year")


@pytest.fixture
def year(db) -> list[ReportingRound]:
    """Three rounds of 2026, one of them with a day for each level."""
    days = {"opens_on": date(2026, 5, 1), "unit_due_on": date(2026, 5, 8), "due_on": date(2026, 5, 26)}
    return [
        build_followup.round_(RoundKind.INTERIM_1, **days, closes_on=date(2026, 6, 30)),
        build_followup.round_(RoundKind.INTERIM_2, due_on=date(2026, 9, 22)),
        build_followup.round_(RoundKind.ANNUAL, due_on=date(2027, 2, 19), reporter_kinds=["COMMITTEE"]),
    ]


def test_a_whole_year_is_copied_in_one_act(year, anna_controller):
    assertContains(anna_controller.get(reverse("followup:round_list")), WHERE)
    page = anna_controller.get(WHERE)
    assertContains(
        page, "Delårsrapport 1 2027: januari–april 2027, öppnar 2027-05-03, lämnas senast 2027-05-10 (enheter)"
    )
    answer = anna_controller.post(WHERE, {"rounds": [one.pk for one in year]})
    assertRedirects(answer, reverse("followup:round_list"))
    made = list(ReportingRound.objects.filter(year=2027).order_by("period_to"))
    assert [(one.kind, one.period_from, one.period_to) for one in made] == [
        ("INTERIM_1", date(2027, 1, 1), date(2027, 4, 30)),
        ("INTERIM_2", date(2027, 1, 1), date(2027, 8, 31)),
        ("ANNUAL", date(2027, 1, 1), date(2027, 12, 31)),
    ]
    # 1 and 8 May 2027 are Saturdays
    first = made[0]
    assert (first.opens_on, first.unit_due_on, first.due_on, first.closes_on) == (
        date(2027, 5, 3),
        date(2027, 5, 10),
        date(2027, 5, 26),
        date(2027, 6, 30),
    )
    assert (made[2].due_on, made[2].reporter_kinds) == (date(2028, 2, 21), ["COMMITTEE"])
    assertContains(anna_controller.get(WHERE), "Inget att kopiera från 2026 till 2027")


def test_only_what_is_ticked_and_missing_is_copied(year, anna_controller):
    build_followup.round_(RoundKind.INTERIM_2, 2027)
    page = anna_controller.get(WHERE, {"fran": "2026", "till": "2027"})
    assertNotContains(page, "Delårsrapport 2 2027:")
    assert explained(anna_controller.post(WHERE, {"rounds": []})) == {"rounds"}
    anna_controller.post(WHERE, {"rounds": [year[2].pk]})
    assert set(ReportingRound.objects.filter(year=2027).values_list("kind", flat=True)) == {"INTERIM_2", "ANNUAL"}


def test_to_any_year_and_strange_years_are_the_nearest(year, anna_controller):
    assertContains(anna_controller.get(WHERE, {"fran": "2026", "till": "2029"}), "Delårsrapport 1 2029:")
    assertContains(anna_controller.get(WHERE, {"fran": "x", "till": "99999"}), "Delårsrapport 1 2027:")


def test_all_or_none(year):
    build_followup.round_(RoundKind.ANNUAL, 2027)
    with pytest.raises(DomainError, match="Årsredovisning 2027 finns redan"):
        round_copies.copy_year(year, 2027, by=None)
    assert ReportingRound.objects.filter(year=2027).count() == 1


def test_a_months_last_day_is_its_last_day_in_a_leap_year_too(db):
    february = build_followup.round_(
        RoundKind.MONTHLY, 2027, period_to=date(2027, 2, 28), opens_on=date(2027, 3, 1), due_on=date(2027, 3, 15)
    )
    assert round_copies.copy_of(february, 2028).period_to == date(2028, 2, 29)


def test_others_than_the_controller_copy_nothing(year, reader):
    assert reader.get(WHERE).status_code == 403
    assert reader.post(WHERE, {"rounds": [year[0].pk]}).status_code == 403
