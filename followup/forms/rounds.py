"""What a controller fills in about a round, and how the list of rounds is searched."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.text import capfirst

from followup.enums import RoundKind
from followup.models import ReportingRound
from followup.models.reporting_round import LEVEL_DAYS
from followup.pages.report import STAGES
from followup.rules.round_dates import early_words
from followup.rules.sections import EVERYBODY
from followup.services.rounds import DAYS
from organisation.enums import OrgUnitKind
from styrmodell.web.fields import DayField
from styrmodell.web.filters import ListFilter, choice_field, search_field
from styrmodell.web.seen import SeenForm

KINDS = [(kind.value, capfirst(kind.label)) for kind in RoundKind]
REPORTERS = [(kind, capfirst(OrgUnitKind(kind).label)) for kind in EVERYBODY]
DUE_DAYS = ("due_on", *LEVEL_DAYS.values())

ROWS = (
    ("kind", "year"),
    ("period_from", "period_to"),
    ("opens_on", "closes_on"),
    ("unit_due_on", "office_due_on"),
    ("due_on", "company_due_on"),
    ("municipality_due_on",),
)


class RoundFilter(ListFilter):
    """Search and filter of the list of rounds."""

    q = search_field()
    slag = choice_field("Slag", KINDS, everything="Alla slag")
    ar = choice_field("År")

    def __init__(self, data: Mapping[str, Any], *, years: Iterable[int]) -> None:
        super().__init__(data)
        self.fields["ar"] = choice_field("År", [(str(year), str(year)) for year in years], everything="Alla år")


def _early_days(values: Mapping[str, Any]) -> list[Any]:
    """The days that may be early: of those that the levels are due the first."""
    due = [values[name] for name in DUE_DAYS if values.get(name)]
    first = min(due) if values.get("due_on") else None
    return [*(values.get(name) for name in ("period_from", "period_to", "opens_on")), first]


class RoundForm(SeenForm):
    """A round's dates and who reports."""

    period_from = DayField(label="Perioden börjar")
    period_to = DayField(label="Perioden slutar")
    opens_on = DayField(label="Öppnar", help_text="Den dag enheterna kan börja skriva.")
    unit_due_on = DayField(label="Enheter lämnar senast", required=False)
    office_due_on = DayField(label="Kontor lämnar senast", required=False)
    due_on = DayField(
        label="Nämnder lämnar senast",
        help_text="Gäller också enheter, kontor, bolag och kommunen när de inte har en egen dag.",
    )
    company_due_on = DayField(label="Bolag lämnar senast", required=False)
    municipality_due_on = DayField(label="Kommunen lämnar senast", required=False)
    closes_on = DayField(label="Stänger", required=False, help_text="Efter den dagen kan ingen börja skriva.")
    reporter_kinds = forms.MultipleChoiceField(
        label="Vilka rapporterar?", choices=REPORTERS, widget=forms.CheckboxSelectMultiple
    )

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """The fields that are filled in, those beside each other that belong together."""
        placed = [[self[name] for name in row if name in self.fields] for row in ROWS]
        named = {name for row in ROWS for name in row}
        return [*filter(None, placed), *([field] for field in self.visible_fields() if field.name not in named)]

    def clean(self) -> dict[str, Any]:
        """Early days are said yes to by themselves: the yes carries the days, and is to no others."""
        cleaned = self.cleaned_data
        days = _early_days(cleaned)
        # Days that cannot be are told of first.
        is_possible = None not in days and days[0] < days[1] and days[2] <= days[3]
        early = early_words(*days) if is_possible else ""
        cleaned["is_early"] = bool(early)
        is_known = self.initial.get("is_early") and days == _early_days(self.initial)
        if early and not is_known:
            self._ask_about(early, " ".join(map(str, days)))
        return cleaned

    def _ask_about(self, early: str, days: str) -> None:
        box = forms.MultipleChoiceField(
            label="Stämmer datumen?",
            choices=[(days, "Ja, så ska det vara")],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["sure"] = box
        if self["sure"].data != [days]:
            self.add_error("due_on", f"{early} Rätta datumen, eller svara ja på att de stämmer.")


class RoundNewForm(RoundForm):
    """A new round: also its kind and year."""

    field_order = ["kind", "year", "period_from", "period_to", "opens_on"]
    kind = forms.ChoiceField(label="Slag", choices=KINDS)
    year = forms.IntegerField(label="År", min_value=2000, max_value=2100, widget=forms.NumberInput(attrs={"size": 6}))


def initial_of(round_: ReportingRound) -> dict[str, Any]:
    """What the edit form starts from."""
    return {name: getattr(round_, name) for name in (*DAYS, "is_early", "reporter_kinds", "version")}


class ReportFilter(ListFilter):
    """Search and filter of a round's reports."""

    q = search_field("Sök enhet")
    lage = choice_field("Läge", STAGES, everything="Alla lägen")
    slag = choice_field("Slag", REPORTERS, everything="Alla slag")
