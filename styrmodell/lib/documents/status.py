"""Status: a word with a fixed key; shape and colour follow from the key."""

from dataclasses import dataclass
from enum import StrEnum


class StatusKey(StrEnum):
    """What a status means. The words are data (a scale per cycle, WorkState); logic uses only these keys."""

    # bedömning
    MET = "MET"
    PARTLY = "PARTLY"
    NOT_MET = "NOT_MET"
    NOT_ASSESSED = "NOT_ASSESSED"
    # prognos (PARTLY is shared with bedömning)
    WILL_BE_MET = "WILL_BE_MET"
    NOT = "NOT"
    UNKNOWN = "UNKNOWN"
    # förflyttning
    FORWARD = "FORWARD"
    UNCHANGED = "UNCHANGED"
    BACKWARD = "BACKWARD"
    # läge för aktiviteter, uppdrag och åtgärder
    NOT_STARTED = "NOT_STARTED"
    ON_TRACK = "ON_TRACK"
    DELAYED = "DELAYED"
    DONE = "DONE"
    CANCELLED = "CANCELLED"


LOOKS = {
    StatusKey.MET: "met",
    StatusKey.WILL_BE_MET: "met",
    StatusKey.DONE: "met",
    StatusKey.ON_TRACK: "on-track",
    StatusKey.PARTLY: "partly",
    StatusKey.NOT_MET: "not-met",
    StatusKey.NOT: "not-met",
    StatusKey.DELAYED: "not-met",
    StatusKey.NOT_ASSESSED: "none",
    StatusKey.UNKNOWN: "none",
    StatusKey.NOT_STARTED: "none",
    StatusKey.CANCELLED: "cancelled",
    StatusKey.FORWARD: "forward",
    StatusKey.UNCHANGED: "unchanged",
    StatusKey.BACKWARD: "backward",
}


@dataclass(frozen=True, slots=True)
class Status:
    """Bedömning, förflyttning, prognos or läge: the key and the word that is printed."""

    key: StatusKey
    word: str

    @property
    def look(self) -> str:
        """Name of the shape and colour, as the style sheets know it (`status-met`)."""
        return LOOKS[self.key]
