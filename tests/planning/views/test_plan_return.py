"""Återlämna."""

import pytest

from planning.models import Plan
from planning.services import plans as plan_service
from tests.answers import explained


@pytest.fixture
def url(plans, written, bo):
    plan_service.submit(plans.operational, by=bo)
    return f"/planer/{plans.operational.pk}/aterlamna/"


def test_the_controller_says_what_is_to_be_changed(plans, url, anna_controller):
    assert 'name="comment"' in anna_controller.get(url).content.decode()
    anna_controller.post(url, {"comment": "Skriv om ekonomin."})
    stored = Plan.objects.get(pk=plans.operational.pk)
    assert (stored.status, stored.return_comment) == ("RETURNED", "Skriv om ekonomin.")


@pytest.mark.parametrize("comment", ["", "   ", "x" * 5001, "\x00"])
def test_a_comment_is_required_and_can_be_read(plans, url, anna_controller, comment):
    assert explained(anna_controller.post(url, {"comment": comment})) == {"comment"}
    assert Plan.objects.get(pk=plans.operational.pk).status == "SUBMITTED"


def test_only_what_is_handed_in_is_returned(plans, anna_controller):
    answer = anna_controller.post(f"/planer/{plans.office.pk}/aterlamna/", {"comment": "Nej"})
    assert answer["Location"] == plans.office.get_absolute_url()  # what was written is kept
    assert Plan.objects.get(pk=plans.office.pk).status == "DRAFT"
