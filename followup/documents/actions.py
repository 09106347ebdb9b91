"""How it went with the actions of earlier reports, as a report tells it: a table after its own deviations."""

from collections.abc import Iterable
from html import escape

from followup.asking.material import Material
from followup.reading.actions import FollowedAction
from followup.reading.scales import work_status
from styrmodell.lib import richtext
from styrmodell.lib.documents.blocks import StatusRow, StatusTable
from styrmodell.lib.documents.model import Block

HEADING = "Åtgärder från tidigare rapporter"


def followed_up(read: Material) -> list[Block]:
    """The table; none where nothing comes back. In kommunens report the nämnder's and bolag's come after its own."""
    rows = tuple(_rows(read.actions))
    return [StatusTable(rows, HEADING, "Åtgärd", "Ansvarig")] if rows else []


def _rows(actions: Iterable[FollowedAction]) -> Iterable[StatusRow]:
    for one in actions:
        newest = one.updates[0] if one.updates else None
        yield StatusRow(
            one.text,
            owner=one.owner,
            html=f"<p>{escape(one.against)}</p>{richtext.clean(newest.text) if newest and newest.text else ''}",
            status=work_status(newest.state) if newest else None,
            due=one.due_on,
            is_example=one.is_example,
        )
