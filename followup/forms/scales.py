"""What a controller writes about the scales of a year."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import capfirst

from followup.enums import ScaleDimension
from followup.reading.scales import KEYS
from followup.services.scales import Said, Step, mark_of
from styrmodell.lib.text_field import TextField
from styrmodell.web.seen import SeenForm


@dataclass(frozen=True, slots=True)
class DrawnStep:
    """Ett steg as it is filled in.

    Attributes:
        key, label: what it always means, which its colour follows.
    """

    key: str
    label: str
    fields: tuple[forms.BoundField, ...]


class ScaleForm(SeenForm):
    """Every step's word, its place in its scale, and what it means."""

    def __init__(self, data: Mapping[str, Any] | None, *, year: int, holding: Mapping[Step, Said]) -> None:
        self.year = year
        super().__init__(data, initial={**initial_of(holding), "version": mark_of(year)})
        for dimension, keys in KEYS.items():
            places = [(str(place), str(place + 1)) for place in range(len(keys))]
            for key in keys:
                name, label = _name((dimension.value, key.value)), capfirst(str(key.label))
                self.fields[f"{name}-word"] = TextField(label=f"{label}: ord", max_length=60)
                self.fields[f"{name}-place"] = forms.ChoiceField(label=f"{label}: plats", choices=places)
                self.fields[f"{name}-meaning"] = TextField(
                    label=f"{label}: betydelse",
                    max_length=300,
                    required=False,
                    widget=forms.Textarea(attrs={"rows": 2}),
                )

    @property
    def scales(self) -> list[tuple[str, list[DrawnStep]]]:
        """Each scale's name with its steps, the best first."""
        return [(capfirst(str(dimension.label)), self._steps(dimension)) for dimension in KEYS]

    def _steps(self, dimension: ScaleDimension) -> list[DrawnStep]:
        return [
            DrawnStep(
                key.value,
                capfirst(str(key.label)),
                tuple(self[f"{_name((dimension.value, key.value))}-{part}"] for part in ("word", "place", "meaning")),
            )
            for key in KEYS[dimension]
        ]

    def said(self) -> dict[Step, Said]:
        """Of every step what it is to be, for the service; after `is_valid`."""
        sent = self.cleaned_data
        return {
            step: Said(sent[f"{name}-word"], sent[f"{name}-meaning"], int(sent[f"{name}-place"]))
            for dimension, keys in KEYS.items()
            for key in keys
            for step in [(dimension.value, key.value)]
            for name in [_name(step)]
        }

    def mark_of(self, current: Any) -> int:
        """What the words that hold the year are now."""
        return mark_of(self.year)


def initial_of(holding: Mapping[Step, Said]) -> dict[str, str]:
    """What the form starts from: the words that hold."""
    found: dict[str, str] = {}
    for step, said in holding.items():
        name = _name(step)
        found |= {f"{name}-word": said.word, f"{name}-place": str(said.rank), f"{name}-meaning": said.meaning}
    return found


def _name(step: Step) -> str:
    """How the fields of a step begin: "forecast-will_be_met"."""
    dimension, key = step
    return f"{dimension}-{key}".lower()
