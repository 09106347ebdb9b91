"""The contents of a long document: its chapters in levels, each below the one that it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from styrmodell.lib.documents.outline import Section


@dataclass(slots=True)
class Branch:
    """En rad i innehållet, with those below it."""

    section: Section
    below: list[Branch] = field(default_factory=list)


def branches(sections: Iterable[Section], levels: int) -> list[Branch]:
    """The lines of the first level.

    Args:
        levels: how many are shown.
    """
    found: list[Branch] = []
    path: list[Branch] = []
    for section in sections:
        branch = Branch(section)
        path = path[: section.level - 1]
        if section.level <= levels:
            (path[-1].below if path else found).append(branch)
        path.append(branch)
    return found
