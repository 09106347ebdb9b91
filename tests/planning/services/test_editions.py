"""What is frozen when a plan is adopted."""

from datetime import date
from decimal import Decimal

import pytest

from planning.enums import Funding, NodeKind, PlanKind
from planning.models import FrozenLink
from planning.reading.tree import Figure, edition_rows
from planning.services import assignment_changes, key_figures, plan_nodes, plans
from styrmodell.lib import checksums
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def linked(org):
    """Nämndens plan, being written, with an inriktning that contributes to an adopted goal."""
    municipal = build.plan(PlanKind.MULTI_YEAR, org.municipality)
    goal = build.node(municipal, NodeKind.GOAL, "Ett mål")
    build.adopted(municipal)
    board = build.plan(PlanKind.OPERATIONAL, org.committee)
    build.contribution(build.node(board, NodeKind.DIRECTION, "En inriktning"), goal)
    return board, goal


def titles(edition):
    return [link.to_title for link in FrozenLink.objects.of(edition.content)]


def test_an_edition_keeps_a_link_to_a_goal_that_is_adopted_though_it_is_removed_in_the_revision(org, linked):
    board, goal = linked
    plans.revise(goal.plan, by=None)
    plan_nodes.remove(goal, by=None)
    assert titles(build.adopted(board)) == ["Ett mål"]


def test_an_edition_leaves_out_a_link_to_what_was_removed_before_anybody_adopted_it(org, linked):
    board, _ = linked
    never = build.node(board, NodeKind.DIRECTION, "Aldrig antagen")
    build.contribution(build.node(board, NodeKind.PRIORITY, "En prioritering"), never)
    plan_nodes.remove(never, by=None)
    assert titles(build.adopted(board)) == ["Ett mål"]


def test_an_edition_keeps_the_uppdrag_and_the_nyckeltal_as_they_were_adopted(org):
    """Both live on in the catalogue: what is changed there is shown in the next edition, not in this one."""
    municipal = build.plan(PlanKind.MULTI_YEAR, org.municipality)
    task = build.assignment(org.council, "Utred", org.committee, funding=Funding.SUPPLEMENT, amount=Decimal(1_500_000))
    given = build.node(municipal, NodeKind.COUNCIL_ASSIGNMENT, "Utred", assignment=task)
    goal = build.node(municipal, NodeKind.GOAL, "Ett mål")
    share = build.key_figure("Andel", decimals=1)
    figure = build.node(municipal, NodeKind.KEY_FIGURE, "Andel", parent=goal, key_figure=share)
    build.target(figure, 2027, "6.5")
    first = build.adopted(municipal)
    later = date(2029, 6, 30)
    receivers = [org.committee, org.company]
    decided = {"decision": build.decision(org.council), "due_on": later, "amount": Decimal(2_000_000)}
    assignment_changes.decide(task, by=None, version=1, receivers=receivers, **decided)
    key_figures.redefine(share, by=None, version=1, name="Andel nöjda", decimals=0)

    kept = {row.pk: row for row in edition_rows(first)}
    assert (kept[given.pk].task.due_on, kept[given.pk].task.amount) == (date(2027, 12, 31), Decimal(1_500_000))
    assert kept[given.pk].task.receivers == ("Kulturnämnden",)
    assert kept[figure.pk].figure == Figure(share.pk, "Andel", "procent", 1)
    assert kept[figure.pk].targets == {2027: (Decimal("6.5"), None)}

    plans.revise(municipal, by=None)
    shown = {row.pk: row for row in edition_rows(build.adopted(municipal))}
    assert (shown[given.pk].task.due_on, shown[given.pk].task.amount) == (later, Decimal(2_000_000))
    assert shown[figure.pk].figure == Figure(share.pk, "Andel nöjda", "procent", 0)


def test_the_catalogue_is_a_part_of_what_the_checksum_covers(org):
    municipal = build.plan(PlanKind.MULTI_YEAR, org.municipality)
    build.node(municipal, NodeKind.COUNCIL_ASSIGNMENT, "Utred")
    edition = build.adopted(municipal)
    assert edition.content.sha256 == checksums.of_data(edition.content.data)
    edition.content.data["nodes"][0]["catalogue"]["due_on"] = "2030-01-01"
    assert edition.content.sha256 != checksums.of_data(edition.content.data)
