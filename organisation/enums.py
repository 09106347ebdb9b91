"""Fixed words of the organisation."""

from django.db.models import TextChoices

from styrmodell.lib import words


class OrgUnitKind(TextChoices):
    """Slag av organisationsenhet."""

    GROUP = "GROUP", "kommunkoncern"
    MUNICIPALITY = "MUNICIPALITY", "kommun"
    MUNICIPAL_COUNCIL = "MUNICIPAL_COUNCIL", "kommunfullmäktige"
    EXECUTIVE_BOARD = "EXECUTIVE_BOARD", "kommunstyrelse"
    COMMITTEE = "COMMITTEE", "nämnd"
    COMPANY = "COMPANY", "bolag"
    OFFICE = "OFFICE", words.OFFICE.one
    DEPARTMENT = "DEPARTMENT", "avdelning"
    AREA = "AREA", "verksamhetsområde"
    UNIT = "UNIT", "enhet"


# Those that answer as a nämnd: KF and KS have a budget and a report of their own too.
BOARD_KINDS = (OrgUnitKind.MUNICIPAL_COUNCIL, OrgUnitKind.EXECUTIVE_BOARD, OrgUnitKind.COMMITTEE)
# Those that write an arbetsplan.
WORK_KINDS = (OrgUnitKind.DEPARTMENT, OrgUnitKind.AREA, OrgUnitKind.UNIT)

# Where each kind may stand in the tree.
PARENT_KINDS: dict[str, tuple[str, ...]] = {
    OrgUnitKind.GROUP: (),
    OrgUnitKind.MUNICIPALITY: (OrgUnitKind.GROUP,),
    OrgUnitKind.COMPANY: (OrgUnitKind.GROUP, OrgUnitKind.COMPANY),
    OrgUnitKind.MUNICIPAL_COUNCIL: (OrgUnitKind.MUNICIPALITY,),
    OrgUnitKind.EXECUTIVE_BOARD: (OrgUnitKind.MUNICIPALITY,),
    OrgUnitKind.COMMITTEE: (OrgUnitKind.MUNICIPALITY,),
    OrgUnitKind.OFFICE: BOARD_KINDS,
    OrgUnitKind.DEPARTMENT: (OrgUnitKind.OFFICE, OrgUnitKind.AREA, *BOARD_KINDS),
    OrgUnitKind.AREA: (OrgUnitKind.OFFICE, OrgUnitKind.DEPARTMENT),
    OrgUnitKind.UNIT: (OrgUnitKind.OFFICE, OrgUnitKind.DEPARTMENT, OrgUnitKind.AREA),
}


class PlanningYear(TextChoices):
    """Planeringsår: läsår inom barn- och utbildningsnämndens ansvarsområde (styrmodellen, Årshjul)."""

    CALENDAR = "CALENDAR", "kalenderår"
    SCHOOL = "SCHOOL", "läsår"


class Role(TextChoices):
    """Roll."""

    CONTROLLER = "CONTROLLER", "controller"
    SECRETARY = "SECRETARY", "nämndsekreterare"
    HEAD_OF_OFFICE = "HEAD_OF_OFFICE", words.HEAD_OF_OFFICE.one
    UNIT_MANAGER = "UNIT_MANAGER", "enhetschef"
    ECONOMIST = "ECONOMIST", "ekonom"
    ELECTED = "ELECTED", "förtroendevald"
    DIRECTOR = "DIRECTOR", "kommundirektör"
    COMPANY = "COMPANY", "bolag"
    AUDITOR = "AUDITOR", "revisor"
    ADMIN = "ADMIN", "administratör"


# The role that answers for a unit: writes its plan and its report. Kommunen and koncernen are the controllers'.
RESPONSIBLE: dict[str, Role] = {
    **dict.fromkeys(BOARD_KINDS, Role.SECRETARY),
    OrgUnitKind.COMPANY: Role.COMPANY,
    OrgUnitKind.OFFICE: Role.HEAD_OF_OFFICE,
    **dict.fromkeys(WORK_KINDS, Role.UNIT_MANAGER),
}


class Outcome(TextChoices):
    """Beslutets innebörd. What each leads to is said in `organisation.decisions.chains`."""

    ADOPTS = "ADOPTS", "antar"
    APPROVES = "APPROVES", "godkänner"
    CONFIRMS = "CONFIRMS", "fastställer"
    PROPOSES = "PROPOSES", "föreslår"
    HANDS_OVER = "HANDS_OVER", "överlämnar"
    FILES = "FILES", "lägger till handlingarna"
    TABLES = "TABLES", "bordlägger"
    REFERS_BACK = "REFERS_BACK", "återremitterar"
    REJECTS = "REJECTS", "avslår"


class Amends(TextChoices):
    """What a body does with a part of what is laid before it."""

    CHANGES = "CHANGES", "ändras"
    ADDS = "ADDS", "tillkommer"
    STRIKES = "STRIKES", "utgår"


# Outcomes that let a text go on, which may be marked *med ändring*; the others leave it where it is or send it back.
CARRYING = (
    Outcome.ADOPTS,
    Outcome.APPROVES,
    Outcome.CONFIRMS,
    Outcome.PROPOSES,
    Outcome.HANDS_OVER,
    Outcome.FILES,
)


class AttachmentKind(TextChoices):
    """Slag av bilaga."""

    MINUTES = "MINUTES", "protokollsutdrag"
    AUDIT = "AUDIT", "revisorernas utlåtande"
    ANNUAL = "ANNUAL", "årsredovisning"
    OTHER = "OTHER", "bilaga"


class JobState(TextChoices):
    """Läge för ett bakgrundsjobb."""

    QUEUED = "QUEUED", "väntar"
    RUNNING = "RUNNING", "pågår"
    DONE = "DONE", "klart"
    FAILED = "FAILED", "misslyckades"
