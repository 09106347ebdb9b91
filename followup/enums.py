"""Fixed words of follow-up. The words shown come from scale rows; logic uses only these keys."""

from django.db.models import IntegerChoices, TextChoices

from styrmodell.lib import words


class RoundKind(TextChoices):
    """Slag av uppföljningstillfälle."""

    MONTHLY = "MONTHLY", "månadsrapport"
    INTERIM_1 = "INTERIM_1", f"{words.INTERIM_REPORT.one} 1"
    INTERIM_2 = "INTERIM_2", f"{words.INTERIM_REPORT.one} 2"
    ANNUAL = "ANNUAL", "årsredovisning"


class ReportStatus(TextChoices):
    """Läge för en rapport. Frozen at ADOPTED and HANDED_OVER. One that is LET_OFF or STRUCK is not waited for: it need not
    come, or never came.
    """

    DRAFT = "DRAFT", "utkast"
    SUBMITTED = "SUBMITTED", "klar"
    RETURNED = "RETURNED", "återlämnad"
    REOPENED = "REOPENED", "öppnad på nytt"
    ADOPTED = "ADOPTED", "beslutad"
    HANDED_OVER = "HANDED_OVER", "överlämnad"
    LET_OFF = "LET_OFF", "undantagen"
    STRUCK = "STRUCK", "struken"


class Reporter(TextChoices):
    """Slag av rapportör: what each kind of unit is asked differs by this."""

    MUNICIPALITY = "MUNICIPALITY", "kommunen"
    BOARD = "BOARD", "nämnd som rapporterar"
    COMPANY = "COMPANY", "bolag som rapporterar"
    OFFICE = "OFFICE", f"{words.OFFICE.one} som rapporterar"
    UNIT = "UNIT", "enhet som rapporterar"


class Extent(TextChoices):
    """How much of a section is asked: in full, short and then voluntary, or nothing."""

    FULL = "FULL", "fullständigt"
    SHORT = "SHORT", "kortfattat"
    NONE = "NONE", "efterfrågas inte"


class PartExtent(TextChoices):
    """How much of a nämnd's or a bolag's own report kommunens årsredovisning holds."""

    WHOLE = "WHOLE", "i sin helhet"
    SHORT = "SHORT", "förkortad"
    LEFT_OUT = "LEFT_OUT", "inte med"


class Ground(TextChoices):
    """Vad ett avsnitt vilar på. What law, RKR or styrmodell asks for cannot be taken away."""

    LAW = "L", "lag"
    STANDARD = "R", "rekommendation från RKR"
    MODEL = "S", "styrmodellen"
    OBSERVED = "O", "bruk i kommunen"
    JUDGEMENT = "J", "omdöme"


