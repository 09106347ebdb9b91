"""What an administrator fills in about units."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.text import capfirst

from organisation.enums import PARENT_KINDS, OrgUnitKind, PlanningYear
from organisation.forms.fields import PlaceField, UnitsField, offer
from organisation.forms.named import UnitField, UnitsInTreeField
from organisation.models import OrgUnit, User
from organisation.open_work import OpenWork
from organisation.permissions import ADMINISTERS, administered_units
from organisation.services.office_services import served
from organisation.services.successions import possible_predecessors, predecessors
from styrmodell.lib.intervals import within_q
from styrmodell.lib.swedish import join_words
from styrmodell.lib.text_field import TextField
from styrmodell.lib.words import HEAD_OF_OFFICE, OFFICE
from styrmodell.web.fields import DayField, NumberField
from styrmodell.web.filters import ListFilter, choice_field, search_field, tick_field
from styrmodell.web.seen import SeenForm


class UnitFilter(ListFilter):
    """Search and filter of the list of units."""

    q = search_field()
    slag = choice_field("Slag", OrgUnitKind.choices, everything="Alla slag")
    avslutade = tick_field("Visa avslutade")
    utan = tick_field("Bara utan ansvarig")

    def __init__(self, *args: Any, is_told: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not is_told:
            del self.fields["utan"]


class UnitForm(SeenForm):
    """What can be changed about a unit that exists."""

    name = TextField(label="Namn", max_length=200)
    code = TextField(label="Kod", max_length=20, required=False, help_text="Som i diarienummer, till exempel KN.")
    valid_from = DayField(label="Gäller från")
    planning_year = forms.ChoiceField(
        label="Planeringsår", choices=PlanningYear, help_text="Läsår gäller enheter inom barn- och utbildningsnämnden."
    )
    predecessors = UnitsInTreeField(
        label="Föregångare",
        required=False,
        help_text="De avslutade enheter som den här har tagit över efter.",
    )
    ownership_share = NumberField(
        label="Ägarandel, procent",
        required=False,
        decimals=2,
        lowest=Decimal(0),
        highest=Decimal(100),
        help_text="Kommunens ägarandel i bolaget, direkt eller genom andra bolag.",
    )
    serves = UnitsField(
        label="Arbetar också åt",
        required=False,
        help_text=f"Nämnder utöver den som {OFFICE.the} står under. "
        f"{capfirst(HEAD_OF_OFFICE.the)} läser deras planer medan de skrivs.",
    )
    note = TextField(label="Anmärkning", max_length=300, required=False)

    def __init__(self, *args: Any, by: User, unit: OrgUnit | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "predecessors", possible_predecessors(unit, by))
        if unit is not None:
            self.initial.setdefault("predecessors", list(predecessors(unit)))
        if unit is not None and unit.kind != OrgUnitKind.COMPANY:
            del self.fields["ownership_share"]
        if unit is None or unit.kind != OrgUnitKind.OFFICE:
            del self.fields["serves"]
        else:
            self._offer_boards(unit, by)

    def _offer_boards(self, office: OrgUnit, by: User) -> None:
        """Nämnder that the administrator answers for, since whoever leads the kontor reads their drafts; others stay."""
        own = Q(pk__in=administered_units(by).boards().filter(tree_id=office.tree_id).exclude(pk=office.parent_id))
        linked = OrgUnit.objects.filter(served_by__office=office)
        administered = OrgUnit.objects.filter(ADMINISTERS.q(by))
        offer(self, "serves", OrgUnit.objects.filter(own | Q(pk__in=linked & administered)).in_order())
        self._others = set(linked.exclude(pk__in=administered))
        self.initial.setdefault("serves", list(linked))

    def values(self) -> dict[str, Any]:
        """The cleaned fields for the service."""
        values = super().values()
        values["predecessors"] = set(values["predecessors"])
        return values | {"serves": {*values["serves"], *self._others}} if "serves" in values else values

    def filled_in(self) -> dict[str, Any]:
        """With the nämnder that another administrator answers for, which stay."""
        return self.values()

    def stored(self, current: OrgUnit) -> dict[str, Any]:
        """With what is kept in rows of its own."""
        return {**super().stored(current), "serves": served(current), "predecessors": predecessors(current)}


class UnitNewForm(UnitForm):
    """A new unit: the same, with its kind and its place."""

    kind = forms.ChoiceField(
        label="Slag",
        choices=[("", "Välj slag"), *(choice for choice in OrgUnitKind.choices if PARENT_KINDS[choice[0]])],
    )
    parent = UnitField(label="Står under", empty_label="Välj enhet")
    field_order = ["kind", "parent", "name", "code", "valid_from", "planning_year"]

    def __init__(self, *args: Any, by: User, **options: Any) -> None:
        super().__init__(*args, by=by, **options)
        offer(self, "parent", administered_units(by))


class UnitMoveForm(SeenForm):
    """Where a unit is to stand. Its version is a mark: what it stood under when the form was shown."""

    parent = UnitField(label="Står under", empty_label="Välj enhet")
    before = PlaceField(
        label="Ordning",
        queryset=OrgUnit.objects.none(),
        required=False,
        empty_label="Sist",
        help_text="Gäller om enheten står kvar under samma överordnad; annars läggs den sist.",
    )

    def __init__(self, *args: Any, unit: OrgUnit, by: User, **options: Any) -> None:
        super().__init__(*args, **options)
        allowed = administered_units(by).filter(kind__in=PARENT_KINDS[unit.kind])
        offer(self, "parent", allowed.exclude(within_q(unit)))
        offer(self, "before", OrgUnit.objects.filter(parent=unit.parent_id).exclude(pk=unit.pk).in_order())
        self._stays_under = unit.parent_id

    def clean(self) -> dict[str, Any]:
        """A place among siblings means something only while the unit stays under the same parent."""
        parent = self.cleaned_data.get("parent")
        if parent is not None and parent.pk != self._stays_under:
            self.cleaned_data["before"] = None
        return self.cleaned_data

    def stored(self, current: OrgUnit) -> dict[str, Any]:
        """What somebody else moved it to."""
        return {"parent": current.parent}

    def mark_of(self, current: OrgUnit) -> int | None:
        """What it stands under."""
        return current.parent_id


class UnitCloseForm(forms.Form):
    """When a unit ends and who takes over."""

    on = DayField(label="Gäller till och med")
    successor = UnitField(label="Tas över av", required=False, empty_label="Ingen")
    others = UnitsInTreeField(
        label="Delas med",
        required=False,
        help_text="När enheten delas: de som tar över tillsammans med den första, som får roller och verksamheter. "
        "Vem som får varje plan och uppdrag väljer du när enheten har upphört.",
    )
    move_roles = forms.BooleanField(
        label="Flytta rollerna till den som tar över",
        required=False,
        help_text="Rollerna upphör med enheten. Kryssa här om de ska fortsätta i den nya dagen efter.",
    )

    def __init__(self, *args: Any, unit: OrgUnit, by: User, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("successor", "others"):
            offer(self, name, administered_units(by).exclude(pk=unit.pk))

    def clean(self) -> dict[str, Any]:
        """Others take over beside the first, who is not one of them."""
        first = self.cleaned_data.get("successor")
        others = [one for one in self.cleaned_data.get("others", ()) if one != first]
        if others and first is None and "successor" not in self.errors:
            self.add_error("successor", "Välj den som tar över först.")
        return {**self.cleaned_data, "others": others}


class UnitHandOverForm(forms.Form):
    """Who takes over what a unit that has ended still has; where several go on for it, who takes over each thing."""

    to = UnitField(label="Lämna över till", empty_label="Välj enhet")

    def __init__(
        self, *args: Any, unit: OrgUnit, by: User, heirs: Sequence[OrgUnit], works: Sequence[OpenWork], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.heirs = {str(heir.pk): heir for heir in heirs}
        self.keys = [item.key for work in works for item in work.items if item.key] if len(heirs) > 1 else []
        if not self.keys:
            offer(self, "to", administered_units(by).exclude(pk=unit.pk))
            self.initial["to"] = heirs[0] if heirs else None
            return
        del self.fields["to"]
        choices = [(pk, heir.name) for pk, heir in self.heirs.items()]
        for item in (item for work in works for item in work.items if item.key):
            self.fields[item.key] = forms.ChoiceField(label=item.text, choices=choices, initial=heirs[0].pk)

    @property
    def given(self) -> dict[str, Any]:
        """What was said, as `org_units.hand_over` takes it: what is given by itself, and who gets the rest."""
        if not self.keys:
            return {"to": self.cleaned_data["to"]}
        shares = {key: self.heirs[self.cleaned_data[key]] for key in self.keys}
        return {"to": next(iter(self.heirs.values())), "shares": shares}

    @property
    def receivers(self) -> str:
        """Those who get something, in words."""
        given = self.given
        return join_words(list(dict.fromkeys(str(one) for one in given.get("shares", {"": given["to"]}).values())))
