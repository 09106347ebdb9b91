"""Ta bort tillfället: a round that was set up wrongly goes, and what was written in it stays with those who wrote it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.html import escape

from followup.enums import ReportStatus
from followup.models import (
    AccountColumn,
    AccountFigure,
    Action,
    Assessment,
    Deviation,
    ExplainedDifference,
    InsertedText,
    InvestmentForecast,
    KeyFigureValue,
    OperatingForecast,
    Report,
    ReportFile,
    ReportingRound,
    ReportText,
    SectionDuty,
    SectionRow,
    StatusUpdate,
    UnitPart,
)
from followup.models.report import NOT_AWAITED, ReportMatter
from followup.services.rounds import locked_round
from organisation.models import Draft, User
from organisation.services import attachments
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import signed
from styrmodell.lib.swedish import MISSING, money_tkr, number
from styrmodell.web.drafts import first_words

NOT_HANDED_IN = (ReportStatus.DRAFT, *NOT_AWAITED)
REASON = "Tillfället borttaget"


@dataclass(frozen=True, slots=True)
class Written:
    """Något skrivet i ett tillfälle: where it stands, what it says, and who wrote it last; None when nobody did."""

    where: str
    text: str
    writer: User | None


def why_not_removed(round_: ReportingRound) -> str:
    """Why the round stays, in a sentence; "" while nothing in it has been handed in. Two queries."""
    handed_in = round_.reports.exclude(status__in=NOT_HANDED_IN) | round_.reports.filter(editions__isnull=False)
    first = handed_in.select_related("unit").order_by("unit__lft").first()
    if first is None and not ReportMatter.objects.filter(report__round=round_).exists():
        return ""
    who = f"{first.unit.name} har lämnat in sin rapport" if first else "En rapport har varit inlämnad"
    return f"{who}. Ett tillfälle kan tas bort så länge ingen rapport har lämnats in."


def written_in(round_: ReportingRound) -> list[Written]:
    """What has been written in the round, in the order of the organisation: texts, judgements, rows, deviations and forecasts."""
    found = [*_texts(round_), *_rows(round_), *_deviations(round_), *_forecasts(round_)]
    return sorted(found, key=lambda one: one.where)


@transaction.atomic
def remove(round_: ReportingRound, *, by: User) -> list[Written]:
    """Ta bort a round in which nothing has been handed in, with its reports.

    What was written is kept for each who wrote it, under Mitt arbete, and for `by` where nobody is known; who has written
    what also stays in the history. Values of key figures and states of activities belong to no round and stay.

    Returns:
        what was written.

    Raises:
        DomainError: a report has been handed in.
    """
    current = locked_round(round_)
    reports = list(Report.objects.select_for_update(of=("self",), no_key=True).filter(round=current).order_by("pk"))
    refusal = why_not_removed(current)
    if refusal:
        raise DomainError(refusal)
    written = written_in(current)
    _keep(current, written, by)
    for rows in (
        StatusUpdate.objects.filter(action__deviation__report__in=reports),
        InsertedText.objects.filter(report__in=reports).order_by("-pk"),  # what came with others first
        UnitPart.objects.filter(report__in=reports),
        Action.objects.filter(deviation__report__in=reports),
        Deviation.objects.filter(report__in=reports),
        Assessment.objects.filter(report__in=reports),
        SectionRow.objects.filter(report__in=reports),
        ReportText.objects.filter(report__in=reports),
        SectionDuty.objects.filter(report__in=reports),
        OperatingForecast.objects.filter(round=current),
        InvestmentForecast.objects.filter(round=current),
        ExplainedDifference.objects.filter(column__round=current),
        AccountFigure.objects.filter(column__round=current),
        AccountColumn.objects.filter(round=current),
        KeyFigureValue.objects.filter(round=current),
    ):
        _delete(rows, by)
    ReportFile.objects.filter(report__in=reports).delete()
    for report in reports:
        attachments.delete_all(report)
    _delete(reports, by)
    signed(current, by=by, reason="Borttaget").delete()
    return written


def _delete(rows: Any, by: User) -> None:
    for row in rows:
        signed(row, by=by, reason=REASON).delete()


def _keep(round_: ReportingRound, written: list[Written], by: User) -> None:
    """One kept text a writer and place; a person's limit of unsaved texts is not asked about: nothing may be lost here."""
    why = f"{round_} togs bort av {by}."
    fields: dict[tuple[int, str], dict[str, str]] = {}
    for place, one in enumerate(written):
        whose = fields.setdefault(((one.writer or by).pk, one.where), {})
        whose[f"text-{place}"] = one.text
    Draft.objects.bulk_create(
        Draft(
            user_id=user,
            key=f"round-removed:{round_.pk}",
            why=f"{where}. {why}",
            data=data,
            beginning=first_words(data),
        )
        for (user, where), data in fields.items()
    )


