"""Which text of a plan a person reads: the working text for those who may, else an edition."""

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from organisation.models import Decision, Draft, MeetingPaper
from organisation.pages.attachments import has_any
from planning import conditions, permissions
from planning.enums import PlanStatus
from planning.models import Collaboration, Plan, PlanContinuation, PlanEdition
from planning.reading.collaborations import naming
from planning.reading.comments import has_comments
from planning.reading.editions import EditionHead, editions_of


@dataclass(frozen=True, slots=True)
class ReadText:
    """Which text is read. `edition` is None for the working text."""

    plan: Plan
    edition: EditionHead | None
    editions: tuple[EditionHead, ...]
    reads_working_text: bool

    @property
    def newest(self) -> EditionHead | None:
        """The newest edition: what everyone else reads."""
        return self.editions[-1] if self.editions else None

    @property
    def row(self) -> PlanEdition | None:
        """The edition as a row, with what finds the rest of it."""
        head = self.edition
        return PlanEdition(pk=head.pk, plan=self.plan, number=head.number, content_id=head.content) if head else None


def for_page(plans: QuerySet[Plan], user: Any) -> QuerySet[Plan]:
    """The plan with what the page says of it, in one query.

    Args:
        user: whose texts that are not saved are asked for.
    """
    place = Concat(Value("plan:"), Cast(OuterRef("pk"), CharField()), Value("/"))
    made = Decision.objects.filter(matter__plan_link__plan=OuterRef("pk"), matter__closed_at=None)
    editions = PlanEdition.objects.filter(plan=OuterRef("pk"))
    papers = MeetingPaper.objects.filter(matter__plan_link__plan=OuterRef("pk"))
    unsaved = Draft.objects.filter(user=user.pk, key__startswith=place)
    return plans.select_related("unit").annotate(
        being_amended=conditions.being_amended(),
        has_decisions=Exists(made),
        has_editions=Exists(editions),
        has_papers=Exists(papers),
        has_attachments=has_any("plan"),
        has_comments=has_comments(),
        has_earlier=Exists(PlanContinuation.objects.filter(to_plan=OuterRef("pk"))),
        has_unsaved=Exists(unsaved),
        is_named=Exists(Collaboration.objects.filter(naming(OuterRef("unit")))),
    )


def choose(plan: Plan, user: Any, *, number: int | None = None, working: bool = False) -> ReadText | None:
    """Which text this person reads; None when what was asked for does not exist for them.

    Args:
        number: an edition asked for; `working`: the working text asked for.
    """
    editions = editions_of(plan) if plan.has_editions else ()
    reads = permissions.may_read_working_text(user, plan)
    if number is not None:
        edition = next((head for head in editions if head.number == number), None)
        return ReadText(plan, edition, editions, reads) if edition else None
    only_working = working or not editions
    if reads and (only_working or plan.status != PlanStatus.ADOPTED):
        return ReadText(plan, None, editions, reads)
    return None if only_working else ReadText(plan, editions[-1], editions, reads)
