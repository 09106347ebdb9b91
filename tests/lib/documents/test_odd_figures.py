"""Figures that are rare but true, the same in every format: withheld, missing, zero without sign, halves, milliards, shares."""

from decimal import Decimal
from functools import cache

import pytest

from styrmodell.lib.documents.accounts import (
    NOT_APPLICABLE,
    NOT_STATED,
    BalanceRequirement,
    ColumnRole,
    FinancialNote,
    RatioRow,
    Ratios,
    SaidIn,
    Stated,
    Statement,
    StatementColumn,
    StatementRow,
)
from styrmodell.lib.documents.blocks import Contribution, ContributionTable, GoalRow, GoalTable, StatusRow, StatusTable
from styrmodell.lib.documents.figures import (
    BudgetBars,
    DeviationRow,
    DeviationTable,
    KeyFigureCharts,
    KeyFigureRow,
    KeyFigureSeries,
    KeyFigureTable,
    Ledger,
    LedgerRow,
    Step,
    Waterfall,
)
from styrmodell.lib.documents.group_structure import GroupStructure, OwnedCompany
from styrmodell.lib.documents.investments import InvestmentTable, Project, ProjectGroup
from styrmodell.lib.documents.key_numbers import KeyNumber, KeyNumbers
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.personnel import PersonnelRow, PersonnelTable, PersonnelValue
from styrmodell.lib.documents.render import weasy
from styrmodell.lib.documents.render.excel import excel_file
from styrmodell.lib.documents.render.html import body_html
from styrmodell.lib.documents.render.json import read
from styrmodell.lib.documents.render.json_keys import export_json
from styrmodell.lib.documents.render.pdf import print_job
from styrmodell.lib.documents.render.word.document import word_file
from styrmodell.lib.documents.status import Status, StatusKey
from tests.lib.documents import figures_read, tagged, told
from tests.lib.documents.pdf_links import tight

pytestmark = pytest.mark.one_database

YEARS = (StatementColumn("2025", role=ColumnRole.CURRENT), StatementColumn("2024", role=ColumnRole.PREVIOUS))
MET = Status(StatusKey.MET, "Uppfyllt")
MINUS_ZERO = Decimal("-0")


def stated(*values):
    return tuple(one if isinstance(one, Stated) else Stated(None if one is None else Decimal(one)) for one in values)


def row(name, *values, key="", notes=()):
    return StatementRow(name, stated(*values), key=key, notes=notes)


ODD_ROWS = (
    row("Mer än tio miljarder", "12345678901", "-98765432109876.54", key="stort", notes=(1, 2)),
    row("Halva tusental avrundas från noll", "1500", "-1500"),
    row("Nästan noll är noll utan tecken", "-499.99", "499.99"),
    row("Minus noll", MINUS_ZERO, "-0.00"),
    row("Noll och inte tillämpligt", 0, NOT_APPLICABLE),
    row("Saknas", None, NOT_STATED),
)
SIGNED = tuple(StatementColumn(name, is_signed=True) for name in ("Förändring", "Avvikelse"))
PEOPLE = PersonnelTable(
    ("2024", "2025"),
    (
        PersonnelRow("Sjukfrånvaro", is_heading=True),
        PersonnelRow("Kvinnor", (PersonnelValue(Decimal("6.25")), PersonnelValue(None)), decimals=1),
        PersonnelRow("Män", (PersonnelValue(None, "färre än 5"), PersonnelValue(Decimal(0))), decimals=1, depth=1),
    ),
    rule="Grupper som är färre än fem visas inte.",
)
PROJECTS = InvestmentTable(
    (
        ProjectGroup(
            "Kulturnämnden", (Project("Nytt bibliotek", budget=Stated(Decimal(4_000_500)), outcome=NOT_STATED),)
        ),
        ProjectGroup(
            "Teknik- och fritidsnämnden",
            (
                Project(
                    "Nytt bibliotek",
                    decided=Stated(Decimal("10000000000")),
                    budget=Stated(MINUS_ZERO),
                    change=NOT_APPLICABLE,
                ),
                Project(
                    "Nytt bibliotek",
                    outcome=Stated(Decimal(0)),
                    budget=Stated(Decimal(499)),
                    change=Stated(Decimal(-499)),
                ),
            ),
        ),
    ),
    "2025",
)
FIGURES = KeyFigureCharts(
    (
        KeyFigureSeries(
            "Andel nöjda",
            "procent",
            ("2023", "2024", "2025", "2026"),
            (Decimal("57.125"), None, MINUS_ZERO, None),
            compare=(None, Decimal("60"), Decimal("61.5"), None),
            targets=(None, Decimal(60), None, Decimal(70)),
            upper_targets=(None, None, None, Decimal("75.5")),
            decimals=2,
        ),
        KeyFigureSeries("Andel nöjda", "procent", ("2024", "2025"), (Decimal("0.05"), Decimal("-0.04")), decimals=1),
    )
)
LEDGER_ROWS = (
    LedgerRow("Bibliotek", Decimal("-500"), Decimal("500"), Decimal(-1500), Decimal(-2500)),
    LedgerRow("Kulturskola", None, Decimal(-10_000_000_500), None, MINUS_ZERO),
)
BLOCKS = (
    KeyNumbers(
        (KeyNumber("Resultat", MINUS_ZERO, "mkr", 1, signed=True), KeyNumber("Andel", Decimal("-0.04"), "procent", 1))
    ),
    Statement("Resultaträkning", YEARS, ODD_ROWS),
    Statement("Förändringar", SIGNED, tuple(row(f"{one.name} nu", *one.values) for one in ODD_ROWS)),
    Statement(
        "I kronor", YEARS, (row("Halva ören", "0.005", "-0.005"), row("Ören", "1234.50", None)), SaidIn.KR, decimals=2
    ),
    BalanceRequirement(YEARS, (row("Balanskravsresultat", "-0.4", "12345678901234"),), unit=SaidIn.MKR, decimals=1),
    FinancialNote(1, "En not utan rader", html="<p>Inget att redovisa.</p>"),
    FinancialNote(2, "En not med rader", YEARS, (row("Ingen uppgift", None, 0),)),
    Ratios(
        YEARS,
        (
            RatioRow(
                "Soliditet",
                "Eget kapital genom tillgångar.",
                stated("33.0884339", "-0.0449"),
                decimals=2,
                target="minst 25",
            ),
            RatioRow("Självfinansiering", "Utan regel.", stated(None, NOT_APPLICABLE), decimals=0),
        ),
    ),
    PROJECTS,
    PEOPLE,
    GroupStructure(
        "Kommunen",
        ("Fullmäktige",),
        (
            OwnedCompany("Energi AB", Decimal("50.00")),
            OwnedCompany("Fiber AB", Decimal("33.5"), 1),
            OwnedCompany("Vatten AB"),
        ),
        "Koncernen",
    ),
    FIGURES,
    KeyFigureTable(
        (
            KeyFigureRow(
                "Utan värde än", is_unavailable=True, target=Decimal("20"), upper_target=Decimal("25"), decimals=1
            ),
            KeyFigureRow("Inget svar", previous=MINUS_ZERO, target=Decimal("0.5")),
        )
    ),
    Ledger(
        LEDGER_ROWS,
        LedgerRow("Summa", None, Decimal("-9999999999"), None, Decimal(-2500), is_sum=True),
        period="jan–okt",
    ),
    BudgetBars(LEDGER_ROWS, period="jan–okt"),
    Waterfall((Step("Budget", Decimal("12345600000")), Step("Ingenting", MINUS_ZERO), Step("Lite", Decimal(-49_999)))),
    GoalTable((GoalRow("Mål utan bedömning", code="I1"), GoalRow("Mål", code="I2", assessment=MET))),
    ContributionTable((Contribution("Nämnd utan bidrag"),)),
    StatusTable((StatusRow("Uppdrag utan läge"), StatusRow("Uppdrag", status=MET))),
    DeviationTable((DeviationRow("Nästan ingen", amount=Decimal("-499")), DeviationRow("Inte om pengar"))),
)
DOCUMENT = Document(
    "Årsredovisning",
    "2025",
    "Kommunen",
    "K",
    registry_number="KS 2026:1",
    contents_levels=2,
    chapters=tuple(Chapter(f"del-{at}", f"Avsnitt {at}", (block,)) for at, block in enumerate(BLOCKS)),
)


