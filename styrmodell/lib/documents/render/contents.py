"""The contents of a long document: its chapters in levels, each below the one that it stands in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from styrmodell.lib.documents.outline import DEEPEST, Section


@dataclass(slots=True)
class Branch:
    """En rad i innehållet, with those below it."""

    section: Section
    below: list[Branch] = field(default_factory=list)


def branches(sections: Iterable[Section], levels: int) -> list[Branch]:
    """The lines of the first level. What is called alike in every nämnd's part says nothing, and is found under the nämnd.

    Args:
        levels: how many are shown.
    """
    found: list[Branch] = []
    path: list[Branch] = []
    told = list(sections)
    names = Counter(section.chapter.label for section in told)
    for section in told:
        branch = Branch(section)
        path = path[: section.level - 1]
        is_alike = section.level == DEEPEST and names[section.chapter.label] > 1
        if section.level <= levels and not is_alike:
            (path[-1].below if path else found).append(branch)
        path.append(branch)
    return found
