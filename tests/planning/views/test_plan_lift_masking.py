"""Häv en maskning i en plan."""

import pytest

from organisation.models import Masking
from organisation.services import maskings
from planning.enums import NodeKind
from planning.services.plan_nodes import locked_plan
from tests import build
from tests.answers import explained, is_told_of_masking, said, told


@pytest.fixture
def url(plans, written):
    build.node(plans.operational, NodeKind.DIRECTION, "Stöd till Bo Ek")
    build.adopted(plans.operational)
    made = maskings.mask(plans.operational, locked_plan, words="Bo Ek", reason="Namn.", by=None)
    return f"{plans.operational.get_absolute_url()}maskningar/{made.pk}/hav/"


def test_the_words_are_read_again_and_the_trail_is_kept(url, plans, anna_controller, reader):
    assert told(anna_controller.post(url, {"reason": "Fel person."}, follow=True)) == ["success"]
    assert "Stöd till Bo Ek" in said(reader.get(plans.operational.get_absolute_url()))
    assert not is_told_of_masking(said(reader.get(plans.operational.get_absolute_url())))
    page = said(anna_controller.get(f"{plans.operational.get_absolute_url()}maskningar/"))
    assert "Anna: Fel person." in page


def test_lifting_says_why(url, anna_controller):
    assert explained(anna_controller.post(url, {"reason": ""})) == {"reason"}


def test_what_has_been_lifted_is_not_lifted_again(url, anna_controller):
    anna_controller.post(url, {"reason": "Fel person."})
    assert "Maskningen är redan hävd." in said(anna_controller.post(url, {"reason": "Igen."}))


def test_another_documents_masking_is_not_found(url, plans, anna_controller):
    made = Masking.objects.get()
    address = f"{plans.top.get_absolute_url()}maskningar/{made.pk}/hav/"
    assert anna_controller.get(address).status_code == 404


def test_only_controllers_lift(url, bo_committee_secretary, reader):
    assert bo_committee_secretary.post(url, {"reason": "Nej."}).status_code == 403
    assert reader.get(url).status_code == 403
