"""The fields of a verksamhet's forecast in the report of the kontor or enhet whose it is."""

from typing import Any, ClassVar

from django import forms

from followup.asking.kinds import ForecastQuestion
from followup.forms.answers import Answer
from followup.forms.economy import counted_with
from followup.forms.odd_amounts import OddAmounts
from followup.services.operating import WITHOUT_REASON
from styrmodell.lib.text_field import TextField
from styrmodell.web.fields import AmountField


class ForecastAnswer(Answer, OddAmounts):
    """En helårsprognos i tkr, with why it is what it is; what is odd is asked about once more."""

    written: ClassVar[tuple[str, ...]] = ("amount", "comment")
    amount = AmountField(label="Prognos", required=False, per=1000, widget=forms.TextInput(attrs={"size": 10}))
    comment = TextField(label="Skäl", required=False, max_length=500)

    def __init__(self, question: ForecastQuestion, **options: Any) -> None:
        row = question.row
        initial = {"amount": row.amounts.forecast, "comment": row.comment, "version": row.forecast_version}
        super().__init__(question, initial=initial, **options)
        self.fields["amount"].widget.attrs |= {
            "aria-label": question.title,
            "data-column": "forecast",
            **counted_with(row),
        }
        self.fields["comment"].widget.attrs["aria-label"] = f"{question.title}, skäl"

    def clean(self) -> dict[str, Any]:
        """A forecast that is written has a reason; one that stands as it was may lack it."""
        cleaned = super().clean() or {}
        if self.has_changed() and cleaned.get("amount") is not None and not cleaned.get("comment", "").strip():
            self.add_error("comment", WITHOUT_REASON)
        return cleaned