def _writers(rows: Sequence[Any]) -> dict[int, User]:
    """By its id who saved each of the rows last; those that nobody is known to have written are left out. Two queries."""
    if not rows:
        return {}
    saved = type(rows[0]).history.filter(id__in=[row.pk for row in rows]).exclude(history_user=None)
    last = dict(saved.order_by("history_date", "history_id").values_list("id", "history_user"))
    people = User.objects.in_bulk(set(last.values()))
    return {pk: people[person] for pk, person in last.items()}


def _texts(round_: ReportingRound) -> Iterator[Written]:
    texts = list(ReportText.objects.filter(report__round=round_).exclude(text="").select_related("report__unit"))
    writers = _writers(texts)
    for text in texts:
        yield Written(text.report.unit.name, text.text, writers.get(text.pk))
    judged = Assessment.objects.filter(report__round=round_).select_related("report__unit", "set_by", "node")
    for row in judged:
        words = (row.get_attainment_display(), row.get_progress_display(), row.get_forecast_display())
        said = ", ".join(filter(None, words))
        heading = escape(f"{row.node.title}: {said}" if said else row.node.title)
        reason = f"<p>{escape(row.reason)}</p>" if row.reason else ""
        yield Written(row.report.unit.name, f"<p>{heading}</p>{reason}{row.text}", row.set_by)


def _rows(round_: ReportingRound) -> Iterator[Written]:
    rows = list(SectionRow.objects.filter(report__round=round_).select_related("report__unit"))
    writers = _writers(rows)
    for row in rows:
        said = ", ".join(filter(None, (row.title, row.handling)))
        yield Written(row.report.unit.name, said, writers.get(row.pk))


def _deviations(round_: ReportingRound) -> Iterator[Written]:
    found = Deviation.objects.filter(report__round=round_).select_related("report__unit").prefetch_related("actions")
    rows = list(found)
    writers = _writers(rows)
    for row in rows:
        parts = (row.title, row.cause, *(action.text for action in row.actions.all()))
        yield Written(row.report.unit.name, "\n".join(filter(None, parts)), writers.get(row.pk))


def _forecasts(round_: ReportingRound) -> Iterator[Written]:
    """Those that were typed; what came from a file is still in the file, which can be read in again."""
    rows = list(OperatingForecast.objects.filter(round=round_, batch=None).select_related("operation__unit"))
    writers = _writers(rows)
    for row in rows:
        amount = "" if row.amount is None else f": {_tkr(row.amount)}"
        said = f"Prognos för {row.operation.code} {row.operation.name}{amount}. {row.comment}".strip()
        yield Written(row.operation.unit.name, said, writers.get(row.pk))
    invested = list(InvestmentForecast.objects.filter(round=round_).select_related("project__unit"))
    writers = _writers(invested)
    for forecast in invested:
        said = f"Prognos för {forecast.project}: {_tkr(forecast.amount)}"
        yield Written(forecast.project.unit.name, said, writers.get(forecast.pk))
    lines = AccountFigure.objects.filter(column__round=round_, batch=None).select_related("column__unit", "line")
    writers = _writers(list(lines))
    for figure in lines:
        said = f"Prognos för {figure.line}: {_tkr(figure.amount)}"
        yield Written(figure.column.unit.name, said, writers.get(figure.pk))
    told = list(KeyFigureValue.objects.filter(round=round_).select_related("figure", "unit"))
    writers = _writers(told)
    for value in told:
        said = f"Prognos för {value.figure.name}: {number(value.value, value.figure.decimals)}. {value.comment}".strip()
        yield Written(str(value.unit or value.area), said, writers.get(value.pk))


def _tkr(amount: Decimal | None) -> str:
    return MISSING if amount is None else money_tkr(amount, unit=True)
