"""What stands beside the fields: the unit's own words last time, and the words of the level below."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q, QuerySet

from followup.enums import RoundKind, ScaleDimension
from followup.models import Assessment, Report, ReportText
from followup.reporting.basis import reports_below
from followup.reporting.question_kinds import Earlier, TextBelow
from followup.reporting.scales import Words
from organisation.models import OrgUnit
from planning.models import FrozenNode


@dataclass(frozen=True, slots=True)
class LastTime:
    """Förra rapporten: its texts and assessments, empty when there was none; and this one's texts, read with them."""

    now: dict[str, ReportText]
    report: Report | None = None
    texts: dict[str, str] = field(default_factory=dict)
    assessments: dict[int, Assessment] = field(default_factory=dict)

    def of_text(self, key: str) -> Earlier | None:
        """The section's text last time."""
        text = self.texts.get(key, "")
        return Earlier(str(self.report.round), text=text) if self.report and text else None

    def of_node(self, node: FrozenNode, words: Words) -> Earlier | None:
        """The assessment last time of the goal, or of what it goes on from."""
        found = self.assessments.get(node.node_id)
        if self.report is None or found is None:
            return None
        status = words.status(ScaleDimension.ATTAINMENT, found.attainment) or words.status(
            ScaleDimension.PROGRESS, found.progress
        )
        return Earlier(str(self.report.round), status, found.text)


def last_time(report: Report) -> LastTime:
    """The unit's report in the round before; månadsrapporter are compared with each other. Three queries."""
    units = OrgUnit.objects.filter(Q(pk=report.unit_id) | Q(followed_by__successor=report.unit_id)).values("pk")
    earlier = Report.objects.filter(unit__in=units, round__period_to__lt=report.round.period_to)
    if report.round.kind != RoundKind.MONTHLY:
        earlier = earlier.exclude(round__kind=RoundKind.MONTHLY)
    previous = earlier.select_related("round").order_by("-round__period_to", "-pk").first()
    both = ReportText.objects.filter(report__in=[one for one in (report, previous) if one])
    texts = {(row.report_id, row.key): row for row in both}
    now = {key: row for (of, key), row in texts.items() if of == report.pk}
    if previous is None:
        return LastTime(now)
    return LastTime(
        now,
        previous,
        {key: row.text for (of, key), row in texts.items() if of == previous.pk},
        _carried_on(previous),
    )


def _carried_on(report: Report) -> dict[int, Assessment]:
    """Assessments by the goal that was assessed, and by those that it goes on in the year after."""
    rows = Assessment.objects.filter(report=report).annotate(goes_on_in=F("node__onward__to_node"))
    found: list[Any] = list(rows.order_by("-node__lft", "-pk"))  # of several that became one, the first is shown
    return {row.goes_on_in: row for row in found} | {row.node_id: row for row in found}


@dataclass(frozen=True, slots=True)
class FromBelow:
    """Texts and assessments of the level below in the same round, handed in."""

    texts: dict[str, tuple[TextBelow, ...]]
    assessments: dict[int, tuple[TextBelow, ...]]


def from_below(below: QuerySet[Report], keys: Sequence[str], nodes: Sequence[FrozenNode], words: Words) -> FromBelow:
    """What the units below have written about the same sections and goals. Two queries.

    Args:
        below: their reports.
    """
    texts: dict[str, list[TextBelow]] = {}
    written = ReportText.objects.filter(report__in=below, key__in=keys).exclude(text="")
    for row in written.select_related("report__unit").order_by("report__unit__lft", "pk"):
        texts.setdefault(row.key, []).append(
            TextBelow(row.report.unit.name, row.text, f"text.{row.pk}", is_example=row.is_example)
        )
    judged: dict[int, list[TextBelow]] = {}
    assessments = Assessment.objects.filter(report__in=below, node__in=[node.node_id for node in nodes])
    for one in assessments.select_related("report__unit").order_by("report__unit__tree_id", "report__unit__lft", "pk"):
        status = words.status(ScaleDimension.ATTAINMENT, one.attainment)
        offered = TextBelow(one.report.unit.name, one.text, f"assessment.{one.pk}", status, one.is_example)
        judged.setdefault(one.node_id, []).append(offered)
    return FromBelow(
        {key: tuple(rows) for key, rows in texts.items()}, {key: tuple(rows) for key, rows in judged.items()}
    )


def text_below(report: Report, reference: str) -> str:
    """The text that a `TextBelow.reference` names, "" when it is not (or no longer) offered to this report."""
    kind, _, number = reference.partition(".")
    model = {"text": ReportText, "assessment": Assessment}.get(kind)
    if model is None or not number.isdecimal() or len(number) > 18:
        return ""
    found = model._default_manager.filter(pk=int(number), report__in=reports_below(report)).values_list(
        "text", flat=True
    )
    return next(iter(found), "")
