"""Two who act on one document at the same moment, on PostgreSQL: whoever comes second waits, and then meets what is there."""

from contextlib import suppress
from datetime import date
from functools import partial
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connection

from organisation.desk.files import Made
from organisation.enums import Amends
from organisation.models import Amendment, Attachment, FrozenContent, Masking
from organisation.services import amendments, attachments, maskings
from planning.enums import NodeKind, PlanKind
from planning.models import Assignment, FrozenNode, Plan, PlanEdition, PlanNode
from planning.reading.amended import NODE
from planning.services import plan_decisions, plan_nodes, plans
from planning.services.plan_attachments import KEEPING
from planning.services.plan_decisions import WAYS
from planning.services.plan_nodes import locked_plan
from styrmodell import integrity
from tests import build
from tests.at_once import BOTH_ORDERS, beside, in_order, refused, run_all, skip_where_one_writes

pytestmark = pytest.mark.django_db(transaction=True)

NAME = "Bo Öberg"


@pytest.fixture(autouse=True)
def _many_writers():
    skip_where_one_writes()


@pytest.fixture
def plan(org):
    made = build.plan(PlanKind.OPERATIONAL, org.committee)
    build.node(made, NodeKind.DIRECTION, f"Öppet för {NAME}")
    return made


@pytest.fixture
def amending(plan):
    """The plan, decided med ändring, with one amendment in."""
    plans.submit(plan, by=None)
    build.decided(plan, is_amended=True)
    amend(plan, "Öppet för många")
    return Plan.objects.get(pk=plan.pk)


def amend(plan, title, version=None):
    subject = str(PlanNode.objects.get(plan=plan, kind=NodeKind.DIRECTION).pk)
    row = {"kind": NODE, "subject": subject, "what": Amends.CHANGES, "values": {"title": title}}
    return amendments.amend(plan, WAYS, **row, version=version, by=None)


def finish(plan, seen=None):
    return amendments.finish(plan, WAYS, choices={}, by=None, seen=seen)


def test_changes_that_two_say_are_in_are_put_in_once(amending):
    outcomes = beside(lambda: finish(amending), lambda: finish(amending))
    assert [refused(one) for one in outcomes] == [False, True]
    assert PlanEdition.objects.get() == outcomes[0]
    assert PlanNode.history.filter(title="Öppet för många").count() == 1
    assert list(integrity.all_faults()) == []


@BOTH_ORDERS
def test_a_change_is_either_in_the_edition_or_refused(amending, order):
    decision = amending.matters.get().decisions.get()
    seen = amendments.mark_of(decision)
    done, late = in_order(order, lambda: finish(amending, seen), lambda: amend(amending, "Öppet för alla", version=1))
    assert (refused(done), refused(late)) == ((False, True) if order == 1 else (True, False))
    if order == -1:  # who has seen it says so
        finish(amending, amendments.mark_of(decision))
    edition = PlanEdition.objects.get()
    stands = FrozenNode.objects.of(edition.content).get().title
    assert stands == Amendment.objects.get().values["title"] == ("Öppet för många" if order == 1 else "Öppet för alla")
    assert list(integrity.all_faults()) == []


def attach(plan):
    file = Made("protokoll.pdf", "application/pdf", b"%PDF-1.7 protokoll")
    return attachments.attach(plan, KEEPING, [file], kind="OTHER", title="", decision=None, by=None)


@BOTH_ORDERS
def test_a_file_goes_with_the_edition_or_is_refused(plan, order):
    plans.submit(plan, by=None)
    edition, file = in_order(order, lambda: build.decided(plan), lambda: attach(plan))
    assert not refused(edition)
    listed = list(PlanEdition.objects.get().attachments.values_list("pk", flat=True))
    assert listed == list(Attachment.objects.filter(removed_at=None).values_list("pk", flat=True))
    assert refused(file) == (order == 1)
    assert list(integrity.all_faults()) == []


def mask(plan, words=NAME, elsewhere=()):
    return maskings.mask(plan, locked_plan, words=words, reason="Namn på en elev.", elsewhere=elsewhere, by=None)


def hidden_everywhere():
    said = [*FrozenNode.objects.values_list("title", flat=True), *PlanEdition.objects.values_list("html", flat=True)]
    said += Assignment.objects.values_list("title", flat=True)
    return not any(NAME in words for words in said) and list(integrity.all_faults()) == []


