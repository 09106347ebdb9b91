"""Forms about arbetsplan per verksamhetsområde: asking for one, answering, taking an approval back."""

from collections.abc import Mapping
from typing import Any

from django import forms

from planning.enums import AreaAnswer
from styrmodell.lib.text_field import TextField

LONGEST = 5000


class AreaRequestForm(forms.Form):
    """Begär: why. A kontorschef approves without being asked, and may say why."""

    reason = TextField(label="Varför?", widget=forms.Textarea(attrs={"rows": 4}), max_length=LONGEST)

    def __init__(self, data: Mapping[str, Any] | None = None, *, approves: bool) -> None:
        super().__init__(data)
        if approves:
            self.fields["reason"].label = "Kommentar"
            self.fields["reason"].required = False


class AreaAnswerForm(forms.Form):
    """Svara: yes or no, with a comment; a no needs one."""

    answer = forms.ChoiceField(
        label="Svar",
        choices=[(AreaAnswer.APPROVED, "Godkänn"), (AreaAnswer.REFUSED, "Avslå")],
        widget=forms.RadioSelect,
    )
    comment = TextField(
        label="Kommentar", widget=forms.Textarea(attrs={"rows": 4}), max_length=LONGEST, required=False,
        help_text="Behövs när du avslår. Verksamhetsområdet läser den.",
    )  # fmt: skip

    @property
    def approves(self) -> bool:
        """After `is_valid`."""
        return bool(self.cleaned_data["answer"] == AreaAnswer.APPROVED)


class WithdrawApprovalForm(forms.Form):
    """Ta tillbaka godkännandet: why."""

    comment = TextField(label="Varför?", widget=forms.Textarea(attrs={"rows": 4}), max_length=LONGEST)
