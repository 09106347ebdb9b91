"""Planted words: every text that is being written says a word of its own, and who may read which is told by hand from design §4.

The tokens carry where they were put, so a page that shows one tells whose text it is. What is frozen is not planted: a token
that is found is always of what is being written now, of its history, or of somebody's kept text (`keep`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

from django.db.models import CharField, F, Model, Q, TextField, Value
from django.db.models.functions import Cast, Concat

from followup.models import (
    Action,
    Assessment,
    Deviation,
    FrozenState,
    KeyFigureValue,
    OperatingForecast,
    Report,
    ReportEdition,
    ReportText,
    SectionComment,
    SectionRow,
    StatusUpdate,
)
from organisation.models import Draft, OfficeService, OrgUnit, Picture, User
from planning.models import Assignment, Collaboration, Contribution, FrozenNode, NodeComment, Plan, PlanNode
from styrmodell.web import drafts

# Where each role of the demo reads what is being written: in the unit and everything below it.
READS_BELOW = {
    "": (),
    "controller": ("KONCERN",),
    "sekreterare": ("KN",),
    "kontorschef": ("KK",),
    "enhetschef": ("KK-BIB",),
    "ekonom": ("KOMMUN",),
    "politiker": (),
    "direktor": ("KOMMUN",),
    "bolag": ("SKFAB",),
    "revisor": (),
    "admin": (),
}
# And in the unit alone: a kontor reads what its nämnd writes, and whoever took over what a unit had left when it ended.
READS_ALONE = {"kontorschef": ("KN",), "sekreterare": ("KFN",)}
# And of a kontorsplan that has never been approved, while it is shared, the headings of its texts and priorities.
READS_SHARED = {"enhetschef": ("KK",)}
# Their report is put together of what nämnder and bolag write, live until it is decided: who reads the one reads that much.
OF_MUNICIPALITY = ("controller", "ekonom", "direktor")

# The texts, and how each reaches the unit that it is written in.
PLANTED: tuple[tuple[type[Model], str, tuple[str, ...]], ...] = (
    (Plan, "unit", ("return_comment",)),
    (PlanNode, "plan__unit", ("title", "text", "expected_result", "collaboration", "responsible")),
    (Contribution, "from_node__plan__unit", ("text",)),
    (Collaboration, "node__plan__unit", ("about", "answer_text")),  # and the unit's that it names
    (Assignment, "giver", ("title", "text")),
    (Report, "unit", ("return_comment",)),
    (ReportText, "report__unit", ("text",)),
    (Assessment, "report__unit", ("text", "reason")),
    (SectionRow, "report__unit", ("title", "handling", "responsible")),
    (Deviation, "report__unit", ("title", "cause")),
    (Action, "deviation__report__unit", ("text", "responsible")),
    (KeyFigureValue, "unit", ("comment",)),
    (OperatingForecast, "operation__unit", ("comment",)),
    (StatusUpdate, "", ("text",)),  # of a node's unit, a receiver's or an action's
    (NodeComment, "node__plan__unit", ("text",)),
    (SectionComment, "report__unit", ("text",)),
    (Draft, "", ("data",)),  # of nobody but who typed it
)
KEPT = len(PLANTED) - 1
TOKEN = re.compile(r"zq(\d+)([nh])(\d+)f(\d+)z")


@dataclass(frozen=True, slots=True)
class Word:
    """A planted word: in which row and field it stands, and whether in a row of history."""

    model: type[Model]
    field: str
    pk: int
    is_history: bool

    def __str__(self) -> str:
        return f"{'historik ' * self.is_history}{self.model.__name__}.{self.field} {self.pk}"


def words_in(html: str) -> set[Word]:
    """The planted words that a page shows."""
    return {
        Word(PLANTED[int(place)][0], PLANTED[int(place)][2][int(field)], int(pk), kind == "h")
        for place, kind, pk, field in TOKEN.findall(html)
    }


def plant() -> None:
    """Put a word in every text, first in it, so that what is cut short shows it too."""
    for place, (model, _, fields) in enumerate(PLANTED[:KEPT]):
        kept = [(model.history.model, "h")] if hasattr(model, "history") else []  # a working note has no history
        for table, kind in ((model, "n"), *kept):
            for number, field in enumerate(fields):
                token = Concat(Value(f"zq{place}{kind}"), Cast("pk", CharField()), Value(f"f{number}z "))
                is_html = field in ("text", "expected_result", "collaboration", "cause") and model not in PLAIN
                parts = (Value("<p>"), token, Value("</p>"), F(field)) if is_html else (token, F(field))
                words = Concat(*parts, output_field=TextField())
                table._base_manager.update(**{field: words})


def keep() -> None:
    """A text that could not be saved, of everybody's in every plan and report, whoever may write there."""
    keys = [
        f"plan:{pk}/{form}" for pk in Plan.objects.values_list("pk", flat=True) for form in ("links", "new:DIRECTION:")
    ]
    keys += [f"plan:{node.plan_id}/node:{node.pk}" for node in PlanNode.objects.filter(plan__unit__code="KN")[:5]]
    keys += [f"report:{pk}/answers" for pk in Report.objects.values_list("pk", flat=True)]
    for user, key in product(User.objects.filter(username__in=READS_BELOW), keys):
        row = Draft.objects.create(user=user, key=key, why="Planen är inlämnad.", page="/", data={})
        row.data = {"title": [f"zq{KEPT}n{row.pk}f0z skrevs här"]}
        row.beginning = drafts.first_words(row.data)
        row.save()


