"""A report's life: write, hand in, return, decide, hand over, open anew."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from followup.enums import Content, ReportStatus
from followup.models import Report, ReportDecision, ReportEdition, ReportText, SectionRule
from followup.models.report import FROZEN
from followup.reporting import chain, questions
from followup.services import report_editions
from organisation.enums import BOARD_KINDS, OrgUnitKind, Outcome
from organisation.models import Decision, OrgUnit, User
from organisation.models.org_unit import OrgUnitQuerySet
from organisation.services import pictures
from styrmodell.lib import richtext
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_new


def locked_report(report: Report) -> Report:
    """The report's row, locked until the transaction ends and read anew; every change to its content begins here."""
    locked = Report.objects.select_for_update(of=("self",), no_key=True)
    return locked.select_related("unit", "round").get(pk=report.pk)


def open_report(report: Report) -> Report:
    """The locked report, refused unless it may be written.

    Raises:
        DomainError: handed in, decided, or the round is not open.
    """
    current = locked_report(report)
    if not current.may_be_written(on=today()):
        raise DomainError(why_not_writable(current, on=today()))
    return current


def why_not_writable(report: Report, *, on: date) -> str:
    """Why a report may not be written on the day, in a sentence: handed in, or its round is not open."""
    if not report.is_open:
        return f"Rapporten är {report.get_status_display()} och kan inte ändras."
    if not report.round.has_opened(on=on):
        return f"Uppföljningen öppnar {report.round.opens_on}. Rapporten kan skrivas från den dagen."
    return f"Uppföljningen stängde {report.round.closes_on}. Be en controller flytta datumet."


def mark_started(report: Report, *, by: User | None) -> None:
    """Påbörjad: from the first answer that is saved."""
    if report.started_at is None:
        save_changes(report, {"started_at": timezone.now()}, by=by, reason="Påbörjad")


@transaction.atomic
def save_text(report: Report, key: str, text: str, *, by: User | None, version: int | None = None) -> ReportText:
    """Save one section's text.

    Args:
        version: the version the user saw, 0 when there was no text yet; None when nobody was shown one.

    Raises:
        DomainError: the report is not open, or has no such section.
        StaleEdit: somebody else has saved another text.
    """
    current = open_report(report)
    rule = SectionRule.objects.asked_of(current).written().filter(section__key=key).first()
    if rule is None:
        raise DomainError("Rapporten har inget sådant avsnitt.")
    text = "\n".join(proposals_in(text)) if rule.section.content == Content.PROPOSALS else richtext.clean(text)
    row = ReportText.objects.filter(report=current, key=key).first()
    if row is not None:
        changed = save_changes(row, {"text": text}, by=by, version=version)
    else:
        row, changed = ReportText(report=current, key=key, text=text), bool(text)
        if changed:
            save_new(row, by=by)
    if changed:
        mark_started(current, by=by)
        pictures.attach(richtext.pictures(text), unit=current.unit, by=by)
    return row


def proposals_in(text: str) -> list[str]:
    """The att-satser of a proposals section: one a line, without the word "att" that print puts there."""
    lines = (line.strip() for line in richtext.plain(text).splitlines())
    return [line.removeprefix("att ").strip() for line in lines if line]


@transaction.atomic
def submit(report: Report, *, by: User | None, dated: date | None = None, is_historical: bool = False) -> Report:
    """Lämna in: a nämnd's report is then klar for the body; an enhets- or kontorsrapport is handed upward and frozen.

    Args:
        dated: the version's date; today when not given, unknown for a historical report.
        is_historical: a report from before the system, where answers may be missing.

    Raises:
        DomainError: not open, or required answers are missing: names them.
    """
    current = open_report(report)
    if not is_historical:
        refuse_incomplete(current)
    status = ReportStatus.SUBMITTED if current.is_decided_by_body else ReportStatus.HANDED_OVER
    fields = {"status": status, "return_comment": "", "dated": dated or (None if is_historical else today())}
    save_changes(current, fields, by=by, reason="Inlämnad")
    mark_started(current, by=by)
    if status == ReportStatus.HANDED_OVER:
        report_editions.freeze(current, by=by)
    return current


def refuse_incomplete(report: Report) -> None:
    """Refuse a report that lacks required answers.

    Raises:
        DomainError: names what is missing.
    """
    missing = questions.for_report(report).missing
    if missing:
        names = ", ".join(f"”{gap.title}”" for gap in missing[:8])
        more = f" och {len(missing) - 8} till" if len(missing) > 8 else ""
        raise DomainError(f"Svar saknas på {names}{more}.")


@transaction.atomic
def return_for_changes(report: Report, *, by: User, comment: str) -> Report:
    """Återlämna: the writer gets the report back with a comment on what to change.

    Raises:
        DomainError: not handed in, KS has decided on the text already, or no comment.
    """
    current = locked_report(report)
    waiting = ReportStatus.SUBMITTED if current.is_decided_by_body else ReportStatus.HANDED_OVER
    if current.status != waiting:
        raise DomainError("Bara en inlämnad rapport kan återlämnas.")
    if chain.is_half_decided(current):  # KF would else adopt a text that KS has not decided on
        raise DomainError("Kommunstyrelsen har beslutat om rapporten. Registrera en återremiss om texten ska ändras.")
    return _open_again(current, comment, by=by, reason="Återlämnad")


