"""What is written in a comment, and in an answer to one."""

from collections.abc import Mapping
from typing import Any

from django import forms

from styrmodell.lib.text_field import TextField

MAX_TEXT = 4000
NOTHING = "Skriv något först."


class CommentForm(forms.Form):
    """Kommentera: the text; who is mentioned stands in it."""

    text = TextField(
        label="Kommentar",
        max_length=MAX_TEXT,
        error_messages={"required": NOTHING},
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, talk: int | None = None) -> None:
        super().__init__(data, auto_id=f"id_svar{talk}_%s" if talk else "id_%s")
        if talk:  # not required of the browser, which would not let a talk be closed without an answer
            self.fields["text"].label, self.fields["text"].required = "Svar", False

    def clean_text(self) -> str:
        """Something.

        Raises:
            ValidationError: nothing.
        """
        text: str = self.cleaned_data["text"]
        if not text:
            raise forms.ValidationError(NOTHING)
        return text
