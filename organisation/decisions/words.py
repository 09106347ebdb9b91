"""Decisions in words: as they stand above an edition, and how far a document has come."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

from organisation.decisions.chains import BOARD, COUNCIL
from organisation.decisions.documents import Document, decisions_on, place_after
from organisation.enums import Outcome
from organisation.models import Decision
from organisation.models.decision import outcome_word, remark
from styrmodell.lib.swedish import MISSING, lower_first

# What the words are made from, when only columns have been read.
OF_DECISION = (
    "pk",
    "body",
    "paper",
    "date",
    "paragraph",
    "registry_number",
    "outcome",
    "is_amended",
    "amended_content",
    "content",
    "reason",
    "is_example",
    "is_unadjusted",
    "corrected_on",
    "stood",
)
# The same of the decisions of an edition's matter; beside them `names.of_deciders`.
OF_MATTER = tuple(f"matter__decisions__{name}" for name in OF_DECISION)
DONE: dict[str, str] = {
    Outcome.ADOPTS: "har antagit {it}",
    Outcome.APPROVES: "har godkänt {it}",
    Outcome.CONFIRMS: "har fastställt {it}",
    Outcome.PROPOSES: "har föreslagit {it}",
    Outcome.HANDS_OVER: "har överlämnat {it}",
    Outcome.FILES: "har lagt {it} till handlingarna",
    Outcome.TABLES: "har bordlagt {it}",
    Outcome.REFERS_BACK: "har återremitterat {it}",
    Outcome.REJECTS: "har avslagit {it}",
}
# Said to the writer, and in the history, when the text comes back.
CAME_BACK: dict[str, str] = {
    Outcome.REFERS_BACK: "Återremitterad",
    Outcome.REJECTS: "Avslagen",
    Outcome.FILES: "Lagd till handlingarna",
}
NEXT: dict[str | None, str] = {BOARD: "kommunstyrelsen", COUNCIL: "kommunfullmäktige"}


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision as pages tell it, above an edition or as a step of the chain; what its row lacks is said to be missing.

    Attributes:
        who: who decided, as they were called on the day; `body` its id, None of a person's approval.
        outcome: the key; `did` in words.
        day, paragraph: in words; a person's approval has no §, and its `paragraph` is empty.
        remark: that it has been corrected, or that its protokoll is not justerat; mostly empty.
        reason: why it was late or out of order.
        is_being_amended: what it changed is not in the text yet.
        paper: the id of the handling that it was made on.
        changed: who has changed what was registered, and why; like who registered it told where the editions are listed.
    """

    pk: int
    body: int | None
    who: str
    outcome: str
    did: str
    day: str
    paragraph: str
    registry_number: str
    remark: str
    reason: str
    paper: int | None
    is_example: bool
    is_being_amended: bool = False
    registered_by: str = ""
    changed: str = ""

    @property
    def words(self) -> str:
        """The whole of it: "Kulturnämnden antar 2026-11-02, § 45, dnr KN/2026:12"."""
        words = f"{self.who} {self.did} {self.day}"
        if self.body is not None:
            words += f", {self.paragraph}, dnr {self.registry_number or MISSING}"
        if self.remark:
            words += f" ({self.remark})"
        return with_reason(words, self.reason)


def decision_words(decision: Decision, who: str) -> str:
    """A decision as it is written above an edition.

    Args:
        who: who decided, as they were called on the day.
    """
    return line_of(_columns(decision) | {"called_then": who}).words


def line_from(decision: Decision) -> DecisionLine:
    """The line of a decision that was read with who decided (`documents.decisions_in`)."""
    return line_of(_columns(decision) | {"called_then": decision.decider_name})


def _columns(decision: Decision) -> dict[str, Any]:
    named = {
        "pk": decision.pk,
        "body": decision.body_id,
        "paper": decision.paper_id,
        "content": decision.content_id,
        "amended_content": decision.amended_content_id,
    }
    return {name: getattr(decision, name) for name in OF_DECISION if name not in named} | named


