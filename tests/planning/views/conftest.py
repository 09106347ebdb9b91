"""A plan that waits for its body, somebody whom it is sent out to, and how that is done."""

import pytest

from organisation.enums import Role
from planning.services import plans as plan_service
from tests import build


@pytest.fixture
def member(org):
    """A browser where a förtroendevald of the nämnd has logged in."""
    return build.client(build.user(Role.ELECTED, org.committee, "ledamot"))


@pytest.fixture
def handed_in(plans, written):
    return plan_service.submit(plans.operational, by=None)


@pytest.fixture
def send_out(bo_committee_secretary, handed_in):
    """What the secretary's form answers, sent with a day."""
    url = f"/planer/{handed_in.pk}/skicka-ut/"
    return lambda day="2026-12-01": bo_committee_secretary.post(url, {"meeting_on": day}, follow=True)
