"""The fields of what stands beside a section's text row by row: a händelse, a risk, a kontrollmoment."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.text import capfirst

from followup.asking.kinds import RowQuestion
from followup.enums import Consequence, Finding, Probability, RowKind
from followup.forms.answers import Answer
from followup.models import ReportingRound, SectionRow
from followup.rules.section_rows import HOW, level_of, when_in, when_words
from followup.services.section_rows import NAMELESS
from styrmodell.lib.readings import Unreadable
from styrmodell.lib.text_field import TextField

FUNCTION = "En funktion, inte en person."


class RowAnswer(Answer):
    """En rad; also the empty one at the end, which adds another."""

    title = TextField(max_length=500, required=False)
    is_removed = forms.BooleanField(label="Ta bort raden", required=False)

    def __init__(self, question: RowQuestion, round_: ReportingRound, **options: Any) -> None:
        self.round = round_
        self.row = row = question.row
        super().__init__(question, initial=self.shown(row) if row else {"version": 0}, **options)
        self.kind = RowKind(question.kind)
        self.empty_permitted = row is None
        self.fields["title"].label = capfirst(self.kind.label)
        self.fields["title"].needed = "obligatoriskt"  # type: ignore[attr-defined]  # of one that is written
        if row is None:
            del self.fields["is_removed"]

    @property
    def summary(self) -> str:
        """What a stored row says in short; of the empty one nothing."""
        return _summary(self.row, self.round) if self.row else ""

    @property
    def adds(self) -> str:
        """What the empty one is for."""
        return f"Lägg till {'ett' if self.kind == RowKind.CONTROL else 'en'} {self.kind.label}"

    def shown(self, row: Any) -> dict[str, Any]:
        """What the fields say of a stored row."""
        return {name: getattr(row, name) for name in (*self.written, "version")}

    def stored(self, current: Any) -> dict[str, Any]:
        """The fields that are compared."""
        return {name: value for name, value in self.shown(current).items() if name != "version"}

    def clean(self) -> dict[str, Any]:
        """A row says what it is about; one that is taken away needs to say nothing."""
        cleaned = super().clean() or {}
        if not cleaned.get("title") and "title" not in self.errors and not cleaned.get("is_removed"):
            self.add_error("title", NAMELESS[self.kind])
        return cleaned


class EventAnswer(RowAnswer):
    """En händelse."""

    written = ("when", "title")
    when = TextField(
        label="När", required=False, max_length=40, help_text=HOW, widget=forms.TextInput(attrs={"size": 14})
    )
    field_order = ("when", "title", "is_removed")

    def shown(self, row: SectionRow) -> dict[str, Any]:
        """The day in words, as it is printed."""
        assert row.day is not None  # the database's promise
        when = when_words(row.day, self.round.period_to.year, is_whole_month=row.is_whole_month)
        return {"when": when, "title": row.title, "version": row.version}

    def clean_when(self) -> str:
        """The day, read; told back as it is printed."""
        text = self.cleaned_data["when"]
        if not text:
            return ""
        year = self.round.period_to.year
        try:
            day, is_whole_month = when_in(text, year)
        except Unreadable as fault:
            raise forms.ValidationError(str(fault)) from fault
        self.day: Mapping[str, Any] = {"day": day, "is_whole_month": is_whole_month}
        return when_words(day, year, is_whole_month=is_whole_month)

    def clean(self) -> dict[str, Any]:
        """With the day that was written."""
        cleaned = super().clean()
        if not cleaned.get("when") and "when" not in self.errors and not cleaned.get("is_removed"):
            self.add_error("when", f"Skriv när det hände. {HOW}")
        return {**cleaned, **getattr(self, "day", {})}


class RiskAnswer(RowAnswer):
    """En risk."""

    written = ("title", "probability", "consequence", "handling", "responsible")
    probability = forms.TypedChoiceField(label="Sannolikhet", required=False, coerce=int, empty_value=None)
    consequence = forms.TypedChoiceField(label="Konsekvens", required=False, coerce=int, empty_value=None)
    handling = TextField(label="Hantering", required=False, max_length=500)
    responsible = TextField(label="Ansvarig", required=False, max_length=150, help_text=FUNCTION)
    field_order = ("title", "probability", "consequence", "handling", "responsible", "is_removed")
    scales: ClassVar[dict[str, type[Probability] | type[Consequence]]] = {
        "probability": Probability,
        "consequence": Consequence,
    }

    def __init__(self, question: RowQuestion, round_: ReportingRound, **options: Any) -> None:
        super().__init__(question, round_, **options)
        for name, scale in self.scales.items():
            steps = [(step.value, f"{step.value} {step.label}") for step in scale]
            self.fields[name].choices = [("", "Inte bedömd"), *steps]  # type: ignore[attr-defined]  # a ChoiceField


class ControlAnswer(RowAnswer):
    """Ett kontrollmoment."""

    written = ("title", "finding", "handling", "responsible")
    finding = forms.ChoiceField(
        label="Resultat",
        required=False,
        choices=[("", "Inget än"), *((one.value, capfirst(one.label)) for one in Finding)],
    )
    handling = TextField(label="Åtgärd", required=False, max_length=500)
    responsible = TextField(label="Ansvarig", required=False, max_length=150, help_text=FUNCTION)
    field_order = ("title", "finding", "handling", "responsible", "is_removed")


def _summary(row: SectionRow, round_: ReportingRound) -> str:
    """ "14 mars: Skolan invigdes", "Räntan stiger: 12 hög", "Attest av fakturor: utan anmärkning"."""
    title = row.title.removesuffix(".")
    if row.day is not None:
        return f"{when_words(row.day, round_.period_to.year, is_whole_month=row.is_whole_month)}: {row.title}"
    if row.kind == RowKind.CONTROL:
        return f"{title}: {Finding(row.finding).label if row.finding else 'inget resultat än'}"
    level = level_of(row.probability, row.consequence)
    if level is None or row.probability is None or row.consequence is None:
        return f"{title}: inte bedömd"
    return f"{title}: {row.probability * row.consequence} {level.word}"


ANSWERS: Mapping[RowKind, type[RowAnswer]] = {
    RowKind.EVENT: EventAnswer,
    RowKind.RISK: RiskAnswer,
    RowKind.CONTROL: ControlAnswer,
}


def row_answer(question: RowQuestion, round_: ReportingRound, **options: Any) -> RowAnswer:
    """The fields of a row."""
    return ANSWERS[RowKind(question.kind)](question, round_, **options)
