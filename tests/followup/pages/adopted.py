"""Kommunens reports as they are adopted, with their money, for the tests of the page of status."""

from datetime import date
from decimal import Decimal

from followup.models import OperatingAmount, OperatingForecast, Report
from followup.pages.status import status_page
from followup.reading.frozen import adopted_reports
from followup.services import assessments, reports
from planning.enums import NodeKind
from planning.models import PlanNode
from tests import build_followup
from tests.followup.money import ledgers


def page(user, number=0):
    """The page of the newest adopted report, or of an earlier one."""
    found = adopted_reports(user)
    return status_page(user, found, found[number])


def adopt(report: Report, words: dict[str, str], text="<p>Kön har ökat. Mer om det nedan.</p>") -> Report:
    """The report answered with these assessments, handed in and decided by every body."""
    build_followup.answer_everything(report)
    for node in PlanNode.objects.filter(kind=NodeKind.GOAL, code__in=words):
        said = {"attainment": words[node.code], "text": text, "reason": "Vi väger samman mer."}
        assessments.save(report, node, by=None, **said)
    reports.submit(Report.objects.get(pk=report.pk), by=None)
    while Report.objects.get(pk=report.pk).status == "SUBMITTED":
        build_followup.decided(Report.objects.get(pk=report.pk), date=date(2026, 11, 20))
    return Report.objects.select_related("unit", "round").get(pk=report.pk)


def account(org, in_round, forecasts: dict[str, int]):
    """Year budget −10 mkr for both nämnder, and a forecast each, in kronor."""
    for unit in (org.committee, org.other_committee):
        operation = (
            unit.operations.first() or ledgers.operations(unit, {f"{unit.code}-10": "Verksamhet"})[f"{unit.code}-10"]
        )
        until = in_round.period_to
        fields = {"year": until.year, "month": until.month, "outcome": -1, "budget": -1}
        OperatingAmount.objects.create(operation=operation, year_budget=Decimal(-10_000_000), **fields)
        OperatingForecast.objects.create(operation=operation, round=in_round, amount=Decimal(forecasts[unit.code]))
