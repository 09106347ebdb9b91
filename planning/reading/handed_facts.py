"""That a figure of a plan has been handed down: read with the plan's text, and kept when it is frozen."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import msgspec

KEY = "handed_down"  # in what is kept of the catalogue
GIVEN = {  # of what has been handed down, by its own names
    "row": "handed_down__pk",
    "giver": "handed_down__giver__name",
    "handed_on": "handed_down__handed_on",
    "unit": "handed_down__unit__name",
}
COLUMNS = (*GIVEN.values(), "handed_down__unit_id", "plan__unit_id")


@dataclass(frozen=True, slots=True)
class HandedFacts:
    """That a figure has been handed down, as the plan shows it; in an edition as it was when it was frozen.

    Attributes:
        row: id of the HandedDown.
        unit: whose it is, where that is not whose plan it is; else empty.
    """

    row: int
    giver: str
    handed_on: date
    unit: str

    @property
    def words(self) -> str:
        """By whom, and when: "Kulturkontoret 2026-11-23"."""
        return f"{self.giver} {self.handed_on}"


def handed_in(values: Mapping[str, Any]) -> HandedFacts | None:
    """What a row of the working text, read with `COLUMNS`, has been given; None for a figure of its own."""
    if values[GIVEN["row"]] is None:
        return None
    facts = {name: values[read] for name, read in GIVEN.items()}
    if values["handed_down__unit_id"] == values["plan__unit_id"]:
        facts["unit"] = ""
    return HandedFacts(**facts)


def kept(facts: HandedFacts | None) -> dict[str, Any]:
    """As it is frozen."""
    return {KEY: asdict(facts) | {"handed_on": str(facts.handed_on)}} if facts else {}


def handed_kept(catalogue: Mapping[str, Any]) -> HandedFacts | None:
    """What was frozen of it; None for a figure of the plan's own, or what cannot be read."""
    try:
        return msgspec.convert(catalogue[KEY], HandedFacts) if KEY in catalogue else None
    except msgspec.ValidationError:
        return None
