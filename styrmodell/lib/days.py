"""Days of other years."""

from datetime import date


def years_later(day: date, years: int) -> date:
    """The same day of the month so many years later, or earlier; 29 February is the 28th where there is none."""
    year = day.year + years
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)
