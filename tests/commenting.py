"""Comments for tests: on an item or a section, answered and closed; and the demo's by the names that the tables give them."""

from typing import Any

from followup.models import Report
from followup.services import section_comments
from organisation.models import User
from organisation.services import comments
from organisation.services.comments import Commented, Said
from planning.models import PlanNode
from planning.services import node_comments


def about(thing: PlanNode | Report, key: str = "events") -> Commented:
    """An item, or a section of a report."""
    return node_comments.about(thing) if isinstance(thing, PlanNode) else section_comments.about(thing, key)


def said(thing: PlanNode | Report, text: str, *, by: User, talk: Any = None, kept: bool = False) -> Any:
    """A comment that is written, or an answer in a talk."""
    done: Said = comments.write(about(thing), by=by, text=text, talk=talk and talk.pk)
    if kept:
        comments.keep(about(thing), done.comment.pk, by=by)
    return done.comment
