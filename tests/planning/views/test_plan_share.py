"""Dela med enheterna: what the units below read of a kontorsplan while it is written."""

import pytest

from organisation.enums import OrgUnitKind, Role
from planning.enums import NodeKind, PlanKind
from planning.models import Contribution, Plan
from planning.services import contributions, plan_sharing
from planning.services import plans as plan_service
from styrmodell.lib.errors import DomainError
from tests import build

ON, OFF = {"ticked": "True"}, {"ticked": ""}


@pytest.fixture
def priority(plans):
    build.node(plans.office, NodeKind.SECTION, "Samverkan", text="<p>Hemlig samverkan.</p>")
    return build.node(plans.office, NodeKind.PRIORITY, "Kultur i vården", text="<p>Varje boende.</p>")


@pytest.fixture
def work(plans, org):
    return build.plan(PlanKind.WORK, org.unit)


def test_the_kontorschef_shares_and_stops(plans, priority, cilla_head_of_office, david_unit_manager):
    url = plans.office.get_absolute_url()
    assert david_unit_manager.get(url).status_code == 404
    assert "Enheterna läser planen först när den är godkänd." in cilla_head_of_office.get(url).content.decode()
    cilla_head_of_office.post(f"{url}dela-med-enheterna/", ON)
    cilla_head_of_office.post(f"{url}dela-med-enheterna/", ON)  # a double click shares once
    page = cilla_head_of_office.get(url).content.decode()
    assert "Sluta dela" in page
    shown = david_unit_manager.get(url).content.decode()
    assert "Delad av kontorschefen, inte godkänd än" in shown
    assert "Samverkan" in shown
    assert "Kultur i vården" in shown
    assert "Varje boende" not in shown
    assert "Hemlig samverkan" not in shown
    cilla_head_of_office.post(f"{url}dela-med-enheterna/", OFF)
    assert david_unit_manager.get(url).status_code == 404


@pytest.mark.parametrize("asked", ["?text=arbetstext", "?utgava=1", "?andra=1", "?ny=PRIORITY", "historik/", "jamfor/"])
def test_nothing_else_of_it_is_there_to_be_asked_for(plans, priority, david_unit_manager, asked):
    plan_sharing.share(plans.office, by=None, shared=True)
    assert david_unit_manager.get(f"{plans.office.get_absolute_url()}{asked}").status_code == 404


def test_the_units_people_link_to_the_priorities_and_the_links_stand(plans, priority, work, david, david_unit_manager):
    activity = build.node(work, NodeKind.ACTIVITY, "Meröppet")
    with pytest.raises(DomainError):
        contributions.link(activity, priority, by=david)
    plan_sharing.share(plans.office, by=None, shared=True)
    contributions.link(activity, priority, by=david)
    section = priority.plan.nodes.get(title="Samverkan")
    with pytest.raises(DomainError):
        contributions.link(activity, section, by=david)
    page = work.get_absolute_url()
    assert "Kultur i vården" in david_unit_manager.get(page).content.decode()
    plan_sharing.share(plans.office, by=None, shared=False)
    hidden = david_unit_manager.get(page).content.decode()
    assert "Kultur i vården" not in hidden
    assert "En prioritering som inte delas med er nu" in hidden
    assert Contribution.objects.filter(from_node=activity, to_node=priority, is_removed=False).exists()
    build.adopted(plans.office)
    assert "Kultur i vården" in david_unit_manager.get(page).content.decode()


def test_what_the_unit_saves_after_that_keeps_the_link(plans, priority, work, david, david_unit_manager):
    plan_sharing.share(plans.office, by=None, shared=True)
    activity = build.node(work, NodeKind.ACTIVITY, "Meröppet")
    contributions.link(activity, priority, by=david)
    plan_sharing.share(plans.office, by=None, shared=False)
    david_unit_manager.post(
        f"/poster/{activity.pk}/andra/", {"title": "Meröppet överallt", "version": 1, "serves": [plans.goals[0].pk]}
    )
    activity.refresh_from_db()
    assert activity.title == "Meröppet överallt"
    assert Contribution.objects.filter(from_node=activity, is_removed=False).count() == 2


def test_another_kontors_units_and_readers_see_nothing(plans, priority, org, reader):
    plan_sharing.share(plans.office, by=None, shared=True)
    rector = build.client(build.user(Role.UNIT_MANAGER, org.school))
    for who in (rector, reader):
        assert who.get(plans.office.get_absolute_url()).status_code == 404
        assert "Kontorsplan 2027" not in who.get("/planer/").content.decode()


def test_the_list_finds_a_shared_plan_by_its_headings_alone(plans, priority, david_unit_manager):
    plan_sharing.share(plans.office, by=None, shared=True)
    listed = david_unit_manager.get("/planer/?q=vården").content.decode()
    assert "delas med er medan den skrivs" in listed
    assert "Utkast" in listed
    build.node(plans.office, NodeKind.KEY_FIGURE, "Hemligt nyckeltal", parent=priority)
    assert "delas med er" not in david_unit_manager.get("/planer/?q=Hemligt").content.decode()


def test_only_its_writer_shares(plans, bo_committee_secretary, disa_director, david_unit_manager, reader):
    url = f"{plans.office.get_absolute_url()}dela-med-enheterna/"
    for who, status in ((bo_committee_secretary, 403), (disa_director, 403), (david_unit_manager, 404), (reader, 404)):
        assert who.post(url, ON).status_code == status
    assert not Plan.objects.get(pk=plans.office.pk).is_shared
    assert bo_committee_secretary.get(url).status_code == 405


def test_an_approved_plan_is_everybodys_and_a_revision_is_not_shared(plans, priority, cilla_head_of_office, david):
    plan_sharing.share(plans.office, by=None, shared=True)
    build.adopted(plans.office)
    plan_service.revise(plans.office, by=None)
    build.node(plans.office, NodeKind.PRIORITY, "Ny prioritering")
    shown = build.client(david).get(plans.office.get_absolute_url()).content.decode()
    assert "Ny prioritering" not in shown
    assert "Varje boende" in shown
    url = plans.office.get_absolute_url()
    answer = cilla_head_of_office.post(f"{url}dela-med-enheterna/", OFF, follow=True)
    assert "Planen har redan en godkänd utgåva, och den läser alla." in answer.content.decode()


def test_no_other_plan_is_shared(plans):
    with pytest.raises(DomainError, match="Bara en kontorsplan delas"):
        plan_sharing.share(plans.operational, by=None, shared=True)


def test_a_chef_of_an_avdelning_reads_it_as_the_units_do(plans, priority, org):
    plan_sharing.share(plans.office, by=None, shared=True)
    head = build.client(build.user(Role.UNIT_MANAGER, org.department))
    assert "Kultur i vården" in head.get(plans.office.get_absolute_url()).content.decode()
    assert org.department.kind == OrgUnitKind.DEPARTMENT
