"""What a decision *med ändring* made of a report: its handling with the amendments in, and what they change beside it."""

from collections.abc import Sequence

from followup.models import Report
from organisation.decisions.amending import Choices, MovedOn
from organisation.models import Amendment, Decision, FrozenContent, User
from organisation.services.matters import Added


def amended(
    report: Report, decision: Decision, amendments: Sequence[Amendment], added: Added, by: User | None
) -> FrozenContent:
    """The handling with its amendments in, frozen."""
    raise NotImplementedError


def carry(
    report: Report, decision: Decision, amendments: Sequence[Amendment], choices: Choices, by: User | None
) -> Added:
    """The amendments in the working text."""
    raise NotImplementedError


def moved_on(report: Report, decision: Decision, amendments: Sequence[Amendment]) -> tuple[MovedOn, ...]:
    """What has been changed since the handling."""
    raise NotImplementedError
