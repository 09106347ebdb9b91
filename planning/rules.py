"""What may stand where: one table that forms, services and templates read."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.utils.text import capfirst

from organisation.decisions.chains import PLAN_OF_BODY, PLAN_OF_COUNCIL, PLAN_OF_PERSON, Chain
from organisation.enums import BOARD_KINDS, WORK_KINDS, OrgUnitKind
from planning.enums import NodeKind, PlanKind

# The text sections that a plan begins with: those before its items, and those after.
SECTIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    PlanKind.MULTI_YEAR: (("Utmaningar",), ("Ekonomiskt läge",)),
    PlanKind.OPERATIONAL: (("Grunduppdrag", "Utmaningar"), ("Horisontellt arbete", "Ekonomi")),
    PlanKind.BUSINESS: (("Uppdrag enligt ägardirektiv", "Utmaningar"), ("Horisontellt arbete", "Ekonomi")),
    PlanKind.OFFICE: (("Förväntan på organisationen",), ("Samverkan", "Ekonomi")),
    PlanKind.WORK: (("Förutsättningar",), ()),
    PlanKind.GOVERNING: ((), ()),
}


@dataclass(frozen=True, slots=True)
class PlanRule:
    """Where a kind of plan stands in the hierarchy and for how long it holds."""

    units: tuple[str, ...]
    parents: tuple[str, ...]  # the nearest level first
    years: int
    nodes: tuple[str, ...]
    needs: str  # the kind of node without which the plan cannot be handed in
    chain: Chain  # who decides, in order
    is_named: bool = False  # several a unit and year, told apart by their names; each holds tills vidare

    @property
    def body_decides(self) -> bool:
        """True when a body decides with § and diarienummer; else a person and a date."""
        return not self.chain.by_person


PLAN_RULES: dict[str, PlanRule] = {
    PlanKind.MULTI_YEAR: PlanRule(
        units=(OrgUnitKind.MUNICIPALITY,),
        parents=(),
        years=3,
        nodes=(NodeKind.SECTION, NodeKind.GOAL, NodeKind.COUNCIL_ASSIGNMENT),
        needs=NodeKind.GOAL,
        chain=PLAN_OF_COUNCIL,
    ),
    PlanKind.OPERATIONAL: PlanRule(
        units=BOARD_KINDS,
        parents=(PlanKind.MULTI_YEAR,),
        years=3,
        nodes=(NodeKind.SECTION, NodeKind.DIRECTION, NodeKind.PRIORITY, NodeKind.SPECIAL_ASSIGNMENT),
        needs=NodeKind.DIRECTION,
        chain=PLAN_OF_BODY,
    ),
    PlanKind.BUSINESS: PlanRule(
        units=(OrgUnitKind.COMPANY,),
        parents=(PlanKind.MULTI_YEAR,),
        years=3,
        nodes=(NodeKind.SECTION, NodeKind.DIRECTION, NodeKind.PRIORITY, NodeKind.SPECIAL_ASSIGNMENT),
        needs=NodeKind.DIRECTION,
        chain=PLAN_OF_BODY,
    ),
    PlanKind.OFFICE: PlanRule(
        units=(OrgUnitKind.OFFICE,),
        parents=(PlanKind.OPERATIONAL,),
        years=1,
        nodes=(NodeKind.SECTION, NodeKind.PRIORITY),
        needs=NodeKind.PRIORITY,
        chain=PLAN_OF_PERSON,
    ),
    PlanKind.WORK: PlanRule(
        units=WORK_KINDS,
        # A stab's avdelning has no kontor above, and some kontor write their plan last: then it hangs under the nämnd's.
        parents=(PlanKind.OFFICE, PlanKind.OPERATIONAL),
        years=1,
        nodes=(NodeKind.SECTION, NodeKind.ACTIVITY),
        needs=NodeKind.ACTIVITY,
        chain=PLAN_OF_PERSON,
    ),
    PlanKind.GOVERNING: PlanRule(
        units=(*BOARD_KINDS, OrgUnitKind.COMPANY),
        parents=(),
        years=1,
        nodes=(NodeKind.SECTION, NodeKind.POINT),
        needs=NodeKind.POINT,
        chain=PLAN_OF_BODY,
        is_named=True,
    ),
}
PLAN_YEARS = range(1990, 2101)  # the years that plans are made for; days of other years are mistakes in typing
NAMED = tuple(kind for kind, rule in PLAN_RULES.items() if rule.is_named)


@dataclass(frozen=True, slots=True)
class NodeRule:
    """What a kind of node is called, what it asks for and where it may stand."""

    heading: str  # the section of the plan that lists them
    lead: str  # one sentence below the heading, for who writes, with the words of the unit's kind in it
    parents: tuple[str, ...]
    contributes: bool = False  # may be linked upward
    receives: bool = False  # may be linked to


TOP = (NodeKind.ROOT,)
HANDING_DOWN = (PlanKind.OFFICE, PlanKind.OPERATIONAL)  # those who write these hand key figures down
FIGURES_AT_TOP = (PlanKind.OFFICE, PlanKind.WORK)  # what is handed down stands directly under these, and their own may
HANDED_DOWN, HANDED_DOWN_HEADING = (
    "utdelade-nyckeltal",
    "Utdelade nyckeltal",
)  # the part of a plan with those handed down
NODE_RULES: dict[str, NodeRule] = {
    NodeKind.SECTION: NodeRule("Text", "", TOP),
    NodeKind.GOAL: NodeRule(
        "Mål",
        "Koncerngemensamma mål, beslutade av kommunfullmäktige. De gäller alla nämnder och bolag.",
        TOP,
        receives=True,
    ),
    NodeKind.COUNCIL_ASSIGNMENT: NodeRule(
        "Uppdrag från kommunfullmäktige",
        "Vad som ska utföras inom ett till tre år, med tillskott i budget eller inom tilldelad ram.",
        TOP,
        receives=True,
    ),
    NodeKind.DIRECTION: NodeRule(
        "Inriktningar",
        "Vad vi ska göra för att bidra till målen utifrån {grounds}.",
        TOP,
        contributes=True,
        receives=True,
    ),
    NodeKind.PRIORITY: NodeRule(
        "Prioriteringar",
        "Det som är särskilt prioriterat, och den förflyttning vi vill se.",
        (NodeKind.ROOT, NodeKind.DIRECTION),
        contributes=True,
        receives=True,
    ),
    NodeKind.SPECIAL_ASSIGNMENT: NodeRule(
        "Särskilda uppdrag",
        "Uppdrag till {takers}: avgränsade, tidsatta och få.",
        TOP,
        contributes=True,
        receives=True,
    ),
    NodeKind.ACTIVITY: NodeRule(
        "Aktiviteter",
        "Det vi prioriterar att genomföra under året för att bidra till att målen nås.",
        TOP,
        contributes=True,
    ),
    NodeKind.KEY_FIGURE: NodeRule(
        "Nyckeltal",
        "Så följer vi upp.",
        (NodeKind.GOAL, NodeKind.DIRECTION, NodeKind.PRIORITY, NodeKind.ACTIVITY),
    ),
    NodeKind.POINT: NodeRule("Punkter", "Det som dokumentet slår fast.", TOP, receives=True),
}


@cache
def allowed_kinds(plan_kind: str, parent_kind: str) -> tuple[NodeKind, ...]:
    """The kinds of node that may stand below a node of `parent_kind` in a plan of `plan_kind`."""
    own = (*PLAN_RULES[plan_kind].nodes, NodeKind.KEY_FIGURE)
    at_top = parent_kind == NodeKind.ROOT and plan_kind in FIGURES_AT_TOP
    return tuple(
        NodeKind(kind)
        for kind in own
        if parent_kind in NODE_RULES[kind].parents or (at_top and kind == NodeKind.KEY_FIGURE)
    )


def levels_below(plan_kind: str, kind: str) -> tuple[str, ...]:
    """The kinds of written items that stand below one another under items of a kind, the uppermost first."""
    for below in allowed_kinds(plan_kind, kind):
        if below != NodeKind.KEY_FIGURE:
            return (below, *levels_below(plan_kind, below))
    return ()


# Items that may name whom they are done together with, and by a word in their heading the sections on it ("Horisontellt
# arbete", "Samverkan"; styrmodellen, Planer och uppdrag).
COLLABORATING_PLANS = (PlanKind.OPERATIONAL, PlanKind.BUSINESS, PlanKind.OFFICE, PlanKind.WORK)
COLLABORATING = (NodeKind.DIRECTION, NodeKind.PRIORITY, NodeKind.ACTIVITY)
COLLABORATING_WORDS = ("horisontell", "samverkan")


def collaborates(plan_kind: str, kind: str, title: str) -> bool:
    """True when an item, or a section of text, may name whom it is done together with."""
    if plan_kind not in COLLABORATING_PLANS:
        return False
    about_it = any(word in title.casefold() for word in COLLABORATING_WORDS)
    return kind in COLLABORATING or (kind == NodeKind.SECTION and about_it)


@dataclass(frozen=True, slots=True)
class Stop:
    """Vad som hindrar inlämning: a sentence, and the node it is about; None when there is no such node."""

    text: str
    node: int | None = None


def stops(plan_kind: str, nodes: Iterable[tuple[int, str, str]]) -> list[Stop]:
    """What keeps a plan from being handed in: the kind of node its level is for is missing, or a node has no heading.

    Args:
        nodes: key, kind and heading of each that stands in the plan, as its level needs them.
    """
    needed, known = PLAN_RULES[plan_kind].needs, list(nodes)
    found = (
        []
        if any(kind == needed for _, kind, _ in known)
        else [Stop(f"Planen saknar {NODE_RULES[needed].heading.lower()}")]
    )
    unnamed = [(pk, kind) for pk, kind, title in known if not title and kind != NodeKind.KEY_FIGURE]
    return [*found, *(Stop(f"{capfirst(NodeKind(kind).label)} saknar rubrik", pk) for pk, kind in unnamed)]


# Styrmodellen: särskilda uppdrag "hålls till ett begränsat antal med beaktande av tillitsstyrning"; it names no number.
MANY_SPECIAL_ASSIGNMENTS = 5
