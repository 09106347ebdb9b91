"""What a frozen row beside a section's text says, in words: a händelse, a risk, a kontrollmoment."""

from typing import Any

from followup.enums import Consequence, Finding, Probability, RowKind
from followup.models import FrozenSectionRow
from followup.rules.section_rows import key_of
from styrmodell.lib.comparison.model import Item, Look, Value
from styrmodell.lib.swedish import month_words

GROUPS = {RowKind.EVENT: "Händelser", RowKind.RISK: "Risker", RowKind.CONTROL: "Intern kontroll"}


def row_words(row: Any) -> dict[str, str]:
    """What it says, by the name of each."""
    handling = "Åtgärd" if row.kind == RowKind.CONTROL else "Hantering"
    return {
        "Rubrik": row.title,
        "När": _when(row),
        "Sannolikhet": _step(row.probability, Probability),
        "Konsekvens": _step(row.consequence, Consequence),
        "Resultat": Finding(row.finding).label if row.finding else "",
        handling: row.handling,
        "Ansvarig": row.responsible,
    }


def row_item(row: FrozenSectionRow) -> Item:
    """The row as it is compared with what it was."""
    kind = RowKind(row.kind)
    said = row_words(row)
    values = tuple(Value(name, Look.WORDS, words) for name, words in said.items() if name != "Rubrik")
    key = f"rad-{key_of(row.kind, row.number)}"
    return Item(key, kind.label, row.title, GROUPS[kind], values=values, is_example=row.is_example)


def _when(row: Any) -> str:
    if row.day is None:
        return ""
    return f"{month_words(row.day)} {row.day.year}" if row.is_whole_month else row.day.isoformat()


def _step(value: int | None, scale: type[Probability] | type[Consequence]) -> str:
    return "" if value is None else f"{value} {scale(value).label}"
