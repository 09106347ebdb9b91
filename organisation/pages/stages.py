"""Beslutskedjan as pages show it: the steps that have been taken, the one in turn and those to come."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

from organisation.decisions.documents import Document, bodies_ahead
from organisation.decisions.words import DecisionLine, line_from
from organisation.enums import Outcome
from organisation.models import Attachment, Decision, MeetingPaper, OrgUnit
from organisation.pages.attachments import beside_decision
from organisation.permissions import correctable_bodies
from styrmodell.web.lines import Line

# How each outcome is drawn (`styrmodell.lib.status`).
LOOKS: dict[str, str] = {
    Outcome.ADOPTS: "ADOPTED",
    Outcome.APPROVES: "ADOPTED",
    Outcome.CONFIRMS: "ADOPTED",
    Outcome.PROPOSES: "HANDED_OVER",
    Outcome.HANDS_OVER: "HANDED_OVER",
    Outcome.FILES: "ADOPTED",
    Outcome.TABLES: "QUEUED",
    Outcome.REFERS_BACK: "RETURNED",
    Outcome.REJECTS: "CANCELLED",
}
PASSED, HERE, AHEAD = "passed", "here", "ahead"


@dataclass(frozen=True, slots=True)
class Stage:
    """Ett steg i beslutskedjan.

    Attributes:
        state: "passed", "here" for the body in turn, "ahead" for those after it.
        line: what was decided; None until then.
        paper: the handling it was decided on, or that lies before the body in turn, for those who may read it.
        attachments: the files of the decision.
        correct_url: where the decision is corrected; "" for those who may not.
    """

    who: str
    state: str
    line: DecisionLine | None = None
    paper: Line | None = None
    attachments: tuple[Line, ...] = ()
    correct_url: str = ""

    @property
    def look(self) -> str:
        """The status that the outcome is drawn as."""
        return LOOKS[self.line.outcome] if self.line else ""

    @property
    def word(self) -> str:
        """What the body does: "Föreslår"."""
        return str(capfirst(self.line.did)) if self.line else ""


@dataclass(frozen=True, slots=True)
class Reader:
    """What whoever reads the chain may do beside it.

    Attributes:
        document: the plan or report.
        url: its address.
        papers: the document's handlingar that they may read, with their matters.
        attachments: those of the decisions in the chain, among others.
        corrects_approvals: they may correct a person's approval of it.
    """

    user: Any
    document: Document
    url: str
    papers: Sequence[MeetingPaper] = ()
    attachments: Sequence[Attachment] = ()
    corrects_approvals: bool = False


def stages_of(lines: Sequence[DecisionLine], reader: Reader) -> tuple[Stage, ...]:
    """The steps that an edition's decisions are. At most one query, and none for who corrects nothing."""
    bodies = correctable_bodies(
        reader.user, {line.body for line in lines if line.body is not None}, reader.document.unit
    )
    return tuple(_passed(line, bodies, reader) for line in lines)


def stages_now(made: Sequence[Decision], reader: Reader) -> tuple[Stage, ...]:
    """The steps of a document's open matter, and the bodies to come while it waits for them. Two queries at most.

    Args:
        made: its decisions (`decisions_on`).
    """
    document = reader.document
    ahead = bodies_ahead(document, made) if document.is_handed_in else []
    waits = bool(made) and made[-1].is_being_amended  # nobody is in turn until the changes are in
    to_come = (_to_come(body, reader, is_next=not (place or waits)) for place, body in enumerate(ahead))
    return (*stages_of([line_from(decision) for decision in made], reader), *to_come)


def _to_come(body: OrgUnit, reader: Reader, *, is_next: bool) -> Stage:
    return Stage(body.body_name, HERE, paper=_laid_before(body.pk, reader)) if is_next else Stage(body.body_name, AHEAD)


def _passed(line: DecisionLine, bodies: Collection[int], reader: Reader) -> Stage:
    may = reader.corrects_approvals if line.body is None else line.body in bodies
    return Stage(
        who=line.who,
        state=PASSED,
        line=line,
        paper=_line((paper for paper in reader.papers if paper.pk == line.paper), reader),
        attachments=beside_decision(reader.attachments, line.pk, reader.url),
        correct_url=f"{reader.url}beslut/{line.pk}/ratta/" if may else "",
    )


def _laid_before(body: int, reader: Reader) -> Line | None:
    """The newest handling that lies before the body: of the content that it is to decide on."""
    lying = (
        paper
        for paper in reader.papers
        if paper.body_id == body and paper.content_id == paper.matter.content_id and paper.matter.closed_at is None
    )
    return _line(sorted(lying, key=lambda paper: -paper.number), reader)


def _line(papers: Iterable[MeetingPaper], reader: Reader) -> Line | None:
    return next((Line(str(paper), f"{reader.url}handlingar/{paper.number}/") for paper in papers), None)
