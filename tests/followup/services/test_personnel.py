"""A unit's table of a year is saved whole or not at all; what is of fewer than five is never kept."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from followup.enums import ReportStatus, RoundKind
from followup.models import PersonnelFigure
from followup.reading.personnel import personnel_of
from followup.rules.personnel import LINES
from followup.services.personnel import PersonnelInput, StalePersonnel, save_figures
from styrmodell.lib.errors import DomainError
from tests import build_followup
from tests.followup import given_personnel as given
from tests.followup.given_personnel import FEW, said

pytestmark = pytest.mark.django_db


def test_what_is_said_is_saved_with_who_and_why(org, frida):
    inputs = [PersonnelInput("employees", said(43)), PersonnelInput("sick_total", said("5.6"))]
    saved = save_figures(org.committee, 2025, inputs, by=frida, source="Lönesystemet", reason="Inklistrat")
    assert [(row.key, row.value, row.source) for row in saved] == [
        ("employees", 43, "Lönesystemet"),
        ("sick_total", Decimal("5.6"), "Lönesystemet"),
    ]
    last = PersonnelFigure.objects.get(key="employees").history.get()
    assert (last.history_user, last.history_change_reason) == (frida, "Inklistrat")


def test_the_same_once_more_is_no_change(org):
    given.told(org.committee, employees=43)
    assert given.told(org.committee, employees=43) == []
    assert PersonnelFigure.history.count() == 1


def test_few_are_never_kept_anywhere_and_take_one_more_with_them(org):
    given.told(org.committee, employees=43, women=40, men=3)
    assert given.stored(org.committee) == {"employees": "43", "women": "visas inte", "men": "färre än 5"}
    assert list(PersonnelFigure.history.exclude(value=None).values_list("key", flat=True)) == ["employees"]


def test_what_is_said_later_takes_what_was_told_before_with_it(org):
    given.told(org.committee, women=40, men=FEW)
    assert given.stored(org.committee)["women"] == "40"
    given.told(org.committee, employees=43)
    assert given.stored(org.committee)["women"] == "visas inte"


def test_groups_that_have_grown_are_told_again(org):
    given.told(org.committee, employees=43, women=40, men=3)
    given.told(org.committee, employees=50, women=42, men=8)
    assert given.stored(org.committee) == {"employees": "50", "women": "42", "men": "8"}


def test_an_emptied_row_is_missing_and_not_withheld(org):
    given.told(org.committee, men=0, women=FEW)
    given.told(org.committee, men=None, women=None)
    assert given.stored(org.committee) == {"men": "saknas", "women": "saknas"}


def test_nobody_saves_over_what_they_have_not_seen(org):
    given.told(org.committee, employees=43)
    with pytest.raises(StalePersonnel) as clash:
        save_figures(org.committee, 2025, [PersonnelInput("employees", said(44), 0)], by=None)
    assert {key: row.value for key, row in clash.value.stored.items()} == {"employees": 43}


def test_what_one_has_not_touched_stays_as_somebody_else_has_left_it(org):
    given.told(org.committee, employees=43)
    given.told(org.committee, employees=44)
    inputs = [
        PersonnelInput("employees", said(43), 1),
        PersonnelInput("women", said(None)),
        PersonnelInput("men", said(9)),
    ]
    given.told(org.committee, women=20)
    save_figures(org.committee, 2025, inputs, by=None)
    assert given.stored(org.committee) == {"employees": "44", "women": "20", "men": "9"}


@pytest.mark.parametrize("status", [ReportStatus.SUBMITTED, ReportStatus.ADOPTED, ReportStatus.HANDED_OVER])
def test_what_is_handed_in_is_not_changed(org, status):
    report = build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2025), org.committee)
    given.told(org.committee, employees=43)
    type(report).objects.filter(pk=report.pk).update(status=status)
    with pytest.raises(DomainError, match="inlämnade i årsrapport 2025"):
        given.told(org.committee, employees=44)
    assert given.told(org.committee, employees=43) == []
    given.told(org.committee, 2024, employees=44)
    given.told(org.other_committee, employees=44)
    type(report).objects.filter(pk=report.pk).update(status=ReportStatus.RETURNED, return_comment="Mer.")
    given.told(org.committee, employees=44)


def test_a_kontor_has_no_table_of_its_own(org):
    with pytest.raises(DomainError, match="inga egna personaluppgifter"):
        given.told(org.office, employees=43)


@pytest.mark.parametrize("wrong", [{"value": 3, "withheld": "FEW"}, {"value": -1}])
def test_the_database_refuses_a_number_of_what_is_withheld_and_less_than_nobody(org, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonnelFigure.objects.create(unit=org.committee, year=2025, key="men", **wrong)


def test_kommunen_has_what_it_says_itself_else_what_all_namnder_come_to(org):
    boards = [org.council, org.executive_board, org.committee, org.other_committee]
    for number, board in enumerate(boards):
        given.told(board, employees=10 * number, women=10 * number, sick_total=5)
    told = personnel_of(org.municipality, 2025).years[-1]
    assert (told.at("employees").value, told.summed) == (60, {"employees", "women"})
    assert told.at("sick_total").is_missing  # a share is no sum
    given.told(org.municipality, employees=65)
    told = personnel_of(org.municipality, 2025).years[-1]
    assert (told.at("employees").value, told.summed) == (65, {"women"})


def test_a_namnd_that_says_nothing_or_too_few_leaves_kommunens_sum_unsaid(org):
    boards = [org.council, org.executive_board, org.committee]
    for board in boards:
        given.told(board, employees=10, women=6, men=4)
    assert personnel_of(org.municipality, 2025).is_empty
    given.told(org.other_committee, employees=10, women=5)
    told = personnel_of(org.municipality, 2025).years[-1]
    assert {key: one.value for key, one in told.said.items()} == {"employees": 40}


def test_it_is_read_in_as_few_queries_however_many_namnder_there_are(org, django_assert_num_queries):
    given.told(org.committee, employees=10)
    with django_assert_num_queries(1):
        personnel_of(org.committee, 2025)
    with django_assert_num_queries(3):
        personnel_of(org.municipality, 2025)


def test_a_whole_table_is_saved_in_as_few_queries_as_one_row(org, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        given.told(org.committee, **{line.key: 20 for line in LINES})
    with django_assert_max_num_queries(12):
        given.told(org.committee, **{line.key: 21 for line in LINES})
