"""Mitt arbete: what each role has to do, in order of date, one click from the very page."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import RoundKind
from followup.models import OperatingAmount, OperatingForecast, Report
from followup.services import awaited, reports, rounds
from organisation.enums import Role
from organisation.models import RoleAssignment
from planning.enums import PlanKind
from planning.services import plans
from styrmodell.my_work.task import day_in_words, task
from styrmodell.my_work.tasks import sentence, tasks_for
from tests import build, build_followup
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db

ON = date(2026, 11, 23)  # a Monday


def titles(user, *, done=False):
    return [task.title for task in tasks_for(user, ON) if task.is_done == done]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), "i dag"),
        (date(2026, 11, 24), "i morgon"),
        (date(2026, 11, 22), "i går"),
        (date(2026, 11, 26), "på torsdag"),
        (date(2026, 11, 29), "på söndag"),
        (date(2026, 11, 30), "om 7 dagar"),
        (date(2026, 11, 13), "för 10 dagar sedan"),
    ],
)
def test_a_day_is_said_as_people_say_it(day, words):
    assert day_in_words(day, ON) == words


def test_a_secretary_hands_in_the_plan_and_the_report_in_order_of_date(org):
    bo = build.user(Role.SECRETARY, org.committee)
    in_round = build_followup.round_(due_on=date(2026, 12, 4))
    report = build_followup.report(in_round, org.committee)
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, submit_by=date(2026, 11, 26), decides_on=date(2026, 12, 15))
    found = tasks_for(bo, ON)
    assert [task.title for task in found] == [
        "Lämna in verksamhetsplan 2027–2029",
        "Lämna in delårsrapport 2 2026",
    ]
    assert [task.url for task in found] == [plan.get_absolute_url(), f"/rapporter/{report.pk}/fyll-i/"]
    assert found[0].when == "på torsdag"
    assert "Till beslut 15 december." in found[0].text
    assert sentence(found) == (
        "Två saker att göra för Kulturnämnden. Den närmaste är verksamhetsplan 2027–2029, på torsdag."
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("2026-11-20", "2026-12-01"), "Två saker att göra. En av dem är försenad: läget för fyra åtgärder."),
        (("2026-11-20", "2026-11-21"), "Två saker att göra. Två av dem är försenade."),
    ],
)
def test_what_is_late_is_said_of_one_thing_and_of_many(days, said):
    made = [
        task(ON, date.fromisoformat(day), "Skriv", what="läget för fyra åtgärder", unit="", url="/") for day in days
    ]
    assert sentence(made) == said


def test_how_far_the_plan_has_come_is_counted_in_sections(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, sections=True)
    section = plan.nodes.filter(kind="SECTION").first()
    section.text = "<p>Vi driver bibliotek.</p>"
    section.save()
    task = tasks_for(build.user(Role.SECRETARY, org.committee), ON)[0]
    assert (task.done, task.total, task.steps) == (1, 4, "avsnitt")


def test_after_handing_in_the_decision_is_the_task_then_the_handing_over_and_then_it_is_done(org):
    bo = build.user(Role.SECRETARY, org.committee)
    report = build_followup.report(build_followup.round_(), org.committee)
    build_followup.submitted(report)
    assert titles(bo) == ["Registrera beslut om delårsrapport 2 2026"]
    build_followup.decided(report)
    assert titles(bo) == ["Överlämna delårsrapport 2 2026"]
    reports.hand_over(Report.objects.get(), by=bo)
    assert titles(bo) == []
    assert titles(bo, done=True) == ["Delårsrapport 2 2026"]


def test_a_returned_report_says_why(org):
    bo = build.user(Role.SECRETARY, org.committee)
    report = build_followup.report(build_followup.round_(), org.committee)
    build_followup.submitted(report)
    anna = build.user(Role.CONTROLLER, org.group)
    reports.return_for_changes(report, by=anna, comment="Skriv om ekonomin.")
    assert f"Återlämnad {ON} av {anna}. Skriv om ekonomin." in tasks_for(bo, ON)[0].text


def test_a_report_that_was_never_handed_in_stays_until_it_is_struck(org):
    long_ago = {"period_to": date(2026, 1, 31), "opens_on": date(2026, 1, 31), "due_on": date(2026, 2, 5)}
    closed = build_followup.round_(RoundKind.MONTHLY, **long_ago, closes_on=date(2026, 2, 10))
    missed = [build_followup.report(closed, unit) for unit in (org.committee, org.other_committee)]
    bo, anna = build.user(Role.SECRETARY, org.committee), build.user(Role.CONTROLLER, org.group)
    (late,) = tasks_for(bo, ON)
    assert (late.title, late.url) == ("Månadsrapport januari 2026 är inte lämnad", missed[0].get_absolute_url())
    assert late.is_late
    assert "Uppföljningen stängde 2026-02-10. Be en controller om mer tid" in late.text
    (both,) = tasks_for(anna, ON)
    assert both.title == "Ge mer tid eller stryk det som inte är lämnat i månadsrapport januari 2026"
    assert both.text.startswith("Två rapporter var inte lämnade när")
    assert both.url.endswith("?lage=NOT_HANDED_IN")
    awaited.strike(missed[0], by=anna, reason="Nämnden bildades i februari.")
    assert titles(bo) == []
    assert tasks_for(anna, ON)[0].text.startswith("En rapport var inte lämnad när")
    awaited.ask_again(missed[0], by=anna)
    assert titles(bo) == [late.title]


def test_what_is_late_is_said(org):
    build_followup.report(build_followup.round_(due_on=date(2026, 11, 20)), org.committee)
    found = tasks_for(build.user(Role.SECRETARY, org.committee), ON)
    assert found[0].is_late
    assert sentence(found).endswith("delårsrapport 2 2026, för 3 dagar sedan.")


def test_plans_wait_for_whoever_approves_them(org):
    build.chain(org)
    office, unit = build.plan(PlanKind.OFFICE, org.other_office), build.plan(PlanKind.WORK, org.unit)
    for plan, kind in ((office, "PRIORITY"), (unit, "ACTIVITY")):
        build.node(plan, kind)
        plans.submit(plan, by=None)
    assert titles(build.user(Role.DIRECTOR, org.municipality)) == ["Godkänn kontorsplan 2027"]
    cilla = tasks_for(build.user(Role.HEAD_OF_OFFICE, org.office), ON)
    assert ("Godkänn arbetsplan 2027", f"/planer/{unit.pk}/anta/") in [(task.title, task.url) for task in cilla]


def test_a_submitted_plan_waits_for_the_bodys_decision_and_is_then_ticked(org):
    bo = build.user(Role.SECRETARY, org.committee)
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    build.node(plan, "DIRECTION")
    plans.submit(plan, by=None)
    assert titles(bo) == ["Registrera beslut om verksamhetsplan 2027–2029"]
    build.decided(plan)
    assert titles(bo) == []
    done = [task for task in tasks_for(bo, ON) if task.is_done]
    told = "Kulturnämnden har antagit planen 2026-11-02, § 45."
    assert [(task.title, task.text) for task in done] == [("Verksamhetsplan 2027–2029", told)]


def test_a_controller_writes_for_kommunen_and_follows_who_has_handed_in(org):
    in_round = build_followup.round_()
    for unit in (org.municipality, org.committee, org.other_committee):
        build_followup.report(in_round, unit)
    build.user(Role.SECRETARY, org.committee)
    build_followup.submitted(Report.objects.get(unit=org.committee))
    found = tasks_for(build.user(Role.CONTROLLER, org.group), ON)
    assert {task.title for task in found} == {
        "Lämna in delårsrapport 2 2026",
        "Följ upp vilka som har lämnat delårsrapport 2 2026",
    }
    follow = next(task for task in found if task.steps == "rapporter")
    assert (follow.done, follow.total, follow.url) == (1, 3, in_round.get_absolute_url())


def test_an_economist_reads_in_outcomes_and_writes_forecasts_until_all_have_theirs(org):
    in_round = build_followup.round_(RoundKind.MONTHLY)
    operations = ledgers.operations(org.committee, {"KN-10": "Nämnd", "KN-30": "Bibliotek"})
    elsa = build.user(Role.ECONOMIST, org.municipality)
    first, second = tasks_for(elsa, ON)
    assert {first.url, second.url} == {"/ekonomi/inlasning/", "/ekonomi/?tillfalle=2026-10"}
    assert (first.done, first.total) == (0, 2)
    for operation in operations.values():
        OperatingAmount.objects.create(operation=operation, year=2026, month=10, outcome=-1)
        OperatingForecast.objects.create(operation=operation, round=in_round, amount=-1)
    assert titles(elsa) == []
    assert len(titles(elsa, done=True)) == 2


def test_one_person_for_several_units_sees_one_page(org):
    bo = build.user(Role.SECRETARY, org.committee)
    RoleAssignment.objects.create(user=bo, role=Role.SECRETARY, unit=org.other_committee, valid_from=date(2020, 1, 1))
    in_round = build_followup.round_()
    for unit in (org.committee, org.other_committee):
        build_followup.report(in_round, unit)
    found = tasks_for(bo, ON)
    assert len(found) == 2
    assert "för Barn- och utbildningsnämnden och Kulturnämnden" in sentence(found)


def test_others_work_is_not_mine(org):
    build_followup.report(build_followup.round_(), org.committee)
    build.plan(PlanKind.OPERATIONAL, org.committee)
    for role, unit in ((Role.SECRETARY, org.other_committee), (Role.ELECTED, org.committee), (Role.ADMIN, org.group)):
        assert titles(build.user(role, unit)) == []


@pytest.mark.parametrize(
    ("role", "unit", "words"),
    [
        (Role.CONTROLLER, "group", "Så börjar du som controller"),
        (Role.SECRETARY, "committee", "Så börjar du som nämndsekreterare"),
        (Role.HEAD_OF_OFFICE, "office", "Inget att göra just nu"),
        (Role.UNIT_MANAGER, "unit", "Inget att göra just nu"),
        (Role.ECONOMIST, "municipality", "Så börjar du som ekonom"),
        (Role.DIRECTOR, "municipality", "Inget att göra just nu"),
        (Role.COMPANY, "company", "Påbörja affärsplanen"),
        (Role.ELECTED, "council", "Så går det för kommunen"),
        (Role.AUDITOR, "council", "Senast antagna planer"),
        (Role.ADMIN, "group", "Användare och deras roller"),
        (None, "group", "Du har ingen roll än"),
    ],
)
def test_the_first_screen_is_useful_for_every_role(org, role, unit, words):
    user = build.user(role, getattr(org, unit))
    assertContains(build.client(user).get("/"), words)


def test_my_work_shows_the_tasks_and_the_unit(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, submit_by=date(2026, 11, 26))
    page = build.client(build.user(Role.SECRETARY, org.committee)).get("/")
    assertContains(page, "En sak att göra för Kulturnämnden: verksamhetsplan 2027–2029, på torsdag.")
    assertContains(page, f'href="{plan.get_absolute_url()}"')
    assertNotContains(page, "Klart</h2>")


def test_a_reader_finds_what_was_decided_last(org):
    edition = build.adopted(build.plan(PlanKind.OPERATIONAL, org.committee))
    report = build_followup.report(build_followup.round_(), org.committee)
    build_followup.submitted(report)
    build_followup.decided(report)
    page = build.client(build.user(Role.AUDITOR, org.council)).get("/")
    assertContains(page, f'href="{edition.get_absolute_url()}"')
    assertContains(page, f'href="{report.get_absolute_url()}"')


def test_login_is_required_and_only_reading_is_possible(org, client):
    assert client.get("/").status_code == 302
    assert build.client(build.user(Role.SECRETARY, org.committee)).post("/").status_code == 405


def test_the_page_asks_as_many_questions_for_many_reports(org, django_assert_max_num_queries):
    user = build.user(Role.CONTROLLER, org.group)
    RoleAssignment.objects.create(user=user, role=Role.ECONOMIST, unit=org.municipality, valid_from=date(2020, 1, 1))
    ledgers.operations(org.committee, {"KN-10": "Nämnd"})
    browser = build.client(user)
    for year, kind in enumerate((RoundKind.INTERIM_1, RoundKind.INTERIM_2, RoundKind.MONTHLY), start=2021):
        in_round = build_followup.round_(kind)
        for unit in (org.municipality, org.committee, org.other_committee, org.office, org.unit, org.company):
            build_followup.report(in_round, unit)
        build.plan(PlanKind.OPERATIONAL, org.committee, year)
        with django_assert_max_num_queries(22):  # one of them for the sections of reports that one answers for
            browser.get("/")


def test_a_controller_opens_the_round_on_its_day_and_not_before(org):
    anna = build.user(Role.CONTROLLER, org.group)
    in_round = build_followup.round_(RoundKind.MONTHLY, opens_on=date(2026, 11, 24))
    assert titles(anna) == []
    rounds.edit(in_round, by=None, opens_on=ON)
    (found,) = tasks_for(anna, ON)
    assert (found.title, found.url) == ("Öppna månadsrapport oktober 2026", in_round.get_absolute_url())
    assert titles(build.user(Role.CONTROLLER, org.committee)) == [], "rounds are common to all"
    rounds.open_round(in_round, by=anna)
    assert "Öppna månadsrapport oktober 2026" not in titles(anna)


def test_kommunens_decided_report_is_done(org):
    anna = build.user(Role.CONTROLLER, org.group)
    report = build_followup.report(build_followup.round_(), org.municipality)
    build_followup.submitted(report)
    for _ in range(2):
        build_followup.decided(report)
    assert "Delårsrapport 2 2026" in titles(anna, done=True)
    page = build.client(anna).get(report.get_absolute_url())
    assertNotContains(page, "Överlämna</a>")


def test_an_administrator_with_something_to_do_finds_what_is_administered_too(org):
    anna = build.user(Role.CONTROLLER, org.municipality)
    RoleAssignment.objects.create(user=anna, unit=org.group, role=Role.ADMIN, valid_from=date(2020, 1, 1))
    build.plan(PlanKind.MULTI_YEAR, org.municipality)
    page = build.client(anna).get("/")
    assertContains(page, "Att göra")
    assertContains(page, "Organisation och användare")
