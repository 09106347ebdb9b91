"""Tasks for finance staff: outcomes to read in and forecasts to write in the open rounds."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from followup.models import OperatingAmount, OperatingForecast, ReportingRound
from followup.permissions import READS_IN_MONEY
from organisation.models import Operation
from styrmodell.lib.swedish import lower_first
from styrmodell.my_work.task import Task, task


def money_tasks(user: Any, on: date, rounds: Iterable[ReportingRound]) -> list[Task]:
    """Two tasks a round: utfall and, until the year is over, helårsprognos; ticked when every verksamhet has its own. Three
    queries.
    """
    opened = list(rounds)
    if not READS_IN_MONEY.somewhere(user) or not opened:
        return []
    wanted = Operation.objects.filter(READS_IN_MONEY.q(user, path="unit__"))
    total = wanted.in_use(since=on, until=on).count()
    if not total:
        return []
    covered = READS_IN_MONEY.q(user, path="operation__unit__")
    outcomes = OperatingAmount.objects.filter(covered, outcome__isnull=False)
    read_in = _counted(outcomes, {(round_.period_to.year, round_.period_to.month) for round_ in opened})
    forecasts = OperatingForecast.objects.filter(covered, amount__isnull=False, round__in=opened)
    written = dict(forecasts.values_list("round").annotate(Count("pk")))
    tasks = []
    for round_ in opened:
        month = (round_.period_to.year, round_.period_to.month)
        tasks.append(_import(round_, on, read_in.get(month, 0), total))
        if round_.has_forecasts:
            tasks.append(_forecast(round_, on, written.get(round_.pk, 0), total))
    return tasks


def _counted(outcomes: QuerySet[OperatingAmount], months: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """How many there are of each month. The months' questions are put together: asked as one with OR between the months,
    the database may read every amount there is.
    """
    first, *others = (
        outcomes.filter(year=year, month=month).values_list("year", "month").annotate(Count("pk"))
        for year, month in months
    )
    return {(year, month): count for year, month, count in first.union(*others, all=True)}


def _import(round_: ReportingRound, on: date, done: int, total: int) -> Task:
    url = reverse("followup:import_new")
    return _task(round_, on, done, total, title="Läs in utfall", what="utfallet", url=url)


def _forecast(round_: ReportingRound, on: date, done: int, total: int) -> Task:
    url = f"{reverse('followup:economy')}?tillfalle={round_.code}"
    return _task(round_, on, done, total, title="Skriv helårsprognoser", what="helårsprognoserna", url=url)


def _task(round_: ReportingRound, on: date, done: int, total: int, *, title: str, what: str, url: str) -> Task:
    to = f"till {lower_first(str(round_))}"
    return task(
        on,
        round_.due_on,
        f"{title} {to}",
        what=f"{what} {to}",
        unit="",
        url=url,
        text=f"Perioden är {round_.period}.",
        is_done=done >= total,
        done=min(done, total),
        total=total,
        steps="verksamhet" if total == 1 else "verksamheter",
    )
