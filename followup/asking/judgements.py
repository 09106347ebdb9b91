"""What is asked of goals, inriktningar and prioriteringar: how it goes, and the words that are needed with it."""

from collections.abc import Sequence
from dataclasses import replace

from followup.asking.kinds import NEEDED_FOR_GOAL, NEEDED_FOR_PRIORITY, Below, GoalQuestion, Question
from followup.asking.material import Material
from followup.enums import Progress, ScaleDimension
from followup.models import Assessment, SectionRule
from followup.reading.contributing import Contributing
from organisation.enums import OrgUnitKind
from planning.enums import NodeKind
from planning.models import FrozenNode

ASKED_OF_GOAL = (ScaleDimension.ATTAINMENT, ScaleDimension.PROGRESS, ScaleDimension.FORECAST)
NOBODY_HAS_WRITTEN = "Ingen under er har skrivit om det i den här rapporten. Skriv kort hur det går."
GOES_BACKWARDS = "Det går bakåt. Skriv vad det beror på."


def goals(read: Material, one: SectionRule) -> list[Question]:
    """Kommunfullmäktiges mål: the only ones that are judged as met or not."""
    asks = ASKED_OF_GOAL if read.report.round.has_forecasts else ASKED_OF_GOAL[:2]
    return [_question(read, one, node, asks, NEEDED_FOR_GOAL) for node in read.basis.of_kind(NodeKind.GOAL)]


def priorities(read: Material, one: SectionRule) -> list[Question]:
    """A kontor's priorities."""
    asks = (ScaleDimension.PROGRESS,)
    return [_question(read, one, node, asks, NEEDED_FOR_PRIORITY) for node in read.basis.of_kind(NodeKind.PRIORITY)]


def directions(read: Material, one: SectionRule) -> list[Question]:
    """A nämnd's or a bolag's inriktningar and priorities: what they have come closer to, in words where nobody below has said
    it, or where it goes backwards.
    """
    return [_direction(read, one, node) for node in read.basis.directions]


def _direction(read: Material, one: SectionRule, node: FrozenNode) -> GoalQuestion:
    question = _question(read, one, node, (ScaleDimension.PROGRESS,), NEEDED_FOR_PRIORITY)
    why = ""
    if not read.contributing.get(node.node_id, Contributing()).is_written:
        why = NOBODY_HAS_WRITTEN
    elif question.progress == Progress.BACKWARD:
        why = GOES_BACKWARDS
    needs = (*question.needs, "text") if why else question.needs
    is_required = question.is_required
    return replace(
        question,
        needs=needs,
        text_help=why if is_required else "",
        is_asked_when_backward=is_required and not why,
    )


def _question(
    read: Material, one: SectionRule, node: FrozenNode, asks: Sequence[str], needs: tuple[str, ...]
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
        needs=needs,
        attainment=row.attainment,
        progress=row.progress,
        forecast=row.forecast,
        text=row.text,
        text_label=_text_label(read, node),
        version=row.version if row.pk else 0,
        below=read.below.assessments.get(node.node_id, Below()),
        is_example=node.is_example,
    )


def _text_label(read: Material, node: FrozenNode) -> str:
    if read.report.unit.kind == OrgUnitKind.MUNICIPALITY:
        return "Motivering"
    return "Så bidrar vi" if node.kind == NodeKind.GOAL else "Vad har hänt?"
