"""Hur det går med ett uppdrag: the newest state at each receiver, and those before it."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

from followup.enums import WorkState
from followup.models import StatusUpdate
from followup.permissions import may_update_status
from planning.models import Assignment, AssignmentReceiver
from styrmodell.lib.swedish import count_words, join_words


@dataclass(frozen=True, slots=True)
class ReceiverLine:
    """En mottagare with its states, newest first; `may_write` for whoever writes its report."""

    receiver: AssignmentReceiver
    updates: tuple[StatusUpdate, ...]
    may_write: bool

    @property
    def latest(self) -> StatusUpdate | None:
        """The newest state that the reader may read."""
        return self.updates[0] if self.updates else None

    @property
    def earlier(self) -> tuple[StatusUpdate, ...]:
        """The states before it."""
        return self.updates[1:]


def receiver_lines(assignment: Assignment, user: Any) -> tuple[ReceiverLine, ...]:
    """The receivers in the order of the organisation, with the states that the reader may read. One query.

    Args:
        assignment: with its receivers and their units prefetched.
    """
    updates = StatusUpdate.objects.of_assignments_visible_to(user).filter(receiver__assignment=assignment)
    found: dict[int | None, list[StatusUpdate]] = {}
    for row in updates.with_writers().order_by("-date", "-pk"):
        found.setdefault(row.receiver_id, []).append(row)
    is_open = assignment.ended_by_id is None
    return tuple(
        ReceiverLine(
            one,
            tuple(found.get(one.pk, ())),
            may_write=is_open and one.released_by_id is None and may_update_status(user, one.unit),
        )
        for one in assignment.receivers.all()
    )


def sentence(lines: tuple[ReceiverLine, ...]) -> str:
    """In words: "Enligt plan hos två mottagare och försenat hos en."; empty when nothing has been reported."""
    latest = [line.latest for line in lines]
    if not any(latest):
        return ""
    counts = Counter(update.state if update else "" for update in latest)
    words = [(WorkState(key).label, counts[key]) for key in WorkState.values if counts[key]]
    words += [("inget läge rapporterat", counts[""])] if counts[""] else []
    if len(lines) == 1:
        return f"{capfirst(words[0][0])} hos {lines[0].receiver.unit}."
    if len(words) == 1:
        every = "båda mottagarna" if len(lines) == 2 else f"alla {count_words(len(lines))} mottagare"
        return f"{capfirst(words[0][0])} hos {every}."
    return f"{capfirst(join_words([f'{word} hos {count_words(count, common=True)}' for word, count in words]))}."
