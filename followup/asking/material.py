"""Everything that a report is asked about and made of, read once: its questions and its document are both made from it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from followup.asking.below import FromBelow, attainments_below, from_below
from followup.asking.earlier import LastTime, last_time
from followup.asking.living_numbers import LivingNumber, drawn_row, own_numbers, words_of
from followup.asking.offers import Offering, offering
from followup.asking.pictures import pictures
from followup.asking.section_rows import rows_of_report
from followup.asking.stewardship import StewardshipTold, stewardship_of
from followup.enums import Content, RoundKind
from followup.models import Assessment, Deviation, Report, ReportText, SectionRow, SectionRule, UnitPart
from followup.models.personnel import YEAR_KINDS
from followup.money.carry_overs import CarriedYear, carried_of
from followup.money.investments import Investments, investments_of
from followup.money.operating_account import operations_of
from followup.money.own_forecasts import own_forecasts
from followup.money.report_account import ReportMoney, money_of
from followup.money.report_accounts import ReportAccounts, accounts_of_report
from followup.reading import material as bases
from followup.reading.actions import FollowedAction, actions_told
from followup.reading.below import ReportBelow, told_below
from followup.reading.contributing import Contributing, contributing
from followup.reading.deviations import ToldDeviation, live_deviations, told
from followup.reading.handed_down import handed_to
from followup.reading.personnel import Personnel, personnel_of
from followup.reading.scales import Words, words_for
from followup.reading.series import FollowedFigure, followed
from followup.reading.serving import Serving, serving
from followup.reading.unit_parts import told_parts
from followup.rules.living_numbers import keys_in
from followup.rules.sections import OFFERED
from organisation.enums import OrgUnitKind
from organisation.models import User
from planning.enums import NodeKind
from planning.models import FrozenNode
from styrmodell.lib.documents.model import Block

MOST_OPERATIONS = 50  # shown beside the questions; the report itself has them all
OF_DIRECTIONS = {Content.DIRECTIONS, Content.PRIORITIES}
JUDGED = {Content.GOALS, *OF_DIRECTIONS}


@dataclass(frozen=True, slots=True)
class Material:
    """Everything the questions are made from, read once.

    Attributes:
        texts, assessments: with their living numbers drawn; where the questions are asked as they are written.
        assessments, figures: only those that its sections ask for; nothing else of them is printed, frozen or told.
        living: those that have such numbers, as they are written.
    """

    report: Report
    asked: tuple[SectionRule, ...]
    basis: bases.Basis
    words: Words
    texts: dict[str, ReportText]
    assessments: dict[int, Assessment]
    figures: tuple[FollowedFigure, ...]
    deviations: tuple[Deviation, ...]  # the report's own
    all_deviations: tuple[ToldDeviation, ...]  # with those of the level below
    actions: tuple[FollowedAction, ...]  # of earlier reports, that come back
    money: ReportMoney
    last: LastTime
    below: FromBelow
    attainments: dict[int, list[str]]  # by goal, of the level below, where the questions are asked
    contributing: dict[int, Contributing]  # by goal and inriktning, where the questions are asked
    offers: Offering = field(default_factory=Offering)
    numbers: tuple[LivingNumber, ...] = ()  # that its texts may point at
    living: tuple[ReportText | Assessment, ...] = ()
    reports: tuple[ReportBelow, ...] = ()  # of kommunens report: every nämnd's and bolag's
    accounts: ReportAccounts = field(default_factory=ReportAccounts)
    investments: Investments = field(default_factory=Investments)
    carried: CarriedYear = field(default_factory=CarriedYear)
    stewardship: StewardshipTold = field(default_factory=StewardshipTold)
    pictures: Mapping[str, Block] = field(default_factory=dict)  # by content what stands above a section's text
    personnel: Personnel = field(default_factory=Personnel)  # when the year is over
    rows: tuple[SectionRow, ...] = ()  # beside the texts
    unit_parts: tuple[UnitPart, ...] = ()  # of kommunens årsredovisning, where the document is made

    @property
    def since(self) -> date:
        """From this day a status update is news: after the last report was due."""
        return _since(self.report, self.last)

    @property
    def goals(self) -> list[FrozenNode]:
        """The goals that the report judges; none where no section asks for them."""
        return judged_in(self.basis, self.asked, Content.GOALS)

    @property
    def judged(self) -> list[FrozenNode]:
        """What the report's sections judge: goals, and after them inriktningar and priorities."""
        return judged_in(self.basis, self.asked, *JUDGED)

    def drawn(self, row: ReportText | Assessment | None) -> str:
        """A text that is being written as it will be read; "" where that is as it is written."""
        return drawn_row(row, words_of(self.numbers)).text if row and keys_in(row.text) else ""


