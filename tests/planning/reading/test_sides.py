"""One side of a comparison of plans: everything that a text says, known by its node."""

from decimal import Decimal

from planning.enums import NodeKind, PlanKind
from planning.reading.sides import frozen_text, side_of, written_text
from planning.services import contributions, editions
from planning.services import plans as plans_service
from styrmodell.lib.comparison.model import Look
from tests import build


def side(plan):
    """The plan frozen as it stands, as a side."""
    return side_of(frozen_text(editions.freeze(plan, by=None).pk), "Utgåva 1")


def values(item):
    """What is said of an item, by label."""
    return {value.label: value.value for value in item.values if value.value not in ("", None, ())}


def test_an_item_has_its_texts_its_targets_and_what_it_serves_in_its_own_words(plans, written):
    direction, figure, priority, assignment = side(plans.operational).items[-4:]
    assert (direction.word, direction.title, direction.group) == ("inriktning", "Öppna bibliotek", "Inriktningar")
    assert values(direction) == {
        "": "<p>Kvällar och lördagar.</p>",
        "Bidrar till": ("I1 Levande demokrati",),
        "Så bidrar vi till I1 Levande demokrati": "Fler kan komma.",
    }
    assert (figure.title, figure.parent, values(figure)) == ("Besök", direction.key, {"Målvärde 2029": Decimal("6.5")})
    assert (priority.number, priority.parent, priority.group) == ("1.1", direction.key, "Inriktningar")
    assert (assignment.word, assignment.number, assignment.group) == ("särskilt uppdrag", "1", "Särskilda uppdrag")
    assert set(values(assignment)) == {"Klart senast"}


def test_what_is_frozen_and_what_is_written_are_told_alike(plans, written):
    text = written_text(*editions.working_content(plans.operational))
    assert side_of(text, "Utgåva 1") == side(plans.operational)


def test_texts_stand_first_and_last_as_in_the_document(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, sections=True)
    build.node(plan, NodeKind.DIRECTION, "Öppna bibliotek")
    assert [(item.group, item.title) for item in side(plan).items] == [
        ("Texter", "Grunduppdrag"),
        ("Texter", "Utmaningar"),
        ("Inriktningar", "Öppna bibliotek"),
        ("Texter sist i planen", "Horisontellt arbete"),
        ("Texter sist i planen", "Ekonomi"),
    ]


def test_a_goal_is_numbered_by_its_code_and_a_span_of_targets_is_two_figures(plans):
    goal = plans.goals[0]
    plans_service.revise(plans.top, by=None)
    figure = build.node(plans.top, NodeKind.KEY_FIGURE, parent=goal, key_figure=build.key_figure("Valdeltagande"))
    build.target(figure, 2028, "85", "90.5")
    found = {item.key: item for item in side(plans.top).items}
    assert found[str(goal.pk)].number == "I1"
    told = found[str(figure.pk)].values
    assert [(one.label, one.value, one.decimals) for one in told if one.look is Look.NUMBER] == [
        ("Målvärde 2028", Decimal(85), 0),
        ("Målvärde 2028, högst", Decimal("90.5"), 1),
    ]


def test_what_is_tied_to_a_text_never_adopted_is_not_named(plans, written, org):
    link = contributions.link(
        build.node(plans.office, NodeKind.PRIORITY, "Meröppet"), written.direction, by=None, text="Med fler nycklar."
    )
    (item,) = side(plans.office).items
    assert values(item)["Tolkar"] == ("en post som inte är antagen",)
    assert "Öppna bibliotek" not in str(item)
    assert link.text in str(item)


def test_a_side_is_two_questions_whatever_its_size(plans, written, django_assert_num_queries):
    for number in range(20):
        build.node(plans.operational, NodeKind.DIRECTION, f"Inriktning {number}")
    content = editions.freeze(plans.operational, by=None)
    with django_assert_num_queries(2):
        side_of(frozen_text(content.pk), "")
