"""A report's life: write, hand in, take back, return, hand over, open anew. What a decision does with it is `report_decisions`."""

import re
from datetime import date

from django.db import transaction

from followup.asking import questions
from followup.asking.needs import lacks
from followup.enums import ReportStatus
from followup.models import Report, ReportText, SectionRule
from followup.models.report import FROZEN, OPEN_AGAIN
from followup.permissions import IS_NOT_ACTED_ON
from followup.rules.sections import LINES, SOURCED
from followup.services import report_editions
from organisation.desk import pictures
from organisation.models import User
from organisation.services import decisions
from organisation.services.matters import before_hand_in, hand_in
from styrmodell.lib import richtext
from styrmodell.lib.clock import now, today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_new
from styrmodell.lib.list_markers import Markers
from styrmodell.lib.texts import text_in

ATT = re.compile(r"\A(?:att(?:\s+|\Z))+", re.IGNORECASE)


def locked_report(report: Report) -> Report:
    """The report's row, locked until the transaction ends and read anew; every change to its content begins here.

    Raises:
        DomainError: its round has been removed.
    """
    locked = Report.objects.select_for_update(of=("self",), no_key=True)
    current = locked.select_related("unit", "round").filter(pk=report.pk).first()
    if current is None:
        raise DomainError("Rapporten finns inte längre: uppföljningstillfället är borttaget.")
    return current


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
    if report.status == ReportStatus.LET_OFF:
        return f"{report.unit.name} är undantagen från uppföljningen och skriver ingen rapport."
    if not report.is_open:
        return f"Rapporten är {report.get_status_display()} och kan inte ändras."
    if not report.round.has_opened(on=on):
        return f"Uppföljningen öppnar {report.round.opens_on}. Rapporten kan skrivas från den dagen."
    if report.extended_to:
        return f"Rapporten kunde lämnas till {report.due_on}. Be en controller om mer tid."
    return f"Uppföljningen stängde {report.round.closes_on}. Be en controller om mer tid."


def mark_started(report: Report, *, by: User | None) -> None:
    """Påbörjad: from the first answer that is saved."""
    if report.started_at is None:
        save_changes(report, {"started_at": now()}, by=by, reason="Påbörjad")


@transaction.atomic
def save_text(
    report: Report, key: str, text: str, *, by: User | None, version: int | None = None, **weighed: str
) -> ReportText:
    """Save one section's text.

    Args:
        version: the version the user saw, 0 when there was no text yet; None when nobody was shown one.
        weighed: `step` and `source` of a section that has them.

    Raises:
        DomainError: the report is not open, or has no such section.
        StaleEdit: somebody else has saved another text.
    """
    current = open_report(report)
    rule = SectionRule.objects.asked_of(current).written().filter(section__key=key).first()
    if rule is None:
        raise DomainError("Rapporten har inget sådant avsnitt.")
    text = "\n".join(proposals_in(text)) if rule.section.content in LINES else richtext.clean(text)
    fields = {"text": text, **(weighed if rule.section.content in SOURCED else {})}
    row = ReportText.objects.filter(report=current, key=key).first()
    if row is not None:
        changed = save_changes(row, fields, by=by, version=version)
    else:
        row, changed = ReportText(report=current, key=key, **fields), any(fields.values())
        if changed:
            save_new(row, by=by)
    if changed:
        mark_started(current, by=by)
        pictures.attach(richtext.pictures(text), unit=current.unit, by=by)
    return row


def proposals_in(text: str) -> list[str]:
    """The lines of a section of lines, as att-satser: without sign or number and without the "att" that print puts there."""
    markers = Markers()
    lines = (line.strip() for line in text_in(richtext.plain(text)).split("\n"))
    clauses = (ATT.sub("", line[markers.read(line)[1] :]).strip() for line in lines)
    return [clause for clause in clauses if clause]


