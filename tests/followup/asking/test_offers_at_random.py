"""Texts, links and drafts at random, against every way through the links written out: no text is lost, offered twice or offered
to who may not read it, and what has been put in is flagged when its source is changed, removed or moved, and only then.
"""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup.asking import questions
from followup.asking.kinds import GoalQuestion
from followup.asking.offered import OfferState, SourceState
from followup.enums import Progress, ReportStatus, WorkState
from followup.models import Assessment, InsertedText, Report, StatusUpdate
from followup.services import insertions
from organisation.enums import Role
from organisation.models import OfficeService
from planning.enums import ContributionKind, NodeKind, PlanKind
from planning.models import FrozenLink
from styrmodell.lib.clock import today
from styrmodell.lib.intervals import encloses
from tests import build, build_followup, sampling
from tests.followup.linked import ADOPTED_ON
from tests.grounds import kept

pytestmark = pytest.mark.django_db

EXAMPLES = 40 if sampling.is_whole else 12
ITEMS = ("direction", "direction", "priority", "priority", "activity", "activity", "activity", "activity")
LINKS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 4)), max_size=14)
# What is said of each item below the nämnd, and how far the reports have come.
SAID = st.lists(st.booleans(), min_size=8, max_size=8)
HANDED_IN = st.tuples(st.booleans(), st.booleans(), st.booleans())
CHANGE = st.sampled_from(("change", "remove", "move", "nothing", "undo"))


@kept
def town(org):
    """A goal and four plans with two items each, that nothing ties together yet; by their number, and what they stand in."""
    goal = build_followup.goals(org.municipality, "I1")[0]
    places = (
        (PlanKind.OPERATIONAL, org.committee, NodeKind.DIRECTION),
        (PlanKind.OFFICE, org.office, NodeKind.PRIORITY),
        (PlanKind.WORK, org.unit, NodeKind.ACTIVITY),
        (PlanKind.WORK, org.department, NodeKind.ACTIVITY),
    )
    nodes, contents = [], []
    for kind, unit, node in places:
        plan = build.plan(kind, unit, build_followup.YEAR)
        nodes += [build.node(plan, node, f"{node.label} {number} {unit.name}") for number in (1, 2)]
        contents += [build.adopted(plan, on=ADOPTED_ON).content_id] * 2
    return goal, nodes, contents


class Case:
    """One municipality with what has been linked and said in it."""

    def __init__(self, org, links, said, handed_in):
        self.goal, self.nodes, self.contents = town(org)
        self.people = {
            "board": build.user(Role.SECRETARY, org.committee),
            "office": build.user(Role.HEAD_OF_OFFICE, org.office),
        }
        self.above = {node.pk: set() for node in self.nodes}
        for one, other in links:
            self._link(one, other)
        round_ = build_followup.round_()
        units = {"board": org.committee, "office": org.office, "unit": org.unit, "department": org.department}
        self.reports = {name: build_followup.report(round_, unit) for name, unit in units.items()}
        for name, is_left in zip(("office", "unit", "department"), handed_in, strict=True):
            if is_left:
                Report.objects.filter(pk=self.reports[name].pk).update(status=ReportStatus.HANDED_OVER)
                self.reports[name].status = ReportStatus.HANDED_OVER
        self.said = {}
        for number, node in enumerate(self.nodes):
            if said[number] and number > 1:
                self._say(node, number)

    def writer(self, node):
        """Whose report tells of an item."""
        return next(one for one in self.reports.values() if one.unit_id == node.plan.unit_id)

    def _link(self, one, other):
        """From an item to one of a level above it: 4 is the goal."""
        node, to = self.nodes[one], self.goal if other == 4 else self.nodes[other]
        levels = {NodeKind.GOAL: 0, NodeKind.DIRECTION: 1, NodeKind.PRIORITY: 2, NodeKind.ACTIVITY: 3}
        if levels[node.kind] <= levels[to.kind] or to.pk in self.above[node.pk]:
            return
        self.above[node.pk].add(to.pk)
        FrozenLink.objects.create(
            content_id=self.contents[one],
            from_node=node,
            to_node=to,
            to_unit=to.plan.unit,
            to_title=to.title,
            kind=ContributionKind.CONTRIBUTES,
        )

    def _say(self, node, number, words=""):
        text = words or f"Så här gick det med sak {number} för enhet {number * 7}."
        if node.kind == NodeKind.ACTIVITY:
            StatusUpdate.objects.create(node=node, state=WorkState.ON_TRACK, text=text, date=today())
        else:
            row = {"progress": Progress.FORWARD, "text": f"<p>{text}</p>"}
            Assessment.objects.update_or_create(report=self.writer(node), node=node, defaults=row)
        self.said[node.pk] = f"<p>{text}</p>"

    def ways(self, node, to):
        """Every way up from an item to another, as the items between."""
        for above in self.above.get(node, ()):
            if above == to:
                yield ()
            yield from ((above, *rest) for rest in self.ways(above, to))

    def expected(self, asker, to):
        """What is offered at an item, by who wrote it and of what."""
        by_pk = {node.pk: node for node in self.nodes}
        found = {}
        for pk, text in self.said.items():
            writer = self.writer(by_pk[pk])
            if writer == asker or (asker == self.reports["office"] and by_pk[pk].kind != NodeKind.ACTIVITY):
                continue
            open_ways = [
                way
                for way in self.ways(pk, to)
                if not any(
                    one in self.said
                    and self.writer(by_pk[one]) != asker
                    and encloses(self.writer(by_pk[one]).unit, writer.unit)
                    for one in way
                )
            ]
            if open_ways:
                found[writer.pk, pk] = text
        return found

    def asked(self, name):
        """The report's questions about items, by the item."""
        report = Report.objects.select_related("unit", "round").get(pk=self.reports[name].pk)
        paper = questions.for_report(report, self.people[name])
        return report, {one.node_id: one for one in paper.questions if isinstance(one, GoalQuestion)}