@cache
def pdf():
    return weasy.set_pdf(print_job(DOCUMENT))


FORMS = {
    "html": lambda: figures_read.on_the_page(body_html(DOCUMENT)),
    "docx": lambda: figures_read.in_word(word_file(DOCUMENT)),
    "xlsx": lambda: figures_read.in_excel(excel_file(DOCUMENT)),
    "pdf": lambda: figures_read.on_paper(pdf()),
    "csv": lambda: figures_read.in_csv(pdf()),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_format_says_the_same_odd_figures_and_no_other(form):
    expected, found = told.expected(DOCUMENT, form), FORMS[form]()
    if form == "csv":  # a bundle of files has no order
        expected, found = (
            sorted(lines, key=lambda line: ([(one.head, one.words) for one in line.told], line.name))
            for lines in (expected, found)
        )
    assert len(expected) > 30
    assert figures_read.differing(expected, found, with_heads=form != "pdf") == []


def test_shares_and_key_numbers_stand_on_paper():
    said = tight(tagged.words(pdf()))
    lines = [line for one in told.told(DOCUMENT) if isinstance(one.block, told.NO_TABLES) for line in one.rows]
    assert [line for line in lines if tight(f"{line.name}{line.told[0].words}") not in said] == []


def test_the_data_says_them_whole_and_spelled_out():
    data = export_json(DOCUMENT)
    assert read(data) == DOCUMENT
    rows = data["chapters"][1]["blocks"][0]["rows"]
    assert [cell["value"] for one in rows for cell in one["values"]] == [
        *("12345678901", "-98765432109876.54", "1500", "-1500", "-499.99", "499.99", "0", "0.00", "0", None, None, None)
    ]
    assert data["chapters"][8]["blocks"][0]["groups"][1]["projects"][0]["decided"]["value"] == "10000000000"


def test_what_is_odd_is_said_in_these_words():
    """The reckoning that the files are compared with says what a reader expects."""
    words = {line.name: [one.words for one in line.told] for one in told.told(DOCUMENT) for line in one.rows}
    assert words["Mer än tio miljarder"] == ["12 345 679", "−98 765 432 110"]
    assert words["Halva tusental avrundas från noll"] == ["2", "−2"]
    assert words["Halva tusental avrundas från noll nu"] == ["+2", "−2"]
    assert words["Nästan noll är noll utan tecken nu"] == ["0", "0"]
    assert words["Minus noll"] == ["0", "0"]
    assert words["Halva ören"] == ["0,01", "−0,01"]
    assert words["Män"] == ["färre än 5", "0,0"]
    assert words["Energi AB"] == ["50 %"]
    assert words["Saknas"] == ["saknas", "saknas"]
