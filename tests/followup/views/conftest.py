"""The reports that these tests write in, and browsers where their writers have logged in."""

import pytest

from followup.models import Report
from tests import build_followup
from tests.followup import amending


@pytest.fixture
def unit_report(org):
    build_followup.work_plan(org.unit, activities=6, figures=4)
    return build_followup.report(build_followup.round_(), org.unit)


@pytest.fixture
def board_report(org):
    build_followup.goals(org.municipality, "I1", "I2")
    return build_followup.report(build_followup.round_(), org.committee)


@pytest.fixture
def amended(org):
    """KN's report that its body has decided med ändring: the changes are being put in."""
    report = amending.full_report(org)
    amending.decided(report)
    return Report.objects.select_related("unit", "round").get(pk=report.pk)
