"""The expected chains (beslutskedjor) as data: which bodies in order, and what each may say (docs/who-may.md)."""

from dataclasses import dataclass
from enum import Enum, auto

from organisation.enums import OrgUnitKind, Outcome


class Leads(Enum):
    """What a decision leads to."""

    ON = auto()  # to the next body
    LAST = auto()  # nowhere: it was the last word, and the document is adopted
    STAYS = auto()  # the same body again
    BACK = auto()  # to the writer, in the same matter
    ENDS = auto()  # to the writer, and the matter is closed


ADOPTING = (Outcome.ADOPTS, Outcome.APPROVES, Outcome.CONFIRMS)
# What any body may say of any text. A plan that is laid till handlingarna is not to be anybody's plan; a report is accepted.
HOLDING: dict[str, Leads] = {
    Outcome.TABLES: Leads.STAYS,
    Outcome.REFERS_BACK: Leads.BACK,
    Outcome.REJECTS: Leads.ENDS,
    Outcome.FILES: Leads.ENDS,
}


@dataclass(frozen=True, slots=True)
class Step:
    """One body's place in a chain.

    Attributes:
        body: its kind; None for the document's own body, instead of which KS or KF may decide.
        carries: the outcomes with which the document goes on; the first is proposed.
        preliminary: those with which the body decides by itself, for a preliminary edition.
    """

    body: str | None
    carries: tuple[str, ...]
    preliminary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """Beslutskedja: the steps in order; the last one's word is the last.

    Attributes:
        by_person: a person approves, with a date and no §.
    """

    steps: tuple[Step, ...]
    by_person: bool = False

    def leads(self, place: int, outcome: str, *, preliminary: bool = False) -> Leads | None:
        """What an outcome leads to at a place; None when it cannot be decided there."""
        step = self.steps[place]
        if preliminary and outcome in step.preliminary:
            return Leads.LAST
        if outcome in step.carries:
            return Leads.LAST if place == len(self.steps) - 1 else Leads.ON
        return None if self.by_person else HOLDING.get(outcome)

    def place_of(self, body_kind: str | None) -> int | None:
        """The place that a body of this kind decides at; None when it has none."""
        for place, step in enumerate(self.steps):
            if step.body is None or step.body == body_kind:
                return place
        return None

    def place_after(self, outcome: str, body_kind: str | None) -> int:
        """The place of whoever is next after the matter's last decision; one more than there are when nobody is."""
        place = self.place_of(body_kind) or 0
        leads = self.leads(place, outcome)
        if leads in (Leads.ON, Leads.LAST):
            return place + 1
        return place if leads == Leads.STAYS else 0


BOARD, COUNCIL = OrgUnitKind.EXECUTIVE_BOARD, OrgUnitKind.MUNICIPAL_COUNCIL

# A report that is laid till handlingarna is accepted.
ACCEPTING = (Outcome.APPROVES, Outcome.ADOPTS, Outcome.CONFIRMS, Outcome.FILES)
PREPARING = (Outcome.PROPOSES, Outcome.HANDS_OVER)

PLAN_OF_COUNCIL = Chain((Step(BOARD, PREPARING, preliminary=ADOPTING), Step(COUNCIL, ADOPTING, preliminary=ADOPTING)))
PLAN_OF_BODY = Chain((Step(None, ADOPTING),))
PLAN_OF_PERSON = Chain((Step(None, (Outcome.APPROVES,)),), by_person=True)
REPORT_OF_COUNCIL = Chain((Step(BOARD, (*PREPARING, *ACCEPTING)), Step(COUNCIL, ACCEPTING)))
REPORT_OF_BOARD = Chain((Step(BOARD, ACCEPTING),))
REPORT_OF_BODY = Chain((Step(None, ACCEPTING),))
