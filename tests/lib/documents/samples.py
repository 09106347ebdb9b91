"""Documents to test with: a whole delårsrapport with every kind of block, a månadsrapport, a plan and a minimal one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from styrmodell.lib.documents.blocks import (
    DecisionRow,
    DecisionTable,
    Fact,
    GoalRow,
    GoalTable,
    Proposals,
    RichText,
    Source,
    SourceList,
    StatusRow,
    StatusTable,
)
from styrmodell.lib.documents.figures import (
    BudgetBars,
    DeviationRow,
    DeviationTable,
    KeyFigureCharts,
    KeyFigureRow,
    KeyFigureTable,
    Step,
    Waterfall,
)
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.plan_items import PlanItem, PlanItems
from tests.lib.documents.parts import (
    BACKWARD,
    BUN,
    DEBT,
    DELAYED,
    DONE,
    EMPTY,
    FORWARD,
    KN,
    KS,
    LONG_TEXT,
    MET,
    MSN,
    NOT_ASSESSED,
    NOT_MET,
    OCTOBER,
    ON_TRACK,
    PARTLY,
    SCALE,
    SN,
    SOLIDITY,
    SURVEY,
    TFN,
    UNCHANGED,
    goal,
)

DEMOCRACY = (
    "Demokratin är levande och inkluderande; invånare, företagare och andra aktörer är medskapande och delaktiga"
)
WELFARE = "I Strängnäs kommun erbjuds välfärdstjänster av god kvalitet som utgår från invånarnas behov"
RESULT = Waterfall(
    tuple(
        Step(name, Decimal(str(mkr)) * 1_000_000)
        for name, mkr in [
            ("Budgeterat resultat", 43),
            (KS, 6.2),
            (BUN, -4.8),
            (SN, -3.9),
            (KN, 1.5),
            (MSN, 2.1),
            (TFN, -1.4),
            ("Skatter och statsbidrag", 31.5),
            ("Finansnetto", 4),
        ]
    ),
    conclusion="Resultatet väntas bli 78,2 mkr, 35,2 mkr bättre än budget.",
    is_example=True,
)
DECISIONS = (
    DecisionRow(KS, date(2021, 10, 1), "§ 218", outcome="godkänner"),
    DecisionRow("Kommunfullmäktige", date(2021, 10, 25)),
)
DEVIATIONS = DeviationTable(
    (
        DeviationRow(
            "Vård och omsorg",
            SN,
            Decimal(-3_950_000),
            "<p>Fler placeringar och längre vårdtider än budgeterat.</p>",
            "<p>Tillskott på 3 950 tkr i år. Placeringarna omprövas varje månad.</p>",
            "Socialchef",
            date(2021, 12, 31),
        ),
        DeviationRow(
            "Fritidsgårdar",
            KN,
            Decimal(840_000),
            "Tjänster var vakanta under våren.",
            "",
            "Enhetschef",
            is_example=True,
        ),
        DeviationRow(
            "Behörighet till gymnasiet", BUN, None, "Stödet sattes in sent.", "Stöd i tid.", "", date(2022, 1, 31)
        ),
    ),
    note="Belopp: helårsprognos mot årsbudget.",
)
ASSIGNMENTS = StatusTable(
    (
        StatusRow("Minska antalet externa placeringar", SN, "<p>Tre har avslutats.</p>", ON_TRACK, date(2021, 12, 31)),
        StatusRow(
            "Se över avtalen för skolskjuts", BUN, "<p>Nya avtal gäller.</p><ul><li>buss</li><li>taxi</li></ul>", DONE
        ),
        StatusRow("Byta till lägre effektabonnemang", TFN, "", DELAYED, date(2021, 11, 30), is_example=True),
        StatusRow("Ta fram ny kulturplan", KN, "", None),
    ),
    heading="Uppdrag från kommunfullmäktige",
    owner_heading="Mottagare",
)
PROPOSALS = Proposals(
    "Kommunstyrelsen föreslår att kommunfullmäktige beslutar",
    (
        "godkänna delårsrapport 2 för 2021, daterad 2021-09-24,",
        "ge socialnämnden ett budgettillskott på 3 950 tkr för 2021, samt",
        "överlämna delårsrapporten till kommunens revisorer.",
    ),
    is_example=True,
)
SOURCES = SourceList(
    (
        Source("Nyckeltal", "<p>Kolada räknas ut vid årets slut.</p>"),
        Source("Begrepp", "<p>Nettokostnad är kostnader minus intäkter.</p>"),
    )
)


def summary():
    goals = GoalTable(
        (
            GoalRow("Levande demokrati", DEMOCRACY, "I1", MET, FORWARD, "mal-I1"),
            GoalRow("Välfärdstjänster av god kvalitet", WELFARE, "I2", PARTLY, UNCHANGED, "mal-I2"),
            GoalRow("Ekonomi", "", "E1", NOT_MET, BACKWARD, is_example=True),
            GoalRow("Medarbetare", "", "M1", NOT_ASSESSED, None),
        ),
        heading="Fyra mål, ett uppfyllt",
        note="Bedömning: kommunens delårsrapport 2 2021.",
    )
    lead = "Ett av fullmäktiges mål bedöms som uppfyllt. Socialnämnden föreslås få 3 950 tkr."
    return Chapter("sammanfattning", "Sammanfattning", (goals, RESULT), lead=lead)


SO_FAR = (*DECISIONS, DecisionRow("KF", None, "", "KS/2021:40"))


def full():
    """Kommunens delårsrapport with every kind of block."""
    figures = KeyFigureTable(
        (
            KeyFigureRow(
                "Sjukfrånvaro", "procent", Decimal("8.6"), Decimal("7.7"), Decimal(7), 1, PARTLY, "Lägre är bättre."
            ),
            KeyFigureRow("Hushållsavfall", "kg/inv", None, Decimal(452), None, is_example=True),
        )
    )
    lead = "Kulturnämnden har till och med oktober kostat 40,9 mkr, 2,0 mkr mindre än periodens budget."
    bars = BudgetBars(OCTOBER.rows, period="jan–okt", conclusion="Kulturskolan väntas kosta mer än årsbudgeten.")
    return Document(
        kind="Delårsrapport 2",
        year="2021",
        unit="Strängnäs kommun",
        unit_code="KOMMUN",
        period="1 januari–31 augusti 2021",
        registry_number="KS/2021:40-042",
        dated=date(2021, 9, 24),
        summary="Fyra av fem mål bedöms som uppfyllda. Resultatet väntas bli 78,2 mkr, 35,2 mkr bättre än budget.",
        decisions=SO_FAR,
        scale=SCALE,
        is_example=True,
        chapters=(
            summary(),
            Chapter("handelser", "Väsentliga händelser", (RichText(LONG_TEXT), RichText("", heading="Efter perioden"))),
            goal("I1", "Levande demokrati", DEMOCRACY, MET, FORWARD, (SURVEY, SOLIDITY)),
            goal("I2", "Välfärdstjänster", WELFARE, PARTLY, BACKWARD, (DEBT, EMPTY)),
            Chapter("nyckeltal", "Nyckeltal", (figures, KeyFigureCharts((SOLIDITY,), heading="Utveckling"))),
            Chapter(
                "drift", "Driftredovisning", (OCTOBER, bars, RichText("Se tabellen.", heading="Analys")), lead=lead
            ),
            Chapter("avvikelser", "Avvikelser och åtgärder", (DEVIATIONS, ASSIGNMENTS)),
            Chapter(
                "beslut",
                "Beslut",
                (
                    PROPOSALS,
                    DecisionTable(SO_FAR),
                ),
            ),
            Chapter("kallor", "Bilaga. Källor och begrepp", (SOURCES,)),
        ),
    )


def monthly():
    """Kulturnämnden's månadsrapport of October 2021, not yet decided."""
    october = replace(OCTOBER, heading="Driftredovisning, tkr")
    return Document(
        kind="Månadsrapport",
        year="oktober 2021",
        unit=KN,
        unit_code="KN",
        municipality="Strängnäs kommun",
        period="1 januari–31 oktober 2021",
        status="Utkast",
        summary="Kulturnämnden har till och med oktober kostat 40,9 mkr, 2,0 mkr mindre än periodens budget.",
        chapters=(
            Chapter(
                "sammanfattning",
                "Sammanfattning",
                (RichText("<p>Årets överskott väntas bli 1,5 mkr.</p>", heading="Läget"),),
            ),
            Chapter("drift", "Driftredovisning", (october, BudgetBars(OCTOBER.rows, period="jan–okt"))),
            Chapter("avvikelser", "Avvikelser och åtgärder", (DEVIATIONS,)),
        ),
    )


