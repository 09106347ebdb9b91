"""The chains as data: chain × place × outcome → what it leads to, and who is next after a row of decisions."""

import pytest

from organisation.decisions.chains import (
    PLAN_OF_BODY,
    PLAN_OF_COUNCIL,
    PLAN_OF_PERSON,
    REPORT_OF_BOARD,
    REPORT_OF_BODY,
    REPORT_OF_COUNCIL,
    Leads,
)
from organisation.decisions.documents import place_after
from organisation.decisions.words import standing_after
from organisation.enums import CARRYING, OrgUnitKind, Outcome
from organisation.models import Decision, OrgUnit
from planning.enums import PlanKind
from planning.models import Plan

BOARD = OrgUnit(kind=OrgUnitKind.EXECUTIVE_BOARD, name="Kommunstyrelsen")
COUNCIL = OrgUnit(kind=OrgUnitKind.MUNICIPAL_COUNCIL, name="Kommunfullmäktige")
COMMITTEE = OrgUnit(kind=OrgUnitKind.COMMITTEE, name="Kulturnämnden")
FLERÅRSPLAN = Plan(kind=PlanKind.MULTI_YEAR)
ALL = tuple(Outcome)

# One letter an outcome, in the order of the list: antar godkänner fastställer föreslår överlämnar läggs-till-handlingarna
# bordlägger återremitterar avslår. On, last word, stays, back, ends; "-" is refused.
LETTERS = {"o": Leads.ON, "l": Leads.LAST, "s": Leads.STAYS, "b": Leads.BACK, "e": Leads.ENDS, "-": None}
TABLE = {
    ("flerårsplan, KS", False): (PLAN_OF_COUNCIL, 0, "---ooesbe"),
    ("flerårsplan, KS", True): (PLAN_OF_COUNCIL, 0, "lllooesbe"),
    ("flerårsplan, KF", False): (PLAN_OF_COUNCIL, 1, "lll--esbe"),
    ("flerårsplan, KF", True): (PLAN_OF_COUNCIL, 1, "lll--esbe"),
    ("verksamhetsplan or affärsplan", False): (PLAN_OF_BODY, 0, "lll--esbe"),
    ("kontorsplan or arbetsplan", False): (PLAN_OF_PERSON, 0, "-l-------"),
    ("kommunens report, KS", False): (REPORT_OF_COUNCIL, 0, "oooooosbe"),
    ("kommunens report, KF", False): (REPORT_OF_COUNCIL, 1, "lll--lsbe"),
    ("månadsrapport", False): (REPORT_OF_BOARD, 0, "lll--lsbe"),
    ("nämndens or bolagets report", False): (REPORT_OF_BODY, 0, "lll--lsbe"),
}


@pytest.mark.parametrize("named", TABLE, ids=str)
def test_what_each_outcome_leads_to(named):
    chain, place, letters = TABLE[named]
    found = [chain.leads(place, outcome, preliminary=named[1]) for outcome in ALL]
    assert found == [LETTERS[letter] for letter in letters]


def test_only_what_carries_goes_on_anywhere():
    for chain, place, letters in TABLE.values():
        going_on = {outcome for outcome, letter in zip(ALL, letters, strict=True) if letter in "ol"}
        assert going_on <= set(CARRYING), (chain, place)


def taken(*steps: tuple[OrgUnit, str]) -> list[Decision]:
    return [Decision(body=body, outcome=outcome) for body, outcome in steps]


@pytest.mark.parametrize(
    ("steps", "place"),
    [
        ([], 0),
        ([(BOARD, "PROPOSES")], 1),
        ([(BOARD, "TABLES")], 0),
        ([(BOARD, "TABLES"), (BOARD, "PROPOSES")], 1),
        ([(BOARD, "PROPOSES"), (COUNCIL, "TABLES")], 1),
        ([(BOARD, "PROPOSES"), (BOARD, "HANDS_OVER")], 1),
        ([(BOARD, "PROPOSES"), (BOARD, "TABLES")], 0),
        ([(BOARD, "PROPOSES"), (COUNCIL, "REFERS_BACK")], 0),
        ([(BOARD, "PROPOSES"), (COUNCIL, "REFERS_BACK"), (BOARD, "PROPOSES")], 1),
        ([(BOARD, "PROPOSES"), (COUNCIL, "ADOPTS")], 2),
    ],
)
def test_who_is_next_for_a_flerarsplan(steps, place):
    assert place_after(FLERÅRSPLAN, taken(*steps)) == place


@pytest.mark.parametrize(("body", "place"), [(COMMITTEE, 1), (BOARD, 1), (COUNCIL, 1)])
def test_one_bodys_decision_is_enough_for_a_namnds_report_whichever_body_it_is(body, place):
    assert REPORT_OF_BODY.place_after("APPROVES", body.kind) == place


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([], ""),
        ([(BOARD, "PROPOSES")], "Kommunstyrelsen har föreslagit planen; väntar på kommunfullmäktige."),
        ([(BOARD, "TABLES")], "Kommunstyrelsen har bordlagt planen; väntar på kommunstyrelsen."),
        ([(BOARD, "PROPOSES"), (COUNCIL, "REFERS_BACK")], ""),
    ],
)
def test_where_it_stands_is_said(steps, words):
    assert standing_after(FLERÅRSPLAN, taken(*steps)).words == words
