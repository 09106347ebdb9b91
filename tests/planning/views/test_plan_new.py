"""Ny plan: exactly those one may start, empty or from last year's."""

import pytest
from pytest_django.asserts import assertContains

from organisation.enums import OrgUnitKind, Role
from planning.enums import NodeKind, PlanKind
from planning.models import Plan, PlanNode
from planning.services import contributions
from tests import build
from tests.planning.views import hostile


def offered(client):
    return [(choice.name, str(choice.unit)) for choice in client.get("/planer/ny/").context["choices"]]


def test_each_person_is_offered_the_plans_that_are_theirs_to_start(
    plans, org, anna_controller, bo_committee_secretary, cilla_head_of_office, david_unit_manager
):
    assert offered(bo_committee_secretary) == [
        ("Verksamhetsplan 2026–2028", "Kulturnämnden"),
        ("Verksamhetsplan 2028–2030", "Kulturnämnden"),
    ]
    assert offered(anna_controller)[0] == ("Flerårsplan 2026–2028", "Exempelköpings kommun")
    assert offered(cilla_head_of_office) == [
        ("Kontorsplan 2026", "Kulturkontoret"),
        ("Kontorsplan 2028", "Kulturkontoret"),
        ("Arbetsplan 2026", "Kulturskolan"),
        ("Arbetsplan 2027", "Kulturskolan"),
    ]
    assert offered(david_unit_manager) == [
        ("Arbetsplan 2026", "Biblioteksenheten"),
        ("Arbetsplan 2027", "Biblioteksenheten"),
    ]


def test_a_school_is_offered_school_years(org):
    manager = build.client(build.user(Role.UNIT_MANAGER, org.school))
    assert [name for name, _ in offered(manager)] == ["Arbetsplan 2026/27", "Arbetsplan 2027/28"]


def test_a_writer_with_nothing_to_start_is_told_so(org, bo_committee_secretary):
    for year in (2026, 2027, 2028):
        build.plan(PlanKind.OPERATIONAL, org.committee, year)
    assert "Alla planer som du skriver är redan påbörjade" in bo_committee_secretary.get("/planer/ny/").content.decode()


def test_last_years_items_are_ticked_and_those_left_ticked_come_along(plans, written, org, bo_committee_secretary):
    key = f"OPERATIONAL-{org.committee.pk}-2028"
    asked = bo_committee_secretary.get(f"/planer/ny/?plan={key}")
    assert [item.title for item in asked.context["items"]] == ["Öppna bibliotek", "Kvällsöppet", "Utred meröppet"]
    assert "checked" in asked.content.decode()
    answer = bo_committee_secretary.post("/planer/ny/", {"plan": key, "items": [written.direction.pk]})
    plan = Plan.objects.get(first_year=2028)
    assert answer.url == plan.get_absolute_url()
    assert PlanNode.objects.get(plan=plan, kind=NodeKind.DIRECTION).backward.get().from_node == written.direction
    assert not PlanNode.objects.filter(plan=plan, kind=NodeKind.PRIORITY).exists()


def test_an_empty_plan_can_be_started_too(plans, written, org, bo_committee_secretary):
    key = f"OPERATIONAL-{org.committee.pk}-2028"
    bo_committee_secretary.post("/planer/ny/", {"plan": key, "items": [written.direction.pk], "empty": "1"})
    plan = Plan.objects.get(first_year=2028)
    assert set(PlanNode.objects.content().filter(plan=plan).values_list("kind", flat=True)) == {NodeKind.SECTION}
    assert plan.backward.get().from_plan == plans.operational


def test_when_a_link_has_lost_its_goal_one_is_asked_to_choose(plans, written, org, bo_committee_secretary):
    top = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028)
    build.node(top, NodeKind.GOAL, "Helt nytt mål")
    build.adopted(top)
    answer = bo_committee_secretary.post(
        "/planer/ny/", {"plan": f"OPERATIONAL-{org.committee.pk}-2028", "items": [written.direction.pk]}, follow=True
    )
    assert answer.redirect_chain[-1][0].endswith("/koppla/")
    assert "Förra året bidrog den till ”Levande demokrati”" in answer.content.decode()
    assert contributions.targets_of([written.direction.pk])


@pytest.mark.parametrize("value", hostile.IDS)
def test_what_is_not_offered_cannot_be_started(plans, org, bo_committee_secretary, value):
    for key in (value, f"OPERATIONAL-{org.other_committee.pk}-2027", f"OFFICE-{org.office.pk}-2028", f"X-{value}-2027"):
        assert bo_committee_secretary.post("/planer/ny/", {"plan": key, "items": [value]}).status_code == 422
    key = f"OPERATIONAL-{org.committee.pk}-2028"
    assert bo_committee_secretary.post("/planer/ny/", {"plan": key, "items": [value]}).status_code in (302, 422)
    assert not Plan.objects.exclude(unit=org.committee).filter(first_year=2028).exists()