class Content(TextChoices):
    """What a section holds, and so how it is asked for and printed."""

    TEXT = "TEXT", "löpande text"
    PROPOSALS = "PROPOSALS", "att-satser"
    GOALS = "GOALS", "bedömning av mål"
    DIRECTIONS = "DIRECTIONS", "förflyttning för inriktningar"
    PRIORITIES = "PRIORITIES", "läge för prioriteringar"
    ACTIVITIES = "ACTIVITIES", "läge för aktiviteter"
    COUNCIL_ASSIGNMENTS = "COUNCIL_ASSIGNMENTS", "läge för fullmäktiges uppdrag"
    SPECIAL_ASSIGNMENTS = "SPECIAL_ASSIGNMENTS", "läge för särskilda uppdrag"
    KEY_FIGURES = "KEY_FIGURES", "nyckeltalsvärden"
    OPERATING = "OPERATING", "driftredovisning"
    DEVIATIONS = "DEVIATIONS", "avvikelser och åtgärder"
    DECISION_DATA = "DECISION_DATA", "beslutsdata"
    OVERVIEW = "OVERVIEW", "utvecklingsöversikt"
    GROUP = "GROUP", "koncernens organisation"
    CIRCUMSTANCES = "CIRCUMSTANCES", "viktiga förhållanden"
    GOVERNANCE = "GOVERNANCE", "styrning och uppföljning"
    INVESTMENTS = "INVESTMENTS", "investeringsredovisning"
    INCOME_STATEMENT = "INCOME_STATEMENT", "resultaträkning"
    BALANCE_SHEET = "BALANCE_SHEET", "balansräkning"
    CASH_FLOW = "CASH_FLOW", "kassaflödesanalys"
    NOTES = "NOTES", "noter"
    CONSOLIDATED = "CONSOLIDATED", "sammanställda räkenskaper"
    BALANCED_BUDGET = "BALANCED_BUDGET", "balanskravsutredning"
    INTERNAL_CONTROL = "INTERNAL_CONTROL", "intern kontroll"
    PRIVATE_PROVIDERS = "PRIVATE_PROVIDERS", "privata utförare"
    CARRIED_OVER = "CARRIED_OVER", "ombudgetering"
    AUDIT = "AUDIT", "revisorernas bedömning"
    STEWARDSHIP = "STEWARDSHIP", "god ekonomisk hushållning"
    PERSONNEL = "PERSONNEL", "personalförhållanden"
    SIGNATURES = "SIGNATURES", "underskrifter"
    LEAFLET = "LEAFLET", "egna ord till invånarna"


class Withheld(TextChoices):
    """Varför en uppgift om personal står utan tal: the group is too small, or it would tell of one that is."""

    FEW = "FEW", "färre än 5"
    BESIDE = "BESIDE", "visas inte"


class ScaleDimension(TextChoices):
    """Vad en skala mäter."""

    ATTAINMENT = "ATTAINMENT", "bedömning"
    FORECAST = "FORECAST", "prognos"
    PROGRESS = "PROGRESS", "förflyttning"
    STEWARDSHIP = "STEWARDSHIP", "god ekonomisk hushållning"


class Attainment(TextChoices):
    """Måluppfyllelse."""

    MET = "MET", "uppfyllt"
    PARTLY = "PARTLY", "delvis uppfyllt"
    NOT_MET = "NOT_MET", "ej uppfyllt"
    NOT_ASSESSED = "NOT_ASSESSED", "ej bedömt"


class Forecast(TextChoices):
    """Prognos för målet."""

    WILL_BE_MET = "WILL_BE_MET", "kommer att uppfyllas"
    PARTLY = "PARTLY", "kommer att uppfyllas delvis"
    NOT = "NOT", "kommer inte att uppfyllas"
    UNKNOWN = "UNKNOWN", "kan inte bedömas"


class Progress(TextChoices):
    """Förflyttning mot målet."""

    FORWARD = "FORWARD", "framåt"
    UNCHANGED = "UNCHANGED", "oförändrat"
    BACKWARD = "BACKWARD", "bakåt"


class Stewardship(TextChoices):
    """Sammanvägd bedömning av god ekonomisk hushållning, KL 11:1; also how revisorerna see it."""

    MET = "MET", "uppnås"
    PARTLY = "PARTLY", "uppnås delvis"
    NOT_MET = "NOT_MET", "uppnås inte"
    NOT_ASSESSED = "NOT_ASSESSED", "kan inte bedömas"


class WorkState(TextChoices):
    """Läge för en aktivitet eller ett uppdrag."""

    NOT_STARTED = "NOT_STARTED", "inte påbörjat"
    ON_TRACK = "ON_TRACK", "enligt plan"
    DELAYED = "DELAYED", "försenat"
    DONE = "DONE", "klart"
    CANCELLED = "CANCELLED", "utgår"


OVER = (WorkState.DONE, WorkState.CANCELLED)  # there is nothing left to do


class ValueKind(TextChoices):
    """Slag av värde."""

    OUTCOME = "OUTCOME", "utfall"
    FORECAST = "FORECAST", "prognos"


