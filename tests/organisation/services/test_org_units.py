from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from organisation.enums import OrgUnitKind, Role
from organisation.models import OrgUnit, RoleAssignment, UnitSuccession
from organisation.services import org_units, roles
from organisation.services.successions import predecessors
from styrmodell.lib import trees
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build

ON = date(2026, 12, 31)


def test_a_new_unit_stands_last_below_its_parent_and_says_who_made_it(org, administrator):
    unit = org_units.add(by=administrator, kind=OrgUnitKind.DEPARTMENT, parent=org.office, name="Scen")
    assert list(OrgUnit.objects.get(pk=org.office.pk).get_children())[-1] == unit
    assert unit.history.get().history_user == administrator
    assert trees.faults(OrgUnit, "enhet") == []


def test_a_unit_may_not_stand_where_its_kind_does_not_belong(org, administrator):
    with pytest.raises(DomainError, match="under Biblioteksenheten"):
        org_units.add(by=administrator, kind=OrgUnitKind.COMMITTEE, parent=org.unit, name="Nämnd")
    with pytest.raises(DomainError, match="Bara en kommunkoncern står överst"):
        org_units.add(by=administrator, kind=OrgUnitKind.COMMITTEE, name="Nämnd")


def test_two_units_that_hold_may_not_share_a_code(org, administrator):
    with pytest.raises(DomainError, match="Koden KN används av Kulturnämnden"):
        org_units.add(by=administrator, kind=OrgUnitKind.COMMITTEE, parent=org.municipality, name="Ny", code="KN")
    with pytest.raises(DomainError, match="Koden KN används av Kulturnämnden"):
        org_units.edit(org.other_committee, by=administrator, version=1, fields={"code": "KN"})


def test_a_closed_unit_gives_its_code_to_another(org, administrator):
    org_units.close(org.company, by=administrator, on=ON)
    unit = org_units.add(by=administrator, kind=OrgUnitKind.COMPANY, parent=org.group, name="Nytt AB", code="EEAB")
    assert unit.code == "EEAB"
    with pytest.raises(DomainError, match="Koden EEAB används av Nytt AB"):
        org_units.reopen(org.company, by=administrator)


def test_nothing_is_added_below_a_closed_unit(org, administrator):
    org_units.close(org.company, by=administrator, on=ON)
    with pytest.raises(DomainError, match="upphörde 2026-12-31"):
        org_units.add(
            by=administrator, kind=OrgUnitKind.COMPANY, parent=org.company, name="Dotter", valid_from=date(2027, 1, 1)
        )


def test_an_edit_saves_what_differs_and_counts_the_version(org, administrator):
    org_units.edit(org.unit, by=administrator, version=1, fields={"name": "Biblioteken"})
    stored = OrgUnit.objects.get(pk=org.unit.pk)
    assert (stored.name, stored.version) == ("Biblioteken", 2)


def test_a_stale_edit_changes_nothing_and_carries_the_stored_row(org, administrator):
    org_units.edit(org.unit, by=administrator, version=1, fields={"name": "Biblioteken"})
    with pytest.raises(StaleEdit) as refused:
        org_units.edit(org.unit, by=administrator, version=1, fields={"name": "Bibban"})
    assert refused.value.current.name == "Biblioteken"
    assert OrgUnit.objects.get(pk=org.unit.pk).name == "Biblioteken"


def test_a_move_takes_everything_below_with_it(org, administrator):
    org_units.move(org.department, by=administrator, parent=org.other_office)
    unit = OrgUnit.objects.get(pk=org.unit.pk)
    assert org.other_committee in unit.get_ancestors()
    assert trees.faults(OrgUnit, "enhet") == []


def test_siblings_are_put_in_order_with_before(org, administrator):
    org_units.move(org.other_committee, by=administrator, parent=org.municipality, before=org.committee)
    children = list(OrgUnit.objects.get(pk=org.municipality.pk).get_children())
    assert children.index(org.other_committee) == children.index(org.committee) - 1


