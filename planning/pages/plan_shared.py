"""A kontorsplan that its kontorschef shares while it is written, as the units below read it: headings, priorities, no more."""

from dataclasses import dataclass
from typing import Any

from planning.enums import NodeKind
from planning.models import Plan, PlanNode
from planning.pages.plan_beside import beside_url
from planning.permissions import EDITS
from planning.rules import NODE_RULES
from styrmodell.lib.swedish import lower_first
from styrmodell.web.lines import Line


@dataclass(frozen=True, slots=True)
class SharedItem:
    """A heading, where links lead to it."""

    pk: int
    name: str

    @property
    def anchor(self) -> str:
        """Where in the page it stands."""
        return f"post-{self.pk}"


@dataclass(frozen=True, slots=True)
class SharedPage:
    """The whole page.

    Attributes:
        first, last: the headings of the texts before and after the priorities.
        own: the reader's plans below that can be linked to them now.
    """

    plan: Plan
    heading: str
    first: tuple[SharedItem, ...]
    priorities: tuple[SharedItem, ...]
    last: tuple[SharedItem, ...]
    own: tuple[Line, ...]


def build(plan: Plan, user: Any) -> SharedPage:
    """Read what the user may read of it. Two queries."""
    nodes = PlanNode.objects.content().with_headings_for(user).filter(plan=plan).order_by("lft")
    rows = [
        (kind, comes_last, SharedItem(pk, f"{code} {title}".strip() or "Utan rubrik"))
        for pk, kind, comes_last, code, title in nodes.values_list("pk", "kind", "comes_last", "code", "title")
    ]
    texts = [(comes_last, item) for kind, comes_last, item in rows if kind == NodeKind.SECTION]
    below = Plan.objects.filter(EDITS.q(user), parent=plan).select_related("unit").order_by("lft")
    return SharedPage(
        plan=plan,
        heading=NODE_RULES[NodeKind.PRIORITY].heading,
        first=tuple(item for comes_last, item in texts if not comes_last),
        priorities=tuple(item for kind, _, item in rows if kind == NodeKind.PRIORITY),
        last=tuple(item for comes_last, item in texts if comes_last),
        own=tuple(Line(f"Koppla {lower_first(str(one))}", beside_url(one), one.unit.name) for one in below),
    )
