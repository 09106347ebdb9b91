"""The form of an item: its own fields, what it serves and how it is followed up."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms

from organisation.forms.fields import pick_field
from organisation.models import OrgUnit
from planning.enums import Direction, Funding, NodeKind, PlanKind
from planning.forms.fields import DayField, tick_field
from planning.forms.item_fields import form_fields
from planning.item_fields import WRITTEN, has_field
from planning.models import Assignment, KeyFigure, Perspective, Plan, PlanNode
from planning.reading.addresses import item_field
from planning.reading.aims import Aim
from planning.reading.earlier import EarlierItem
from planning.rules import NODE_RULES
from planning.services.key_figures import TargetValue
from planning.services.plan_items import ItemContent
from styrmodell.web.fields import AmountField, NumberField
from styrmodell.web.seen import SeenForm

FOLLOWED_UP = NODE_RULES[NodeKind.KEY_FIGURE].parents
OF_ASSIGNMENT = ("funding", "amount")
PROPOSED = "Uppdraget är givet. Det du ändrar är ett förslag, som gäller först när planen är beslutad."
FOR_A_NEW_ONE = "krävs för ett nytt uppdrag"
NEEDED = {  # by an uppdrag that is no choice from the catalogue
    "title": "Skriv en rubrik.",
    "assignment_due_on": "Skriv när det ska vara klart.",
    "receivers": "Välj vem som får uppdraget.",
}


def figure_choices(figures: Iterable[KeyFigure]) -> list[tuple[int, str]]:
    """The catalogue to choose from; a bedömning is marked as one."""
    return [(one.pk, f"{one} (bedömning)" if one.is_judged else str(one)) for one in figures]


class ItemForm(SeenForm):
    """An item of a plan, new or being edited.

    Args:
        aims: what it may serve. `figures`: the catalogue. `receivers`: whom an uppdrag may be given to.
        assignments: uppdrag of the catalogue that it may show instead of a new one. `perspectives`: the cycle's.
        node: the item being edited; `serves`: ids of what it serves.
        said: what the plan says of the uppdrag, from `assignment_changes.said_in`; None of an item that is new, or whose
            uppdrag has ended and is changed no more. `is_given`: what is changed of it is proposed.
        earlier: what the item may go on from.
    """

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        plan: Plan,
        kind: str,
        node: PlanNode | None = None,
        serves: Sequence[int] = (),
        aims: Sequence[Aim] = (),
        figures: Sequence[KeyFigure] = (),
        receivers: Sequence[OrgUnit] = (),
        assignments: Sequence[Assignment] = (),
        perspectives: Sequence[Perspective] = (),
        said: Mapping[str, Any] | None = None,
        is_given: bool = False,
        earlier: Sequence[EarlierItem] = (),
    ) -> None:
        name = item_field(node.pk if node else None)
        super().__init__(data, auto_id=name, initial={"version": node.version if node else ""})
        self.plan, self.kind, self.node = plan, kind, node
        self.figures = {figure.pk: figure for figure in figures}
        self.assignments = {assignment.pk: assignment for assignment in assignments}
        self.receivers = {unit.pk: unit for unit in receivers}
        self.earlier = {item.pk: item for item in earlier}
        self.said = said
        self.seen = self._as_seen(data, [*serves, *(item.pk for item in earlier if item.is_on)])
        if kind == NodeKind.KEY_FIGURE:
            self._add_key_figure()
            return
        self._add_fields(perspectives)
        if has_field(kind, "assignment") and (node is None or said is not None):
            self._add_assignment()
        if is_given:
            self.fields["title"].help_text = PROPOSED
        if NODE_RULES[kind].contributes:
            self._add_aims(aims)
        if kind in FOLLOWED_UP and node is None:
            self._add_figure()
        if self.earlier:
            self._add_earlier()
        self._fill_in()

    @staticmethod
    def _as_seen(data: Mapping[str, Any] | None, serves: Sequence[int]) -> set[int]:
        """What was ticked when the page was shown, so that a link made meanwhile by somebody else is not undone."""
        if data is None:
            return set(serves)
        return {int(pk) for pk in re.findall(r"\b[0-9]{1,15}\b", data.get("seen", ""))}

    @property
    def seen_words(self) -> str:
        """The same, for the hidden field."""
        return " ".join(map(str, sorted(self.seen)))

    def _add_fields(self, perspectives: Sequence[Perspective]) -> None:
        choices = {"perspective": [(one.pk, one.name) for one in perspectives]}
        self.fields.update(form_fields(self.kind, self.plan.kind, choices))
        self.fields["title"].widget.attrs["autofocus"] = not self.is_bound

    def _add_assignment(self) -> None:
        if self.node is None and self.assignments:
            choices = [(pk, str(assignment)) for pk, assignment in self.assignments.items()]
            self.fields["assignment"] = pick_field(
                "Uppdrag som redan är givet", choices, empty="Nej, ett nytt", required=False
            )
            self.fields["title"].required = False
            self.order_fields(["assignment"])
        self.fields["assignment_due_on"] = DayField(label="Klart senast", required=not self.assignments)
        for name in ("title", "assignment_due_on"):
            self.fields[name].needed = FOR_A_NEW_ONE  # type: ignore[attr-defined]  # said where it is not required
        if self.kind == NodeKind.COUNCIL_ASSIGNMENT:
            self.fields["funding"] = forms.ChoiceField(
                label="Finansiering", choices=Funding, initial=Funding.WITHIN_FRAME
            )
            self.fields["amount"] = AmountField(label="Tillskott, kr", required=False)
        self.fields["receivers"] = tick_field("Mottagare", [(pk, str(unit)) for pk, unit in self.receivers.items()])
        if self.receivers:  # a nämnd may have no kontor, and a bolag no dotterbolag
            mark = "obligatoriskt" if self.fields["assignment_due_on"].required else FOR_A_NEW_ONE
            self.fields["receivers"].needed = mark  # type: ignore[attr-defined]  # likewise

    def _add_aims(self, aims: Sequence[Aim]) -> None:
        self.offered = {aim.pk for aim in aims}
        groups: dict[str, list[tuple[int, str]]] = {}
        for aim in aims:
            words = f"{aim.unit}, {PlanKind(aim.plan_kind).label}"
            groups.setdefault(words, []).append((aim.pk, aim.name))
        if groups:
            self.fields["serves"] = tick_field("Bidrar till", list(groups.items()), initial=sorted(self.seen))

    def _add_earlier(self) -> None:
        names = [(item.pk, item.name) for item in self.earlier.values()]
        help_text = "Det i en tidigare plan som den här för vidare; flera, om de har blivit en."
        self.fields["continues"] = tick_field("Fortsätter", names, initial=sorted(self.seen), help_text=help_text)

    def _add_figure(self) -> None:
        choices = figure_choices(self.figures.values())
        self.fields["figure"] = pick_field("Följs upp med", choices, empty="Inget nyckeltal", required=False)
        for year in self.years:
            self.fields[f"target_{year}"] = NumberField(label=f"Målvärde {year}", required=False)

    def _add_key_figure(self) -> None:
        figure = self.node.key_figure if self.node else None
        if self.node is None:
            self.fields["figure"] = pick_field("Nyckeltal", figure_choices(self.figures.values()))
        stored = {target.year: target for target in self.node.targets.all()} if self.node else {}
        between = figure is not None and figure.direction == Direction.BETWEEN
        for year in () if self.is_judged else self.years:
            target = stored.get(year)
            low = f"Undre målvärde {year}" if between else f"Målvärde {year}"
            initial = target.value if target else None
            self.fields[f"target_{year}"] = NumberField(label=low, required=False, initial=initial)
            if between:
                high = target.upper if target else None
                self.fields[f"upper_{year}"] = NumberField(label=f"Övre målvärde {year}", required=False, initial=high)

    @property
    def is_judged(self) -> bool:
        """True for a bedömning of the plan, which has nothing to fill in."""
        figure = self.node.key_figure if self.node else None
        return figure is not None and figure.is_judged

    @property
    def years(self) -> range:
        """The years that the plan covers."""
        return self.plan.covered_years

    def _fill_in(self) -> None:
        if self.node is None:
            return
        for field in WRITTEN:
            if field.column in self.fields:
                self.fields[field.column].initial = getattr(self.node, field.column)
        if self.said is not None and "receivers" in self.fields:
            self.fields["assignment_due_on"].initial = self.said["due_on"]
            for name in ("receivers", *OF_ASSIGNMENT):
                if name in self.fields:
                    self.fields[name].initial = self.said[name]

    def clean(self) -> dict[str, Any]:
        """Judge what only makes sense together."""
        cleaned = self.cleaned_data
        if cleaned.get("starts_on") and cleaned.get("due_on") and cleaned["due_on"] < cleaned["starts_on"]:
            self.add_error("due_on", "Dagen då det ska vara klart ligger före dagen då det börjar.")
        self._judge_targets()
        if "assignment_due_on" in self.fields and not cleaned.get("assignment"):
            for name, sentence in NEEDED.items():
                is_asked = name != "receivers" or self.receivers
                if is_asked and not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return cleaned

    def _judge_targets(self) -> None:
        cleaned = self.cleaned_data
        written = [year for year in self.years if cleaned.get(f"target_{year}") is not None]
        if written and "figure" in self.fields and not cleaned.get("figure") and "figure" not in self.errors:
            self.add_error("figure", "Välj vilket nyckeltal målvärdet gäller.")
        figure = self.figures.get(cleaned.get("figure") or 0)
        if written and figure is not None and figure.is_judged:
            self.add_error(f"target_{written[0]}", "En bedömning har inget målvärde. Töm rutan.")
        for year in self.years:
            if cleaned.get(f"upper_{year}") is not None and year not in written:
                self.add_error(f"target_{year}", "Skriv det undre målvärdet också.")

    def content(self) -> ItemContent:
        """What the service saves."""
        cleaned = self.cleaned_data
        chosen = self.assignments.get(cleaned.get("assignment") or 0)
        fields = {field.column: cleaned[field.column] for field in WRITTEN if field.column in cleaned}
        if chosen is not None and not fields["title"]:
            fields |= {"title": chosen.title, "text": fields["text"] or chosen.text}
        serves = set(cleaned.get("serves", ())) if "serves" in self.fields else self.seen
        continues = set(cleaned.get("continues", ()))
        return ItemContent(
            fields=fields,
            add=sorted(serves - self.seen),
            continues=sorted(continues - self.seen),
            continues_no_more=sorted(self.seen & self.earlier.keys() - continues),
            remove=sorted(self.seen & self._offered() - serves),
            figure=self.figures.get(cleaned.get("figure") or 0),
            targets=dict(self._targets()),
            assignment=chosen,
            given=self._given() if chosen is None and "receivers" in self.fields else None,
        )

    def _offered(self) -> set[int]:
        """Links to what the form did not show are left alone."""
        return self.offered if "serves" in self.fields else set()

    def _given(self) -> dict[str, Any]:
        fields = {"due_on": self.cleaned_data["assignment_due_on"]}
        fields |= {name: self.cleaned_data[name] for name in OF_ASSIGNMENT if name in self.fields}
        return {**fields, "receivers": [self.receivers[pk] for pk in self.cleaned_data["receivers"]]}

    def _targets(self) -> Iterator[tuple[int, TargetValue | None]]:
        cleaned = self.cleaned_data
        for year in self.years:
            if f"target_{year}" in cleaned:
                low = cleaned[f"target_{year}"]
                yield year, None if low is None else (low, cleaned.get(f"upper_{year}"))
