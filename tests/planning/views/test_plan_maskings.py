"""Maskningar i en plan."""

import pytest

from organisation.services import maskings
from planning.enums import NodeKind
from planning.services.plan_nodes import locked_plan
from tests import build
from tests.answers import said


@pytest.fixture
def url(plans, written):
    build.node(plans.operational, NodeKind.DIRECTION, "Stöd till Bo Ek")
    build.adopted(plans.operational)
    return f"{plans.operational.get_absolute_url()}maskningar/"


def test_what_is_masked_stands_there_with_why_and_when(url, plans, anna_controller):
    assert "Inget är maskat" in said(anna_controller.get(url))
    maskings.mask(plans.operational, locked_plan, words="Bo Ek", reason="Namn på en elev.", by=None)
    page = said(anna_controller.get(url))
    assert "Bo Ek" in page
    assert "Namn på en elev." in page
    assert "Häv maskningen" in page


def test_what_masking_does_not_reach_is_said(url, anna_controller):
    assert "Maskningen gäller inte arbetstexten" in said(anna_controller.get(url))


def test_the_plan_leads_there_for_controllers_alone(url, plans, anna_controller, reader):
    page = f"{plans.operational.get_absolute_url()}handlingar/1/"
    for address in (plans.operational.get_absolute_url(), page):
        assert url in anna_controller.get(address).content.decode()
        assert url not in reader.get(address).content.decode()


def test_only_controllers_read_them(url, bo_committee_secretary, reader):
    assert bo_committee_secretary.get(url).status_code == 403
    assert reader.get(url).status_code == 403
