"""The table of fields as fields of a form."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from organisation.forms.fields import pick_field
from planning.forms.fields import DayField, tick_field
from planning.item_fields import FIELDS_OF, ItemField, Widget
from planning.models.item_text import COLUMNS, label_of
from styrmodell.lib.rich_field import RichTextField
from styrmodell.lib.text_field import TextField

Choices = Iterable[tuple[int, str]]


def form_fields(kind: str, plan_kind: str, choices: Mapping[str, Choices]) -> dict[str, forms.Field]:
    """The fields that the form of a kind of item has in a kind of plan, in order.

    Args:
        choices: the rows to pick one of, by the name of the field.
    """
    return {
        field.column: _form_field(field, kind, choices.get(field.name, ()))
        for field in FIELDS_OF[kind]
        if field.widget and (not field.plans or plan_kind in field.plans)
    }


def _form_field(field: ItemField, kind: str, choices: Choices) -> forms.Field:
    label = field.labels.get(kind) or field.label or label_of(field.name)
    options: dict[str, Any] = {"label": label, "required": field.is_required, "help_text": field.help}
    match field.widget:
        case Widget.RICH:
            return RichTextField(**options)
        case Widget.TICK:
            return forms.BooleanField(**options)
        case Widget.TICKS:
            return tick_field(label, field.choices, help_text=field.help)
        case Widget.DAY:
            return DayField(**options)
        case Widget.PICK:
            return pick_field(choices=choices, empty=field.empty, **options)
    return TextField(max_length=COLUMNS[field.name].max_length, **options)
