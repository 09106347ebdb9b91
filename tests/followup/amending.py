"""Reports with all that a body may amend, and everything written anew afterwards."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from followup.enums import Attainment, Content, DeviationKind, Progress, WorkState
from followup.models import Assessment, Deviation, OperatingForecast, Report, ReportEdition, ReportText, SectionRule
from followup.services import carried, deviations, report_decisions, reports, status_updates
from organisation.decisions.amending import Choice, MovedOn
from organisation.decisions.documents import amending as amending_decision
from organisation.enums import Role
from organisation.models import Operation
from organisation.services import amendments
from planning.models import AssignmentReceiver
from tests import build, build_followup
from tests.followup.money import ledgers

LEDGER = "KN;KN-40;2026-08;-9404000;-8892000;-10924000;\nKN;KN-30;2026-08;-5000000;-5100000;-7000000;\n"
LATER = "KN;KN-40;2026-08;-9999000;-8892000;-10924000;\nKN;KN-30;2026-08;-5555000;-5100000;-7777000;\n"


def full_report(org: build.Org) -> Report:
    """KN's DR2, answered and handed in: goals, KF's and its own uppdrag, money with forecasts, deviations."""
    build_followup.goals(org.municipality, "I1", "I2")
    decision = build.decision(org.council, date=date(2026, 2, 23))
    decision.save()
    build.assignment(org.council, "Minska kön", org.committee, decision=decision)
    ledgers.operations(org.committee, {"KN-40": "Kulturskola", "KN-30": "Bibliotek"})
    ledgers.read_in(LEDGER, build.user(Role.CONTROLLER, org.group))
    report = build_followup.report(build_followup.round_(), org.committee)
    forecasts = {"KN-40": "-11374000", "KN-30": "-7000000"}
    for code, amount in forecasts.items():
        OperatingForecast.objects.create(operation=operation(code), round=report.round, amount=Decimal(amount))
    row = deviations.add(
        report,
        by=None,
        kind=DeviationKind.ECONOMY,
        title="Kulturskolan",
        cause="Fler elever.",
        operation=operation("KN-40"),
    )
    deviations.add_action(row, by=None, text="Färre grupper", responsible="Chefen", due_on=date(2026, 12, 1))
    deviations.add(report, by=None, kind=DeviationKind.OTHER, title="Huset är stängt", cause="Vattenskada.")
    return build_followup.submitted(report)


def operation(code: str) -> Operation:
    """A verksamhet by its code."""
    return Operation.objects.get(code=code)


def all_moves_on(report: Report) -> None:
    """Everything that the report was made of says something else afterwards."""
    ReportText.objects.filter(report=report).update(text="<p>Skrivet efteråt.</p>", version=7)
    judged = Assessment.objects.filter(report=report)
    judged.update(attainment=Attainment.NOT_MET, progress=Progress.BACKWARD, text="<p>Senare.</p>", version=7)
    Deviation.objects.filter(report=report, operation=None).delete()
    Deviation.objects.filter(report=report).update(title="En annan avvikelse", version=7)
    OperatingForecast.objects.filter(round=report.round).update(amount=Decimal(-1), version=7)
    ledgers.read_in(LATER, build.user(Role.CONTROLLER, report.unit.get_root()))
    for receiver in AssignmentReceiver.objects.filter(unit=report.unit):
        status_updates.write(by=None, receiver=receiver, state=WorkState.DONE, text="Klart efteråt.")


def decided(report: Report, **fields: Any) -> ReportEdition | None:
    """The next body's decision med ändring."""
    return build_followup.decided(report, **{"is_amended": True, "paragraph": "§ 98", **fields})


def amend(report: Report, kind: str, subject: Any, what: str = "CHANGES", /, **values: Any) -> None:
    """One thing that the body changed, put in."""
    ways = report_decisions.ways_of(report)
    amendments.amend(report, ways, kind=kind, subject=str(subject), what=what, values=values, version=None, by=None)


def moved_on(report: Report) -> tuple[MovedOn, ...]:
    """What has moved on of what has been put in."""
    decision = amending_decision(report)
    return carried.moved_on(report, decision, decision.amendments.all())


def finish(report: Report, *, decided: bool | None = None) -> ReportEdition | None:
    """The changes are in.

    Args:
        decided: what is chosen wherever something has moved on: what was decided, or what is written.
    """
    choices = {} if decided is None else {one.key: Choice(decided, one.version) for one in moved_on(report)}
    return amendments.finish(report, report_decisions.ways_of(report), choices=choices, by=None)


def written(report: Report) -> QuerySet[SectionRule]:
    """The sections that the report's text is asked for in."""
    return SectionRule.objects.asked_of(report).written().exclude(section__content=Content.PROPOSALS)


def opened_again(report: Report) -> Report:
    """The decided report, opened anew for its writer."""
    report = Report.objects.select_related("unit", "round").get(pk=report.pk)
    reports.reopen(report, by=None, comment="Rätta.")
    return report


def forecast(report: Report, code: str, amount: int) -> None:
    """What is forecast of a verksamhet from now on."""
    OperatingForecast.objects.filter(operation__code=code, round=report.round).update(amount=amount)
