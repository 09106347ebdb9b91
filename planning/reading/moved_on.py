"""What a body changed in a plan, held against what has been written in its working text since it was laid before it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

from organisation.decisions.amending import MovedOn
from organisation.enums import Amends
from organisation.models import Amendment, Decision
from organisation.services.masked_rows import as_frozen
from planning.enums import Funding, NodeKind
from planning.item_fields import FIELDS_OF
from planning.models import FrozenLink, Plan, PlanNode
from planning.models.item_text import label_of
from planning.reading.amended import NODE, AmendedText, laid_rows, of_nodes
from planning.reading.amended_links import Words, met_links
from planning.reading.tree import Row, row_of, titled, working_rows
from styrmodell.lib import checksums, richtext, swedish
from styrmodell.lib.readings import decimals_of

TARGET, TASK, LINK = "target.", "task.", "link."
OF_TASK = {"due_on": "Klart senast", "funding": "Finansiering", "amount": "Tillskott", "receivers": "Mottagare"}
GONE = "Borttagen ur arbetstexten"
NO_LINK = "Ingen koppling"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that an item says: what it is called, its value, and that in words."""

    label: str
    value: Any
    words: str


NOTHING = Said("", "", "")


def said_of(row: Row) -> dict[str, Said]:
    """Everything that an item says, by what `carry` knows it by."""
    own = [field for field in FIELDS_OF[row.kind] if field.widget]
    found = {field.name: _said(label_of(field.name), row.own[field.name]) for field in own}
    for year, bounds in row.targets.items():
        words = "–".join(swedish.number(bound, decimals_of(bound)) for bound in bounds if bound is not None)
        found[f"{TARGET}{year}"] = Said(f"Målvärde {year}", bounds, words)
    if row.task is not None:
        for name, label in OF_TASK.items():
            found[f"{TASK}{name}"] = _said_of_task(name, label, getattr(row.task, name))
    return found


def _said(label: str, value: Any) -> Said:
    if isinstance(value, bool):
        return Said(label, value, "ja" if value else "nej")
    if isinstance(value, list):
        return Said(label, value, ", ".join(map(str, value)))
    return Said(label, value or "", richtext.plain(value) if isinstance(value, str) else str(value or ""))


def _said_of_task(name: str, label: str, value: Any) -> Said:
    if name == "amount":
        return Said(label, value, "" if value is None else swedish.money_tkr(value, unit=True))
    if name == "receivers":
        return Said(label, set(value), swedish.join_words(value))
    return Said(label, value, Funding(value).label if name == "funding" else str(value))


def differing(before: Mapping[str, Said], after: Mapping[str, Said]) -> list[str]:
    """What two sayings of an item differ in."""
    names = dict.fromkeys((*before, *after))
    return [name for name in names if before.get(name, NOTHING).value != after.get(name, NOTHING).value]


