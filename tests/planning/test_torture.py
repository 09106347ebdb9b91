"""Eight people writing in the same plans at once lose nothing, and the test that says so can fail."""

import sys
from collections.abc import Iterator

import pytest

from tests import database
from tests.torture import torture

pytestmark = pytest.mark.django_db  # so that the run makes a database to copy


@pytest.fixture(scope="session")
def empty_copy(django_db_setup: None, django_db_blocker: object) -> Iterator[str]:
    """A copy of the empty test database, made outside any test's transaction."""
    with django_db_blocker.unblock(), database.copy("torture") as name:
        yield name


@pytest.fixture
def own_database(empty_copy: str) -> Iterator[None]:
    """A committed, empty database of its own: other processes must see what is written."""
    with database.using(empty_copy), database.copy("run") as name, database.using(name):
        yield


def stays_whole(seconds: float) -> None:
    """The guard keeps every tree whole; without it the same harness breaks them."""
    guarded = torture(processes=8, seconds=seconds, guarded=True)
    sys.stdout.write(f"\nmed lås: {guarded}")
    assert guarded.operations > 20
    assert guarded.started > 0
    assert guarded.errors == 0
    assert guarded.faults == []


def breaks_without_the_guard(seconds: float) -> None:
    """The harness finds faults when lock, transaction and reload are taken out."""
    unguarded = torture(processes=8, seconds=seconds, guarded=False)
    sys.stdout.write(f"\nutan lås: {unguarded}")
    assert unguarded.faults


@pytest.mark.some_days
def test_eight_writers_leave_whole_trees(own_database):
    stays_whole(4)


@pytest.mark.some_days
def test_the_torture_finds_faults_when_the_guard_is_out(own_database):
    breaks_without_the_guard(4)


@pytest.mark.full
def test_eight_writers_leave_whole_trees_for_twenty_seconds(own_database):
    stays_whole(20)


@pytest.mark.full
def test_the_torture_finds_faults_for_twenty_seconds_without_the_guard(own_database):
    breaks_without_the_guard(20)
