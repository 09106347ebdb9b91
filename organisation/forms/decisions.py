"""The one form in which a decision is registered: a body's, or a person's approval."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst

from organisation.decisions.chains import COUNCIL, HOLDING
from organisation.decisions.documents import Document, bodies_and_place, body_at
from organisation.decisions.order import OrderRule
from organisation.enums import Outcome
from organisation.forms.fields import ParagraphField, pick_field
from organisation.models import Decision, OrgUnit, User
from organisation.permissions import REGISTERS_DECISIONS
from organisation.services.decisions import against_order, doubts_about
from styrmodell.lib import checksums
from styrmodell.lib.clock import today
from styrmodell.lib.text_field import TextField
from styrmodell.web.fields import DecidedDayField

NOT_IN_ORDER = "Beslutet kommer vid fel tid eller i fel ordning. Rätta uppgifterna, eller skriv varför det blev så."


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be chosen as the decision's meaning: an outcome with its marks."""

    outcome: str
    is_preliminary: bool = False

    @property
    def key(self) -> str:
        """Its value in the form."""
        return f"{self.outcome}_PRELIMINARY" if self.is_preliminary else self.outcome

    @property
    def label(self) -> str:
        """Its words in the form: "Antar preliminärt"."""
        return capfirst(Outcome(self.outcome).label) + (" preliminärt" if self.is_preliminary else "")


def offers_at(document: Document, place: int) -> list[Offer]:
    """What the body at a place in the chain may choose between, the proposed first."""
    step = document.chain.steps[place]
    return [
        *map(Offer, step.carries),
        *(Offer(outcome, is_preliminary=True) for outcome in step.preliminary if outcome == Outcome.ADOPTS),
        *(Offer(outcome) for outcome in HOLDING if outcome not in step.carries),
    ]


