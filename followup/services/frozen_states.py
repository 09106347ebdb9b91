"""How activities, uppdrag and actions go, as rows of a report's frozen content that are not saved yet."""

from collections.abc import Iterator, Sequence
from typing import Any

from followup.asking.material import Material
from followup.enums import Content
from followup.models import FrozenState, StatusUpdate
from followup.reading.actions import FollowedAction
from followup.reading.material import is_given_by_council
from planning.enums import NodeKind
from planning.models import AssignmentReceiver, FrozenNode


def states(read: Material) -> Iterator[FrozenState]:
    """How activities, uppdrag and the actions of earlier reports go, as far as the report tells of them."""
    asked = {rule.section.content for rule in read.asked}
    if Content.ACTIVITIES in asked:
        for node in read.basis.of_kind(NodeKind.ACTIVITY):
            yield _state(read, node, node_id=node.node_id, title=node.title, owner=node.responsible, due_on=node.due_on)
    for content, given in ((Content.COUNCIL_ASSIGNMENTS, True), (Content.SPECIAL_ASSIGNMENTS, False)):
        if content in asked:
            for receiver in read.basis.receivers:
                if is_given_by_council(receiver) == given:
                    yield _assignment(read, receiver)
    for action in read.actions:
        yield _told(_action_state(action), action.updates)


def _assignment(read: Material, receiver: AssignmentReceiver) -> FrozenState:
    task = receiver.assignment
    state = _state(read, receiver, receiver=receiver, title=task.title, owner=receiver.unit.name, due_on=task.due_on)
    state.unit, state.is_example = receiver.unit, task.is_example
    return state


def _state(read: Material, thing: FrozenNode | AssignmentReceiver, **fields: Any) -> FrozenState:
    state = FrozenState(unit=read.report.unit, is_example=getattr(thing, "is_example", False), **fields)
    return _told(state, read.basis.updates_of(thing))


def _action_state(action: FollowedAction) -> FrozenState:
    return FrozenState(
        unit_id=action.unit_id,
        action_id=action.pk,
        title=action.text,
        owner=action.owner,
        due_on=action.due_on,
        is_example=action.is_example,
    )


def _told(state: FrozenState, updates: Sequence[StatusUpdate]) -> FrozenState:
    if updates:
        state.row, state.version = updates[0], updates[0].version
        state.state, state.text = updates[0].state, updates[0].text
    return state
