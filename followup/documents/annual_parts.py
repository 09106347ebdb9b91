"""The parts of kommunens årsredovisning: förvaltningsberättelse with RKR R15's headings in their order, and räkenskaper."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from styrmodell.lib.documents.model import Chapter

SUMMARY, DECISIONS, SIGNATURES = "summary", "decisions", "signatures"
LEVELS = 3  # that the contents list
ONE_GOAL = "goal-"  # how the keys of goals' own chapters begin


@dataclass(frozen=True, slots=True)
class Part:
    """Del av årsredovisningen, with the keys of its sections in their order."""

    key: str
    title: str
    sections: tuple[str, ...]


PARTS = (
    Part(
        "administration-report",
        "Förvaltningsberättelse",
        (
            "overview",
            "group",
            "circumstances",
            "events",
            "governance",
            "sound-management",
            "goals",
            "directions",
            "council-assignments",
            "key-figures",
            "forecast",
            "deviations",
            "ratios",
            "balanced-budget",
            "personnel",
            "expected-development",
            "internal-control",
            "private-providers",
        ),
    ),
    Part(
        "statements",
        "Räkenskaper",
        (
            "income-statement",
            "balance-sheet",
            "cash-flow",
            "consolidated",
            "notes",
            "operating",
            "investments",
            "carried-over",
        ),
    ),
)
GOALS = Chapter("goals", "Kommunfullmäktiges mål", level=2)


def arranged(chapters: Sequence[Chapter], of_units: Sequence[Chapter] = ()) -> tuple[Chapter, ...]:
    """A report's chapters in parts: the summary first and without a number, what stands in no part last.

    Args:
        of_units: nämndernas and bolagens parts, which follow on kommunens own.
    """
    found = {chapter.key: chapter for chapter in chapters}
    goals = [replace(chapter, level=3, group="") for chapter in chapters if chapter.key.startswith(ONE_GOAL)]
    first = [replace(found[SUMMARY], is_numbered=False)] if SUMMARY in found else []
    parts = [chapter for part in PARTS for chapter in _of_part(part, found, goals)]
    placed = {chapter.key for chapter in (*first, *parts)}
    last = (chapter for chapter in chapters if chapter.key not in placed)
    return (
        *first,
        *parts,
        *of_units,
        *(replace(one, level=2) if _goes_under(one, found) else one for one in last),
    )


def _goes_under(chapter: Chapter, found: Collection[str]) -> bool:
    """True of who signs where the decisions stand before."""
    return chapter.key == SIGNATURES and DECISIONS in found


def _of_part(part: Part, found: dict[str, Chapter], goals: Sequence[Chapter]) -> Iterator[Chapter]:
    inside: list[Chapter] = []
    for key in part.sections:
        if key == GOALS.key and goals:
            inside += [replace(found.get(key, GOALS), level=2), *goals]
        elif key in found:
            inside.append(replace(found[key], level=2))
    if inside:
        yield Chapter(part.key, part.title)
        yield from inside
