"""What each reporter is asked for in each kind of round: the section table that a year begins with, as data.

"Strukturen i delårsrapporterna är likadan under året, men den första innehåller färre rapporteringsdelar" (styrmodellen,
Uppföljning): one list of sections, and for each how much a reporter says about it in each kind of round. A year's rows
(`SectionRule`) begin as this table and are then the year's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from followup.enums import Content, Extent, Ground, Reporter, RoundKind
from organisation.enums import BOARD_KINDS, OrgUnitKind

ROUNDS = (RoundKind.MONTHLY, RoundKind.INTERIM_1, RoundKind.INTERIM_2, RoundKind.ANNUAL)
WEIGHED = (Content.STEWARDSHIP, Content.AUDIT)  # a text with a step of the scale of god ekonomisk hushållning
SOURCED = (*WEIGHED, Content.SIGNATURES)  # beside which a line says where it stands, or where and when it was signed
LINES = (Content.PROPOSALS, Content.SIGNATURES)  # one thing a line, and no formatted text
# A text and nothing else: what law and RKR ask for by name, and all that has no name of its own.
PLAIN = (
    Content.TEXT,
    Content.CIRCUMSTANCES,
    Content.GOVERNANCE,
    Content.INTERNAL_CONTROL,
    Content.PRIVATE_PROVIDERS,
)
PICTURED = (Content.OVERVIEW, Content.GROUP)  # with something fetched above the text
WRITTEN = (*PLAIN, Content.PERSONNEL, *LINES, *PICTURED, *WEIGHED, Content.LEAFLET)
OFFERED = (*PLAIN, Content.PERSONNEL, Content.STEWARDSHIP)  # whose texts the level above is offered
STEWARDSHIP, AUDIT = "sound_management", "audit"  # the keys of their sections
ACCOUNTS = (
    Content.INCOME_STATEMENT,
    Content.BALANCE_SHEET,
    Content.CASH_FLOW,
    Content.NOTES,
    Content.CONSOLIDATED,
    Content.BALANCED_BUDGET,
)
# Kept under Ekonomi and fetched from there; the writer adds a text of their own, or why there is nothing to fetch.
FETCHED = (*ACCOUNTS, Content.CARRIED_OVER)
# What a text of the report's own is written in.
TEXTS = (*WRITTEN, *FETCHED)
# The contents that can be asked for and printed. Sections with another wait until theirs can; nobody is asked for them.
BUILT = (
    *TEXTS,
    Content.GOALS,
    Content.DIRECTIONS,
    Content.PRIORITIES,
    Content.ACTIVITIES,
    Content.COUNCIL_ASSIGNMENTS,
    Content.SPECIAL_ASSIGNMENTS,
    Content.KEY_FIGURES,
    Content.OPERATING,
    Content.DEVIATIONS,
    Content.INVESTMENTS,
)
BINDING = (Ground.LAW, Ground.STANDARD, Ground.MODEL)
MARKS = {"●": Extent.FULL, "◐": Extent.SHORT}


@dataclass(frozen=True, slots=True)
class Asked:
    """How much of a section a reporter is asked for in a kind of round, on what ground and by which paragraph."""

    reporter: Reporter
    round_kind: RoundKind
    extent: Extent
    ground: Ground
    paragraph: str


@dataclass(frozen=True, slots=True)
class Section:
    """Avsnitt som ett år börjar med.

    Attributes:
        cells: per reporter what is asked in månadsrapport, delårsrapport 1, delårsrapport 2 and årsrapport, parted by
            "|": ● in full or ◐ short, the letter of the strongest ground, and the paragraph; empty when not asked.
        help: the question the writer answers, in a sentence.
        needed: a text that a full report cannot be handed in without.
        label: what stands in print's narrow column beside the text, where it says something that the title does not; none of
            those that a year begins with does, so that all their texts are set alike.
        annual_title, annual_help: title and help in an årsrapport, where they differ: the year is over then.
        municipal_title: the title in kommunens årsredovisning, where RKR R15 words it and others' differs.
    """

    key: str
    title: str
    content: Content
    cells: dict[Reporter, str]
    help: str = ""
    needed: bool = False
    label: str = ""
    annual_title: str = ""
    annual_help: str = ""
    municipal_title: str = ""

    def asked(self) -> Iterator[Asked]:
        """What the cells say, one at a time."""
        for reporter, line in self.cells.items():
            for round_kind, cell in zip(ROUNDS, line.split("|"), strict=True):
                word, _, paragraph = cell.strip().partition(" ")
                if word:
                    yield Asked(reporter, round_kind, MARKS[word[0]], Ground(word[1]), paragraph)


# Whom a last day is for, in a sentence; the lowest level first.
LEVEL_WORDS = {
    Reporter.UNIT: "enheter",
    Reporter.OFFICE: "kontor",
    Reporter.BOARD: "nämnder",
    Reporter.COMPANY: "bolag",
    Reporter.MUNICIPALITY: "kommunen",
}

# Who reports unless the controller chooses others: everybody in DR1, DR2 and ÅR, those with accounts every month.
EVERYBODY = tuple(kind.value for kind in OrgUnitKind if kind != OrgUnitKind.GROUP)
MONTHLY_REPORTERS = (OrgUnitKind.MUNICIPALITY.value, *(kind.value for kind in BOARD_KINDS))


def reporters_for(kind: str) -> list[str]:
    """The kinds of unit that report in a round of this kind, unless the controller chooses others."""
    return list(MONTHLY_REPORTERS if kind == RoundKind.MONTHLY else EVERYBODY)


def reporter_of(kind: str) -> Reporter:
    """What kind of reporter a unit of this kind is.

    Raises:
        KeyError: a kommunkoncern does not report; KOMMUN does.
    """
    if kind == OrgUnitKind.GROUP:
        raise KeyError(kind)
    if kind in BOARD_KINDS:
        return Reporter.BOARD
    own = {
        OrgUnitKind.MUNICIPALITY: Reporter.MUNICIPALITY,
        OrgUnitKind.COMPANY: Reporter.COMPANY,
        OrgUnitKind.OFFICE: Reporter.OFFICE,
    }
    return own.get(OrgUnitKind(kind), Reporter.UNIT)