def test_a_unit_is_not_moved_below_itself_or_to_a_place_elsewhere(org, administrator):
    with pytest.raises(DomainError, match="under sig själv"):
        org_units.move(org.department, by=administrator, parent=_area_below(org, administrator))
    with pytest.raises(DomainError, match="står inte under"):
        org_units.move(org.department, by=administrator, parent=org.office, before=org.school)


def ended(unit):
    """The unit after its last day, whose work another may have taken over."""
    OrgUnit.objects.filter(pk=unit.pk).update(valid_to=ON)
    return OrgUnit.objects.get(pk=unit.pk)


def _area_below(org, administrator):
    return org_units.add(by=administrator, kind=OrgUnitKind.AREA, parent=org.department, name="Område")


def test_a_closed_unit_keeps_its_place_and_gets_a_successor(org, administrator):
    new = org_units.add(by=administrator, kind=OrgUnitKind.UNIT, parent=org.department, name="Nya biblioteket")
    org_units.close(org.unit, by=administrator, on=ON, successor=new)
    assert OrgUnit.objects.get(pk=org.unit.pk).valid_to == ON
    assert predecessors(new) == {org.unit}


def test_two_units_become_one_that_comes_from_both(org, administrator):
    merged = org_units.add(by=administrator, kind=OrgUnitKind.UNIT, parent=org.department, name="Sammanslagna")
    other = org_units.add(by=administrator, kind=OrgUnitKind.UNIT, parent=org.department, name="Andra")
    org_units.close(org.unit, by=administrator, on=ON, successor=merged)
    closed = org_units.close(other, by=administrator, on=ON, successor=merged)
    assert predecessors(merged) == {org.unit, closed}
    assert {row.valid_from for row in merged.took_over_from.all()} == {ON + timedelta(days=1)}


def test_a_unit_does_not_come_after_itself_by_way_of_others(org, administrator):
    second = org_units.add(by=administrator, kind=OrgUnitKind.UNIT, parent=org.department, name="Andra")
    third = org_units.add(
        by=administrator, kind=OrgUnitKind.UNIT, parent=org.department, name="Tredje", predecessors=[ended(second)]
    )
    org_units.edit(second, by=administrator, version=1, fields={"predecessors": [ended(org.unit)]})
    with pytest.raises(DomainError, match="tog över efter Biblioteksenheten"):
        org_units.edit(org.unit, by=administrator, version=1, fields={"predecessors": [ended(third)]})
    with pytest.raises(DomainError, match="sin egen föregångare"):
        org_units.edit(org.unit, by=administrator, version=1, fields={"predecessors": [ended(org.unit)]})


def test_a_unit_that_gives_back_what_it_took_over_makes_no_ring(org, administrator):
    new = org_units.add(
        by=administrator, kind=OrgUnitKind.UNIT, parent=org.department, name="Nya", predecessors=[ended(org.unit)]
    )
    org_units.reopen(org.unit, by=administrator)
    org_units.close(new, by=administrator, on=ON, successor=org.unit)
    assert predecessors(org.unit) == set()


def test_a_unit_comes_only_after_what_has_an_end_and_is_the_administrators(org):
    """Whoever takes over reads what was written, so nobody takes over from a living unit of others."""
    own = build.user(Role.ADMIN, org.committee)
    for before, reason in ((org.other_office, "är inte avslutad"), (ended(org.other_office), "administrerar inte")):
        with pytest.raises(DomainError, match=reason):
            org_units.edit(org.office, by=own, version=1, fields={"predecessors": [before]})
    fields = {"kind": OrgUnitKind.OFFICE, "name": "Nya", "predecessors": [ended(org.other_office)]}
    with pytest.raises(DomainError, match="administrerar inte"):
        org_units.add(by=own, parent=org.committee, **fields)
    assert predecessors(org.office) == set()


