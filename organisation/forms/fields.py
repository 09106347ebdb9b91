"""Fields that several of the organisation's forms share."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from organisation.forms.named import NamedField
from organisation.models import OrgUnit
from styrmodell.lib.paragraphs import paragraph_in
from styrmodell.lib.readings import Unreadable
from styrmodell.lib.text_field import TextField

MOST = 20  # letters of a stored paragraph


class ParagraphField(TextField):
    """A decision's paragraph, as it is written everywhere: "§ 45", "§§ 363–364"."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", "Till exempel § 45 eller §§ 363–364.")
        options.setdefault("widget", forms.TextInput(attrs={"size": 12}))
        super().__init__(max_length=40, **options)

    def clean(self, value: Any) -> str:
        """The paragraph with its sign; "" when it may be left out.

        Raises:
            ValidationError: not a paragraph, or more of them than fit.
        """
        written = super().clean(value)
        if not written:
            return ""
        try:
            found = paragraph_in(written)
        except Unreadable as fault:
            raise ValidationError(str(fault)) from fault
        if len(found) > MOST:
            raise ValidationError("Skriv högst tre paragrafer, eller den första och den sista: §§ 363–370.")
        return found


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