def material(
    report: Report, *, whole: bool = False, asks: bool = False, reader: User | None = None, offers: bool = True
) -> Material:
    """Read what the report asks about; the same number of queries however many answers there are.

    Args:
        whole: read what is to be frozen: every verksamhet too.
        asks: read what stands beside the questions: of many verksamheter those that deviate most, and in place of what the
            level below says of the same goals the texts that are offered to the reader.
        reader: who is shown what stands beside the questions.
        offers: read the texts that the reader is offered; false where answers are only saved.
    """
    basis = bases.for_report(report)
    asked = tuple(SectionRule.objects.asked_of(report))
    words = words_for(report.round.year)
    goals, judged = judged_in(basis, asked, Content.GOALS), judged_in(basis, asked, *JUDGED)
    reports = told_below(report)
    read = live_deviations(report, reports, until=bases.last_day(report))
    deviations = [row for row in read if row.report.round_id == report.round_id]
    earlier = [row for row in read if row.report.round_id != report.round_id]
    all_deviations = told(deviations, reports)
    decided = {one.content: one.report.unit_id for one in reports if one.content is not None}
    handed = handed_to(report.unit, report.round)
    keys = [one.section.key for one in asked if one.section.content in OFFERED]
    texts = {row.key: row for row in ReportText.objects.filter(report=report)}
    own = Assessment.objects.filter(report=report).select_related("set_by")
    written = {f"text-{key}": row.text for key, row in texts.items()}
    written |= {f"goal-{row.node_id}": row.text for row in own}
    told_of = {node.node_id for node in judged}
    assessments = {row.node_id: row for row in own if row.node_id in told_of}
    rows: list[ReportText | Assessment] = [*texts.values(), *assessments.values()]
    about = {row.operation_id for row in all_deviations if row.operation_id}
    most = MOST_OPERATIONS if asks else None
    last = last_time(report, told_of, reader)
    since = _since(report, last)
    contents = {one.section.content for one in asked}
    figures = followed(own_figures(basis, report), handed, report.unit, report.round)
    money, has_money = ReportMoney(), _has_money(report, asked)
    if has_money:
        forecasts = own_forecasts(report) if asks else None
        money = money_of(report, decided=decided, about=about, most=most, with_lines=whole, own=forecasts)
    linked = serving(report, basis.nodes) if asks else Serving()
    numbers = own_numbers(figures, money.account.total, report.round, tells_money=has_money)
    drawing = words_of(numbers)
    return Material(
        report=report,
        asked=asked,
        basis=basis,
        words=words,
        texts=texts if asks else {key: drawn_row(row, drawing) for key, row in texts.items()},
        assessments=assessments if asks else {node: drawn_row(row, drawing) for node, row in assessments.items()},
        figures=figures if Content.KEY_FIGURES in contents else (),
        deviations=tuple(row for row in deviations if row.report_id == report.pk),
        all_deviations=all_deviations,
        actions=actions_told(report, earlier, basis.updates) if Content.DEVIATIONS in contents else (),
        money=money,
        last=last,
        below=FromBelow() if asks else from_below(report, judged, words),
        offers=offering(report, basis, words, keys, written, reader, since, linked)
        if asks and reader and offers
        else Offering(),
        attainments=attainments_below(report, goals) if asks and goals else {},
        contributing=contributing(report, basis, linked, since) if asks and judged else {},
        numbers=numbers,
        stewardship=stewardship_of(report, words) if Content.STEWARDSHIP in contents else StewardshipTold(),
        living=tuple(row for row in rows if keys_in(row.text)),
        reports=reports,
        accounts=accounts_of_report(report, contents, through_years=not asks),
        investments=_investments(report, contents, decided),
        pictures=pictures(report, contents),
        personnel=_personnel(report, contents),
        rows=rows_of_report(report, [one.section.key for one in asked]),
        carried=_carried(report, contents),
        unit_parts=() if asks else told_parts(report),
    )


def judged_in(basis: bases.Basis, asked: Sequence[SectionRule], *contents: str) -> list[FrozenNode]:
    """What the sections of these kinds judge: goals, and after them inriktningar and priorities."""
    found = {one.section.content for one in asked} & set(contents)
    goals = basis.of_kind(NodeKind.GOAL) if Content.GOALS in found else []
    return [*goals, *(basis.directions if found & OF_DIRECTIONS else ())]


def _has_money(report: Report, asked: Sequence[SectionRule]) -> bool:
    """True when the report holds a driftredovisning: a voluntary one only where the unit has verksamheter."""
    rule = next((one for one in asked if one.section.content == Content.OPERATING), None)
    return rule is not None and (rule.is_required or operations_of(report.unit, report.round).exists())


def _investments(report: Report, contents: Collection[str], decided: Collection[int]) -> Investments:
    """The projects, where the report is asked about them; of kommunens what bodies have decided of forecasts."""
    if Content.INVESTMENTS not in contents:
        return Investments()
    of_others = decided if report.unit.kind == OrgUnitKind.MUNICIPALITY else ()
    return investments_of(report.unit, report.round, decided=of_others)


def _personnel(report: Report, contents: Collection[str]) -> Personnel:
    """What is told of the unit's people when the year is over, where the report is asked about them."""
    if Content.PERSONNEL not in contents or report.round.kind != RoundKind.ANNUAL or report.unit.kind not in YEAR_KINDS:
        return Personnel()
    return personnel_of(report.unit, report.round.year)


def _carried(report: Report, contents: Collection[str]) -> CarriedYear:
    """What is carried over from the year, where the report is asked about it."""
    if Content.CARRIED_OVER not in contents:
        return CarriedYear()
    return carried_of(report.unit, report.round.period_to.year)


def _since(report: Report, last: LastTime) -> date:
    """From this day what is written is news: after the last report was due, whatever more time its unit was given."""
    start = report.round.period_from
    return max(start, last.report.round.due_for(report.unit.kind) + timedelta(days=1)) if last.report else start


def own_figures(basis: bases.Basis, report: Report) -> list[FrozenNode]:
    """The key figures of the unit's own plans; the goals' figures are kommunen's to report."""
    return [node for node in basis.of_kind(NodeKind.KEY_FIGURE) if node.node.plan.unit_id == report.unit_id]