def test_whom_another_administrator_has_said_that_a_unit_comes_after_stays(org, administrator):
    own = build.user(Role.ADMIN, org.committee)
    org_units.edit(org.office, by=administrator, version=1, fields={"predecessors": [ended(org.other_office)]})
    org_units.edit(org.office, by=own, version=2, fields={"predecessors": [org.other_office], "name": "Kulturen"})
    assert predecessors(org.office) == {org.other_office}


def test_predecessors_are_taken_back_with_their_history(org, administrator):
    new = org_units.add(
        by=administrator,
        kind=OrgUnitKind.UNIT,
        parent=org.department,
        name="Nya",
        predecessors=[ended(org.unit), ended(org.area)],
    )
    org_units.edit(new, by=administrator, version=1, fields={"predecessors": [org.area]})
    assert predecessors(new) == {org.area}
    assert UnitSuccession.history.filter(predecessor=org.unit).first().history_type == "-"


def test_roles_move_to_the_successor_the_day_after(org, administrator):
    manager = build.user(Role.UNIT_MANAGER, org.unit)
    new = org_units.add(by=administrator, kind=OrgUnitKind.UNIT, parent=org.department, name="Ny")
    org_units.close(org.unit, by=administrator, on=ON, successor=new, move_roles=True)
    held = RoleAssignment.objects.filter(user=manager).order_by("valid_from")
    assert [(role.unit, role.valid_from, role.valid_to) for role in held] == [
        (org.unit, build.ROLES_FROM, ON),
        (new, date(2027, 1, 1), None),
    ]


@pytest.fixture
def standing_in(org):
    """Somebody who stands in for the manager over the new year."""
    manager, other = (build.user(Role.UNIT_MANAGER, org.unit), build.user(None))
    return RoleAssignment.objects.create(
        user=other,
        role=Role.UNIT_MANAGER,
        unit=org.unit,
        valid_from=date(2026, 12, 1),
        valid_to=date(2027, 1, 31),
        deputy_for=manager,
    )


def test_no_role_outlives_its_unit(org, administrator, standing_in):
    later = build.user(None)
    RoleAssignment.objects.create(user=later, role=Role.ECONOMIST, unit=org.unit, valid_from=date(2027, 3, 1))
    org_units.close(org.unit, by=administrator, on=ON)
    assert {role.valid_to for role in RoleAssignment.objects.filter(unit=org.unit)} == {ON}
    assert not RoleAssignment.objects.filter(user=later).exists()
    assert RoleAssignment.history.filter(user=later).latest().history_type == "-"


def test_a_closing_told_of_late_keeps_the_trace_of_who_has_acted(org, administrator):
    acted = build.user(None)
    began = date(2026, 3, 1)
    RoleAssignment.objects.create(user=acted, role=Role.UNIT_MANAGER, unit=org.unit, valid_from=began)
    org_units.close(org.unit, by=administrator, on=date(2026, 1, 31))
    assert RoleAssignment.objects.get(user=acted).valid_to == began


def test_two_units_under_one_manager_become_one(org, administrator, standing_in):
    manager = standing_in.deputy_for
    RoleAssignment.objects.create(user=manager, role=Role.UNIT_MANAGER, unit=org.area, valid_from=build.ROLES_FROM)
    org_units.close(org.unit, by=administrator, on=ON, successor=org.area, move_roles=True)
    assert [(role.unit, role.valid_to) for role in manager.roles.order_by("pk")] == [(org.unit, ON), (org.area, None)]
    assert standing_in.user.roles.filter(unit=org.area, valid_from=date(2027, 1, 1)).exists()


def test_a_role_does_not_outlive_a_successor_that_ends_in_its_turn(org, administrator):
    manager = build.user(Role.UNIT_MANAGER, org.unit)
    OrgUnit.objects.filter(pk=org.area.pk).update(valid_to=date(2027, 12, 31))
    org_units.close(org.unit, by=administrator, on=ON, successor=org.area, move_roles=True)
    assert manager.roles.get(unit=org.area).valid_to == date(2027, 12, 31)


