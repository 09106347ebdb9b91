"""Årsredovisningar to test with, as long as is asked, with all that a long document has. All example data."""

from dataclasses import replace
from decimal import Decimal

from styrmodell.lib.documents.accounts import FinancialNote, Reference, RowKind, Stated, Statement, StatementColumn
from styrmodell.lib.documents.blocks import (
    Contribution,
    ContributionTable,
    DecisionRow,
    GoalRow,
    GoalTable,
    Proposals,
    RichText,
    StatusRow,
    StatusTable,
)
from styrmodell.lib.documents.figures import (
    BudgetBars,
    KeyFigureCharts,
    KeyFigureRow,
    KeyFigureTable,
    Ledger,
    LedgerRow,
    Step,
    Waterfall,
)
from styrmodell.lib.documents.investments import InvestmentTable, ProjectGroup
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.references import sign_of
from tests.lib.documents import accounts as kept
from tests.lib.documents.parts import (
    DEBT,
    DELAYED,
    FORWARD,
    MET,
    OCTOBER,
    ON_TRACK,
    PARTLY,
    SCALE,
    SOLIDITY,
    SURVEY,
    kr,
)

SENTENCE = "Verksamheten har utvecklats som planerat, och invånarna har fått fler vägar in i besluten under året. "
COMMITTEES = (
    "Kommunstyrelsen",
    "Barn- och utbildningsnämnden",
    "Socialnämnden",
    "Kulturnämnden",
    "Teknik- och fritidsnämnden",
)
COMPANIES = ("Bostäder", "Energi", "Vatten", "Näringsliv", "Fastigheter", "Fiber", "Bad", "Hamn")


def part(key, title, *blocks, **more):
    return Chapter(key, title, blocks, **more)


def section(key, title, *blocks, level=2, **more):
    return Chapter(key, title, blocks, level=level, **more)


def text(heading, times=3, after=""):
    return RichText(f"<p>{SENTENCE * times}{after}</p>", heading)


def annual(*, committees=5, goals=5, projects=12, notes=8, wide=1, times=3, word="Nämnden"):
    """An årsredovisning.

    Args:
        committees: how many have a section of their own.
        goals: how many are told.
        projects: investments of each committee.
        notes: how many the statements have.
        wide: how many tables have more columns than fit on a page that stands.
        times: sentences of each text.
        word: stands in headings and cells; may be a very long one.
    """
    return Document(
        kind="Årsredovisning",
        year="2025",
        unit="Åsunda kommun",
        unit_code="KOMMUN",
        period="1 januari–31 december 2025",
        registry_number="KS/2026:14-042",
        summary="Resultatet blev 12,0 mkr. God ekonomisk hushållning uppnås delvis.",
        decisions=(DecisionRow("Kommunfullmäktige"),),
        scale=SCALE,
        contents_levels=3,
        is_example=True,
        chapters=(
            *_short(times),
            *_management(goals, times, word),
            *_committees(committees, times, word),
            *_accounts(notes, wide, projects, committees),
            *_last(times),
        ),
    )


def _short(times):
    rows = tuple(KeyFigureRow(f"Mått {at}", "procent", previous=Decimal(at), value=Decimal(at + 1)) for at in range(4))
    yield part(
        "korthet",
        "Året i korthet",
        KeyFigureTable(rows, "Fem år i sammandrag"),
        text("Det hände", times, f"Mer står om personalen ({sign_of('personal')})."),
        is_numbered=False,
        lead="Kommunen gick 12,0 mkr plus, 5,2 mkr bättre än budget.",
    )


def _management(goals, times, word):
    row = LedgerRow(word, *kr(-12215, -12740, -15039, -15339))
    told = tuple(GoalRow(f"Mål {at}", SENTENCE, f"I{at}", MET, FORWARD, f"mal-{at}") for at in range(1, goals + 1))
    yield part("fb", "Förvaltningsberättelse", lead="Året blev bättre än väntat.")
    yield section(
        "oversikt", "Översikt över verksamhetens utveckling", text("Befolkning", times), text("Ekonomi", times)
    )
    statuses = tuple(StatusRow(f"{word} {at}", html=f"<p>{SENTENCE}</p>", status=ON_TRACK) for at in range(9))
    yield section(
        "forhallanden", "Viktiga förhållanden för resultat och ekonomisk ställning", StatusTable(statuses, "Risker")
    )
    yield section("handelser", "Händelser av väsentlig betydelse", text("Mars", times), text("Juni", times))
    yield section("geh", "God ekonomisk hushållning", GoalTable(told, "Måluppfyllelse"), starts_page=True)
    for at in range(1, goals + 1):
        rows = tuple(Contribution(name, f"<p>{SENTENCE}</p>", PARTLY) for name in COMMITTEES)
        yield section(f"mal-{at}", f"Mål {at}", text("Motivering", times), ContributionTable(rows), level=3)
    steps = (Step("Budget", Decimal(6_849_000)), Step("Nämnderna", Decimal(-700_000)), Step(word, Decimal(5_894_000)))
    yield section(
        "stallning",
        "Resultat och ekonomisk ställning",
        Waterfall(steps, "Från budget till utfall"),
        BudgetBars((row,) * 6, "Nämndernas avvikelse"),
        text("Nämnderna", times, f"Driftredovisningen visar mer ({sign_of('tabell-driftredovisning')})."),
        starts_page=True,
    )
    yield section("balanskrav", "Balanskravsutredning", kept.REQUIREMENT)
    yield section(
        "personal", "Väsentliga personalförhållanden", KeyFigureCharts((SURVEY, SOLIDITY)), text("Hälsa", times)
    )
    yield section("forvantad", "Förväntad utveckling", text("", times))


