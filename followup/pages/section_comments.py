"""Kommentarer beside the sections of a report: on the page where it is written, and listed beside the document."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from followup.comment_permissions import may_comment_on_report
from followup.models import Report, SectionComment, SectionRule
from followup.permissions import may_read_working_report
from organisation.pages.comments import Talk, talks_on
from styrmodell.web.lines import Line


@dataclass(frozen=True, slots=True)
class SectionTalks:
    """What is said of one section.

    Attributes:
        key: the section's; `url` where it is commented on.
        talks: the open ones; of a decided report those that are kept.
    """

    key: str
    title: str
    url: str
    talks: tuple[Talk, ...]

    @property
    def label(self) -> str:
        """The way there as it is read aloud."""
        count = len(self.talks)
        said = f"{count} {'kommentar' if count == 1 else 'kommentarer'} till" if count else "Kommentera"
        return f"{said} {self.title}"


@dataclass(frozen=True, slots=True)
class ReportTalks:
    """What is said of a report, section by section.

    Attributes:
        may_comment: its reader says something too.
    """

    sections: tuple[SectionTalks, ...]
    may_comment: bool

    @property
    def lines(self) -> tuple[Line, ...]:
        """The talks, each led to where it is answered."""
        return tuple(
            Line(talk.first.beginning, f"{one.url}#{talk.anchor}", f"”{one.title}”. {talk.note}")
            for one in self.sections
            for talk in one.talks
        )


def has_comments() -> Exists:
    """True of a report where something is said about a section."""
    return Exists(SectionComment.objects.filter(report=OuterRef("pk")))


def talks_in(report: Report, user: Any, rules: Iterable[SectionRule] | None = None) -> ReportTalks | None:
    """What is said in the report, for who reads its working text; None for who has nothing to say or read there.

    Args:
        rules: what the report is asked for, where it has been read already.
    """
    if not may_read_working_report(user, report):
        return None
    may_comment = may_comment_on_report(user, report)
    talks: dict[str, list[Talk]] = {}
    if getattr(report, "has_comments", True):
        rows = SectionComment.objects.filter(report=report)
        for key, talk in talks_on(rows.of_open_talks() if may_comment else rows, user, on="key"):
            talks.setdefault(key, []).append(talk)
    if not talks and not may_comment:
        return None
    asked = list(rules or ())
    if not talks.keys() <= {one.section.key for one in asked} or rules is None:
        asked = list(
            SectionRule.objects.asked_of(report)
        )  # a section with no question left is talked about all the same
    return ReportTalks(tuple(_section(report, one, talks) for one in asked), may_comment)


def _section(report: Report, rule: SectionRule, talks: Mapping[str, Sequence[Talk]]) -> SectionTalks:
    key = rule.section.key
    return SectionTalks(key, rule.title, address(report, key), tuple(talks.get(key, ())))


def open_lines(report: Report, user: Any) -> tuple[Line, ...]:
    """The open talks, for who goes through the report again. Two queries, none where it is known that nothing is said."""
    found = talks_in(report, user) if getattr(report, "has_comments", True) else None
    return found.lines if found and found.may_comment else ()


def address(report: Report, key: str) -> str:
    """Where a section is commented on."""
    return reverse("followup:report_comments", args=[report.pk, key])
