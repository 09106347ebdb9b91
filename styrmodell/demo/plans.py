"""The demo's key figures and plans, made through the same services as a user's."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from organisation.enums import Outcome
from organisation.models import Decision, OrgUnit, User
from organisation.permissions import REGISTERS_DECISIONS
from organisation.services import comments
from organisation.services.comments import Commented
from planning.enums import NodeKind
from planning.item_fields import FIELDS_OF, ItemField, Widget
from planning.models import (
    Assignment,
    AssignmentReceiver,
    Collaboration,
    Contribution,
    KeyFigure,
    Perspective,
    Plan,
    PlanNode,
    Target,
)
from planning.permissions import WRITERS, may_start_plan
from planning.services import (
    collaborations,
    continuations,
    contributions,
    node_comments,
    plan_decisions,
    plan_nodes,
    plan_sharing,
    plans,
)
from planning.services.collaborations import NewPartner
from planning.services.handing_down import Given, hand_down
from styrmodell.demo.source import day, read
from styrmodell.lib import richtext
from styrmodell.lib.clock import today
from styrmodell.lib.history import save_changes, save_new

FIGURE_FIELDS = (
    "name",
    "unit_of_measure",
    "direction",
    "decimals",
    "kolada_id",
    "source",
    "description",
    "is_example",
    "time_rule",
    "unit_rule",
    "numerator",
    "denominator",
)


@dataclass
class Loaded:
    """What has been made so far, by the references the files use."""

    units: dict[str, OrgUnit]
    figures: dict[str, KeyFigure] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    nodes: dict[str, PlanNode] = field(default_factory=dict)
    assignments: dict[str, Assignment] = field(default_factory=dict)


def load(units: dict[str, OrgUnit]) -> Loaded:
    """Make the catalogue of key figures and every plan, in the order of the file."""
    made = Loaded(units)
    for row in read("key_figures.json")["figures"]:
        figure = KeyFigure(**{name: row[name] for name in FIGURE_FIELDS if name in row})
        save_new(figure, by=None)
        made.figures[row["ref"]] = figure
    content = read("plans.json")
    for first_year, last_year, name, rank in content["perspectives"]:
        save_new(Perspective(first_year=first_year, last_year=last_year, name=name, rank=rank), by=None)
    for row in content["plans"]:
        _plan(row, made)
    for row in content["handed_down"]:
        _hand_down(row, made)
    return made


def _hand_down(row: dict[str, Any], made: Loaded) -> None:
    """Key figures for a year, of a kontor's units or a nämnd's kontor; some write their plan, and some have not begun."""
    cells = [
        Given(made.figures[figure], made.units[unit], (Decimal(target), None) if target else None)
        for figure, unit, target in row["cells"]
    ]
    by = User.objects.get(username=row["by"])
    hand_down(made.units[row["giver"]], row["first_year"], give=cells, take_back=(), by=by, is_example=True)


def _plan(row: dict[str, Any], made: Loaded) -> None:
    writer = _writer(row, made)
    unit = made.units[row["unit"]]
    plan = plans.start(
        row["kind"],
        unit,
        row["first_year"],
        by=writer if may_start_plan(writer, row["kind"], unit) else None,  # not every unit has a user in the demo
        continues=[made.plans[row["continues"]]] if "continues" in row else [],
        is_example=row.get("example", False),
        registry_number=row.get("registry_number", ""),
        source=row.get("source", ""),
        submit_by=day(row.get("submit_by")),
        decides_on=day(row.get("decides_on")),
    )
    made.plans[row["ref"]] = plan
    _sections(plan, row.get("sections", {}), writer)
    for node in row["nodes"]:
        _node(plan, node, None, row, made, writer)
    if row.get("shared"):
        plan_sharing.share(plan, by=writer, shared=True)
    if row["state"] in ("submitted", "adopted"):
        plans.submit(plan, by=writer)
    if row["state"] == "adopted":
        _adopt(plan, row, made, writer)


def _writer(row: dict[str, Any], made: Loaded) -> User:
    """The unit's own demo user who writes such plans, where there is one, else the controller."""
    unit = made.units[row["unit"]]
    people = WRITERS[row["kind"]].people(unit, on=today()).filter(roles__unit=unit)
    return people.first() or User.objects.get(username="controller")


def _sections(plan: Plan, texts: dict[str, str], writer: User) -> None:
    for section in PlanNode.objects.filter(plan=plan, kind=NodeKind.SECTION):
        fields = {"text": richtext.clean(texts.get(section.title, ""))}
        save_changes(section, fields, by=writer, reason="Ändrad")


