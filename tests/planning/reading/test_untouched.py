"""What still says word for word what last year's plan said."""

import pytest

from planning.enums import NodeKind, PlanKind
from planning.models import PlanNode, Target
from planning.reading.tree import working_rows
from planning.reading.untouched import counted, untouched
from planning.services import last_year, plan_copies, plan_items
from tests import build


@pytest.fixture
def begun(plans, written, org):
    """Next year's plan, with everything of last year's."""
    build.node(plans.operational, NodeKind.SECTION, "Grunduppdrag", text="<p>Bibliotek.</p>")
    chosen = list(last_year.bringable(plans.operational).values_list("pk", flat=True))
    return plan_copies.start_from(plans.operational, org.committee, 2028, by=None, chosen=chosen)


def told(plan):
    rows = working_rows(plan)
    titles = {row.pk: row.title for row in rows}
    return {titles[pk]: str(one) for pk, one in untouched(plan, rows).items()}


def node(plan, title):
    return PlanNode.objects.get(plan=plan, title=title)


def test_all_that_was_brought_along_is_untouched_but_not_what_its_giver_decides(begun):
    since = "Oförändrad sedan 2027"
    assert told(begun) == {"Öppna bibliotek": since, "Kvällsöppet": since, "Grunduppdrag": since}


def test_a_word_or_a_target_that_is_changed_is_seen(begun):
    PlanNode.objects.filter(pk=node(begun, "Kvällsöppet").pk).update(text="<p>Till nio.</p>")
    build.target(node(begun, "Besök"), 2030, "7")
    assert told(begun)["Öppna bibliotek"] == "Texten är oförändrad sedan 2027"
    assert "Kvällsöppet" not in told(begun)
    Target.objects.filter(node__plan=begun, year=2030).delete()
    PlanNode.objects.filter(pk=node(begun, "Öppna bibliotek").pk).update(title="Öppna bibliotek för alla")
    assert told(begun)["Öppna bibliotek för alla"] == "Målvärdena är oförändrade sedan 2027"


def test_what_is_new_or_merged_is_not_compared(plans, written, begun):
    build.node(begun, NodeKind.DIRECTION, "Ny")
    both = [written.direction, build.node(plans.operational, NodeKind.DIRECTION)]
    merged = build.node(begun, NodeKind.DIRECTION, "Öppna bibliotek", continues=both)
    assert merged.pk not in untouched(begun, working_rows(begun))
    assert "Ny" not in told(begun)


def test_a_year_that_moves_whole_compares_targets_where_they_moved_to(org):
    last = build.plan(PlanKind.OFFICE, org.office)
    item = build.node(last, NodeKind.PRIORITY, "Läsning")
    build.target(build.node(last, NodeKind.KEY_FIGURE, "Lån", parent=item), 2027, "5")
    plan = plan_copies.start_from(last, org.office, 2028, by=None, chosen=[item.pk])
    assert told(plan) == {"Läsning": "Oförändrad sedan 2027"}


def test_they_are_counted_in_a_sentence_with_where_they_stand(begun):
    rows = working_rows(begun)
    found = counted(untouched(begun, rows), rows)
    assert found.words == "Tre av tre delar är oförändrade sedan förra planen."
    assert (f"#post-{node(begun, 'Kvällsöppet').pk}", "Kvällsöppet") in found.items
    assert counted({}, rows) is None
    PlanNode.objects.filter(pk=node(begun, "Öppna bibliotek").pk).update(title="Öppna bibliotek för alla")
    rows = working_rows(begun)
    assert counted(untouched(begun, rows), rows).words == "Två av tre delar är oförändrade sedan förra planen."


def test_one_question_however_many_they_are(begun, django_assert_num_queries):
    plan_items.add_many(begun, [(f"Rad {number}", "") for number in range(20)], by=None, kind=NodeKind.DIRECTION)
    rows = working_rows(begun)
    with django_assert_num_queries(1):
        untouched(begun, rows)
