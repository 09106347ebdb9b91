"""How a status looks: the same shape and tone on screen, in PDF and in black and white. The word comes from elsewhere."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Utseende för ett läge.

    Attributes:
        shape: the drawing in `static/img/icons.svg`; the outlines alone tell states apart.
        tone: good, partly, bad or none; the four colours of the palette in `static/css/tokens.css`.
    """

    shape: str
    tone: str


UNKNOWN = Look("dashed", "none")
LOOKS: dict[str, Look] = {
    # bedömning
    "MET": Look("tick", "good"),
    "PARTLY": Look("half", "partly"),
    "NOT_MET": Look("triangle", "bad"),
    "NOT_ASSESSED": Look("dashed", "none"),
    # prognos; PARTLY as above
    "WILL_BE_MET": Look("tick", "good"),
    "NOT": Look("triangle", "bad"),
    "UNKNOWN": Look("question", "none"),
    # förflyttning
    "FORWARD": Look("up", "good"),
    "UNCHANGED": Look("level", "none"),
    "BACKWARD": Look("down", "bad"),
    # aktivitet, uppdrag, åtgärd
    "NOT_STARTED": Look("dashed", "none"),
    "ON_TRACK": Look("ring-right", "good"),
    "DELAYED": Look("triangle", "bad"),
    "DONE": Look("tick", "good"),
    "CANCELLED": Look("ring-stop", "none"),
    # plan och rapport
    "DRAFT": Look("dashed", "none"),
    "SUBMITTED": Look("ring-up", "good"),
    "RETURNED": Look("ring-left", "partly"),
    "REOPENED": Look("edit", "partly"),
    "ADOPTED": Look("tick", "good"),
    "HANDED_OVER": Look("ring-right", "good"),
    "LET_OFF": Look("ring-stop", "none"),
    "NOT_HANDED_IN": Look("triangle", "bad"),
    "STRUCK": Look("ring-struck", "none"),
    # samverkan, where a no stops nothing, and begäran
    "ASKED": Look("dashed", "none"),
    "YES": Look("tick", "good"),
    "NO": Look("ring-stop", "partly"),
    "OTHER": Look("edit", "partly"),
    "APPROVED": Look("tick", "good"),
    "REFUSED": Look("ring-stop", "none"),
    # kontroll av räkenskaperna
    "AGREES": Look("tick", "good"),
    "ROUNDING": Look("ring-stop", "none"),
    "EXPLAINED": Look("half", "partly"),
    "NOT_TRIED": Look("dashed", "none"),
    "DIFFERS": Look("triangle", "bad"),
    # bakgrundsjobb; DONE as above
    "QUEUED": Look("clock", "none"),
    "RUNNING": Look("half", "none"),
    "FAILED": Look("triangle", "bad"),
}


def look_of(key: str) -> Look:
    """The look of a status key; an empty or unknown key looks like what has not been assessed."""
    return LOOKS.get(key, UNKNOWN)
