"""The schema of a stored document: its number, and the way from every earlier one to today's.

A stored edition is never rewritten. It is brought up to date each time it is read, one step a version. What is stored
may lack keys, have keys of a later version or hold something else altogether: a step changes what it knows and leaves
the rest as it is.
"""

from collections.abc import Callable, Mapping
from typing import Any

SCHEMA = 8

Data = dict[str, Any]


def upgraded(data: Mapping[str, Any]) -> Data:
    """The data in today's schema.

    Args:
        data: a whole document, its content or its cover, as stored.

    Raises:
        ValueError: it has no schema number, or one that this version does not read.
    """
    found = data.get("schema")
    if not isinstance(found, int) or not 1 <= found <= SCHEMA:
        raise ValueError(f"Innehållet har schema {found!r}; den här versionen läser 1–{SCHEMA}.")
    raised = dict(data)
    for version in range(found, SCHEMA):
        raised = UPGRADES[version](raised)
    return {**raised, "schema": SCHEMA}


def _decisions_on_the_cover(data: Data) -> Data:
    """1 → 2: the table of decisions says what the cover says, and holds no rows of its own."""
    return with_blocks(
        data, lambda block: {**block, "rows": []} if block.get("rows") == data.get("decisions") else block
    )


def with_blocks(data: Data, change: Callable[[Data], Data], *, kind: str = "DecisionTable") -> Data:
    """The data with every block of a kind changed; what is no chapter or block is left as it is."""

    def changed(chapter: Any) -> Any:
        if not isinstance(chapter, dict) or not isinstance(chapter.get("blocks"), list):
            return chapter
        blocks = [
            change(block) if isinstance(block, dict) and block.get("block") == kind else block
            for block in chapter["blocks"]
        ]
        return {**chapter, "blocks": blocks}

    chapters = data.get("chapters")
    return {**data, "chapters": list(map(changed, chapters))} if isinstance(chapters, list) else data


def _before_handlingar(data: Data) -> Data:
    """2 → 3: a cover may say whose meeting a handling is for; what was stored before is no handling."""
    return data


def _before_expected_results(data: Data) -> Data:
    """3 → 4: a row of a table of states may tell what was expected; what was stored before tells nothing of it."""
    return data


def _before_accounts(data: Data) -> Data:
    """4 → 5: a document may hold the accounts; what was stored before holds none."""
    return data


def _before_long_documents(data: Data) -> Data:
    """5 → 6: a document may be a long one, with chapters of three levels, and hold the koncern and a table of people."""
    return data


def _before_annual_reports(data: Data) -> Data:
    """6 → 7: a document may hold key numbers, a glossary and signatures; what was stored before holds none."""
    return data


def _before_risks(data: Data) -> Data:
    """7 → 8: a document may hold a timeline, risks and what internkontroll has tried; what was stored before holds none."""
    return data


UPGRADES: dict[int, Callable[[Data], Data]] = {
    1: _decisions_on_the_cover,
    2: _before_handlingar,
    3: _before_expected_results,
    4: _before_accounts,
    5: _before_long_documents,
    6: _before_annual_reports,
    7: _before_risks,
}
