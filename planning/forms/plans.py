"""Forms about a plan as a whole: finding it, starting it, returning it. Those about its decision: `decisions.py`."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import Max, Min, QuerySet
from django.utils.text import capfirst

from planning.enums import PlanKind, PlanStatus
from planning.forms.fields import DayField, tick_field
from planning.models import Plan
from planning.models.plan import PlanQuerySet
from planning.pages.goals_to_choose import NONE, GoalToChoose
from planning.pages.plan_list import searched
from planning.pages.starting import Bringable
from styrmodell.lib.clock import today
from styrmodell.lib.text_field import TextField
from styrmodell.web.filters import ListFilter, choice_field, search_field
from styrmodell.web.seen import SeenForm

STATES: dict[str, str] = {PlanStatus.ADOPTED: "Antagen eller godkänd"}


class PlanFilter(ListFilter):
    """Sök och välj bland planerna."""

    q = search_field(placeholder="Enhet eller rubrik")
    ar = choice_field("År")
    slag = choice_field("Slag", [(kind, capfirst(word)) for kind, word in PlanKind.choices], everything="Alla slag")
    lage = choice_field("Läge", [(key, STATES.get(key, capfirst(word))) for key, word in PlanStatus.choices])

    def __init__(self, data: Mapping[str, Any], *, plans: PlanQuerySet) -> None:
        super().__init__(data)
        span = plans.aggregate(first=Min("period_from"), last=Max("period_to"))
        this = today().year
        last = span["last"].year if span["last"] else this  # none of them may have a last day
        years = range(last, span["first"].year - 1, -1) if span["first"] else []
        choices = [("alla", "Alla år"), *((str(year), str(year)) for year in years)]
        self.fields["ar"] = choice_field("År", choices, everything=f"{this} och {this + 1}")

    def apply(self, plans: PlanQuerySet) -> QuerySet[Plan]:
        """The plans that are asked for."""
        year, kind, status, words = (self.wanted[name] for name in ("ar", "slag", "lage", "q"))
        if year == "":
            plans = plans.between(today().year, today().year + 1)
        elif year != "alla":
            plans = plans.covering(year=int(year))
        if kind:
            plans = plans.filter(kind=kind)
        if status:
            plans = plans.filter(shown_status=status)
        return searched(plans, words) if words else plans


class BringForm(forms.Form):
    """Utgå från förra årets plan: what comes along, and what it serves where a goal has been split."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        items: Sequence[Bringable],
        goals: Sequence[GoalToChoose] = (),
    ) -> None:
        super().__init__(data)
        choices = [
            (item.pk, f"{capfirst(item.word)}: {item.title}{f' ({item.whose})' if item.whose else ''}")
            for item in items
        ]
        self.fields["items"] = tick_field("Ta med", choices, initial=[item.pk for item in items])
        self.asked = {one.name: one for one in goals if one.heirs}
        for name, one in self.asked.items():
            self.fields[name] = forms.TypedChoiceField(
                label=f"”{one.title}” bidrog till ”{one.goal_title}”, som har delats. Vad bidrar den till nu?",
                choices=[*one.heirs, (NONE, "Inget av dem")],
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )

    @property
    def goal_fields(self) -> list[forms.BoundField]:
        """What is chosen, one for each link."""
        return [self[name] for name in self.asked]

    @property
    def picked(self) -> dict[tuple[int, int], int]:
        """Last year's item and goal → what was picked instead; after `is_valid`."""
        chosen = {one: self.cleaned_data[name] for name, one in self.asked.items()}
        return {(one.item, one.goal): pk for one, pk in chosen.items() if pk}

    @property
    def declined(self) -> set[int]:
        """The goals of last year's that none was picked instead of; after `is_valid`."""
        return {one.goal for name, one in self.asked.items() if self.cleaned_data[name] == NONE}


class PlanDetailsForm(SeenForm):
    """Datum och diarienummer: when the plan is handed in and decided, and its case."""

    submit_by = DayField(label="Lämnas in senast", required=False)
    decides_on = DayField(label="Beslutas", required=False, help_text="Dagarna styr ordningen i Mitt arbete.")
    registry_number = TextField(
        label="Diarienummer",
        max_length=40,
        required=False,
        help_text="Föreslås när beslutet registreras. Till exempel KN/2026:12.",
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, plan: Plan) -> None:
        super().__init__(data, initial=self.stored(plan))
        if not plan.body_decides:
            self.fields["decides_on"].label = "Godkänns"
            del self.fields["registry_number"]

    def stored(self, plan: Plan) -> dict[str, Any]:
        """The values as they are stored."""
        return {name: getattr(plan, name) for name in self.base_fields}

    def clean(self) -> dict[str, Any]:
        """Judge the days together."""
        submit_by, decides_on = self.cleaned_data.get("submit_by"), self.cleaned_data.get("decides_on")
        if submit_by and decides_on and submit_by > decides_on:
            self.add_error("submit_by", "Planen lämnas in efter dagen då den ska avgöras. Rätta någon av dagarna.")
        return self.cleaned_data


class ReturnForm(forms.Form):
    """Återlämna: what has to be changed."""

    comment = TextField(
        label="Vad ska ändras?", widget=forms.Textarea(attrs={"rows": 4}), max_length=5000,
        help_text="Den som skriver planen ser din kommentar överst på planens sida.",
    )  # fmt: skip


class DelegationForm(forms.Form):
    """Delegera godkännandet, or take it back: what the page offered, so that a double click is one step."""

    delegated = forms.BooleanField(required=False, widget=forms.HiddenInput)


class TickForm(forms.Form):
    """Kryssat eller inte på planens sida: what the page offered."""

    ticked = forms.BooleanField(required=False, widget=forms.HiddenInput)
