"""An installation as it once was goes through every migration that has come since, and says what it said."""

import hashlib
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from followup.models import KeyFigureValue, OperatingAmount, Report, ReportEdition, ReportFile, ScaleStep, StatusUpdate
from organisation.models import Decision, Picture, UnitName, User
from planning.models import Contribution, NodeContinuation, Plan, PlanContinuation, PlanEdition
from styrmodell import integrity
from styrmodell.lib import checksums
from tests import build, database
from tests.golden_installation import FOLDER, SUMS, migrations

pytestmark = [pytest.mark.one_database_a_day, pytest.mark.some_days]


@pytest.fixture(scope="module")
def installation(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    """The dump in a database of its own, migrated to today's version."""
    written = (FOLDER / f"{connection.vendor}.sql").read_text()
    with django_db_blocker.unblock(), database.empty("golden") as name, database.using(name):
        database.run_script(written)
        with override_settings(MIGRATION_MODULES={}):  # also in a run that makes its tables without migrations
            call_command("migrate", verbosity=0)
        yield


@pytest.mark.django_db
def test_it_is_whole(installation):
    assert list(integrity.all_faults()) == []


@pytest.mark.django_db
def test_its_editions_say_the_same_under_the_same_checksums(installation):
    editions = [*PlanEdition.objects.select_related("content"), *ReportEdition.objects.select_related("content")]
    assert len(editions) == 7
    for edition in editions:
        assert checksums.of_data(edition.content.data) == edition.content.sha256
        assert checksums.of_edition(edition.content.sha256, edition.cover, edition.html) == edition.sha256
    said = "".join(edition.html for edition in editions)
    assert all(words in said for words in ("Biblioteken är öppna", "Utred mötesplatser", "Stängt för ombyggnad"))


@pytest.mark.django_db
def test_its_people_have_their_roles_and_its_rows_their_values(installation):
    roles = User.objects.exclude(roles=None).values_list("username", "roles__role")
    assert {"adam": "ADMIN", "david": "UNIT_MANAGER", "petra": "ELECTED"}.items() <= dict(roles).items()
    assert sorted(Plan.objects.values_list("kind", "first_year", "status")) == [
        ("MULTI_YEAR", 2026, "ADOPTED"),
        ("MULTI_YEAR", 2027, "DRAFT"),
        ("MULTI_YEAR", 2028, "SUBMITTED"),
        ("OFFICE", 2025, "ADOPTED"),
        ("OFFICE", 2026, "ADOPTED"),
        ("OPERATIONAL", 2026, "ADOPTED"),
        ("OPERATIONAL", 2027, "RETURNED"),
        ("WORK", 2026, "DRAFT"),
    ]
    assert sorted(Report.objects.values_list("round__kind", "status")) == [
        ("ANNUAL", "ADOPTED"),
        ("INTERIM_1", "ADOPTED"),
        ("INTERIM_2", "DRAFT"),
        ("INTERIM_2", "DRAFT"),
    ]
    assert Contribution.objects.get().text == "Alla når kulturen."
    assert NodeContinuation.objects.count() == 1
    assert KeyFigureValue.objects.earliest("pk").value == Decimal("6.2")
    assert OperatingAmount.objects.get(month=4).outcome == Decimal("-1200000.50")
    assert Picture.objects.get().content
    assert UnitName.objects.filter(name="Kulturskolan").exists()


@pytest.mark.django_db
def test_what_was_decided_step_by_step_stands_where_it_stood(installation):
    revised = Plan.objects.get(kind="OFFICE", first_year=2026)
    assert list(revised.editions.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert PlanContinuation.objects.get().to_plan == revised
    half = Plan.objects.get(first_year=2028)
    assert [decision.outcome for decision in half.matters.get().decisions.all()] == ["PROPOSES"]
    sent_back = Decision.objects.get(outcome="REFERS_BACK")
    assert sent_back.note == "Räkna om."
    assert sent_back.matter.plan_link.plan == Plan.objects.get(kind="OPERATIONAL", first_year=2027)
    assert ScaleStep.objects.filter(first_year=2027).count() == 3
    assert sorted(StatusUpdate.objects.values_list("state", flat=True)) == ["DONE", "ON_TRACK"]
    kept = ReportFile.objects.get()
    assert hashlib.sha256(kept.content).hexdigest() == kept.sha256
    assert kept.edition.report.round.kind == "ANNUAL"


@pytest.mark.django_db
def test_new_rows_get_numbers_that_are_free(installation):
    last = User.objects.latest("pk").pk
    assert build.user(None, username="ny").pk == last + 1


def test_the_migrations_that_made_it_are_as_they_were():
    """From here on migrations are only added: what has been run somewhere is never run again."""
    kept = dict(reversed(line.split("  ")) for line in (FOLDER / SUMS).read_text().splitlines())
    assert kept
    assert {path: migrations().get(path) for path in kept} == kept
