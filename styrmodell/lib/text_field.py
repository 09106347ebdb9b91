"""The form fields for what people type: they all come in through `styrmodell.lib.texts`, before anything is asked of them."""

from typing import Any

from django import forms
from django.db import models

from styrmodell.lib.texts import line_in, text_in


class Typed:
    """What is typed. What is required, how long it may be and what it may look like is judged after it has come in."""

    widget: Any

    def to_python(self, value: Any) -> Any:
        """The text as it is stored: on one line unless its box has several."""
        came_in = text_in if isinstance(self.widget, forms.Textarea) else line_in
        typed = came_in(value) if isinstance(value, str) else value
        return super().to_python(typed)  # type: ignore[misc]  # a field's


class TextField(Typed, forms.CharField):
    """En text, or with another widget than a textarea a line of one."""


class MailField(Typed, forms.EmailField):
    """An address for mail."""


def form_field_of(column: models.Field[Any, Any], **options: Any) -> forms.Field | None:
    """What a `ModelForm` asks a column with: its `formfield_callback`."""
    if isinstance(column, (models.CharField, models.TextField)):
        options["form_class"] = TextField  # a column with choices passes it by
    return column.formfield(**options)
