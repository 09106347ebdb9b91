"""Hur gick det med åtgärden? What is asked of the actions of earlier reports, until they are done or dropped."""

from collections.abc import Iterator

from followup.asking.kinds import Earlier, StateQuestion
from followup.asking.material import Material
from followup.enums import RoundKind
from followup.models import SectionRule, StatusUpdate
from followup.reading.actions import FollowedAction
from followup.reading.scales import work_status

FOLLOWED = "followed"  # how the questions' prefixes begin
# "Den första innehåller färre rapporteringsdelar" (styrmodellen, Uppföljning): there, and in a månadsrapport, one may answer.
ANSWERED_IN = (RoundKind.INTERIM_2, RoundKind.ANNUAL)


def asked_of_actions(read: Material, one: SectionRule) -> Iterator[StateQuestion]:
    """A question for each action that comes back and is the unit's own to answer; of kommunens report not those of nämnder."""
    is_needed = one.is_required or read.report.round.kind in ANSWERED_IN
    return (_question(read, row, is_required=is_needed) for row in read.actions if row.is_own)


def _question(read: Material, row: FollowedAction, *, is_required: bool) -> StateQuestion:
    newest = row.updates[0] if row.updates else None
    # What is done stays done: only of what is under way something new may be told.
    news = newest if newest and (row.is_over or newest.date >= read.since) else None
    before = next((update for update in row.updates if update is not news and update.date < read.since), None)
    return StateQuestion(
        f"{FOLLOWED}-{row.pk}",
        f"Hur gick det med ”{row.text}”?",
        is_required,
        _before(before),
        action_id=row.pk,
        about=row.against,
        owner=row.owner,
        due_on=row.due_on,
        state=news.state if news else "",
        text=news.text if news else "",
        written_on=news.date if news else None,
        seen=newest.mark if newest else "",
        is_example=row.is_example,
    )


def _before(update: StatusUpdate | None) -> Earlier | None:
    return Earlier(update.date.isoformat(), work_status(update.state), update.text) if update else None
