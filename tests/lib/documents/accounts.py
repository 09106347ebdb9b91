"""Räkenskaper to test with: a whole document with every block of the accounts.

True, in tkr as printed: Grästorps kommun, resultaträkning with budget 2019 and outcomes 2017–2019, and balansräkning 2018–2019
(https://www.finansiellinfo.se/Grastorp_2019/Resultatrakning.html, https://www.finansiellinfo.se/Grastorp_2020/Balansrakning.html).
The year's result of 2018 is 6 112 in the one and 6 113 in the other: the source's own rounding. The rest is example data.
"""

from dataclasses import replace
from decimal import Decimal

from styrmodell.lib.documents.accounts import (
    NOT_APPLICABLE,
    NOT_STATED,
    BalanceRequirement,
    ColumnRole,
    FinancialNote,
    Proof,
    ProofList,
    RatioRow,
    Ratios,
    Reference,
    Restoration,
    RowKind,
    Stated,
    Statement,
    StatementColumn,
    StatementRow,
)
from styrmodell.lib.documents.group_structure import GroupStructure, OwnedCompany
from styrmodell.lib.documents.investments import InvestmentTable, Project, ProjectGroup
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.personnel import PersonnelRow, PersonnelTable, PersonnelValue
from styrmodell.lib.documents.status import Status, StatusKey
from tests.lib.documents import glance

AGREES = Status(StatusKey.AGREES, "Stämmer")
ROUNDING = Status(StatusKey.ROUNDING, "Avrundning")
EXPLAINED = Status(StatusKey.EXPLAINED, "Förklarad skillnad")
NOT_TRIED = Status(StatusKey.NOT_TRIED, "Ej prövad")
DIFFERS = Status(StatusKey.DIFFERS, "Stämmer inte")
UNDER_WAY = Status(StatusKey.ON_TRACK, "Pågår")
LATE = Status(StatusKey.DELAYED, "Försenad")
READY = Status(StatusKey.DONE, "Klar")

SUB, TOTAL, HEADING, OF_WHICH = RowKind.SUBTOTAL, RowKind.TOTAL, RowKind.HEADING, RowKind.OF_WHICH
NA = "not applicable"


def stated(*tkr):
    """Amounts of a printed table in tkr, as they are kept."""
    return tuple(map(_stated, tkr))


def _stated(tkr):
    if tkr == NA:
        return NOT_APPLICABLE
    return NOT_STATED if tkr is None else Stated(Decimal(tkr) * 1000)


def row(name, *tkr, key="", kind=RowKind.LINE, notes=(), **more):
    return StatementRow(name, stated(*tkr), key, kind, notes, **more)


def column(heading, role=ColumnRole.OTHER, group="", **more):
    return StatementColumn(heading, group, role, **more)


