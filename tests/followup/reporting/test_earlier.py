"""What the unit wrote the last time, beside what it is asked now."""

from datetime import date

from followup.enums import RoundKind
from followup.reporting.earlier import last_time
from followup.services import reports
from tests import build_followup


def written(org, text, *round_):
    report = build_followup.report(build_followup.round_(*round_), org.committee)
    reports.save_text(report, "summary", f"<p>{text}</p>", by=None)
    return report


def test_the_last_time_is_the_round_before_and_no_monthly_report(org):
    written(org, "Förra året.", RoundKind.ANNUAL, 2025)
    before = written(org, "Våren.", RoundKind.INTERIM_1)
    july = build_followup.round_(RoundKind.MONTHLY, period_to=date(2026, 7, 31))
    build_followup.report(july, org.committee)
    later = build_followup.report(build_followup.round_(), org.committee)
    assert last_time(later).report == before
    assert last_time(before).report.round.kind == RoundKind.ANNUAL
