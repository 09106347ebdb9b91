"""The verksamhet that a deviation is about, where there are too many to choose from a list."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from followup.money.operating_account import operation_words
from organisation.models import Operation
from organisation.models.operation import OperationQuerySet
from styrmodell.lib.lookalikes import look_of
from styrmodell.lib.text_field import TextField

SUGGESTIONS = "verksamheter"  # the id of the list that the field suggests from
MOST_NAMED = 5


def words_of(operation: Operation) -> str:
    """A verksamhet as it is written and read back."""
    return operation_words(operation.code, operation.name, operation.unit.name)


class OperationField(TextField):
    """Verksamhet by its code or its name, or as the list of suggestions writes it."""

    def __init__(self, operations: OperationQuerySet, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"list": SUGGESTIONS}))
        super().__init__(required=False, max_length=500, **options)
        self.operations = operations

    def prepare_value(self, value: Any) -> Any:
        """The verksamhet in words; what was typed is shown as typed."""
        return words_of(value) if isinstance(value, Operation) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compared as it is written."""
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> Operation | None:
        """The one that is called so.

        Raises:
            ValidationError: none is, or several are.
        """
        text = " ".join(super().clean(value).split())
        if not text:
            return None
        parts = text.split(" ")
        codes = [" ".join(parts[:length]) for length in range(1, len(parts) + 1)]
        named = Q(code__in=codes) | Q(code__iexact=text) | Q(name__iexact=text)
        found = list(self.operations.filter(named).select_related("unit"))
        exact = [one for one in found if words_of(one) == text]
        called = exact or [one for one in found if look_of(text) in (look_of(one.code), look_of(one.name))]
        if not called:
            raise ValidationError("Ingen verksamhet heter så. Skriv dess kod eller namn.")
        if len(called) > 1:
            named_so = ", ".join(f"”{words_of(one)}”" for one in called[:MOST_NAMED])
            raise ValidationError(f"Flera verksamheter heter så. Skriv en av dem helt: {named_so}.")
        return called[0]
