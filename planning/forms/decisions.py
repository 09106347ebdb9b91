"""Forms about a plan's decision: one body's, the chain of two for a flerårsplan, and a person's approval."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from organisation.enums import OrgUnitKind, Outcome
from organisation.forms.fields import DecidedDayField, ParagraphField
from organisation.models import Decision, OrgUnit, User
from planning.enums import EditionKind
from planning.forms.fields import pick_field
from planning.models import Plan
from planning.permissions import approvers
from planning.services.plans import deciding_bodies
from styrmodell.lib.clock import today

OUTCOMES = [(key, Outcome(key).label.capitalize()) for key in (Outcome.ADOPTS, Outcome.ADOPTS_AMENDED)]
STEP = ("date", "paragraph", "registry_number")
# The chain's bodies in order: key, heading, whose.
CHAIN: dict[str, tuple[str, str, str]] = {
    OrgUnitKind.EXECUTIVE_BOARD: ("board", "Kommunstyrelsen bereder", "Kommunstyrelsens"),
    OrgUnitKind.MUNICIPAL_COUNCIL: ("council", "Kommunfullmäktige beslutar", "Kommunfullmäktiges"),
}


class DecisionForm(forms.Form):
    """Organets beslut: body, date, § and diarienummer are required (design §4)."""

    body = pick_field("Organ", [])
    date = DecidedDayField(label="Sammanträdesdatum")
    paragraph = ParagraphField(label="Paragraf")
    registry_number = forms.CharField(label="Diarienummer", max_length=40, help_text="Till exempel KN/2026:12.")
    outcome = forms.ChoiceField(label="Innebörd", choices=OUTCOMES)

    def __init__(self, data: Mapping[str, Any] | None = None, *, plan: Plan, body: OrgUnit | None) -> None:
        initial = {"body": body.pk if body else None, "date": today(), "registry_number": plan.registry_number}
        super().__init__(data, initial=initial)
        self.bodies = {unit.pk: unit for unit in deciding_bodies(plan).valid(on=today())}
        self.fields["body"] = pick_field("Organ", [(pk, str(unit)) for pk, unit in self.bodies.items()])

    def decisions(self) -> list[Decision]:
        """The decision, not saved."""
        body = self.bodies[self.cleaned_data["body"]]
        return [Decision(body=body, **{name: self.cleaned_data[name] for name in (*STEP, "outcome")})]

    def edition_kind(self) -> None:
        """A nämnd's or bolag's plan has no preliminary edition."""


@dataclass(frozen=True, slots=True)
class Step:
    """One body's place in the chain: its fields begin with `key`."""

    key: str
    heading: str
    whose: str
    body: OrgUnit

    @property
    def names(self) -> list[str]:
        """The fields' names."""
        return [f"{self.key}_{name}" for name in STEP]


