"""How it goes with the goals: their chapters in a report and the table that sums them up."""

import re
from collections import Counter
from collections.abc import Sequence

from django.utils.html import escape
from django.utils.text import capfirst

from followup.asking.material import Material
from followup.documents import key_figures
from followup.enums import Reporter, ScaleDimension
from followup.models import Assessment
from followup.reading.frozen import chapter_of_goal
from followup.rules.sections import reporter_of
from followup.rules.suggestion import says_why_other
from planning.models import FrozenNode
from styrmodell.lib import richtext
from styrmodell.lib.documents.blocks import (
    Contribution,
    ContributionTable,
    Fact,
    GoalRow,
    GoalStrip,
    GoalTable,
    RichText,
)
from styrmodell.lib.documents.model import Block, Chapter
from styrmodell.lib.documents.status import Status, StatusKey
from styrmodell.lib.swedish import count_words, join_words, lower_first

ORDER = list(StatusKey)  # the best first
NEUTER = re.compile(r"(?<=[lm])t(?=( än)?$)")
CONTRIBUTORS = {
    Reporter.MUNICIPALITY: ("Så bidrar nämnder och bolag", "Nämnd eller bolag"),
    Reporter.COMPANY: ("Så bidrar bolagen", "Bolag"),
}


def chapters(read: Material) -> list[Chapter]:
    """One chapter a goal: assessment, the text, who contributes, its key figures."""
    return [_chapter(read, goal) for goal in read.goals]


def goal_table(read: Material) -> GoalTable | None:
    """The goals with their assessments; None when the report has none."""
    rows = tuple(_row(read, goal) for goal in read.goals)
    return GoalTable(rows) if rows else None


def sentence(table: GoalTable) -> str:
    """The outcome in words: "Fem mål: fyra helt uppfyllda och ett delvis uppfyllt."."""
    rows = sorted(table.rows, key=lambda row: ORDER.index(row.assessment.key) if row.assessment else len(ORDER))
    words = Counter(row.assessment.word.lower() if row.assessment else "inte bedömt än" for row in rows)
    said = [f"{count_words(count)} {counted(word, count)}" for word, count in words.items()]
    return f"{capfirst(count_words(len(rows)))} mål: {join_words(said)}."


def counted(word: str, count: int) -> str:
    """The word for so many goals: of more than one "uppfyllt" is "uppfyllda" and "inte bedömt än" "inte bedömda än"; a word of
    another form stays as it is.
    """
    return NEUTER.sub("da", word) if count > 1 else word


def key_of(goal: FrozenNode) -> str:
    """The key of a goal's chapter."""
    return chapter_of_goal(goal.node_id)


def label_of(goal: FrozenNode) -> str:
    """Code and wording: "I1 Levande demokrati"."""
    return f"{goal.code} {goal.title}".strip()


def status_of(read: Material, row: Assessment | None, dimension: ScaleDimension) -> Status | None:
    """One of the assessment's three answers with its word; None when not answered."""
    if row is None:
        return None
    return read.words.status(dimension, getattr(row, dimension.lower()))


def _row(read: Material, goal: FrozenNode) -> GoalRow:
    row = read.assessments.get(goal.node_id)
    return GoalRow(
        name=goal.title or f"Mål {goal.code}",
        code=goal.code,
        assessment=status_of(read, row, ScaleDimension.ATTAINMENT),
        progress=status_of(read, row, ScaleDimension.PROGRESS),
        chapter=key_of(goal),
        is_example=goal.is_example or bool(row and row.is_example),
    )


def _chapter(read: Material, goal: FrozenNode) -> Chapter:
    row = read.assessments.get(goal.node_id)
    blocks: list[Block] = [_strip(read, goal, row)]
    if goal.text and not richtext.is_empty(goal.text):
        blocks.append(RichText(goal.text, "Målet", is_example=goal.is_example))
    if row and row.text:
        is_own = reporter_of(read.report.unit.kind) == Reporter.MUNICIPALITY
        blocks.append(RichText(row.text, "Motivering" if is_own else "Vårt bidrag", is_example=row.is_example))
    blocks.extend(_other_than_suggested(read, row))
    blocks.extend(_contributions(read, goal))
    figures = [figure for figure in read.figures if figure.stands_under == goal.node_id]
    blocks.extend(key_figures.told(read, figures, with_charts=True))
    title = goal.title or f"Mål {goal.code}"
    return Chapter(
        key_of(goal),
        title,
        tuple(blocks),
        short_title=label_of(goal),
        eyebrow=f"Mål {goal.code}".strip(),
        lead="Målets lydelse finns inte i underlaget." if goal.wording_missing else "",
        group="Målen",
        is_example=goal.is_example,
    )


def _other_than_suggested(read: Material, row: Assessment | None) -> Sequence[RichText]:
    """What the material pointed to, and why the bedömning is another."""
    suggested = read.words.status(ScaleDimension.ATTAINMENT, row.suggested) if row else None
    if row is None or suggested is None or not says_why_other(row):
        return ()
    said = f"<p>Underlaget pekade på {lower_first(suggested.word)}. {escape(row.reason)}</p>"
    return (RichText(said, "Annan bedömning", is_example=row.is_example),)


def _strip(read: Material, goal: FrozenNode, row: Assessment | None) -> GoalStrip:
    example = bool(row and row.is_example)
    facts = [
        Fact(label, status=status_of(read, row, dimension), is_example=example)
        for label, dimension in (
            ("Bedömning", ScaleDimension.ATTAINMENT),
            ("Förflyttning", ScaleDimension.PROGRESS),
            ("Prognos för året", ScaleDimension.FORECAST),
        )
        if dimension != ScaleDimension.FORECAST or (row and row.forecast)
    ]
    if perspective := goal.catalogue.get("perspective"):
        facts.insert(0, Fact("Perspektiv", perspective))
    return GoalStrip(tuple(facts))


def _contributions(read: Material, goal: FrozenNode) -> Sequence[ContributionTable]:
    if goal.node_id not in read.below.assessments:
        return ()
    below = read.below.assessments[goal.node_id]
    rows = tuple(Contribution(one.whose, one.text, one.status, is_example=one.is_example) for one in below)
    heading, unit_heading = CONTRIBUTORS.get(reporter_of(read.report.unit.kind), ("Så bidrar de", "Enhet"))
    return (ContributionTable(rows, heading, unit_heading),)
