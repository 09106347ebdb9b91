"""Forms about uppdrag: giving, changing and ending one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from organisation.enums import Outcome
from organisation.forms.fields import ParagraphField, pick_field
from organisation.models import Decision, OrgUnit
from planning.enums import Funding
from planning.forms.fields import DayField, tick_field
from planning.models import Assignment
from styrmodell.lib.rich_field import RichTextField
from styrmodell.lib.text_field import TextField
from styrmodell.web.fields import AmountField, DecidedDayField
from styrmodell.web.seen import SeenForm


class AssignmentForm(SeenForm):
    """An uppdrag of the catalogue."""

    title = TextField(label="Rubrik", max_length=300)
    text = RichTextField(label="Uppdraget", required=False)
    starts_on = DayField(label="Börjar", required=False)
    due_on = DayField(label="Klart senast")
    funding = forms.ChoiceField(label="Finansiering", choices=Funding, initial=Funding.WITHIN_FRAME)
    amount = AmountField(label="Tillskott, kr", required=False, help_text="Bara med tillskott i budget.")

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        receivers: Sequence[OrgUnit],
        givers: Sequence[OrgUnit] = (),
        assignment: Assignment | None = None,
    ) -> None:
        super().__init__(data, initial=self.stored(assignment) if assignment else None)
        self.units = {unit.pk: unit for unit in (*givers, *receivers)}
        self.fields["receivers"] = tick_field("Mottagare", [(unit.pk, str(unit)) for unit in receivers])
        self.fields["receivers"].required = True
        if givers:
            self.fields["giver"] = pick_field("Uppdragsgivare", [(unit.pk, str(unit)) for unit in givers])
            self.order_fields(["giver"])

    def stored(self, assignment: Assignment) -> dict[str, Any]:
        """An uppdrag by the names of the fields."""
        receivers = [receiver.unit_id for receiver in assignment.receivers.all()]
        return {**{name: getattr(assignment, name) for name in self.base_fields}, "receivers": receivers}

    def clean(self) -> dict[str, Any]:
        """Judge what only makes sense together."""
        cleaned = self.cleaned_data
        if cleaned.get("starts_on") and cleaned.get("due_on") and cleaned["due_on"] < cleaned["starts_on"]:
            self.add_error("due_on", "Uppdraget ska vara klart före den dag det börjar. Rätta datumen.")
        if cleaned.get("amount") is not None and cleaned.get("funding") != Funding.SUPPLEMENT:
            self.add_error("amount", "Ett belopp anges bara när uppdraget ges med tillskott i budget.")
        return cleaned

    def content(self) -> dict[str, Any]:
        """What the service saves."""
        receivers = [self.units[pk] for pk in self.cleaned_data["receivers"]]
        return {name: value for name, value in self.values().items() if name != "giver"} | {"receivers": receivers}

    def giver(self) -> OrgUnit:
        """In whose name it is given."""
        return self.units[self.cleaned_data["giver"]]


class GiverDecisionForm(forms.Form):
    """The giver's decision: date, § and diarienummer are required; the body is the giver."""

    decided_on = DecidedDayField(label="Beslutsdatum")
    paragraph = ParagraphField(label="Paragraf")
    registry_number = TextField(label="Diarienummer", max_length=40)
    note = TextField(label="Anmärkning", max_length=300, required=False)

    def decision(self, body: OrgUnit, outcome: str = Outcome.ADOPTS) -> Decision:
        """The decision, not saved."""
        words = {name: self.cleaned_data[name] for name in ("paragraph", "registry_number", "note")}
        return Decision(body=body, date=self.cleaned_data["decided_on"], outcome=outcome, **words)
