"""De första stegen: in which order somebody begins, ticked by what there is, and gone when it is there."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains

from followup.models import OperatingAmount
from organisation.enums import Role
from organisation.models import RoleAssignment, User
from planning.enums import NodeKind, PlanKind
from styrmodell.my_work.first_steps import guides, questions
from styrmodell.my_work.latest import own_unit
from tests import build, build_followup
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db

ON = date(2026, 11, 23)


def begins(user):
    """The steps that Mitt arbete leads the user through: title → whether it is ticked, and where it leads."""
    asked = questions(user)
    found = guides(user, vars(own_unit(user, asked)), ON)
    return {step.title: (step.is_done, step.url) for guide in found for step in guide.steps}


@pytest.mark.parametrize(
    ("role", "unit", "titles"),
    [
        (
            Role.CONTROLLER,
            "group",
            [
                "Se att nämnder och bolag finns",
                "Påbörja flerårsplanen och skriv målen",
                "Registrera besluten om flerårsplanen",
                "Lägg upp nyckeltalen",
                "Skriv in tidigare års värden",
                "Lägg upp årets uppföljningar",
            ],
        ),
        (
            Role.SECRETARY,
            "committee",
            [
                "Påbörja verksamhetsplanen",
                "Skriv inriktningarna",
                "Koppla dem till målen",
                "Välj nyckeltal och målvärden",
                "Lämna in planen och registrera nämndens beslut",
            ],
        ),
        (
            Role.ECONOMIST,
            "municipality",
            ["Se att verksamheterna är upplagda", "Läs in budget och utfall", "Skriv helårsprognoserna"],
        ),
    ],
)
def test_mitt_arbete_tells_a_new_controller_secretary_and_ekonom_in_which_order_to_begin(org, role, unit, titles):
    user = build.user(role, getattr(org, unit))
    assert list(begins(user)) == titles
    page = build.client(user).get("/")
    for url in {url for _, url in begins(user).values()}:
        assertContains(page, f'href="{url}"')
        assert build.client(user).get(url).status_code == 200


def test_the_first_steps_tick_off_by_what_there_is_and_go_away(org):
    bo = build.user(Role.SECRETARY, org.committee)
    goal = build_followup.goals(org.municipality, "I1")[0]
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    direction = build.node(plan, NodeKind.DIRECTION, "Öppet")
    assert [is_done for is_done, _ in begins(bo).values()] == [True, True, False, False, False]
    assert begins(bo)["Koppla dem till målen"][1] == f"/planer/{plan.pk}/koppla/"
    build.contribution(direction, goal)
    build.node(plan, NodeKind.KEY_FIGURE, parent=direction, key_figure=build.key_figure("Besök"))
    assert [is_done for is_done, _ in begins(bo).values()] == [True, True, True, True, False]
    build.adopted(plan)
    assert begins(bo) == {}
    # another nämnd's sekreterare has hers left
    assert not any(is_done for is_done, _ in begins(build.user(Role.SECRETARY, org.other_committee)).values())


def test_who_is_new_in_a_role_is_shown_the_steps_for_a_month(org):
    build.adopted(build.plan(PlanKind.OPERATIONAL, org.committee))
    bo = build.user(Role.SECRETARY, org.committee)
    for began, shown in ((date(2026, 11, 1), True), (date(2026, 10, 1), False)):
        RoleAssignment.objects.filter(user=bo).update(valid_from=began)
        assert bool(begins(User.objects.get(pk=bo.pk))) == shown


def test_an_ekonoms_first_steps_are_about_the_units_that_are_theirs(org):
    eva = build.user(Role.ECONOMIST, org.committee)
    operation = ledgers.operations(org.other_committee, {"BUN-10": "Förskola"})["BUN-10"]
    OperatingAmount.objects.create(operation=operation, year=2026, month=8, outcome=-1)
    assert [is_done for is_done, _ in begins(eva).values()] == [False, False, False]
    operation = ledgers.operations(org.committee, {"KN-10": "Bibliotek"})["KN-10"]
    OperatingAmount.objects.create(operation=operation, year=2026, month=8, outcome=-1)
    assert [is_done for is_done, _ in begins(eva).values()] == [True, True, False]


def test_who_begins_in_two_nämnder_is_told_which_is_which(org):
    bo = build.user(Role.SECRETARY, org.committee)
    RoleAssignment.objects.create(user=bo, role=Role.SECRETARY, unit=org.other_committee, valid_from=date(2020, 1, 1))
    asked = questions(bo)
    found = guides(bo, vars(own_unit(bo, asked)), ON)
    assert sorted(guide.unit for guide in found) == ["Barn- och utbildningsnämnden", "Kulturnämnden"]
