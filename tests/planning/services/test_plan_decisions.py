"""What bodies and persons decide about plans, one step at a time, and what each step leads to."""

from datetime import date

import pytest

from organisation.decisions.words import standing
from organisation.enums import Outcome, Role
from organisation.models import Decision, FrozenContent, Matter, User
from organisation.services import amendments
from planning.enums import EditionKind, NodeKind, PlanKind, PlanStatus
from planning.models import Plan, PlanEdition, PlanNode
from planning.services import plan_decisions, plan_nodes
from planning.services import plans as plan_service
from styrmodell.lib.errors import DomainError
from tests import build

BY_KS, BY_KF = date(2026, 10, 28), date(2026, 11, 18)


@pytest.fixture
def top(org):
    """A flerårsplan with one goal, handed in."""
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028)
    build.node(plan, NodeKind.GOAL, "Trygga invånare")
    plan_service.submit(plan, by=None)
    return plan


def again(plan):
    return Plan.objects.get(pk=plan.pk)


def goal_of(edition):
    return edition.content.data["nodes"][0]["title"]


def test_kf_decides_three_weeks_later_on_the_very_content_that_ks_decided_on(top, org):
    assert build.decided(top, date=BY_KS, paragraph="§ 177") is None
    assert again(top).status == PlanStatus.SUBMITTED
    assert not PlanEdition.objects.filter(plan=top).exists()
    where = "Kommunstyrelsen har föreslagit planen 2026-10-28, § 177; väntar på kommunfullmäktige."
    assert standing(again(top)).words == where
    PlanNode.objects.filter(plan=top, kind=NodeKind.GOAL).update(title="Något annat")  # whatever may move meanwhile
    edition = build.decided(top, date=BY_KF)
    proposed, adopted = Decision.objects.filter(matter=edition.matter)
    assert (proposed.body, proposed.date) == (org.executive_board, BY_KS)
    assert proposed.content == adopted.content == edition.content
    assert goal_of(edition) == "Trygga invånare"
    assert edition.in_force_from == date(2028, 1, 1)
    assert again(top).status == PlanStatus.ADOPTED
    assert edition.matter.closed_at is not None


def test_the_history_says_by_which_decision_a_plan_was_adopted(top):
    build.decided(top, date=BY_KS)
    build.decided(top, date=BY_KF)
    assert top.history.latest().history_change_reason.startswith("Antagen, Kommunfullmäktige 2026-11-18 § 45")


def test_fullmäktige_waits_for_kommunstyrelsen(top, org):
    with pytest.raises(DomainError, match="Kommunstyrelsen ska ha beslutat om planen innan kommunfullmäktige gör det"):
        plan_decisions.register(top, by=None, decision=build.decision(org.council))
    assert not Decision.objects.exists()
    assert not FrozenContent.objects.exists()


def test_kommunstyrelsen_does_not_adopt_flerårsplanen(top, org):
    with pytest.raises(DomainError, match="Kommunstyrelsen kan bara besluta den preliminärt"):
        plan_decisions.register(top, by=None, decision=build.decision(org.executive_board))


def test_nobody_decides_before_the_one_before(top, org):
    build.decided(top, date=BY_KF)
    with pytest.raises(DomainError, match="tidigare än det förra, 2026-11-18"):
        build.decided(top, date=BY_KS)
    assert not PlanEdition.objects.filter(plan=top).exists()


