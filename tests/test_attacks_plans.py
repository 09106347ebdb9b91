"""What must not happen to plans, whoever tries and however: tampered forms, drafts of others, decisions that are not one's own."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisation.desk import pictures
from organisation.enums import Role
from organisation.models import Picture, RoleAssignment
from planning.enums import NodeKind, PlanKind, PlanStatus
from planning.item_fields import FIELDS_OF, Widget
from planning.models import Assignment, FrozenLink, Plan, PlanNode
from planning.services import contributions, plan_nodes, plans
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
DECISION = {"date": "2026-11-20", "paragraph": "45", "registry_number": "KN/2026:12", "outcome": "ADOPTS"}
ONLY_ADOPTED = (Role.ELECTED, Role.AUDITOR, Role.ADMIN, Role.COMPANY)


@pytest.fixture
def written(org: build.Org) -> SimpleNamespace:
    """A flerårsplan with goals (adopted); a verksamhetsplan and a kontorsplan with one linked item each (being written)."""
    top, operational, office = build.chain(org)
    direction = build.node(operational, NodeKind.DIRECTION, "Biblioteken är öppna")
    priority = build.node(office, NodeKind.PRIORITY, "Meröppet i tre filialer")
    contributions.link(priority, direction, by=None)
    return SimpleNamespace(top=top, operational=operational, office=office, direction=direction, priority=priority)


def outsider(org: build.Org, role: Role):
    return build.client(build.user(role, org.company if role == Role.COMPANY else org.council))


def secretary(org: build.Org):
    return build.user(Role.SECRETARY, org.committee)


def refused(client, address: str, data: dict) -> bool:
    """The page comes back, with the same text and a reason."""
    response = client.post(address, data)
    return response.status_code in (200, 403, 404, 409, 422)


def test_adopting_never_publishes_a_picture_that_the_writer_may_not_see(org, written):
    other = build.user(Role.SECRETARY, org.other_committee)
    secret = Picture.objects.create(content=b"bild", media_type="image/png", uploaded_by=other)
    secret.units.add(org.other_committee)
    text = f'<p>Text</p><figure><img src="{secret.path}" alt="Stulen"></figure>'
    plan_nodes.edit(written.direction, by=secretary(org), version=None, text=text)
    build.adopted(written.operational)
    assert not Picture.objects.get(pk=secret.pk).is_published


@pytest.mark.parametrize("field", [one.name for one in FIELDS_OF["PRIORITY"] if one.widget is Widget.RICH])
def test_adopting_publishes_the_pictures_of_the_plans_own_text(org, written, field):
    writer = build.user(Role.HEAD_OF_OFFICE, org.office)
    own = Picture.objects.create(content=b"bild", media_type="image/png", uploaded_by=writer)
    text = f'<p>Text</p><figure><img src="{own.path}" alt="Egen"></figure>'
    plan_nodes.edit(written.priority, by=writer, version=None, **{field: text})
    build.adopted(written.operational)
    build.adopted(written.office)
    assert Picture.objects.get(pk=own.pk).is_published


def test_a_picture_is_never_opened_by_writing_its_address_in_a_text(org):
    other = build.user(Role.SECRETARY, org.other_committee)
    secret = Picture.objects.create(content=b"bild", media_type="image/png", uploaded_by=other)
    pictures.attach([secret.uuid], unit=org.committee, by=secretary(org))
    assert not secret.units.exists()


def test_an_edition_below_never_tells_what_an_adopted_item_is_being_renamed_to(org, written):
    build.adopted(written.operational)
    plans.revise(Plan.objects.get(pk=written.operational.pk), by=secretary(org))
    plan_nodes.edit(written.direction, by=None, version=None, title="Hemlig ny rubrik")
    build.adopted(written.office)
    for role in ONLY_ADOPTED:
        page = outsider(org, role).get(f"/planer/{written.office.pk}/").content.decode()
        assert "Biblioteken är öppna" in page
        assert "Hemlig ny rubrik" not in page


def test_an_edition_below_never_tells_of_an_item_above_that_is_not_adopted(org, written):
    build.adopted(written.office)
    for role in ONLY_ADOPTED:
        page = outsider(org, role).get(f"/planer/{written.office.pk}/").content.decode()
        assert "Biblioteken är öppna" not in page
    reader = build.client(build.user(Role.HEAD_OF_OFFICE, org.office))
    assert "Biblioteken är öppna" in reader.get(f"/planer/{written.office.pk}/").content.decode()


def test_an_edition_below_calls_the_item_by_its_adopted_heading_once_it_is_adopted(org, written):
    build.adopted(written.office)
    plan_nodes.edit(written.direction, by=None, version=None, title="Biblioteken är öppna varje dag")
    build.adopted(written.operational)
    page = outsider(org, Role.ELECTED).get(f"/planer/{written.office.pk}/").content.decode()
    assert "Biblioteken är öppna varje dag" in page
    assert FrozenLink.objects.get(from_node__plan=written.office).to_title == ""


def test_the_linking_page_never_tells_what_a_goal_is_being_renamed_to(org, written):
    goal = PlanNode.objects.get(plan=written.top, code="I1")
    contributions.link(written.direction, goal, by=None)
    following = build.plan(PlanKind.OPERATIONAL, org.committee, 2028, continues=[written.operational])
    build.node(following, NodeKind.DIRECTION, "Biblioteken igen", continues=[written.direction])
    Plan.objects.filter(pk=written.top.pk).update(status=PlanStatus.DRAFT)
    plan_nodes.edit(goal, by=None, version=None, title="Hemligt nytt mål")
    client = build.client(secretary(org))
    page = client.get(f"/planer/{following.pk}/koppla/").content.decode()
    assert "Levande demokrati" in page
    assert "Hemligt nytt mål" not in page


def test_the_linking_page_never_tells_what_the_plan_above_is_about_to_link_to(org, written):
    work = build.plan(PlanKind.WORK, org.unit)
    build.node(work, NodeKind.ACTIVITY, "Bokcirkel")
    build.adopted(written.operational)
    build.adopted(written.office)
    plans.revise(Plan.objects.get(pk=written.office.pk), by=build.user(Role.HEAD_OF_OFFICE, org.office))
    contributions.link(written.priority, PlanNode.objects.get(plan=written.top, code="I2"), by=None)
    client = build.client(build.user(Role.UNIT_MANAGER, org.unit))
    notes = client.get(f"/planer/{work.pk}/koppla/").content.decode()
    assert notes.count("Planen ovanför: Meröppet") == 1  # what is adopted: the link to the nämnd's item


def test_the_first_page_never_gives_away_that_a_plan_is_being_revised(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.council)
    build.adopted(plan)
    plans.revise(Plan.objects.get(pk=plan.pk), by=build.user(Role.SECRETARY, org.council))
    for role in (Role.ELECTED, Role.AUDITOR):
        page = build.client(build.user(role, org.council)).get("/").content.decode()
        assert str(plan) in page
        assert ">utkast<" not in page


def test_the_filter_never_offers_years_of_plans_that_are_hidden(org, written):
    build.plan(PlanKind.OPERATIONAL, org.other_committee, 2041)
    page = outsider(org, Role.ELECTED).get("/planer/").content.decode()
    assert "2027" in page
    assert "2041" not in page


@pytest.mark.parametrize("many", ["", "1"])
@pytest.mark.parametrize("kind", ["SPECIAL_ASSIGNMENT", "KEY_FIGURE", "GOAL", "ROOT", "nonsense", ""])
def test_a_tampered_kind_of_item_is_never_added(org, written, kind, many):
    count = PlanNode.objects.count()
    data = {"kind": kind, "many": many, "lines": "Ett uppdrag\tsom klistrades in", "title": ""}
    response = build.client(secretary(org)).post(f"/planer/{written.operational.pk}/poster/ny/", data)
    assert response.status_code in (302, 404, 422)
    assert PlanNode.objects.count() == count


def test_items_are_never_added_below_an_item_of_another_plan(org, written):
    data = {"kind": "PRIORITY", "under": written.priority.pk, "title": "Insmugglad"}
    response = build.client(secretary(org)).post(f"/planer/{written.operational.pk}/poster/ny/", data)
    assert response.status_code == 404
    assert not PlanNode.objects.filter(title="Insmugglad").exists()


def test_items_are_never_moved_into_another_plan(org, written):
    root = PlanNode.objects.get(plan=written.office, kind=NodeKind.ROOT)
    client = build.client(secretary(org))
    for place in (f"{root.pk}:", f"{written.priority.pk}:", "0:", ":", "x:y", f"{written.direction.pk}:"):
        assert refused(client, f"/poster/{written.direction.pk}/flytta/", {"place": place})
    assert PlanNode.objects.get(pk=written.direction.pk).plan_id == written.operational.pk


def test_items_are_never_linked_to_a_draft_of_another_nämnd(org, written):
    hidden = build.node(build.plan(PlanKind.OPERATIONAL, org.other_committee), NodeKind.DIRECTION, "Skolans hemlighet")
    chef = build.user(Role.HEAD_OF_OFFICE, org.office)
    client = build.client(chef)
    pair = f"{written.priority.pk}-{hidden.pk}"
    client.post(f"/planer/{written.office.pk}/koppla/", {"link": [pair], "seen": ""})
    client.post(
        f"/poster/{written.priority.pk}/andra/", {"title": "Ny", "version": 1, "serves": [hidden.pk], "seen": ""}
    )
    assert not hidden.contributors.exists()


def test_others_links_are_never_taken_away_or_reworded(org, written):
    link = written.priority.contributions.get()
    client = build.client(secretary(org))
    address = f"/planer/{written.operational.pk}/koppla/"
    client.post(address, {"seen": f"{written.priority.pk}-{written.direction.pk}"})
    client.post(address, {"seen": "", f"text-{link.pk}": "Kapad", f"version-{link.pk}": "1"})
    link.refresh_from_db()
    assert (link.is_removed, link.text) == (False, "")


@pytest.mark.parametrize("version", [None, "", "x", "-1", "0", "99999999999999999999", "1.0"])
def test_a_tampered_version_never_overwrites_what_somebody_else_saved(org, written, version):
    plan_nodes.edit(written.direction, by=None, version=1, title="Någon annans rubrik")
    data = {"title": "Min rubrik", "seen": ""} | ({} if version is None else {"version": version})
    response = build.client(secretary(org)).post(f"/poster/{written.direction.pk}/andra/", data)
    assert response.status_code == 409
    assert PlanNode.objects.get(pk=written.direction.pk).title == "Någon annans rubrik"


@pytest.mark.parametrize("version", [None, "x", "-1"])
def test_a_tampered_version_never_overwrites_an_uppdrag_or_a_definition(org, version):
    decision = build.decision(org.committee)
    decision.save()
    given = build.assignment(org.committee, "Sparat", org.office, version=2, decision=decision)
    figure = build.key_figure("Besök", version=2)
    sent = {} if version is None else {"version": version}
    data = {"title": "Kapat", "due_on": "2027-12-31", "funding": "WITHIN_FRAME", "receivers": [org.office.pk],
            "decided_on": "2026-11-16", "paragraph": "88", "registry_number": "KN/2026:7"}  # fmt: skip
    assert build.client(secretary(org)).post(f"/uppdrag/{given.pk}/andra/", data | sent).status_code == 409
    data = {
        "name": "Kapat", "measure_kind": "KEY_FIGURE", "unit_of_measure": "antal", "decimals": "0",
        "direction": "HIGHER_IS_BETTER", "time_rule": "LATEST", "unit_rule": "NONE",
    }  # fmt: skip
    controller = build.client(build.user(Role.CONTROLLER, org.group))
    assert controller.post(f"/nyckeltal/{figure.pk}/andra/", data | sent).status_code == 409
    assert Assignment.objects.get(pk=given.pk).title == "Sparat"


def test_a_plan_is_never_adopted_by_another_body_than_its_own(org, written):
    plans.submit(written.operational, by=secretary(org))
    client = build.client(secretary(org))
    for body in (org.other_committee, org.company, org.office, org.group):
        assert refused(client, f"/planer/{written.operational.pk}/anta/", DECISION | {"body": body.pk})
    assert not written.operational.editions.exists()


@pytest.mark.parametrize("outcome", ["ADOPTS", "APPROVES", "CONFIRMS", "FILES", "nothing"])
def test_the_flerårsplan_is_never_adopted_without_fullmäktige(org, outcome):
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality)
    build.node(plan, NodeKind.GOAL, "Mål")
    plans.submit(plan, by=None)
    client = build.client(build.user(Role.CONTROLLER, org.group))
    data = DECISION | {"body": org.executive_board.pk, "outcome": outcome}
    assert client.post(f"/planer/{plan.pk}/anta/", data).status_code == 422 or outcome == "FILES"
    assert not plan.editions.exists()


@pytest.mark.parametrize("paragraph", ["", " ", "§", "§ ", "-", "saknas"])
def test_a_plan_is_never_adopted_without_a_paragraph(org, written, paragraph):
    plans.submit(written.operational, by=secretary(org))
    data = DECISION | {"body": org.committee.pk, "paragraph": paragraph}
    assert refused(build.client(secretary(org)), f"/planer/{written.operational.pk}/anta/", data)
    assert not written.operational.editions.exists()


def test_adopting_twice_makes_one_edition(org, written):
    plans.submit(written.operational, by=secretary(org))
    client, data = build.client(secretary(org)), DECISION | {"body": org.committee.pk}
    codes = [client.post(f"/planer/{written.operational.pk}/anta/", data).status_code for _ in range(2)]
    assert codes == [302, 302]  # the second leads back, and what was filled in is kept
    assert written.operational.editions.count() == 1


def test_a_kontorschef_never_approves_in_the_kommundirektörs_name(org, written):
    director = build.user(Role.DIRECTOR, org.municipality)
    chef = build.user(Role.HEAD_OF_OFFICE, org.office)
    client, address = build.client(chef), f"/planer/{written.office.pk}/anta/"
    plans.submit(written.office, by=chef)
    assert client.post(address, {"person": chef.pk, "date": "2026-11-20"}).status_code == 403
    plans.delegate_approval(written.office, by=director, delegated=True)
    assert refused(client, address, {"person": director.pk, "date": "2026-11-20"})
    assert not written.office.editions.exists()
    assert client.post(address, {"person": chef.pk, "date": "2026-11-20"}).status_code == 302


def test_an_uppdrag_is_never_given_to_somebody_that_its_giver_does_not_lead(org):
    both = secretary(org)
    RoleAssignment.objects.create(user=both, role=Role.SECRETARY, unit=org.other_committee, valid_from=date(2026, 1, 1))
    data = {
        "giver": org.committee.pk, "title": "Fel mottagare", "due_on": "2027-12-31", "funding": "WITHIN_FRAME",
        "receivers": [org.other_office.pk], "decided_on": "2026-11-20", "paragraph": "12", "registry_number": "KN/1",
    }  # fmt: skip
    assert refused(build.client(both), "/uppdrag/ny/", data)
    assert not Assignment.objects.exists()


def test_an_uppdrag_is_never_ended_by_another_than_its_giver(org):
    given = build.assignment(org.council, "Fullmäktiges", org.committee, decision=None)
    build.decision(org.council)
    data = {"decided_on": "2026-11-20", "paragraph": "12", "registry_number": "KN/1"}
    for role, unit in ((Role.SECRETARY, org.committee), (Role.HEAD_OF_OFFICE, org.office), (Role.ADMIN, org.group)):
        assert refused(build.client(build.user(role, unit)), f"/uppdrag/{given.pk}/avsluta/", data)
    assert Assignment.objects.get(pk=given.pk).ended_by is None


def test_headings_of_the_linking_page_are_asked_for_in_one_query(org, written):
    client = build.client(build.user(Role.HEAD_OF_OFFICE, org.office))
    address = f"/planer/{written.office.pk}/koppla/"
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(5):
        goal = build.node(written.operational, NodeKind.DIRECTION, f"Inriktning {number}")
        contributions.link(written.priority, goal, by=None)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)
