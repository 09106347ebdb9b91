"""Årsredovisningar to make *Så gick det med pengarna* of, as documents: a whole one, and what it takes to make others."""

from datetime import date
from decimal import Decimal

from styrmodell.lib.documents.accounts import (
    ColumnRole,
    RatioRow,
    Ratios,
    RowKind,
    Stated,
    Statement,
    StatementColumn,
    StatementRow,
)
from styrmodell.lib.documents.blocks import DecisionRow, GoalRow, GoalTable, RichText
from styrmodell.lib.documents.figures import Ledger, LedgerRow
from styrmodell.lib.documents.investments import InvestmentTable, Project, ProjectGroup
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.personnel import PersonnelRow, PersonnelTable, PersonnelValue
from styrmodell.lib.documents.status import Status, StatusKey

MET, PARTLY, NOT_MET = StatusKey.MET, StatusKey.PARTLY, StatusKey.NOT_MET
INCOME = {
    "operating-income": 618_900,
    "operating-costs": -3_127_200,
    "depreciation": -183_200,
    "tax-revenue": 2_334_800,
    "general-grants": 533_600,
    "financial-income": 43_700,
    "financial-costs": -113_200,
}
COSTS = {
    "Kommunfullmäktige": -12_100,
    "Kommunstyrelsen": -250_300,
    "Barn- och utbildningsnämnden": -1_140_400,
    "Socialnämnden": -870_900,
    "Kulturnämnden": -61_200,
    "Miljö- och samhällsbyggnadsnämnden": -32_500,
    "Teknik- och fritidsnämnden": -141_500,
}
RESULTS = {"2025": 107_400, "2024": 31_200, "2023": -12_600, "2022": 88_000, "2021": 121_900}
GOALS = (
    ("Demokratin är levande och invånarna är delaktiga", MET),
    ("Alla barn och elever lyckas i skolan", PARTLY),
    ("Välfärden är trygg genom hela livet", MET),
    ("Näringslivet växer och fler är i arbete", NOT_MET),
    ("Miljön är god och klimatpåverkan minskar", PARTLY),
)
PROJECTS = {
    "6010 Ny högstadieskola i Strängnäs": 214_700,
    "6050 Vattenverk och huvudledningar": 256_100,
    "6030 Gator, broar och belysning": 57_400,
    "6040 Gång- och cykelväg": 33_800,
    "1020 Markförvärv": 31_600,
    "1010 Digitala verktyg": 18_400,
    "2010 Inventarier till skolor": 13_100,
    "3010 Inventarier till särskilt boende": 3_900,
}
NEXT = (
    "<h3>Befolkningen</h3><p>Fler blir äldre och färre är i arbetsför ålder. Vi bygger en ny skola och ett nytt vattenverk. "
    "Räntorna väntas ligga kvar på samma nivå.</p>"
)


def kr(tkr):
    return None if tkr is None else Decimal(tkr) * 1000


def stated(tkr):
    return Stated(kr(tkr))


def income(amounts=INCOME, result=None, *, budget=None):
    """Resultaträkningen; the result is the sum of its rows unless it is given."""
    if result is None:
        result = sum(amount for amount in amounts.values() if amount is not None)
    columns = [StatementColumn("2025", "Kommunen", ColumnRole.CURRENT)]
    rows = [(key, [amount]) for key, amount in amounts.items()] + [("result", [result])]
    if budget is not None:
        columns.append(StatementColumn("Budget 2025", "Kommunen", ColumnRole.BUDGET))
        rows = [(key, [*values, budget if key == "result" else None]) for key, values in rows]
    columns.append(StatementColumn("2025", "Koncernen", ColumnRole.CURRENT))
    told = tuple(StatementRow(key, tuple(map(stated, [*values, 1])), key) for key, values in rows)
    return Chapter("income-statement", "Resultaträkning", (Statement("Resultaträkning", tuple(columns), told),))


def operating(costs=COSTS):
    rows = tuple(LedgerRow(name, kr(amount)) for name, amount in costs.items())
    return Chapter("operating", "Driftredovisning", (Ledger(rows, name_heading="Nämnd"),))


def overview(results=RESULTS):
    columns = tuple(StatementColumn(year) for year in results)
    rows = (
        StatementRow("Resultat", kind=RowKind.HEADING),
        StatementRow("Årets resultat", tuple(map(stated, results.values()))),
    )
    return Chapter("overview", "Översikt", (Statement("Fem år i sammandrag", columns, rows),))


def goals(told=GOALS):
    rows = tuple(GoalRow(name, assessment=key and Status(key, "Ord ur skalan")) for name, key in told)
    return Chapter("summary", "Sammanfattning", (GoalTable(rows),))


def investments(projects=PROJECTS):
    made = tuple(Project(name, outcome=stated(amount)) for name, amount in projects.items())
    return Chapter("investments", "Investeringar", (InvestmentTable((ProjectGroup("KS", made),), "2025"),))


def personnel(count=2436, years=("2025", "2024")):
    told = {"2025": PersonnelValue(count and Decimal(count)), "2024": PersonnelValue(Decimal(2422))}
    rows = (
        PersonnelRow("Anställda den 31 december, antal", is_heading=True),
        PersonnelRow("Totalt", tuple(told[year] for year in years)),
    )
    return Chapter("personnel", "Personal", (PersonnelTable(years, rows),))


def expected(html=NEXT):
    return Chapter("expected-development", "Förväntad utveckling", (RichText(html),))


def ratios():
    row = RatioRow("Soliditet", "Eget kapital / tillgångar", (Stated(Decimal("33.0884")),))
    return Chapter("ratios", "Nyckeltal", (Ratios((StatementColumn("2025"),), (row,)),))


def report(*chapters, **changed):
    told = {
        "kind": "Årsredovisning",
        "year": "2025",
        "unit": "Strängnäs kommun",
        "unit_code": "KOMMUN",
        "period": "1 januari–31 december 2025",
        "registry_number": "KS/2026:42",
        "decisions": (DecisionRow("Kommunfullmäktige", date(2026, 4, 27), "§ 45"),),
        "contents_levels": 3,
    }
    return Document(**{**told, **changed}, chapters=chapters)


def whole(**changed):
    return report(
        goals(),
        overview(),
        ratios(),
        personnel(),
        expected(),
        income(budget=72_000),
        operating(),
        investments(),
        **changed,
    )
