"""What is written for *Så gick det med pengarna* alone: which sections, and how long they may be so that it stays two pages."""

from followup.enums import Content, Reporter
from followup.rules.sections import Section

GREETING, OF_COSTS, OF_GOALS, OF_BUILT, OF_NEXT = (
    "leaflet",
    "leaflet_costs",
    "leaflet_goals",
    "leaflet_built",
    "leaflet_next",
)
LONGEST = {GREETING: 240, OF_COSTS: 100, OF_GOALS: 200, OF_BUILT: 80, OF_NEXT: 330}  # characters

# Beside the section table: what stands in the leaflet and not in the report. Nobody has to write it.
TO_RESIDENTS: tuple[Section, ...] = (
    Section(
        GREETING,
        "Så gick det med pengarna: inledning",
        Content.LEAFLET,
        {Reporter.MUNICIPALITY: "|||◐J"},
        help="Vad vill ni säga till invånarna? Högst 240 tecken. Står överst i Så gick det med pengarna, inte i årsredovisningen.",
    ),
    Section(
        OF_COSTS,
        "Så gick det med pengarna: hundra kronor",
        Content.LEAFLET,
        {Reporter.MUNICIPALITY: "|||◐J"},
        help="Vad behöver läsaren veta om vart pengarna gick? Högst 100 tecken. Står under bilden av hundra kronor.",
    ),
    Section(
        OF_GOALS,
        "Så gick det med pengarna: målen",
        Content.LEAFLET,
        {Reporter.MUNICIPALITY: "|||◐J"},
        help="Vad blev bättre för invånarna, och vad blev det inte? Högst 200 tecken. Står under målen.",
    ),
    Section(
        OF_BUILT,
        "Så gick det med pengarna: det som byggdes",
        Content.LEAFLET,
        {Reporter.MUNICIPALITY: "|||◐J"},
        help="Vad har invånarna fått för pengarna? Högst 80 tecken. Står under det som byggdes och köptes.",
    ),
    Section(
        OF_NEXT,
        "Så gick det med pengarna: vad som händer sedan",
        Content.LEAFLET,
        {Reporter.MUNICIPALITY: "|||◐J"},
        help="Vad händer nästa år, i vanliga ord? Högst 330 tecken. Tomt hämtas det ur Förväntad utveckling.",
    ),
)
