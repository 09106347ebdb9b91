"""Samverkan: named and asked at once, answered by the other side, and asked anew where the words are others."""

from datetime import date

import pytest

from organisation.enums import OrgUnitKind, Role
from organisation.models import OrgUnit, UnitSuccession
from planning.enums import CollaborationAnswer, NodeKind, PlanKind
from planning.models import Collaboration, Plan, PlanNode
from planning.permissions import ANSWERS
from planning.services import collaborations, plan_copies, plan_nodes, plan_removal, plans, revisions
from planning.services.collaborations import NewPartner
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build
from tests.collaborating import answered, named

ASKED = CollaborationAnswer.ASKED


@pytest.fixture
def priority(org):
    return build.node(build.plan(PlanKind.OFFICE, org.office), NodeKind.PRIORITY, "Meröppet")


@pytest.fixture
def row(priority, org):
    return named(priority, org.other_office, "Bussar till biblioteken.")


@pytest.fixture
def head(org):
    """Whoever writes the plan of the unit that is named."""
    return build.user(Role.HEAD_OF_OFFICE, org.other_office)


def test_a_row_counts_as_it_is_saved(row, head):
    assert row.answer == ASKED
    assert list(Collaboration.objects.filter(ANSWERS.q(head))) == [row]


def test_an_answer_says_who_and_when_and_may_be_changed(row, head):
    answered(row, CollaborationAnswer.NO, by=head, text="Inga bussar.")
    answered(row, CollaborationAnswer.YES, by=head)
    row.refresh_from_db()
    assert (row.answer, row.answer_text, row.answered_by) == (CollaborationAnswer.YES, "", head)
    assert [one.answer for one in row.history.order_by("history_id")] == ["ASKED", "NO", "YES"]


def test_annat_needs_words(row, head):
    with pytest.raises(DomainError, match="Skriv vad ni svarar i stället för ja eller nej"):
        answered(row, CollaborationAnswer.OTHER, by=head)
    assert answered(row, CollaborationAnswer.OTHER, by=head, text="Efter sommaren.").answer == CollaborationAnswer.OTHER


def test_only_the_other_sides_writer_answers(row, org, head, cilla):
    with pytest.raises(DomainError, match="Den som svarar är den som skriver enhetens plan"):
        answered(row, CollaborationAnswer.YES, by=cilla)


@pytest.mark.parametrize(
    ("unit", "role"),
    [
        ("other_committee", Role.SECRETARY),
        ("company", Role.COMPANY),
        ("department", Role.UNIT_MANAGER),
        ("unit", Role.UNIT_MANAGER),
    ],
)
def test_who_writes_the_units_plan_answers(priority, org, unit, role):
    where = getattr(org, unit)
    asked, writer = named(priority, where), build.user(role, where)
    assert ANSWERS.allows(writer, asked)
    assert answered(asked, CollaborationAnswer.YES, by=writer).is_answered


def test_words_that_are_changed_after_an_answer_are_asked_about_anew(row, head, priority):
    answered(row, CollaborationAnswer.YES, by=head, text="Gärna.")
    row.refresh_from_db()
    collaborations.save_all(priority.plan, by=None, abouts={row.pk: (row.version, "Alla bussar, gratis.")})
    row.refresh_from_db()
    assert (row.answer, row.answer_text, row.answered_at) == (ASKED, "", None)
    assert [one.answer_text for one in row.history.order_by("history_id")] == ["", "Gärna.", ""]


def test_the_same_words_saved_again_leave_the_answer(row, head, priority):
    answered(row, CollaborationAnswer.YES, by=head)
    row.refresh_from_db()
    collaborations.save_all(priority.plan, by=None, abouts={row.pk: (row.version, row.about)})
    row.refresh_from_db()
    assert row.answer == CollaborationAnswer.YES