class ChainForm(forms.Form):
    """Flerårsplanens beslutskedja: kommunstyrelsen bereder, kommunfullmäktige beslutar (design §4).

    Each body's date, § and diarienummer are required; for a preliminary edition kommunstyrelsen's are enough.
    """

    use_required_attribute = False  # what is required depends on the edition, which only the server judges

    def __init__(self, data: Mapping[str, Any] | None = None, *, plan: Plan) -> None:
        super().__init__(data)
        kinds = [
            (EditionKind.DECIDED.value, "Beslutad"),
            (EditionKind.PRELIMINARY.value, "Preliminär, beslutas igen före årsskiftet"),
        ]
        self.fields["edition_kind"] = forms.ChoiceField(
            label="Utgåva",
            choices=kinds,
            help_text="För en preliminär utgåva räcker kommunstyrelsens beslut.",
        )
        bodies = {body.kind: body for body in deciding_bodies(plan).valid(on=today())}
        self.steps = [Step(*words, bodies[kind]) for kind, words in CHAIN.items() if kind in bodies]
        for step in self.steps:
            self._add_step(step, plan.registry_number, required=not self._does_without(step))
        if OrgUnitKind.MUNICIPAL_COUNCIL in bodies:
            self.fields["outcome"] = forms.ChoiceField(
                label="Kommunfullmäktiges beslut",
                choices=OUTCOMES,
                required=self.fields[self.steps[-1].names[0]].required,
            )

    def _does_without(self, step: Step) -> bool:
        """True for kommunfullmäktige's step of a preliminary edition when neither its day nor its § is filled in."""
        if step.key != "council" or self.data.get("edition_kind") != EditionKind.PRELIMINARY:
            return False
        return not any(self.data.get(name, "").strip() for name in step.names[:2])

    def _add_step(self, step: Step, registry_number: str, *, required: bool) -> None:
        always = {"required": True} if step.key == "board" else {}
        day, paragraph, number = step.names
        self.fields[day] = DecidedDayField(label=f"{step.whose} sammanträdesdatum", required=required)
        self.fields[day].widget.attrs.update(always)
        self.fields[paragraph] = ParagraphField(
            label=f"{step.whose} paragraf",
            required=required,
            widget=forms.TextInput(attrs={"size": 8, **always}),
        )
        self.fields[number] = forms.CharField(
            label=f"{step.whose} diarienummer",
            required=required,
            max_length=40,
            initial=registry_number,
            help_text="Till exempel KS/2026:61.",
            widget=forms.TextInput(attrs={"size": 18, **always}),
        )

    @property
    def chain(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The steps as the page shows them: a heading and its fields."""
        return [
            (step.heading, [self[name] for name in (*step.names, *(["outcome"] if step.key == "council" else []))])
            for step in self.steps
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse to go on without a body.

        Raises:
            ValidationError: there is no body to decide.
        """
        if not self.steps:
            raise forms.ValidationError(
                "Kommunfullmäktige saknas i organisationen. Be en administratör lägga till det."
            )
        return self.cleaned_data

    def decisions(self) -> list[Decision]:
        """The chain, not saved: kommunstyrelsen hands over what kommunfullmäktige decides."""
        told = [step for step in self.steps if self.cleaned_data[step.names[0]]]
        last = len(told) - 1
        return [self._decision(step, is_last=place == last) for place, step in enumerate(told)]

    def _decision(self, step: Step, *, is_last: bool) -> Decision:
        fields = {name: self.cleaned_data[field] for name, field in zip(STEP, step.names, strict=True)}
        adopts = self.cleaned_data.get("outcome") or Outcome.ADOPTS
        if not is_last:
            adopts = Outcome.HANDS_OVER
        elif step.key == "board":
            adopts = Outcome.ADOPTS
        return Decision(body=step.body, outcome=adopts, **fields)

    def edition_kind(self) -> str | None:
        """Preliminär when chosen; else the service's rule: beslutad the first time, reviderad after that."""
        kind: str = self.cleaned_data["edition_kind"]
        return kind if kind == EditionKind.PRELIMINARY else None


class ApprovalForm(forms.Form):
    """Godkännande av en kontorsplan eller arbetsplan: person and date, no § (design §4).

    Whoever the approval is delegated to approves in their own name, never in kommundirektörens.
    """

    person = pick_field("Godkänns av", [])
    date = DecidedDayField(label="Datum")

    def __init__(self, data: Mapping[str, Any] | None = None, *, plan: Plan, by: User) -> None:
        super().__init__(data, initial={"person": by.pk, "date": today()})
        self.people = {person.pk: person for person in approvers(plan, by)}
        self.fields["person"] = pick_field("Godkänns av", [(pk, _named(person)) for pk, person in self.people.items()])

    def decisions(self) -> list[Decision]:
        """The approval, not saved."""
        person = self.people[self.cleaned_data["person"]]
        return [Decision(person=person, date=self.cleaned_data["date"], outcome=Outcome.APPROVES)]

    def edition_kind(self) -> None:
        """Approved plans have no preliminary edition."""


def _named(person: User) -> str:
    return f"{person}, {person.title}" if person.title else str(person)
