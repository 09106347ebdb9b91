"""What stands beside the text of a section, one on each row: which sections have rows, when something happened, how high a
risk is.
"""

import re
from datetime import date, timedelta

from followup.enums import RoundKind, RowKind
from styrmodell.lib.documents.status import Status, StatusKey
from styrmodell.lib.readings import Unreadable, day_in, month_in
from styrmodell.lib.swedish import MONTHS, month_words

KIND_OF = {"events": RowKind.EVENT, "circumstances": RowKind.RISK, "internal_control": RowKind.CONTROL}
KEYS = {RowKind.EVENT: "handelse", RowKind.RISK: "risk", RowKind.CONTROL: "kontroll"}  # how the keys of rows begin
LATEST = timedelta(days=366)  # after the period; what is later belongs to another report
WRITTEN = re.compile(r"(?:(?P<day>[0-9]{1,2})\.? )?(?P<month>[a-zåäö]{3,9})\.?(?: (?P<year>[0-9]{4}))?")
HOW = "Skriv en dag eller en månad, till exempel 14 mars eller mars."
LEVELS = (
    (3, Status(StatusKey.MET, "låg")),
    (8, Status(StatusKey.PARTLY, "måttlig")),
    (16, Status(StatusKey.NOT_MET, "hög")),
)
RULE = "Riskvärdet är sannolikhet gånger konsekvens, båda 1–4: 1–3 är lågt, 4–8 måttligt och 9–16 högt."


def key_of(kind: str, number: int) -> str:
    """What a row is known by in a document: "risk-12"."""
    return f"{KEYS[RowKind(kind)]}-{number}"


def when_in(text: str, year: int) -> tuple[date, bool]:
    """The day that is written and whether only its month is: "14 mars", "mars", "2 januari 2026", "2025-03-14", "2025-03".

    Args:
        year: the one that is meant where none is written.

    Raises:
        Unreadable: it is neither a day nor a month.
    """
    tidy = " ".join(text.lower().split())
    match = WRITTEN.fullmatch(tidy)
    if match is None:
        return _in_figures(tidy)
    month = next((at for at, name in enumerate(MONTHS, start=1) if name.startswith(match["month"])), 0)
    if not month:
        raise Unreadable(HOW)
    meant = int(match["year"] or year)
    try:
        return date(meant, month, int(match["day"] or 1)), match["day"] is None
    except ValueError:
        raise Unreadable(f"Dagen {text.strip()} finns inte. {HOW}") from None


def _in_figures(tidy: str) -> tuple[date, bool]:
    try:
        return day_in(tidy), False
    except Unreadable:
        pass
    try:
        return date(*month_in(tidy), 1), True
    except Unreadable:
        raise Unreadable(HOW) from None


def when_words(day: date, year: int, *, is_whole_month: bool) -> str:
    """When something happened: "14 mars", "mars", and with the year where that is another."""
    words = month_words(day) if is_whole_month else f"{day.day} {month_words(day)}"
    return words if day.year == year else f"{words} {day.year}"


def parts_of(round_kind: str) -> tuple[str, str]:
    """What is said over what happened in the period, and over what happened after it."""
    if round_kind == RoundKind.ANNUAL:
        return "Under året", "Efter årets slut"
    return "Under perioden", "Efter periodens slut"


def level_of(probability: int | None, consequence: int | None) -> Status | None:
    """How high a risk is; None while it is not judged."""
    if probability is None or consequence is None:
        return None
    return next(status for most, status in LEVELS if probability * consequence <= most)