def test_after_an_återremiss_both_bodies_decide_on_a_new_content(top, org):
    build.decided(top, date=BY_KS)
    first = Matter.objects.get(plan_link__plan=top)
    build.decided(top, date=BY_KF, outcome=Outcome.REFERS_BACK, note="Skriv om målet.")
    assert (again(top).status, again(top).return_comment) == (PlanStatus.RETURNED, "Skriv om målet.")
    plan_nodes.edit(
        PlanNode.objects.get(plan=top, kind=NodeKind.GOAL), by=None, version=None, title="Tryggare invånare"
    )
    plan_service.submit(top, by=None)
    assert build.next_body(again(top)) == org.executive_board
    with pytest.raises(DomainError, match="Kommunstyrelsen ska ha beslutat"):
        plan_decisions.register(top, by=None, decision=build.decision(org.council, date=BY_KF))
    build.decided(top, date=BY_KF)
    edition = build.decided(top, date=BY_KF)
    assert edition.matter == first
    assert goal_of(edition) == "Tryggare invånare"
    contents = Decision.objects.filter(matter=first).order_by("pk").values_list("content", flat=True)
    assert [content == edition.content_id for content in contents] == [False, False, True, True]


def test_what_is_handed_in_again_unchanged_still_goes_by_kommunstyrelsen(top, org):
    build.decided(top, date=BY_KS)
    build.decided(top, date=BY_KF, outcome=Outcome.REFERS_BACK)
    assert again(top).return_comment == "Återremitterad av Kommunfullmäktige."
    plan_service.submit(top, by=None)
    assert standing(again(top)).words == ""
    assert build.next_body(again(top)) == org.executive_board


def test_what_is_bordlagt_waits_for_the_same_body(top, org):
    build.decided(top, date=BY_KS, outcome=Outcome.TABLES)
    assert again(top).status == PlanStatus.SUBMITTED
    assert build.next_body(again(top)) == org.executive_board
    plan_service.return_for_changes(top, by=None, comment="Det går att ändra.")


@pytest.mark.parametrize(
    ("outcome", "comment"),
    [(Outcome.REJECTS, "Avslagen av Kommunstyrelsen."), (Outcome.FILES, "Lagd till handlingarna av Kommunstyrelsen.")],
)
def test_a_refusal_closes_the_matter_and_the_writer_begins_another(top, outcome, comment):
    build.decided(top, date=BY_KS, outcome=outcome)
    assert (again(top).status, again(top).return_comment) == (PlanStatus.RETURNED, comment)
    refused = Matter.objects.get(plan_link__plan=top)
    assert refused.closed_at is not None
    plan_service.submit(top, by=None)
    build.decided(top, date=BY_KF)
    edition = build.decided(top, date=BY_KF)
    assert edition.matter != refused
    assert [decision.outcome for decision in edition.matter.decisions.all()] == [Outcome.PROPOSES, Outcome.ADOPTS]


def test_what_kommunstyrelsen_has_let_go_on_is_changed_by_an_återremiss_only(top):
    build.decided(top, date=BY_KS)
    with pytest.raises(DomainError, match="Kommunstyrelsen har beslutat om planen"):
        plan_service.return_for_changes(top, by=None, comment="Ändra.")


def test_a_revised_plan_gets_a_matter_of_its_own(plans, org, written):
    first = build.adopted(plans.operational)
    plan_service.revise(plans.operational, by=None)
    second = build.adopted(plans.operational)
    assert first.matter != second.matter
    assert [edition.matter.decisions.count() for edition in (first, second)] == [1, 1]


def test_an_edition_is_not_decided_before_the_one_before_it(plans, written):
    """Else two editions would bind on the same days."""
    build.adopted(plans.operational, on=date(2026, 11, 20))
    plan_service.revise(plans.operational, by=None)
    with pytest.raises(DomainError, match="tidigare än det förra, 2026-11-20"):
        build.adopted(plans.operational, on=date(2026, 11, 19))


def test_the_kinds_of_editions_follow_each_other_from_preliminary_over_decided_to_revised(org):
    """Flerårsplanen is decided by KS preliminarily in spring and by KF in autumn."""
    top = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028)
    made = [build.adopted(top, preliminary=True)]
    for _ in range(2):
        plan_service.revise(top, by=None)
        made.append(build.adopted(top))
    assert [(edition.number, edition.kind) for edition in made] == [(1, "PRELIMINARY"), (2, "DECIDED"), (3, "REVISED")]
    assert made[0].matter.decisions.get().body == org.executive_board