def test_who_changes_words_that_have_been_answered_meanwhile_is_told(row, head, priority):
    seen = row.version
    answered(row, CollaborationAnswer.YES, by=head)
    with pytest.raises(StaleEdit) as stale:
        collaborations.save_all(priority.plan, by=None, abouts={row.pk: (seen, "Något annat.")})
    assert stale.value.current.answer == CollaborationAnswer.YES


def test_who_answers_words_that_have_been_changed_meanwhile_is_told(row, head, priority):
    seen = row.version
    collaborations.save_all(priority.plan, by=None, abouts={row.pk: (seen, "Något annat.")})
    with pytest.raises(StaleEdit):
        collaborations.answer(row, by=head, version=seen, answer=CollaborationAnswer.YES)


def test_a_row_is_removed_softly_and_named_again_is_asked_anew(row, head, priority, org):
    answered(row, CollaborationAnswer.YES, by=head)
    collaborations.save_all(priority.plan, by=None, remove={row.pk: None})
    assert not Collaboration.objects.standing().exists()
    with pytest.raises(DomainError, match="Samverkan är borttagen ur planen"):
        answered(row, CollaborationAnswer.NO, by=head)
    again = named(priority, org.other_office, "Ny fråga.")
    assert (again.pk, again.answer, again.about) == (row.pk, ASKED, "Ny fråga.")


def test_an_item_that_is_removed_asks_nobody(row, head, priority):
    plan_nodes.remove(priority, by=None)
    assert not Collaboration.objects.standing().exists()
    assert not ANSWERS.allows(head, Collaboration.objects.select_related("unit", "node").get())


def test_nobody_is_named_twice_by_an_item(row, priority, org):
    with pytest.raises(DomainError, match="har redan samverkan med Utbildningskontoret"):
        named(priority, org.other_office)
    named(priority, "Region Sörmland")
    with pytest.raises(DomainError, match="har redan samverkan med Region Sörmland"):
        named(priority, "Region Sörmland")


def test_ones_own_unit_a_unit_that_has_ended_and_the_whole_are_not_named(priority, org):
    ended = build.unit(OrgUnitKind.UNIT, "Stängd", org.other_office, valid_to=date(2025, 12, 31))
    for unit in (org.office, ended, org.municipality):
        with pytest.raises(DomainError, match="kan inte väljas"):
            named(priority, unit)


def test_what_cannot_name_anybody_says_so(org, priority):
    section = build.node(priority.plan, NodeKind.SECTION, "Ekonomi")
    with pytest.raises(DomainError, match="”Ekonomi” kan inte ha samverkan"):
        named(section, org.other_office)
    elsewhere = build.node(build.plan(PlanKind.OFFICE, org.other_office), NodeKind.PRIORITY)
    with pytest.raises(DomainError, match="Något som du skrev om har tagits bort"):
        collaborations.save_all(priority.plan, by=None, add=[NewPartner(elsewhere.pk, org.company)])


def test_the_section_on_horisontellt_arbete_names_somebody(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, sections=True)
    section = PlanNode.objects.get(plan=plan, title="Horisontellt arbete")
    assert named(section, org.company).node == section


def test_a_plan_that_is_not_open_names_nobody(priority, org):
    plans.submit(priority.plan, by=None)
    with pytest.raises(DomainError, match="kan inte ändras"):
        named(priority, org.other_office)


def test_an_answer_comes_whatever_state_the_plan_is_in(row, head, priority):
    build.adopted(priority.plan)
    assert answered(row, CollaborationAnswer.NO, by=head).is_answered


def test_next_years_plan_asks_anew_whoever_its_items_were_done_with(row, head, priority, org):
    answered(row, CollaborationAnswer.YES, by=head)
    named(priority, "Region Sörmland", "Turnéer.")
    left = build.node(priority.plan, NodeKind.PRIORITY, "Följer inte med")
    named(left, org.company)
    new = plan_copies.start_from(priority.plan, org.office, 2028, by=None, chosen=[priority.pk])
    told = [(one.unit, one.party, one.about, one.answer) for one in Collaboration.objects.filter(node__plan=new)]
    assert told == [
        (org.other_office, "", "Bussar till biblioteken.", ASKED),
        (None, "Region Sörmland", "Turnéer.", ASKED),
    ]


