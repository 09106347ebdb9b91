"""Whatever a body changes, and whatever is written meanwhile: nothing is lost on either side, and what is frozen stays."""

import random
from decimal import Decimal

import pytest

from organisation.decisions.amending import Choice
from organisation.enums import Amends
from organisation.models import FrozenContent, MeetingPaper
from organisation.services import amendments
from planning.enums import NodeKind, PlanKind
from planning.models import FrozenNode, Plan, PlanNode
from planning.reading.amended import NODE
from planning.reading.moved_on import moved_on, said_of
from planning.reading.tree import frozen_rows, working_rows
from planning.services import key_figures, plan_nodes, plans
from planning.services.plan_decisions import WAYS
from styrmodell import integrity
from styrmodell.lib import checksums
from tests import build
from tests.sampling import SEED

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

FIELDS = {NodeKind.DIRECTION: ("title", "text", "source"), NodeKind.PRIORITY: ("title", "text")}
WORDS = ("bibliotek", "läslust", "<em>meröppet</em>", "1 234,5 mkr", "kvällar", "Å, ä och ö")


def words(chance, name):
    said = " ".join(chance.choices(WORDS, k=3))
    return f"<p>{said}</p>" if name == "text" else said.replace("<em>", "").replace("</em>", "")


def laid(org, chance):
    """A plan of a nämnd with something of everything, handed in."""
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, sections=True)
    for number in range(chance.randint(3, 6)):
        item = build.node(plan, NodeKind.DIRECTION, f"Inriktning {number}", text=words(chance, "text"))
        for below in range(chance.randint(0, 2)):
            build.node(plan, NodeKind.PRIORITY, f"Prioritering {number}.{below}", parent=item)
        if chance.random() < 0.5:
            figure = key_figures.attach(item, build.key_figure(f"Mått {number}", decimals=1), by=None)
            build.target(figure, 2028, "5")
    build.node(plan, NodeKind.SPECIAL_ASSIGNMENT, "Uppdrag")
    plans.submit(plan, by=None)
    return plan


