"""What is written for *Så gick det med pengarna* alone: which sections, and how long they may be so that it stays two pages."""

GREETING, OF_COSTS, OF_GOALS, OF_BUILT, OF_NEXT = (
    "leaflet",
    "leaflet_costs",
    "leaflet_goals",
    "leaflet_built",
    "leaflet_next",
)
LONGEST = {GREETING: 240, OF_COSTS: 100, OF_GOALS: 200, OF_BUILT: 80, OF_NEXT: 330}  # characters
