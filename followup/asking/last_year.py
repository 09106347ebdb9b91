"""Förra året: what the unit's report of the same kind said, as it was decided; never what is being written in one."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from followup.asking.earlier import carried_on
from followup.enums import Content, RoundKind
from followup.models import FrozenAssessment, FrozenText, FrozenValue, KeyFigureValue, Report, ReportEdition
from followup.money.report_accounts import Standing, accounts_of_report
from followup.rules.sections import ACCOUNTS
from followup.rules.told_numbers import KRONOR, TableNumber, units_of
from organisation.models import User
from styrmodell.lib.swedish import lower_first, money_tkr, number

OWN_ACCOUNTS = set(ACCOUNTS) - {Content.CONSOLIDATED}
LONG_NAME = 10  # letters: a shorter one of one word, as "Skulder", is often something else
THOUSANDS = -3  # amounts are printed in tkr


@dataclass(frozen=True, slots=True)
class LastYear:
    """Förra årets text i ett avsnitt eller vid ett mål.

    Attributes:
        text: "" where nothing was written.
        word: of god ekonomisk hushållning the step, and of a goal what it was judged, with the words of their day.
    """

    report: Report
    content: int
    text: str = ""
    word: str = ""


def content_before(reader: User) -> Subquery:
    """Of each report the frozen content of the one a year before, where the reader may read it: of the same kind, and of the
    unit itself or one that it took over from.
    """
    same_unit = Q(report__unit=OuterRef("unit")) | Q(report__unit__followed_by__successor=OuterRef("unit"))
    same_month = ~Q(report__round__kind=RoundKind.MONTHLY) | Q(
        report__round__period_to__month=OuterRef("round__period_to__month")
    )
    editions = ReportEdition.objects.filter(
        same_unit,
        same_month,
        report__in=Report.objects.visible_to(reader),
        report__round__kind=OuterRef("round__kind"),
        report__round__year=OuterRef("round__year") - 1,
    )
    return Subquery(editions.order_by("-report__pk", "-number").values("content")[:1])


def content_of(report: Any) -> int | None:
    """What `content_before` found, where it was asked for as `last_content`."""
    found: int | None = getattr(report, "last_content", None)
    return found


def texts_before(report: Report) -> dict[str, str]:
    """What was written last year, by the sections' keys. One query, and none where there was no report."""
    content = content_of(report)
    if content is None:
        return {}
    return dict(_texts(content).exclude(text="").values_list("key", "text"))


def goals_before(report: Report, nodes: Collection[int]) -> dict[int, FrozenAssessment]:
    """What was written last year of goals, inriktningar and prioriteringar, each by the one that goes on from it, however it is
    worded now. Two queries, and none where there was no report.
    """
    content = content_of(report)
    if content is None or not nodes:
        return {}
    own = {"unit__in": ReportEdition.objects.filter(content=content).values("report__unit"), "row__isnull": False}
    rows = FrozenAssessment.objects.of(content).filter(**own).exclude(text="")
    return carried_on({row.node_id: row for row in rows}, nodes)


def section_before(report: Report, key: str) -> LastYear | None:
    """One section as it was; None where no report was decided that the reader may read. Two queries at most."""
    if (before := _report_before(report)) is None:
        return None
    text = _texts(before.content).filter(key=key).first()
    return replace(before, text=text.text, word=text.word) if text else before


def goal_before(report: Report, node: int) -> LastYear | None:
    """One goal as it was; None where no report was decided that the reader may read. Three queries at most."""
    if (before := _report_before(report)) is None:
        return None
    row = goals_before(report, [node]).get(node)
    return replace(before, text=row.text, word=_words_of(row)) if row else before


def _report_before(report: Report) -> LastYear | None:
    content = content_of(report)
    edition = ReportEdition.objects.filter(content=content).select_related("report__round", "report__unit").first()
    return LastYear(edition.report, content) if content is not None and edition else None


def _words_of(row: FrozenAssessment) -> str:
    """ "delvis uppfyllt, framåt"."""
    told = (row.words.get(name, "") for name in ("attainment", "progress", "forecast"))
    return ", ".join(lower_first(word) for word in told if word)


def numbers_before(report: Report, before: LastYear) -> Iterator[TableNumber]:
    """Last year's numbers that are others this year: of key figures, and of the lines of the accounts. Five queries at most."""
    yield from _figures(report, before)
    yield from _lines(report)


def _texts(content: int) -> QuerySet[FrozenText]:
    return FrozenText.objects.of(content)


def _figures(report: Report, before: LastYear) -> Iterator[TableNumber]:
    now, then = report.round, before.report.round
    own = KeyFigureValue.objects.outcomes().filter(unit=report.unit_id)
    period = own.filter(period_from=now.period_from, period_to=now.period_to)
    current = dict(period.values_list("figure_id", "value"))
    rows = FrozenValue.objects.of(before.content).filter(
        unit=before.report.unit_id,
        area="",
        period_from=then.period_from,
        period_to=then.period_to,
        value__isnull=False,
    )
    for row in rows.select_related("figure"):
        figure = row.figure
        if current.get(row.figure_id) != row.value:
            told = ((row.value, number(row.value, figure.decimals)),)
            units = units_of(figure.unit_of_measure)
            yield TableNumber(figure.name, (figure.name,), told, decimals=figure.decimals, units=units)


def _lines(report: Report) -> Iterator[TableNumber]:
    """As they stand beside this year's: what was decided is not changed."""
    columns = accounts_of_report(report, OWN_ACCOUNTS).columns
    before, now = columns.get(Standing.BEFORE), columns.get(Standing.OWN)
    if before is None:
        return
    for line in before.sheet.lines:
        name = line.name_at(before.stored.month)
        if line.is_heading or (" " not in name and len(name) < LONG_NAME):
            continue
        amount = before.sheet.value(line.key)
        current = now.sheet.value(line.key).amount if now else None
        if amount.is_whole and amount.amount is not None and amount.amount != current:
            told = ((amount.amount, money_tkr(amount.amount, unit=True)),)
            yield TableNumber(
                name,
                (name,),
                told,
                decimals=THOUSANDS,
                units=KRONOR,
                needs_unit=True,
                slack=amount.slack,
                is_whole=True,
            )
