"""Så skrev ni förra året: a section as it was decided then, beside what is written now."""

from dataclasses import dataclass

from django.urls import reverse

from followup.asking.kinds import TextQuestion
from followup.asking.last_year import LastYear, numbers_before, section_before, texts_before
from followup.asking.living_numbers import draw_others
from followup.asking.questionnaire import Questionnaire
from followup.enums import Content
from followup.models import Report, ReportText, SectionRule
from followup.rules.last_years_words import Remark, is_same, remarks
from styrmodell.lib import richtext
from styrmodell.lib.comparison.beside import compared_value
from styrmodell.lib.comparison.value import ComparedValue, Look, Value

MOST = 60_000  # signs of both texts together that are compared word by word: more takes seconds


@dataclass(frozen=True, slots=True)
class Beside:
    """Förra året bredvid ett avsnitt på sidan där rapporten skrivs: that there is a text, and what can be done with it.

    Attributes:
        is_same: what is written now is that, word for word.
        may_begin: nothing is written now.
    """

    key: str
    title: str
    url: str
    is_same: bool = False
    may_begin: bool = False


@dataclass(frozen=True, slots=True)
class SectionLastYear:
    """Ett avsnitt förra året.

    Attributes:
        before: None where no report was decided that the reader may read.
        compared: both texts in one with what differs marked; None where one of them is empty or they are the same.
    """

    rule: SectionRule
    before: LastYear | None
    now: str = ""
    compared: ComparedValue | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def is_lines(self) -> bool:
        """True of att-satser, which are lines and no formatted text."""
        return self.rule.section.content == Content.PROPOSALS

    @property
    def may_begin(self) -> bool:
        """True when last year's text can be put in: there is one, and nothing is written now."""
        return bool(self.before and self.before.text and richtext.is_empty(self.now))


def beside(report: Report, paper: Questionnaire) -> dict[str, Beside]:
    """By the sections' keys those that were written last year. One query at most."""
    found = {}
    texts = texts_before(report)
    for question in paper.questions if texts else ():
        if isinstance(question, TextQuestion) and (text := texts.get(question.key)):
            found[question.key] = Beside(
                question.key,
                question.title,
                address(report, question.key),
                is_same(question.drawn or question.text, text),
                not question.is_written,
            )
    return found


def section_last_year(report: Report, rule: SectionRule) -> SectionLastYear:
    """The section then and now. The number of queries does not depend on how much is written."""
    key = rule.section.key
    before, now = section_before(report, key), _written(report, key)
    if before is None:
        return SectionLastYear(rule, None, now)
    numbers = tuple(numbers_before(report, before)) if now else ()
    told = tuple(remarks(now, before.text, report.round.year, numbers))
    return SectionLastYear(rule, before, now, _compared(before.text, now, rule), told)


def address(report: Report, key: str) -> str:
    """Where last year's section stands."""
    return reverse("followup:report_last_year", args=[report.pk, key])


def _written(report: Report, key: str) -> str:
    """What is written now, as it will be read."""
    row = ReportText.objects.filter(report=report, key=key).first()
    if row is None:
        return ""
    draw_others([(report, row)])
    return row.text


def _compared(before: str, now: str, rule: SectionRule) -> ComparedValue | None:
    if not before or richtext.is_empty(now) or is_same(now, before) or len(before) + len(now) > MOST:
        return None
    look = Look.WORDS if rule.section.content == Content.PROPOSALS else Look.RICH
    return compared_value(Value("", look, before), Value("", look, now))
