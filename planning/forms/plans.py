"""Forms about a plan as a whole: finding it, starting it, deciding on it."""

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import Max, Min, QuerySet

from organisation.enums import Outcome, Role
from organisation.models import Decision, OrgUnit, RoleAssignment, User
from organisation.permissions import covers
from planning.enums import EditionKind, PlanKind, PlanStatus
from planning.forms.fields import DayField, pick_field, tick_field
from planning.models import Plan
from planning.models.plan import PlanQuerySet
from planning.plan_rows import searched
from planning.services.plans import deciding_bodies
from planning.starting import Bringable
from styrmodell.lib.clock import today

PARAGRAPH = re.compile(r"§?\s*([0-9]{1,5}(?:[:–-][0-9]{1,4})?)\s*")


class PlanFilter(forms.Form):
    """Sök och välj bland planerna. What cannot be understood is left out, never an error."""

    q = forms.CharField(
        label="Sök",
        max_length=100,
        required=False,
        widget=forms.SearchInput(attrs={"placeholder": "Enhet eller rubrik"}),
    )
    ar = forms.ChoiceField(label="År", required=False)
    slag = forms.ChoiceField(
        label="Slag", required=False, choices=[("", "Alla slag"), *((k, v.capitalize()) for k, v in PlanKind.choices)]
    )
    lage = forms.ChoiceField(
        label="Läge", required=False, choices=[("", "Alla"), *((k, v.capitalize()) for k, v in PlanStatus.choices)]
    )

    def __init__(self, data: Mapping[str, Any], *, plans: PlanQuerySet) -> None:
        super().__init__(data)
        span = plans.aggregate(first=Min("period_from"), last=Max("period_to"))
        years = range(span["last"].year, span["first"].year - 1, -1) if span["first"] else []
        this = today().year
        choices = [("", f"{this} och {this + 1}"), ("alla", "Alla år"), *((str(year), str(year)) for year in years)]
        self.fields["ar"] = forms.ChoiceField(label="År", required=False, choices=choices)

    def chosen(self, name: str) -> str:
        """What was chosen, or nothing when it was not understood."""
        self.is_valid()
        return self.cleaned_data.get(name, "")

    def apply(self, plans: PlanQuerySet) -> QuerySet[Plan]:
        """The plans that are asked for."""
        year, kind, status, words = (self.chosen(name) for name in ("ar", "slag", "lage", "q"))
        if year == "":
            plans = plans.filter(period_from__year__lte=today().year + 1, period_to__year__gte=today().year)
        elif year != "alla":
            plans = plans.covering(year=int(year))
        if kind:
            plans = plans.filter(kind=kind)
        if status:
            plans = plans.filter(shown_status=status)
        return searched(plans, words) if words else plans


