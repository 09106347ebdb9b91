"""Bilagor as pages show them: beside a text, beside a decision, and where they are attached and taken away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from organisation.decisions.documents import Document
from organisation.decisions.words import decision_words
from organisation.models import Attachment, Decision
from organisation.reading.attachments import with_people
from styrmodell.web.lines import Line


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """En bilaga i en lista.

    Attributes:
        words: what it is: "protokollsutdrag, PDF, 120 kB".
        told: who it is from, and who attached it and when, or who took it away.
        url: empty of what has been taken away; `remove_url` of what the reader may not take away.
    """

    title: str
    words: str
    file_name: str
    told: str
    sha256: str
    url: str = ""
    remove_url: str = ""


@dataclass(frozen=True, slots=True)
class AttachmentGroup:
    """Bilagor som hör till detsamma; a list may be empty and is named all the same."""

    title: str
    rows: tuple[AttachmentLine, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Bilagorna in the quiet column; `attach_url` is empty for who attaches none."""

    rows: tuple[AttachmentLine, ...]
    attach_url: str


def has_any(document: str) -> Exists:
    """A column for whether a plan or report or a decision about it has any, so that a page of one without asks no more.

    Args:
        document: what it is called in its links: "plan", "report".
    """
    own, decisions = f"{document}_link__{document}", f"decision__matter__{document}_link__{document}"
    return Exists(Attachment.objects.filter(Q(**{own: OuterRef("pk")}) | Q(**{decisions: OuterRef("pk")})))


def shown_with(rows: Any, document: Any) -> list[Attachment]:
    """What goes with a text, and what belongs to the document's decisions. One query, and none of one read with `has_any`.

    Args:
        rows: the text's own: an edition's, a handling's, or what follows a working text.
    """
    if not getattr(document, "has_attachments", True):
        return []
    matters = document.matters.order_by().values("pk")
    own = Q(pk__in=rows.order_by().values("pk")) | Q(removed_at=None, decision__matter__in=matters)
    return list(with_people(Attachment.objects.filter(own)))


def beside(shown: Iterable[Attachment], url: str, *, attaches: bool = False) -> Beside:
    """The text's own among those that are shown with it.

    Args:
        url: the document's address.
    """
    rows = tuple(_line(row, url) for row in shown if row.decision_id is None)
    return Beside(rows, f"{url}bilagor/" if attaches else "")


def beside_decision(shown: Iterable[Attachment], decision: int, url: str) -> tuple[Line, ...]:
    """Those of a decision, with who attached them and when."""
    return tuple(Line(row.title, _address(row, url), _added(row)) for row in shown if row.decision_id == decision)


def groups_of(
    document: Document, decisions: Sequence[Decision], url: str, *, takes_files: bool
) -> tuple[AttachmentGroup, ...]:
    """Everything that has been attached to a document and its decisions, and what has been taken away. One query.

    Args:
        takes_files: it may be given files, and have them taken away, for its next handling and edition.
    """
    own = Q(pk__in=document.attachments.values("pk")) | Q(decision__in=[one.pk for one in decisions])
    rows = list(with_people(Attachment.objects.filter(own)))
    standing = [row for row in rows if row.removed_at is None]
    following = tuple(_line(row, url, removes=takes_files) for row in standing if row.decision_id is None)
    groups = [AttachmentGroup("Följer med nästa handling och utgåva", following)] if following or takes_files else []
    for one in decisions:
        lines = tuple(_line(row, url, removes=True) for row in standing if row.decision_id == one.pk)
        groups.append(AttachmentGroup(decision_words(one, one.decider_name), lines))
    removed = tuple(_removed_line(row) for row in rows if row.removed_at is not None)
    return (*groups, *([AttachmentGroup("Borttagna", removed)] if removed else []))


def _line(row: Attachment, url: str, *, removes: bool = False) -> AttachmentLine:
    address = _address(row, url)
    return AttachmentLine(
        title=row.title,
        words=row.words,
        file_name=row.file_name,
        told=_added(row),
        sha256=row.sha256,
        url=address,
        remove_url=f"{address}ta-bort/" if removes else "",
    )


def _removed_line(row: Any) -> AttachmentLine:
    day = timezone.localdate(row.removed_at).isoformat()
    told = f"Borttagen {day} av {row.taken_by or 'systemet'}"
    return AttachmentLine(row.title, row.words, row.file_name, told, row.sha256)


def _added(row: Any) -> str:
    day = timezone.localdate(row.created_at).isoformat()
    return ". ".join(filter(None, (row.origin, f"Bifogad {day} av {row.added_by or 'systemet'}")))


def _address(row: Attachment, url: str) -> str:
    return f"{url}bilagor/{row.pk}/"
