"""The form that moves an item to a chosen place."""

from collections.abc import Mapping
from typing import Any

from django import forms

from planning.enums import NodeKind
from planning.models import PlanNode
from planning.rules import allowed_kinds


class MoveForm(forms.Form):
    """Flytta: first, or after one of the items that stand beside the place; or below another item where the kind may.

    A place is written "parent:after" with ids; an empty `after` means first.
    """

    place = forms.ChoiceField(label="Ny plats", widget=forms.RadioSelect)

    def __init__(self, data: Mapping[str, Any] | None = None, *, node: PlanNode) -> None:
        super().__init__(data)
        self.node = node
        self.nodes = list(PlanNode.objects.kept().filter(plan=node.plan_id).order_by("lft"))
        self.fields["place"] = forms.ChoiceField(label="Ny plats", widget=forms.RadioSelect, choices=self._places())

    def _places(self) -> list[tuple[str, str]]:
        places = []
        for parent in self.nodes:
            if self.node.kind not in allowed_kinds(self.node.plan.kind, parent.kind) or parent.pk == self.node.pk:
                continue
            where = "" if parent.kind == NodeKind.ROOT else f" under ”{parent}”"
            places.append((f"{parent.pk}:", f"Först{where}"))
            places += [(f"{parent.pk}:{sibling.pk}", f"Efter ”{sibling}”{where}") for sibling in self._beside(parent)]
        return places

    def _beside(self, parent: PlanNode) -> list[PlanNode]:
        kind, own = self.node.kind, self.node.pk
        return [node for node in self.nodes if node.parent_id == parent.pk and node.kind == kind and node.pk != own]

    def _chosen(self) -> tuple[PlanNode, PlanNode | None]:
        """The new parent and the sibling to stand before."""
        parent_pk, _, after = self.cleaned_data["place"].partition(":")
        parent = next(node for node in self.nodes if node.pk == int(parent_pk))
        siblings = self._beside(parent)
        at = 0 if not after else next(n for n, node in enumerate(siblings) if node.pk == int(after)) + 1
        return parent, siblings[at] if at < len(siblings) else None

    @property
    def parent(self) -> PlanNode:
        """What the item is to stand under."""
        return self._chosen()[0]

    @property
    def before(self) -> PlanNode | None:
        """The sibling it is to stand before; None for last."""
        return self._chosen()[1]
