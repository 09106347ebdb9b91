"""Texts travel up: what was written below about an item is offered where the item that it serves is written about.

Whoever has written about something between speaks for what lies below it: a nämnd is offered its kontor's words, and an
enhet's where its kontor has said nothing of the item that the enhet's activity serves.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.timezone import localdate

from followup.asking import told_below
from followup.asking.offered import Offer, Offers, OfferState, SourceState, TextSource, stands_in
from followup.asking.told_below import Origin, Told
from followup.models import InsertedText, Report
from followup.models.report import HANDED_IN
from followup.reading.material import Basis
from followup.reading.offering import offered
from followup.reading.scales import Words
from followup.reading.serving import Serving, is_activity, titles
from organisation.models import User
from planning.enums import NodeKind
from styrmodell.lib.clock import today
from styrmodell.lib.comparison.beside import compared_value
from styrmodell.lib.comparison.value import Look, Value
from styrmodell.lib.intervals import encloses

MOST = 100  # texts that are offered at one question
ROOTS = (NodeKind.GOAL, NodeKind.DIRECTION, NodeKind.PRIORITY)


@dataclass
class Offering:
    """Everything that a report's writer is offered, read once.

    Attributes:
        of_sections, of_nodes: by section and by item what reports say of it.
        uncounted: by section and by item how many texts there are beside those that were read.
        inserted, by_origin: by question, and by where it came from, what has been put into answers and still stands there.
        answers: by question what is written there.
        titles: by question what it is about.
        readable: the reports whose words the reader may read.
        near: the reports of the level just below.
    """

    report: Report | None = None
    serving: Serving = field(default_factory=Serving)
    of_sections: dict[str, list[Told]] = field(default_factory=dict)
    of_nodes: dict[int, list[Told]] = field(default_factory=dict)
    uncounted: dict[str | int, int] = field(default_factory=dict)
    inserted: dict[str, list[InsertedText]] = field(default_factory=dict)
    by_origin: dict[Origin, list[InsertedText]] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    readable: frozenset[int] = frozenset()
    near: frozenset[int] = frozenset()
    _lifted: dict[int, tuple[Told, ...]] = field(default_factory=dict)

    def at_section(self, key: str) -> Offers:
        """What is offered where a section's text is written."""
        told = [one for one in self.of_sections.get(key, ()) if one.report.pk in self.near]
        return self._offers(f"text-{key}", told, self.uncounted.get(key, 0))

    def at_node(self, node: int) -> Offers:
        """What is offered where a goal or another item is written about."""
        others = self.uncounted.get(node, 0) + self.serving.left_out(node)
        return self._offers(f"goal-{node}", self.lifted(node), others)

    def lifted(self, node: int) -> tuple[Told, ...]:
        """What is said of an item, and below that of what serves it unless somebody between has spoken for it; each once."""
        if node in self._lifted:
            return self._lifted[node]
        self._lifted[node] = ()  # what serves itself in a ring ends here
        own = [one for one in self.of_nodes.get(node, ()) if self.report is None or one.report.pk != self.report.pk]
        speakers = [one.report.unit for one in own if one.text and self._speaks(one)]
        below = [one for child in self.serving.first(node) for one in self.lifted(child)]
        rest = [one for one in below if not any(encloses(unit, one.report.unit) for unit in speakers)]
        self._lifted[node] = tuple({one.origin: one for one in (*own, *rest)}.values())
        return self._lifted[node]

    def _speaks(self, told: Told) -> bool:
        """Handed in, or still to be: what was never finished speaks for nobody."""
        return not self._is_given_up(told)

    def _is_given_up(self, told: Told) -> bool:
        """Not handed in when its time was out; a unit that has been given more time may still be."""
        if self.report is None or not told.is_draft:
            return False
        told.report.round = self.report.round
        return told.report.is_never_handed_in(on=today())

    def _offers(self, place: str, told: Iterable[Told], others: int) -> Offers:
        told = list(told)
        rows = self.inserted.get(place, [])
        sources = self._sources(rows)
        changed = {row.origin for row in rows if (source := sources.get(row.pk)) and source.is_flagged}
        known = {row.origin for row in rows}
        return Offers(
            tuple(self._offer(one, place, known, changed) for one in told[:MOST]),
            others + max(0, len(told) - MOST),
            tuple(sources[row.pk] for row in rows if row.pk in sources),
        )

    def _offer(self, told: Told, place: str, known: Collection[Origin], changed: Collection[Origin]) -> Offer:
        where = self._elsewhere(told.origin, place)
        if told.origin in known:
            state = OfferState.CHANGED if told.origin in changed else OfferState.INSERTED
        elif not told.text:
            state = OfferState.WORDLESS
        elif told.is_draft:
            state = OfferState.GIVEN_UP if self._is_given_up(told) else OfferState.DRAFT
        elif told.text in self.answers.get(place, ""):
            state = OfferState.INSERTED
        else:
            state = OfferState.ELSEWHERE if where else OfferState.OFFERED
        return Offer(
            told.report.unit_name,
            told.text,
            told.reference,
            state,
            about="" if place == f"goal-{told.node}" else self._called(told.node),
            note=told.note,
            status=told.status,
            day=told.day,
            where=where if state == OfferState.ELSEWHERE else "",
            is_example=told.is_example,
        )

    def _called(self, node: int | None) -> str:
        return self.titles.get(f"goal-{node}", "")

    def _elsewhere(self, origin: Origin, place: str) -> str:
        """The answer that the text stands in, when that is another one."""
        for row in self.by_origin.get(origin, ()):
            if row.place != place:
                return self.titles.get(row.place, "")
        return ""

    def _sources(self, rows: Iterable[InsertedText]) -> dict[int, TextSource]:
        """Where the texts of one answer came from; of what came with others only what is not told with those already."""
        found: dict[int, TextSource] = {}
        told = list[str]()
        for row in sorted(rows, key=lambda row: (row.through_id is not None, row.pk)):
            source = self._source(row)
            is_news = source.is_flagged and not source.is_unlinked and not any(row.text in text for text in told)
            if row.through_id is None or is_news:
                found[row.pk] = source
                told += [row.text] if source.is_flagged else []
        return found

    def _source(self, row: InsertedText) -> TextSource:
        told = self._now(row)
        state = self._state(row, told)
        now, inserted_on = told.text if told else "", localdate(row.inserted_at)
        differs = state in (SourceState.CHANGED, SourceState.REMOVED)
        values = Value("", Look.RICH, row.seen), Value("", Look.RICH, now)
        return TextSource(
            row.pk,
            row.source.unit_name,
            self._called(row.source_node_id) if row.source_node_id != row.node_id else "",
            inserted_on,
            state,
            changed_on=told.day if told and differs and told.day and told.day >= inserted_on else None,
            marked=compared_value(*values).html if differs else "",
            now=now,
        )

    def _now(self, row: InsertedText) -> Told | None:
        told = self.of_sections.get(row.key, ()) if row.key else self.of_nodes.get(row.source_node_id or 0, ())
        return next((one for one in told if one.report.pk == row.source_id), None)

    def _state(self, row: InsertedText, told: Told | None) -> SourceState:
        if row.source_id not in self.readable or (
            told is None and self.uncounted.get(row.key or row.source_node_id or 0)
        ):
            return SourceState.UNKNOWN
        if told.is_draft if told else row.source.status not in HANDED_IN:
            return SourceState.TAKEN_BACK
        if told is None or not told.text:
            return SourceState.REMOVED if row.seen else SourceState.SAME
        if told.text not in (row.seen, row.text):
            return SourceState.CHANGED
        return SourceState.SAME if self._is_linked(row) else SourceState.UNLINKED

    def _is_linked(self, row: InsertedText) -> bool:
        if row.source_node_id is None or row.source_node_id == row.node_id:
            return True
        return row.source_node_id in self.serving.reaching(row.node_id or 0)


