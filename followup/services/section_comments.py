"""Kommentarer on a section of a report: where they are kept, and until when (`organisation.services.comments`)."""

from functools import partial

from followup.comment_permissions import IS_TALKED_ABOUT
from followup.models import Report, SectionComment
from followup.permissions import READS
from followup.services.reports import locked_report
from organisation.services.comments import Commented
from styrmodell.lib.clock import today


def about(report: Report, key: str) -> Commented:
    """The section as what is commented on, as long as the report may be changed."""
    return Commented(
        rows=SectionComment.objects.filter(report=report, key=key),
        make=partial(SectionComment, report=report, key=key),
        readers=READS.people(report, on=today()),
        lock=partial(locked_report, report),
        refuse=IS_TALKED_ABOUT.demand,
    )
