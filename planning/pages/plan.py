"""Everything the page of a plan shows, chosen by who reads it: the working text for those who may, else an edition."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst

from organisation.decisions.comparison import Compared, edition_against
from organisation.decisions.documents import is_being_amended
from organisation.pages.attachments import Beside
from planning import permissions
from planning.enums import BEING_AMENDED, PlanKind, PlanStatus, status_word
from planning.models import Plan
from planning.pages import plan_beside
from planning.pages.collaborations import answers_since
from planning.pages.item_comments import comments_in, remarks_on
from planning.pages.plan_actions import Action, actions_of
from planning.pages.plan_beside import BesidePlan
from planning.pages.plan_chain import PlanChain, chain_of, reader_of
from planning.pages.plan_choice import ReadText, for_page
from planning.pages.plan_frozen import (
    attached_to,
    attachments_beside,
    edition_url,
    editions_beside,
    has_two_texts,
    papers_beside,
    papers_of,
)
from planning.pages.plan_gaps import SideSection, latest_changes, left_to_do, unserved, who_writes
from planning.pages.plan_parts import Part
from planning.pages.plan_since import Since, since
from planning.pages.plan_text import Notes, Place, given_to, place_in, sections
from planning.pages.plan_ticks import PageTick, ticks_of
from planning.reading.aims import aims_of
from planning.reading.collaborations import Asked, asked_of
from planning.reading.covered import covers_words
from planning.reading.links import edition_links, working_links
from planning.reading.sides import tell
from planning.reading.tree import Row, edition_rows, working_rows
from planning.reading.untouched import UntouchedItems, counted, untouched
from styrmodell.lib import swedish
from styrmodell.web.lines import Line

FOLLOWED_UP = (PlanKind.OPERATIONAL, PlanKind.BUSINESS, PlanKind.OFFICE, PlanKind.WORK)  # what they hold has a läge
SHOWN_LEFT = 12  # a plan just begun has hundreds of gaps; as one is filled the next is shown


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The whole page."""

    plan: Plan
    choice: ReadText
    status: str
    can_edit: bool
    is_followed_up: bool
    sections: tuple[Part, ...]
    side: tuple[SideSection, ...]
    papers: SideSection | None
    attachments: Beside
    editions: SideSection | None
    writers: SideSection
    actions: tuple[Action, ...]
    crumbs: tuple[tuple[str, str], ...]
    eyebrow: str
    left_words: str
    chain: PlanChain
    compared: Compared | None
    since: Since | None
    ticks: tuple[PageTick, ...] = ()
    asked: tuple[Asked, ...] = ()
    covers: str = ""
    beside: BesidePlan | None = None
    untouched: UntouchedItems | None = None
    remarks: tuple[Line, ...] = ()

    @property
    def status_word(self) -> str:
        """The state in words, with a capital letter."""
        is_amended = self.is_working_text and is_being_amended(self.plan)
        return BEING_AMENDED if is_amended else capfirst(status_word(self.plan.kind, self.status))

    @property
    def is_working_text(self) -> bool:
        """True when the text may differ from what is adopted."""
        return self.choice.edition is None

    @property
    def is_older_edition(self) -> bool:
        """True when a later edition has followed."""
        return self.choice.edition is not None and self.choice.edition is not self.choice.newest

    @property
    def main_action(self) -> Action | None:
        """The page's one main action."""
        return next((action for action in self.actions if action.is_main), None)

    @property
    def decides_words(self) -> str:
        """When the text is to be decided: "Kulturnämnden beslutar 2026-12-15"."""
        who = self.plan.unit.body_name if self.plan.kind != PlanKind.MULTI_YEAR else "Fullmäktige"
        return (
            f"{who} beslutar {self.plan.decides_on}" if self.plan.body_decides else f"Godkänns {self.plan.decides_on}"
        )

    @property
    def switch(self) -> Action | None:
        """The way to the other text, for those who may read both."""
        choice, plan = self.choice, self.plan
        if choice.edition is None and choice.newest is not None:
            word = "antagna" if plan.body_decides else "godkända"
            return Action(f"Visa den {word} utgåvan", edition_url(plan, choice.newest))
        if choice.edition is not None and choice.reads_working_text and plan.status != PlanStatus.ADOPTED:
            return Action("Visa arbetstexten", f"{plan.get_absolute_url()}?text=arbetstext")
        return None


@dataclass(frozen=True, slots=True)
class AskedBeside:
    """That the plan above is to stand beside, and from which item one links."""

    chosen: int | None


