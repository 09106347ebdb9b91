"""God ekonomisk hushållning: what the sammanvägda bedömning of a report is made from, and what has been said of it before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from followup.asking.below import note_of, report_of, said_of
from followup.asking.earlier import reports_before
from followup.asking.weighed import FINANCIAL, OF_OPERATIONS, FigureUnder, GivenStep, GoalUnder, OwnView
from followup.enums import ScaleDimension
from followup.models import Assessment, FrozenText, Report, ReportText
from followup.reading.below import reports_below
from followup.reading.material import Basis
from followup.reading.scales import Words
from followup.reading.series import FollowedFigure
from followup.reading.targets import judge
from followup.rules.sections import STEWARDSHIP
from organisation.enums import OrgUnitKind
from planning.enums import NodeKind
from planning.models import FrozenNode
from styrmodell.lib.documents.status import Status, StatusKey
from styrmodell.lib.swedish import MISSING, number

EARLIER = 4  # reports


@dataclass(frozen=True, slots=True)
class StewardshipTold:
    """God ekonomisk hushållning, as far as others have told of it.

    Attributes:
        before: the steps of earlier reports, the newest first.
        views: of kommunens report what nämnder say of their own.
    """

    before: tuple[GivenStep, ...] = ()
    views: tuple[OwnView, ...] = ()


def stewardship_of(report: Report, words: Words) -> StewardshipTold:
    """What has been said before and below. Five queries at most."""
    return StewardshipTold(_before(report), _views(report, words))


def _before(report: Report) -> tuple[GivenStep, ...]:
    """The steps of the unit's decided reports."""
    earlier = reports_before(report).filter(content__isnull=False).order_by("-round__period_to", "-pk")[:EARLIER]
    names = {row.content: row.name for row in earlier}
    rows = FrozenText.objects.in_contents(list(names)).filter(key=STEWARDSHIP).exclude(step="")
    steps = {row.content_id: Status(StatusKey(row.step), row.word) for row in rows}
    return tuple(GivenStep(name, steps[content]) for content, name in names.items() if content in steps)


def _views(report: Report, words: Words) -> tuple[OwnView, ...]:
    if report.unit.kind != OrgUnitKind.MUNICIPALITY:
        return ()
    said = said_of(reports_below(report), (ReportText, FrozenText), "key", [STEWARDSHIP], None)
    return tuple(_view(row, words) for one in said.values() for row in one.rows)


def _view(row: ReportText | FrozenText, words: Words) -> OwnView:
    report, is_frozen = report_of(row), isinstance(row, FrozenText)
    status = words.status(ScaleDimension.STEWARDSHIP, row.step)
    if status and isinstance(row, FrozenText):
        status = Status(status.key, row.word)
    note = note_of(row, report, is_frozen=is_frozen)
    whose = f"{report.unit_name} ({note})" if note else report.unit_name
    return OwnView(whose, row.text, status, row.is_example)


def goals_under(
    basis: Basis, assessments: Mapping[int, Assessment], figures: Iterable[FollowedFigure], words: Words
) -> list[GoalUnder]:
    """The goals that fullmäktige has set for god ekonomisk hushållning, the financial first; as the report judges them."""
    by_goal: dict[int, list[FollowedFigure]] = {}
    for one in figures:
        by_goal.setdefault(one.stands_under or 0, []).append(one)
    goals = [node for node in basis.of_kind(NodeKind.GOAL) if node.is_financial or node.is_of_operations]
    return [
        _goal(node, assessments.get(node.node_id), by_goal.get(node.node_id, ()), words)
        for node in sorted(goals, key=lambda node: not node.is_financial)
    ]


def _goal(node: FrozenNode, row: Assessment | None, figures: Sequence[FollowedFigure], words: Words) -> GoalUnder:
    return GoalUnder(
        FINANCIAL if node.is_financial else OF_OPERATIONS,
        f"{node.code} {node.title}".strip() or "Mål",
        words.status(ScaleDimension.ATTAINMENT, row.attainment) if row else None,
        tuple(_figure(one) for one in figures if not one.is_judged),
        node.is_example or bool(row and row.is_example),
    )


def _figure(one: FollowedFigure) -> FigureUnder:
    figure, target = one.series.figure, one.target
    told = [row for row in (*one.earlier, one.value) if row and row.value is not None]
    row = told[-1] if told else None
    judgement = judge(figure, row, one.series.targets) if row else None
    return FigureUnder(
        figure.name,
        f"{target.words(figure.decimals)} {figure.unit_of_measure}" if target else MISSING,
        f"{number(row.value, figure.decimals)} {figure.unit_of_measure} ({row.period_label})" if row else MISSING,
        judgement.status if judgement else None,
    )
