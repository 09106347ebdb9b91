"""Form for the mall: which accounts it is to hold."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst

from followup.enums import AccountKind


class TemplateForm(forms.Form):
    """Hämta mall. In an address; what it asks for that there is none of is left out, and for nothing it holds all.

    Args:
        offered: the accounts that there is something to fill in of.
    """

    def __init__(self, data: Mapping[str, Any] | None = None, *, offered: Sequence[AccountKind]) -> None:
        super().__init__(data, initial={"rakenskap": list(offered)})
        self.offered = offered
        self.fields["rakenskap"] = forms.MultipleChoiceField(
            label="Räkenskaper i mallen",
            choices=[(account, capfirst(account.label)) for account in offered],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )

    @property
    def wanted(self) -> list[AccountKind]:
        """The accounts that are asked for, in their order."""
        said = self.data.getlist("rakenskap") if hasattr(self.data, "getlist") else []
        return [account for account in self.offered if account in said] or list(self.offered)