CURRENT, PREVIOUS, BUDGET = ColumnRole.CURRENT, ColumnRole.PREVIOUS, ColumnRole.BUDGET
INCOME = Statement(
    "Resultaträkning",
    (
        column("Budget 2019", BUDGET, "Kommunen"),
        column("2019", CURRENT, "Kommunen"),
        column("2018", PREVIOUS, "Kommunen"),
        column("2019", CURRENT, "Koncernen", is_example=True),
        column("2018", PREVIOUS, "Koncernen", is_example=True),
    ),
    (
        row("Verksamhetens intäkter", 102946, 101282, 106965, 224402, 222310, key="intakter", notes=(2,)),
        row("Verksamhetens kostnader", -423231, -417698, -419995, -500823, -499870),
        row("Avskrivningar", -14991, -14879, -13462, -36589, -34480, notes=(3,)),
        row("Verksamhetens nettokostnader", -335276, -331295, -326492, -313010, -312040, key="netto", kind=SUB),
        row("Skatteintäkter", 257951, 257770, 251162, 257770, 251162),
        row("Generella statsbidrag och utjämning", 84473, 86552, 81948, 86552, 81948),
        row("Verksamhetens resultat", 7148, 13027, 6618, 31312, 21070, kind=SUB),
        row("Finansiella intäkter", 812, 794, 1035, 339, 520),
        row("Finansiella kostnader", -1111, -1778, -1541, -8968, -8755),
        row("Resultat efter finansiella poster", 6849, 12043, 6112, 22683, 12835, kind=SUB),
        row("Extraordinära poster", *[NA] * 5),
        row("Skatt i bolagen", NA, NA, NA, -2244, None),
        row("Årets resultat", 6849, 12043, 6112, 20439, 11105, key="resultat", kind=TOTAL, notes=(2, 4)),
    ),
    note="Källa: Grästorps kommun, resultaträkning 2019.",
)
BALANCE = Statement(
    "Balansräkning",
    (column("2019-12-31", CURRENT), column("2018-12-31", PREVIOUS)),
    (
        StatementRow("Tillgångar", kind=HEADING),
        row("Immateriella anläggningstillgångar", 446, 461),
        row("Materiella anläggningstillgångar", 304872, 283229, key="materiella"),
        row("varav mark, byggnader och tekniska anläggningar", 294144, 272681, kind=OF_WHICH),
        row("varav maskiner och inventarier", 10728, 10548, kind=OF_WHICH),
        row("Finansiella anläggningstillgångar", 9980, 12280),
        row("Anläggningstillgångar", 315298, 295970, kind=SUB),
        row("Bidrag till statlig infrastruktur", 5320, 5600),
        row("Förråd och exploatering", 0, 0),
        row("Fordringar", 34153, 32399),
        row("Kassa och bank", 51592, 64369),
        row("Omsättningstillgångar", 85745, 96768, kind=SUB),
        row("Summa tillgångar", 406363, 398338, kind=TOTAL),
        StatementRow("Eget kapital, avsättningar och skulder", kind=HEADING),
        row("Eget kapital vid årets början", 172745, 166632, depth=1),
        row("Årets resultat", 12043, 6113, key="br-resultat", depth=1),
        row("Eget kapital", 184788, 172745, kind=SUB),
        row("varav resultatutjämningsreserv", 13500, 12500, kind=OF_WHICH),
        row("Avsättningar", 16169, 14916),
        row("Skulder", 205406, 210677),
        row("Summa eget kapital, avsättningar och skulder", 406363, 398338, kind=TOTAL),
        StatementRow("Panter och ansvarsförbindelser", kind=HEADING),
        row("Panter", NA, NA),
        row("Borgensförbindelser", 227225, 212232),
    ),
    note="Källa: Grästorps kommun, balansräkning 2020.",
)
PROOFS = ProofList(
    (
        Proof(
            "Årets resultat i resultaträkningen 2018, 6 112, är inte lika med årets resultat i balansräkningen, 6 113. "
            "Skillnaden på 1 tkr är avrundning.",
            ROUNDING,
            *stated(6112, 6113),
            (Reference("Balansräkningen", "br-resultat"),),
        ),
        Proof("Summa tillgångar och summa eget kapital, avsättningar och skulder är båda 406 363.", AGREES),
        Proof("Noten till pensioner kan inte jämföras med avsättningar: noten saknas.", NOT_TRIED),
    ),
    note="Elva kontroller till stämmer.",
)
YEARS = (column("2019", CURRENT), column("2018", PREVIOUS))
NOTES = (
    FinancialNote(
        2,
        "Verksamhetens intäkter",
        YEARS,
        (
            row("Försäljningsintäkter", 6412, 6890),
            row("Taxor och avgifter", 21835, 21210),
            row("Hyror och arrenden", 15240, None),
            row("Kommunen", 101282, 106965, kind=SUB),
        ),
        (Reference("Resultaträkningen", "intakter"),),
        is_example=True,
    ),
    FinancialNote(
        3,
        "Avskrivningar",
        html="<p>De är <strong>linjära</strong> och börjar när tillgången tas i bruk.</p>",
    ),
    FinancialNote(
        4,
        "Årets resultat",
        YEARS,
        (row("Realisationsvinster", -640, -215), row("Övrigt", NA, 0)),
        (Reference("Resultaträkningen", "resultat"), Reference("Balansräkningen", "br-resultat")),
        "<p>Marken såldes i mars.</p>",
        is_example=True,
    ),
)


def ratio(name, rule, *values, **more):
    return RatioRow(name, rule, tuple(Stated(None if value is None else Decimal(value)) for value in values), **more)