class Sex(TextChoices):
    """Kön, som Kolada delar upp värden."""

    TOTAL = "TOTAL", "totalt"
    WOMEN = "WOMEN", "kvinnor"
    MEN = "MEN", "män"


class DeviationKind(TextChoices):
    """Vad en avvikelse gäller."""

    GOAL = "GOAL", "mål"
    ASSIGNMENT = "ASSIGNMENT", "uppdrag"
    ECONOMY = "ECONOMY", "ekonomi"
    KEY_FIGURE = "KEY_FIGURE", "nyckeltal"
    OTHER = "OTHER", "övrigt"


class AccountKind(TextChoices):
    """Slag av räkenskap."""

    INCOME_STATEMENT = "INCOME_STATEMENT", "resultaträkning"
    BALANCE_SHEET = "BALANCE_SHEET", "balansräkning"
    CASH_FLOW = "CASH_FLOW", "kassaflödesanalys"
    BALANCED_BUDGET = "BALANCED_BUDGET", "balanskravsutredning"
    BRIDGE = "BRIDGE", "brygga från driftredovisningen"
    NOTES = "NOTES", "noter"


class LineKind(TextChoices):
    """What a line of the accounts is: an amount that counts in a sum, one that only tells of another, or a heading."""

    AMOUNT = "AMOUNT", "belopp"
    OF_WHICH = "OF_WHICH", "upplysning"
    HEADING = "HEADING", "rubrik"


class Sign(TextChoices):
    """How a line is written: costs and what is paid with minus."""

    PLUS = "PLUS", "plus"
    MINUS = "MINUS", "minus"
    EITHER = "EITHER", "plus eller minus"


class AskedOf(TextChoices):
    """Whose accounts have a line."""

    ALL = "ALL", "alla"
    PUBLIC = "PUBLIC", "kommunen och koncernen"
    TAXED = "TAXED", "koncernen och bolagen"
    MUNICIPALITY = "MUNICIPALITY", "bara kommunen"


class ColumnKind(TextChoices):
    """Slag av kolumn i räkenskaperna."""

    OUTCOME = "OUTCOME", "utfall"
    BUDGET = "BUDGET", "budget"
    FORECAST = "FORECAST", "prognos"
    ELIMINATIONS = "ELIMINATIONS", "elimineringar"


class MoneyUnit(TextChoices):
    """What an amount is said in; kept, since it tells how exact it is."""

    KR = "KR", "kr"
    TKR = "TKR", "tkr"
    MKR = "MKR", "mkr"


class Verdict(TextChoices):
    """Vad en kontroll av räkenskaperna säger."""

    DIFFERS = "DIFFERS", "stämmer inte"
    EXPLAINED = "EXPLAINED", "förklarad skillnad"
    ROUNDING = "ROUNDING", "avrundning"
    NOT_TRIED = "NOT_TRIED", "ej prövad"
    AGREES = "AGREES", "stämmer"


class RowKind(TextChoices):
    """Slag av rad i ett avsnitt: what stands beside its text, one on each row."""

    EVENT = "EVENT", "händelse"
    RISK = "RISK", "risk"
    CONTROL = "CONTROL", "kontrollmoment"


class Probability(IntegerChoices):
    """Hur sannolik en risk är."""

    UNLIKELY = 1, "osannolik"
    LESS_LIKELY = 2, "mindre sannolik"
    POSSIBLE = 3, "möjlig"
    LIKELY = 4, "sannolik"


class Consequence(IntegerChoices):
    """Hur allvarligt det blir om en risk inträffar."""

    NEGLIGIBLE = 1, "försumbar"
    MILD = 2, "lindrig"
    FELT = 3, "kännbar"
    SERIOUS = 4, "allvarlig"


class Finding(TextChoices):
    """Vad ett kontrollmoment visade."""

    NO_REMARK = "NO_REMARK", "utan anmärkning"
    FLAW = "FLAW", "brist"
