"""What is fetched and stands above a section's text: nobody types it in the report."""

from collections.abc import Callable, Collection, Mapping

from followup.enums import Content
from followup.models import Report
from followup.money.years import years_of
from followup.reading.group_structure import structure_of
from styrmodell.lib.documents.model import Block

FETCHED_FROM: Mapping[str, Callable[[Report], Block | None]] = {Content.GROUP: structure_of, Content.OVERVIEW: years_of}


def pictures(report: Report, contents: Collection[str]) -> dict[str, Block]:
    """By content what stands above the texts of a report's sections; none where there is nothing to show.

    Args:
        contents: what the report's sections hold.
    """
    found = {content: fetch(report) for content, fetch in FETCHED_FROM.items() if content in contents}
    return {content: block for content, block in found.items() if block is not None}