def plan():
    """A verksamhetsplan: the other kind of document."""
    facts = (
        Fact("Bidrar till", "I1 Levande demokrati"),
        Fact("Följs upp med", "Besök på bibliotek"),
        Fact("Tas om hand av"),
    )
    items = (
        PlanItem(
            "1",
            "Kultur för alla barn",
            "<p>Alla barn möter kultur i skolan.</p><h3>Hur</h3><p>Genom Skapande skola.</p>",
            facts,
        ),
        PlanItem("2", "Biblioteken som mötesplats", facts=facts[:1], is_example=True),
    )
    return Document(
        kind="Verksamhetsplan",
        year="2027–2029",
        unit=KN,
        unit_code="KN",
        municipality="Strängnäs kommun",
        chapters=(
            Chapter("inriktning", "Inriktning", (PlanItems(items), PlanItems(items[:1], heading="Prioriteringar"))),
            Chapter("grunduppdrag", "Grunduppdrag", (RichText("<p>Nämnden ansvarar för biblioteken.</p>"),)),
        ),
    )


def minimal():
    """As little as a document can be."""
    return Document(
        kind="Delårsrapport 1",
        year="2026",
        unit=SN,
        unit_code="SN",
        chapters=(Chapter("a", "Sammanfattning", (RichText("Kort."),)),),
    )