def line_of(row: Mapping[str, Any]) -> DecisionLine:
    """The same from the columns of `OF_DECISION`, and `called_then` from `names.decider_name`."""
    by_body = row["body"] is not None
    return DecisionLine(
        pk=row["pk"],
        body=row["body"],
        who=row["called_then"],
        outcome=row["outcome"],
        did=outcome_word(row["outcome"], is_amended=row["is_amended"]),
        day=row["date"].isoformat() if row["date"] else f"datum {MISSING}",
        paragraph=(row["paragraph"] or f"§ {MISSING}") if by_body else "",
        registry_number=row["registry_number"],
        remark=remark(row["corrected_on"], row["stood"], is_unadjusted=row["is_unadjusted"]),
        reason=row["reason"],
        paper=row["paper"],
        is_example=row["is_example"],
        is_being_amended=row["is_amended"] and row["amended_content"] is None and row["content"] is not None,
        registered_by=row.get("registered_by_then") or "",
        changed=row.get("changed_then") or "",
    )


def lines_in(rows: Iterable[Mapping[str, Any]]) -> tuple[DecisionLine, ...]:
    """An edition's decisions, from rows with the columns of `OF_MATTER` and `names.of_deciders`: one a decision."""
    decisions = (
        {name: row[column] for name, column in zip(OF_DECISION, OF_MATTER, strict=True)}
        | {name: row[name] for name in ("called_then", "registered_by_then", "changed_then")}
        for row in rows
    )
    return tuple(line_of(row) for row in decisions if row["outcome"])


def with_reason(words: str, reason: str) -> str:
    """What was decided, with why it was late or out of order: "godkänner. Skäl: Bokslutet blev sent."."""
    return f"{words}. Skäl: {reason}" if reason else words


def came_back_words(decision: Decision) -> str:
    """How a text came back to its writer: "Återremitterad av Kommunstyrelsen"."""
    return f"{CAME_BACK[decision.outcome]} av {decision.decider_name}"


def in_turn(bodies: Iterable[str]) -> str:
    """Who decides, one after the other: "Kommunstyrelsen och sedan kommunfullmäktige"."""
    return str(capfirst(" och sedan ".join(map(lower_first, bodies))))


def half_decided_words(document: Document) -> str:
    """What stands in the way of changing a text that KS has let go on to KF."""
    return f"{capfirst(NEXT[document.chain.steps[0].body])} har beslutat om {document.noun}."


def laid_words(document: Document) -> str:
    """What stands in the way of taking back a text that has been sent out or decided on."""
    return (
        f"{capfirst(document.noun)} ligger redan inför beslut och kan inte tas tillbaka. Be om att få den återlämnad."
    )


def done_words(decision: Decision, document: Document) -> str:
    """What was decided about it, as a sentence: "Kulturnämnden har antagit planen 2026-11-02, § 45."."""
    return f"{_done_words(decision, document)}."


def _done_words(decision: Decision, document: Document) -> str:
    done = DONE[decision.outcome].format(it=document.noun) + (" med ändring" if decision.is_amended else "")
    when = ", ".join(part for part in (decision.date.isoformat() if decision.date else "", decision.paragraph) if part)
    return f"{decision.decider_name} {done} {when}".strip()


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a text that waits for its decision has come.

    Attributes:
        words: empty before any body has decided on it.
        is_half_decided: a body has let it go on, so it is only changed by an återremiss.
    """

    words: str = ""
    is_half_decided: bool = False


def standing(document: Document) -> Standing:
    """Where the document stands: "Kommunstyrelsen har föreslagit planen 2026-10-28, § 177; väntar på
    kommunfullmäktige." One query, and none for what is not handed in.
    """
    if not document.is_handed_in:
        return Standing()
    return standing_after(document, decisions_on(document))


def standing_after(document: Document, decisions: Sequence[Decision]) -> Standing:
    """The same from the decisions of its open matter; what was decided before an återremiss is no longer where it stands."""
    last = decisions[-1] if decisions else None
    if last is None or (last.outcome in CAME_BACK and last.outcome not in document.chain.steps[-1].carries):
        return Standing()
    place = place_after(document, decisions)
    if last.is_being_amended:
        return Standing(f"{_done_words(last, document)}; ändringarna förs in.", is_half_decided=True)
    kind = document.chain.steps[place].body if place < len(document.chain.steps) else None
    waits = NEXT.get(kind) or last.decider_name
    return Standing(f"{_done_words(last, document)}; väntar på {waits}.", is_half_decided=place > 0)