def test_who_starts_a_plan_that_somebody_else_has_started_is_told(org, bo_committee_secretary):
    first = {"plan": f"OPERATIONAL-{org.committee.pk}-2027"}
    assert bo_committee_secretary.post("/planer/ny/", first).status_code == 302
    assertContains(bo_committee_secretary.post("/planer/ny/", first), "Planen är redan påbörjad", status_code=422)
    assert Plan.objects.filter(unit=org.committee).count() == 1


def test_a_kontorschef_reads_who_an_areas_plan_is_for_before_it_is_begun(org, cilla_head_of_office):
    begun = build.unit(OrgUnitKind.UNIT, "Dansen", org.area)
    build.plan(PlanKind.WORK, begun)
    shown = cilla_head_of_office.get(f"/planer/ny/?plan=WORK-{org.area.pk}-2027")
    assert [str(unit) for unit in shown.context["members"].begun] == ["Dansen"]


@pytest.fixture
def split(plans, org):
    """Next year's flerårsplan, where I1 goes on in two goals and I2 in none."""
    top = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028)
    made = [build.node(top, NodeKind.GOAL, name, continues=[plans.goals[0]]) for name in ("Insyn", "Deltagande")]
    build.adopted(top)
    return made


def test_what_served_a_goal_that_is_split_is_chosen_in_the_same_save(
    plans, written, split, org, bo_committee_secretary
):
    key, name = f"OPERATIONAL-{org.committee.pk}-2028", f"goal-{written.direction.pk}-{plans.goals[0].pk}"
    asked = bo_committee_secretary.get(f"/planer/ny/?plan={key}")
    assertContains(asked, "”Öppna bibliotek” bidrog till ”Levande demokrati”, som har delats.")
    answer = bo_committee_secretary.post(
        "/planer/ny/", {"plan": key, "items": [written.direction.pk], name: split[0].pk}
    )
    plan = Plan.objects.get(kind=PlanKind.OPERATIONAL, first_year=2028)
    assert answer.url == plan.get_absolute_url()
    served = contributions.targets_of(PlanNode.objects.filter(plan=plan).values_list("pk", flat=True))
    assert list(served.values()) == [[split[0].pk]]


def test_none_of_them_is_an_answer_too_and_what_has_ended_is_said(plans, written, split, org, bo_committee_secretary):
    key, name = f"OPERATIONAL-{org.committee.pk}-2028", f"goal-{written.direction.pk}-{plans.goals[0].pk}"
    contributions.link(written.priority, plans.goals[1], by=None)
    assertContains(bo_committee_secretary.get(f"/planer/ny/?plan={key}"), "De här målen fortsätter inte.")
    answer = bo_committee_secretary.post("/planer/ny/", {"plan": key, "items": [written.direction.pk], name: "0"})
    assert answer.url == Plan.objects.get(kind=PlanKind.OPERATIONAL, first_year=2028).get_absolute_url()


@pytest.mark.parametrize("value", [*hostile.IDS, "1"])
def test_a_goal_that_was_not_offered_is_not_chosen(plans, written, split, org, bo_committee_secretary, value):
    key, name = f"OPERATIONAL-{org.committee.pk}-2028", f"goal-{written.direction.pk}-{plans.goals[0].pk}"
    sent = {"plan": key, "items": [written.direction.pk], name: value}
    assert bo_committee_secretary.post("/planer/ny/", sent).status_code in (302, 422)
    made = Plan.objects.filter(kind=PlanKind.OPERATIONAL, first_year=2028)
    assert not contributions.targets_of(PlanNode.objects.filter(plan__in=made).values_list("pk", flat=True))


def test_the_new_plan_says_what_nobody_has_touched(plans, written, org, bo_committee_secretary):
    key = f"OPERATIONAL-{org.committee.pk}-2028"
    sent = {"plan": key, "items": [written.direction.pk, written.priority.pk]}
    bo_committee_secretary.post("/planer/ny/", sent)
    plan = Plan.objects.get(kind=PlanKind.OPERATIONAL, first_year=2028)
    page = bo_committee_secretary.get(plan.get_absolute_url())
    assertContains(page, "<summary>Två av två delar")
    assertContains(page, '<p class="small quiet">Oförändrad sedan 2027</p>', count=2)
