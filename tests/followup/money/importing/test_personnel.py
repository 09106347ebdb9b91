"""Tables of people as they are pasted and sent: own small ones."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from followup.money.importing.personnel import read_file, read_pasted
from followup.rules.personnel import BY_KEY
from styrmodell.lib.errors import DomainError

OURS = """\
Uppgift\t2023\t2024\t2025
Sjukfrånvaro, procent
Totalt\t7,1\t6,6\t6,2
Kvinnor\t8,0\t7,2\t6,9
Män\t4,1\t4,4\tfärre än 5
29 år och yngre\t5,5\t5,1\t4,9
30–49 år\t6,0\t6,1\t6,0
50 år och äldre\t8,8\t7,9\t7,0
Andel som är 60 dagar eller mer\t45,0\t41,2\t38,5
Anställda den 31 december, antal
Totalt\t2 401\t2 422\t2 440
Kvinnor\t1 900\t1 917\t1 930
Män\t501\t505\t510
Årsarbetare\t2 190\t2 204,5\t2 210,5
"""


def words(read):
    return {key: one.words(BY_KEY[key].decimals) for key, one in read.said.items()}


def test_the_tables_own_layout_is_read_in_the_years_column():
    read = read_pasted(OURS, 2025)
    assert (read.unknown, read.faults) == ((), ())
    assert words(read) == {
        "sick_total": "6,2",
        "sick_women": "6,9",
        "sick_men": "färre än 5",
        "sick_young": "4,9",
        "sick_middle": "6,0",
        "sick_old": "7,0",
        "sick_long": "38,5",
        "employees": "2\N{NO-BREAK SPACE}440",
        "women": "1\N{NO-BREAK SPACE}930",
        "men": "510",
        "full_time": "2\N{NO-BREAK SPACE}210,5",
    }
    assert words(read_pasted(OURS, 2023))["sick_men"] == "4,1"


def test_a_table_of_other_years_is_refused():
    with pytest.raises(DomainError, match="2022"):
        read_pasted(OURS, 2022)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Total sjukfrånvaro\t5,6 %\nvarav kvinnor\t6,1 %", {"sick_total": "5,6", "sick_women": "6,1"}),
        ("Sjukfrånvaro kvinnor;6,1\nSjukfrånvaro, män (%);3", {"sick_women": "6,1", "sick_men": "3,0"}),
        ("Antal anställda\t120\nKvinnor\t80\nvarav män\t40", {"employees": "120", "women": "80", "men": "40"}),
        (
            "Tillsvidare\t100\nVisstid\t20\nAntal årsarbetare\t110,5",
            {"permanent": "100", "temporary": "20", "full_time": "110,5"},
        ),
        ("ANSTÄLLDA\nTotalt:\t0", {"employees": "0"}),
        ("Långtidssjukfrånvaro    41,5", {"sick_long": "41,5"}),
        ("\tAnställda\n\tKvinnor\t7", {"women": "7"}),
        ("Sjukfrånvaro\t5\n - Kvinnor\t6\n• Män\t4", {"sick_total": "5,0", "sick_women": "6,0", "sick_men": "4,0"}),
        ("Antal anställda\t9\n-29 år\t5\n50+ år\t6", {"employees": "9", "young": "5", "old": "6"}),
        ("Antal anställda\t9\n<= 29 år\t5\n≥50 år\t6", {"employees": "9", "young": "5", "old": "6"}),
        ("Antal anställda\t9\n<30 år\t5\n50 år+\t6", {"employees": "9", "young": "5", "old": "6"}),
        (">= 60 dagar\t41,5\nÅrsarb\t8,5", {"sick_long": "41,5", "full_time": "8,5"}),
        ("Sjukfrånvaro\n30-49 år\t\t6", {"sick_middle": "6,0"}),
    ],
)
def test_names_are_known_as_people_write_them(text, found):
    read = read_pasted(text, 2025)
    assert (words(read), read.unknown, read.faults) == (found, (), ())


def test_what_may_be_two_things_is_not_guessed():
    read = read_pasted("Kvinnor\t80\nFrisknärvaro\t61\nAnställda\t120", 2025)
    assert (words(read), read.unknown) == ({"employees": "120"}, ("Kvinnor", "Frisknärvaro"))


def test_what_cannot_be_read_and_what_is_said_twice_is_told():
    read = read_pasted("Anställda\t12,5\nTillsvidare\t10\nTillsvidareanställda\t11\nVisstid\t", 2025)
    assert words(read) == {"permanent": "10"}
    assert len(read.faults) == 2


def test_a_workbook_is_read_as_it_is_shown():
    rows = [["", 2024, 2025], ["Sjukfrånvaro"], ["Totalt", 0.066, 0.062], ["Anställda"], ["Totalt", 2422, 2440]]
    book, file = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.active["C3"].number_format = "0.0%"
    book.save(file)
    assert words(read_file(file.getvalue(), 2025)) == {"sick_total": "6,2", "employees": "2\N{NO-BREAK SPACE}440"}


def test_a_file_from_excel_with_semicolons_is_read():
    content = "Uppgift;2025\r\nAnställda;2 440\r\nTotal sjukfrånvaro;6,2\r\n".encode("cp1252")
    assert words(read_file(content, 2025)) == {"employees": "2\N{NO-BREAK SPACE}440", "sick_total": "6,2"}
