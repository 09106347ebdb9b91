"""Åtgärder come back: an enhet's deviation with two actions through four reports, its unit closed at New Year, each asked of
those who write the report until it is done.
"""

from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse

from followup.asking import questions
from followup.asking.actions import FOLLOWED
from followup.enums import DeviationKind, ReportStatus, RoundKind
from followup.models import FrozenState, Report, ReportingRound, StatusUpdate
from followup.reading.actions import left_to
from followup.services import awaited, deviations, reports
from organisation.enums import OrgUnitKind, Role
from organisation.models import OrgUnit, UnitSuccession
from tests import build, build_followup
from tests.followup.promised import promised

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

DAYS = {  # when a round opens, when its reports are due, and when they are written
    (RoundKind.INTERIM_1, 2026): ("2026-05-01", "2026-05-26", "2026-05-20"),
    (RoundKind.INTERIM_2, 2026): ("2026-09-01", "2026-09-22", "2026-09-15"),
    (RoundKind.ANNUAL, 2026): ("2027-01-07", "2027-02-20", "2027-02-10"),
    (RoundKind.INTERIM_1, 2027): ("2027-05-01", "2027-05-26", "2027-05-20"),
    (RoundKind.INTERIM_2, 2027): ("2027-09-01", "2027-09-22", "2027-09-15"),
}


@pytest.fixture
def begin(settings):
    """A report in a round, on the day when it is written."""

    def made(kind, year, unit):
        opens, due, written = DAYS[kind, year]
        settings.TODAY = written
        days = {"opens_on": date.fromisoformat(opens), "due_on": date.fromisoformat(due)}
        return build_followup.report(build_followup.round_(kind, year, **days), unit)

    return made


def asked(report):
    """The actions that are asked about by their words: whether an answer is needed, and the one that there is."""
    own = Report.objects.select_related("unit", "round").get(pk=report.pk)
    found = [one for one in questions.for_report(own).questions if one.prefix.startswith(FOLLOWED)]
    return {one.title.split("”")[1]: (one.is_required, one.state) for one in found}


def answer(person, report, action, state, text=""):
    """What the person sends from the page that is written on."""
    shown = StatusUpdate.objects.filter(action=action).first()
    fields = {"state": state, "text": text, "version": shown.mark if shown else ""}
    sent = {f"{FOLLOWED}-{action.pk}-{name}": value for name, value in fields.items()}
    return build.client(person).post(reverse("followup:report_write", args=[report.pk]), sent)


@pytest.fixture
def first(org, begin):
    """The unit's first report of the year, with both actions in it."""
    report = begin(RoundKind.INTERIM_1, 2026, org.unit)
    return SimpleNamespace(report=report, actions=promised(report, "Öppna på lördagar", "Byt skyltarna"))


def closed_at_new_year(unit, *successors):
    OrgUnit.objects.filter(pk=unit.pk).update(valid_to=date(2026, 12, 31))
    unit.roles.all().update(valid_to=date(2026, 12, 31))
    for one in successors:
        UnitSuccession.objects.create(predecessor=unit, successor=one, valid_from=date(2027, 1, 1))


def test_each_is_asked_about_until_it_is_done_of_those_who_go_on(org, david, begin, first):
    opened, signs = first.actions
    assert asked(first.report) == {}

    second = begin(RoundKind.INTERIM_2, 2026, org.unit)
    assert asked(second) == {"Öppna på lördagar": (True, ""), "Byt skyltarna": (True, "")}
    answer(david, second, opened, "DONE", "Sedan i augusti.")
    answer(david, second, signs, "DELAYED", "Leveransen dröjer.")
    assert asked(second) == {"Öppna på lördagar": (True, "DONE"), "Byt skyltarna": (True, "DELAYED")}
    reports.submit(second, by=david)

    heir = build.unit(OrgUnitKind.UNIT, "Kulturhuset", org.office, valid_from=date(2026, 10, 1))
    closed_at_new_year(org.unit, heir)
    erik = build.user(Role.UNIT_MANAGER, heir, "erik")
    year = begin(RoundKind.ANNUAL, 2026, org.unit)
    its_own = build_followup.report(year.round, heir)
    assert (asked(year), asked(its_own)) == ({"Byt skyltarna": (True, "")}, {})
    assert answer(david, year, signs, "DONE").status_code in (403, 404)
    answer(erik, year, signs, "ON_TRACK", "Hälften är bytta.")
    assert asked(year) == {"Byt skyltarna": (True, "ON_TRACK")}
    reports.submit(year, by=erik)

    after = begin(RoundKind.INTERIM_1, 2027, heir)
    assert asked(after) == {"Byt skyltarna": (False, "")}
    answer(erik, after, signs, "DONE", "Alla är bytta.")
    reports.submit(after, by=erik)
    assert asked(begin(RoundKind.INTERIM_2, 2027, heir)) == {}

    told = FrozenState.objects.order_by("content_id", "position").values_list("title", "state", "text")
    assert list(told) == [
        ("Öppna på lördagar", "DONE", "Sedan i augusti."),
        ("Byt skyltarna", "DELAYED", "Leveransen dröjer."),
        ("Byt skyltarna", "ON_TRACK", "Hälften är bytta."),
        ("Byt skyltarna", "DONE", "Alla är bytta."),
    ]


