"""Forms about uppdrag: giving, changing and ending one."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from organisation.enums import Outcome
from organisation.forms.fields import ParagraphField, pick_field
from organisation.models import Decision, OrgUnit
from planning.enums import Funding
from planning.forms.fields import DayField, tick_field
from planning.models import Assignment, AssignmentProposal
from planning.permissions import IS_COUNCIL
from planning.term import against_term
from styrmodell.lib import checksums
from styrmodell.lib.rich_field import RichTextField
from styrmodell.lib.text_field import TextField
from styrmodell.web.fields import AmountField, DecidedDayField
from styrmodell.web.seen import SeenForm


class AssignmentForm(SeenForm):
    """An uppdrag of the catalogue.

    Args:
        proposal: what has been proposed of it, and is shown instead of what holds.
    """

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
        proposal: AssignmentProposal | None = None,
    ) -> None:
        super().__init__(data, initial=self._shown(assignment, proposal) if assignment else None)
        self.counts = getattr(assignment, "counts", None)  # of one that is given, from `with_counts_from`
        self.units = {unit.pk: unit for unit in (*givers, *receivers)}
        self.fields["receivers"] = tick_field("Mottagare", [(unit.pk, str(unit)) for unit in receivers])
        self.fields["receivers"].required = True
        if givers:
            self.fields["giver"] = pick_field("Uppdragsgivare", [(unit.pk, str(unit)) for unit in givers])
            self.order_fields(["giver"])

    def _shown(self, assignment: Assignment, proposal: AssignmentProposal | None) -> dict[str, Any]:
        """What is decided, or changed again, begins as what has been proposed."""
        proposed = {**proposal.words(), "receivers": proposal.receivers} if proposal else {}
        return {**self.stored(assignment), **proposed}

    def stored(self, current: Assignment | AssignmentProposal) -> dict[str, Any]:
        """An uppdrag, or what is proposed of it, by the names of the fields."""
        if isinstance(current, AssignmentProposal):
            receivers = current.receivers
        else:
            receivers = [row.unit_id for row in current.receivers.all() if row.released_by_id is None]
        return {**{name: getattr(current, name) for name in self.base_fields}, "receivers": receivers}

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

    def against_term(self, giver: OrgUnit, decided_on: date) -> str:
        """What the styrmodell says of the time, where fullmäktige gives another; "" else."""
        if not IS_COUNCIL.test(giver):
            return ""
        return against_term(self.cleaned_data["starts_on"] or self.counts or decided_on, self.cleaned_data["due_on"])


class GiverDecisionForm(forms.Form):
    """The giver's decision: date, § and diarienummer are required; the body is the giver.

    Attributes:
        warnings: what the styrmodell says otherwise; the decision is to say why.
        warned: tells them from all others.
    """

    decided_on = DecidedDayField(label="Beslutsdatum")
    paragraph = ParagraphField(label="Paragraf")
    registry_number = TextField(label="Diarienummer", max_length=40)
    note = TextField(label="Anmärkning", max_length=300, required=False)

    warnings: Sequence[str] = ()
    warned = ""

    def says_why(self, words: str) -> bool:
        """True when there is nothing to warn of, or the decision says why it was made so all the same.

        Args:
            words: what the styrmodell says otherwise, "" for nothing. Asked once both forms are found right.
        """
        if not words:
            return True
        self.warnings, self.warned = [words], checksums.mark(words)
        field = TextField(
            label="Beslutet säger varför", max_length=300, required=False, help_text="Står sedan i beslutet."
        )
        self.fields["reason"] = field
        self.cleaned_data["reason"] = str(self["reason"].data or "").strip()[:300]
        if self.cleaned_data["reason"] and self.data.get("warned") == self.warned:
            return True
        self.add_error("reason", "Rätta tiden, eller skriv vad beslutet säger om varför den är en annan.")
        return False

    def decision(self, body: OrgUnit, outcome: str = Outcome.ADOPTS) -> Decision:
        """The decision, not saved."""
        words = {name: self.cleaned_data.get(name, "") for name in ("paragraph", "registry_number", "note", "reason")}
        return Decision(body=body, date=self.cleaned_data["decided_on"], outcome=outcome, **words)
