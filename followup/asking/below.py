"""What the level below has written about the same things: as it was decided there, and until then as it was handed in."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from followup.asking.living_numbers import draw_others
from followup.enums import Reporter, ScaleDimension
from followup.models import Assessment, FrozenAssessment, FrozenText, Report, ReportText
from followup.reading.below import BEING_AMENDED, is_handling, not_dealt_with, reports_below, with_contents
from followup.reading.scales import Words
from followup.rules.sections import reporter_of
from planning.models import FrozenNode
from styrmodell.lib.documents.status import Status

# Where rows of each kind are read while handed in, and once decided.
TEXTS, ASSESSMENTS = (ReportText, FrozenText), (Assessment, FrozenAssessment)
Models = tuple[type[Any], type[Any]]


@dataclass(frozen=True, slots=True)
class TextBelow:
    """What a unit of the level below has written about a goal, as the report tells it.

    Attributes:
        note: what one has to know of it, such as that its body has not dealt with it.
    """

    unit: str
    text: str
    status: Status | None = None
    note: str = ""
    is_example: bool = False

    @property
    def whose(self) -> str:
        """The unit, with the note: "Kulturnämnden (ej behandlad av nämnden)"."""
        return f"{self.unit} ({self.note})" if self.note else self.unit


@dataclass(frozen=True, slots=True)
class FromBelow:
    """Assessments of the level below in the same round; `rows` are what they are read from."""

    assessments: dict[int, tuple[TextBelow, ...]] = field(default_factory=dict)
    rows: dict[int, tuple[Assessment | FrozenAssessment, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class Said:
    """What has been said of one thing: the rows that were read, and how many there are."""

    rows: list[Any] = field(default_factory=list)
    count: int = 0


def from_below(report: Report, nodes: Sequence[FrozenNode], words: Words) -> FromBelow:
    """What the units below have said about the same goals. Three queries."""
    judged = said_of(reports_below(report), ASSESSMENTS, "node_id", [node.node_id for node in nodes], None)
    return FromBelow(
        {node: tuple(_text(row, words) for row in said.rows) for node, said in judged.items()},
        {node: tuple(said.rows) for node, said in judged.items()},
    )


def attainments_below(report: Report, nodes: Sequence[FrozenNode]) -> dict[int, list[str]]:
    """How far the units below have met the same goals, as keys of the scale: of kommunens report what nämnder and bolag have
    handed in; empty of others. Three queries.
    """
    found: dict[int, list[str]] = {}
    if reporter_of(report.unit.kind) != Reporter.MUNICIPALITY:
        return found
    below, goals = list(reports_below(report)), [node.node_id for node in nodes]
    for rows in (_decided(below, FrozenAssessment), _live(below, Assessment)):
        for node, key in rows.filter(node__in=goals).values_list("node", "attainment"):
            found.setdefault(node, []).append(key)
    return found


def report_of(row: Any) -> Report:
    """Whose words a row holds, live or frozen."""
    found: Report = row.report if isinstance(row, ReportText | Assessment) else row.row.report
    return found


def _live(below: Iterable[Any], model: type[Any]) -> QuerySet[Any]:
    rows: QuerySet[Any] = model._default_manager.filter(report__in=[one.pk for one in below if one.content is None])
    if model is ReportText:  # an assessment without words says something
        rows = rows.exclude(text="")
    return rows.select_related("report__unit")


def _decided(below: Iterable[Any], model: type[Any]) -> QuerySet[Any]:
    """Each report's own, and not what it told of the level below it in turn."""
    contents = [one.content for one in below if one.content is not None]
    rows: QuerySet[Any] = model._default_manager.in_contents(contents)
    its = with_contents(Report.objects.filter(pk=OuterRef("row__report"))).values("content")[:1]
    own = rows.alias(own_content=Subquery(its)).filter(content=F("own_content")).select_related("row__report__unit")
    return own.annotate(is_being_amended=is_handling("content_id"))


def said_of(
    below: Iterable[Any], models: Models, about: str, things: Collection[Any], most: int | None
) -> dict[Any, Said]:
    """What reports say, by what it is about, in the order of the organisation, with their living numbers drawn. Two queries
    where there are reports, and three where there are such numbers.

    Args:
        below: the reports, each with the `content` that it is read from.
        most: how many units' words to read about each; None for all.
    """
    live, frozen = models
    found: dict[Any, Said] = {}
    reports = list(below) if things else []
    if not reports:
        return found
    for rows, to_report in ((_decided(reports, frozen), "row__report__"), (_live(reports, live), "report__")):
        counted = dict[Any, int]()
        for row in _first(rows.filter(**{f"{about}__in": things}), about, most, to_report):
            thing = getattr(row, about)
            found.setdefault(thing, Said()).rows.append(row)
            counted[thing] = row.how_many
        for thing, count in counted.items():
            found[thing].count += count
    for said in found.values():
        said.rows = sorted(said.rows, key=_place)[:most]
    written = [row for said in found.values() for row in said.rows if isinstance(row, live)]
    draw_others([(row.report, row) for row in written])
    return found


def _first(rows: QuerySet[Any], about: str, most: int | None, to_report: str) -> QuerySet[Any]:
    """Of those about the same thing the first `most` in the order of the organisation; each knows how many there are."""
    found = rows.annotate(how_many=Window(Count("pk"), about))
    order = (f"{to_report}unit__tree_id", f"{to_report}unit__lft", "pk")
    return found if most is None else found.alias(place=Window(RowNumber(), about, order)).filter(place__lte=most)


def _place(row: Any) -> tuple[int, int, int]:
    unit = report_of(row).unit
    return unit.tree_id, unit.lft, row.pk


def _text(row: Any, words: Words) -> TextBelow:
    report = report_of(row)
    return TextBelow(
        report.unit_name,
        row.text,
        status_below(row, ScaleDimension.ATTAINMENT, words),
        note=note_of(row, report, is_frozen=isinstance(row, FrozenAssessment)),
        is_example=row.is_example,
    )


def note_of(row: Any, report: Report, *, is_frozen: bool) -> str:
    """What one has to know of it, such as that its body has not dealt with it."""
    if is_frozen:
        return BEING_AMENDED if row.is_being_amended else ""
    return not_dealt_with(report) if report.is_decided_by_body else ""


def status_below(row: Assessment | FrozenAssessment, dimension: ScaleDimension, words: Words) -> Status | None:
    """An assessment's answer on one scale; a decided one's with the word that was decided on."""
    status = words.status(dimension, getattr(row, dimension.lower()))
    if status is None or isinstance(row, Assessment):
        return status
    return Status(status.key, row.words.get(dimension.lower(), status.word))