def test_fullmäktige_may_decide_a_preliminary_edition_too_and_not_before_kommunstyrelsen(top, org):
    decision = build.decision(org.council, date=BY_KF)
    with pytest.raises(DomainError, match="Kommunstyrelsen ska ha beslutat om planen innan"):
        plan_decisions.register(top, by=None, decision=decision, preliminary=True)
    build.decided(top, date=BY_KS)
    edition = plan_decisions.register(top, by=None, decision=decision, preliminary=True)
    assert edition.kind == EditionKind.PRELIMINARY


def test_only_what_is_handed_in_is_decided(plans, written, org):
    with pytest.raises(DomainError, match="måste vara inlämnad"):
        plan_decisions.register(plans.operational, by=None, decision=build.decision(org.committee))
    assert not PlanEdition.objects.filter(plan=plans.operational).exists()


def test_a_body_decides_about_a_verksamhetsplan_and_a_person_about_a_kontorsplan(plans, written, org):
    build.node(plans.office, NodeKind.PRIORITY)
    for plan in (plans.operational, plans.office):
        plan_service.submit(plan, by=None)
    person = Decision(person=build.user(None), date=BY_KS, outcome=Outcome.APPROVES)
    with pytest.raises(DomainError, match="fattas av ett organ"):
        plan_decisions.register(plans.operational, by=None, decision=person)
    with pytest.raises(DomainError, match="godkänns av en person"):
        plan_decisions.register(plans.office, by=None, decision=build.decision(org.committee))


@pytest.mark.parametrize("outcome", [Outcome.TABLES, Outcome.REJECTS, Outcome.ADOPTS])
def test_a_person_approves_and_nothing_else(plans, outcome):
    build.node(plans.office, NodeKind.PRIORITY)
    plan_service.submit(plans.office, by=None)
    with pytest.raises(DomainError, match="Välj en annan innebörd"):
        build.decided(plans.office, outcome=outcome)


def test_another_nämnd_does_not_decide_about_the_plan(plans, written, org):
    plan_service.submit(plans.operational, by=None)
    with pytest.raises(DomainError, match="Barn- och utbildningsnämnden beslutar inte"):
        build.decided(plans.operational, body=org.other_committee)


def test_a_verksamhetsplan_is_not_proposed_to_anybody(plans, written):
    plan_service.submit(plans.operational, by=None)
    with pytest.raises(DomainError, match="föreslår inte planen"):
        build.decided(plans.operational, outcome=Outcome.PROPOSES)


def test_a_decision_med_ändring_says_so(top):
    build.decided(top, date=BY_KS)
    assert build.decided(top, date=BY_KF, is_amended=True) is None
    edition = amendments.finish(top, plan_decisions.WAYS, choices={}, by=None)
    assert [decision.outcome_word for decision in edition.matter.decisions.order_by("pk")] == [
        "föreslår",
        "antar med ändring",
    ]


def test_what_has_no_diarienummer_gets_that_of_its_first_decision(top):
    build.decided(top, registry_number="KS/2026:61")
    assert again(top).registry_number == Matter.objects.get(plan_link__plan=top).registry_number == "KS/2026:61"


def test_a_plan_is_not_approved_in_the_name_of_somebody_who_may_not(org, disa_director, cilla):
    plan = build.plan(PlanKind.OFFICE, org.office)
    build.node(plan, NodeKind.PRIORITY, "Fler besök")
    plan_service.submit(plan, by=None)
    director = User.objects.get(roles__role=Role.DIRECTOR)
    for named, registers in ((cilla, director), (director, cilla)):
        approval = Decision(person=named, date=BY_KS, outcome=Outcome.APPROVES)
        with pytest.raises(DomainError, match="kan inte godkänna"):
            plan_decisions.register(again(plan), by=registers, decision=approval)
    approval = Decision(person=director, date=BY_KS, outcome=Outcome.APPROVES)
    assert plan_decisions.register(again(plan), by=director, decision=approval) is not None
