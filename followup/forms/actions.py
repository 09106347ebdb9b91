"""Finding åtgärder."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from followup.enums import OVER
from followup.models import Action
from organisation.models import OrgUnit
from styrmodell.lib.clock import today
from styrmodell.web.filters import ListFilter, choice_field, search_field

STATES = [("klara", "Klara och utgångna"), ("forsenade", "Förfallna"), ("alla", "Alla")]


class ActionFilter(ListFilter):
    """Sök och välj bland åtgärderna."""

    q = search_field(placeholder="Åtgärd eller ansvarig")
    enhet = choice_field("Enhet")
    lage = choice_field("Läge", STATES, everything="Pågående")

    def __init__(self, data: Mapping[str, Any], *, actions: QuerySet[Action]) -> None:
        super().__init__(data)
        units = OrgUnit.objects.filter(pk__in=actions.order_by().values("deviation__report__unit")).in_order()
        self.fields["enhet"] = choice_field("Enhet", [(str(unit.pk), str(unit)) for unit in units])

    def apply(self, actions: QuerySet[Any]) -> QuerySet[Any]:
        """The åtgärder that are asked for; what was not understood is left out.

        Args:
            actions: each with its newest `state` (`reading.actions.as_listed`).
        """
        words, unit, state = (self.wanted[name] for name in ("q", "enhet", "lage"))
        if words:
            actions = actions.filter(Q(text__icontains=words) | Q(responsible__icontains=words))
        if unit:
            actions = actions.filter(deviation__report__unit=unit)
        is_left = Q(state=None) | ~Q(state__in=OVER)
        if state == "alla":
            return actions
        if state == "klara":
            return actions.filter(state__in=OVER)
        return actions.filter(is_left, **({"due_on__lt": today()} if state == "forsenade" else {}))
