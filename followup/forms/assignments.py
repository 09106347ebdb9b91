"""Finding uppdrag."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.html import escape

from followup.reading.assignments import overdue_q
from organisation.models import OrgUnit
from planning.models import Assignment
from planning.models.assignment import AssignmentQuerySet
from styrmodell.lib.clock import today
from styrmodell.lib.search import is_within_formatted
from styrmodell.web.filters import ListFilter, choice_field, search_field

STATES = [("avslutade", "Avslutade"), ("forsenade", "Förfallna"), ("alla", "Alla")]


class AssignmentFilter(ListFilter):
    """Sök och välj bland uppdragen."""

    q = search_field(placeholder="Rubrik")
    givare = choice_field("Uppdragsgivare")
    mottagare = choice_field("Mottagare")
    lage = choice_field("Läge", STATES, everything="Pågående")

    def __init__(self, data: Mapping[str, Any], *, assignments: QuerySet[Assignment]) -> None:
        super().__init__(data)
        givers = OrgUnit.objects.filter(given_assignments__in=assignments).distinct().in_order()
        receivers = OrgUnit.objects.filter(received_assignments__assignment__in=assignments).distinct().in_order()
        self.fields["givare"] = choice_field("Uppdragsgivare", _listed(givers))
        self.fields["mottagare"] = choice_field("Mottagare", _listed(receivers))

    def apply(self, assignments: AssignmentQuerySet) -> QuerySet[Assignment]:
        """The uppdrag that are asked for; what was not understood is left out."""
        words, giver, receiver, state = (self.wanted[name] for name in ("q", "givare", "mottagare", "lage"))
        if words:
            assignments = assignments.filter(pk__in=_with_words(assignments, words))
        if giver:
            assignments = assignments.filter(giver=giver)
        if receiver:
            assignments = assignments.filter(receivers__unit=receiver, receivers__released_by=None)
        if state == "avslutade":
            return assignments.filter(ended_by__isnull=False)
        if state == "forsenade":
            return assignments.running().filter(overdue_q(today()))
        return assignments if state == "alla" else assignments.running()


def _with_words(assignments: AssignmentQuerySet, words: str) -> list[int]:
    """Those that have the words in heading and text, as they are read: in the database a text has tags and entities."""
    rows = assignments.values_list("pk", "title", "text")
    return [pk for pk, title, text in rows if is_within_formatted(words, f"{escape(title)} {text}")]


def _listed(units: Iterable[OrgUnit]) -> list[tuple[str, str]]:
    return [(str(unit.pk), str(unit)) for unit in units]