@transaction.atomic
def reopen(report: Report, *, by: User, comment: str) -> Report:
    """Öppna en fryst rapport: readers still see its edition; the next freeze is the next edition.

    Raises:
        DomainError: not frozen, or no comment.
    """
    current = locked_report(report)
    if current.status not in FROZEN:
        raise DomainError("Bara en beslutad eller överlämnad rapport kan öppnas på nytt.")
    return _open_again(current, comment, by=by, reason="Öppnad på nytt")


def _open_again(current: Report, comment: str, *, by: User | None, reason: str) -> Report:
    if not comment.strip():
        raise DomainError("Skriv vad som ska ändras.")
    fields = {"status": ReportStatus.RETURNED, "return_comment": comment.strip()}
    save_changes(current, fields, by=by, reason=reason)
    return current


@transaction.atomic
def decide(report: Report, *, by: User | None, decision: Decision) -> ReportEdition | None:
    """Register a body's decision. The last one in the chain adopts the report and freezes it.

    Kommunens report is decided by KS and then KF, a månadsrapport by KS; nämndens and bolagets by their own body.

    Returns:
        The edition when the report is now adopted.

    Raises:
        DomainError: not handed in, no body, or out of order.
    """
    current = locked_report(report)
    if not current.is_decided_by_body or current.status != ReportStatus.SUBMITTED:
        raise DomainError("Rapporten måste vara inlämnad innan beslutet kan registreras.")
    _refuse_out_of_order(current, decision)
    if decision.pk is None:
        decision.registered_by = by
        save_new(decision, by=by)
    rank = ReportDecision.objects.filter(report=current).count()
    ReportDecision.objects.create(report=current, decision=decision, rank=rank)
    number = decision.registry_number
    if number and not current.registry_number:
        save_changes(current, {"registry_number": number}, by=by, reason="Diarieförd")
    if decision.outcome == Outcome.REFERS_BACK:
        _open_again(current, decision.note or f"Återremitterad av {decision.body}.", by=by, reason="Återremitterad")
    if decision.outcome not in chain.CARRIES or not _is_last_word(current, decision):
        return None
    save_changes(current, {"status": ReportStatus.ADOPTED, "return_comment": ""}, by=by, reason=f"Beslutad, {decision}")
    return report_editions.freeze(current, by=by)


def _refuse_out_of_order(report: Report, decision: Decision) -> None:
    if decision.body is None:
        raise DomainError("Beslutet ska fattas av ett organ.")
    if not deciding_bodies(report).filter(pk=decision.body_id).exists():
        raise DomainError(f"{decision.body} beslutar inte om den här rapporten.")
    is_kommunens = report.unit.kind == OrgUnitKind.MUNICIPALITY
    if is_kommunens and decision.body.kind == OrgUnitKind.MUNICIPAL_COUNCIL and not _by_board(chain.carried(report)):
        raise DomainError("Kommunstyrelsen ska ha beslutat om rapporten innan fullmäktige gör det.")
    earlier = chain.decisions_since_frozen(report)
    last = earlier[-1].date if earlier else None
    if last and decision.date and decision.date < last:
        raise DomainError(f"Beslutet kan inte vara tidigare än det förra, {last}.")


def _by_board(steps: list[Decision]) -> bool:
    return any(step.body is not None and step.body.kind == OrgUnitKind.EXECUTIVE_BOARD for step in steps)


def _is_last_word(report: Report, decision: Decision) -> bool:
    """Kommunens report is adopted by the last of its bodies; every other by the body that decides, whichever it is."""
    if report.unit.kind != OrgUnitKind.MUNICIPALITY:
        return True
    return decision.body is not None and decision.body.kind == chain.kommunens_bodies(report)[-1]


def deciding_bodies(report: Report) -> OrgUnitQuerySet:
    """The bodies whose decision may be registered: the report's own, and KS and KF, which stand above it."""
    above = [OrgUnitKind.EXECUTIVE_BOARD, OrgUnitKind.MUNICIPAL_COUNCIL]
    if report.unit.kind == OrgUnitKind.MUNICIPALITY:
        above = list(chain.kommunens_bodies(report))
    own = Q(pk=report.unit_id, kind__in=[*BOARD_KINDS, OrgUnitKind.COMPANY])
    return OrgUnit.objects.filter(own | Q(kind__in=above, tree_id=report.unit.tree_id)).in_order()


def proposed_body(report: Report) -> OrgUnit | None:
    """The body whose decision is next by rule; it can be chosen otherwise (KS decided KF's own report in 2021)."""
    if report.unit.kind != OrgUnitKind.MUNICIPALITY:
        return report.unit
    bodies = chain.kommunens_bodies(report)
    kind = bodies[-1] if chain.carried(report) else bodies[0]
    return OrgUnit.objects.filter(kind=kind, parent=report.unit, valid_to=None).first()


@transaction.atomic
def hand_over(report: Report, *, by: User | None) -> ReportEdition:
    """Överlämna: what the body decided is handed over as it stands, and becomes allmän handling (TF 2:11).

    Raises:
        DomainError: the body has not decided, or the report goes no further.
    """
    current = locked_report(report)
    if not current.is_to_be_handed_over:
        raise DomainError("Nämndens och bolagets rapport kan överlämnas när den är beslutad.")
    save_changes(current, {"status": ReportStatus.HANDED_OVER}, by=by, reason="Överlämnad")
    return report_editions.repeat(current, by=by)
