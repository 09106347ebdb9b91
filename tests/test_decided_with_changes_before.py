"""What was decided med ändring before changes could be put in stands as it was laid, except where it still waits for them."""

from importlib import import_module

import pytest
from django.apps import apps

from organisation.models import Decision, FrozenContent, Matter
from styrmodell.lib.clock import now, today
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def migrated():
    """Runs the migration over what is there."""
    migration = import_module("organisation.migrations.0015_amend_what_is_laid_before_a_body")
    return lambda: migration.let_earlier_stand(apps, None)


@pytest.fixture
def content(db):
    return FrozenContent.objects.create(data={}, sha256="")


def matter(**fields):
    return Matter.objects.create(handed_in_on=today(), **fields)


def decided(org, content, in_matter, **fields):
    made = build.decision(org.committee, matter=in_matter, content=content, **{"is_amended": True, **fields})
    made.save()
    return made


def stands_on(made):
    return Decision.objects.get(pk=made.pk).amended_content


def test_what_is_over_stands_as_it_was_laid(org, content, migrated):
    over, gone_on = matter(closed_at=now()), matter()
    rows = [
        decided(org, content, over),
        decided(org, content, None),
        decided(org, content, gone_on),  # the next body decided on the very same
    ]
    last = decided(org, content, gone_on, is_amended=False)
    migrated()
    assert [stands_on(row) for row in rows] == [content] * 3
    assert stands_on(last) is None


def test_the_last_word_in_an_open_matter_still_waits_for_its_changes(org, content, migrated):
    waits = matter()
    decided(org, content, waits, is_amended=False)
    last = decided(org, content, waits)
    migrated()
    assert stands_on(last) is None
    assert last.is_being_amended


def test_what_was_decided_without_changes_or_on_nothing_that_is_kept_is_let_be(org, content, migrated):
    over = matter(closed_at=now())
    rows = [decided(org, content, over, is_amended=False), decided(org, None, over), decided(org, None, None)]
    migrated()
    assert [stands_on(row) for row in rows] == [None] * 3


def test_it_may_be_run_again(org, content, migrated):
    made = decided(org, content, matter(closed_at=now()))
    migrated()
    migrated()
    assert stands_on(made) == content
    assert made.history.count() == 1
