"""The sections of the demo's årsredovisning and årsrapporter for 2025: those that are asked of each reporter and no others.

The table is written by hand, from what law (KL, LKBR, ÅRL), RKR and the governance model ask of the report of a year.
"""

import json
from io import BytesIO

import docx
import pytest

from styrmodell.lib.documents.outline import outline_of
from styrmodell.lib.documents.render.json import read
from tests.exported import exported

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("demo")]

KOMMUN, KN, SKFAB = "KOMMUN", "KN", "SKFAB"
# What a section is recognised by in the headings of the report, for each reporter that is to have it.
ASKED = {
    "beslutsdata": {KOMMUN: "Beslut", KN: "Beslut", SKFAB: "Beslut"},
    "sammanfattning": {KOMMUN: "Året i korthet", KN: "Året i korthet", SKFAB: "Året i korthet"},
    "väsentliga händelser": {
        KOMMUN: "Händelser av väsentlig betydelse",
        KN: "Väsentliga händelser",
        SKFAB: "Väsentliga händelser",
    },
    "utvecklingsöversikt": dict.fromkeys((KOMMUN, KN, SKFAB), "Översikt över verksamhetens utveckling"),
    "koncernens organisation": {KOMMUN: "Den kommunala koncernen"},
    "viktiga förhållanden": {
        KOMMUN: "Viktiga förhållanden för resultat och ekonomisk ställning",
        KN: "Omvärld, risker och viktiga förhållanden",
        SKFAB: "Omvärld, risker och viktiga förhållanden",
    },
    "styrning": {
        KOMMUN: "Styrning och uppföljning av den kommunala verksamheten",
        KN: "Styrning och uppföljning",
        SKFAB: "Styrning och uppföljning",
    },
    "mål": dict.fromkeys((KOMMUN, KN, SKFAB), "Levande och inkluderande demokrati"),
    "uppdrag från fullmäktige": dict.fromkeys((KOMMUN, KN, SKFAB), "Uppdrag från kommunfullmäktige"),
    "nämndens särskilda uppdrag": {KN: "Särskilda uppdrag"},
    "nyckeltal": dict.fromkeys((KOMMUN, KN, SKFAB), "Nyckeltal"),
    "god ekonomisk hushållning": {
        KOMMUN: "God ekonomisk hushållning och ekonomisk ställning",
        KN: "God ekonomisk hushållning",
    },
    "driftredovisning": {KOMMUN: "Driftredovisning", KN: "Driftredovisning"},
    "investeringsredovisning": dict.fromkeys((KOMMUN, KN, SKFAB), "Investeringsredovisning"),
    "resultaträkning": dict.fromkeys((KOMMUN, SKFAB), "Resultaträkning"),
    "balansräkning": dict.fromkeys((KOMMUN, SKFAB), "Balansräkning"),
    "kassaflödesanalys": dict.fromkeys((KOMMUN, SKFAB), "Kassaflödesanalys"),
    "noter": dict.fromkeys((KOMMUN, SKFAB), "Noter och redovisningsprinciper"),
    "sammanställda räkenskaper": {KOMMUN: "Sammanställda räkenskaper"},
    "balanskravsutredning": {KOMMUN: "Balanskravsresultat"},
    "personal": {KOMMUN: "Väsentliga personalförhållanden", KN: "Personal", SKFAB: "Personal"},
    "förväntad utveckling": dict.fromkeys((KOMMUN, KN, SKFAB), "Förväntad utveckling"),
    "intern kontroll": dict.fromkeys((KOMMUN, KN, SKFAB), "Intern kontroll"),
    "privata utförare": {KOMMUN: "Privata utförare", KN: "Privata utförare"},
    "ombudgetering": dict.fromkeys((KOMMUN, KN), "Ombudgetering, balansenheter och öronmärkt eget kapital"),
    "revision": dict.fromkeys((KOMMUN, SKFAB), "Revisorernas bedömning"),
    "underskrifter": dict.fromkeys((KOMMUN, SKFAB), "Underskrifter"),
    "ordförklaringar": {KOMMUN: "Ordförklaringar"},
}
# The year is over.
NEVER = ("Helårsprognos", "Prognos för helåret", "Prognos för året")
# RKR R15, förvaltningsberättelse: its headings, in its order.
NINE = [
    "Översikt över verksamhetens utveckling",
    "Den kommunala koncernen",
    "Viktiga förhållanden för resultat och ekonomisk ställning",
    "Händelser av väsentlig betydelse",
    "Styrning och uppföljning av den kommunala verksamheten",
    "God ekonomisk hushållning och ekonomisk ställning",
    "Balanskravsresultat",
    "Väsentliga personalförhållanden",
    "Förväntad utveckling",
]
STYLES = ("Heading", "Mellanrubrik")  # of headings in Word
every_unit = pytest.mark.parametrize("unit", [KOMMUN, KN, SKFAB])


def headings(unit):
    """The headings of the file as Word has them, without numbers and marks; of kommunens without the parts of others."""
    command = ("export_report", unit, "2025-AR")
    document = read(json.loads(exported(command, "json")))
    others = [one.title for one in outline_of(document).sections if one.chapter.key.startswith("del-")]
    found = docx.Document(BytesIO(exported(command, "docx"))).paragraphs
    words = [one.text.removesuffix(" (exempeldata)") for one in found if one.style.name.startswith(STYLES)]
    return [words_of(one) for one in words if one not in others]


def words_of(heading):
    """A heading without its number: "1.13 Personal", "Tabell 4. Mål"."""
    first, _, rest = heading.partition(" ")
    return rest if first.replace(".", "").isdecimal() else heading.partition(". ")[2] or heading


@every_unit
def test_every_section_that_is_asked_of_the_reporter_is_there_and_none_else_is(unit):
    found = headings(unit)
    asked = {section: names[unit] for section, names in ASKED.items() if unit in names}
    assert {section: name for section, name in asked.items() if name not in found} == {}
    others = {name for names in ASKED.values() for name in names.values()} - {*asked.values()}
    assert [name for name in found if name in others or name.startswith(NEVER)] == []


def test_förvaltningsberättelsen_has_the_nine_headings_of_rkr_in_their_order():
    found = headings(KOMMUN)
    assert [name for name in found if name in NINE] == NINE
    assert found.index("Förvaltningsberättelse") < found.index(NINE[0])
    assert found.index(NINE[-1]) < found.index("Räkenskaper")


@every_unit
def test_nothing_is_told_of_a_year_that_is_over_as_if_it_were_to_come(unit):
    page = exported(("export_report", unit, "2025-AR"), "html").decode()
    assert "Prognos helår" not in page
    assert "Årsprognos" not in page
