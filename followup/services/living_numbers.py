"""Living numbers become ordinary text when a report is frozen: what is frozen and what is written on say the same ever after."""

from followup.asking.material import material
from followup.models import Assessment, Report, ReportText
from followup.rules.living_numbers import keys_in
from organisation.models import User
from styrmodell.lib.history import Change, save_many_changes

SETTLED = "Talen i texten blev vanlig text när rapporten frystes"


def settle(report: Report, *, by: User | None) -> None:
    """Write each number in the report's texts as it is now, in place of the sign for it. Called with the report and its money
    held; nothing is read where there is no sign.
    """
    texts = [row for row in ReportText.objects.filter(report=report, text__contains="{") if keys_in(row.text)]
    judged = [row for row in Assessment.objects.filter(report=report, text__contains="{") if keys_in(row.text)]
    if not texts and not judged:
        return
    read = material(report)
    of_texts: list[Change] = [(row, {"text": read.texts[row.key].text}, None) for row in texts]
    of_judged: list[Change] = [(row, {"text": read.assessments[row.node_id].text}, None) for row in judged]
    for changes in (of_texts, of_judged):
        save_many_changes(changes, by=by, reason=SETTLED)
