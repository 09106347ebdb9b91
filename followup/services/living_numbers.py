"""Living numbers become ordinary text when a report is frozen: what is frozen and what is written on say the same ever after."""

from followup.asking.material import Material
from followup.models import Assessment, ReportText
from organisation.models import User
from styrmodell.lib.history import Change, save_many_changes

SETTLED = "Talen i texten blev vanlig text när rapporten frystes"


def settle(read: Material, *, by: User | None) -> None:
    """Write each number in the report's texts as it is now, in place of the sign for it. Called with the report and its money
    held since before they were read.
    """
    texts: list[Change] = [
        (row, {"text": read.texts[row.key].text}, None) for row in read.living if isinstance(row, ReportText)
    ]
    judged: list[Change] = [
        (row, {"text": read.assessments[row.node_id].text}, None) for row in read.living if isinstance(row, Assessment)
    ]
    for changes in filter(None, (texts, judged)):
        save_many_changes(changes, by=by, reason=SETTLED)
