"""Proposals propose the next missing round."""

from datetime import date

import pytest

from followup.enums import RoundKind
from followup.pages.round_proposal import proposal
from tests import build_followup

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 23)
DR1, DR2, AR = RoundKind.INTERIM_1, RoundKind.INTERIM_2, RoundKind.ANNUAL


@pytest.mark.parametrize(
    ("there", "asked", "on", "next_one"),
    [
        ((), "", ON, (AR, 2026)),  # what is past due is not begun with
        ((), "", date(2026, 4, 1), (DR1, 2026)),
        ((), "", date(2026, 1, 15), (AR, 2025)),
        (((DR1, 2026), (AR, 2026)), "", ON, (DR2, 2026)),
        (((DR2, 2026),), "", ON, (AR, 2026)),
        (((DR1, 2026), (DR2, 2026), (AR, 2026)), "", ON, (DR1, 2027)),
        (((DR2, 2027),), "", ON, (AR, 2026)),
        (((AR, 2021),), "", ON, (AR, 2026)),
        (((DR2, 2026),), "INTERIM_1", ON, (DR1, 2026)),
        (((DR1, 2026),), "INTERIM_1", ON, (DR1, 2027)),
        (((DR1, 2026), (DR1, 2028)), "INTERIM_1", ON, (DR1, 2027)),
        ((), "ANNUAL", date(2026, 2, 1), (AR, 2025)),
        ((), "HITTEPÅ", ON, (AR, 2026)),
    ],
)
def test_proposals_propose_the_next_missing_one(there, asked, on, next_one):
    for kind, year in there:
        build_followup.round_(kind, year, due_on=date(year + 1, 12, 31))
    found = proposal(asked, on=on)
    assert (found["kind"], found["year"]) == next_one


@pytest.mark.parametrize("kind", [RoundKind.MONTHLY, DR1, DR2, AR])
@pytest.mark.parametrize("year", range(2026, 2033))
def test_nothing_is_due_on_a_saturday_or_sunday_and_each_level_in_time_for_the_one_above(kind, year):
    found = proposal(kind, on=date(year, 3, 1))
    days = [found[name] for name in ("unit_due_on", "office_due_on", "due_on", "municipality_due_on") if name in found]
    assert all(day.weekday() < 5 for day in days)
    assert days == sorted(set(days))


def test_the_next_missing_month_is_proposed_and_begins_after_its_end():
    assert proposal("MONTHLY", on=ON)["period_to"] == date(2026, 11, 30)
    build_followup.round_(RoundKind.MONTHLY, period_to=date(2026, 9, 30), opens_on=date(2026, 10, 1))
    assert proposal("MONTHLY", on=ON)["period_to"] == date(2026, 10, 31)
    build_followup.round_(RoundKind.MONTHLY)
    found = proposal("MONTHLY", on=date(2026, 11, 30))
    assert (found["period_to"], found["opens_on"]) == (date(2026, 11, 30), date(2026, 12, 1))
