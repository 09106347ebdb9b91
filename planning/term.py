"""How long an uppdrag from fullmäktige runs: one to three years (styrmodellen, Planer och uppdrag)."""

from datetime import date, timedelta

from styrmodell.lib.days import years_later

SHORTEST, LONGEST = 1, 3  # years
SAID = "Enligt styrmodellen beskriver fullmäktiges uppdrag ”vilka uppgifter som ska utföras inom ett till tre år”."


def against_term(start: date, due_on: date) -> str:
    """In the styrmodell's words, that the time is shorter or longer than it says; "" when it is not."""
    if due_on < years_later(start, SHORTEST) - timedelta(days=1):
        return f"Uppdraget ska utföras på mindre än ett år, {start}–{due_on}. {SAID}"
    if due_on > years_later(start, LONGEST):
        return f"Uppdraget ska utföras på mer än tre år, {start}–{due_on}. {SAID}"
    return ""
