"""Taking away what has been followed up: kept where something frozen tells of it, and in the history else."""

from datetime import date

import pytest

from followup.enums import RoundKind, WorkState
from followup.models import Action, Deviation, Report, StatusUpdate
from followup.services import deviations, reports, status_updates
from styrmodell.lib.errors import DomainError
from tests import build_followup
from tests.followup.promised import promised

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(org):
    (made,) = promised(
        build_followup.report(build_followup.round_(RoundKind.INTERIM_1, due_on=date(2026, 5, 26)), org.committee),
        "Anställ en bibliotekarie",
    )
    return made


def opened(action):
    report = Report.objects.select_related("unit", "round").get(pk=action.deviation.report_id)
    reports.return_for_changes(report, by=None, comment="Rätta.")
    return Deviation.objects.get(pk=action.deviation_id)


def test_a_deviation_goes_with_its_actions_and_how_they_went(action):
    status_updates.write(by=None, action=action, state=WorkState.DELAYED, day=date(2026, 6, 1))
    deviations.remove(opened(action), by=None)
    assert not Action.objects.exists()
    assert not StatusUpdate.objects.exists()
    assert StatusUpdate.history.filter(history_type="-").count() == 1


def test_it_stays_where_a_later_report_has_told_how_it_went(org, action):
    later = build_followup.submitted(build_followup.report(build_followup.round_(), org.committee))
    build_followup.decided(later)
    with pytest.raises(DomainError, match="har följts upp i en senare rapport"):
        deviations.remove(opened(action), by=None)
    assert Action.objects.count() == StatusUpdate.objects.count() == 1


def test_nobody_tells_how_it_goes_with_what_is_not_handed_in(action):
    reports.take_back(Report.objects.get(pk=action.deviation.report_id), by=None)
    with pytest.raises(DomainError, match="Åtgärden är inte lämnad än"):
        status_updates.write(
            by=None, action=Action.objects.select_related("deviation__report").get(), state=WorkState.DONE
        )
