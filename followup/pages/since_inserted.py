"""A report that is handed in stays as it is; who wrote it is told what has been changed since where its words came from."""

from dataclasses import dataclass

from followup.asking import questions
from followup.asking.kinds import GoalQuestion, TextQuestion
from followup.asking.offered import TextSource
from followup.models import InsertedText, Report
from followup.models.report import HANDED_IN
from followup.permissions import writes_reports
from organisation.models import User


@dataclass(frozen=True, slots=True)
class SinceInserted:
    """Ett svar whose words have been changed where they came from: its heading, and the sources that say something else."""

    title: str
    sources: tuple[TextSource, ...]


def since_inserted(report: Report, reader: User) -> tuple[SinceInserted, ...]:
    """What has been changed, answer by answer; nothing while the report is written, where it is told beside each answer.

    A query where nothing has been put in from below.
    """
    if report.status not in HANDED_IN or not writes_reports(reader, report.unit):
        return ()
    if not InsertedText.objects.filter(report=report).exists():
        return ()
    found = (
        SinceInserted(one.title, tuple(source for source in one.offers.sources if source.is_flagged))
        for one in questions.for_report(report, reader).questions
        if isinstance(one, GoalQuestion | TextQuestion)
    )
    return tuple(one for one in found if one.sources)
