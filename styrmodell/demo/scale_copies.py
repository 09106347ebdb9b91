"""Copies of a unit with everything that is its own, in bulk: what the services made of one stands for many.

Whatever points at a row that has been copied points at the copy; what points at anything else points at that still. What
is frozen is copied with its data, so that rows, text and checksums agree in every copy.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from followup.models import Report, ReportEdition
from followup.services import frozen_answers
from organisation.models import FrozenContent
from planning.models import FrozenLink, FrozenNode, Plan, PlanEdition, PlanNode
from planning.services.editions import link_data, node_data
from styrmodell.lib import checksums

BATCH = 2000
OF_ROWS = ("nodes", "links", "answers", "report")  # the parts of what is frozen that speak of rows by their numbers
Change = Callable[[Any, int], None]


@dataclass(frozen=True, slots=True)
class Name:
    """What tells one unit from another: how it is called, its code and its chief's login."""

    name: str
    code: str
    username: str


class Copies:
    """The copies of one unit.

    Args:
        model: how the unit that is copied is called.
        names: how each copy is called.
    """

    def __init__(self, model: Name, names: Sequence[Name]) -> None:
        self.model = model
        self.names = names
        self.made: dict[type[Model], dict[int, list[int]]] = {}
        self.checksums: dict[int, str] = {}  # of each copied content

    def copy(self, rows: QuerySet[Any], change: Change | None = None) -> None:
        """Copy the rows, each as many times as there are copies, and their history where they have one.

        Args:
            change: what differs in a copy, by its number.
        """
        found = list(rows.order_by("pk"))  # a tree's in the order it was made: what is above comes first
        for row in found:
            self._save(row, self._copied(row), change)
        history = getattr(rows.model, "history", None)
        if history is not None:
            ids = self.made.get(rows.model, {})
            for row in history.filter(id__in=[one.pk for one in found]).order_by("pk"):
                self._save(row, self._copied(row, id=ids[row.id]), change)

    def of(self, model: type[Model]) -> list[int]:
        """The ids of the rows that have been copied."""
        return list(self.made.get(model, ()))

    def renamed(self, text: str, number: int) -> str:
        """The text with the copy's name and code for those of the unit that is copied."""
        name = self.names[number]
        return text.replace(self.model.name, name.name).replace(self.model.code, name.code)

    def _copied(self, row: Any, **given: Sequence[Any]) -> list[Any]:
        """A copy for each name, not saved; `given` are columns that are known, one value a copy."""
        model, same, differing = type(row), {}, dict(given)
        for field in model._meta.concrete_fields:
            value = getattr(row, field.attname)
            copies = self.made.get(field.related_model, {}).get(value) if field.is_relation else None
            if copies is not None:
                differing[field.attname] = copies
            elif value == self.model.name and field.name.endswith("unit_then"):
                differing[field.attname] = [name.name for name in self.names]
            elif not field.primary_key and field.attname not in given:
                same[field.attname] = value
        return [
            model(**same, **{name: values[number] for name, values in differing.items()})
            for number in range(len(self.names))
        ]

    def _save(self, row: Any, fresh: list[Any], change: Change | None = None) -> None:
        if change is not None:
            for number, one in enumerate(fresh):
                change(one, number)
        type(row)._base_manager.bulk_create(fresh, BATCH)
        self.made.setdefault(type(row), {})[row.pk] = [one.pk for one in fresh]

    # --- what is frozen

    def copy_plan_contents(self) -> None:
        """What the copied plans have frozen."""
        editions = PlanEdition.objects.filter(plan__in=self.of(Plan))
        for content in FrozenContent.objects.filter(plan_editions__in=editions).distinct().order_by("pk"):
            nodes = [self._copied(row) for row in FrozenNode.objects.of(content).order_by("position")]
            links = [self._copied(row) for row in FrozenLink.objects.of(content).order_by("pk")]
            plans = self.made[Plan][content.data["plan"]["id"]]

            def tell(data: Any, number: int, nodes: Any = nodes, links: Any = links, plans: Any = plans) -> None:
                data["nodes"] = [node_data(copies[number]) for copies in nodes]
                data["links"] = [link_data(copies[number]) for copies in links]
                data["plan"]["id"] = plans[number]

            self._freeze(content, tell, [*nodes, *links])

    def copy_report_contents(self) -> None:
        """What the copied reports have frozen."""
        editions = ReportEdition.objects.filter(report__in=self.of(Report))
        for content in FrozenContent.objects.filter(report_editions__in=editions).distinct().order_by("pk"):
            rows = {
                name: [self._copied(row) for row in model.objects.of(content).order_by("position")]
                for name, model in frozen_answers.KINDS.items()
            }
            reports = self.made[Report][content.data["report"]]

            def tell(data: Any, number: int, rows: Any = rows, reports: Any = reports) -> None:
                own = {name: [copies[number] for copies in kind] for name, kind in rows.items()}
                data["answers"] = frozen_answers.as_data(own)
                data["report"] = reports[number]

            self._freeze(content, tell, [copies for kind in rows.values() for copies in kind])

    def copy_editions(self, editions: QuerySet[Any]) -> None:
        """Editions on what has been copied, with their covers and texts."""
        self.copy(editions, self._publish)

    def _freeze(self, content: FrozenContent, tell: Callable[[Any, int], None], rows: list[list[Any]]) -> None:
        """Copies of a content: its words renamed; what its data says of rows by their numbers is told by `tell`."""
        fresh = self._copied(content)
        words = checksums.canonical({name: value for name, value in content.data.items() if name not in OF_ROWS})
        for number, one in enumerate(fresh):
            one.data = json.loads(self._with_own_anchors(self.renamed(words, number), number))
            tell(one.data, number)
            one.sha256 = checksums.of_data(one.data)
        self._save(content, fresh)
        self.checksums |= {one.pk: one.sha256 for one in fresh}
        for copies in rows:
            for row, frozen in zip(copies, fresh, strict=True):
                row.content = frozen
            type(copies[0]).objects.bulk_create(copies, BATCH)

    def _publish(self, edition: Any, number: int) -> None:
        edition.cover = json.loads(self.renamed(checksums.canonical(edition.cover), number))
        edition.html = self._with_own_anchors(self.renamed(edition.html, number), number)
        edition.sha256 = checksums.of_edition(self.checksums[edition.content_id], edition.cover, edition.html)

    def _with_own_anchors(self, text: str, number: int) -> str:
        """A plan's chapters of text are named after the nodes that they stand in."""
        nodes = self.made.get(PlanNode, {})

        def own(found: re.Match[str]) -> str:
            copies = nodes.get(int(found[1]))
            return f"text-{copies[number]}" if copies else found[0]

        return re.sub(r"\btext-(\d+)\b", own, text)
