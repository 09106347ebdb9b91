"""What is odd about a round's days, in sentences: whoever sets it up is asked or warned, and may mean it all the same."""

from calendar import monthrange
from datetime import date, timedelta

from django.utils.text import capfirst

from followup.enums import RoundKind
from styrmodell.lib.days import years_later
from styrmodell.lib.words import INTERIM_REPORT

SATURDAY, SUNDAY = 5, 6
HALF, TWO_THIRDS = (6, 30), (8, 31)  # of a calendar year, in whole months


def period_moved(day: date, years: int) -> date:
    """A period's day so many years later: a month's last day is its last day there too."""
    moved = years_later(day, years)
    is_last = (day + timedelta(days=1)).month != day.month
    return date(moved.year, moved.month, monthrange(moved.year, moved.month)[1]) if is_last else moved


def working_day_moved(day: date, years: int) -> date:
    """A day on which somebody does something, so many years later."""
    return working_day(years_later(day, years))


def working_day(day: date) -> date:
    """The day, or the Monday after where it is a Saturday or Sunday."""
    return day + timedelta(days=SUNDAY + 1 - day.weekday()) if day.weekday() >= SATURDAY else day


def early_words(period_from: date, period_to: date, opens_on: date, due_on: date) -> str:
    """That a round opens before its period or is due before the end of it; "" when it does not."""
    found = []
    if opens_on < period_from:
        found.append(f"Uppföljningen öppnar {opens_on}, innan perioden börjar {period_from}.")
    if due_on < period_to:
        found.append(f"Rapporterna ska lämnas {due_on}, innan perioden slutar {period_to}.")
    return " ".join(found)


def length_words(kind: str, year: int, period_from: date, period_to: date) -> str:
    """That the year's delårsrapport 2 is none that the law asks for; "" when it is, and for other kinds.

    At least one report covers at least half and at most two thirds of the year, from the beginning of it (13 kap. 1 § LKBR).
    """
    if kind != RoundKind.INTERIM_2:
        return ""
    begins, days = date(year, 1, 1), (period_to - period_from).days
    if days < (date(year, *HALF) - begins).days:
        fault = "är kortare än halva året"
    elif days > (date(year, *TWO_THIRDS) - begins).days:
        fault = "är längre än två tredjedelar av året"
    elif period_from != begins:
        fault = "börjar inte vid årets början"
    else:
        return ""
    return (
        f"Perioden {fault}. {capfirst(INTERIM_REPORT.the)} som lagen kräver omfattar minst hälften och högst två "
        "tredjedelar av året, från årets början (13 kap. 1 § LKBR)."
    )
