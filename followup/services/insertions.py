"""Infogade texter: words from below are put into an answer as ordinary text, and where they came from is remembered."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import transaction

from followup.asking.kinds import GoalQuestion, Question, TextQuestion
from followup.asking.offered import Offer, TextSource, stands_in
from followup.asking.told_below import Origin
from followup.models import Assessment, InsertedText, Report
from followup.services import answers, assessments, reports
from organisation.models import User
from planning.models import PlanNode
from styrmodell.lib.clock import now
from styrmodell.lib.history import Change, save_changes, save_many, save_many_changes, signed

Known = tuple[str, Origin]  # where a text stands, and where it came from


@transaction.atomic
def insert(report: Report, chosen: Iterable[tuple[Question, Offer]], *, by: User) -> list[InsertedText]:
    """Infoga: put offered texts after what is written in the answers, and remember where they came from; all or none.

    What a text itself came from is remembered too: a kontor's words may be its enheter's. As many queries for many texts in an
    answer.

    Args:
        chosen: each text with the question that it is put into.

    Returns:
        what `undo` takes out again; a text that stood there before was the writer's own.

    Raises:
        DomainError: the report is not open.
    """
    texts: dict[str, list[Offer]] = {}
    questions: dict[str, Question] = {}
    for question, offer in chosen:
        questions[question.prefix] = question
        texts.setdefault(question.prefix, []).append(offer)
    put: dict[str, list[str]] = {}
    for place, offers in texts.items():  # locks the report: nobody else inserts meanwhile
        put[place] = answers.append_text(report, questions[place], *(offer.text for offer in offers), by=by)
    known = _known(report.pk)
    new, changes = list[InsertedText](), list[Change]()
    for place, offers in texts.items():
        for offer in offers:
            fields = {"text": offer.text, "seen": offer.text, "through": None, "inserted_at": now(), "inserted_by": by}
            row = known.get((place, offer.origin))
            if row is not None:
                changes.append((row, fields, None))
            else:
                source, node = offer.origin
                origin = {"source_id": source, "source_node_id": node}
                new.append(InsertedText(**_place(report, questions[place]), **origin, **fields))
    save_many(new, by=by)
    save_many_changes(changes, by=by)
    _bring([*new, *(row for row, _, _ in changes)], by=by)
    return [row for row in new if row.text in put[row.place]]


@transaction.atomic
def undo(report: Report, pks: Collection[int], *, by: User) -> int:
    """Ångra: take what the writer put in out of the answers again, and offer it anew, as far as those words stand there as they
    were put in. What else has been written meanwhile stays.

    Args:
        pks: of what `insert` gave.

    Returns:
        how many texts were taken out.

    Raises:
        DomainError: the report is not open.
    """
    current = reports.open_report(report)
    own = InsertedText.objects.filter(report=current, pk__in=pks, inserted_by=by, through=None)
    places: dict[tuple[int | None, str], list[InsertedText]] = {}
    for row in own.filter(version=1).order_by("-pk"):  # whose change has been taken in is no longer what was put in
        places.setdefault((row.node_id, row.key), []).append(row)
    out = list[InsertedText]()
    for (node, key), rows in places.items():
        words = written = _written(current, node, key)
        for row in rows:
            before, found, after = words.rpartition(row.text)
            if found:
                words = before + after
                out.append(row)
        if words != written:
            _save(current, node, key, words, by=by)
    for row in out:
        signed(row, by=by, reason="Infogningen ångrad").delete()
    return len(out)


@transaction.atomic
def take_in(report: Report, question: Question, source: TextSource, *, by: User) -> None:
    """Ta in ändringen: the text as it says now takes the place of what was put in; after the answer where its writer has
    rewritten that.

    Raises:
        DomainError: the report is not open, or somebody else has dealt with it.
    """
    row = _row(report, source)
    if row is None or not source.is_changed:
        return
    written = _written(report, row.node_id, row.key)
    before = row.text
    if before in written:
        _save(report, row.node_id, row.key, written.replace(before, source.now, 1), by=by)
    else:
        answers.append_text(report, question, source.now, by=by)
    fields = {"text": source.now, "seen": source.now, "inserted_at": now(), "inserted_by": by}
    save_changes(row, fields, by=by, reason="Ändringen intagen")
    if row.through is None:
        _bring([row], by=by)
    elif before in row.through.text:  # what stands in the answer of the text that it came with
        told = row.through.text.replace(before, source.now, 1)
        save_changes(row.through, {"text": told}, by=by, reason="Ändringen intagen")


@transaction.atomic
def keep_own(report: Report, source: TextSource, *, by: User) -> None:
    """Behåll min text: what differs has been seen, and is not told again.

    Raises:
        DomainError: the report is not open.
    """
    row = _row(report, source)
    if row is None:
        return
    if source.is_unlinked:  # what it is about belongs elsewhere now: the words are the writer's own
        signed(row, by=by, reason="Inte längre kopplad").delete()
    else:
        save_changes(row, {"seen": source.now}, by=by, reason="Texten behållen")


def _known(report: int) -> dict[Known, InsertedText]:
    """What has been put into a report's answers, by where it stands and where it came from."""
    return {(one.place, one.origin): one for one in InsertedText.objects.filter(report=report)}


def _bring(rows: Sequence[InsertedText], *, by: User) -> None:
    """Remember with texts what they came from in turn, as far as those words stand in them."""
    if not rows:
        return
    known = _known(rows[0].report_id)
    below: dict[tuple[int, int | None, str], list[InsertedText]] = {}
    for one in InsertedText.objects.filter(report__in={row.source_id for row in rows}).order_by("pk"):
        below.setdefault((one.report_id, one.node_id, one.key), []).append(one)
    new, changes = list[InsertedText](), list[Change]()
    for row in rows:
        for one in below.get((row.source_id, row.source_node_id, row.key), ()):
            if not stands_in(one.text, row.text):
                continue
            before, fields = known.get((row.place, one.origin)), {"text": one.text, "seen": one.seen}
            if before is None:
                known[row.place, one.origin] = brought = _brought(row, one, by)
                new.append(brought)
            elif before.through_id == row.pk:
                changes.append((before, fields, None))
    save_many(new, by=by)
    save_many_changes(changes, by=by)


def _brought(row: InsertedText, below: InsertedText, by: User) -> InsertedText:
    return InsertedText(
        report_id=row.report_id,
        node_id=row.node_id,
        key=row.key,
        source_id=below.source_id,
        source_node_id=below.source_node_id,
        text=below.text,
        seen=below.seen,
        through=row,
        inserted_at=row.inserted_at,
        inserted_by=by,
    )


def _row(report: Report, source: TextSource) -> InsertedText | None:
    """The insertion with its report locked; None when it is gone."""
    current = reports.open_report(report)
    return InsertedText.objects.select_related("through").filter(report=current, pk=source.pk).first()


def _place(report: Report, question: Question) -> dict[str, Any]:
    node = question.node_id if isinstance(question, GoalQuestion) else None
    return {"report": report, "node_id": node, "key": question.key if isinstance(question, TextQuestion) else ""}


def _written(report: Report, node: int | None, key: str) -> str:
    """The answer about an item, or in a section."""
    rows: Any = Assessment.objects.filter(report=report, node=node) if node else report.texts.filter(key=key)
    row = rows.first()
    return row.text if row else ""


def _save(report: Report, node: int | None, key: str, text: str, *, by: User) -> None:
    if node:
        assessments.save(report, PlanNode.objects.get(pk=node), by=by, text=text)
    else:
        reports.save_text(report, key, text, by=by)
