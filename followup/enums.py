"""Fixed words of follow-up. The words shown come from scale rows; logic uses only these keys."""

from django.db.models import TextChoices


class RoundKind(TextChoices):
    """Slag av uppföljningstillfälle."""

    MONTHLY = "MONTHLY", "månadsrapport"
    INTERIM_1 = "INTERIM_1", "delårsrapport 1"
    INTERIM_2 = "INTERIM_2", "delårsrapport 2"
    ANNUAL = "ANNUAL", "årsredovisning"


class ReportStatus(TextChoices):
    """Läge för en rapport. Frozen at ADOPTED and HANDED_OVER."""

    DRAFT = "DRAFT", "utkast"
    SUBMITTED = "SUBMITTED", "klar"
    RETURNED = "RETURNED", "återlämnad"
    ADOPTED = "ADOPTED", "beslutad"
    HANDED_OVER = "HANDED_OVER", "överlämnad"


class ScaleDimension(TextChoices):
    """Vad en skala mäter."""

    ATTAINMENT = "ATTAINMENT", "bedömning"
    FORECAST = "FORECAST", "prognos"
    PROGRESS = "PROGRESS", "förflyttning"


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


class WorkState(TextChoices):
    """Läge för en aktivitet eller ett uppdrag."""

    NOT_STARTED = "NOT_STARTED", "inte påbörjat"
    ON_TRACK = "ON_TRACK", "enligt plan"
    DELAYED = "DELAYED", "försenat"
    DONE = "DONE", "klart"
    CANCELLED = "CANCELLED", "utgår"


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
