"""What readers see of a plan whose body decided *med ändring*, until the changes are in."""

import pytest

from organisation.services import amendments
from planning.services import plan_nodes
from planning.services import plans as plan_service
from planning.services.plan_decisions import WAYS
from tests import build
from tests.answers import said

NOTICE = (
    "Kulturnämnden har antagit planen med ändring 2026-11-02, § 46. Ändringarna förs in. Till dess gäller utgåva 1."
)


@pytest.fixture
def revised(plans, written, bo):
    """Adopted, revised, and decided med ändring."""
    build.adopted(plans.operational)
    plan_service.revise(plans.operational, by=bo)
    plan_nodes.edit(written.direction, by=bo, version=None, title="Skrivet i revideringen")
    plan_service.submit(plans.operational, by=bo)
    build.decided(plans.operational, is_amended=True)
    return plans.operational


def test_readers_read_what_was_in_force_before_and_why(revised, reader):
    page = said(reader.get(revised.get_absolute_url()))
    assert NOTICE in page
    assert "Öppna bibliotek" in page
    assert "Skrivet i revideringen" not in page


def test_when_the_changes_are_in_the_new_edition_holds(revised, reader):
    amendments.finish(revised, WAYS, choices={}, by=None)
    page = said(reader.get(revised.get_absolute_url()))
    assert "Till dess gäller" not in page
    assert "Skrivet i revideringen" in page


def test_those_who_read_the_working_text_are_told_its_state(revised, bo_committee_secretary):
    page = said(bo_committee_secretary.get(revised.get_absolute_url()))
    assert "Beslutad, ändringarna förs in" in page
    assert "Planen är inlämnad och väntar på beslut." not in page


def test_the_list_says_so_to_both(revised, reader, bo_committee_secretary):
    assert "Beslutad, ändringarna förs in" in said(bo_committee_secretary.get("/planer/"))
    listed = said(reader.get("/planer/"))
    assert "en ny utgåva är beslutad, ändringarna förs in" in listed
    assert "Beslutad, ändringarna förs in" not in listed