def test_of_a_unit_that_was_split_both_who_took_over_are_asked(org, begin, first):
    parts = [build.unit(OrgUnitKind.UNIT, name, org.office, valid_from=date(2027, 1, 1)) for name in ("Norr", "Söder")]
    closed_at_new_year(org.unit, *parts)
    north = begin(RoundKind.INTERIM_1, 2027, parts[0])
    south = build_followup.report(north.round, parts[1])
    assert set(asked(north)) == set(asked(south)) == {"Öppna på lördagar", "Byt skyltarna"}
    answer(build.user(Role.UNIT_MANAGER, parts[1], "siv"), south, first.actions[0], "CANCELLED")
    assert asked(north)["Öppna på lördagar"] == asked(south)["Öppna på lördagar"] == (False, "CANCELLED")


def test_where_nobody_answers_for_who_took_over_the_chef_above_answers_in_its_report(org, cilla, begin, first):
    heir = build.unit(OrgUnitKind.UNIT, "Kulturhuset", org.office, valid_from=date(2026, 10, 1))
    closed_at_new_year(org.unit, heir)
    report, action = begin(RoundKind.INTERIM_1, 2027, heir), first.actions[0]
    answer(cilla, report, action, "DELAYED", "Ingen är anställd än.")
    assert asked(report)["Öppna på lördagar"] == (False, "DELAYED")
    assert build.client(cilla).get(action.get_absolute_url()).status_code == 403
    assert answer(build.user(Role.UNIT_MANAGER, org.department, "siv"), report, action, "DONE").status_code == 404


def test_who_went_on_then_is_asked_whoever_goes_on_now(org, begin, first):
    """A report that is opened anew asks what it asked: the unit that wrote it has ended too since."""
    middle, last = (build.unit(OrgUnitKind.UNIT, name, org.office) for name in ("Mellan", "Sist"))
    closed_at_new_year(org.unit, middle)
    then = begin(RoundKind.INTERIM_1, 2027, middle)
    OrgUnit.objects.filter(pk=middle.pk).update(valid_to=date(2027, 6, 30))
    UnitSuccession.objects.create(predecessor=middle, successor=last, valid_from=date(2027, 7, 1))
    beside = build_followup.report(then.round, last)
    now = begin(RoundKind.INTERIM_2, 2027, last)
    assert (len(asked(then)), len(asked(beside)), len(asked(now))) == (2, 0, 2)


def test_what_is_taken_up_again_comes_back(org, david, begin, first):
    second = begin(RoundKind.INTERIM_2, 2026, org.unit)
    for one in first.actions:
        answer(david, second, one, "DONE")
    reports.submit(second, by=david)
    year = begin(RoundKind.ANNUAL, 2026, org.unit)
    assert asked(year) == {}
    seen = StatusUpdate.objects.get(action=first.actions[1]).mark
    build.client(david).post(first.actions[1].get_absolute_url(), {"state": "DELAYED", "version": seen})
    assert asked(year) == {"Byt skyltarna": (True, "DELAYED")}


def test_what_is_only_being_written_binds_nobody(org, begin):
    report = begin(RoundKind.INTERIM_1, 2026, org.unit)
    row = deviations.add(report, by=None, kind=DeviationKind.OTHER, title="Besöken minskar")
    deviations.add_action(row, by=None, text="Öppna på lördagar")
    assert asked(begin(RoundKind.INTERIM_2, 2026, org.unit)) == {}


def test_what_stands_in_a_report_that_was_struck_binds_nobody(org, david, begin):
    report = begin(RoundKind.INTERIM_1, 2026, org.unit)
    row = deviations.add(report, by=None, kind=DeviationKind.OTHER, title="Besöken minskar")
    action = deviations.add_action(row, by=None, text="Öppna på lördagar")
    ReportingRound.objects.update(closes_on=date(2026, 6, 30))
    later = begin(RoundKind.INTERIM_2, 2026, org.unit)
    awaited.strike(report, by=None, reason="Enheten har slagits samman med en annan.")
    assert asked(later) == {}
    assert not left_to(david).exists()
    assert build.client(david).get(action.get_absolute_url()).status_code == 404


def test_what_has_been_told_is_done_is_answered_though_the_report_that_told_it_is_not_decided(org, bo, begin):
    (action,) = promised(begin(RoundKind.INTERIM_1, 2026, org.committee), "Anställ en bibliotekarie")
    second = begin(RoundKind.INTERIM_2, 2026, org.committee)
    answer(bo, second, action, "DONE")
    build_followup.submitted(second)
    assert Report.objects.get(pk=second.pk).status == ReportStatus.SUBMITTED
    assert asked(begin(RoundKind.ANNUAL, 2026, org.committee)) == {"Anställ en bibliotekarie": (True, "DONE")}
    assert StatusUpdate.objects.count() == 1


def test_kommunen_is_asked_of_its_own_and_tells_of_those_that_a_body_has_decided(org, begin):
    top = begin(RoundKind.INTERIM_1, 2026, org.municipality)
    decided, waiting = (build_followup.report(top.round, unit) for unit in (org.committee, org.other_committee))
    promised(decided, "Nämndens åtgärd")
    promised(waiting, "Inte beslutad")
    build_followup.decided(decided, date=date(2026, 5, 20))
    promised(top, "Kommunens åtgärd")
    second = begin(RoundKind.INTERIM_2, 2026, org.municipality)
    assert set(asked(second)) == {"Kommunens åtgärd"}
    build_followup.submitted(second)
    build_followup.decided(second, date=date(2026, 9, 15))
    content = second.matters.get().content
    told = [(row.title, row.owner, row.unit) for row in FrozenState.objects.of(content).order_by("position")]
    assert told == [
        ("Kommunens åtgärd", "Enhetschefen", org.municipality),
        ("Nämndens åtgärd", "Kulturnämnden, Enhetschefen", org.committee),
    ]
