"""What the unit wrote the last time, beside what it is asked now."""

from datetime import date

from followup.asking.earlier import last_time
from followup.enums import RoundKind
from followup.services import reports
from organisation.enums import Role
from organisation.models import UnitSuccession
from planning.services import continuations
from tests import build, build_followup
from tests.followup.pages.test_status import adopt


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
    assert last_time(later, []).report == before
    assert last_time(before, []).report.round.kind == RoundKind.ANNUAL


def test_a_report_that_is_open_again_is_told_as_it_was_decided(org, anna):
    build_followup.goals(org.municipality, "I1")
    before = adopt(written(org, "Som det beslutades.", RoundKind.INTERIM_1), {"I1": "MET"})
    reports.reopen(before, by=anna, comment="Rätta våren.")
    reports.save_text(before, "summary", "<p>Som det skrivs nu.</p>", by=None)
    later = build_followup.report(build_followup.round_(), org.committee)
    assert last_time(later, []).texts["summary"] == "<p>Som det beslutades.</p>"


def test_a_goal_has_its_assessment_from_the_last_time_though_years_have_passed(org):
    oldest = build_followup.goals(org.municipality, "A1", year=2024)
    adopt(build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2024), org.committee), {"A1": "PARTLY"})
    between = build_followup.goals(org.municipality, "B1", year=2025)
    newest = build_followup.goals(org.municipality, "C1")
    continuations.join({between[0].pk: [oldest[0].pk], newest[0].pk: [between[0].pk]}, by=None)
    now = build_followup.report(build_followup.round_(), org.committee)
    assert last_time(now, [newest[0].pk]).assessments[newest[0].pk].attainment == "PARTLY"


def test_what_the_unit_before_wrote_is_told_only_to_those_who_may_read_it(org):
    before = build_followup.report(build_followup.round_(RoundKind.INTERIM_1), org.other_office)
    reports.save_text(before, "summary", "<p>Utbildningens egna ord.</p>", by=None)
    UnitSuccession.objects.create(predecessor=org.other_office, successor=org.office, valid_from=date(2026, 7, 1))
    now = build_followup.report(build_followup.round_(), org.office)
    chief, controller = build.user(Role.HEAD_OF_OFFICE, org.office), build.user(Role.CONTROLLER, org.group)
    assert (last_time(now, [], chief).texts, last_time(now, []).texts) == ({}, {})
    assert last_time(now, [], controller).texts == {"summary": "<p>Utbildningens egna ord.</p>"}
    assert "egna ord" not in build.client(chief).get(f"/rapporter/{now.pk}/fyll-i/").content.decode()
