"""The reports that these tests write in, and browsers where their writers have logged in."""

import pytest

from organisation.enums import Role
from tests import build, build_followup


@pytest.fixture
def org() -> build.Org:
    return build.org()


@pytest.fixture
def unit_report(org):
    build_followup.work_plan(org.unit, activities=6, figures=4)
    return build_followup.report(build_followup.round_(), org.unit)


@pytest.fixture
def board_report(org):
    build_followup.goals(org.municipality, "I1", "I2")
    return build_followup.report(build_followup.round_(), org.committee)


@pytest.fixture
def david_unit_manager(org):
    return build.client(build.user(Role.UNIT_MANAGER, org.unit, name="David Enhetschef"))


@pytest.fixture
def bo_secretary(org):
    return build.client(build.user(Role.SECRETARY, org.committee, name="Bo Sekreterare"))
