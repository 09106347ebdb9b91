"""Status: a word with a fixed key; shape and tone follow from the key (`styrmodell.lib.status`)."""

from dataclasses import dataclass
from enum import StrEnum

from styrmodell.lib.status import Look, look_of


class StatusKey(StrEnum):
    """What a status means. The words are data (a scale per cycle); logic uses only these keys."""

    # bedömning
    MET = "MET"
    PARTLY = "PARTLY"
    NOT_MET = "NOT_MET"
    NOT_ASSESSED = "NOT_ASSESSED"
    # prognos; PARTLY as above
    WILL_BE_MET = "WILL_BE_MET"
    NOT = "NOT"
    UNKNOWN = "UNKNOWN"
    # förflyttning
    FORWARD = "FORWARD"
    UNCHANGED = "UNCHANGED"
    BACKWARD = "BACKWARD"
    # aktivitet, uppdrag, åtgärd
    NOT_STARTED = "NOT_STARTED"
    ON_TRACK = "ON_TRACK"
    DELAYED = "DELAYED"
    DONE = "DONE"
    CANCELLED = "CANCELLED"
    # kontroll av räkenskaperna
    AGREES = "AGREES"
    ROUNDING = "ROUNDING"
    EXPLAINED = "EXPLAINED"
    NOT_TRIED = "NOT_TRIED"
    DIFFERS = "DIFFERS"


@dataclass(frozen=True, slots=True)
class Status:
    """Bedömning, förflyttning, prognos or läge: the key and the word that is printed."""

    key: StatusKey
    word: str

    @property
    def look(self) -> Look:
        """Shape and tone, the same as on every other page."""
        return look_of(self.key)
