"""The form of an item of a handling as its body made it, or of one that the body added."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from organisation.forms.fields import pick_field
from organisation.models import OrgUnit
from planning.enums import Direction, Funding, NodeKind
from planning.forms.fields import DayField, tick_field
from planning.forms.item_fields import form_fields
from planning.forms.plan_links import MAX_TEXT
from planning.forms.plan_nodes import figure_choices
from planning.item_fields import WRITTEN, has_field
from planning.models import FrozenLink, FrozenNode, KeyFigure, Perspective, Plan
from planning.reading.amended_links import LINKS, Words, key_of_link, title_of_link
from planning.reading.moved_on import label_of_link
from planning.services.key_figures import refuse_finer_than_shown, refuse_target_of_judged, refuse_wrong_interval
from planning.term import against_term
from styrmodell.lib.errors import DomainError
from styrmodell.lib.text_field import TextField
from styrmodell.web.fields import AmountField, NumberField
from styrmodell.web.seen import SeenForm

DAY, MONEY = "assignment_due_on", "amount"
LINK, UNLINK = "link", "unlink"


@dataclass(frozen=True, slots=True)
class Offers:
    """What an item may name.

    Attributes:
        figures: of the catalogue; for one that stands there its own alone.
        has_it: ids of the units that have the uppdrag today.
    """

    perspectives: Sequence[Perspective] = ()
    receivers: Sequence[OrgUnit] = ()
    figures: Sequence[KeyFigure] = ()
    has_it: Collection[int] = ()


class AmendedItemForm(SeenForm):
    """An item as the body made it: every field that it has in the handling.

    Args:
        laid: the item of the handling; None of what the body added.
        stands: with what has been put in of it; None of what is new.
        links: those of the handling's item; said_of_links: what the body made of them.
        version: of what has been put in.
    """

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        plan: Plan,
        kind: str,
        offers: Offers,
        laid: FrozenNode | None = None,
        stands: FrozenNode | None = None,
        links: Sequence[FrozenLink] = (),
        said_of_links: Mapping[str, Words] | None = None,
        version: int | str = "",
    ) -> None:
        super().__init__(data, initial={"version": version})
        self.plan, self.kind, self.laid, self.stands, self.offers, self.links = plan, kind, laid, stands, offers, links
        self.figures = {figure.pk: figure for figure in offers.figures}
        self.units = {unit.pk: unit for unit in offers.receivers}
        self.perspectives = {one.pk: one.name for one in offers.perspectives}
        if kind == NodeKind.KEY_FIGURE:
            self._add_targets()
        else:
            self.fields.update(form_fields(kind, plan.kind, {"perspective": self.perspectives.items()}))
        if has_field(kind, "assignment"):
            self._add_assignment()
        self._add_links()
        if stands is not None:
            values = self.values_of(stands) | self.values_of_links(said_of_links or {})
            for name, value in values.items():
                if name in self.fields:
                    self.fields[name].initial = value

    def _add_targets(self) -> None:
        if self.stands is None:
            self.fields["figure"] = pick_field("Nyckeltal", figure_choices(self.figures.values()))
        figure = next(iter(self.figures.values()), None)
        between = self.stands is not None and figure is not None and figure.direction == Direction.BETWEEN
        is_judged = self.stands is not None and figure is not None and figure.is_judged
        for year in () if is_judged else self.years:
            low = f"Undre målvärde {year}" if between else f"Målvärde {year}"
            self.fields[f"target_{year}"] = NumberField(label=low, required=False)
            if between:
                self.fields[f"upper_{year}"] = NumberField(label=f"Övre målvärde {year}", required=False)

    def _add_assignment(self) -> None:
        self.fields[DAY] = DayField(label="Klart senast")
        if self.kind == NodeKind.COUNCIL_ASSIGNMENT:
            self.fields["funding"] = forms.ChoiceField(
                label="Finansiering", choices=Funding, initial=Funding.WITHIN_FRAME
            )
            self.fields[MONEY] = AmountField(label="Tillskott, kr", required=False)
        self.fields["receivers"] = tick_field("Mottagare", [(pk, str(unit)) for pk, unit in self.units.items()])
        if self.units:
            self.fields["receivers"].needed = "obligatoriskt"  # type: ignore[attr-defined]  # said where it is not required

    def _add_links(self) -> None:
        for link in self.links:
            title, rows = title_of_link(link), forms.Textarea(attrs={"rows": 2})
            text = TextField(label=label_of_link(title), required=False, max_length=MAX_TEXT, widget=rows)
            self.fields[_name(LINK, link)] = text
            gone = forms.BooleanField(label=f"Kopplingen till {title} utgår", required=False)
            self.fields[_name(UNLINK, link)] = gone

    def values_of_links(self, said: Mapping[str, Words]) -> dict[str, Any]:
        """What the form holds of the links, by the names of its fields.

        Args:
            said: what the body made of them.
        """
        found: dict[str, Any] = {}
        for link in self.links:
            words = said.get(key_of_link(link), link.text)
            found |= {_name(LINK, link): link.text if words is None else words, _name(UNLINK, link): words is None}
        return found

    @property
    def years(self) -> list[int]:
        """The years that the plan covers, and those that the item has targets for."""
        kept = map(int, self.stands.targets) if self.stands else ()
        return sorted({*self.plan.covered_years, *kept})

    def values_of(self, row: FrozenNode) -> dict[str, Any]:
        """What the form holds of an item, by the names of its fields."""
        found = {field.column: getattr(row, field.column) for field in WRITTEN}
        for year in self.years:
            bounds = [Decimal(bound) for bound in row.targets.get(str(year), ())]
            found[f"target_{year}"], found[f"upper_{year}"] = (*bounds, None, None)[:2]
        kept = row.catalogue
        if "due_on" in kept:
            found[DAY] = date.fromisoformat(kept["due_on"])
            found["funding"] = kept["funding"]
            found[MONEY] = None if kept["amount"] is None else Decimal(kept["amount"])
            found["receivers"] = self._receivers(kept["receivers"])
        return found

    def _receivers(self, names: Collection[str]) -> list[int]:
        """Who they are by the names that the handling has; one that is called something else today has the uppdrag."""
        named = {pk for pk, unit in self.units.items() if unit.name in names}
        also = set() if len(named) == len(names) else set(self.offers.has_it)
        return [pk for pk in self.units if pk in named | also]

    def clean(self) -> dict[str, Any]:
        """Judge what only makes sense together."""
        cleaned = self.cleaned_data
        if cleaned.get("starts_on") and cleaned.get("due_on") and cleaned["due_on"] < cleaned["starts_on"]:
            self.add_error("due_on", "Dagen då det ska vara klart ligger före dagen då det börjar.")
        if cleaned.get(MONEY) is not None and cleaned.get("funding") != Funding.SUPPLEMENT:
            self.add_error(MONEY, "Ett belopp anges bara när uppdraget ges med tillskott i budget.")
        if "receivers" in self.fields and self.units and not cleaned.get("receivers"):
            self.add_error("receivers", "Välj vem som får uppdraget.")
        for year in self.years if self.kind == NodeKind.KEY_FIGURE else ():
            self._judge_target(year)
        return cleaned

    def _judge_target(self, year: int) -> None:
        low, high = self.cleaned_data.get(f"target_{year}"), self.cleaned_data.get(f"upper_{year}")
        if low is None:
            if high is not None:
                self.add_error(f"target_{year}", "Skriv det undre målvärdet också.")
            return
        try:
            if self.figure is not None:
                refuse_target_of_judged(self.figure)
            refuse_wrong_interval(self.figure, (low, high))
            refuse_finer_than_shown(self.figure, (low, high))
        except DomainError as refusal:
            self.add_error(f"target_{year}", str(refusal))

    @property
    def figure(self) -> KeyFigure | None:
        """The nyckeltal that is chosen, or that the item follows up with."""
        if self.stands is None:
            return self.figures.get(self.cleaned_data.get("figure") or 0)
        return next(iter(self.figures.values()), None)

    def against_term(self) -> str:
        """What the styrmodell says of the time, where what was put in gives fullmäktiges uppdrag another; "" else."""
        kept = self.laid.catalogue if self.laid else {}
        if self.kind != NodeKind.COUNCIL_ASSIGNMENT or kept.get("due_on") == self.cleaned_data[DAY].isoformat():
            return ""
        starts_on = kept.get("starts_on")
        start = date.fromisoformat(starts_on) if starts_on else self.plan.period_from
        return against_term(start, self.cleaned_data[DAY])

    def amended(self) -> dict[str, Any]:
        """What the body changed, as an amendment keeps it; empty when it changed nothing. Of what it added all there is."""
        said = self._own()
        if self.kind == NodeKind.KEY_FIGURE:
            said["targets"] = dict(self._targets())
        if self.laid is None:
            return said | self._belongings(self._catalogue())
        own = {name: value for name, value in said.items() if value != _as_json(getattr(self.laid, name))}
        kept = self.laid.catalogue
        own |= self._belongings({name: value for name, value in self._catalogue().items() if value != kept.get(name)})
        links = dict(self._links())
        return own | {LINKS: links} if links else own

    def _own(self) -> dict[str, Any]:
        own = [field.column for field in WRITTEN if field.column in self.fields]
        return {name: _as_json(self.cleaned_data[name]) for name in own}

    def _targets(self) -> Iterator[tuple[str, list[str]]]:
        for year in self.years:
            bounds = [self.cleaned_data.get(f"{name}_{year}") for name in ("target", "upper")]
            if bounds[0] is not None:
                yield str(year), [f"{bound:.4f}" for bound in bounds if bound is not None]

    def _links(self) -> Iterator[tuple[str, Words]]:
        """Of the links that the person's page showed."""
        for link in (one for one in self.links if _name(LINK, one) in self.data):
            words = None if self.cleaned_data[_name(UNLINK, link)] else self.cleaned_data[_name(LINK, link)]
            if words != link.text:
                yield key_of_link(link), words

    def _catalogue(self) -> dict[str, Any]:
        """What is kept of other rows, by its name there."""
        cleaned, laid, found = self.cleaned_data, self.laid, dict[str, Any]()
        if "perspective_id" in self.fields and (laid is None or cleaned["perspective_id"] != laid.perspective_id):
            found["perspective"] = self.perspectives.get(cleaned["perspective_id"])
        if DAY in self.fields:
            found["due_on"] = cleaned[DAY].isoformat()
            if laid is None or self._receivers(laid.catalogue["receivers"]) != cleaned["receivers"]:
                found["receivers"] = [self.units[pk].name for pk in cleaned["receivers"]]
            if laid is None:
                found |= {"starts_on": None, "funding": Funding.WITHIN_FRAME, "amount": None}
        if "funding" in self.fields:
            amount = cleaned[MONEY]
            found |= {"funding": cleaned["funding"], "amount": None if amount is None else f"{amount:.2f}"}
        if laid is None and self.figure is not None:
            names = ("pk", "name", "unit_of_measure", "decimals")
            found |= {name: getattr(self.figure, name) for name in names}
        return found

    def _belongings(self, catalogue: Mapping[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {"catalogue": dict(catalogue)} if catalogue else {}
        if "receivers" in catalogue:
            found["receivers"] = list(self.cleaned_data["receivers"])
        if self.laid is None and self.figure is not None:
            found |= {"key_figure_id": self.figure.pk, "title": self.figure.name}
        return found


def _as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _name(word: str, link: FrozenLink) -> str:
    return f"{word}_{link.to_node_id}_{link.kind}"