def pictures() -> dict[int, Picture]:
    """Unit → a picture in what it is writing, uploaded by somebody who is nobody's of these."""
    by = User.objects.create(username="bildens", name="Bildens egen")
    made = {}
    for unit in OrgUnit.objects.all():
        made[unit.pk] = Picture.objects.create(content=b"x", media_type="image/png", uploaded_by=by)
        made[unit.pk].units.add(unit)
    return made


PLAIN = (Contribution, Action, StatusUpdate, NodeComment, SectionComment)


class Readers:
    """Who may read which planted word, in the database as it is now."""

    def may_read(self, username: str, word: Word) -> bool:
        """True when design §4 lets the person read it."""
        if word.model is Draft:
            return self.kept.get(word.pk) == username
        if word.model is Assignment and not word.is_history and word.pk in self.given:
            return bool(username)  # an uppdrag that is given is everybody's
        if any(self.reads(username, unit) for unit in self._units_of(word)):
            return True
        if word.model is Collaboration:  # and what it has answered before
            return self.reads(username, self._owners(Collaboration, "unit", is_history=word.is_history)[word.pk])
        if word.is_history or not username:
            return False
        if word.pk in self.told.get(word.model, ()):
            return True
        if word.model is PlanNode and word.field == "title" and word.pk not in self.adopted:
            return self._reads_heading(username, word.pk)
        return username in OF_MUNICIPALITY and word.model in TAKEN_UP and word.pk in self.taken_up[word.model]

    def _reads_heading(self, username: str, node: int) -> bool:
        """Of an item that is written: whom its kontorsplan is shared with, and those at the other end of it."""
        return self.is_shared_with(username, node) or any(
            self.reads(username, unit) for unit in self.counterparts.get(node, ())
        )

    def is_shared_with(self, username: str, node: int) -> bool:
        """True of a priority of a kontorsplan that is written while the person's unit reads along and may link to it."""
        return self.shared.get(node) in READS_SHARED.get(username, ())

    def reads(self, username: str, unit: int | None) -> bool:
        """True when the person reads what the unit writes."""
        chain = self.chains.get(unit, set())
        return bool(chain & {*READS_BELOW[username]}) or self.codes.get(unit) in READS_ALONE.get(username, ())

    def _units_of(self, word: Word) -> Iterator[int]:
        for path in OF_STATUS if word.model is StatusUpdate else (self.paths[word.model],):
            unit = self._owners(word.model, path, is_history=word.is_history).get(word.pk)
            if unit is not None:
                yield unit

    def _owners(self, model: type[Model], path: str, *, is_history: bool) -> dict[int, int]:
        key = (model, path, is_history)
        if key not in self._known:
            rows = (model.history.model if is_history else model)._base_manager
            self._known[key] = dict(rows.values_list("pk", f"{path}_id"))
        return self._known[key]

    def __init__(self) -> None:
        assert not OfficeService.objects.exists()  # a kontor that serves another nämnd would read that one's too
        self._known: dict[Any, dict[int, int]] = {}
        self.paths = {model: path for model, path, _ in PLANTED}

    @cached_property
    def kept(self) -> dict[int, str]:
        """Whose each kept text is."""
        return dict(Draft.objects.values_list("pk", "user__username"))

    @cached_property
    def codes(self) -> dict[int, str]:
        """The units' codes."""
        return dict(OrgUnit.objects.values_list("pk", "code"))

    @cached_property
    def chains(self) -> dict[int, set[str]]:
        """For each unit its own code and those of the units above it."""
        parents = dict(OrgUnit.objects.values_list("pk", "parent"))
        chains = {}
        for pk in parents:
            chain, above = set(), pk
            while above is not None:
                chain.add(self.codes[above])
                above = parents[above]
            chains[pk] = chain
        return chains

    def chain(self, unit: int) -> set[str]:
        """A unit's own code and those of the units above it, also of a unit that has been made since."""
        if unit in self.chains:
            return self.chains[unit]
        made = OrgUnit.objects.get(pk=unit)
        return {made.code, *self.chains[made.parent_id]}

    @cached_property
    def given(self) -> set[int]:
        """Uppdrag with a decision of their own, or in an edition."""
        decided = Assignment.objects.exclude(decision=None).values_list("pk", flat=True)
        return {*decided, *FrozenNode.objects.exclude(assignment=None).values_list("assignment", flat=True)}

    @cached_property
    def adopted(self) -> set[int]:
        """Nodes that have an adopted heading, which is what others see."""
        return {*FrozenNode.objects.values_list("node", flat=True)}

    @cached_property
    def shared(self) -> dict[int, str]:
        """For each node whose heading is shared while it is written the code of its kontor."""
        of_plan = {"plan__is_shared": True, "plan__editions": None, "plan__kind": "OFFICE"}
        nodes = PlanNode.objects.filter(kind__in=("SECTION", "PRIORITY"), removal_id=None, **of_plan)
        return dict(nodes.values_list("pk", "plan__unit__code"))

    @cached_property
    def counterparts(self) -> dict[int, set[int]]:
        """For each node the units at the other end of its links, not those that serve what a kontorsplan says, and those that it
        names.
        """
        ends: dict[int, set[int]] = {}
        fields = ("from_node", "from_node__plan__unit", "to_node", "to_node__plan__unit", "to_node__plan__kind")
        links = Contribution.objects.filter(is_removed=False)
        for below, unit_below, above, unit_above, kind_above in links.values_list(*fields):
            ends.setdefault(below, set()).add(unit_above)
            ends.setdefault(above, set()).update({unit_below} if kind_above != "OFFICE" else ())
        for node, unit in Collaboration.objects.standing().exclude(unit=None).values_list("node", "unit"):
            ends.setdefault(node, set()).add(unit)
        return ends

    @cached_property
    def told(self) -> dict[type[Model], set[int]]:
        """Rows that are everybody's as they are: what a decided report has told, and values that none is being written of."""
        decided = ReportEdition.objects.filter(report__unit__kind__in=PUBLIC).values("content")
        states = FrozenState.objects.filter(content__in=decided).exclude(row=None)
        written = Report.objects.exclude(status__in=("ADOPTED", "HANDED_OVER"))
        unfinished = set(written.values_list("unit", "round__period_to"))
        values = KeyFigureValue.objects.filter(Q(unit=None) | Q(unit__kind__in=PUBLIC))
        rows = values.values_list("pk", "unit", "period_to")
        return {
            StatusUpdate: set(states.values_list("row", flat=True)),
            KeyFigureValue: {pk for pk, unit, period_to in rows if (unit, period_to) not in unfinished},
        }

    @cached_property
    def taken_up(self) -> dict[type[Model], set[int]]:
        """Rows of reports by nämnder and bolag, of which kommunens report is made."""
        of_public = {model: model._base_manager.filter(report__unit__kind__in=PUBLIC) for model in TAKEN_UP}
        return {model: set(rows.values_list("pk", flat=True)) for model, rows in of_public.items()}


PUBLIC = ("MUNICIPALITY", "COMMITTEE", "COMPANY", "EXECUTIVE_BOARD", "MUNICIPAL_COUNCIL")
TAKEN_UP = (ReportText, SectionRow, Assessment, Deviation)
OF_STATUS = (
    "node__plan__unit",
    "receiver__unit",
    "receiver__assignment__giver",
    "action__deviation__report__unit",
)
