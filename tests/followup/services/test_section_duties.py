"""Avsnittsansvar from year to year, and when its round is taken away."""

from datetime import date

import pytest

from followup.enums import RoundKind
from followup.models import SectionDuty
from followup.services import round_removal, rounds, section_duties
from followup.services.section_duties import Said
from organisation.enums import Role
from tests import build, build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def last_year(org, bo):
    """The nämnd's delårsrapport 2 of the year before, where Bo answers for one section that is klart and Siv for another."""
    made = build_followup.report(build_followup.round_(year=2025, due_on=date(2025, 10, 31)), org.committee)
    siv = build.user(Role.SECRETARY, org.committee, name="Siv")
    said = {
        "summary": Said({"responsible": bo.pk, "is_done": True}),
        "events": Said({"responsible": siv.pk}),
        "goals": Said({"is_done": True}),
    }
    assert section_duties.save(made, said, by=bo) == {}
    return made


def test_who_answered_a_year_ago_answers_in_the_new_round_until_another_is_chosen(bo, last_year):
    round_ = build_followup.round_()
    rounds.open_round(round_, by=None)
    rows = SectionDuty.objects.filter(report__round=round_, report__unit=last_year.unit)
    told = [(row.key, str(row.responsible), row.is_done, row.history.get().history_change_reason) for row in rows]
    assert sorted(told) == [("events", "Siv", False, "Som året före"), ("summary", str(bo), False, "Som året före")]
    rounds.open_round(round_, by=None)
    assert SectionDuty.objects.filter(report__round=round_).count() == 2


def test_who_has_left_and_other_kinds_of_reports_are_not_taken_over(bo, last_year):
    bo.is_active = False
    bo.save()
    round_, monthly = build_followup.round_(), build_followup.round_(RoundKind.MONTHLY)
    for opened in (round_, monthly):
        rounds.open_round(opened, by=None)
    assert list(SectionDuty.objects.filter(report__round__year=2026).values_list("key", flat=True)) == ["events"]


def test_with_its_round_it_goes_and_its_history_stays(bo, anna, org):
    round_ = build_followup.round_()
    report = build_followup.report(round_, org.committee)
    section_duties.save(report, {"summary": Said({"responsible": bo.pk})}, by=bo)
    round_removal.remove(round_, by=anna)
    assert not SectionDuty.objects.exists()
    assert SectionDuty.history.first().history_type == "-"
