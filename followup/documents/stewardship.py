"""God ekonomisk hushållning in a report: the bedömning with what is weighed into it, and how revisorerna see it."""

from collections.abc import Iterable

from django.utils.html import escape

from followup.asking.material import Material
from followup.asking.questions import weighs
from followup.asking.weighed import FINANCIAL, OF_OPERATIONS, GoalUnder, Weighs
from followup.enums import ScaleDimension
from followup.models import ReportText, SectionRule
from followup.rules.sections import AUDIT
from styrmodell.lib.documents.blocks import (
    Contribution,
    ContributionTable,
    Fact,
    GoalStrip,
    RichText,
    StatusRow,
    StatusTable,
    listed,
)
from styrmodell.lib.documents.model import Block, Chapter
from styrmodell.lib.documents.status import Status

BY_AUDITORS = "Revisorernas bedömning"


def chapters(read: Material, one: SectionRule) -> list[Chapter]:
    """The step and the text, the goals and figures under it, earlier reports' steps, and nämndernas own views."""
    row = read.texts.get(one.section.key)
    if row is None or not (row.text or row.step):
        return []
    under = weighs(read)
    blocks: list[Block] = [strip(read, row, under)]
    if row.text:
        blocks.append(RichText(row.text, one.section.label, is_example=row.is_example))
    blocks += [_goals(name, goals) for name, goals in under.groups]
    if under.before:
        blocks.append(listed((f"{step.report}: {step.status.word}" for step in under.before), "Tidigare bedömningar"))
    if under.views:
        views = tuple(Contribution(view.whose, view.html, view.status, view.is_example) for view in under.views)
        blocks.append(ContributionTable(views, "Nämndernas egen bedömning", "Nämnd"))
    return [Chapter(_key(one), one.title, tuple(blocks))]


def audit(read: Material, one: SectionRule) -> list[Chapter]:
    """What revisorerna say, with where it stands."""
    row = read.texts.get(one.section.key)
    if row is None or not (row.text or row.step):
        return []
    blocks: list[Block] = []
    facts = []
    if status := _status(read, row):
        facts.append(Fact(BY_AUDITORS, status=status, is_example=row.is_example))
    if row.source:
        facts.append(Fact("Källa", row.source, is_example=row.is_example))
    if facts:
        blocks.append(GoalStrip(tuple(facts)))
    if row.text:
        blocks.append(RichText(row.text, one.section.label, is_example=row.is_example))
    return [Chapter(_key(one), one.title, tuple(blocks))]


def strip(read: Material, row: ReportText, under: Weighs, label: str = "") -> GoalStrip:
    """The step with what is weighed into it in short, and how revisorerna see it.

    Args:
        label: what is judged, where the chapter is about more: then of goals that there are none nothing is said.
    """
    told = [name for name, _ in under.groups] if label else [FINANCIAL, OF_OPERATIONS]
    facts = [
        Fact(label or "Sammanvägd bedömning", status=_status(read, row), is_example=row.is_example),
        *(Fact(name, under.counted(name)) for name in told),
    ]
    said = read.texts.get(AUDIT)
    if said is not None and said.step:
        facts.append(Fact(BY_AUDITORS, status=_status(read, said), is_example=said.is_example))
    return GoalStrip(tuple(facts))


def _status(read: Material, row: ReportText) -> Status | None:
    return read.words.status(ScaleDimension.STEWARDSHIP, row.step)


def _goals(name: str, goals: Iterable[GoalUnder]) -> StatusTable:
    rows = []
    for goal in goals:
        figures = "".join(f"<p>{escape(one.words)}</p>" for one in goal.figures)
        rows.append(StatusRow(goal.label, html=figures, status=goal.status, is_example=goal.is_example))
    return StatusTable(tuple(rows), name, "Mål")


def _key(one: SectionRule) -> str:
    return one.section.key.replace("_", "-")
