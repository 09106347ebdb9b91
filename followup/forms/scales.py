"""What a controller writes about the scales of a cycle."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import capfirst

from followup.enums import ScaleDimension
from followup.reading.scales import KEYS, Words
from followup.services.scales import Said, Step, mark_of, steps
from styrmodell.lib.text_field import TextField
from styrmodell.web.seen import SeenForm


@dataclass(frozen=True, slots=True)
class DrawnScale:
    """En skala as it is filled in: its name, and each step's word and meaning."""

    name: str
    rows: tuple[tuple[forms.BoundField, forms.BoundField], ...]


class ScaleForm(SeenForm):
    """Every step's word, and what it means."""

    def __init__(self, data: Mapping[str, Any] | None, *, year: int, words: Words) -> None:
        self.year = year
        super().__init__(data, initial={**_initial(words), "version": mark_of(year)})
        for dimension, key in steps():
            label = capfirst(KEYS[ScaleDimension(dimension)](key).label)
            name = _name(dimension, key)
            self.fields[f"{name}-word"] = TextField(label=label, max_length=60)
            self.fields[f"{name}-meaning"] = TextField(label=f"{label}: betydelse", max_length=300, required=False)

    @property
    def scales(self) -> list[DrawnScale]:
        """The scales, one at a time."""
        return [
            DrawnScale(
                capfirst(dimension.label),
                tuple(
                    (self[f"{_name(name, key)}-word"], self[f"{_name(name, key)}-meaning"])
                    for name, key in steps()
                    if name == dimension
                ),
            )
            for dimension in ScaleDimension
        ]

    def said(self) -> dict[Step, Said]:
        """Of every step its word and meaning; after `is_valid`."""
        sent = self.cleaned_data
        return {
            (dimension, key): (sent[f"{name}-word"], sent[f"{name}-meaning"])
            for dimension, key in steps()
            if (name := _name(dimension, key))
        }

    def mark_of(self, current: Any) -> int:
        """What the year's words are now."""
        return mark_of(self.year)


def _name(dimension: str, key: str) -> str:
    return f"{dimension}-{key}".lower()


def _initial(words: Words) -> dict[str, str]:
    found = {}
    for dimension, key in steps():
        name = _name(dimension, key)
        found[f"{name}-word"] = words.words[dimension, key]
        found[f"{name}-meaning"] = words.meanings.get((dimension, key), "")
    return found