@pytest.mark.parametrize("is_chosen", [True, False])
def test_next_years_plan_asks_anew_whoever_horisontellt_arbete_names(org, is_chosen):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, sections=True)
    section = PlanNode.objects.get(plan=plan, title="Horisontellt arbete")
    row = named(section, org.other_committee, "Barns rätt till kultur.")
    answered(row, CollaborationAnswer.YES, by=build.user(Role.SECRETARY, org.other_committee))
    chosen = [section.pk] if is_chosen else []
    new = plan_copies.start_from(plan, org.committee, 2028, by=None, chosen=chosen)
    told = [(one.node.title, one.unit, one.about, one.answer) for one in Collaboration.objects.filter(node__plan=new)]
    assert told == [("Horisontellt arbete", org.other_committee, "Barns rätt till kultur.", ASKED)]


def _taken_over(org):
    """The unit that took over from the one that is named, which has ended."""
    heir = build.unit(OrgUnitKind.OFFICE, "Lärkontoret", org.other_committee)
    UnitSuccession.objects.create(predecessor=org.other_office, successor=heir, valid_from=date(2026, 11, 1))
    OrgUnit.objects.filter(pk=org.other_office.pk).update(valid_to=date(2026, 10, 31))
    return heir


def test_whoever_took_over_answers_for_a_unit_that_has_ended(row, org):
    heir = _taken_over(org)
    chief = build.user(Role.HEAD_OF_OFFICE, heir)
    assert list(Collaboration.objects.filter(ANSWERS.q(chief))) == [row]
    assert answered(row, CollaborationAnswer.YES, by=chief).answered_by == chief


def test_next_years_plan_asks_whoever_took_over(row, org, priority):
    heir = _taken_over(org)
    new = plan_copies.start_from(priority.plan, org.office, 2028, by=None, chosen=[priority.pk])
    assert [one.unit for one in Collaboration.objects.filter(node__plan=new)] == [heir]


def test_a_plan_that_is_removed_takes_its_samverkan_along(row, priority, cilla):
    plan_removal.remove(priority.plan, by=cilla)
    assert not Collaboration.objects.exists()
    assert Collaboration.history.filter(history_type="-").count() == 1
    assert not Plan.objects.filter(pk=priority.plan_id).exists()


def test_a_cancelled_revision_names_those_whom_the_edition_names(row, head, priority, org):
    gone = named(priority, "Länsmusiken", "Turnéer.")
    answered(row, CollaborationAnswer.YES, by=head, text="Gärna.")
    build.adopted(priority.plan)
    plan = plans.revise(priority.plan, by=None)
    row.refresh_from_db()
    collaborations.save_all(
        plan,
        by=None,
        add=[NewPartner(priority.pk, org.company)],
        abouts={row.pk: (row.version, "Alla bussar.")},
        remove={gone.pk: None},
    )
    revisions.cancel(plan, by=None)
    told = [(str(one.unit or one.party), one.about, one.answer, one.answer_text) for one in _standing()]
    assert told == [
        ("Utbildningskontoret", "Bussar till biblioteken.", "YES", "Gärna."),
        ("Länsmusiken", "Turnéer.", "ASKED", ""),
    ]


def test_a_cancelled_revision_leaves_an_answer_that_came_after_the_edition(row, head, priority):
    build.adopted(priority.plan)
    plan = plans.revise(priority.plan, by=None)
    answered(row, CollaborationAnswer.NO, by=head)
    revisions.cancel(plan, by=None)
    assert [one.answer for one in _standing()] == [CollaborationAnswer.NO]


def _standing():
    return Collaboration.objects.standing().order_by("pk")
