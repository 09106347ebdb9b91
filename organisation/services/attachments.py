"""Bilagor: attaching files to a document or a decision, and taking them away; what has been laid or adopted keeps its own."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet, Sum

from organisation.decisions.documents import Document
from organisation.models import Attachment, Decision, User
from organisation.reach.conditions import Condition
from styrmodell.lib.attached import pdf
from styrmodell.lib.attached.names import FORMS
from styrmodell.lib.checksums import CheckedFile
from styrmodell.lib.clock import now
from styrmodell.lib.errors import DomainError

PDF = FORMS["pdf"][2]
GONE = "Bilagan är redan borttagen."


@dataclass(frozen=True, slots=True)
class Origin:
    """Varifrån a file comes: who wrote it, its day and its diarienummer there; all may be empty."""

    sender: str = ""
    dated: date | None = None
    registry_number: str = ""


NO_ORIGIN = Origin()


@dataclass(frozen=True, slots=True)
class Keeping:
    """How plans, or reports, keep files.

    Attributes:
        lock: gives the document's row, locked until the transaction ends.
        takes: it takes files for its next handling and edition; its decisions always do.
    """

    lock: Callable[[Any], Document]
    takes: Condition


@transaction.atomic
def attach(
    document: Document,
    keeping: Keeping,
    files: Sequence[CheckedFile],
    *,
    kind: str,
    title: str,
    decision: Decision | None,
    by: User | None,
    origin: Origin = NO_ORIGIN,
) -> list[Attachment]:
    """Bifoga: keep the files, all or none.

    Args:
        files: judged by their content.
        title: what the file is called in lists; each goes by its file's name where it is empty.
        decision: a registered decision that they belong to; None for what goes with the next handling and edition.
        origin: who they are from.

    Raises:
        DomainError: one of them is there already, the document would carry more than it may, or it is decided and there is no
            decision to go with.
    """
    document = keeping.lock(document)
    if decision is None:
        keeping.takes.demand(document)
    there = standing(document)
    most = settings.ATTACHMENTS_MAX_MB * 1024 * 1024
    carried = there.aggregate(sum=Sum("size"))["sum"] or 0
    if carried + sum(len(file.content) for file in files) > most:
        raise DomainError(
            f"Bilagorna blir tillsammans större än {settings.ATTACHMENTS_MAX_MB} MB. Ta bort några först."
        )
    rows = []
    for file in files:
        if there.filter(sha256=file.sha256, decision=decision).exists():
            raise DomainError(f"{file.file_name} finns redan bland bilagorna.")
        row = Attachment.objects.create(
            media_type=file.media_type,
            file_name=file.file_name,
            content=file.content,
            sha256=file.sha256,
            size=len(file.content),
            kind=kind,
            title=title or file.file_name.rpartition(".")[0],
            decision=decision,
            uploaded_by=by,
            pages=pdf.pages_of(bytes(file.content)) if file.media_type == PDF else None,
            **asdict(origin),
        )
        if decision is None:
            document.attaching(row).save()
        rows.append(row)
    return rows


def standing(document: Document) -> QuerySet[Attachment]:
    """All that the document and its decisions carry today."""
    decisions = Decision.objects.filter(matter__in=document.matters.order_by().values("pk"))
    own = Q(pk__in=document.attachments.values("pk")) | Q(decision__in=decisions.values("pk"))
    return Attachment.objects.filter(own, removed_at=None)


@transaction.atomic
def take_away(document: Document, keeping: Keeping, attachment: Attachment, *, by: User | None) -> None:
    """Ta bort a file. Handlingar and editions that have it keep it; the bytes of one that has been laid before nobody go
    with it.

    Raises:
        DomainError: somebody else has taken it away, or it goes with a document that is decided.
    """
    document = keeping.lock(document)
    if attachment.decision_id is None:
        keeping.takes.demand(document)
    row = standing(document).defer("content").filter(pk=attachment.pk).first()
    if row is None:
        raise DomainError(GONE)
    row.removed_at, row.removed_by = now(), by
    row.save(update_fields=["removed_at", "removed_by"])
    if row.decision_id is None and not is_frozen(row):
        forget([row.pk])


def is_frozen(attachment: Attachment) -> bool:
    """True when it has been laid before a body, or stands with an edition."""
    laid = Q(papers__isnull=False) | Q(plan_editions__isnull=False) | Q(report_editions__isnull=False)
    return Attachment.objects.filter(laid, pk=attachment.pk).exists()


def forget(attachments: Sequence[int]) -> None:
    """Let go of the bytes; who attached what, and who took it away, stays."""
    Attachment.objects.filter(pk__in=attachments).update(content=b"")


def delete_all(document: Any) -> None:
    """With the document itself, which nobody has laid before a body or adopted."""
    rows = list(document.attachments.values_list("pk", flat=True))
    document.attachment_links.all().delete()
    Attachment.objects.filter(pk__in=rows).delete()