@BOTH_ORDERS
def test_what_is_masked_while_an_edition_is_made_is_masked_in_it(plan, org, order):
    build.node(plan, NodeKind.SPECIAL_ASSIGNMENT, f"Stöd till {NAME}")
    plans.submit(plan, by=None)
    plan_decisions.send_out(Plan.objects.get(pk=plan.pk), body=org.committee, meeting_on=date(2026, 11, 30), by=None)
    edition, masking = in_order(order, lambda: build.decided(plan, date=date(2026, 11, 30)), lambda: mask(plan))
    assert [refused(edition), refused(masking)] == [False, False]
    assert hidden_everywhere()


@BOTH_ORDERS
def test_what_is_masked_from_another_document_while_an_edition_is_made_is_masked_in_it(plan, org, order):
    """Nobody holds the other document then; its frozen content is what both wait for."""
    build.adopted(plan)
    other = build.plan(PlanKind.OPERATIONAL, org.other_committee)
    build.node(other, NodeKind.DIRECTION, f"Som för {NAME}")
    plans.submit(other, by=None)
    send = {"body": org.other_committee, "meeting_on": date(2026, 11, 30), "by": None}
    laid = plan_decisions.send_out(Plan.objects.get(pk=other.pk), **send).content_id
    outcomes = in_order(
        order, lambda: build.decided(other, date=date(2026, 11, 30)), lambda: mask(plan, elsewhere=[laid])
    )
    assert [refused(one) for one in outcomes] == [False, False]
    assert PlanEdition.objects.filter(plan=other).exists()
    assert hidden_everywhere()


def test_what_is_frozen_anew_of_another_document_while_words_are_masked_in_it_is_masked(plan, org):
    build.adopted(plan)
    other = build.plan(PlanKind.OPERATIONAL, org.other_committee)
    build.node(other, NodeKind.DIRECTION, f"Som för {NAME}")
    laid = build.adopted(other).content_id
    plans.revise(Plan.objects.get(pk=other.pk), by=None)
    plan_nodes.add(Plan.objects.get(pk=other.pk), by=None, kind=NodeKind.DIRECTION, title="Nytt")
    plans.submit(other, by=None)
    outcomes = beside(lambda: mask(plan, elsewhere=[laid]), lambda: build.decided(other))
    assert [refused(one) for one in outcomes] == [False, False]
    assert PlanEdition.objects.filter(plan=other).count() == 2
    assert hidden_everywhere()


@BOTH_ORDERS
def test_what_is_lifted_while_the_next_edition_is_made_is_read_in_it(plan, order):
    build.adopted(plan)
    masking = mask(plan)
    plan = plans.revise(Plan.objects.get(pk=plan.pk), by=None)
    plan_nodes.add(plan, by=None, kind=NodeKind.DIRECTION, title="Nytt")
    plans.submit(plan, by=None)
    outcomes = in_order(
        order, lambda: build.decided(plan), lambda: maskings.lift(masking, reason="Han är ansvarig.", by=None)
    )
    assert [refused(one) for one in outcomes] == [False, False]
    assert [NAME in one.html for one in PlanEdition.objects.order_by("number")] == [True, True]
    assert list(integrity.all_faults()) == []


def test_two_who_mask_in_the_same_documents_wait_for_each_other(plan, org, monkeypatch):
    """Also where each has the other's among those elsewhere, and both tell of one uppdrag."""
    task = build.node(plan, NodeKind.SPECIAL_ASSIGNMENT, f"Stöd till {NAME} och Eva Ek").assignment
    other = build.plan(PlanKind.OPERATIONAL, org.committee, build.YEAR + 1)
    build.adopted(plan)
    build.node(other, NodeKind.SPECIAL_ASSIGNMENT, task.title, assignment=task)
    build.adopted(other)
    contents = list(FrozenContent.objects.order_by("pk").values_list("pk", flat=True))
    begin, lock = Barrier(2), maskings.held

    def lock_together(asked):
        with suppress(BrokenBarrierError):
            begin.wait(timeout=2)
        return lock(asked)

    monkeypatch.setattr(maskings, "held", lock_together)
    outcomes = {}

    def act(document, words):
        try:
            return mask(document, words, elsewhere=contents)
        finally:
            connection.close()

    run_all({NAME: partial(act, plan, NAME), "Eva Ek": partial(act, other, "Eva Ek")}, outcomes)
    assert [refused(one) for one in outcomes.values()] == [False, False]
    assert Masking.objects.count() == 2
    assert Assignment.objects.get().title == "Stöd till [maskat] och [maskat]"
    assert hidden_everywhere()
