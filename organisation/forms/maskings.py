"""What is filled in to mask words in what has been frozen, and to lift a masking."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from organisation.reading.masked import Found
from styrmodell.lib.text_field import TextField

WORDS_LENGTH, WHY_LENGTH = 200, 300
WHY_HELP = "Läses av controllers. Skriv inte orden som maskas."


class WordsForm(forms.Form):
    """Sök: the words that are to be masked, typed or pasted; a personnummer that has been found is chosen instead."""

    words = TextField(
        label="Ord som ska maskas",
        min_length=2,
        max_length=WORDS_LENGTH,
        help_text="Skriv eller klistra in namnet eller personnumret precis som det står, med stora och små bokstäver.",
    )

    def clean_words(self) -> str:
        """What is masked is a word, a name or a number."""
        words: str = self.cleaned_data["words"]
        if not any(sign.isalnum() for sign in words):
            raise forms.ValidationError("Skriv ett ord, ett namn eller ett nummer.")
        return words


class MaskForm(forms.Form):
    """Maska: why, and in which other documents too."""

    words = TextField(max_length=WORDS_LENGTH, widget=forms.HiddenInput)
    elsewhere = forms.TypedMultipleChoiceField(
        label="Maska också i",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Orden står också där. Avmarkera dem som ska stå kvar.",
    )
    reason = TextField(label="Varför", max_length=WHY_LENGTH, help_text=WHY_HELP)

    def __init__(self, data: Mapping[str, Any] | None = None, *, words: str, elsewhere: Sequence[Found]) -> None:
        chosen = [one.content for one in elsewhere]
        super().__init__(data, initial={"words": words, "elsewhere": chosen})
        self.masked = words
        self.fields["elsewhere"].choices = [(one.content, one.name) for one in elsewhere]  # type: ignore[attr-defined]  # a choice field
        if not elsewhere:
            del self.fields["elsewhere"]

    def clean_reason(self) -> str:
        """The reason is read where the words are not shown."""
        reason: str = self.cleaned_data["reason"]
        if self.masked.casefold() in reason.casefold():
            raise forms.ValidationError("Skriv varför utan att upprepa orden som maskas.")
        return reason


class LiftForm(forms.Form):
    """Häv maskningen: why the words may be read again."""

    reason = TextField(label="Varför", max_length=WHY_LENGTH, help_text=WHY_HELP)
