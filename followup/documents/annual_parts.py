"""The parts of an årsredovisning and of an årsrapport: what stands in each, in its order.

Kommunens has RKR R15's headings in its förvaltningsberättelse. A nämnd's and a bolag's are parted in the same way when they are
long; a short one keeps its chapters without numbers, and its contents tell which belong together.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from followup.enums import Reporter
from styrmodell.lib.documents.layout import PAGE, chapter_height
from styrmodell.lib.documents.model import Chapter

SUMMARY = "summary"
LEVELS = {Reporter.MUNICIPALITY: 3, Reporter.BOARD: 2, Reporter.COMPANY: 2}  # that the contents list of a long one
ONE_GOAL = "goal-"  # how the keys of goals' own chapters begin
# On fewer pages than this parts on pages of their own would leave more empty than filled; a bolag's accounts fill theirs.
LONG = {Reporter.MUNICIPALITY: 0.0, Reporter.BOARD: 12 * PAGE, Reporter.COMPANY: 8 * PAGE}


@dataclass(frozen=True, slots=True)
class Part:
    """Del av årsredovisningen, with the keys of its sections in their order.

    Attributes:
        may_be_left_out: a section that is alone in it stands without it.
        closes: it stands after nämndernas and bolagens parts.
    """

    key: str
    title: str
    sections: tuple[str, ...]
    may_be_left_out: bool = False
    closes: bool = False


OF_MUNICIPALITY = (
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
    Part(
        "closing",
        "Revision och beslut",
        ("audit", "reports", "ended", "decisions", "signatures"),
        may_be_left_out=True,
        closes=True,
    ),
    Part("basis", "Underlag och förklaringar", ("sources", "glossary"), may_be_left_out=True, closes=True),
)
OF_BOARD = (
    Part(
        "operations",
        "Verksamheten",
        ("events", "overview", "circumstances", "governance", "private-providers"),
        may_be_left_out=True,
    ),
    Part(
        "goals-and-assignments",
        "Mål och uppdrag",
        (
            "goals",
            "directions",
            "council-assignments",
            "special-assignments",
            "key-figures",
            "sound-management",
        ),
        may_be_left_out=True,
    ),
    Part(
        "economy",
        "Ekonomi",
        ("operating", "forecast", "deviations", "investments", "carried-over"),
        may_be_left_out=True,
    ),
    Part(
        "people-and-ahead",
        "Personal, intern kontroll och framåt",
        ("personnel", "internal-control", "expected-development"),
        may_be_left_out=True,
    ),
    Part("closing", "Beslut och källor", ("ended", "decisions", "sources"), may_be_left_out=True),
)
OF_COMPANY = (
    Part(
        "administration-report",
        "Förvaltningsberättelse",
        (
            "overview",
            "events",
            "circumstances",
            "governance",
            "goals",
            "directions",
            "council-assignments",
            "key-figures",
            "forecast",
            "deviations",
            "investments",
            "personnel",
            "expected-development",
            "internal-control",
        ),
    ),
    Part("statements", "Räkenskaper och noter", ("income-statement", "balance-sheet", "cash-flow", "notes")),
    Part(
        "closing",
        "Granskning och beslut",
        ("audit", "ended", "decisions", "signatures", "sources"),
        may_be_left_out=True,
    ),
)
PARTS: Mapping[Reporter, tuple[Part, ...]] = {
    Reporter.MUNICIPALITY: OF_MUNICIPALITY,
    Reporter.BOARD: OF_BOARD,
    Reporter.COMPANY: OF_COMPANY,
}
# Its table and its picture are of the same rows, and stand before a reader together.
ON_A_PAGE = frozenset({"operating"})
GOALS = Chapter("goals", "Kommunfullmäktiges mål", level=2)


def levels(reporter: Reporter, chapters: Sequence[Chapter]) -> int:
    """How many levels of chapters the contents list: more than one of kommunens, and of others' that are long."""
    if reporter not in PARTS:
        return 1
    return LEVELS[reporter] if sum(map(chapter_height, chapters)) >= LONG[reporter] else 1


def arranged(reporter: Reporter, chapters: Sequence[Chapter], of_units: Sequence[Chapter] = ()) -> tuple[Chapter, ...]:
    """A long report's chapters in parts: the summary first and without a number, what stands in no part last.

    Args:
        of_units: nämndernas and bolagens parts, which follow on kommunens own.
    """
    first, parts, rest = _shared_out(reporter, chapters)
    inside, last = (
        [chapter for part, own in parts if part.closes is closes for chapter in _as_part(part, own)]
        for closes in (False, True)
    )
    return (*(replace(one, is_numbered=False) for one in first), *inside, *of_units, *last, *rest)


def grouped(reporter: Reporter, chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """A short report's chapters in the same order, each told in the contents under what its part is called."""
    if reporter not in PARTS:
        return tuple(chapters)
    first, parts, rest = _shared_out(reporter, chapters)
    inside = [replace(one, group=part.title if len(own) > 1 else "") for part, own in parts for one in own]
    return (*first, *inside, *rest)


Shared = tuple[list[Chapter], list[tuple[Part, list[Chapter]]], list[Chapter]]


def _shared_out(reporter: Reporter, chapters: Sequence[Chapter]) -> Shared:
    """The summary, the parts that have something in them, and what stands in none."""
    found = {chapter.key: chapter for chapter in chapters}
    goals = [chapter for chapter in chapters if chapter.key.startswith(ONE_GOAL)]
    first = [found[SUMMARY]] if SUMMARY in found else []
    parts = [(part, list(_of_part(part, found, goals))) for part in PARTS[reporter]]
    placed = {chapter.key for chapter in (*first, *(one for _, own in parts for one in own))}
    return first, [one for one in parts if one[1]], [one for one in chapters if one.key not in placed]


def _of_part(part: Part, found: Mapping[str, Chapter], goals: Sequence[Chapter]) -> Iterator[Chapter]:
    for key in part.sections:
        if key in found:
            yield found[key]
        if key == GOALS.key:
            yield from goals


def _as_part(part: Part, own: Sequence[Chapter]) -> Iterator[Chapter]:
    """The part's heading and its sections; a section that stands alone needs no part around it."""
    if len(own) == 1 and part.may_be_left_out and not own[0].key.startswith(ONE_GOAL):
        yield replace(own[0], level=1)
        return
    yield Chapter(part.key, part.title)
    are_told = False
    for chapter in own:
        if chapter.key.startswith(ONE_GOAL):
            if not are_told:
                yield GOALS
            are_told = True
            yield replace(chapter, level=3, group="")
        else:
            are_told = are_told or chapter.key == GOALS.key
            yield replace(chapter, level=2, starts_page=chapter.key in ON_A_PAGE)
