"""What is said before a plan is handed in: what stops it, what is worth seeing, and who gets it."""

import pytest

from organisation.decisions.words import in_turn
from organisation.enums import PlanningYear, Role
from organisation.models import OrgUnit
from planning.enums import NodeKind, PlanKind
from planning.models import Contribution, Plan, PlanNode
from planning.pages.hand_in import build as hand_in
from planning.services import plans as services
from styrmodell.lib.errors import DomainError
from tests import build

pytestmark = pytest.mark.django_db


def read(plan):
    return Plan.objects.select_related("unit").get(pk=plan.pk)


def test_what_stops_a_plan_leads_to_its_place_and_is_what_the_service_refuses(plans, bo):
    plan = read(plans.operational)
    page = hand_in(plan, bo)
    assert [(line.text, line.url) for line in page.left] == [("Planen saknar inriktningar", f"{page.url}#direction")]
    node = build.node(plan, NodeKind.DIRECTION, "Öppna bibliotek")
    PlanNode.objects.filter(pk=node.pk).update(title="")
    page = hand_in(plan, bo)
    assert [line.url for line in page.left] == [f"{page.url}#post-{node.pk}"]
    with pytest.raises(DomainError, match=page.left[0].text):
        services.submit(plan, by=bo)


def test_what_only_is_worth_seeing_stops_nothing(plans, written, bo):
    page = hand_in(read(plans.operational), bo)
    assert page.left == ()
    assert f"{page.url}#post-{written.priority.pk}" in [line.url for line in page.warnings]
    services.submit(plans.operational, by=bo)


def test_each_year_without_a_target_is_asked_for_in_its_own_box(plans, written, org, bo, client):
    page = hand_in(read(plans.operational), bo)
    (line,) = [line for line in page.warnings if "målvärde" in line.note]
    box = f"id_item{written.figure.pk}_target_2027"
    assert (line.text, line.url) == ("Besök", f"{page.url}?andra={written.figure.pk}#{box}")
    assert line.note == "saknar målvärde för 2027 och 2028"
    client.force_login(bo)
    assert f'id="{box}"' in client.get(line.url).content.decode()


def test_a_läsår_is_asked_for_the_target_of_the_year_that_it_ends_in(org, plans, david):
    OrgUnit.objects.filter(pk=org.unit.pk).update(planning_year=PlanningYear.SCHOOL)
    org.unit.refresh_from_db()
    work = build.plan(PlanKind.WORK, org.unit)
    activity = build.node(work, NodeKind.ACTIVITY, "Läs högt")
    figure = build.node(work, NodeKind.KEY_FIGURE, parent=activity)
    notes = [line.note for line in hand_in(read(work), david).warnings if "målvärde" in line.note]
    assert notes == [f"saknar målvärde för {work.period_to.year}"]
    build.target(figure, work.period_to.year, "5")
    assert not [line for line in hand_in(read(work), david).warnings if "målvärde" in line.note]


def test_what_the_pdf_will_not_show_is_told_wherever_it_is_written(plans, written, bo):
    Contribution.objects.filter(from_node=written.direction).update(text="Fler 漢 kan komma")
    PlanNode.objects.filter(pk=written.priority.pk).update(expected_result="<p>Öppet 字</p>")
    page = hand_in(read(plans.operational), bo)
    places = {
        f"{page.url}#post-{node.pk}": sign for node, sign in ((written.direction, "漢"), (written.priority, "字"))
    }
    assert {line.url: line.note[-1] for line in page.warnings if "skriva ut" in line.note} == places


def test_what_need_not_be_there_and_is_not_is_told(plans, bo):
    build.node(plans.operational, NodeKind.DIRECTION)
    page = hand_in(read(plans.operational), bo)
    parts = {line.url.removeprefix(page.url) for line in page.warnings}
    assert {"#priority", "#special-assignment"} <= parts
    assert "#direction" not in parts


def test_a_body_gets_its_plan_and_two_get_kommunens_in_turn(org, plans, bo, anna):
    assert [line.text for line in hand_in(read(plans.operational), bo).goes_to] == ["Kulturnämnden"]
    top = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2031)
    assert [line.text for line in hand_in(read(top), anna).goes_to] == [
        in_turn([org.executive_board.name, org.council.name])
    ]


def test_what_a_person_approves_goes_to_those_who_may(org, plans, cilla):
    assert "Ingen" in hand_in(read(plans.office), cilla).goes_to[0].text
    build.user(Role.DIRECTOR, org.municipality, "disa")
    assert [line.text for line in hand_in(read(plans.office), cilla).goes_to] == ["Disa"]


def test_it_asks_as_much_however_much_stands_in_the_plan(plans, written, bo, django_assert_max_num_queries):
    for number in range(20):
        build.node(plans.operational, NodeKind.DIRECTION, f"Inriktning {number}")
    with django_assert_max_num_queries(9):
        assert len(hand_in(read(plans.operational), bo).warnings) > 20


def test_a_text_that_the_pdf_cannot_show_is_warned_of_before_it_is_frozen(plans, written, bo):
    PlanNode.objects.filter(pk=written.priority.pk).update(title="Läsning 漢")
    page = hand_in(read(plans.operational), bo)
    assert any(line.url == f"{page.url}#post-{written.priority.pk}" and "漢" in line.note for line in page.warnings)
