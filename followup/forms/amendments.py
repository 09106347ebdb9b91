"""The forms of a report's parts as a body made them: what each kind of row may be given."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst

from followup.enums import DeviationKind, ScaleDimension
from followup.forms.answers import SHORT_TEXT, WORK_STATES
from followup.pages.amended_part import Part
from followup.reading.scales import Words
from followup.reading.told_rows import WHY_OTHER
from followup.rules.living_numbers import keys_in
from followup.services.frozen_answers import plain
from followup.services.reports import proposals_in
from organisation.enums import Amends
from styrmodell.lib.rich_field import RichTextField
from styrmodell.lib.swedish import MISSING, money_tkr
from styrmodell.lib.text_field import TextField
from styrmodell.web.fields import AmountField, DayField
from styrmodell.web.seen import SeenForm

Choices = Sequence[tuple[int, str]]


class AmendedForm(SeenForm):
    """En del av handlingen som organet beslutade den.

    Args:
        stands: the row with what has been put in.
        laid: the handling's row; an empty one of what is added.
        asks: the names of the fields that may be changed.
        version: of what has been put in; 0 for nothing.
    """

    def __init__(
        self, data: Mapping[str, Any] | None, *, stands: Any, laid: Any, asks: Sequence[str], version: int
    ) -> None:
        super().__init__(data, initial={"version": version})
        self.laid = laid
        for name in [name for name in self.fields if name not in (*asks, "version")]:
            del self.fields[name]
        for name, field in self.fields.items():
            if name != "version":
                field.initial = getattr(stands, name)

    def clean(self) -> dict[str, Any]:
        """What a body decides is said in figures: a living number would follow the table."""
        cleaned = super().clean() or {}
        if keys_in(str(cleaned.get("text") or "")):
            self.add_error("text", "Skriv talet med siffror. Det som är beslutat följer inte tabellen.")
        return cleaned

    def amended(self) -> dict[str, Any]:
        """What differs from the handling, as plain values; after `is_valid`."""
        said = {name: value for name, value in self.values().items() if value != getattr(self.laid, name)}
        return {name: plain(value) for name, value in said.items()}

    @property
    def segments(self) -> list[forms.BoundField]:
        """The radio buttons."""
        return [self[name] for name, field in self.fields.items() if isinstance(field.widget, forms.RadioSelect)]

    @property
    def rest(self) -> list[forms.BoundField]:
        """The other fields that are seen."""
        return [one for one in self.visible_fields() if not isinstance(one.field.widget, forms.RadioSelect)]


class AmendedText(AmendedForm):
    """Ett textavsnitt; of god ekonomisk hushållning with its step."""

    step = forms.ChoiceField(label="Sammanvägd bedömning", required=False, widget=forms.RadioSelect)
    text = RichTextField(label="Text", required=False)
    source = TextField(label="Källa", required=False, max_length=300)

    def __init__(self, *args: Any, words: Words, **options: Any) -> None:
        super().__init__(*args, **options)
        if "step" in self.fields:
            self.fields["step"].choices = words.choices(ScaleDimension.STEWARDSHIP)  # type: ignore[attr-defined]  # a ChoiceField


class AmendedLines(AmendedForm):
    """Att-satserna, one a line."""

    text = TextField(
        label="Förslag till beslut",
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="En att-sats på varje rad.",
    )

    def clean_text(self) -> str:
        """Without signs and numbers, as they are stored."""
        return "\n".join(proposals_in(self.cleaned_data["text"]))


class AmendedAssessment(AmendedForm):
    """Ett måls eller en prioriterings bedömning."""

    attainment = forms.ChoiceField(label="Bedömning", required=False, widget=forms.RadioSelect)
    progress = forms.ChoiceField(label="Förflyttning", required=False, widget=forms.RadioSelect)
    forecast = forms.ChoiceField(label="Prognos för året", required=False, widget=forms.RadioSelect)
    reason = TextField(label=WHY_OTHER, required=False, max_length=500)
    text = RichTextField(label="Text", required=False)

    def __init__(self, *args: Any, words: Words, **options: Any) -> None:
        super().__init__(*args, **options)
        for dimension in ScaleDimension:
            field: Any = self.fields.get(dimension.lower())
            if field is not None:
                field.choices = words.choices(dimension)


class AmendedStep(AmendedForm):
    """En bedömning som följs upp utan värde."""

    step = forms.ChoiceField(label="Bedömning", widget=forms.RadioSelect)
    text = TextField(label="Kommentar", required=False, max_length=SHORT_TEXT, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, words: Words, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["step"].choices = words.choices(ScaleDimension.ATTAINMENT)  # type: ignore[attr-defined]  # a ChoiceField


class AmendedState(AmendedForm):
    """Läget för en aktivitet eller ett uppdrag."""

    state = forms.ChoiceField(label="Läge", choices=WORK_STATES, widget=forms.RadioSelect)
    text = TextField(
        label="Vad har hänt?", required=False, max_length=SHORT_TEXT, widget=forms.Textarea(attrs={"rows": 3})
    )


class AmendedAmount(AmendedForm):
    """En verksamhets prognos."""

    forecast = AmountField(
        label="Prognos för året, tkr", per=1000, required=False, widget=forms.TextInput(attrs={"size": 12})
    )

    def __init__(self, data: Mapping[str, Any] | None, **part: Any) -> None:
        super().__init__(data, **part)
        laid = money_tkr(self.laid.forecast, unit=True) if self.laid.forecast is not None else MISSING
        self.fields["forecast"].help_text = f"I handlingen: {laid}."

    def amended(self) -> dict[str, Any]:
        """An amount that is the same is no change, however it is written."""
        before, after = self.laid.forecast, self.cleaned_data["forecast"]
        return {} if before == after else {"forecast": plain(after)}


class AmendedDeviation(AmendedForm):
    """En avvikelse i handlingen."""

    title = TextField(label="Avvikelse", max_length=300)
    cause = TextField(label="Orsak", required=False, max_length=SHORT_TEXT, widget=forms.Textarea(attrs={"rows": 3}))


class AddedDeviation(AmendedDeviation):
    """En avvikelse som organet lade till.

    Args:
        operations, things: the verksamheter and the goals that it may be about.
    """

    field_order = ("kind", "title", "operation_id", "node_id", "cause")
    kind = forms.ChoiceField(label="Gäller", choices=[(kind.value, capfirst(kind.label)) for kind in DeviationKind])
    operation_id = forms.TypedChoiceField(
        coerce=int,
        empty_value=None,
        label="Verksamhet",
        required=False,
        help_text="För ekonomi: beloppet räknas ur handlingens driftredovisning.",
    )
    node_id = forms.TypedChoiceField(coerce=int, empty_value=None, label="Mål", required=False)

    def __init__(self, *args: Any, operations: Choices, things: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, choices in (("operation_id", operations), ("node_id", things)):
            if choices:
                self.fields[name].choices = [("", "Ingen" if name == "operation_id" else "Inget"), *choices]  # type: ignore[attr-defined]  # a choice field
            else:
                del self.fields[name]


class AmendedAction(AmendedForm):
    """En åtgärd."""

    text = TextField(label="Åtgärd", max_length=500)
    responsible = TextField(label="Ansvarig", required=False, max_length=150, help_text="En funktion, inte en person.")
    due_on = DayField(label="Klart senast", required=False)


FORMS: dict[str, type[AmendedForm]] = {
    "text": AmendedText,
    "assessment": AmendedAssessment,
    "step": AmendedStep,
    "state": AmendedState,
    "amount": AmendedAmount,
    "deviation": AmendedDeviation,
    "action": AmendedAction,
}


def form_of(part: Part, data: Mapping[str, Any] | None) -> AmendedForm:
    """The form of a part of a handling."""
    known: dict[str, Any] = {
        "stands": part.stands,
        "laid": part.base,
        "asks": part.asks,
        "version": part.version,
    }
    if part.kind == "assessment":
        return AmendedAssessment(data, words=part.handling.scales, **known)
    if part.kind == "step":
        return AmendedStep(data, words=part.handling.scales, **known)
    if part.kind == "deviation" and part.what == Amends.ADDS:
        known["asks"] = AddedDeviation.field_order
        return AddedDeviation(data, operations=part.handling.operations, things=part.handling.things, **known)
    if part.kind == "text" and not part.is_lines:
        return AmendedText(data, words=part.handling.scales, **known)
    return (AmendedLines if part.is_lines else FORMS[part.kind])(data, **known)
