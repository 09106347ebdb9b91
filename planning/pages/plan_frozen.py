"""What has been frozen of a plan, in the quiet column of its page: its handlingar and its editions."""

from collections.abc import Sequence
from typing import Any

from organisation.pages.papers import paper_lines
from planning import permissions
from planning.models import Plan
from planning.pages.plan_gaps import SideSection
from planning.reading.editions import EditionHead
from styrmodell.web.lines import Line


def edition_url(plan: Plan, edition: EditionHead) -> str:
    """The address of one edition."""
    return f"{plan.get_absolute_url()}{edition.asked}"


def papers_beside(plan: Plan, user: Any) -> SideSection | None:
    """The handlingar that the reader may read; None where there are none."""
    if not plan.has_papers:
        return None
    lines = paper_lines(permissions.readable_papers(user, plan), plan.get_absolute_url())
    return SideSection("Handlingar", lines) if lines else None


def editions_beside(plan: Plan, editions: Sequence[EditionHead], shown: EditionHead | None) -> SideSection | None:
    """Every edition, the newest first; None where there is no older one to go to."""
    if len(editions) < 2:
        return None
    newest_first = reversed(editions)
    return SideSection(
        "Utgåvor", tuple(Line(one.name, "" if one is shown else edition_url(plan, one)) for one in newest_first)
    )
