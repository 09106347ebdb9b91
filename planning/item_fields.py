"""What an item of a plan says of itself: one table of fields that form, page, document, history and what is frozen read.

A field is a column of `ItemText` and a line here; nothing else names it, unless a rule asks about it.
"""

from dataclasses import dataclass, field
from enum import Enum

from django.utils.text import capfirst

from planning.enums import NodeKind, PlanKind
from styrmodell.lib.words import OFFICE


class Widget(Enum):
    """How a field is filled in, and by that how it is told."""

    LINE = "a line of text"
    RICH = "formatted text"
    TICK = "a box"
    TICKS = "some of its choices"
    DAY = "a day"
    PICK = "a row of another table, by its name"


@dataclass(frozen=True, slots=True)
class ItemField:
    """A field of an item. What it is called and how long it may be stand in `ItemText`.

    Attributes:
        kinds: the kinds of item that have it.
        widget: how it is filled in; None where the form asks for it in a way of its own, or never.
        heading: what the page and the document call it below the item; those of one heading are told together. Empty for
            what is shown in a place of its own.
        word: what tells it from the others under its heading: "från 2027-01-01".
        label: what the form calls it, where that is not the column's name; `labels`: where it depends on the kind of item.
        help: what the form says below it.
        plans: the kinds of plan whose form asks for it; empty for all.
        choices: what may be ticked.
        empty: what having picked none is called.
        is_row: another row, held by its number.
    """

    name: str
    kinds: tuple[str, ...]
    widget: Widget | None = None
    heading: str = ""
    word: str = ""
    label: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    help: str = ""
    plans: tuple[str, ...] = ()
    choices: tuple[tuple[int, str], ...] = ()
    empty: str = ""
    is_required: bool = False
    is_row: bool = False

    @property
    def column(self) -> str:
        """What it is stored, asked for and copied by."""
        return f"{self.name}_id" if self.is_row else self.name

    @property
    def read(self) -> str:
        """What it is told by: the row's name for another row."""
        return f"{self.name}__name" if self.is_row else self.name


ITEMS = tuple(kind for kind in NodeKind if kind != NodeKind.ROOT)
ASSIGNMENTS = (NodeKind.COUNCIL_ASSIGNMENT, NodeKind.SPECIAL_ASSIGNMENT)
CALLED: dict[str, str] = {kind: capfirst(kind.label) for kind in ITEMS if kind != NodeKind.SECTION}
TEXT_LABELS: dict[str, str] = {
    NodeKind.DIRECTION: "Vad vi vill uppnå",
    NodeKind.PRIORITY: "Vad vi vill uppnå",
    NodeKind.SPECIAL_ASSIGNMENT: "Uppdraget",
    NodeKind.COUNCIL_ASSIGNMENT: "Uppdraget",
    NodeKind.ACTIVITY: "Vad vi ska göra",
}
AGENDA_GOALS = tuple((number, f"Mål {number}") for number in range(1, 18))

# In the order of the form.
FIELDS = (
    ItemField("title", ITEMS, Widget.LINE, labels=CALLED, is_required=True),
    ItemField("text", ITEMS, Widget.RICH, labels=TEXT_LABELS),
    ItemField("comes_last", (NodeKind.SECTION,), Widget.TICK),
    ItemField("code", (NodeKind.GOAL, NodeKind.POINT), Widget.LINE, help="Till exempel I1."),
    ItemField("perspective", (NodeKind.GOAL,), Widget.PICK, heading="Perspektiv", empty="Inget", is_row=True),
    ItemField("agenda_goals", (NodeKind.GOAL,), Widget.TICKS, heading="Agenda 2030", word="mål", choices=AGENDA_GOALS),
    ItemField("environmental", (NodeKind.GOAL,), Widget.TICK, heading="Hållbarhet", word="miljömässig"),
    ItemField("social", (NodeKind.GOAL,), Widget.TICK, heading="Hållbarhet", word="social"),
    ItemField("economic", (NodeKind.GOAL,), Widget.TICK, heading="Hållbarhet", word="ekonomisk"),
    ItemField(
        "is_financial", (NodeKind.GOAL,), Widget.TICK, heading="God ekonomisk hushållning", word="finansiellt mål"
    ),
    ItemField(
        "is_of_operations", (NodeKind.GOAL,), Widget.TICK, heading="God ekonomisk hushållning", word="verksamhetsmål"
    ),
    ItemField("wording_missing", (NodeKind.GOAL,), Widget.TICK),
    ItemField(
        "expected_result",
        (NodeKind.PRIORITY,),
        Widget.RICH,
        heading="Resultat",
        label="Förväntat resultat och förflyttning",
        plans=(PlanKind.OFFICE,),
    ),
    ItemField(
        "collaboration",
        (NodeKind.PRIORITY,),
        Widget.RICH,
        heading="Samverkan",
        help=f"Med andra {OFFICE.many}, avdelningar eller bolag.",
        plans=(PlanKind.OFFICE,),
    ),
    ItemField("starts_on", (NodeKind.ACTIVITY,), Widget.DAY, heading="Tid", word="från"),
    ItemField("due_on", (NodeKind.ACTIVITY,), Widget.DAY, heading="Tid", word="klart senast", label="Klar senast"),
    ItemField(
        "responsible", (NodeKind.ACTIVITY,), Widget.LINE, heading="Ansvarig", help="En funktion, inte en person."
    ),
    ItemField("assignment", ASSIGNMENTS, is_row=True),
    ItemField("key_figure", (NodeKind.KEY_FIGURE,), is_row=True),
    ItemField("source", ITEMS),
    ItemField("is_example", ITEMS),
)


def _of_kind(kind: str) -> tuple[ItemField, ...]:
    return tuple(field for field in FIELDS if kind in field.kinds)


def _by_heading(kind: str) -> dict[str, tuple[ItemField, ...]]:
    found: dict[str, tuple[ItemField, ...]] = {}
    for one in _of_kind(kind):
        if one.heading:
            found[one.heading] = (*found.get(one.heading, ()), one)
    return found


FIELDS_OF: dict[str, tuple[ItemField, ...]] = {kind: _of_kind(kind) for kind in ITEMS}
WRITTEN = tuple(field for field in FIELDS if field.widget)  # what somebody has written, and a reader is told
RICH = tuple(field.name for field in FIELDS if field.widget is Widget.RICH)
HEADINGS: dict[str, dict[str, tuple[ItemField, ...]]] = {kind: _by_heading(kind) for kind in ITEMS}


def has_field(kind: str, name: str) -> bool:
    """True when items of the kind have the field."""
    return any(field.name == name for field in FIELDS_OF[kind])