class BringForm(forms.Form):
    """Utgå från förra årets plan: what comes along."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, items: Sequence[Bringable]) -> None:
        super().__init__(data)
        choices = [(item.pk, f"{item.word.capitalize()}: {item.title}") for item in items]
        self.fields["items"] = tick_field("Ta med", choices, initial=[item.pk for item in items])


class ReturnForm(forms.Form):
    """Återlämna: what has to be changed."""

    comment = forms.CharField(
        label="Vad ska ändras?", widget=forms.Textarea(attrs={"rows": 4}), max_length=5000,
        help_text="Den som skriver planen ser din kommentar överst på planens sida.",
    )  # fmt: skip


class DecisionForm(forms.Form):
    """Organets beslut: body, date, § and diarienummer are required (design §4)."""

    body = pick_field("Organ", [])
    date = DayField(label="Sammanträdesdatum")
    paragraph = forms.CharField(label="Paragraf", max_length=20, help_text="Till exempel § 45.")
    registry_number = forms.CharField(label="Diarienummer", max_length=40, help_text="Till exempel KN/2026:12.")
    outcome = forms.ChoiceField(
        label="Innebörd",
        choices=[(key, Outcome(key).label.capitalize()) for key in (Outcome.ADOPTS, Outcome.ADOPTS_AMENDED)],
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, plan: Plan, body: OrgUnit | None) -> None:
        initial = {"body": body.pk if body else None, "date": today(), "registry_number": plan.registry_number}
        super().__init__(data, initial=initial)
        self.bodies = {unit.pk: unit for unit in deciding_bodies(plan).filter(valid_to=None)}
        self.fields["body"] = pick_field("Organ", [(pk, str(unit)) for pk, unit in self.bodies.items()])
        if plan.kind == PlanKind.MULTI_YEAR:
            kinds = [("", "Beslutad"), (EditionKind.PRELIMINARY.value, "Preliminär, beslutas igen före årsskiftet")]
            self.fields["edition_kind"] = forms.ChoiceField(label="Utgåva", choices=kinds, required=False)

    def clean_date(self) -> datetime.date:
        """A decision has been taken.

        Raises:
            ValidationError: the day has not come.
        """
        return _not_in_the_future(self.cleaned_data["date"])

    def clean_paragraph(self) -> str:
        """The paragraph as it is written everywhere: "§ 45".

        Raises:
            ValidationError: not a paragraph.
        """
        match = PARAGRAPH.fullmatch(self.cleaned_data["paragraph"])
        if not match:
            raise forms.ValidationError("Skriv paragrafens nummer, till exempel § 45.")
        return f"§ {match[1]}"

    def decision(self) -> Decision:
        """The decision, not saved."""
        names = ("date", "paragraph", "registry_number", "outcome")
        return Decision(
            body=self.bodies[self.cleaned_data["body"]], **{name: self.cleaned_data[name] for name in names}
        )

    def edition_kind(self) -> str | None:
        """Preliminär when chosen; else the service's rule."""
        return self.cleaned_data.get("edition_kind") or None


class ApprovalForm(forms.Form):
    """Godkännande av en kontorsplan eller arbetsplan: person and date, no § (design §4).

    Whoever the approval is delegated to approves in their own name, never in kommundirektörens.
    """

    person = pick_field("Godkänns av", [])
    date = DayField(label="Datum")

    def __init__(self, data: Mapping[str, Any] | None = None, *, plan: Plan, by: User) -> None:
        super().__init__(data, initial={"person": by.pk, "date": today()})
        self.people = {person.pk: person for person in _approvers(plan, by)}
        self.fields["person"] = pick_field("Godkänns av", [(pk, _named(person)) for pk, person in self.people.items()])

    def clean_date(self) -> datetime.date:
        """An approval has been given.

        Raises:
            ValidationError: the day has not come.
        """
        return _not_in_the_future(self.cleaned_data["date"])

    def decision(self) -> Decision:
        """The approval, not saved."""
        person = self.people[self.cleaned_data["person"]]
        return Decision(person=person, date=self.cleaned_data["date"], outcome=Outcome.APPROVES)

    def edition_kind(self) -> None:
        """Approved plans have no preliminary edition."""


def _approvers(plan: Plan, by: User) -> list[User]:
    """Kommundirektören for a kontorsplan, and the kontorschef when delegated; the kontorschef above for an arbetsplan."""
    unit = plan.unit
    roles = RoleAssignment.objects.current(on=today()).filter(
        unit__tree_id=unit.tree_id, unit__lft__lte=unit.lft, unit__rght__gte=unit.rght
    )
    wanted = [Role.HEAD_OF_OFFICE] if plan.kind == PlanKind.WORK or plan.approval_delegated else []
    if plan.kind == PlanKind.OFFICE and covers(by, unit, Role.DIRECTOR):
        wanted.append(Role.DIRECTOR)
    return list(User.objects.filter(roles__in=roles.filter(role__in=wanted)).distinct())


def _named(person: User) -> str:
    return f"{person}, {person.title}" if person.title else str(person)


def _not_in_the_future(day: datetime.date) -> datetime.date:
    if day > today():
        raise forms.ValidationError("Datumet ligger i framtiden. Registrera beslutet när det är fattat.")
    return day
