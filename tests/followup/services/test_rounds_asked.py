"""Which units a round asks for a report."""

from datetime import date

import pytest

from followup.enums import RoundKind
from followup.services import rounds
from organisation.enums import OrgUnitKind
from tests import build, build_followup

pytestmark = pytest.mark.django_db


def test_closed_unit_reports_for_the_period_it_existed(org):
    org.other_committee.valid_to = date(2026, 9, 30)
    org.other_committee.save()
    round_ = build_followup.round_(reporter_kinds=["COMMITTEE"])
    rounds.open_round(round_, by=None)
    assert org.other_committee in {report.unit for report in round_.reports.all()}


def test_only_when_the_year_is_summed_up_does_a_unit_report_that_ended_within_it(org):
    came_and_went = {"valid_from": date(2026, 2, 1), "valid_to": date(2026, 6, 30)}
    before = build.unit(OrgUnitKind.COMMITTEE, "Fritidsnämnden", org.municipality, valid_to=date(2025, 12, 31))
    within = build.unit(OrgUnitKind.COMMITTEE, "Musiknämnden", org.municipality, **came_and_went)
    later = build.unit(OrgUnitKind.COMMITTEE, "Klimatnämnden", org.municipality, valid_from=date(2027, 1, 1))
    asked = {}
    for kind in (RoundKind.INTERIM_2, RoundKind.ANNUAL):
        round_ = build_followup.round_(kind, reporter_kinds=["COMMITTEE"], is_early=True)
        rounds.open_round(round_, by=None)
        rounds.open_round(round_, by=None)
        asked[kind] = [report.unit for report in round_.reports.all()]
    assert within not in asked[RoundKind.INTERIM_2]
    assert asked[RoundKind.ANNUAL].count(within) == 1
    assert not {before, later} & {*asked[RoundKind.INTERIM_2], *asked[RoundKind.ANNUAL]}