RATIOS = Ratios(
    (column("2017", PREVIOUS), column("2018", PREVIOUS), column("2019", CURRENT)),
    (
        ratio("Soliditet", "Eget kapital i procent av summa tillgångar.", None, "43.37", "45.47", target="minst 25,0"),
        ratio(
            "Nettokostnadsandel",
            "Verksamhetens nettokostnader i procent av skatteintäkter, generella statsbidrag och utjämning.",
            *("95.67", "98.01", "96.22"),
            target="högst 98,0",
        ),
        ratio(
            "Resultat per skattekrona",
            "Så många öre som blev över av varje krona i skatt, generella statsbidrag och utjämning.",
            *("4.04", "1.83", "3.5"),
            unit_of_measure="öre",
        ),
    ),
    note="Beräknat ur resultaträkningen och balansräkningen.",
)
REQUIREMENT = BalanceRequirement(
    (column("2023", PREVIOUS), column("2024", PREVIOUS), column("2025", CURRENT)),
    (
        row("Årets resultat enligt resultaträkningen", -1300, 6112, 12043, kind=SUB),
        row("Samtliga realisationsvinster", 0, -215, -640),
        row("Orealiserade vinster och förluster i värdepapper", NA, NA, NA),
        row("Årets resultat efter balanskravsjusteringar", -1300, 5897, 11403, kind=SUB),
        row("Reservering till resultatreserv", 0, 0, -1000),
        row("Årets balanskravsresultat", -1300, 5897, 10403, key="balanskravsresultat", kind=TOTAL),
    ),
    ("resultatutjämningsreserv", "resultatreserv", "resultatreserv"),
    (Restoration(2023, Decimal(1_300_000), 2026),),
    conclusion="Balanskravet är uppfyllt.",
    is_example=True,
)
FIELDS = ("decided", "estimated", "spent", "budget", "change", "outcome", "forecast", "carried_over")


def project(name, *tkr, **more):
    return Project(name, **dict(zip(FIELDS, stated(*tkr), strict=True)), **more)


INVESTMENTS = InvestmentTable(
    (
        ProjectGroup(
            "Kommunstyrelsen",
            (
                project(
                    "Solbackens förskola, nybyggnad",
                    *(42000, 43500, 17550, 18000, 2000, 11310, 16000, 6690),
                    status=UNDER_WAY,
                    ready="juni 2027",
                ),
                project("Komponentbyten i fastigheter", NA, NA, NA, 3000, 0, 2305, 3000, 0, ready="årligt"),
            ),
        ),
        ProjectGroup(
            "Kulturnämnden",
            (
                project("Meröppet", 300, 295, 295, 150, 0, 145, 145, 0, status=READY, ready="april 2026"),
                project("Spontanidrottsplats Ängsvik", 1200, 1200, 0, 600, 0, 0, 250, None, status=LATE, ready="2027"),
            ),
        ),
    ),
    "2026",
    note="Utgifter skrivs utan minus.",
    is_example=True,
)

GROUP = GroupStructure(
    "Åsunda kommun",
    ("Kommunfullmäktige", "Kommunstyrelsen", "Socialnämnden"),
    (
        OwnedCompany("Åsunda Förvaltnings AB", Decimal(100)),
        OwnedCompany("Åsunda Energi AB", Decimal("57.5"), depth=1),
        OwnedCompany("Åsunda Fibra AB"),
    ),
    "Organisationen den 31 december 2019",
)


def people(name, *values, **more):
    told = (
        PersonnelValue(withheld="färre än 5") if one == "f" else PersonnelValue(one and Decimal(one)) for one in values
    )
    return PersonnelRow(name, tuple(told), **more)


PEOPLE = PersonnelTable(
    ("2023", "2024", "2025"),
    (
        PersonnelRow("Sjukfrånvaro, procent av ordinarie arbetstid", is_heading=True),
        people("Sjukfrånvaro totalt", "7.1", "6.6", "6.2", decimals=1),
        people("Sjukfrånvaro hos män", None, "4.1", "f", decimals=1, depth=1),
        PersonnelRow("Anställda, antal", is_heading=True),
        people("Anställda totalt", "2401", "2422", "2436"),
        people("Visstidsanställda", "f", "0", None, depth=1),
    ),
    rule="En grupp som är färre än fem visas inte.",
    examples=("2023",),
)


def accounts(**more):
    """A document with every block of the accounts."""
    document = Document(
        kind="Årsredovisning",
        year="2019",
        unit="Åsunda kommun",
        unit_code="KOMMUN",
        registry_number="KS/2020:14-042",
        chapters=(
            Chapter("koncernen", "Den kommunala koncernen", (GROUP,)),
            Chapter("resultat", "Resultaträkning", (INCOME, PROOFS)),
            Chapter("balans", "Balansräkning", (BALANCE,)),
            Chapter("noter", "Noter", NOTES),
            Chapter("nyckeltal", "Ekonomiska nyckeltal", (RATIOS,)),
            Chapter("balanskrav", "Balanskravsutredning", (REQUIREMENT,)),
            Chapter("investeringar", "Investeringar", (INVESTMENTS,)),
            Chapter("personal", "Personal", (PEOPLE,)),
            *glance.CHAPTERS,
        ),
    )
    return replace(document, **more)
