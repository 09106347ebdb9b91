"""Så skrev ni förra året: a section, or what was said of a goal, as it was decided then, beside what is written now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.urls import reverse

from followup.asking.kinds import GoalQuestion, TextQuestion
from followup.asking.last_year import LastYear, goal_before, goals_before, numbers_before, section_before, texts_before
from followup.asking.living_numbers import draw_others
from followup.asking.questionnaire import Questionnaire
from followup.enums import Content
from followup.models import Assessment, Report, ReportText, SectionRule
from followup.reading.material import node_asked_about
from followup.rules.last_years_words import Remark, is_same, remarks
from planning.enums import NodeKind
from styrmodell.lib import richtext
from styrmodell.lib.comparison.beside import compared_value
from styrmodell.lib.comparison.value import ComparedValue, Look, Value

MOST = 60_000  # signs of both texts together that are compared word by word: more takes seconds
CALLED: dict[str, str] = {
    NodeKind.GOAL: "målet",
    NodeKind.DIRECTION: "inriktningen",
    NodeKind.PRIORITY: "prioriteringen",
}
GOAL = re.compile(r"goal-(?P<node>[0-9]{1,9})", re.ASCII)  # its question's prefix; no section has such a key


@dataclass(frozen=True, slots=True)
class Beside:
    """Förra året bredvid ett avsnitt eller ett mål på sidan där rapporten skrivs: that there is a text, and what can be done
    with it.

    Attributes:
        key: of the section, or the prefix of the goal's question.
        is_same: what is written now is that, word for word.
        may_begin: nothing is written now.
    """

    key: str
    title: str
    url: str
    is_same: bool = False
    may_begin: bool = False


@dataclass(frozen=True, slots=True)
class TextLastYear:
    """Ett avsnitt eller ett mål förra året.

    Attributes:
        key: as of `Beside`.
        what: what it is, as it is said in a sentence.
        place: where it is written.
        node: the goal's node; None of a section.
        is_lines: True of att-satser, which are lines and no formatted text.
        before: None where no report was decided that the reader may read.
        compared: both texts in one with what differs marked; None where one of them is empty or they are the same.
    """

    key: str
    title: str
    what: str
    place: str
    before: LastYear | None
    now: str = ""
    is_lines: bool = False
    node: int | None = None
    compared: ComparedValue | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def may_begin(self) -> bool:
        """True when last year's text can be put in: there is one, and nothing is written now."""
        return bool(self.before and self.before.text and richtext.is_empty(self.now))


def beside(report: Report, paper: Questionnaire) -> dict[str, Beside]:
    """By the sections' keys and the goals' prefixes those that were written last year. Three queries at most."""
    return {key: _beside(report, key, question, text) for key, question, text in _written_before(report, paper)}


def _written_before(report: Report, paper: Questionnaire) -> Iterator[tuple[str, TextQuestion | GoalQuestion, str]]:
    texts = texts_before(report)
    goals = goals_before(report, [one.node_id for one in paper.questions if isinstance(one, GoalQuestion)])
    for question in paper.questions if texts or goals else ():
        if isinstance(question, TextQuestion) and (text := texts.get(question.key)):
            yield question.key, question, text
        elif isinstance(question, GoalQuestion) and (row := goals.get(question.node_id)):
            yield question.prefix, question, row.text


def _beside(report: Report, key: str, question: TextQuestion | GoalQuestion, text: str) -> Beside:
    is_same_words = is_same(question.drawn or question.text, text)
    return Beside(key, question.title, address(report, key), is_same_words, richtext.is_empty(question.text))


def text_last_year(report: Report, key: str) -> TextLastYear | None:
    """The section or the goal then and now; None of what the report does not ask about. The number of queries does not depend
    on how much is written.
    """
    if goal := GOAL.fullmatch(key):
        return _goal_last_year(report, key, int(goal["node"]))
    rule = SectionRule.objects.asked_of(report).written().filter(section__key=key).first()
    if rule is None:
        return None
    is_lines = rule.section.content == Content.PROPOSALS
    now = _drawn(report, ReportText.objects.filter(report=report, key=key).first())
    section = TextLastYear(key, rule.title, "avsnittet", f"text-{key}", section_before(report, key), now, is_lines)
    return _compared_with_now(report, section)


def _goal_last_year(report: Report, key: str, node: int) -> TextLastYear | None:
    asked = node_asked_about(report, node)
    if asked is None or asked.kind not in CALLED:
        return None
    title = f"{asked.code} {asked.title}".strip() if asked.title else f"Mål {asked.code}"
    now = _drawn(report, Assessment.objects.filter(report=report, node=node).first())
    return _compared_with_now(
        report, TextLastYear(key, title, CALLED[asked.kind], key, goal_before(report, node), now, node=node)
    )


def _compared_with_now(report: Report, text: TextLastYear) -> TextLastYear:
    """With what differs, and what may be left from last year."""
    if text.before is None:
        return text
    numbers = tuple(numbers_before(report, text.before)) if text.now else ()
    told = tuple(remarks(text.now, text.before.text, report.round.year, numbers))
    return replace(text, compared=_compared(text.before.text, text.now, is_lines=text.is_lines), remarks=told)


def address(report: Report, key: str) -> str:
    """Where last year's section stands."""
    return reverse("followup:report_last_year", args=[report.pk, key])


def _drawn(report: Report, row: ReportText | Assessment | None) -> str:
    """What is written now, as it will be read."""
    if row is None:
        return ""
    draw_others([(report, row)])
    return row.text


def _compared(before: str, now: str, *, is_lines: bool) -> ComparedValue | None:
    if not before or richtext.is_empty(now) or is_same(now, before) or len(before) + len(now) > MOST:
        return None
    look = Look.WORDS if is_lines else Look.RICH
    return compared_value(Value("", look, before), Value("", look, now))
