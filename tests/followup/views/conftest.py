"""The reports that these tests write in, and browsers where their writers have logged in."""

import pytest

from tests import build_followup


@pytest.fixture
def unit_report(org):
    build_followup.work_plan(org.unit, activities=6, figures=4)
    return build_followup.report(build_followup.round_(), org.unit)


@pytest.fixture
def board_report(org):
    build_followup.goals(org.municipality, "I1", "I2")
    return build_followup.report(build_followup.round_(), org.committee)