class Meeting:
    """Where a decision's changes of a plan meet its working text.

    Attributes:
        frozen, decided, live: the items by their nodes: as the body had them, as it made them, as they are written now,
            those that have been taken out too.
        shown: as the body had them, with what has been masked in them since: to hide a word is to change nothing.
        removed: the nodes of those.
        values: what the body changed, by the nodes; `links` of the links from them.
    """

    def __init__(self, plan: Plan, decision: Decision, amendments: Sequence[Amendment]) -> None:
        assert decision.content is not None
        laid = list(laid_rows(decision.content.pk))
        self.amendments = list(of_nodes(amendments))
        self.values = {int(one.subject): one.values for one in self.amendments if one.what == Amends.CHANGES}
        text = AmendedText(as_frozen(decision.content, laid), amendments)
        self.shown = {row.pk: row for row in map(row_of, laid)}
        self.frozen = {row.pk: row for row in map(row_of, text.laid.values())}
        self.decided = {row.pk: row for row in map(row_of, text.stands.values())}
        self.live = {row.pk: row for row in working_rows(plan, with_removed=True)}
        self.links = met_links(as_frozen(decision.content, FrozenLink.objects.of(decision.content)), self.amendments)
        gone = PlanNode.objects.filter(plan=plan).exclude(removal_id=None)
        self.removed = set(gone.values_list("pk", flat=True))

    @property
    def changed(self) -> list[int]:
        """Nodes whose words the body changed, and which it left in the plan."""
        return [pk for pk in self.values if pk in self.decided]

    @property
    def struck(self) -> list[int]:
        """The uppermost of the nodes that the body struck, each of which goes with all below it."""
        struck = [int(one.subject) for one in self.amendments if one.what == Amends.STRIKES]
        return [pk for pk in struck if not any(pk != top and pk in below(self.frozen, top) for top in struck)]

    def fields(self, pk: int) -> list[str]:
        """What the body changed of an item."""
        return differing(said_of(self.frozen[pk]), said_of(self.decided[pk]))

    def moved_on(self) -> Iterator[MovedOn]:
        """What it changed and somebody has changed since."""
        for pk in self.changed:
            if pk in self.removed:
                yield self._removed(pk)
            yield from self._written_since(pk)
            yield from self._linked_since(pk)
        for pk in self.struck:
            if found := self._struck_since(pk):
                yield found

    def _removed(self, pk: int) -> MovedOn:
        decided = said_of(self.decided[pk])
        words = "; ".join(
            f"{decided[name].label}: {decided[name].words}" for name in self.fields(pk) if name in decided
        )
        frozen = titled(self.frozen[pk])
        return MovedOn(key_of(pk), frozen, capfirst(NodeKind(self.frozen[pk].kind).label), frozen, words, GONE, 0)

    def _written_since(self, pk: int) -> Iterator[MovedOn]:
        title = titled(self.frozen[pk])
        sides = [said_of(side[pk]) for side in (self.frozen, self.decided, self.live, self.shown)]
        for name in self.fields(pk):
            frozen, decided, now, shown = (said.get(name, NOTHING) for said in sides)
            if now.value not in (frozen.value, decided.value, shown.value):
                words = (frozen.label or decided.label, frozen.words, decided.words, now.words)
                yield MovedOn(key_of(pk, name), title, *words, mark_of(now.value))

    def _linked_since(self, pk: int) -> Iterator[MovedOn]:
        title = titled(self.frozen[pk])
        for link in self.links.get(pk, ()):
            if link.has_moved_on:
                frozen, decided, now = map(link_words, (link.frozen, link.decided, link.now))
                key, label = key_of(pk, f"{LINK}{link.key}"), label_of_link(link.title)
                yield MovedOn(key, title, label, frozen, decided, now, mark_of(link.now))

    def _struck_since(self, pk: int) -> MovedOn | None:
        """What stands in the text where something was struck differs from what the body struck."""
        told = [words for one in self.standing_below(pk) if (words := self._since(one, pk))]
        if pk in self.removed or not told:
            return None
        title = titled(self.frozen[pk])
        now = [(one, said_of(self.live[one])) for one in self.standing_below(pk)]
        return MovedOn(key_of(pk), title, "Utgår", title, "Utgår", swedish.join_words(told), mark_of(now))

    def standing_below(self, pk: int) -> list[int]:
        """A node and all that the body had below it or that stands there now, and that has not been taken out."""
        found = dict.fromkeys((*below(self.frozen, pk), *below(self.live, pk)))
        return [one for one in found if one not in self.removed]

    def _since(self, pk: int, struck: int) -> str:
        """What has become of something that goes with what was struck; mostly nothing."""
        called = f"”{titled(self.live[pk])}”"
        if pk not in below(self.frozen, struck):
            return f"{called} har tillkommit"
        if pk not in below(self.live, struck):
            return f"{called} har flyttats"
        live = said_of(self.live[pk])
        is_as_laid = any(not differing(said_of(side[pk]), live) for side in (self.frozen, self.shown))
        return "" if is_as_laid else f"{called} är ändrad"


def label_of_link(title: str) -> str:
    """What "så bidrar vi" of a link is called."""
    return f"Så bidrar vi till {title}"


def link_words(words: Words) -> str:
    """What is said of a link, or that there is none."""
    return NO_LINK if words is None else words


def key_of(pk: int, name: str = "") -> str:
    """What a choice is known by."""
    return f"{NODE}:{pk}:{name}" if name else f"{NODE}:{pk}"


def mark_of(value: Any) -> int:
    """A number that tells one value from another: which of them a page showed."""
    return int(checksums.of_text(repr(sorted(value) if isinstance(value, set) else value))[:7], 16)


def below(rows: Mapping[int, Row], top: int) -> list[int]:
    """A node and all that stands below it, in reading order."""
    found = {top}
    for pk, row in rows.items():  # in reading order: what something stands under comes before it
        if row.parent in found:
            found.add(pk)
    return [pk for pk in rows if pk in found]


def moved_on(plan: Plan, decision: Decision, amendments: Sequence[Amendment]) -> tuple[MovedOn, ...]:
    """What the body changed of the plan and somebody has changed since: both are shown for choice."""
    return tuple(Meeting(plan, decision, amendments).moved_on()) if amendments else ()
