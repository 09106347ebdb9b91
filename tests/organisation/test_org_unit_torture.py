"""Many administrators changing the organisation at once leave a whole tree, whatever their pages showed."""

import random
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit
from organisation.services import org_units
from styrmodell.lib import trees
from styrmodell.lib.errors import DomainError
from tests import build, database

SECONDS = 3
WRITERS = 5


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    """A committed database of its own, since every thread has a connection of its own."""
    with django_db_blocker.unblock(), database.copy("org") as name, database.using(name):
        yield


def write(seed: int) -> int:
    """Add, move and swap at random until the time is up; returns how many changes were saved."""
    chance, saved, end = random.Random(seed), 0, time.monotonic() + SECONDS
    try:
        while time.monotonic() < end:
            units = list(OrgUnit.objects.filter(kind__in=[OrgUnitKind.UNIT, OrgUnitKind.DEPARTMENT]))
            unit, other = chance.sample(units, 2)
            time.sleep(chance.random() * 0.01)  # a person thinks; meanwhile the others write
            saved += change(chance, unit, other)
    finally:
        connection.close()
    return saved


def change(chance: random.Random, unit: OrgUnit, other: OrgUnit) -> bool:
    try:
        match chance.randrange(4):
            case 0:
                org_units.add(by=None, kind=OrgUnitKind.UNIT, parent=unit, name=f"Enhet {chance.random():.6f}")
            case 1:
                org_units.move(unit, by=None, parent=other)
            case 2:
                org_units.move(unit, by=None, parent=other.parent, before=other)
            case 3:
                org_units.edit(unit, by=None, version=unit.version, fields={"name": f"Namn {chance.random():.6f}"})
    except DomainError:
        return False
    return True


def test_administrators_who_write_at_once_leave_a_whole_tree(own_database):
    with transaction.atomic():
        org = build.org()
    for number in range(6):
        org_units.add(by=None, kind=OrgUnitKind.DEPARTMENT, parent=org.office, name=f"Avdelning {number}")
    with ThreadPoolExecutor(WRITERS) as writers:
        saved = list(writers.map(write, range(WRITERS)))
    faults = trees.faults(OrgUnit, "enhet")
    sys.stdout.write(f"\n{sum(saved)} ändringar i organisationen, {len(faults)} trädfel")
    assert sum(saved) > 10
    assert faults == []
    assert OrgUnit.objects.filter(parent=None).count() == 1


def test_two_moves_that_cross_do_not_make_a_ring(org):
    """Both administrators saw the units side by side; the second move is judged by how they stand now."""
    area, department = OrgUnit.objects.get(pk=org.area.pk), OrgUnit.objects.get(pk=org.department.pk)
    org_units.move(department, by=None, parent=area)
    stale = OrgUnit(pk=department.pk, parent=org.office, kind=department.kind)
    assert not trees.is_within(stale, area)  # what the second one saw
    with pytest.raises(DomainError, match="under sig själv"):
        org_units.move(area, by=None, parent=stale)
    assert trees.faults(OrgUnit, "enhet") == []
