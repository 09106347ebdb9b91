"""What is asked of goals, inriktningar and prioriteringar: how it goes, and the words that are needed with it."""

from collections.abc import Sequence
from dataclasses import replace

from followup.asking.kinds import NEEDED_FOR_GOAL, NEEDED_FOR_PRIORITY, AskedIf, GoalQuestion, Question
from followup.asking.material import Material
from followup.enums import Progress, ScaleDimension
from followup.models import Assessment, SectionRule
from followup.reading.contributing import Contributing
from followup.rules.suggestion import Suggestion, by_judgements, by_work
from organisation.enums import OrgUnitKind
from planning.enums import NodeKind
from planning.models import FrozenNode
from styrmodell.lib import richtext

ASKED_OF_GOAL = (ScaleDimension.ATTAINMENT, ScaleDimension.PROGRESS, ScaleDimension.FORECAST)
WHAT_BECAME = "Vad har det blivit av det förväntade resultatet?"
NOBODY_HAS_WRITTEN = "Ingen annan har skrivit om det den här gången. Skriv kort hur det går."
GOES_BACKWARDS = "Det går bakåt. Skriv vad det beror på."


def goals(read: Material, one: SectionRule) -> list[Question]:
    """Kommunfullmäktiges mål: the only ones that are judged as met or not."""
    asks = ASKED_OF_GOAL if read.report.round.has_forecasts else ASKED_OF_GOAL[:2]
    return [_goal(read, one, node, asks) for node in read.basis.of_kind(NodeKind.GOAL)]


def _goal(read: Material, one: SectionRule, node: FrozenNode, asks: Sequence[str]) -> GoalQuestion:
    question = _question(read, one, node, asks, NEEDED_FOR_GOAL)
    suggestion = _suggestion(read, node)
    if suggestion is None:
        return question
    reason = AskedIf("reason", "attainment", suggestion.key, is_other=True)
    return replace(question, suggestion=suggestion, asked_if=(reason,))


def _suggestion(read: Material, node: FrozenNode) -> Suggestion | None:
    """From what has been judged below, else from the work that contributes."""
    words = dict(read.words.choices(ScaleDimension.ATTAINMENT))
    judged = read.attainments.get(node.node_id, [])
    work = read.contributing.get(node.node_id, Contributing())
    return by_judgements(judged, words) or by_work([*work.progress, *work.states], words)


def priorities(read: Material, one: SectionRule) -> list[Question]:
    """A kontor's priorities: the förflyttning, and what became of the result that was expected."""
    return [_priority(read, one, node) for node in read.basis.of_kind(NodeKind.PRIORITY)]


def _priority(read: Material, one: SectionRule, node: FrozenNode) -> GoalQuestion:
    question = _question(read, one, node, (ScaleDimension.PROGRESS,), NEEDED_FOR_PRIORITY)
    if richtext.is_empty(node.expected_result):
        return question
    question = replace(question, expected=node.expected_result, text_label=WHAT_BECAME)
    # When the year is over it is answered; before that it is enough to tell which way it goes.
    return question if read.report.round.has_forecasts else replace(question, always=(*question.always, "text"))


def directions(read: Material, one: SectionRule) -> list[Question]:
    """A nämnd's or a bolag's inriktningar and priorities: what they have come closer to, in words where nobody below has said
    it, or where it goes backwards.
    """
    return [_direction(read, one, node) for node in read.basis.directions]


def _direction(read: Material, one: SectionRule, node: FrozenNode) -> GoalQuestion:
    question = _question(read, one, node, (ScaleDimension.PROGRESS,), NEEDED_FOR_PRIORITY)
    if read.contributing.get(node.node_id, Contributing()).is_written:
        why = GOES_BACKWARDS if question.progress == Progress.BACKWARD else ""
    else:
        why, question = NOBODY_HAS_WRITTEN, replace(question, always=(*NEEDED_FOR_PRIORITY, "text"))
    backwards = AskedIf("text", "progress", Progress.BACKWARD)
    return replace(question, asked_if=(backwards,), text_help=why if one.is_required else "")


def _question(
    read: Material, one: SectionRule, node: FrozenNode, asks: Sequence[str], always: tuple[str, ...]
) -> GoalQuestion:
    row = read.assessments.get(node.node_id, Assessment())
    return GoalQuestion(
        f"goal-{node.node_id}",
        node.title or f"Mål {node.code}",
        one.is_required,
        read.last.of_node(node, read.words),
        node_id=node.node_id,
        code=node.code,
        wording=node.text or node.expected_result,
        asks=tuple(asks),
        always=always,
        attainment=row.attainment,
        progress=row.progress,
        forecast=row.forecast,
        text=row.text,
        drawn=read.drawn(row),
        reason=row.reason,
        text_label=_text_label(read, node),
        version=row.version if row.pk else 0,
        offers=read.offers.at_node(node.node_id),
        is_example=node.is_example,
    )


def _text_label(read: Material, node: FrozenNode) -> str:
    if read.report.unit.kind == OrgUnitKind.MUNICIPALITY:
        return "Motivering"
    return "Så bidrar vi" if node.kind == NodeKind.GOAL else "Vad har hänt?"
