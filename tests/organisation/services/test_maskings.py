"""Words that are masked can be read nowhere; what was frozen is kept, and hashes as before."""

from datetime import date

import pytest
from django.apps import apps
from django.db.models import CharField, JSONField, TextField

from organisation.desk.files import make
from organisation.enums import Amends
from organisation.models import Amendment, FrozenContent, MaskedField, Masking, MeetingPaper, WithdrawnFile
from organisation.reading import masked
from organisation.services import amendments, maskings
from organisation.services.masked_rows import whole
from planning.enums import NodeKind, PlanKind
from planning.models import Assignment, FrozenNode, Plan, PlanEdition, PlanFile, PlanNode
from planning.reading.amended import NODE
from planning.services import assignment_changes, editions, plan_decisions, plan_files, plan_nodes, plans
from planning.services.plan_decisions import WAYS
from planning.services.plan_nodes import locked_plan
from styrmodell import integrity
from styrmodell.lib import checksums
from styrmodell.lib.errors import DomainError
from styrmodell.lib.masked import MARK, hidden, plain_text
from tests import build

pytestmark = pytest.mark.django_db
NUMBER = "850709-9805"
ARCHIVE = {"Masking", "MaskedField", "WithdrawnFile", "Draft", "SentForm"}


@pytest.fixture
def plan(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    goal = build.node(
        plan, NodeKind.DIRECTION, "Öppet för Bo Öberg", text=f"<p>Av <b>Bo</b> Öberg, {NUMBER[:6]}<b>-9805</b>.</p>"
    )
    build.node(plan, NodeKind.PRIORITY, "Kvällar", parent=goal, text="<p>Bo Öbergs lista.</p>")
    return plan


@pytest.fixture
def edition(plan):
    return build.adopted(plan)


def readable(words):
    """Tables where the words can be read outside the archive, the working text and its history."""
    found = set()
    for model in apps.get_models():
        if model._meta.app_label in ("organisation", "planning", "followup") and model.__name__ not in ARCHIVE:
            for field in model._meta.concrete_fields:
                if isinstance(field, CharField | TextField | JSONField):
                    texts = model._base_manager.values_list(field.name, flat=True)
                    if any(
                        text and (words in plain_text(str(text)) or hidden(text, [words]) != text) for text in texts
                    ):
                        found.add(model.__name__)
    return found - {name for name in found if name.startswith("Historical")} - {"PlanNode"}


def test_nothing_but_the_working_text_and_the_archive_holds_masked_words(plan, edition):
    assert readable(NUMBER) == {"FrozenContent", "FrozenNode", "MeetingPaper", "PlanEdition"}
    for words in (NUMBER, "Bo Öberg"):
        maskings.mask(plan, locked_plan, words=words, reason="Namn på en elev.", by=None)
        assert readable(words) == set()
    title, text = FrozenNode.objects.values_list("title", "text").get(node__kind=NodeKind.DIRECTION)
    assert (title, text) == (f"Öppet för {MARK}", f"<p>Av <b>{MARK}</b>, {MARK}.</p>")
    assert f"Öppet för {MARK}" in PlanEdition.objects.get().html


def test_what_was_frozen_is_kept_and_hashes_as_before(plan, edition):
    maskings.mask(plan, locked_plan, words=NUMBER, reason="Personnummer.", by=None)
    content = FrozenContent.objects.get()
    assert (content.sha256, content.masked_on) == (edition.content.sha256, date(2026, 11, 23))
    assert checksums.of_data(whole(content).data) == content.sha256
    assert MaskedField.objects.filter(table="planning.PlanEdition", field="html").get().value == edition.html
    assert list(integrity.all_faults()) == []


def test_lifted_all_reads_as_it_was_frozen(plan, edition):
    before = [list(model._base_manager.order_by("pk").values()) for model in (FrozenContent, FrozenNode, PlanEdition)]
    one = maskings.mask(plan, locked_plan, words=NUMBER, reason="Personnummer.", by=None)
    other = maskings.mask(plan, locked_plan, words="Bo Öberg", reason="Namn.", by=None)
    maskings.lift(one, reason="Fel nummer.", by=None)
    assert NUMBER in plain_text(PlanEdition.objects.get().html)
    assert "Bo Öberg" not in plain_text(PlanEdition.objects.get().html)
    maskings.lift(other, reason="Han är ansvarig.", by=None)
    after = [list(model._base_manager.order_by("pk").values()) for model in (FrozenContent, FrozenNode, PlanEdition)]
    assert (after, MaskedField.objects.count()) == (before, 0)
    with pytest.raises(DomainError, match="redan hävd"):
        maskings.lift(other, reason="Igen.", by=None)


def test_the_next_handling_and_edition_are_masked_and_keep_what_was_frozen(plan, edition):
    masking = maskings.mask(plan, locked_plan, words=NUMBER, reason="Personnummer.", by=None)
    plan = plans.revise(Plan.objects.get(pk=plan.pk), by=None)
    node = PlanNode.objects.get(plan=plan, kind=NodeKind.PRIORITY)
    plan_nodes.edit(node, by=None, version=node.version, title=f"Kvällar {NUMBER}")
    plan = plans.submit(Plan.objects.get(pk=plan.pk), by=None)
    plan_decisions.send_out(plan, body=plan.unit, meeting_on=date(2026, 11, 30), by=None)
    build.decided(plan, date=date(2026, 11, 30))
    assert (PlanEdition.objects.count(), MeetingPaper.objects.count()) == (2, 2)
    assert readable(NUMBER) == set()
    assert list(integrity.all_faults()) == []
    maskings.lift(masking, reason="Fel nummer.", by=None)
    assert [NUMBER in plain_text(one.html) for one in PlanEdition.objects.order_by("number")] == [True, True]
    assert list(integrity.all_faults()) == []


def test_what_a_body_makes_of_a_masked_handling_is_masked_and_keeps_what_was_frozen(plan):
    plans.submit(plan, by=None)
    build.decided(plan, is_amended=True)
    masking = maskings.mask(plan, locked_plan, words=NUMBER, reason="Personnummer.", by=None)
    row = {"kind": NODE, "subject": str(PlanNode.objects.get(kind=NodeKind.PRIORITY).pk), "what": Amends.CHANGES}
    amendments.amend(plan, WAYS, **row, values={"title": "Helger"}, version=None, by=None)
    edition = amendments.finish(plan, WAYS, choices={}, by=None)
    assert readable(NUMBER) == set()
    assert list(integrity.all_faults()) == []
    maskings.lift(masking, reason="Fel nummer.", by=None)
    assert NUMBER in plain_text(PlanEdition.objects.get(pk=edition.pk).html)
    assert list(integrity.all_faults()) == []


def test_the_same_text_frozen_again_is_the_same_content_and_masked(plan, edition):
    maskings.mask(plan, locked_plan, words=NUMBER, reason="Personnummer.", by=None)
    assert editions.freeze(plan, by=None) == edition.content
    assert readable(NUMBER) == set()


@pytest.fixture
def told(plan, org):
    """An uppdrag that the plan gave, and its first wording."""
    build.node(plan, NodeKind.SPECIAL_ASSIGNMENT, "Stöd till Bo Öberg", text="<p>Bo Öberg får stöd.</p>")
    build.adopted(plan)
    return Assignment.objects.get()


def wordings(task):
    return [(one.title, one.text) for one in (Assignment.objects.get(pk=task.pk), *task.versions.order_by("pk"))]


BEFORE, AFTER = ("Stöd till Bo Öberg", "<p>Bo Öberg får stöd.</p>"), (f"Stöd till {MARK}", f"<p>{MARK} får stöd.</p>")


def test_an_uppdrag_says_no_more_than_the_edition_that_gave_it(plan, told):
    masking = maskings.mask(plan, locked_plan, words="Bo Öberg", reason="Namn på en elev.", by=None)
    assert wordings(told) == [AFTER, AFTER]
    assert (readable("Bo Öberg"), list(integrity.all_faults())) == (set(), [])
    maskings.lift(masking, reason="Han är ansvarig.", by=None)
    assert (wordings(told), MaskedField.objects.count()) == ([BEFORE, BEFORE], 0)


def test_words_that_can_be_read_in_an_uppdrag_all_the_same_are_a_fault(plan, told):
    maskings.mask(plan, locked_plan, words="Bo Öberg", reason="Namn på en elev.", by=None)
    Assignment.objects.update(title="Stöd till Bo Öberg")
    assert len(list(integrity.masking_faults())) == 1


def test_what_its_giver_has_decided_since_stands_when_the_masking_is_lifted(plan, told, org):
    masking = maskings.mask(plan, locked_plan, words="Bo Öberg", reason="Namn på en elev.", by=None)
    decision = build.decision(org.committee, date=date(2026, 11, 30))
    assignment_changes.decide(told, by=None, decision=decision, version=None, receivers=[], title="Stöd till alla")
    maskings.lift(masking, reason="Han är ansvarig.", by=None)
    assert wordings(told) == [("Stöd till alla", BEFORE[1]), BEFORE, ("Stöd till alla", AFTER[1])]


def test_words_that_are_masked_where_it_was_given_are_so_in_what_is_decided_of_it_since(plan, told, org):
    masking = maskings.mask(plan, locked_plan, words="Bo Öberg", reason="Namn på en elev.", by=None)
    decision = build.decision(org.committee, date=date(2026, 11, 30))
    words = {"title": "Mer stöd till Bo Öberg"}
    assignment_changes.decide(told, by=None, decision=decision, version=None, receivers=[], **words)
    assert {title for title, _ in wordings(told)} == {f"Mer stöd till {MARK}", AFTER[0]}
    assert list(integrity.masking_faults()) == []
    maskings.lift(masking, reason="Han är ansvarig.", by=None)
    assert {title for title, _ in wordings(told)} == {words["title"], BEFORE[0]}


def test_what_two_plans_hide_in_one_uppdrag_is_hidden_until_both_show_it(plan, told, org):
    other = build.plan(PlanKind.OPERATIONAL, org.committee, build.YEAR + 1)
    build.node(other, NodeKind.SPECIAL_ASSIGNMENT, *BEFORE[:1], text=BEFORE[1], assignment=told)
    build.adopted(other)
    both = [
        maskings.mask(one, locked_plan, words=words, reason="Namn på en elev.", by=None)
        for one, words in ((plan, "Bo Öberg"), (other, "Öberg"))
    ]
    maskings.lift(both[0], reason="Han är ansvarig.", by=None)
    assert wordings(told)[0] == (f"Stöd till Bo {MARK}", f"<p>Bo {MARK} får stöd.</p>")
    maskings.lift(both[1], reason="Han är ansvarig.", by=None)
    assert wordings(told) == [BEFORE, BEFORE]


def test_an_uppdrag_in_a_handling_alone_is_still_being_written(plan):
    build.node(plan, NodeKind.SPECIAL_ASSIGNMENT, "Stöd till Bo Öberg")
    plans.submit(plan, by=None)
    plan_decisions.send_out(Plan.objects.get(pk=plan.pk), body=plan.unit, meeting_on=date(2026, 11, 30), by=None)
    maskings.mask(plan, locked_plan, words="Bo Öberg", reason="Namn på en elev.", by=None)
    assert Assignment.objects.get().title == "Stöd till Bo Öberg"
    build.decided(plan, date=date(2026, 11, 30))
    assert Assignment.objects.get().title == f"Stöd till {MARK}"
    assert readable("Bo Öberg") == set()


def test_what_a_body_put_in_is_hidden_when_it_is_in(plan):
    plans.submit(plan, by=None)
    build.decided(plan, is_amended=True)
    row = {"kind": NODE, "subject": str(PlanNode.objects.get(kind=NodeKind.PRIORITY).pk), "what": Amends.CHANGES}
    amendments.amend(plan, WAYS, **row, values={"title": "Bo Öbergs helger"}, version=None, by=None)
    masking = maskings.mask(plan, locked_plan, words="Bo Öberg", reason="Namn på en elev.", by=None)
    assert Amendment.objects.get().values == {"title": "Bo Öbergs helger"}
    amendments.finish(plan, WAYS, choices={}, by=None)
    assert Amendment.objects.get().values == {"title": f"{MARK}s helger"}
    assert readable("Bo Öberg") == set()
    maskings.lift(masking, reason="Han är ansvarig.", by=None)
    assert Amendment.objects.get().values == {"title": "Bo Öbergs helger"}


def test_to_hide_a_word_in_an_uppdrag_is_no_change_that_a_body_has_to_choose_about(plan, told):
    plans.revise(Plan.objects.get(pk=plan.pk), by=None)
    plans.submit(plan, by=None)
    build.decided(plan, is_amended=True)
    maskings.mask(plan, locked_plan, words="Bo Öberg", reason="Namn på en elev.", by=None)
    row = {"kind": NODE, "subject": str(PlanNode.objects.get(kind=NodeKind.SPECIAL_ASSIGNMENT).pk)}
    amendments.amend(plan, WAYS, **row, what=Amends.CHANGES, values={"text": "<p>Mer.</p>"}, version=None, by=None)
    amendments.finish(plan, WAYS, choices={}, by=None)
    assert wordings(told)[0] == (AFTER[0], "<p>Mer.</p>")
    assert (readable("Bo Öberg"), list(integrity.all_faults())) == (set(), [])


def test_a_file_made_before_is_withdrawn_and_another_is_made(plan, edition):
    text = plan_files.text_of(plan, edition)
    old = text.keep(make(text, "pdf"), by=None)
    maskings.mask(plan, locked_plan, words=NUMBER, reason="Personnummer.", by=None)
    assert not PlanFile.objects.exists()
    kept = WithdrawnFile.objects.get()
    assert (kept.sha256, kept.made_at, kept.file_name) == (old.sha256, old.created_at, old.file_name)
    text = plan_files.text_of(plan, PlanEdition.objects.get())
    assert text.keep(make(text, "pdf"), by=None).sha256 != kept.sha256
    assert list(integrity.made_file_faults()) == []


def test_each_place_is_shown_with_its_headings(plan, edition):
    [found] = masked.found_in(plan, "Bo Öberg")
    assert found.name == "Utgåva 1 och handling 1"
    places = [(place.where[-1], place.before + "…" + place.after) for place in found.places]
    assert ("Öppet för Bo Öberg", "Av …, 850709-9805.") in places
    assert masked.numbers_in(plan) == (NUMBER,)


def test_what_another_document_has_taken_up_is_found_and_masked_too(plan, edition, org):
    other = build.plan(PlanKind.OPERATIONAL, org.other_committee)
    build.node(other, NodeKind.DIRECTION, text="<p>Som Bo Öberg i Kulturnämnden.</p>")
    build.adopted(other)
    [found] = masked.found_elsewhere(plan, "Bo Öberg")
    assert found.name == "Verksamhetsplan 2027–2029, Barn- och utbildningsnämnden"
    maskings.mask(plan, locked_plan, words="Bo Öberg", reason="Namn.", elsewhere=[found.content], by=None)
    assert readable("Bo Öberg") == set()
    assert [one.words for one in masked.maskings_of(other)] == ["Bo Öberg"]


def test_words_that_stand_nowhere_are_refused(plan, edition):
    with pytest.raises(DomainError, match="står inte i det som är fryst"):
        maskings.mask(plan, locked_plan, words="Eva Ek", reason="Namn.", by=None)
    maskings.mask(plan, locked_plan, words="Bo Öberg", reason="Namn.", by=None)
    with pytest.raises(DomainError, match="redan maskade"):
        maskings.mask(plan, locked_plan, words="Bo Öberg", reason="Namn.", by=None)
    assert Masking.objects.count() == 1


def test_words_without_which_the_document_cannot_be_read_are_refused(plan):
    task = build.node(plan, NodeKind.SPECIAL_ASSIGNMENT)
    build.adopted(plan)
    with pytest.raises(DomainError, match="kan dokumentet inte läsas"):
        maskings.mask(plan, locked_plan, words=task.assignment.due_on.isoformat(), reason="Prov.", by=None)
