"""The form of an earlier year's plan: whose, what it held, and what was decided."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from organisation.forms.fields import ParagraphField
from organisation.models import Decision, OrgUnit
from planning.enums import PlanKind
from planning.forms.earlier_figures import FiguresField, figures_of
from planning.forms.many_items import ManyForm
from planning.rules import PLAN_RULES, PLAN_YEARS
from planning.services.earlier_plans import PastItem
from styrmodell.lib.clock import today
from styrmodell.lib.text_field import TextField
from styrmodell.web.fields import DecidedDayField

DEEPER = "En indragen rad blir en prioritering under sin inriktning."
UNKNOWN = "Lämna tomt om det inte går att få fram. Då står det att det saknas."


class EarlierPlanForm(forms.Form):
    """En tidigare plan.

    Args:
        choices: kind and unit of the plans that can be entered.
    """

    first_year = forms.IntegerField(label="Första år", min_value=PLAN_YEARS[0])
    lines = ManyForm.base_fields["lines"]
    figure_rows = FiguresField(
        label="Nyckeltal med målvärden, ett per rad",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=(
            "Klistra in rader från Excel: rubriken ovan, nyckeltalets namn eller Kolada-id, och ett målvärde för varje år i "
            "var sin kolumn. Skriver du själv skiljer du dem åt med semikolon."
        ),
    )
    decided_on = DecidedDayField(label="Beslutsdatum", required=False, help_text=UNKNOWN)
    paragraph = ParagraphField(label="Paragraf", required=False)
    registry_number = TextField(label="Diarienummer", max_length=40, required=False)
    prepared_on = DecidedDayField(label="Kommunstyrelsens datum", required=False, help_text="För en flerårsplan.")
    prepared_paragraph = ParagraphField(label="Kommunstyrelsens paragraf", required=False)
    source = TextField(label="Källa", max_length=300, help_text="Var planen finns, till exempel protokollet.")

    def __init__(self, data: Mapping[str, Any] | None, choices: Sequence[tuple[str, OrgUnit]]) -> None:
        super().__init__(data, initial={"first_year": today().year - 1})
        self.plans = {f"{kind}-{unit.pk}": (kind, unit) for kind, unit in choices}
        named = [(key, f"{unit}, {PlanKind(kind).label}") for key, (kind, unit) in self.plans.items()]
        self.fields["plan"] = forms.ChoiceField(label="Plan", choices=[("", "Välj plan"), *named])
        self.fields["first_year"].widget.attrs["max"] = today().year - 1
        self.fields["lines"].label = "Mål eller inriktningar, en per rad"
        self.fields["lines"].help_text = f"{self.fields['lines'].help_text} {DEEPER}"
        self.order_fields(["plan"])

    def clean(self) -> dict[str, Any]:
        """What only makes sense together: the rows become what the chosen kind of plan holds."""
        cleaned = self.cleaned_data
        year = cleaned.get("first_year")
        if year is not None and year >= today().year:
            self.add_error("first_year", f"Skriv ett år före {today().year}. Senare planer skrivs på vanligt sätt.")
        if cleaned.get("plan") and "lines" in cleaned:
            kind, _ = self.chosen()
            many = ManyForm({"lines": self.data.get("lines", "")}, plan_kind=kind, kind=PLAN_RULES[kind].needs)
            for fault in many.errors.get("lines", ()):
                self.add_error("lines", fault)
            self.items = [PastItem(item.level, item.title, item.formatted) for item in many.pasted]
            if year is not None and many.is_valid():
                self._read_figures(range(year, year + PLAN_RULES[kind].years))
        return cleaned

    def _read_figures(self, years: Sequence[int]) -> None:
        titles = [item.title for item in self.items]
        try:
            self.figures = figures_of(self.cleaned_data.get("figure_rows", ()), titles, years)
        except forms.ValidationError as fault:
            self.add_error("figure_rows", fault)

    def chosen(self) -> tuple[str, OrgUnit]:
        """Kind and unit."""
        return self.plans[self.cleaned_data["plan"]]

    def decision(self) -> Decision:
        """The decision that adopted it, not saved, without its body."""
        known = {name: self.cleaned_data[name] for name in ("paragraph", "registry_number")}
        return Decision(date=self.cleaned_data["decided_on"], **known)

    def prepared(self) -> Decision:
        """Kommunstyrelsens, likewise."""
        said = self.cleaned_data
        return Decision(
            date=said["prepared_on"],
            paragraph=said["prepared_paragraph"],
            registry_number=said["registry_number"],
        )
