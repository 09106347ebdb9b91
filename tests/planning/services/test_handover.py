"""What a unit that ends hands over, and what stays."""

from datetime import date

import pytest

from organisation.models import Picture
from organisation.services import org_units
from planning.enums import NodeKind, PlanKind
from planning.models import AssignmentReceiver, Plan
from planning.services import handover, plan_nodes, plans
from styrmodell.lib import trees
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def new_office(org, administrator):
    return org_units.add(by=administrator, kind="OFFICE", parent=org.other_committee, name="Nya kontoret")


def again(row):
    return type(row).objects.get(pk=row.pk)


def test_a_plan_that_was_never_adopted_goes_on_under_its_new_nämnd_with_all_it_holds(org, new_office, administrator):
    build.plan(PlanKind.OPERATIONAL, org.committee)
    above = build.plan(PlanKind.OPERATIONAL, org.other_committee)
    plan = build.plan(PlanKind.OFFICE, org.office)
    node = build.node(plan, NodeKind.PRIORITY, "Läslust")
    handover.hand_over(org.office, to=new_office, by=administrator)
    plan = again(plan)
    assert (plan.unit, plan.parent, plan.version) == (new_office, above, 2)
    assert again(node).plan == plan
    assert plan.history.filter(
        history_user=administrator, history_change_reason="Övertagen från Kulturkontoret"
    ).exists()
    assert trees.faults(Plan, "plan") == []


def test_what_is_handed_in_stays_handed_in(org, new_office):
    plan = build.plan(PlanKind.OFFICE, org.office)
    build.node(plan, NodeKind.PRIORITY)
    plans.submit(plan, by=None)
    handover.hand_over(org.office, to=new_office, by=None)
    assert (again(plan).unit, again(plan).status) == (new_office, "SUBMITTED")


def test_an_adopted_plan_stays_where_it_was_adopted(org, new_office):
    plan = build.adopted(build.plan(PlanKind.OFFICE, org.office)).plan
    handover.hand_over(org.office, to=new_office, by=None)
    assert again(plan).unit == org.office


def test_a_plan_that_the_successor_has_its_own_of_or_cannot_have_stays(org, new_office):
    build.plan(PlanKind.OFFICE, new_office)
    plan = build.plan(PlanKind.OFFICE, org.office)
    handover.hand_over(org.office, to=new_office, by=None)
    assert again(plan).unit == org.office
    handover.hand_over(org.office, to=org.area, by=None)
    assert again(plan).unit == org.office


def test_the_successor_sees_the_pictures_in_the_text_and_no_others(org, new_office, administrator):
    plan = build.plan(PlanKind.OFFICE, org.office)
    own, foreign = (
        Picture.objects.create(content=b"bild", media_type="image/png", uploaded_by=administrator) for _ in range(2)
    )
    own.units.add(org.office)
    foreign.units.add(org.other_office)
    text = "".join(f'<p><img src="/media/{picture.uuid}.png" alt="Hus"></p>' for picture in (own, foreign))
    node = build.node(plan, NodeKind.PRIORITY, "Läslust")
    plan_nodes.edit(node, by=build.user("HEAD_OF_OFFICE", org.office), version=node.version, text=text)
    handover.hand_over(org.office, to=new_office, by=None)
    assert set(own.units.all()) == {org.office, new_office}
    assert set(foreign.units.all()) == {org.other_office}


def test_running_uppdrag_keep_their_identity_and_change_receiver_and_giver(org, new_office, administrator):
    received = build.assignment(org.committee, "Utred meröppet", org.office)
    given = build.assignment(org.committee, "Utred lokaler", org.office)
    row = received.receivers.get()
    handover.hand_over(org.office, to=new_office, by=administrator)
    assert again(row).unit == new_office
    assert again(row).history.first().history_user == administrator
    assert again(received).version == 2  # nobody saves over the new receiver unseen
    handover.hand_over(org.committee, to=org.other_committee, by=administrator)
    assert again(given).giver == org.other_committee


def test_an_uppdrag_that_is_ended_or_that_the_successor_has_already_is_left_as_it_is(org, new_office):
    ended = build.assignment(org.committee, "Avslutat", org.office)
    decision = build.decision(org.committee, date=date(2026, 11, 2))
    decision.save()
    type(ended).objects.filter(pk=ended.pk).update(ended_by=decision)
    both = build.assignment(org.committee, "Till båda", org.office, new_office)
    handover.hand_over(org.office, to=new_office, by=None)
    assert ended.receivers.get().unit == org.office
    assert set(AssignmentReceiver.objects.filter(assignment=both).values_list("unit__name", flat=True)) == {
        "Kulturkontoret",
        "Nya kontoret",
    }
