"""What law, RKR, the styrmodell and the municipality's own reports ask of each report, written by hand from the municipality's
table of 27 sections and from the law's chapters: not read from the code.

A row: its number in the table, and the keys of the sections that it has become here. A cell for each of nämnd, kommun and bolag,
in delårsrapport 1, delårsrapport 2 and årsrapport: F in full, S short, - not asked; the letter of the strongest ground (L law,
R RKR, S styrmodellen, O observed in Strängnäs, J judgement); and for law and RKR the paragraphs.
"""

from followup.enums import Reporter, RoundKind

REPORTERS = (Reporter.BOARD, Reporter.MUNICIPALITY, Reporter.COMPANY)
ROUNDS = (RoundKind.INTERIM_1, RoundKind.INTERIM_2, RoundKind.ANNUAL)

ROWS = """
 1 decision_data       | FO | FO | FO | FO | FO | FO | SJ | SJ | SJ
 2 summary             | FJ | FJ | FJ | FJ | FJ | FJ | SJ | SJ | SJ
 3 events              | SJ | FJ | FJ | SJ | FR RKR R17 | FL LKBR 11 kap., RKR R15 | SJ | FJ | FL ÅRL
 4 overview            | - | - | SJ | - | - | FL LKBR 11 kap., RKR R15 | - | - | FL ÅRL
 5 group               | - | - | - | - | SJ | FR RKR R15 | - | - | -
 6 circumstances       | - | SJ | FJ | - | SR RKR R17 | FR RKR R15 | - | SJ | FL ÅRL
 7 governance          | - | - | SJ | - | - | FR RKR R15 | - | - | SJ
 8 goals               | FS | FS | FS | FS | FL KL 12:2 | FL KL 12:2 | FS | FS | FS
 9 council_assignments | SJ | FJ | FL KL 6:5 | SJ | FJ | FL KL 6:5 | SJ | FJ | FJ
10 special_assignments | SJ | FJ | FJ | - | - | - | - | - | -
11 key_figures         | SS | FS | FS | SS | FS | FS | SJ | FJ | FJ
12 sound_management    | - | - | SJ | SJ | FL KL 12:2 | FL KL 12:2 | - | - | -
13 operating           | FS | FS | FS | FS | FR RKR R17 | FL LKBR 10:1, RKR R14 | - | - | -
14 forecast            | FS | FS | - | FS | FR RKR R17 | - | FS | FS | -
15 investments         | SO | FO | FO | SO | FR RKR R17 | FL LKBR 10:2, RKR R14 | SJ | FJ | FJ
16 income_statement    | - | - | - | SJ | FL LKBR 13:2 | FL LKBR 5 kap. | SJ | FS | FL ÅRL
17 balance_sheet       | - | - | - | - | FL LKBR 13:2 | FL LKBR 6 kap. | - | FS | FL ÅRL
18 cash_flow           | - | - | - | - | - | FL LKBR 8 kap., RKR R13 | - | - | SL ÅRL
19 notes               | - | - | - | - | SR RKR R17 | FL LKBR 9 kap., RKR R18 | - | - | FL ÅRL
20 consolidated        | - | - | - | - | SR RKR R17 | FL LKBR 12 kap. | - | - | -
21 balanced_budget     | - | - | - | SJ | SR RKR R17 | FL LKBR 11 kap., RKR R15 | - | - | -
22 personnel           | SJ | FJ | FJ | SJ | SJ | FR RKR R15 | - | SJ | FJ
23 expected_development | - | SJ | FJ | - | FR RKR R17 | FR RKR R15 | - | SJ | SL ÅRL
24 internal_control    | - | SJ | FL KL 6:6 | - | - | SJ | - | - | SJ
25 private_providers   | - | - | SO | - | - | SJ | - | - | -
26 carried_over        | - | - | FO | - | - | FO | - | - | -
27 audit               | - | - | - | - | FL KL 12:2 | FL KL 12:2 | - | - | FL ÅRL
"""

# What the code asks for otherwise than the table, and beside it; why is told where the code says it.
OTHERWISE = """
14 forecast            | FS | FS | SJ | FS | FR RKR R17 | SJ | FS | FS | SJ
"""
BESIDE = """
 2 proposals           | SJ | SJ | SJ | SJ | SJ | SJ | SJ | SJ | SJ
 8 directions          | SS | FS | FS | - | - | - | SS | FS | FS
14 deviations          | SS | SS | SJ | SS | SR RKR R17 | SJ | SS | SS | SJ
28 signatures          | - | - | - | - | - | SJ | - | - | SL ÅRL
29 leaflet             | - | - | - | - | - | SJ | - | - | -
30 leaflet_costs       | - | - | - | - | - | SJ | - | - | -
31 leaflet_goals       | - | - | - | - | - | SJ | - | - | -
32 leaflet_built       | - | - | - | - | - | SJ | - | - | -
33 leaflet_next        | - | - | - | - | - | SJ | - | - | -
"""


def cells(row: str) -> tuple[str, dict[tuple[Reporter, RoundKind], str]]:
    """A row as its section's key and what is asked of whom, when; without what is not asked."""
    head, *said = (one.strip() for one in row.split("|"))
    places = [(reporter, kind) for reporter in REPORTERS for kind in ROUNDS]
    asked = dict(zip(places, said, strict=True))
    return head.split()[1], {place: cell for place, cell in asked.items() if cell != "-"}


def rows(table: str) -> list[str]:
    """A table's rows."""
    return table.strip().splitlines()


def name_of(row: str) -> str:
    """As a test is named after it: "16 income_statement"."""
    return " ".join(row.partition("|")[0].split())
