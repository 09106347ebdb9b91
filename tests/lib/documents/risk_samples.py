"""What happened, risks and kontrollmoment, as samples."""

from datetime import date

from styrmodell.lib.documents.risks import Control, ControlTable, Risk, RiskStep, RiskTable
from styrmodell.lib.documents.status import Status, StatusKey
from styrmodell.lib.documents.timeline import Timeline, TimelineEvent

HIGH, LOW = Status(StatusKey.NOT_MET, "hög"), Status(StatusKey.MET, "låg")
EVENTS = Timeline(
    (
        TimelineEvent("handelse-skolan", "Åsunda skola invigdes", "14 mars", date(2019, 3, 14)),
        TimelineEvent("handelse-bron", "Bron stängdes", "mars", date(2019, 3, 1), is_whole_month=True, is_example=True),
        TimelineEvent("handelse-lanet", "Lånet löstes", "2 januari 2020", date(2020, 1, 2), is_after=True),
    ),
    date(2019, 1, 1),
    date(2019, 12, 31),
    "Under året",
    "Efter årets slut",
)
RISKS = RiskTable(
    (
        Risk(
            "risk-rantan",
            "Räntan stiger",
            RiskStep(3, "möjlig"),
            RiskStep(4, "allvarlig"),
            HIGH,
            "Räntan binds på flera år",
            "Ekonomichefen",
        ),
        Risk("risk-taket", "Taket läcker", RiskStep(1, "osannolik"), RiskStep(2, "lindrig"), LOW),
        Risk("risk-ny", "En ny risk"),
    ),
    rule="Riskvärdet är sannolikhet gånger konsekvens.",
)
CONTROLS = ControlTable(
    (
        Control("kontroll-attest", "Attest av fakturor", Status(StatusKey.MET, "utan anmärkning")),
        Control(
            "kontroll-avtal",
            "Köp utanför avtal",
            Status(StatusKey.NOT_MET, "brist"),
            "Utbildning för alla som köper in",
            "Inköpschefen",
        ),
        Control("kontroll-logg", "Loggar i vården"),
    )
)
