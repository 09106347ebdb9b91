"""Which reports are in time on a day, as questions to the database; one row answers for itself (`Report`)."""

from datetime import date

from django.db.models import Q

from followup.enums import ReportStatus


def never_handed_in_q(on: date, path: str = "") -> Q:
    """Reports that nobody had handed in when their last day had passed; the same as `Report.is_never_handed_in`.

    Args:
        path: how the row reaches the report; empty for reports.
    """
    is_over = Q(**{f"{path}status": ReportStatus.DRAFT, f"{path}round__closes_on__lt": on})
    return is_over & (Q(**{f"{path}extended_to": None}) | Q(**{f"{path}extended_to__lt": on}))


def in_time_q(on: date, path: str = "") -> Q:
    """Reports whose round has opened and not closed for them; the same as `Report.is_in_time`.

    Args:
        path: how the row reaches the report; empty for reports.
    """
    days = Q(**{f"{path}round__closes_on": None}) | Q(**{f"{path}round__closes_on__gte": on})
    return Q(**{f"{path}round__opens_on__lte": on}) & (days | Q(**{f"{path}extended_to__gte": on}))