def build(choice: ReadText, user: Any, *, asked: AskedBeside | None = None) -> PlanPage:
    """Read the chosen text and put the page together. The number of queries does not depend on the plan's size.

    Args:
        asked: with the plan above beside it, where it is being written.
    """
    plan, edition, compared = choice.plan, choice.row, None
    if edition is None:
        rows, links = working_rows(plan), working_links(plan, user)
    else:
        rows, links = edition_rows(edition), edition_links(edition, user)
        own = plan.matters.filter(plan_editions=edition.pk)
        compared = edition_against(plan, own, tell, number=edition.number)
    aims = aims_of(plan, user, parent_only=True)
    notes = untouched(plan, rows) if choice.edition is None and plan.is_open and plan.has_earlier else {}
    said = Notes(notes, comments_in(plan, user)) if choice.edition is None else None
    can_edit = choice.edition is None and permissions.may_edit_plan(user, plan)
    papers, attached = papers_of(plan, user), attached_to(plan, edition)
    actions, beside = actions_of(plan, user, compares=_compares(choice)), None
    if can_edit and plan_beside.may_stand_beside(plan, aims):
        actions.append(Action(plan_beside.beside_words(aims), plan_beside.beside_url(plan)))
        beside = plan_beside.build(plan, user, rows, links, aims, chosen=asked.chosen) if asked else None
    side = [unserved(plan, aims, links)]
    if choice.edition is not None and choice.reads_working_text and any(row.partners for row in rows):
        side = [answers_since(plan, choice.edition.made_at), *side]
    left = left_to_do(plan, rows, links, can_edit=can_edit) if choice.edition is None and plan.is_open else ()
    if choice.edition is None:
        side = [_left_section(plan, left), *side, latest_changes(plan)]
    return PlanPage(
        plan=plan,
        choice=choice,
        status=plan.status if choice.edition is None else PlanStatus.ADOPTED,
        can_edit=can_edit,
        is_followed_up=plan.kind in FOLLOWED_UP and permissions.WRITES.allows(user, plan),
        sections=tuple(part for part in sections(plan, rows, links, aims, said) if can_edit or part.has_content),
        side=tuple(section for section in side if section is not None),
        papers=papers_beside(plan, papers),
        attachments=attachments_beside(plan, attached, user),
        editions=editions_beside(plan, choice.editions, choice.edition),
        writers=who_writes(plan),
        actions=tuple(actions),
        crumbs=_crumbs(plan),
        eyebrow=choice.edition.unit if choice.edition else plan.unit.name,
        left_words=_left_words(plan, len(left)),
        chain=chain_of(plan, choice.edition, reader_of(plan, user, papers, attached)),
        compared=compared,
        since=_since(choice, rows),
        ticks=tuple(ticks_of(plan, user)) if edition is None else (),
        asked=asked_of(plan, user) if choice.reads_working_text and plan.is_named else (),
        covers=covers_words(plan),
        beside=beside,
        untouched=counted(notes, rows),
        remarks=remarks_on(choice, user),
    )


def _since(choice: ReadText, rows: Sequence[Row]) -> Since | None:
    """What has been handed down since the newest edition, or since the text was handed in; of other texts nothing is said."""
    plan, newest = choice.plan, choice.newest
    if (choice.edition is None and plan.is_open) or choice.edition is not newest:
        return None
    return since(plan, rows, is_decided=newest is not None)


@dataclass(frozen=True, slots=True)
class PlanPart:
    """What is redrawn of a plan's page when one item has been opened, left or saved: the item, and all that depends on it.

    Attributes:
        given: fullmäktige's uppdrag with the items that take care of them; None where there are none.
        side: what the quiet column says of the text.
    """

    plan: Plan
    place: Place
    given: Part | None = None
    side: tuple[SideSection, ...] = ()
    left_words: str = ""
    can_edit: bool = True
    untouched: UntouchedItems | None = None


def build_part(plan: Plan, user: Any, pk: int, *, alone: bool) -> PlanPart | None:
    """Read one item of the working text; None when it does not stand there any more.

    Args:
        alone: without what depends on it: nothing has been saved.
    """
    rows, links = working_rows(plan), working_links(plan, user)
    notes = untouched(plan, rows) if plan.has_earlier else {}
    place = place_in(plan, rows, links, pk, Notes(notes, comments_in(plan, user)))
    if place is None:
        return None
    if alone:
        return PlanPart(plan, replace(place, beside=()))
    aims = aims_of(plan, user, parent_only=True)
    left = left_to_do(plan, rows, links, can_edit=True)
    side = (_left_section(plan, left), unserved(plan, aims, links), latest_changes(plan))
    return PlanPart(
        plan,
        place,
        given_to(plan, rows, links, aims),
        tuple(section for section in side if section is not None),
        _left_words(plan, len(left)),
        untouched=counted(notes, rows),
    )


def read_now(plan: Plan, user: Any) -> PlanPage:
    """The working text as it stands, for whoever is to decide on it."""
    found = for_page(Plan.objects.all(), user).get(pk=plan.pk)
    return build(ReadText(found, None, (), reads_working_text=True), user)


def _compares(choice: ReadText) -> bool:
    return has_two_texts(choice.plan, len(choice.editions), reads_working_text=choice.reads_working_text)


def _left_section(plan: Plan, left: Sequence[Line]) -> SideSection | None:
    if not plan.is_open:
        return None
    more = len(left) - SHOWN_LEFT
    rest = [Line(f"och {swedish.count_words(more)} till")] if more > 0 else []
    rows = [*left[:SHOWN_LEFT], *rest] or [Line("Inget. Planen kan lämnas in.")]
    return SideSection("Kvar före inlämning", tuple(rows))


def _left_words(plan: Plan, count: int) -> str:
    """What stands beside the page's main button."""
    if plan.status == PlanStatus.SUBMITTED:
        return "Ändringarna förs in." if is_being_amended(plan) else "Planen är inlämnad och väntar på beslut."
    if plan.status == PlanStatus.ADOPTED:
        return "Planen är antagen." if plan.body_decides else "Planen är godkänd."
    return (
        f"Kvar att se över före inlämning: {swedish.count_words(count)}." if count else "Inget är kvar före inlämning."
    )


def _crumbs(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Where the plan stands: the list of its year, and the plan above."""
    year = plan.period_from.year
    crumbs = [(f"Planer {year}", f"{reverse('planning:plan_list')}?ar={year}")]
    return tuple(crumbs)
