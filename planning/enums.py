"""Fixed words of planning."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import TextChoices

from styrmodell.lib import words
from styrmodell.lib.swedish import join_words, number


class PlanKind(TextChoices):
    """Slag av plan, en per nivå i styrmodellen, and the text of a styrdokument."""

    MULTI_YEAR = "MULTI_YEAR", words.MULTI_YEAR_PLAN.one
    OPERATIONAL = "OPERATIONAL", words.OPERATIONAL_PLAN.one
    BUSINESS = "BUSINESS", words.BUSINESS_PLAN.one
    OFFICE = "OFFICE", words.OFFICE_PLAN.one
    WORK = "WORK", words.WORK_PLAN.one
    GOVERNING = "GOVERNING", "styrdokument"


class PlanStatus(TextChoices):
    """Läge för planens arbetstext. *Ersatt* is derived from editions, never stored."""

    DRAFT = "DRAFT", "utkast"
    SUBMITTED = "SUBMITTED", "inlämnad"
    RETURNED = "RETURNED", "återlämnad"
    ADOPTED = "ADOPTED", "antagen"


BEING_AMENDED = "Beslutad, ändringarna förs in"  # of a plan that is handed in, and decided med ändring


def status_word(kind: str, status: str) -> str:
    """The state of a plan in words: what a body adopts is antaget, what a person approves is godkänt (docs/who-may.md)."""
    if status == PlanStatus.ADOPTED and kind in (PlanKind.OFFICE, PlanKind.WORK):
        return "godkänd"
    return PlanStatus(status).label


class NodeKind(TextChoices):
    """Slag av post i en plan."""

    ROOT = "ROOT", "plan"
    SECTION = "SECTION", "textavsnitt"
    GOAL = "GOAL", "mål"
    COUNCIL_ASSIGNMENT = "COUNCIL_ASSIGNMENT", "uppdrag från kommunfullmäktige"
    DIRECTION = "DIRECTION", "inriktning"
    PRIORITY = "PRIORITY", "prioritering"
    SPECIAL_ASSIGNMENT = "SPECIAL_ASSIGNMENT", "särskilt uppdrag"
    ACTIVITY = "ACTIVITY", "aktivitet"
    KEY_FIGURE = "KEY_FIGURE", "nyckeltal"
    POINT = "POINT", "punkt"


MANY: dict[str, str] = {
    NodeKind.SPECIAL_ASSIGNMENT: "särskilda uppdrag",
    NodeKind.DIRECTION: "inriktningar",
    NodeKind.PRIORITY: "prioriteringar",
    NodeKind.ACTIVITY: "aktiviteter",
    NodeKind.POINT: "punkter",
}  # the others are alike, one or many


def counted(kinds: Iterable[str]) -> str:
    """How many of each kind there are, by the names that people know them by: "2 inriktningar och 1 prioritering"."""
    found = Counter(map(NodeKind, kinds))
    return join_words(
        [f"{number(n)} {kind.label if n == 1 else MANY.get(kind, kind.label)}" for kind, n in found.items()]
    )


class GoverningKind(TextChoices):
    """Slag av styrdokument."""

    VISION = "VISION", "vision"
    DESIRED_STATE = "DESIRED_STATE", "önskat läge"
    MAJORITY_DECLARATION = "MAJORITY_DECLARATION", "majoritetsförklaring"
    CHARTER = "CHARTER", "reglemente"
    OWNER_DIRECTIVE = "OWNER_DIRECTIVE", "ägardirektiv"
    FINANCIAL_PLAN = "FINANCIAL_PLAN", "långsiktig ekonomisk plan"
    GUIDELINES = "GUIDELINES", "riktlinjer"
    COMPREHENSIVE_PLAN = "COMPREHENSIVE_PLAN", "översiktsplan"
    PROGRAMME = "PROGRAMME", "program"
    POLICY = "POLICY", "policy"
    OTHER = "OTHER", "annat styrdokument"


class ContributionKind(TextChoices):
    """Vad en koppling betyder."""

    CONTRIBUTES = "CONTRIBUTES", "bidrar till"
    TAKES_ON = "TAKES_ON", "tar hand om uppdrag"
    INTERPRETS = "INTERPRETS", "tolkar"


class EditionKind(TextChoices):
    """Slag av utgåva."""

    PRELIMINARY = "PRELIMINARY", "preliminär"
    DECIDED = "DECIDED", "beslutad"
    REVISED = "REVISED", "reviderad"


class Funding(TextChoices):
    """Hur ett uppdrag från fullmäktige betalas (styrmodellen, Planer och uppdrag)."""

    SUPPLEMENT = "SUPPLEMENT", "tillskott i budget"
    WITHIN_FRAME = "WITHIN_FRAME", "inom tilldelad budgetram"


class Direction(TextChoices):
    """Önskad riktning för ett nyckeltal."""

    HIGHER_IS_BETTER = "HIGHER_IS_BETTER", "högre är bättre"
    LOWER_IS_BETTER = "LOWER_IS_BETTER", "lägre är bättre"
    BETWEEN = "BETWEEN", "ska ligga mellan två värden"
    NONE = "NONE", "ingen önskad riktning"


class TimeRule(TextChoices):
    """Hur värden läggs samman över tid."""

    SUM = "SUM", "summeras"
    LATEST = "LATEST", "senaste värdet gäller"
    MEAN = "MEAN", "medelvärde"
    RATIO = "RATIO", "täljare och nämnare summeras var för sig"


class UnitRule(TextChoices):
    """Hur värden läggs samman över enheter."""

    NONE = "NONE", "läggs inte samman"
    SUM = "SUM", "summeras"
    RATIO = "RATIO", "täljare och nämnare summeras var för sig"


class MeasureKind(TextChoices):
    """Vad måttet kallas i kontorsplanen (styrmodellen: mått/indikatorer/nyckeltal/bedömning)."""

    KEY_FIGURE = "KEY_FIGURE", "nyckeltal"
    INDICATOR = "INDICATOR", "indikator"
    MEASURE = "MEASURE", "mått"
    JUDGEMENT = "JUDGEMENT", "bedömning"


class CollaborationAnswer(TextChoices):
    """Vad den andra parten svarar om en samverkan."""

    ASKED = "ASKED", "inget svar än"
    YES = "YES", "ja"
    NO = "NO", "nej"
    OTHER = "OTHER", "annat"


class AreaAnswer(TextChoices):
    """Kontorschefens svar på en begäran om arbetsplan per verksamhetsområde."""

    ASKED = "ASKED", "väntar på svar"
    APPROVED = "APPROVED", "godkänd"
    REFUSED = "REFUSED", "avslagen"
