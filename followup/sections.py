"""What each reporter is asked for in each kind of round: the section table, as data.

"Strukturen i delårsrapporterna är likadan under året, men den första innehåller färre rapporteringsdelar" (styrmodellen,
Uppföljning): one list of sections, and for each how much a reporter says about it in each kind of round.
"""

from dataclasses import dataclass
from enum import StrEnum

from followup.enums import RoundKind
from organisation.enums import BOARD_KINDS, OrgUnitKind


class Reporter(StrEnum):
    """Slag av rapportör."""

    MUNICIPALITY = "MUNICIPALITY"
    BOARD = "BOARD"
    COMPANY = "COMPANY"
    OFFICE = "OFFICE"
    UNIT = "UNIT"


class Extent(StrEnum):
    """How much is asked: in full, or short and then voluntary."""

    FULL = "F"
    SHORT = "S"


class Content(StrEnum):
    """What a section holds, and so how it is asked for and printed."""

    TEXT = "TEXT"
    PROPOSALS = "PROPOSALS"
    GOALS = "GOALS"
    PRIORITIES = "PRIORITIES"
    ACTIVITIES = "ACTIVITIES"
    COUNCIL_ASSIGNMENTS = "COUNCIL_ASSIGNMENTS"
    SPECIAL_ASSIGNMENTS = "SPECIAL_ASSIGNMENTS"
    KEY_FIGURES = "KEY_FIGURES"
    OPERATING = "OPERATING"
    DEVIATIONS = "DEVIATIONS"


ROUNDS = (RoundKind.MONTHLY, RoundKind.INTERIM_1, RoundKind.INTERIM_2, RoundKind.ANNUAL)
WRITTEN = (Content.TEXT, Content.PROPOSALS)


@dataclass(frozen=True, slots=True)
class Section:
    """Avsnitt i en rapport.

    Attributes:
        help: the question the writer answers, in a sentence.
        extents: per reporter one letter for each of månadsrapport, delårsrapport 1, delårsrapport 2 and årsrapport:
            F in full, S short, - not asked.
        needed: a text that a full report cannot be handed in without.
        label: what stands in print's narrow column beside the text.
    """

    key: str
    title: str
    content: Content
    extents: dict[Reporter, str]
    help: str = ""
    needed: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class AskedSection:
    """A section with how much of it is asked for."""

    section: Section
    extent: Extent

    @property
    def is_required(self) -> bool:
        """True when the report cannot be handed in without an answer here."""
        written = self.section.content in WRITTEN
        return self.extent == Extent.FULL and (self.section.needed or not written)


MUNICIPALITY, BOARD, COMPANY, OFFICE, UNIT = Reporter

