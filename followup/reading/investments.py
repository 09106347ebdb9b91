"""Frozen investments as a comparison of reports has them."""

from collections.abc import Iterator, Sequence

from django.utils.text import capfirst

from followup.enums import WorkState
from followup.models import FrozenInvestment
from followup.money.investments import COLUMN_WORDS
from styrmodell.lib.comparison.model import Item, Look, Value


def investment_items(rows: Sequence[FrozenInvestment]) -> Iterator[Item]:
    """Each project, with the nämnd whose it is where there are several."""
    units = {row.unit_id for row in rows}
    for row in rows:
        amounts = [Value(capfirst(words), Look.AMOUNT, getattr(row, name)) for name, words in COLUMN_WORDS.items()]
        state = WorkState(row.state).label if row.state else ""
        yield Item(
            key=f"investering-{row.project_row_id}",
            word="investering",
            title=f"{row.title}, {row.unit_name}" if len(units) > 1 else row.title,
            group="Investeringar",
            values=(*amounts, Value("Läge", Look.WORDS, state), Value("Klart", Look.WORDS, row.ready)),
            is_example=row.is_example,
        )
