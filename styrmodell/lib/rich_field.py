"""The form field for formatted text: an editor in the browser, a plain textarea without JavaScript."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from styrmodell.lib import richtext
from styrmodell.lib.documents import table_fit

MAX_WORDS_LENGTH = 60_000  # characters to read, about 25 printed pages: more belongs in several sections
MAX_SOURCE_LENGTH = 300_000  # characters with all tags: more than any text of that length needs
UPLOAD_URL = "/bilder/"


class RichTextarea(forms.Textarea):
    """A textarea inside the element `<rich-text>`, which `js/richtext.js` turns into the editor.

    Pictures are posted to the address in `data-upload` as the field `file`; the answer is JSON, `{"url": …}` or
    `{"error": …}` with a Swedish sentence.
    """

    template_name = "django/forms/widgets/rich_textarea.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The template's values, with the address that pictures are sent to."""
        return {**super().get_context(name, value, attrs), "upload_url": UPLOAD_URL}

    def format_value(self, value: Any) -> str | None:
        """The text with a line for each block: it must be possible to read without JavaScript."""
        text = super().format_value(value)
        return richtext.source(text) if text else text


class RichTextField(forms.CharField):
    """Formatted text (formaterad text), cleaned on the way in.

    Args:
        max_length: how many characters of words, not of tags, the text may have.
    """

    widget = RichTextarea
    default_error_messages = {
        "missing_alt": "En bild saknar beskrivning. Markera bilden, välj Bild och skriv vad den visar.",
        "too_long": "Texten är {length} tecken lång. Korta den till högst {limit} tecken.",
        "too_large": "Texten är för stor för att sparas. Dela upp den på flera fält.",
    }

    def __init__(self, *, max_length: int = MAX_WORDS_LENGTH, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.max_words_length = max_length

    def to_python(self, value: Any) -> str:
        """The cleaned text; "" when it shows nothing.

        Raises:
            ValidationError: the text is too large to be read at all.
        """
        text = str(value or "")
        if len(text) > MAX_SOURCE_LENGTH:
            raise ValidationError(self.error_messages["too_large"], code="too_large")
        return richtext.clean(text)

    def validate(self, value: str) -> None:
        """Refuse what the sanitiser cannot repair.

        Raises:
            ValidationError: required but empty, too long, with a picture that lacks its description or a table that no page is
                wide enough for.
        """
        super().validate(value)
        length = len(richtext.plain(value))
        if length > self.max_words_length:
            numbers = {"length": _spaced(length), "limit": _spaced(self.max_words_length)}
            raise ValidationError(self.error_messages["too_long"].format(**numbers), code="too_long")
        if richtext.missing_alt(value):
            raise ValidationError(self.error_messages["missing_alt"], code="missing_alt")
        if reason := table_fit.refusal(value):
            raise ValidationError(reason, code="too_wide")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """True when the text differs, not when only the way it is written does."""
        return not self.disabled and richtext.clean(str(initial or "")) != richtext.clean(str(data or ""))


def _spaced(number: int) -> str:
    """A whole number as Swedes write it: 60 000."""
    return f"{number:,}".replace(",", "\xa0")