@transaction.atomic
def submit(
    report: Report,
    *,
    by: User | None,
    dated: date | None = None,
    is_historical: bool = False,
    seen_comment: str | None = None,
) -> Report:
    """Lämna in: a nämnd's report is then klar for the body; an enhets- or kontorsrapport is handed upward and frozen.

    Args:
        dated: the version's date; today when not given, unknown for a historical report.
        is_historical: a report from before the system, where answers may be missing.
        seen_comment: as `decisions.refuse_unseen_comment`.

    Raises:
        DomainError: not open, it came back with a comment that has not been seen, or required answers are missing: names
            them.
    """
    current = open_report(report)
    decisions.refuse_unseen_comment(current, seen_comment)
    if not is_historical:
        refuse_incomplete(current)
    status = ReportStatus.SUBMITTED if current.is_decided_by_body else ReportStatus.HANDED_OVER
    fields = {"status": status, "return_comment": "", "dated": dated or (None if is_historical else today())}
    if status == ReportStatus.HANDED_OVER:
        fields["unit_then"] = current.unit.name
    save_changes(current, fields, by=by, reason="Inlämnad")
    mark_started(current, by=by)
    if status == ReportStatus.SUBMITTED:
        hand_in(current)
    else:
        report_editions.publish(current, report_editions.freeze(current, by=by), matter=None, by=by)
    return current


def refuse_incomplete(report: Report) -> None:
    """Refuse a report that lacks required answers.

    Raises:
        DomainError: names what is missing.
    """
    missing = questions.for_report(report).missing
    if missing:
        names = ", ".join(f"”{gap.title}” ({lacks(gap)})" for gap in missing[:8])
        more = f" och {len(missing) - 8} till" if len(missing) > 8 else ""
        raise DomainError(f"Svar saknas på {names}{more}.")


@transaction.atomic
def take_back(report: Report, *, by: User) -> Report:
    """Ta tillbaka: whoever handed the report in has it again as it was before that; nobody has acted on it yet.

    What was handed upward stays as an edition; the next is made when it is handed in again.

    Raises:
        DomainError: not handed in, sent out, a body has decided on it, a report above has been handed in with it, or its
            round has closed.
    """
    current = locked_report(report)
    IS_NOT_ACTED_ON.demand(current)
    fields = before_hand_in(current, open_states=(ReportStatus.DRAFT, *OPEN_AGAIN))
    save_changes(current, fields, by=by, reason="Tagen tillbaka")
    return current


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
    decisions.refuse_half_decided(current)
    _give_back(current, ReportStatus.RETURNED, comment, by=by, reason="Återlämnad")
    return current


@transaction.atomic
def reopen(report: Report, *, by: User, comment: str) -> Report:
    """Öppna en fryst rapport: readers still see its edition; the next freeze is the next edition.

    Raises:
        DomainError: not frozen, or no comment.
    """
    current = locked_report(report)
    if current.status not in FROZEN:
        raise DomainError("Bara en beslutad eller överlämnad rapport kan öppnas på nytt.")
    _give_back(current, ReportStatus.REOPENED, comment, by=by, reason="Öppnad på nytt")
    return current


def give_back(report: Report, comment: str, how: str, by: User | None) -> None:
    """The writer of the locked report has it again from the body that decided so."""
    _give_back(report, ReportStatus.RETURNED, comment, by=by, reason=how, how=how)


def _give_back(
    report: Report, status: ReportStatus, comment: str, *, by: User | None, reason: str, how: str = ""
) -> None:
    """The writer is told who gave it back, and when."""
    if not comment.strip():
        raise DomainError("Skriv vad som ska ändras.")
    fields = {
        "status": status,
        "return_comment": comment.strip(),
        "returned_how": how,
        "returned_at": now(),
        "returned_by": by,
    }
    save_changes(report, fields, by=by, reason=reason)


@transaction.atomic
def hand_over(report: Report, *, by: User | None) -> Report:
    """Överlämna: the edition that the body decided is handed over as it stands, and becomes allmän handling (TF 2:11).

    Raises:
        DomainError: the body has not decided, or the report goes no further.
    """
    current = locked_report(report)
    if not current.is_to_be_handed_over:
        raise DomainError("Nämndens och bolagets rapport kan överlämnas när den är beslutad.")
    save_changes(current, {"status": ReportStatus.HANDED_OVER}, by=by, reason="Överlämnad")
    return current
