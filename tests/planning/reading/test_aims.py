"""What the plans above ask for, as one may see it."""

from organisation.enums import Role
from planning.enums import NodeKind, PlanKind
from planning.reading.aims import aims_of
from planning.services import plan_nodes
from planning.services import plans as plan_service
from tests import build


def titles(plan, user, **how):
    return [aim.title for aim in aims_of(plan, user, **how)]


def test_a_kontor_serves_the_nämnds_text_while_it_is_written_and_after_that_the_goals(plans, written, cilla):
    assert titles(plans.office, cilla) == [
        "Öppna bibliotek",
        "Kvällsöppet",
        "Utred meröppet",
        "Levande demokrati",
        "Välfärd av god kvalitet",
    ]
    assert titles(plans.office, cilla, parent_only=True)[0] == "Öppna bibliotek"


def test_a_text_that_one_may_not_read_asks_for_nothing(plans, written, org):
    work = build.plan(PlanKind.WORK, org.unit)
    build.node(plans.office, NodeKind.PRIORITY, "Hemlig prioritering")
    manager = build.user(Role.UNIT_MANAGER, org.unit)
    assert titles(work, manager) == ["Levande demokrati", "Välfärd av god kvalitet"]
    build.adopted(plans.office)
    assert titles(work, manager)[:-2] == ["Hemlig prioritering"]


def test_the_newest_edition_counts_not_the_revision(plans, cilla, anna):
    plan_service.revise(plans.top, by=None)
    plan_nodes.edit(plans.goals[0], by=None, version=None, title="Nytt mål")
    for person in (cilla, anna):
        assert titles(plans.operational, person)[0] == "Levande demokrati"
    build.adopted(plans.top)
    assert titles(plans.operational, cilla)[0] == "Nytt mål"


def test_one_question_is_enough(plans, written, cilla, django_assert_num_queries):
    titles(plans.office, cilla)
    with django_assert_num_queries(1):
        titles(plans.office, cilla)