# In the order they are asked; print puts the summary first. Letters as in `Section.extents`.
SECTIONS: tuple[Section, ...] = (
    Section(
        "activities",
        "Aktiviteter",
        Content.ACTIVITIES,
        {UNIT: "FFFF"},
        help="Hur går det, och vad har hänt?",
    ),
    Section(
        "priorities",
        "Prioriteringar",
        Content.PRIORITIES,
        {OFFICE: "SFFF"},
        help="Vilken förflyttning syns, och vad har bidragit till den?",
    ),
    Section(
        "events",
        "Väsentliga händelser",
        Content.TEXT,
        {MUNICIPALITY: "-SFF", BOARD: "-SFF", COMPANY: "-SFF"},
        help="Vad har hänt under perioden, och efter den, som läsaren behöver känna till?",
        needed=True,
        label="Under och efter perioden",
    ),
    Section(
        "goals",
        "Kommunfullmäktiges mål",
        Content.GOALS,
        {MUNICIPALITY: "-FFF", BOARD: "-FFF", COMPANY: "-FFF"},
        help="Hur går det med målet, vilken förflyttning syns, och hur bidrar ni?",
    ),
    Section(
        "council_assignments",
        "Uppdrag från kommunfullmäktige",
        Content.COUNCIL_ASSIGNMENTS,
        {MUNICIPALITY: "-SFF", BOARD: "-SFF", COMPANY: "-SFF"},
        help="Läget för det som fullmäktige har gett i uppdrag.",
    ),
    Section(
        "special_assignments",
        "Särskilda uppdrag",
        Content.SPECIAL_ASSIGNMENTS,
        {BOARD: "-SFF", OFFICE: "SFFF", UNIT: "SFFF"},
        help="Läget för nämndens särskilda uppdrag till förvaltningen.",
    ),
    Section(
        "key_figures",
        "Nyckeltal",
        Content.KEY_FIGURES,
        {MUNICIPALITY: "-SFF", BOARD: "-SFF", COMPANY: "-SFF", OFFICE: "SFFF", UNIT: "SFFF"},
        help="Finns inget värde än? Kryssa i det: det är inte detsamma som noll.",
    ),
    Section(
        "sound_management",
        "God ekonomisk hushållning",
        Content.TEXT,
        {MUNICIPALITY: "-SFF", BOARD: "---S"},
        help="Sammanvägd bedömning av verksamhetens resultat och insatta ekonomiska resurser.",
        needed=True,
        label="Sammanvägd bedömning",
    ),
    Section("operating", "Driftredovisning", Content.OPERATING, {MUNICIPALITY: "FFFF", BOARD: "FFFF"}),
    Section(
        "forecast",
        "Prognos och analys",
        Content.TEXT,
        {MUNICIPALITY: "FFFS", BOARD: "FFFS", COMPANY: "-FFS"},
        help="Varför ser det ut så här, och var landar året?",
        needed=True,
        label="Analys",
    ),
    Section(
        "deviations",
        "Avvikelser och åtgärder",
        Content.DEVIATIONS,
        {MUNICIPALITY: "SSSS", BOARD: "SSSS", COMPANY: "SSSS", OFFICE: "SSSS", UNIT: "SSSS"},
        help="Vad går inte som beslutat, varför, och vad görs åt det?",
    ),
    Section(
        "personnel",
        "Personal",
        Content.TEXT,
        {MUNICIPALITY: "-SSF", BOARD: "-SFF", COMPANY: "--SF"},
        help="Sjukfrånvaro, bemanning, arbetsmiljö.",
        needed=True,
        label="Läget",
    ),
    Section(
        "expected_development",
        "Förväntad utveckling",
        Content.TEXT,
        {MUNICIPALITY: "--FF", BOARD: "--SF", COMPANY: "--SS"},
        help="Vad väntar, och vad innebär det för verksamheten och ekonomin?",
        needed=True,
        label="Vad som väntar",
    ),
    Section(
        "summary",
        "Sammanfattning",
        Content.TEXT,
        {MUNICIPALITY: "FFFF", BOARD: "FFFF", COMPANY: "SSSS", OFFICE: "SSSS", UNIT: "SSSS"},
        help="Det viktigaste på några rader. Står först i rapporten.",
        needed=True,
        label="I korthet",
    ),
    Section(
        "proposals",
        "Förslag till beslut",
        Content.PROPOSALS,
        {MUNICIPALITY: "SSSS", BOARD: "SSSS", COMPANY: "SSSS"},
        help="En att-sats på varje rad, utan ordet att.",
    ),
)


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
    own = {OrgUnitKind.MUNICIPALITY: MUNICIPALITY, OrgUnitKind.COMPANY: COMPANY, OrgUnitKind.OFFICE: OFFICE}
    return own.get(OrgUnitKind(kind), UNIT)


def asked(unit_kind: str, round_kind: str) -> tuple[AskedSection, ...]:
    """The sections that a unit of this kind answers in a round of this kind, in order."""
    reporter, place = reporter_of(unit_kind), ROUNDS.index(RoundKind(round_kind))
    letters = ((section, section.extents.get(reporter, "----")[place]) for section in SECTIONS)
    return tuple(AskedSection(section, Extent(letter)) for section, letter in letters if letter != "-")


def written_keys(unit_kind: str, round_kind: str) -> tuple[str, ...]:
    """The keys of the sections that are plain writing, which is what a `ReportText` may hold."""
    return tuple(one.section.key for one in asked(unit_kind, round_kind) if one.section.content in WRITTEN)
