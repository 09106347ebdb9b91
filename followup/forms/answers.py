"""The fields of each kind of question in a report. Nothing is compulsory while writing; handing in says what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from followup.asking.judged import JudgedQuestion
from followup.asking.kinds import (
    DeviationQuestion,
    FigureQuestion,
    Question,
    StateQuestion,
    TextQuestion,
)
from followup.asking.needs import fields_of, needed_of
from followup.enums import DeviationKind, WorkState
from followup.forms.operation_field import OperationField, words_of
from followup.models import Action, Deviation, StatusUpdate
from followup.money.operating_account import OperatingRow
from organisation.models import Operation
from organisation.models.operation import OperationQuerySet
from planning.models import PlanNode
from styrmodell.lib import richtext
from styrmodell.lib.rich_field import RichTextField
from styrmodell.lib.text_field import TextField
from styrmodell.web.fields import DayField, NumberField
from styrmodell.web.seen import SeenForm

WORK_STATES = [(state.value, capfirst(state.label)) for state in WorkState]
SHORT_TEXT = 2000


class Answer(SeenForm):
    """Ett svar: the fields of one question, with the version its writer saw.

    Attributes:
        question: what is asked, with what is stored.
        written: the fields that are compared when somebody else saved first.
    """

    use_required_attribute = False
    written: ClassVar[tuple[str, ...]] = ()
    template_name = "django/forms/div.html"

    def __init__(self, question: Question, **options: Any) -> None:
        super().__init__(prefix=question.prefix, **options)
        self.question = question
        for name in needed_of(question):
            self.fields[name].needed = "krävs för inlämning"  # type: ignore[attr-defined]  # drawn beside its label

    @property
    def asked(self) -> str:
        """The fields that answer the question, as they are sent, for the script that counts what is left."""
        return " ".join("|".join(map(self.add_prefix, names)) for names in fields_of(self.question))

    @property
    def is_sent(self) -> bool:
        """True when the page sent any of the fields; a part of a page saves only its part."""
        return self.is_bound and any(key.startswith(f"{self.prefix}-") for key in self.data)

    @property
    def is_new(self) -> bool:
        """True when saving it adds one more of something, as often as it is saved."""
        return self.question.is_new

    def stored(self, current: Any) -> dict[str, Any]:
        """The fields that are compared, of those that this question asks for."""
        return {name: getattr(current, name) for name in self.written if name in self.fields}


class TextAnswer(Answer):
    """Ett textavsnitt."""

    written = ("step", "text", "source")
    step = forms.ChoiceField(label="Sammanvägd bedömning", required=False, widget=forms.RadioSelect)
    text = RichTextField(label="Text", required=False)
    source = TextField(required=False, max_length=300)

    def __init__(self, question: TextQuestion, **options: Any) -> None:
        initial = {name: getattr(question, name) for name in (*self.written, "version")}
        super().__init__(question, initial=initial, **options)
        self.longest = question.longest
        self.fields["text"].label = question.label
        self.fields["step"].choices = question.steps  # type: ignore[attr-defined]  # a ChoiceField
        if question.asks_source:
            self.fields["step"].label = "God ekonomisk hushållning"
        self.fields["source"].label, self.fields["source"].help_text = question.source_label, question.source_help
        for name, is_asked in (("step", question.steps), ("source", question.asks_source)):
            if not is_asked:
                del self.fields[name]
        if question.is_lines:
            rows = forms.Textarea(attrs={"rows": 4})
            self.fields["text"] = TextField(label=question.title, required=False, max_length=10_000, widget=rows)

    def clean_text(self) -> str:
        """No longer than there is room for."""
        text: str = self.cleaned_data["text"]
        if self.longest and (length := len(richtext.plain(text).strip())) > self.longest:
            raise ValidationError(f"Texten är {length} tecken. Högst {self.longest} får plats.")
        return text


class StateAnswer(Answer):
    """Läget för en aktivitet or an assignment. Its version is a mark: which update the writer saw."""

    written = ("state", "text")
    state = forms.ChoiceField(label="Läge", required=False, choices=WORK_STATES, widget=forms.RadioSelect)
    text = TextField(
        label="Vad har hänt?", required=False, max_length=SHORT_TEXT, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, question: StateQuestion, **options: Any) -> None:
        initial = {"state": question.state, "text": question.text, "version": question.seen}
        super().__init__(question, initial=initial, **options)

    def clean(self) -> dict[str, Any]:
        """A text needs a state: it would otherwise be lost."""
        cleaned = super().clean() or {}
        if cleaned.get("text") and not cleaned.get("state") and "state" not in self.errors:
            self.add_error("state", "Välj också ett läge.")
        return cleaned

    def mark_of(self, current: StatusUpdate) -> str:
        """Which update is shown, and its version."""
        return current.mark


class FigureAnswer(Answer):
    """Ett nyckeltal: a number, or that there is none yet."""

    written = ("value", "is_unavailable")
    value = NumberField(label="Värde", required=False, widget=forms.TextInput(attrs={"size": 9}))
    is_unavailable = forms.BooleanField(label="Inget värde än", required=False)

    def __init__(self, question: FigureQuestion, **options: Any) -> None:
        names = ("value", "is_unavailable", "version")
        super().__init__(question, initial={name: getattr(question, name) for name in names}, **options)
        field: Any = self.fields["value"]
        field.expected = question.decimals
        field.widget.attrs["aria-label"] = question.title
        self.fields["is_unavailable"].widget.attrs["aria-label"] = f"{question.title}: inget värde än"

    def clean(self) -> dict[str, Any]:
        """Not both a value and that there is none."""
        cleaned = super().clean() or {}
        if cleaned.get("value") is not None and cleaned.get("is_unavailable"):
            self.add_error("value", "Ta bort värdet eller krysset: det kan inte vara båda.")
        return cleaned


class JudgedAnswer(Answer):
    """En bedömning: a step of the scale and a text, or that there is nothing to judge yet."""

    written = ("step", "text", "is_unavailable")
    step = forms.ChoiceField(label="Bedömning", required=False, widget=forms.RadioSelect)
    text = TextField(label="Kommentar", required=False, max_length=SHORT_TEXT, widget=forms.Textarea(attrs={"rows": 2}))
    is_unavailable = forms.BooleanField(label="Ingen bedömning än", required=False)

    def __init__(self, question: JudgedQuestion, **options: Any) -> None:
        names = ("step", "text", "is_unavailable", "version")
        super().__init__(question, initial={name: getattr(question, name) for name in names}, **options)
        self.fields["step"].choices = question.steps  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """Not both a step and that there is none; a text is said of something."""
        cleaned = super().clean() or {}
        if cleaned.get("step") and cleaned.get("is_unavailable"):
            self.add_error("step", "Ta bort krysset eller bedömningen: det kan inte vara båda.")
        is_answered = cleaned.get("step") or cleaned.get("is_unavailable")
        if cleaned.get("text") and not is_answered and "step" not in self.errors:
            self.add_error("step", "Välj också ett steg, eller kryssa att det inte finns någon bedömning än.")
        return cleaned


@dataclass(frozen=True, slots=True)
class Operations:
    """What a deviation may be about.

    Attributes:
        rows: every verksamhet, or of many those that deviate most; these are suggested, and any may be written.
    """

    all: OperationQuerySet
    rows: tuple[OperatingRow, ...] = ()
    are_many: bool = False


class DeviationAnswer(Answer):
    """En avvikelse; also the empty one at the end, with its first action."""

    written = ("title", "kind", "operation", "node", "cause")
    kind = forms.ChoiceField(label="Gäller", choices=[(kind.value, capfirst(kind.label)) for kind in DeviationKind])
    title = TextField(label="Avvikelse", max_length=300, required=False)
    operation = forms.ModelChoiceField(
        Operation.objects.none(),
        label="Verksamhet",
        required=False,
        help_text="För ekonomi: beloppet räknas ur driftredovisningen.",
    )
    node = forms.TypedChoiceField(
        coerce=int,
        empty_value=None,
        label="Mål eller uppdrag",
        required=False,
        help_text="Så läses det som nämnd och kommun skriver om samma sak tillsammans.",
    )
    cause = TextField(label="Orsak", required=False, max_length=SHORT_TEXT, widget=forms.Textarea(attrs={"rows": 2}))
    is_removed = forms.BooleanField(label="Ta bort avvikelsen", required=False)

    def __init__(
        self,
        question: DeviationQuestion,
        operations: Operations,
        things: Iterable[tuple[int, str]] = (),
        **options: Any,
    ) -> None:
        super().__init__(question, initial=_deviation_fields(question.deviation), **options)
        self.fields["title"].needed = "obligatoriskt"  # type: ignore[attr-defined]  # of one that is written
        if question.deviation is None:
            del self.fields["is_removed"]
        self._offer(dict(things), question.deviation.node if question.deviation else None)
        field, own = self.fields["operation"], question.deviation and question.deviation.operation
        if operations.are_many:
            # what the deviation is about already stays so, though it has ended or moved
            every = operations.all | Operation.objects.filter(pk=own.pk) if own else operations.all
            words = OperationField(every, label=field.label, help_text=f"Kod eller namn. {field.help_text}")
            self.fields["operation"] = words
            self.initial["operation"] = own
        elif operations.rows:
            choices = {row.operation_id: row.label for row in operations.rows}
            if own:
                choices.setdefault(own.pk, words_of(own))
            field.queryset = Operation.objects.filter(pk__in=choices).select_related("unit")  # type: ignore[attr-defined]  # a ModelChoiceField
            field.choices = [("", "Ingen"), *choices.items()]  # type: ignore[attr-defined]  # likewise
        else:
            del self.fields["operation"]

    def _offer(self, things: dict[int, str], own: PlanNode | None) -> None:
        """The goals and uppdrag to choose from, with the one that it is about already."""
        if own is not None:
            things.setdefault(own.pk, str(own))
        if not things:
            del self.fields["node"]
            return
        field: Any = self.fields["node"]
        field.choices = [("", "Inget"), *things.items()]

    def clean(self) -> dict[str, Any]:
        """Every deviation has a name; the empty one at the end needs none until something is written in it."""
        cleaned = super().clean() or {}
        if not cleaned.get("title", "").strip() and not cleaned.get("is_removed"):
            self.add_error("title", "Skriv vad som avviker.")
        return cleaned


def _deviation_fields(row: Deviation | None) -> dict[str, Any]:
    if row is None:
        return {"kind": DeviationKind.ECONOMY, "version": 0}
    return {
        "kind": row.kind,
        "title": row.title,
        "cause": row.cause,
        "operation": row.operation_id,
        "node": str(row.node_id or ""),
        "version": row.version,
    }


class ActionAnswer(Answer):
    """En åtgärd against a deviation; the empty one adds another."""

    written = ("text", "responsible", "due_on")
    text = TextField(label="Åtgärd", required=False, max_length=500)
    responsible = TextField(label="Ansvarig", required=False, max_length=150, help_text="En funktion, inte en person.")
    due_on = DayField(label="Klart senast", required=False)

    def __init__(self, question: DeviationQuestion, action: Action | None, prefix: str, **options: Any) -> None:
        fields = {name: getattr(action, name) for name in (*self.written, "version")} if action else {"version": 0}
        super().__init__(question, initial=fields, **options)
        self.prefix = prefix
        self.action = action
        self.empty_permitted = action is None

    @property
    def is_new(self) -> bool:
        """True of the empty one, whatever it is against."""
        return self.action is None

    def clean_text(self) -> str:
        """What is to be done: an action without words says nothing."""
        if not self.cleaned_data["text"].strip():
            raise ValidationError("Skriv vad som ska göras.")
        return self.cleaned_data["text"]
