"""Form of the sammanställda räkenskaper: what is eliminated, and which bolag's figures hold those below them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from followup.forms.accounts import AccountsForm
from followup.money.group import Holding
from followup.pages.accounts import ELIMINATIONS, Accounts
from followup.rules.accounts.lines import Line


class GroupForm(AccountsForm):
    """Elimineringar, one for each line; and for each bolag with others below it whether its figures hold theirs."""

    def __init__(self, data: Mapping[str, Any] | None, accounts: Accounts, lines: Sequence[Line]) -> None:
        columns = [accounts.columns[ELIMINATIONS]] if lines else []
        super().__init__(data, columns, {ELIMINATIONS: lines}, accounts.unit)
        self.above = {one.unit.pk: one for one in accounts.held if one.has_below} if lines else {}
        for pk, one in self.above.items():
            self._ask(pk, one)

    def _ask(self, pk: int, one: Holding) -> None:
        label = f"Beloppen för {one.unit.name} är hela underkoncernens"
        self.fields[f"whole-{pk}"] = forms.BooleanField(label=label, required=False, initial=one.is_whole_group)
        # What was shown: a box that somebody leaves as it was does not undo what another has said.
        seen = forms.BooleanField(required=False, initial=one.is_whole_group, widget=forms.HiddenInput)
        self.fields[f"seen-whole-{pk}"] = seen

    @property
    def boxes(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Of each bolag with others below it: the box, and what it showed."""
        return [(self[f"whole-{pk}"], self[f"seen-whole-{pk}"]) for pk in self.above]

    def wholes(self) -> dict[int, bool]:
        """The boxes that somebody has changed; after `is_valid`."""
        said = self.cleaned_data
        return {pk: said[f"whole-{pk}"] for pk in self.above if said[f"whole-{pk}"] != said[f"seen-whole-{pk}"]}