def amend(chance, plan, content):
    """Random amendments, one an item; what they change by subject and field."""
    rows, made = list(FrozenNode.objects.of(content)), {}
    for row in chance.sample(rows, k=len(rows) // 2):
        if row.kind in FIELDS and chance.random() < 0.3:
            what, values = Amends.STRIKES, {}
        elif row.kind == NodeKind.KEY_FIGURE:
            what, values = Amends.CHANGES, {"targets": {"2028": [f"{chance.randint(1, 9)}.0000"]}}
        else:
            what, values = Amends.CHANGES, {name: words(chance, name) for name in chance.sample(["title", "text"], k=1)}
        put_in(plan, str(row.node_id), what, values)
        made[row.node_id] = (what, values)
    struck = [pk for pk, (what, _) in made.items() if what == Amends.STRIKES]
    gone = {row.node_id for row in rows if row.node_id in struck or row.parent_node_id in struck}
    left = [row for row in rows if row.kind == NodeKind.DIRECTION and row.node_id not in gone]
    under = str(left[0].node_id) if left else ""
    put_in(plan, "ny-1", Amends.ADDS, {"kind": NodeKind.DIRECTION, "parent": "", "title": "Ny inriktning"})
    put_in(
        plan, "ny-2", Amends.ADDS, {"kind": NodeKind.PRIORITY, "parent": under or "ny-1", "title": "Ny prioritering"}
    )
    return made, gone


def put_in(plan, subject, what, values):
    where = {"kind": NODE, "subject": subject}
    amendments.amend(plan, WAYS, **where, what=what, by=None, version=None, values=values)


def write_on(chance, plan):
    """Random edits of the working text, which nobody can make by the pages meanwhile."""
    Plan.objects.filter(pk=plan.pk).update(status="RETURNED", return_comment="Skriv")
    nodes = list(PlanNode.objects.content().filter(plan=plan))
    for node in chance.sample(nodes, k=len(nodes) // 2):
        act = chance.random()
        if not PlanNode.objects.content().filter(pk=node.pk).exists():
            continue
        if act < 0.2 and node.kind in FIELDS:
            plan_nodes.remove(node, by=None)
        elif act < 0.3 and node.kind == NodeKind.PRIORITY:
            plan_nodes.move(node, by=None)
        elif node.kind == NodeKind.KEY_FIGURE:
            value = {2028: (Decimal(chance.randint(1, 9)), None), 2029: (Decimal(1), None)}
            key_figures.set_targets(node, by=None, version=None, values=value)
        else:
            name = chance.choice(["title", "text"])
            plan_nodes.edit(node, by=None, version=None, **{name: words(chance, name)})
    build.node(plan, NodeKind.DIRECTION, "Skriven under tiden")
    Plan.objects.filter(pk=plan.pk).update(status="SUBMITTED", return_comment="")


def said(rows):
    return {row.pk: {name: one.value for name, one in said_of(row).items()} for row in rows}


def tops(content, struck):
    """What goes by itself and not with what it stands under."""
    under = dict(FrozenNode.objects.of(content).values_list("node", "parent_node"))
    return [pk for pk in struck if under.get(pk) not in struck]


def sums():
    return {
        **{("content", one.pk): (one.sha256, checksums.of_data(one.data)) for one in FrozenContent.objects.all()},
        **{("paper", one.pk): (one.sha256, checksums.of_text(one.html)) for one in MeetingPaper.objects.all()},
    }


@pytest.mark.parametrize("number", range(8))
def test_nothing_is_lost_on_either_side(org, number):
    chance = random.Random(f"{SEED} {number}")
    plan = laid(org, chance)
    build.decided(plan, is_amended=True)
    decision = plan.matters.get().decisions.get()
    frozen = sums()
    made, gone = amend(chance, plan, decision.content)
    write_on(chance, plan)
    before, live = said(frozen_rows(decision.content_id)), said(working_rows(plan, with_removed=True))
    stood = set(PlanNode.objects.content().filter(plan=plan).values_list("pk", flat=True))
    found = moved_on(plan, decision, list(decision.amendments.order_by("pk")))
    choices = {one.key: Choice(chance.random() < 0.5, one.version) for one in found}
    edition = amendments.finish(plan, WAYS, choices=choices, by=None)

    assert {key: one for key, one in sums().items() if key in frozen} == frozen
    assert list(integrity.all_faults()) == []
    decided, now = said(frozen_rows(edition.content_id)), said(working_rows(plan, with_removed=True))
    stands = set(PlanNode.objects.content().filter(plan=plan).values_list("pk", flat=True))
    new = decided.keys() - before.keys()
    assert {decided[pk]["title"] for pk in new} == {"Ny inriktning", "Ny prioritering"}
    assert decided.keys() - new == before.keys() - gone
    for pk in before.keys() - gone:  # the decided side: the handling, and the amendments in it
        _, values = made.get(pk, ("", {}))
        differ = {name for name in before[pk] | decided[pk] if before[pk].get(name) != decided[pk].get(name)}
        assert differ <= {*values, "target.2028"}
        assert {name: decided[pk][name] for name in values if name in before[pk]} == {
            name: value for name, value in values.items() if name in before[pk]
        }
    for pk, fields in live.items():  # the written side: as it was written, but for what was decided or chosen
        taken = choices.get(f"node:{pk}")
        for name, written in fields.items():
            chosen = choices.get(f"node:{pk}:{name}")
            is_decided = pk in decided and before.get(pk, {}).get(name) != decided[pk].get(name)
            keeps = (taken and not taken.takes_decided) or (chosen and not chosen.takes_decided) or not is_decided
            assert now[pk][name] == (written if keeps else decided[pk][name])
    struck = [pk for pk, (what, _) in made.items() if what == Amends.STRIKES]
    for pk in tops(decision.content_id, struck):
        kept = f"node:{pk}" in choices and not choices[f"node:{pk}"].takes_decided
        assert (pk in stands) == (kept and pk in stood)
    lost = stood - stands - gone
    assert all(_goes_with(pk, struck) for pk in lost)


def _goes_with(pk, struck):
    node = PlanNode.objects.get(pk=pk)
    return node.parent_id in struck