def test_a_role_that_the_successor_has_for_a_part_of_the_time_stops_the_closing(org, administrator):
    manager = build.user(Role.UNIT_MANAGER, org.unit)
    RoleAssignment.objects.create(
        user=manager, role=Role.UNIT_MANAGER, unit=org.area, valid_from=build.ROLES_FROM, valid_to=date(2027, 6, 30)
    )
    with pytest.raises(DomainError, match="är redan enhetschef i Kulturskolan under den tiden"):
        org_units.close(org.unit, by=administrator, on=ON, successor=org.area, move_roles=True)


def test_a_unit_is_not_closed_while_units_below_hold_or_before_it_began(org, administrator):
    with pytest.raises(DomainError, match="gäller fortfarande Biblioteksenheten"):
        org_units.close(org.department, by=administrator, on=ON)
    with pytest.raises(DomainError, match="Slutdatum"):
        org_units.close(org.unit, by=administrator, on=date(1999, 1, 1))


def test_roles_that_do_not_fit_the_successor_stop_the_closing(org, administrator):
    build.user(Role.UNIT_MANAGER, org.unit)
    with pytest.raises(DomainError, match="Rollen enhetschef hör till"):
        org_units.close(org.unit, by=administrator, on=ON, successor=org.office, move_roles=True)
    assert OrgUnit.objects.get(pk=org.unit.pk).valid_to is None


def test_a_unit_is_closed_once_and_may_be_opened_again(org, administrator):
    org_units.close(org.unit, by=administrator, on=ON)
    with pytest.raises(DomainError, match="redan avslutad"):
        org_units.close(org.unit, by=administrator, on=ON)
    org_units.reopen(org.unit, by=administrator)
    assert OrgUnit.objects.get(pk=org.unit.pk).valid_to is None
    with pytest.raises(DomainError, match="är inte avslutad"):
        org_units.reopen(org.unit, by=administrator)


def test_an_administrator_of_a_part_chooses_among_the_units_of_that_part(org):
    part = build.user(Role.ADMIN, org.committee)
    refused = (
        lambda: org_units.add(by=part, kind=OrgUnitKind.OFFICE, parent=org.other_committee, name="Nytt"),
        lambda: org_units.move(org.department, by=part, parent=org.other_office),
        lambda: org_units.close(org.area, by=part, on=ON, successor=org.other_office),
        lambda: org_units.edit(org.office, by=part, version=1, fields={"serves": {org.other_committee}}),
        lambda: roles.assign(build.user(None), role=Role.ELECTED, unit=org.council, by=part, valid_from=ON),
    )
    for choose in refused:
        with pytest.raises(DomainError, match="Du administrerar inte"):
            choose()
    assert org_units.add(by=part, kind=OrgUnitKind.UNIT, parent=org.office, name="Ny enhet").parent == org.office


@pytest.mark.parametrize("code", ["KN", "kn", "Kn"])
def test_a_code_is_one_units_whatever_its_case(org, administrator, code):
    """A file's rows name their unit by code in any case: two would post to the wrong nämnd."""
    with pytest.raises(DomainError, match="Koden KN används av Kulturnämnden"):
        org_units.add(by=administrator, kind=OrgUnitKind.COMMITTEE, name="Ny", parent=org.municipality, code=code)
    with pytest.raises(IntegrityError), transaction.atomic():
        build.unit(OrgUnitKind.COMMITTEE, "Ny", org.municipality, code=code)


@pytest.mark.parametrize(
    "code", ["\u041a\u039d", "\uff2b\uff2e", "K\u200dN"], ids=["Cyrillic and Greek", "wide", "joined"]
)
def test_a_code_that_looks_like_another_units_is_taken(org, administrator, code):
    with pytest.raises(DomainError, match="används av Kulturnämnden"):
        org_units.add(by=administrator, kind=OrgUnitKind.COMMITTEE, name="Ny", parent=org.municipality, code=code)
