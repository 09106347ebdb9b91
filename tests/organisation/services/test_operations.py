from datetime import date

import pytest

from organisation.enums import OrgUnitKind
from organisation.models import Operation, OrgUnit
from organisation.services import operations, org_units
from styrmodell.lib.errors import DomainError, StaleEdit

YEAR = date(2026, 1, 1)
ON = date(2026, 12, 31)


@pytest.fixture
def library(org, administrator):
    return operations.add(org.committee, by=administrator, code="KN-30", name="Bibliotek", valid_from=YEAR)


@pytest.fixture
def successor(org, administrator):
    """Fritidsnämnden, which takes over from Kulturnämnden."""
    return org_units.add(by=administrator, kind=OrgUnitKind.COMMITTEE, parent=org.municipality, name="Fritidsnämnden")


@pytest.fixture
def close(org, administrator, successor):
    """Closes Kulturnämnden, whose kontor has moved."""
    OrgUnit.objects.filter(pk=org.office.pk).update(valid_to=ON)

    def closing(to=successor, on=ON):
        return org_units.close(org.committee, by=administrator, on=on, successor=to)

    return closing


def told(unit):
    return [(row.code, row.name, row.valid_from, row.valid_to) for row in Operation.objects.filter(unit=unit)]


def test_a_new_verksamhet_says_who_added_it_and_stands_by_its_code(org, administrator, library):
    operations.add(org.committee, by=administrator, code="KN-20", name="Gemensamt", valid_from=YEAR)
    assert [row.code for row in org.committee.operations.all()] == ["KN-20", "KN-30"]
    assert library.history.get().history_user == administrator


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("kn-30", "Annat"),
        ("\u041aN\u201130", "Annat"),  # Cyrillic K, a hyphen that does not break
        ("KN-31", "BIBLIOTEK"),
        ("Bibliotek", "Annat"),
    ],
)
def test_neither_code_nor_name_means_two_at_the_same_time(org, administrator, library, code, name):
    with pytest.raises(DomainError, match="Kulturnämnden har redan verksamheten KN-30 Bibliotek"):
        operations.add(org.committee, by=administrator, code=code, name=name, valid_from=YEAR)
    assert operations.add(org.other_committee, by=administrator, code=code, name=name, valid_from=YEAR)


def test_a_code_may_be_used_again_when_the_first_has_ended(org, administrator, library):
    operations.edit(library, by=administrator, version=1, fields={"valid_to": ON})
    again = operations.add(org.committee, by=administrator, code="KN-30", name="Museum", valid_from=date(2027, 1, 1))
    with pytest.raises(DomainError, match="har redan verksamheten KN-30 Museum"):
        operations.edit(library, by=administrator, version=2, fields={"valid_to": None})
    assert again.rank == library.rank


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "sentence"),
    [
        (date(1999, 1, 1), None, "Kulturnämnden började gälla 2000-01-01"),
        (YEAR, date(2025, 12, 31), "Sista dagen ligger före första dagen"),
        (YEAR, None, "Kulturnämnden gäller till och med 2026-12-31"),
        (YEAR, date(2027, 1, 1), "Kulturnämnden gäller till och med 2026-12-31"),
    ],
)
def test_a_verksamhet_holds_while_its_unit_does(org, administrator, valid_from, valid_to, sentence):
    OrgUnit.objects.filter(pk=org.committee.pk).update(valid_to=ON)
    with pytest.raises(DomainError, match=sentence):
        operations.add(
            org.committee, by=administrator, code="KN-30", name="Bibliotek", valid_from=valid_from, valid_to=valid_to
        )


def test_an_edit_saves_what_differs_and_a_stale_one_nothing(administrator, library):
    operations.edit(library, by=administrator, version=1, fields={"name": "Biblioteksverksamhet"})
    with pytest.raises(StaleEdit):
        operations.edit(library, by=administrator, version=1, fields={"name": "Bibliotek och arkiv"})
    stored = Operation.objects.get()
    assert (stored.name, stored.version, stored.history.count()) == ("Biblioteksverksamhet", 2, 2)


def test_the_verksamheter_of_a_closed_unit_go_on_in_its_successor_the_day_after(org, library, successor, close):
    close()
    assert told(org.committee) == [("KN-30", "Bibliotek", YEAR, ON)]
    assert told(successor) == [("KN-30", "Bibliotek", date(2027, 1, 1), None)]


def test_a_verksamhet_with_an_end_of_its_own_keeps_it_in_the_successor(administrator, library, successor, close):
    operations.edit(library, by=administrator, version=1, fields={"valid_to": date(2027, 6, 30)})
    close()
    assert told(successor) == [("KN-30", "Bibliotek", date(2027, 1, 1), date(2027, 6, 30))]


def test_a_verksamhet_does_not_outlive_a_successor_that_ends_in_its_turn(library, successor, close):
    OrgUnit.objects.filter(pk=successor.pk).update(valid_to=date(2027, 12, 31))
    close()
    assert told(successor) == [("KN-30", "Bibliotek", date(2027, 1, 1), date(2027, 12, 31))]


def test_a_code_that_the_successor_has_already_is_not_added_again(org, administrator, library, successor, close):
    operations.add(successor, by=administrator, code="kn-30", name="Bibliotek", valid_from=successor.valid_from)
    close()
    assert told(org.committee) == [("KN-30", "Bibliotek", YEAR, ON)]
    assert told(successor) == [("kn-30", "Bibliotek", successor.valid_from, None)]


def test_a_code_that_the_successor_had_before_begins_anew(administrator, library, successor, close):
    operations.add(
        successor, by=administrator, code="KN-30", name="Bibliotek", valid_from=successor.valid_from, valid_to=ON
    )
    close()
    assert told(successor)[1:] == [("KN-30", "Bibliotek", date(2027, 1, 1), None)]


def test_without_a_successor_the_verksamheter_end(org, library, close):
    close(to=None)
    assert told(org.committee) == [("KN-30", "Bibliotek", YEAR, ON)]


def test_a_verksamhet_that_begins_later_stops_the_closing(org, administrator, library, close):
    later = date(2027, 1, 1)
    operations.add(org.committee, by=administrator, code="KN-70", name="Museum", valid_from=later)
    with pytest.raises(
        DomainError, match="Verksamheten KN-70 Museum börjar gälla 2027-01-01, efter enhetens sista dag"
    ):
        close()
    assert OrgUnit.objects.get(pk=org.committee.pk).valid_to is None
    assert Operation.objects.get(code="KN-30").valid_to is None
