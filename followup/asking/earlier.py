"""What stands beside the fields: the unit's own words last time."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from followup.asking.kinds import Earlier
from followup.asking.living_numbers import draw_others
from followup.enums import RoundKind, ScaleDimension
from followup.models import Assessment, FrozenAssessment, FrozenText, Report, ReportEdition, ReportText
from followup.reading.scales import Words
from followup.rules.living_numbers import keys_in
from organisation.models import OrgUnit, User
from planning.models import FrozenNode
from planning.reading.stories import stories


@dataclass(frozen=True, slots=True)
class LastTime:
    """Förra rapporten: its texts and assessments; empty when there was none, or none that the reader may read.

    What has been decided or handed over is read as it was frozen: a report that is open again does not tell what is
    being written in it.
    """

    report: Report | None = None
    texts: dict[str, str] = field(default_factory=dict)
    steps: dict[str, str] = field(default_factory=dict)
    assessments: dict[int, Assessment | FrozenAssessment] = field(default_factory=dict)

    def of_text(self, key: str, words: Words) -> Earlier | None:
        """The section's text last time, and its step."""
        text, status = self.texts.get(key, ""), words.status(ScaleDimension.STEWARDSHIP, self.steps.get(key, ""))
        return Earlier(self.report.name, status, text) if self.report and (text or status) else None

    def of_node(self, node: FrozenNode, words: Words) -> Earlier | None:
        """The assessment last time of the goal, or of what it goes on from."""
        found = self.assessments.get(node.node_id)
        if self.report is None or found is None:
            return None
        status = words.status(ScaleDimension.ATTAINMENT, found.attainment) or words.status(
            ScaleDimension.PROGRESS, found.progress
        )
        return Earlier(self.report.name, status, found.text)


def last_time(report: Report, nodes: Collection[int], reader: User | None = None) -> LastTime:
    """The unit's report in the round before; månadsrapporter are compared with each other. At most five queries, and more
    only where its texts have living numbers.

    Args:
        nodes: ids of the goals and priorities that the report assesses.
        reader: who is shown the words. What a unit that this one took over from wrote is told only to those who may read
            that report; without a reader it is told to nobody.
    """
    previous = reports_before(report).order_by("-round__period_to", "-pk").first()
    if previous is None:
        return LastTime()
    if not _is_readable(previous, report, reader):
        return LastTime(previous)
    texts, assessments = _frozen(previous) if previous.content else _live(previous)
    told = list(texts.values_list("key", "text", "step"))
    written, steps = {key: text for key, text, _ in told}, {key: step for key, _, step in told if step}
    assessed = list(assessments)
    if not previous.content:
        living = list(texts) if any(map(keys_in, written.values())) else []
        draw_others([(previous, row) for row in (*living, *assessed)])
        written |= {row.key: row.text for row in living}
    return LastTime(previous, written, steps, carried_on({row.node_id: row for row in assessed}, nodes))


def reports_before(report: Report) -> QuerySet[Any]:
    """The reports of the unit, and of those it took over from, in earlier rounds, each with its newest edition's `content`;
    månadsrapporter are compared with each other.
    """
    units = OrgUnit.objects.filter(Q(pk=report.unit_id) | Q(followed_by__successor=report.unit_id)).values("pk")
    earlier = Report.objects.filter(unit__in=units, round__period_to__lt=report.round.period_to)
    if report.round.kind != RoundKind.MONTHLY:
        earlier = earlier.exclude(round__kind=RoundKind.MONTHLY)
    newest = ReportEdition.objects.filter(report=OuterRef("pk")).order_by("-number").values("content")
    return earlier.annotate(content=Subquery(newest[:1])).select_related("round", "unit")


def _is_readable(previous: Report, report: Report, reader: User | None) -> bool:
    if previous.unit_id == report.unit_id:
        return True
    return reader is not None and Report.objects.visible_to(reader).filter(pk=previous.pk).exists()


def _frozen(previous: Any) -> tuple[QuerySet[Any], QuerySet[Any]]:
    own = {"unit": previous.unit_id, "row__isnull": False}
    return FrozenText.objects.of(previous.content), FrozenAssessment.objects.of(previous.content).filter(**own)


def _live(previous: Report) -> tuple[QuerySet[Any], QuerySet[Any]]:
    return ReportText.objects.filter(report=previous), Assessment.objects.filter(report=previous)


def carried_on(assessed: dict[int, Any], nodes: Collection[int]) -> dict[int, Any]:
    """The assessment by the goal that goes on from what was assessed, however many years ago; of several that have become
    one the first is shown. One query, and none when the goals are the same.
    """
    new = [pk for pk in nodes if pk not in assessed]
    if not assessed or not new:
        return assessed
    found = {pk: sorted(assessed.keys() & story.earlier) for pk, story in stories(new).items()}
    return assessed | {pk: assessed[before[0]] for pk, before in found.items() if before}
