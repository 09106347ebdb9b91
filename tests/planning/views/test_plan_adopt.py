"""Registrera beslut, godkänn."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains

from organisation.enums import OrgUnitKind, Role
from organisation.models import OrgUnit
from planning.enums import NodeKind, PlanKind
from planning.models import Plan, PlanEdition
from planning.services import plans as plan_service
from styrmodell.lib.errors import DomainError
from tests import build
from tests.answers import explained, told
from tests.planning.conftest import DECISION
from tests.planning.views import hostile


@pytest.fixture
def url(plans, written, bo):
    plan_service.submit(plans.operational, by=bo)
    return f"/planer/{plans.operational.pk}/anta/"


def test_the_decision_makes_an_edition(plans, org, url, bo, bo_committee_secretary):
    assert bo_committee_secretary.get(url).context["form"]["body"].initial == org.committee.pk
    answer = bo_committee_secretary.post(url, {**DECISION, "body": org.committee.pk}, follow=True)
    assert told(answer) == ["success"]
    decision = PlanEdition.objects.get(plan=plans.operational).matter.decisions.get()
    assert (decision.body, decision.date, decision.paragraph) == (org.committee, date(2026, 11, 20), "§ 45")
    assert decision.registered_by == bo


def test_no_nämnds_secretary_registers_what_kommunstyrelsen_or_fullmäktige_decides(
    plans, org, url, bo, bo_committee_secretary
):
    for body in (org.executive_board, org.council):
        answer = bo_committee_secretary.post(url, {**DECISION, "body": body.pk})
        assert explained(answer) == {"body"}
        with pytest.raises(DomainError, match="Du registrerar inte beslut av"):
            build.decided(plans.operational, by=bo, body=body)
    assert not PlanEdition.objects.filter(plan=plans.operational).exists()


@pytest.mark.parametrize("who", ["controller", "own secretary"])
def test_what_kommunstyrelsen_decides_the_controller_and_its_secretary_register(org, who):
    plan = build.plan(PlanKind.OPERATIONAL, org.executive_board)
    build.node(plan, NodeKind.DIRECTION)
    plan_service.submit(plan, by=None)
    person = (
        build.user(Role.CONTROLLER, org.group)
        if who == "controller"
        else build.user(Role.SECRETARY, org.executive_board)
    )
    build.client(person).post(f"/planer/{plan.pk}/anta/", {**DECISION, "body": org.executive_board.pk})
    assert PlanEdition.objects.get(plan=plan).matter.decisions.get().registered_by == person


def test_a_decision_dated_before_the_unit_or_the_hand_in_is_asked_about(plans, org, url, bo_committee_secretary):
    """A wrong century is seen at once; a protokoll that was approved late is said yes to."""
    sent = {**DECISION, "body": org.committee.pk, "date": "1999-11-20"}
    for more in ({}, {"sure": "2001-01-01"}):
        answer = bo_committee_secretary.post(url, {**sent, **more})
        assert explained(answer) == {"date"}
        assert 'value="1999-11-20"' in answer.content.decode()
    late = {**sent, "date": "2026-11-08"}
    assert explained(bo_committee_secretary.post(url, late)) == {"date"}
    assert not PlanEdition.objects.filter(plan=plans.operational).exists()
    assert bo_committee_secretary.post(url, {**late, "sure": "2026-11-08"}).status_code == 302
    assert PlanEdition.objects.get(plan=plans.operational).matter.decisions.get().date == date(2026, 11, 8)


@pytest.mark.parametrize("missing", ["body", "date", "paragraph", "registry_number", "outcome"])
def test_a_decision_lacks_nothing(plans, org, url, bo_committee_secretary, missing):
    answer = bo_committee_secretary.post(url, {**DECISION, "body": org.committee.pk, missing: ""})
    assert explained(answer)
    assert Plan.objects.get(pk=plans.operational.pk).status == "SUBMITTED"


@pytest.mark.parametrize(
    "wrong",
    [
        *({"date": day} for day in [*hostile.DAYS, "2026-11-24"]),
        *({"body": value} for value in hostile.IDS),
        *({"paragraph": value} for value in ("femtio", "§", "\x00", "§ 123456")),
        {"outcome": "PROPOSES"},
        {"registry_number": "x" * 41},
    ],
)
def test_what_cannot_be_a_decision_is_explained(plans, org, url, bo_committee_secretary, wrong):
    answer = bo_committee_secretary.post(url, {**DECISION, "body": org.committee.pk, **wrong})
    assert explained(answer)
    assert not PlanEdition.objects.filter(plan=plans.operational).exists()


@pytest.mark.parametrize("written_as", ["45", "§45", "§ 45", " § 45 "])
def test_a_paragraph_is_written_in_one_way(plans, org, url, bo_committee_secretary, written_as):
    bo_committee_secretary.post(url, {**DECISION, "body": org.committee.pk, "paragraph": written_as})
    assert PlanEdition.objects.get(plan=plans.operational).matter.decisions.get().paragraph == "§ 45"


def test_a_kontorsplan_is_approved_by_kommundirektören(plans, org, cilla, cilla_head_of_office, disa_director):
    build.node(plans.office, NodeKind.PRIORITY)
    plan_service.submit(plans.office, by=cilla)
    url = f"/planer/{plans.office.pk}/anta/"
    assert cilla_head_of_office.get(url).status_code == 403
    people = disa_director.get(url).context["form"].people
    answer = disa_director.post(url, {"person": next(iter(people)), "date": "2026-11-20"}, follow=True)
    assert told(answer) == ["success"]
    decision = PlanEdition.objects.get(plan=plans.office).matter.decisions.get()
    assert (decision.body, decision.person.username, decision.paragraph) == (None, "disa", "")


def test_only_those_who_may_approve_can_be_named(plans, org, cilla, disa_director):
    build.node(plans.office, NodeKind.PRIORITY)
    plan_service.submit(plans.office, by=cilla)
    for value in (cilla.pk, *hostile.IDS):
        answer = disa_director.post(f"/planer/{plans.office.pk}/anta/", {"person": value, "date": "2026-11-20"})
        assert explained(answer)


def test_the_kontorschef_approves_an_arbetsplan(plans, org, cilla, cilla_head_of_office, david_unit_manager):
    work = build.plan(PlanKind.WORK, org.unit)
    build.node(work, NodeKind.ACTIVITY)
    plan_service.submit(work, by=cilla)
    assert david_unit_manager.get(f"/planer/{work.pk}/anta/").status_code == 403
    cilla_head_of_office.post(f"/planer/{work.pk}/anta/", {"person": cilla.pk, "date": "2026-11-20"})
    assert PlanEdition.objects.get(plan=work).matter.decisions.get().person == cilla


def test_where_no_kontor_stands_above_kommundirektoren_approves(org, cilla_head_of_office, disa_director):
    """Kommunstyrelsens avdelningar belong to no kontor; somebody has to be able to approve their arbetsplaner."""
    department = build.unit(OrgUnitKind.DEPARTMENT, "Ekonomiavdelningen", org.executive_board)
    work = build.plan(PlanKind.WORK, department)
    build.node(work, NodeKind.ACTIVITY)
    plan_service.submit(work, by=None)
    url = f"/planer/{work.pk}/anta/"
    assert cilla_head_of_office.get(url).status_code == 404
    assert "Godkänn arbetsplan 2027" in disa_director.get("/").content.decode()
    people = disa_director.get(url).context["form"].people
    disa_director.post(url, {"person": next(iter(people)), "date": "2026-11-20"})
    assert PlanEdition.objects.get(plan=work).matter.decisions.get().person.username == "disa"


def test_kommundirektoren_does_not_approve_an_arbetsplan_below_a_kontor(org, disa_director):
    work = build.plan(PlanKind.WORK, org.unit)
    build.node(work, NodeKind.ACTIVITY)
    plan_service.submit(work, by=None)
    assert disa_director.get(f"/planer/{work.pk}/anta/").status_code == 403
    assert "Godkänn arbetsplan" not in disa_director.get("/").content.decode()


def test_a_namnd_that_is_to_end_decides_until_it_does(plans, org, url, bo_committee_secretary):
    OrgUnit.objects.filter(pk=org.committee.pk).update(valid_to=date(2026, 12, 31))
    bo_committee_secretary.post(url, {**DECISION, "body": org.committee.pk})
    assert PlanEdition.objects.get(plan=plans.operational).matter.decisions.get().body == org.committee


def test_a_body_with_a_long_name_decides(plans, org, url, bo_committee_secretary):
    """PostgreSQL refuses what does not fit in the history's reason."""
    name = "Gemensamma överförmyndarnämnden för Exempelköpings, Provstads och Mönsterås kommuner " * 2
    OrgUnit.objects.filter(pk=org.committee.pk).update(name=name)
    bo_committee_secretary.post(url, {**DECISION, "body": org.committee.pk})
    assert PlanEdition.objects.filter(plan=plans.operational).exists()


def test_others_may_not_adopt(plans, org, url, cilla_head_of_office, eva_other_committee, reader, client):
    fields = {**DECISION, "body": org.committee.pk}
    for who, status in ((cilla_head_of_office, 403), (eva_other_committee, 404), (reader, 404), (client, 302)):
        assert who.post(url, fields).status_code == status
    assert not PlanEdition.objects.filter(plan=plans.operational).exists()


def test_what_is_not_handed_in_is_not_adopted(plans, org, written, bo_committee_secretary):
    url = f"/planer/{plans.operational.pk}/anta/"
    assert told(bo_committee_secretary.get(url, follow=True)) == ["info"]
    bo_committee_secretary.post(url, {**DECISION, "body": org.committee.pk})
    assert not PlanEdition.objects.filter(plan=plans.operational).exists()


def test_whoever_approves_sees_what_and_may_give_it_back(plans, org, cilla, disa_director):
    build.node(plans.office, NodeKind.PRIORITY, "Öppna dörrar")
    plan_service.submit(plans.office, by=cilla)
    page = disa_director.get(f"/planer/{plans.office.pk}/anta/")
    assertContains(page, "Öppna dörrar")
    assertContains(page, f'href="/planer/{plans.office.pk}/aterlamna/"')
