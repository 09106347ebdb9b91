"""The section table that every year begins with: nämnd, kommun and bolag as law, RKR, the styrmodell and the
municipality's own reports have it; kontor, enhet and månadsrapport as they have been asked.
"""

from followup.enums import Content, Reporter
from followup.rules.sections import Section

MUNICIPALITY, BOARD, COMPANY, OFFICE, UNIT = Reporter

# In the order they are asked; print puts the summary first. What the cells say is told in `Section`.
SECTIONS: tuple[Section, ...] = (
    Section(
        "decision_data",
        "Beslutsdata",
        Content.DECISION_DATA,
        {BOARD: "|●O|●O|●O", MUNICIPALITY: "|●O|●O|●O", COMPANY: "|◐J|◐J|◐J"},
    ),
    Section(
        "activities",
        "Aktiviteter",
        Content.ACTIVITIES,
        {UNIT: "●J|●S|●S|●S"},
        help="Hur går det, och vad har hänt?",
    ),
    Section(
        "priorities",
        "Prioriteringar",
        Content.PRIORITIES,
        {OFFICE: "◐J|●S|●S|●S"},
        help="Vilken förflyttning syns, och vad har bidragit till den?",
    ),
    Section(
        "events",
        "Väsentliga händelser",
        Content.TEXT,
        {
            BOARD: "|◐J|●J|●J",
            MUNICIPALITY: "|◐J|●R RKR R17|●L LKBR 11 kap., RKR R15",
            COMPANY: "|◐J|●J|●L ÅRL",
        },
        help="Vad har hänt under perioden, och efter den, som läsaren behöver känna till?",
        needed=True,
        label="Under och efter perioden",
    ),
    Section(
        "overview",
        "Översikt över verksamhetens utveckling",
        Content.OVERVIEW,
        {BOARD: "|||◐J", MUNICIPALITY: "|||●L LKBR 11 kap., RKR R15", COMPANY: "|||●L ÅRL"},
        help="Vad har vänt, och vad går åt samma håll år efter år?",
    ),
    Section(
        "group",
        "Den kommunala koncernen",
        Content.GROUP,
        {MUNICIPALITY: "||◐J|●R RKR R15"},
        help="Vad har ändrats i organisationen och i bolagen?",
    ),
    Section(
        "circumstances",
        "Omvärld, risker och viktiga förhållanden",
        Content.CIRCUMSTANCES,
        {BOARD: "||◐J|●J", MUNICIPALITY: "||◐R RKR R17|●R RKR R15", COMPANY: "||◐J|●L ÅRL"},
    ),
    Section(
        "governance",
        "Styrning och uppföljning",
        Content.GOVERNANCE,
        {BOARD: "|||◐J", MUNICIPALITY: "|||●R RKR R15", COMPANY: "|||◐J"},
    ),
    Section(
        "goals",
        "Kommunfullmäktiges mål",
        Content.GOALS,
        {BOARD: "|●S|●S|●S", MUNICIPALITY: "|●S|●L KL 12:2|●L KL 12:2", COMPANY: "|●S|●S|●S"},
        help="Hur går det med målet, vilken förflyttning syns, och hur bidrar ni?",
    ),
    # Beside the goals in the table: the styrmodell has nämnder and bolag follow up what they have interpreted themselves.
    Section(
        "directions",
        "Inriktningar och prioriteringar",
        Content.DIRECTIONS,
        {BOARD: "|◐S|●S|●S", COMPANY: "|◐S|●S|●S"},
        help="Har ni kommit närmare det ni vill uppnå sedan förra rapporten?",
    ),
    Section(
        "council_assignments",
        "Uppdrag från kommunfullmäktige",
        Content.COUNCIL_ASSIGNMENTS,
        {BOARD: "|◐J|●J|●L KL 6:5", MUNICIPALITY: "|◐J|●J|●L KL 6:5", COMPANY: "|◐J|●J|●J"},
        help="Läget för det som fullmäktige har gett i uppdrag.",
    ),
    Section(
        "special_assignments",
        "Särskilda uppdrag",
        Content.SPECIAL_ASSIGNMENTS,
        {BOARD: "|◐J|●J|●J", OFFICE: "◐J|●J|●J|●J", UNIT: "◐J|●J|●J|●J"},
        help="Läget för nämndens särskilda uppdrag till förvaltningen.",
    ),
    Section(
        "key_figures",
        "Nyckeltal",
        Content.KEY_FIGURES,
        {
            BOARD: "|◐S|●S|●S",
            MUNICIPALITY: "|◐S|●S|●S",
            COMPANY: "|◐J|●J|●J",
            OFFICE: "◐J|●S|●S|●S",
            UNIT: "◐J|●S|●S|●S",
        },
        help="Finns inget värde än? Kryssa i det: det är inte detsamma som noll.",
    ),
    Section(
        "sound_management",
        "God ekonomisk hushållning",
        Content.STEWARDSHIP,
        {BOARD: "|||◐J", MUNICIPALITY: "|◐J|●L KL 12:2|●L KL 12:2"},
        help="Sammanvägd bedömning av verksamhetens resultat och insatta ekonomiska resurser.",
        needed=True,
        label="Sammanvägd bedömning",
    ),
    Section(
        "operating",
        "Driftredovisning",
        Content.OPERATING,
        {
            BOARD: "●O|●S|●S|●S",
            MUNICIPALITY: "●O|●S|●R RKR R17|●L LKBR 10:1, RKR R14",
            OFFICE: "◐J|◐J|◐J|◐J",
            UNIT: "◐J|◐J|◐J|◐J",
        },
    ),
    # The table asks a year that is over for no forecast; why the outcome became what it did may be told all the same.
    Section(
        "forecast",
        "Prognos och analys",
        Content.TEXT,
        {BOARD: "●O|●S|●S|◐J", MUNICIPALITY: "●O|●S|●R RKR R17|◐J", COMPANY: "|●S|●S|◐J"},
        help="Varför ser det ut så här, och var landar året?",
        needed=True,
        annual_title="Analys av årets utfall",
        annual_help="Varför blev utfallet som det blev, och vad skiljer mot budgeten?",
    ),
    # A part of the row above in the table. Never in full: nobody can be made to have deviations.
    Section(
        "deviations",
        "Avvikelser och åtgärder",
        Content.DEVIATIONS,
        {
            BOARD: "◐J|◐S|◐S|◐J",
            MUNICIPALITY: "◐J|◐S|◐R RKR R17|◐J",
            COMPANY: "◐J|◐S|◐S|◐J",
            OFFICE: "◐J|◐J|◐J|◐J",
            UNIT: "◐J|◐J|◐J|◐J",
        },
        help="Vad går inte som beslutat, varför, och vad görs åt det?",
    ),
    Section(
        "investments",
        "Investeringsredovisning",
        Content.INVESTMENTS,
        {BOARD: "|◐O|●O|●O", MUNICIPALITY: "|◐O|●R RKR R17|●L LKBR 10:2, RKR R14", COMPANY: "|◐J|●J|●J"},
    ),
    Section(
        "income_statement",
        "Resultaträkning",
        Content.INCOME_STATEMENT,
        {MUNICIPALITY: "|◐J|●L LKBR 13:2|●L LKBR 5 kap.", COMPANY: "|◐J|●S|●L ÅRL"},
    ),
    Section(
        "balance_sheet",
        "Balansräkning",
        Content.BALANCE_SHEET,
        {MUNICIPALITY: "||●L LKBR 13:2|●L LKBR 6 kap.", COMPANY: "||●S|●L ÅRL"},
    ),
    Section(
        "cash_flow",
        "Kassaflödesanalys",
        Content.CASH_FLOW,
        {MUNICIPALITY: "|||●L LKBR 8 kap., RKR R13", COMPANY: "|||◐L ÅRL"},
    ),
    Section(
        "notes",
        "Noter och redovisningsprinciper",
        Content.NOTES,
        {MUNICIPALITY: "||◐R RKR R17|●L LKBR 9 kap., RKR R18", COMPANY: "|||●L ÅRL"},
    ),
    Section(
        "consolidated",
        "Sammanställda räkenskaper",
        Content.CONSOLIDATED,
        {MUNICIPALITY: "||◐R RKR R17|●L LKBR 12 kap."},
    ),
    Section(
        "balanced_budget",
        "Balanskravsutredning",
        Content.BALANCED_BUDGET,
        {MUNICIPALITY: "|◐J|◐R RKR R17|●L LKBR 11 kap., RKR R15"},
    ),
    Section(
        "personnel",
        "Personal",
        Content.TEXT,
        {BOARD: "|◐J|●J|●J", MUNICIPALITY: "|◐J|◐J|●R RKR R15", COMPANY: "||◐J|●J"},
        help="Sjukfrånvaro, bemanning, arbetsmiljö.",
        needed=True,
    ),
    Section(
        "expected_development",
        "Förväntad utveckling",
        Content.TEXT,
        {BOARD: "||◐J|●J", MUNICIPALITY: "||●R RKR R17|●R RKR R15", COMPANY: "||◐J|◐L ÅRL"},
        help="Vad väntar, och vad innebär det för verksamheten och ekonomin?",
        needed=True,
    ),
    Section(
        "internal_control",
        "Intern kontroll",
        Content.INTERNAL_CONTROL,
        {BOARD: "||◐J|●L KL 6:6", MUNICIPALITY: "|||◐J", COMPANY: "|||◐J"},
    ),
    Section(
        "private_providers", "Privata utförare", Content.PRIVATE_PROVIDERS, {BOARD: "|||◐O", MUNICIPALITY: "|||◐J"}
    ),
    Section(
        "carried_over",
        "Ombudgetering, balansenheter och öronmärkt eget kapital",
        Content.CARRIED_OVER,
        {BOARD: "|||●O", MUNICIPALITY: "|||●O"},
    ),
    Section(
        "audit",
        "Revisorernas bedömning",
        Content.AUDIT,
        {MUNICIPALITY: "||●L KL 12:2|●L KL 12:2", COMPANY: "|||●L ÅRL"},
        help="Vad säger revisorerna, och var står det? Bifoga utlåtandet när det har kommit.",
    ),
    Section(
        "summary",
        "Sammanfattning",
        Content.TEXT,
        {
            BOARD: "●J|●J|●J|●J",
            MUNICIPALITY: "●J|●J|●J|●J",
            COMPANY: "◐J|◐J|◐J|◐J",
            OFFICE: "◐J|◐J|◐J|◐J",
            UNIT: "◐J|◐J|◐J|◐J",
        },
        help="Det viktigaste på några rader. Står först i rapporten.",
        needed=True,
    ),
    # In one row with the summary in the table. Never in full: a report may be handed in without proposing anything.
    Section(
        "proposals",
        "Förslag till beslut",
        Content.PROPOSALS,
        {BOARD: "◐J|◐J|◐J|◐J", MUNICIPALITY: "◐J|◐J|◐J|◐J", COMPANY: "◐J|◐J|◐J|◐J"},
        help="En att-sats på varje rad, utan ordet att.",
    ),
)
