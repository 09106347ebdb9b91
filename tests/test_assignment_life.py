"""An uppdrag's whole life: given between plans, changed twice by KF, handed on by a nämnd that ends, done late, ended.

It is read on one page, and asked about in the right rounds only.
"""

from datetime import date

import pytest

from followup.asking import questions
from followup.enums import RoundKind, WorkState
from followup.services import status_updates
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit, UnitSuccession
from planning.enums import NodeKind, PlanKind
from planning.models import AssignmentReceiver
from planning.services import assignment_changes, assignments, handover
from tests import build, build_followup

pytestmark = pytest.mark.django_db
DR1, DR2, AR = RoundKind.INTERIM_1, RoundKind.INTERIM_2, RoundKind.ANNUAL
GIVEN, FIRST = ("Utred badet", date(2027, 12, 31)), ("Utred badet och isen", date(2028, 6, 30))
CHANGED = ("Utred badet och isen", date(2028, 12, 31))

# By hand: who is asked about what in each round. KN ends with 2027 and FN goes on; SN has it all along; the bolag from 2027-11.
ASKED = {
    (2025, AR): {},
    (2026, DR1): {"KN": GIVEN, "SN": GIVEN},
    (2026, DR2): {"KN": GIVEN, "SN": GIVEN},
    (2026, AR): {"KN": FIRST, "SN": FIRST},
    (2027, DR1): {"KN": FIRST, "SN": FIRST},
    (2027, DR2): {"KN": FIRST, "SN": FIRST},
    (2027, AR): {"KN": CHANGED, "SN": CHANGED, "bolag": CHANGED},
    (2028, DR1): {"FN": CHANGED, "SN": CHANGED, "bolag": CHANGED},
    (2028, AR): {"FN": CHANGED, "SN": CHANGED, "bolag": CHANGED},
    (2029, DR1): {"FN": CHANGED, "SN": CHANGED, "bolag": CHANGED},
    (2030, DR1): {},
}


@pytest.fixture
def units(org):
    later = build.unit(OrgUnitKind.COMMITTEE, "Fritidsnämnden", org.municipality, valid_from=date(2028, 1, 1))
    return {"KN": org.committee, "SN": org.other_committee, "bolag": org.company, "FN": later}


@pytest.fixture
def life(org, units, settings):
    """All of it, with each thing done on its day."""

    def on(*day):
        settings.TODAY = date(*day).isoformat()
        return build.decision(org.council, date=date(*day))

    both = [units["KN"], units["SN"]]
    fields = {"title": GIVEN[0], "due_on": GIVEN[1]}
    task = assignments.give(org.council, by=None, receivers=both, decision=on(2026, 3, 16), **fields)
    how = {"by": None, "version": None}
    assignment_changes.decide(task, **how, receivers=both, decision=on(2026, 10, 19), title=FIRST[0], due_on=FIRST[1])
    everyone = [*both, units["bolag"]]
    assignment_changes.decide(task, **how, receivers=everyone, decision=on(2027, 11, 15), due_on=CHANGED[1])
    on(2028, 1, 1)
    OrgUnit.objects.filter(pk=units["KN"].pk).update(valid_to=date(2027, 12, 31))
    UnitSuccession.objects.create(predecessor=units["KN"], successor=units["FN"], valid_from=date(2028, 1, 1))
    handover.hand_over(units["KN"], to=units["FN"], by=None)
    for code, day in (("SN", (2028, 5, 10)), ("bolag", (2028, 11, 3)), ("FN", (2029, 2, 10))):
        on(*day)
        row = AssignmentReceiver.objects.get(assignment=task, unit=units[code])
        status_updates.write(by=None, receiver=row, state=WorkState.DONE, text=f"Klart i {code}.")
    assignments.end(task, by=None, decision=on(2029, 4, 23))
    on(2030, 5, 15)
    return task


def asked(round_, unit):
    """What the unit is asked about: heading and day, None when it is not asked."""
    report = build_followup.report(round_, OrgUnit.objects.get(pk=unit.pk))
    return next(
        ((one.title, one.due_on) for one in questions.for_report(report).questions if "badet" in one.title), None
    )


@pytest.mark.parametrize(("year", "kind"), ASKED, ids=lambda value: str(value))
def test_it_is_asked_about_in_the_right_rounds_only(life, units, year, kind):
    round_ = build_followup.round_(kind, year, due_on=date(2030, 12, 31))
    found = {code: asked(round_, unit) for code, unit in units.items()}
    assert {code: said for code, said in found.items() if said} == ASKED[year, kind]


def test_all_of_it_is_read_on_one_page_in_order_of_time(org, life, anna_controller):
    html = anna_controller.get(life.get_absolute_url()).content.decode()
    story = html[html.index("Vad som har hänt") :]
    in_order = [
        ("2026-03-16", "Givet"),
        ("2026-10-19", "Ändrat"),
        ("2027-11-15", "Ändrat"),
        ("2028-01-01", "Fritidsnämnden tar över efter Kulturnämnden"),
        ("2028-05-10", "Barn- och utbildningsnämnden: klart"),
        ("2029-02-10", "Fritidsnämnden: klart"),
        ("2029-04-23", "Avslutat"),
    ]
    places = [story.index(what, story.index(day)) for day, what in in_order]
    assert places == sorted(places)
    for added in ("och isen", "2028-06-30", "2028-12-31"):
        assert f"{added}</ins>" in story


def test_what_next_years_verksamhetsplan_gives_is_not_on_this_years_page_to_fill_in(
    org, bo_committee_secretary, settings
):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2027)
    task = build.assignment(org.committee, "Utred meröppet", org.office)
    build.node(plan, NodeKind.SPECIAL_ASSIGNMENT, "Utred meröppet", assignment=task)
    build.adopted(plan, on=date(2026, 11, 16))
    shown = {}
    for year in (2026, 2027):
        round_ = build_followup.round_(AR, year, opens_on=date(year, 11, 1), is_early=True)
        report = build_followup.report(round_, org.committee)
        settings.TODAY = f"{year}-12-01"
        shown[year] = "Utred meröppet" in bo_committee_secretary.get(f"/rapporter/{report.pk}/fyll-i/").content.decode()
    assert shown == {2026: False, 2027: True}
