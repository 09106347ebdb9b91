"""Fields that several of the organisation's forms share."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from organisation.forms.named import NamedField
from organisation.models import OrgUnit
from styrmodell.lib.text_field import TextField

PARAGRAPH = re.compile(r"§?\s*([0-9]{1,5}(?: ?[a-zåäö])?(?:[:–-][0-9]{1,5})?)\s*")  # "45", "12 a", "363–364"


class ParagraphField(TextField):
    """A decision's paragraph, as it is written everywhere: "§ 45"."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", "Till exempel § 45.")
        options.setdefault("widget", forms.TextInput(attrs={"size": 8}))
        super().__init__(max_length=20, **options)

    def clean(self, value: Any) -> str:
        """The paragraph with its sign; "" when it may be left out.

        Raises:
            ValidationError: not a paragraph.
        """
        written = super().clean(value)
        if not written:
            return ""
        match = PARAGRAPH.fullmatch(written)
        if not match:
            raise ValidationError("Skriv paragrafens nummer, till exempel § 45.")
        return f"§ {match[1]}"


def pick_field(
    label: str, choices: Iterable[tuple[Any, Any]], *, empty: str = "", **kwargs: Any
) -> forms.TypedChoiceField:
    """One of some rows, by id; None when nothing is chosen."""
    listed = [("", empty), *choices] if empty else list(choices)
    return forms.TypedChoiceField(label=label, choices=listed, coerce=int, empty_value=None, **kwargs)


def offer(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """Let the field `name` offer these rows; what a form offers depends on who asks."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    if isinstance(field, NamedField):
        field.offer(rows)
    else:
        field.queryset = rows


class UnitsField(forms.ModelMultipleChoiceField):
    """Several units to tick."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.CheckboxSelectMultiple())
        super().__init__(OrgUnit.objects.none(), **options)

    def clean(self, value: Any) -> Any:
        """The units ticked.

        Raises:
            ValidationError: one was not offered. Compared here: SQLite cannot be asked about a number of any length.
        """
        assert self.queryset is not None
        offered = {str(unit.pk) for unit in self.queryset}
        for one in value or ():
            if str(one) not in offered:
                raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": one})
        return super().clean(value)


class PlaceField(forms.ModelChoiceField):
    """A place among siblings: before one of them, or last when none is chosen."""

    def label_from_instance(self, sibling: OrgUnit) -> str:
        """Before which sibling."""
        return f"Före {sibling}"