def _committees(count, times, word):
    yield part("namnder", "Nämndernas och bolagens del")
    for at in range(count):
        name = f"{COMMITTEES[at % len(COMMITTEES)]} {at // len(COMMITTEES) + 1}"
        yield section(f"namnd-{at}", name, text("Uppdrag", times), starts_page=True, lead=SENTENCE)
        rows = tuple(StatusRow(f"{word} {row}", "Nämnden", f"<p>{SENTENCE}</p>", DELAYED) for row in range(14))
        yield section(f"namnd-{at}-mal", "Mål och inriktning", StatusTable(rows, f"Uppdrag, {name}"), level=3)
        ledger = replace(OCTOBER, heading=f"Driftredovisning, {name}")
        yield section(f"namnd-{at}-ekonomi", "Ekonomi", ledger, text("Kommentar", times), level=3)
        charts = KeyFigureCharts((SURVEY, SOLIDITY, DEBT), f"Nyckeltal, {name}")
        yield section(f"namnd-{at}-tal", "Nyckeltal", charts, text("Framåt", times), level=3)


def _accounts(notes, wide, projects, committees):
    yield part("rakenskaper", "Räkenskaper")
    yield section("rr", "Resultaträkning", _with_notes(kept.INCOME, notes), kept.PROOFS, starts_page=True)
    yield section("br", "Balansräkning", kept.BALANCE, starts_page=True)
    for at in range(wide):
        yield section(f"koncern-{at}", f"Sammanställda räkenskaper {at + 1}", _consolidated(at))
    told = [_note(number) for number in range(2, notes + 2)]
    yield section("noter", "Noter", *told, starts_page=True)
    yield section("drift", "Driftredovisning", Ledger(OCTOBER.rows * 3, OCTOBER.total, "Driftredovisning"))
    groups = tuple(
        ProjectGroup(COMMITTEES[at % 5] + " " * (at // 5), kept.INVESTMENTS.groups[0].projects * (projects // 2))
        for at in range(min(committees, 5))
    )
    yield section("invest", "Investeringsredovisning", InvestmentTable(groups, "2025", "Investeringar per projekt"))


def _with_notes(statement, count):
    """The statement with a note at each of its first rows."""
    rows = tuple(
        replace(row, notes=(at + 2,) if at < count else (), key=row.key or f"rr-{at}")
        for at, row in enumerate(statement.rows)
    )
    return replace(statement, rows=rows)


def _note(number):
    key = kept.INCOME.rows[(number - 2) % len(kept.INCOME.rows)].key or f"rr-{(number - 2) % len(kept.INCOME.rows)}"
    parts = (kept.row(f"Del {at}", 6412 + at, 6890) for at in range(4))
    rows = (*parts, kept.row("Summa", 25654, 27560, kind=RowKind.TOTAL))
    about = (Reference("Resultaträkningen", key),)
    html = f"<p>{SENTENCE}</p>" if number % 3 else ""
    return FinancialNote(number, f"Upplysning nummer {number}", kept.YEARS, rows, about, html)


def _consolidated(at):
    columns = tuple(StatementColumn(name) for name in ("Kommunen", *COMPANIES, "Koncernen"))
    amounts = tuple(Stated(Decimal(1000 * (place + 1) * 104_297)) for place in range(len(columns)))
    rows = tuple(replace(row, values=amounts if row.values else (), key="", notes=()) for row in kept.BALANCE.rows)
    return Statement(f"Balansräkningar i sammandrag {at + 1}", columns, rows * 2)


def _last(times):
    yield part("sist", "Principer, ord och beslut")
    yield section("principer", "Redovisningsprinciper", text("Regler", times), text("Avskrivning", times))
    yield section(
        "beslut",
        "Förslag till beslut",
        Proposals("Kommunstyrelsen föreslår kommunfullmäktige", ("godkänna den",)),
    )
