"""What has been frozen of a plan, in the quiet column of its page: its handlingar and editions, to be read and compared."""

from collections.abc import Sequence
from typing import Any

from organisation.models import Attachment, MeetingPaper
from organisation.pages.attachments import Beside, beside, shown_with
from organisation.pages.papers import paper_lines, papers_with_matters
from organisation.reading.attachments import following
from planning import permissions
from planning.models import Plan, PlanEdition
from planning.pages.plan_gaps import SideSection
from planning.reading.editions import EditionHead
from styrmodell.web.lines import Line


def edition_url(plan: Plan, edition: EditionHead) -> str:
    """The address of one edition."""
    return f"{plan.get_absolute_url()}{edition.asked}"


def papers_of(plan: Plan, user: Any) -> list[MeetingPaper]:
    """The handlingar that the reader may read."""
    return papers_with_matters(permissions.readable_papers(user, plan)) if plan.has_papers else []


def papers_beside(plan: Plan, papers: Sequence[MeetingPaper]) -> SideSection | None:
    """The handlingar that the reader may read; None where there are none."""
    return SideSection("Handlingar", paper_lines(papers, plan.get_absolute_url())) if papers else None


def attached_to(plan: Plan, edition: PlanEdition | None) -> list[Attachment]:
    """The bilagor of an edition, or of the working text, with those of the plan's decisions."""
    return shown_with(edition.attachments if edition else following(plan), plan)


def attachments_beside(plan: Plan, attached: Sequence[Attachment], user: Any) -> Beside:
    """The text's own, with the way to attach more for those who may."""
    return beside(attached, plan.get_absolute_url(), attaches=permissions.may_attach_to_plan(user, plan))


def editions_beside(plan: Plan, editions: Sequence[EditionHead], shown: EditionHead | None) -> SideSection | None:
    """Every edition, the newest first; None where there is no older one to go to."""
    if len(editions) < 2:
        return None
    newest_first = reversed(editions)
    return SideSection(
        "Utgåvor", tuple(Line(one.name, "" if one is shown else edition_url(plan, one)) for one in newest_first)
    )


def has_two_texts(plan: Plan, editions: int, *, reads_working_text: bool) -> bool:
    """True when there is something to compare: handlingar, editions, a revision, or the plan that it continues.

    Args:
        plan: as `plan.for_page` reads it; `editions` how many it has.
    """
    is_revised = editions > 0 and reads_working_text and not plan.is_frozen
    return plan.has_papers or plan.has_earlier or is_revised or editions > 1