class DecisionForm(forms.Form):
    """Beslut: organ, date, § and diarienummer are required of new decisions; an approval has a person and a date.

    Args:
        people: who may be named as the one who approves, for what no body decides.
        by: who registers it; the bodies are those whose decisions this person registers.
    """

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        document: Document,
        people: Iterable[User] = (),
        by: User | None = None,
    ) -> None:
        super().__init__(data)
        self.document = document
        self.by = by
        self.bodies: dict[int, OrgUnit] = {}
        self.people = {person.pk: person for person in people}
        self.proposed: OrgUnit | None = None
        self.warnings: list[str] = []
        self.warned = ""  # tells these warnings from all others
        if document.chain.by_person:
            self._ask_for_person()
        else:
            self._ask_for_body()

    def _ask_for_person(self) -> None:
        choices = [(pk, _named(person)) for pk, person in self.people.items()]
        self.fields["person"] = pick_field("Godkänns av", choices)
        self.fields["date"] = DecidedDayField(label="Datum")
        self.initial = {"person": self.by.pk if self.by else None, "date": today()}

    def _ask_for_body(self) -> None:
        document = self.document
        bodies, place = bodies_and_place(document)
        # A closed nämnd finishes what it has begun, so its own document has it among the choices.
        there = (body for body in bodies if body.pk == document.unit.pk or body.is_valid(on=today()))
        self.bodies = {body.pk: body for body in there if self.by is None or REGISTERS_DECISIONS.allows(self.by, body)}
        self.proposed = body_at(document, place, list(self.bodies.values()))
        step = document.chain.steps[place]
        self.carrying = {*step.carries, *step.preliminary}
        self.offers = {offer.key: offer for offer in offers_at(document, place)}
        self.fields["body"] = pick_field("Organ", [(pk, body.body_name) for pk, body in self.bodies.items()])
        self.fields["date"] = DecidedDayField(label="Sammanträdesdatum")
        self.fields["paragraph"] = ParagraphField(label="Paragraf")
        self.fields["registry_number"] = TextField(
            label="Diarienummer",
            max_length=40,
            help_text="Till exempel KN/2026:12.",
            widget=forms.TextInput(attrs={"size": 18}),
        )
        self.fields["outcome"] = forms.ChoiceField(
            label="Innebörd", choices=[(key, offer.label) for key, offer in self.offers.items()]
        )
        self.fields["is_amended"] = forms.BooleanField(
            label="Med ändring",
            required=False,
            help_text="Organet ändrade något i det som lades fram. Ändringarna förs in sedan beslutet har registrerats.",
        )
        self.fields["note"] = TextField(
            label="Anmärkning",
            max_length=300,
            required=False,
            help_text="Vid återremiss: vad som ska ändras.",
        )
        self.fields["is_unadjusted"] = forms.BooleanField(label="Protokollet är inte justerat än", required=False)
        body = self.proposed.pk if self.proposed else None
        self.initial = {"body": body, "date": today(), "registry_number": document.registry_number}

    def clean(self) -> dict[str, Any]:
        """Refuse to go on without a body.

        Raises:
            ValidationError: there is no body to decide.
        """
        if not self.bodies and not self.document.chain.by_person:
            body = "Kommunfullmäktige" if self.document.chain.steps[-1].body == COUNCIL else "Organet"
            raise forms.ValidationError(f"{body} saknas i organisationen. Be en administratör lägga till det.")
        self._ask_what_is_to_change()
        self._refuse_amended()
        self._ask_about_what_is_odd()
        return self.cleaned_data

    def _ask_what_is_to_change(self) -> None:
        """An återremiss says what is asked for: the writer has nothing else to go by."""
        if self.cleaned_data.get("outcome") == Outcome.REFERS_BACK and not self.cleaned_data.get("note"):
            self.add_error("note", "Skriv vad som ska ändras, så att den som skriver ser det.")

    def _refuse_amended(self) -> None:
        """What is held or sent back is not changed by the body."""
        offer = self.offers.get(self.cleaned_data.get("outcome") or "") if "outcome" in self.fields else None
        if offer is not None and self.cleaned_data.get("is_amended") and offer.outcome not in self.carrying:
            self.add_error("is_amended", "Bara ett beslut som för texten vidare kan vara med ändring.")

    def _ask_about_what_is_odd(self) -> None:
        """What is odd is asked about once: why, when a rule is not kept to, else only whether the day is right."""
        day = self.cleaned_data.get("date")
        if day is None:
            return
        body = self.bodies.get(self.cleaned_data.get("body") or 0)
        doubts = doubts_about(self.document, day, body)
        if rules := self._broken_rules(body, day):
            self._ask_why([*(rule.words for rule in rules), *doubts])
        elif doubts:
            self._ask_about_day(day, doubts)

    def _broken_rules(self, body: OrgUnit | None, day: date) -> list[OrderRule]:
        """What the decision would not keep to; nothing is asked of when a preliminary one is made."""
        offer = self.offers.get(self.cleaned_data.get("outcome") or "") if body else None
        if body is None or offer is None or offer.is_preliminary:
            return []
        return against_order(self.document, day, body, offer.outcome)

    def _ask_why(self, warnings: list[str]) -> None:
        """A reason is written: it is to what was shown, and to nothing that came after."""
        self.warnings, self.warned = warnings, checksums.mark(" ".join(warnings))
        field = TextField(label="Skäl", max_length=300, required=False, help_text="Står sedan i beslutskedjan.")
        self.fields["reason"] = field
        reason = self["reason"].data
        try:
            self.cleaned_data["reason"] = field.clean(reason)
        except forms.ValidationError as fault:
            self.add_error("reason", fault)
        else:
            if not self.cleaned_data["reason"] or self.data.get("warned") != self.warned:
                self.add_error("reason", NOT_IN_ORDER)

    def _ask_about_day(self, day: date, doubts: list[str]) -> None:
        """An odd day is said yes to by itself: the yes carries the day, and is to no other."""
        yes = [(str(day), f"Ja, beslutet fattades {day}")]
        box = forms.MultipleChoiceField(
            label="Stämmer datumet?", choices=yes, required=False, widget=forms.CheckboxSelectMultiple
        )
        self.fields["sure"] = box
        if self["sure"].data != [str(day)]:
            self.add_error("date", " ".join([*doubts, "Rätta datumet, eller svara ja på att det stämmer."]))

    @property
    def is_preliminary(self) -> bool:
        """True when the decision is for a preliminary edition."""
        return "outcome" in self.fields and self.offers[self.cleaned_data["outcome"]].is_preliminary

    def decision(self) -> Decision:
        """The decision or approval, not saved."""
        chosen = self.cleaned_data
        if self.document.chain.by_person:
            return Decision(person=self.people[chosen["person"]], date=chosen["date"], outcome=Outcome.APPROVES)
        offer = self.offers[chosen["outcome"]]
        return Decision(
            body=self.bodies[chosen["body"]],
            date=chosen["date"],
            paragraph=chosen["paragraph"],
            registry_number=chosen["registry_number"],
            outcome=offer.outcome,
            is_amended=chosen["is_amended"],
            note=chosen["note"],
            reason=chosen.get("reason", ""),
            is_unadjusted=chosen["is_unadjusted"],
        )


def _named(person: User) -> str:
    return f"{person}, {person.title}" if person.title else str(person)