@pytest.mark.some_days
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(links=LINKS, said=SAID, handed_in=HANDED_IN)
def test_what_is_offered_is_all_that_nobody_between_has_spoken_for(org, links, said, handed_in):
    with transaction.atomic():
        case = Case(org, links, said, handed_in)
        for name in ("board", "office"):
            if case.reports[name].status != ReportStatus.DRAFT:
                continue
            report, asked = case.asked(name)
            for node, question in asked.items():
                expected = case.expected(report, node)
                texts = {one.reference: one.text for one in question.offers.texts if one.text}
                assert texts == {f"{pk}.{about}": text for (pk, about), text in expected.items()}
                assert len(texts) == sum(bool(one.text) for one in question.offers.texts)
                for one in question.offers.texts:
                    writer = Report.objects.get(pk=one.reference.partition(".")[0])
                    assert one.may_be_inserted == (writer.status == ReportStatus.HANDED_OVER)
                    assert one.is_draft == (writer.status == ReportStatus.DRAFT)
        transaction.set_rollback(True)


@pytest.mark.some_days
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(links=LINKS, said=SAID, change=CHANGE, which=st.integers(0, 20))
def test_what_is_put_in_stands_once_and_is_flagged_when_its_source_is_not_the_same(org, links, said, change, which):
    with transaction.atomic():
        case = Case(org, links, said, (True, True, True))
        put_in = []
        while True:
            report, asked = case.asked("board")
            left = [(q, o) for q in asked.values() for o in q.offers.texts if o.may_be_inserted]
            if not left:
                break
            question, offer = left[0]
            assert offer.reference not in put_in
            put_in.append(offer.reference)
            insertions.insert(report, [(question, offer)], by=case.people["board"])
        assert {one.partition(".")[2] for one in put_in} == {
            str(pk) for node in asked for _, pk in case.expected(report, node)
        }
        answers = "".join(Assessment.objects.filter(report=report).values_list("text", flat=True))
        assert all(answers.count(case.said[int(one.partition(".")[2])]) == 1 for one in put_in)
        if change == "undo":
            _undone(case, report, put_in)
        elif put_in:
            _flagged(case, put_in[which % len(put_in)], change)
        transaction.set_rollback(True)


def _undone(case, report, put_in):
    rows = InsertedText.objects.filter(report=report, through=None).values_list("pk", flat=True)
    assert insertions.undo(report, rows, by=case.people["board"]) == len(put_in)
    assert not Assessment.objects.filter(report=report).exclude(text="").exists()
    assert not InsertedText.objects.filter(report=report).exists()
    _, asked = case.asked("board")
    again = {one.reference for question in asked.values() for one in question.offers.texts if one.may_be_inserted}
    assert again == set(put_in)


def _flagged(case, reference, change):
    pk = int(reference.partition(".")[2])
    number, node = next((number, one) for number, one in enumerate(case.nodes) if one.pk == pk)
    row = InsertedText.objects.get(source_node=node)
    if change == "change":
        StatusUpdate.objects.filter(node=node).delete()
        case._say(node, number, "Nu är det något helt annat som har hänt.")
    elif change == "remove":
        StatusUpdate.objects.filter(node=node).delete()
        Assessment.objects.filter(node=node).update(text="")
    elif change == "move":
        FrozenLink.objects.filter(from_node=node).delete()
    _, asked = case.asked("board")
    states = {one.pk: one.state for question in asked.values() for one in question.offers.sources}
    meant = {
        "change": SourceState.CHANGED,
        "remove": SourceState.REMOVED,
        "move": SourceState.UNLINKED,
        "nothing": SourceState.SAME,
    }
    assert states.pop(row.pk) == meant[change]
    if change != "move":  # what served through the moved one may serve no longer either
        assert set(states.values()) <= {SourceState.SAME}
    offered = [one for q in asked.values() for one in q.offers.texts if one.reference == reference]
    assert not any(one.state == OfferState.OFFERED for one in offered)


def test_a_draft_is_not_shown_to_who_may_not_read_it(org):
    """A kontor that works for another nämnd too: that one's sekreterare reads what is handed in and nothing else."""
    case = Case(org, [(2, 4)], [True] * 8, (False, False, False))
    eva = build.user(Role.SECRETARY, org.other_committee)
    OfficeService.objects.create(office=org.office, board=org.other_committee)
    report = build_followup.report(case.reports["office"].round, org.other_committee)

    def shown():
        return [
            one.text
            for question in questions.for_report(report, eva).questions
            if isinstance(question, GoalQuestion)
            for one in question.offers.texts
        ]

    assert shown() == []
    Report.objects.filter(pk=case.reports["office"].pk).update(status=ReportStatus.HANDED_OVER)
    assert shown() == [case.said[case.nodes[2].pk]]
