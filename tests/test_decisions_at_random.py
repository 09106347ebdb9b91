"""Decisions at random, on a flerårsplan and on kommunens report: no state that the rules refuse is ever reached."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from followup.models import Report, ReportText
from followup.services import report_decisions, reports
from organisation.decisions.chains import Leads
from organisation.decisions.documents import decisions_in
from organisation.enums import CARRYING, Outcome
from organisation.models import Decision, FrozenContent, Matter, MeetingPaper
from planning.enums import NodeKind, PlanKind
from planning.models import Plan, PlanNode
from planning.services import plan_decisions, plan_nodes, plans
from styrmodell.lib import checksums
from styrmodell.lib.errors import DomainError
from tests import build, build_followup, sampling

FIRST_DAY = date(2026, 8, 30)  # the report's period ends on the day after
BODIES = ("executive_board", "council", "committee", "other_committee", "company")
DECIDE = st.tuples(
    st.just("decide"), st.sampled_from(BODIES), st.sampled_from(list(Outcome)), st.integers(-3, 20), st.booleans()
)
OTHERS = st.sampled_from([("hand in",), ("give back",), ("write",), ("move",), ("open anew",)])
SEND_OUT = st.tuples(st.just("send out"), st.sampled_from(BODIES[:3]))
HAND_IN = ("hand in",)
PROPOSES = ("decide", "executive_board", "PROPOSES", 1, False)
REFERS_BACK = ("decide", "executive_board", "REFERS_BACK", 1, False)
ADOPTS = ("decide", "council", "ADOPTS", 1, False)
TO_BOARD, TO_COUNCIL = ("send out", "executive_board"), ("send out", "council")
# Weighted towards what leads somewhere: the text is handed in and the next body lets it go on.
ONWARD = st.sampled_from([HAND_IN, PROPOSES, ADOPTS])
EXAMPLES = 25 if sampling.is_whole else 6  # others each time
STEPS = st.lists(st.one_of(DECIDE, OTHERS, ONWARD, SEND_OUT), min_size=8, max_size=16)


class Way:
    """A document on its way, and what may be done with it."""

    def __init__(self, org: build.Org) -> None:
        self.org, self.day = org, FIRST_DAY
        self.texts = 0
        self.laid: int | None = None  # the content that lies before the bodies

    def take(self, step: tuple[Any, ...]) -> None:
        """One step; a refusal changes nothing."""
        before = set(Decision.objects.values_list("pk", flat=True))
        name, *rest = step
        try:
            with transaction.atomic():
                getattr(self, name.replace(" ", "_"))(*rest)
        except DomainError:
            assert set(Decision.objects.values_list("pk", flat=True)) == before

    def decide(self, body: str, outcome: str, days: int, preliminary: bool) -> None:
        day = self.day + timedelta(days=days)
        decision = build.decision(getattr(self.org, body), outcome=outcome, date=day)
        self.register(decision, preliminary=preliminary)
        self.day = decision.date
        assert decision.content is not None
        if self.laid is None:
            assert f"Text {self.texts}." in json.dumps(decision.content.data), "not what was handed in"
        assert self.laid in (None, decision.content_id), "another text than the body before decided on"
        self.laid = decision.content_id

    def send_out(self, body: str) -> None:
        paper = self.lay(body=getattr(self.org, body), meeting_on=self.day, by=None)
        assert self.laid in (None, paper.content_id), "another text than the body before got"
        if self.laid is None:
            assert f"Text {self.texts}." in json.dumps(paper.content.data), "not what was handed in"
        self.laid = paper.content_id

    def hand_in(self) -> None:
        self.submit()
        self.laid = None

    register: Callable[..., Any]
    lay: Callable[..., MeetingPaper]
    submit: Callable[[], Any]


class PlanWay(Way):
    def __init__(self, org: build.Org) -> None:
        super().__init__(org)
        self.document = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028)
        self.goal = build.node(self.document, NodeKind.GOAL, "Text 0.")

    def current(self) -> Plan:
        return Plan.objects.select_related("unit").get(pk=self.document.pk)

    def register(self, decision: Decision, *, preliminary: bool) -> None:
        plan_decisions.register(self.document, by=None, decision=decision, preliminary=preliminary)

    def lay(self, **where: Any) -> MeetingPaper:
        return plan_decisions.send_out(self.document, **where)

    def submit(self) -> None:
        plans.submit(self.document, by=None)

    def give_back(self) -> None:
        plans.return_for_changes(self.document, by=None, comment="Ändra.")

    def open_anew(self) -> None:
        plans.revise(self.document, by=None)

    def write(self) -> None:
        goal = PlanNode.objects.get(pk=self.goal.pk)
        plan_nodes.edit(goal, by=None, version=None, title=f"Text {self.texts + 1}.")
        self.texts += 1

    def move(self) -> None:
        self.texts += 1
        PlanNode.objects.filter(pk=self.goal.pk).update(title=f"Text {self.texts}.")


class ReportWay(Way):
    def __init__(self, org: build.Org) -> None:
        super().__init__(org)
        self.document = build_followup.report(build_followup.round_(), org.municipality)
        build_followup.answer_everything(self.document)
        reports.save_text(self.document, "summary", "<p>Text 0.</p>", by=None)

    def current(self) -> Report:
        return Report.objects.select_related("unit", "round").get(pk=self.document.pk)

    def register(self, decision: Decision, *, preliminary: bool) -> None:
        report_decisions.register(self.document, by=None, decision=decision)

    def lay(self, **where: Any) -> MeetingPaper:
        return report_decisions.send_out(self.document, **where)

    def submit(self) -> None:
        reports.submit(self.document, by=None)

    def give_back(self) -> None:
        reports.return_for_changes(self.document, by=None, comment="Ändra.")

    def open_anew(self) -> None:
        reports.reopen(self.document, by=None, comment="Ändra.")

    def write(self) -> None:
        reports.save_text(self.document, "summary", f"<p>Text {self.texts + 1}.</p>", by=None)
        self.texts += 1

    def move(self) -> None:
        self.texts += 1
        ReportText.objects.filter(report=self.document, key="summary").update(text=f"<p>Text {self.texts}.</p>")


@pytest.mark.some_days
@pytest.mark.one_database
@pytest.mark.parametrize("way_of", [PlanWay, ReportWay])
@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=STEPS)
@example([HAND_IN, ("decide", "council", "FILES", 1, True)])  # only an adoption is preliminary
@example([HAND_IN, ("decide", "council", "ADOPTS", 9, True)])  # and never before KS
@example([HAND_IN, PROPOSES, ADOPTS])  # the period is not over until the second of them
@example([HAND_IN, PROPOSES, ("give back",), ("write",), HAND_IN, ADOPTS])
@example([HAND_IN, TO_BOARD, ("move",), PROPOSES, TO_COUNCIL, ("move",), ADOPTS])
@example([HAND_IN, TO_BOARD, REFERS_BACK, ("write",), HAND_IN, TO_BOARD, PROPOSES, ADOPTS])
@example([HAND_IN, REFERS_BACK, ("write",), HAND_IN, PROPOSES, ("move",), ADOPTS])
def test_no_state_that_the_rules_refuse_is_reached_and_no_frozen_content_changes(org, way_of, steps):
    with transaction.atomic():
        way = way_of(org)
        frozen: dict[int, str] = {}
        papers: dict[int, str] = {}
        for step in steps:
            way.take(step)
            holds(way.current())
            now = {row.pk: checksums.of_data(row.data) for row in FrozenContent.objects.all()}
            assert frozen.items() <= now.items()
            assert now == {row.pk: row.sha256 for row in FrozenContent.objects.all()}
            frozen = now
            laid = {
                row.pk: checksums.of_edition(row.content.sha256, row.cover, row.html)
                for row in MeetingPaper.objects.select_related("content")
            }
            assert papers.items() <= laid.items()
            assert laid == dict(MeetingPaper.objects.values_list("pk", "sha256"))
            papers = laid
        transaction.set_rollback(True)


def holds(document: Plan | Report) -> None:
    """What must be true at any time."""
    matters = list(document.matters)
    still_open = [matter for matter in matters if matter.closed_at is None]
    assert len(still_open) <= 1
    assert still_open == matters[-1:] or not still_open
    assert not document.is_handed_in or still_open
    numbers = [paper.number for paper in MeetingPaper.objects.filter(matter__in=matters).order_by("pk")]
    assert numbers == list(range(1, len(numbers) + 1))
    days = [decision.date for matter in matters for decision in decisions_in(matter)]
    assert days == sorted(days)
    editions = list(document.editions.order_by("number"))
    assert len({edition.matter_id for edition in editions}) == len(editions)
    for matter in matters:
        in_order(document, matter, [edition for edition in editions if edition.matter_id == matter.pk])


def in_order(document: Plan | Report, matter: Matter, editions: list[Any]) -> None:
    """KF only after KS on the very content, and nobody before the period is over; an edition stands on what was decided last."""
    chain, passed = document.chain, 0
    made = decisions_in(matter)
    for decision in made:
        assert decision.content_id is not None
        assert decision.body is not None
        paper = decision.paper
        assert paper is not None
        assert (paper.content_id, paper.body_id) == (decision.content_id, decision.body_id)
        place = chain.place_of(decision.body.kind)
        assert place is not None
        is_preliminary = decision == made[-1] and bool(editions) and getattr(editions[0], "kind", "") == "PRELIMINARY"
        assert place <= passed
        if decision.outcome in CARRYING and isinstance(document, Report):
            assert decision.date is not None
            assert decision.date > document.round.period_to
        leads = chain.leads(place, decision.outcome, preliminary=is_preliminary)
        assert leads is not None
        assert (leads == Leads.LAST) == (decision == made[-1] and bool(editions))
        assert (leads in (Leads.LAST, Leads.ENDS)) == (decision == made[-1] and matter.closed_at is not None)
        passed = {Leads.ON: place + 1, Leads.STAYS: place}.get(leads, 0)
    for edition in editions:
        assert edition.content_id == made[-1].content_id == matter.content_id
    if editions and getattr(editions[0], "kind", "") != "PRELIMINARY":
        assert any(
            decision.body and decision.body.kind == chain.steps[0].body and decision.outcome in chain.steps[0].carries
            for decision in made
            if decision.content_id == made[-1].content_id
        )