def offering(
    report: Report,
    basis: Basis,
    words: Words,
    keys: Collection[str],
    written: dict[str, str],
    reader: User,
    since: date,
    linked: Serving,
) -> Offering:
    """Read what the reader is offered in a report; as many queries however many texts there are.

    Args:
        keys: the sections that are plain text.
        written: by question what stands in the report.
        since: what was written of an activity before has been told in an earlier report.
        linked: what serves what.
    """
    found = Offering(report, linked, answers=written)
    found.titles = {f"goal-{node.node_id}": node.title for node in basis.nodes}
    known = InsertedText.objects.filter(report=report).select_related("source__unit", "source_node").order_by("pk")
    rows = [row for row in known if stands_in(row.text, written.get(row.place, ""))]
    sources = {row.source_id for row in rows}
    for row in rows:
        found.inserted.setdefault(row.place, []).append(row)
        found.by_origin.setdefault(row.origin, []).append(row)
    reports = offered(report, reader, also=sources)
    found.near, found.readable = reports.near, reports.readable_also
    for key, (told, others) in told_below.sections(reports.of_sections, keys, words, MOST).items():
        found.of_sections[key], found.uncounted[key] = told, others
    served = linked.read_for(node.node_id for node in basis.nodes)
    activities = _activities(linked, served, rows)
    judged = {node.node_id for node in basis.nodes if node.kind in ROOTS} | served
    judged |= {row.source_node_id for row in rows if row.source_node_id}
    for node, (told, others) in told_below.judgements(reports.all, judged - activities.keys(), words, MOST).items():
        found.of_nodes[node], found.uncounted[node] = told, others
    their = set(activities.values())
    by_unit = {one.unit_id: one for one in reports.all if one.unit_id in their}
    states = told_below.states(by_unit, activities, since)
    found.of_nodes |= {node: [told] for node, told in states.items()}
    told_of = {node for node, told in found.of_nodes.items() if told} | {row.source_node_id or 0 for row in rows}
    unnamed = told_of - {0, *(node.node_id for node in basis.nodes)}
    found.titles |= {f"goal-{node}": title for node, title in titles(report, unnamed).items()}
    return found


def _activities(linked: Serving, served: Iterable[int], rows: Iterable[InsertedText]) -> dict[int, int]:
    """The activities whose states may be told, each with whose it is."""
    found = {
        row.source_node_id: row.source.unit_id
        for row in rows
        if row.source_node_id and row.source_node is not None and is_activity(row.source_node.kind)
    }
    return found | {node: linked.units[node] for node in served if is_activity(linked.kinds.get(node, ""))}