def _node(
    plan: Plan, row: dict[str, Any], parent: PlanNode | None, owner: dict[str, Any], made: Loaded, writer: User
) -> None:
    named = [field for field in FIELDS_OF[row["kind"]] if field.name in row and not field.is_row]
    fields = {field.name: _read(field, row[field.name]) for field in named}
    if "perspective" in row:
        fields["perspective_id"] = Perspective.objects.of_cycle(plan.first_year).get(name=row["perspective"]).pk
    if "assignment" in row:
        fields["assignment"] = _assignment(plan, row, owner, made, writer)
    if "figure" in row:
        fields |= {"key_figure": made.figures[row["figure"]], "title": made.figures[row["figure"]].name}
    node = plan_nodes.add(
        plan,
        by=writer,
        kind=row["kind"],
        parent=parent,
        is_example=owner.get("example", False),
        **fields,
    )
    if row.get("continues") in made.nodes:
        continuations.continue_from(node, by=writer, earlier=[made.nodes[row["continues"]]])
    made.nodes[f"{owner['ref']}/{row.get('ref', node.pk)}"] = node
    for year, value in row.get("targets", {}).items():
        save_new(Target(node=node, year=int(year), value=Decimal(value)), by=writer)
    for target in row.get("links", ()):
        to_node = made.nodes[target]
        kind = contributions.kind_for(node, to_node)
        save_new(Contribution(from_node=node, to_node=to_node, kind=kind), by=writer)
    _partners(node, row.get("collaborations", ()), made, writer)
    say(node_comments.about(node), row.get("comments", ()))
    for child in row.get("children", ()):
        _node(plan, child, node, owner, made, writer)


def say(about: Commented, rows: Sequence[dict[str, str]]) -> None:
    """What is said about an item or a section, marked as the examples that they are."""
    for row in rows:
        said = comments.write(about, by=User.objects.get(username=row["by"]), text=row["text"])
        about.rows.filter(pk=said.comment.pk).update(is_example=True)


def _partners(node: PlanNode, rows: Sequence[dict[str, str]], made: Loaded, writer: User) -> None:
    """Whom an item is done together with, and what those say who have answered."""
    for row in rows:
        unit = made.units[row["unit"]] if "unit" in row else None
        new = NewPartner(node.pk, unit, row.get("party", ""), row["about"])
        collaborations.save_all(node.plan, by=writer, add=[new])
        if "answer" in row:
            asked = Collaboration.objects.get(node=node, unit=unit)
            by = User.objects.get(username=row["by"])
            collaborations.answer(asked, by=by, version=None, answer=row["answer"], text=row.get("text", ""))


def _read(field: ItemField, value: Any) -> Any:
    if field.widget is Widget.RICH:
        return richtext.clean(value)
    return day(value) if field.widget is Widget.DAY else value


def _assignment(plan: Plan, row: dict[str, Any], owner: dict[str, Any], made: Loaded, writer: User) -> Assignment:
    """One identity through the years: the same uppdrag in the next plan is the same row."""
    ref = f"{owner['ref']}/{row['ref']}"
    if row.get("same_assignment"):
        made.assignments[ref] = made.assignments[row["same_assignment"]]
        return made.assignments[ref]
    details = row["assignment"]
    giver = made.units["KF"] if row["kind"] == NodeKind.COUNCIL_ASSIGNMENT else plan.unit
    assignment = Assignment(
        title=row["title"],
        text=richtext.clean(details["text"]),
        giver=giver,
        starts_on=day(details["starts_on"]),
        due_on=date.fromisoformat(details["due_on"]),
        funding=details["funding"],
        amount=Decimal(details["amount"]) if details["amount"] else None,
        is_example=owner.get("example", False),
    )
    save_new(assignment, by=writer)
    for code in details["receivers"]:
        save_new(AssignmentReceiver(assignment=assignment, unit=made.units[code]), by=writer)
    made.assignments[ref] = assignment
    return assignment


def _adopt(plan: Plan, row: dict[str, Any], made: Loaded, writer: User) -> None:
    early = row.get("preliminary", [])
    for item in early:
        _register(plan, decision(item, made.units, row), writer, preliminary=True)
    if early:
        plans.submit(plans.revise(plan, by=writer), by=writer)
    for item in row.get("decisions", []):
        _register(plan, decision(item, made.units, row), writer)
    if "sent_out" in row:
        sent = row["sent_out"]
        body, meeting_on = made.units[sent["body"]], date.fromisoformat(sent["meeting_on"])
        plan_decisions.send_out(plan, body=body, meeting_on=meeting_on, by=writer)
    if "approved" in row:
        person = User.objects.get(username=row["approved"]["person"])
        approval = Decision(
            person=person,
            date=day(row["approved"]["date"]),
            outcome=Outcome.APPROVES,
            is_example=row.get("example", False),
        )
        plan_decisions.register(plan, by=person, decision=approval)


def _register(plan: Plan, made: Decision, writer: User, *, preliminary: bool = False) -> None:
    """By the writer, where the body's decisions are theirs to register: not every body has a user in the demo."""
    by = writer if REGISTERS_DECISIONS.allows(writer, made.body) else None
    plan_decisions.register(plan, by=by, decision=made, preliminary=preliminary)


def decision(item: dict[str, str], units: dict[str, OrgUnit], owner: dict[str, Any]) -> Decision:
    """An unsaved decision; fields the source lacks stay empty and print *saknas*."""
    return Decision(
        body=units[item["body"]],
        date=day(item.get("date")),
        paragraph=item.get("paragraph", ""),
        registry_number=item.get("registry_number", ""),
        outcome=item.get("outcome", Outcome.ADOPTS),
        source=owner.get("source", ""),
        is_example=owner.get("example", False),
    )
