"""Låt kontoret skriva: the kontor writes on the nämnd's verksamhetsplan, and the sekreterare takes its steps."""

import pytest

from organisation.enums import Role
from planning.enums import NodeKind
from planning.models import Plan, PlanNode
from planning.services import plan_sharing
from planning.services import plans as plan_service
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from styrmodell.my_work.plan_tasks import plan_tasks
from tests import build

ON, OFF = {"ticked": "True"}, {"ticked": ""}


def titles_of(user):
    return [task.title for task in plan_tasks(user, today())]


def test_the_sekreterare_lets_the_kontor_write_and_stops(
    plans, cilla, bo, bo_committee_secretary, cilla_head_of_office
):
    url = plans.operational.get_absolute_url()
    new = {"kind": "DIRECTION", "title": "Öppna bibliotek"}
    assert cilla_head_of_office.post(f"{url}poster/ny/", new).status_code == 403
    assert "skriver inte i den" in bo_committee_secretary.get(url).content.decode()
    bo_committee_secretary.post(f"{url}kontoret-skriver/", ON)
    assert cilla_head_of_office.post(f"{url}poster/ny/", new).status_code == 302
    node = PlanNode.objects.get(title="Öppna bibliotek")
    assert node.history.first().history_user == cilla
    page = cilla_head_of_office.get(url).content.decode()
    assert "Kontoret skriver också på planen. Sekreteraren lämnar in den." in page
    assert page.count("Cilla") > 0  # vem kan ändra det här
    assert "Skriv på verksamhetsplan 2027–2029" in titles_of(cilla)
    assert "Lämna in verksamhetsplan 2027–2029" in titles_of(bo)
    bo_committee_secretary.post(f"{url}kontoret-skriver/", OFF)
    cilla_head_of_office.post(f"{url}poster/ny/", new)
    assert PlanNode.objects.filter(plan=plans.operational, kind=NodeKind.DIRECTION).count() == 1


@pytest.mark.parametrize(
    "step", ["lamna-in", "ta-tillbaka", "andra", "anta", "revidera", "ta-bort", "skicka-ut", "bilagor"]
)
def test_every_step_with_it_stays_the_sekreterares(plans, written, cilla_head_of_office, step):
    plan_sharing.let_office_write(plans.operational, by=None, drafts=True)
    assert cilla_head_of_office.post(f"{plans.operational.get_absolute_url()}{step}/").status_code == 403


def test_the_kontor_writes_a_särskilt_uppdrag_that_the_nämnd_gives_when_it_decides(plans, cilla_head_of_office, org):
    plan_sharing.let_office_write(plans.operational, by=None, drafts=True)
    url = f"{plans.operational.get_absolute_url()}poster/ny/"
    new = {
        "kind": "SPECIAL_ASSIGNMENT",
        "title": "Utred meröppet",
        "assignment_due_on": "2028-06-30",
        "receivers": [org.office.pk],
    }
    assert cilla_head_of_office.post(url, new).status_code == 302
    given = PlanNode.objects.get(plan=plans.operational, title="Utred meröppet").assignment
    assert given.giver == org.committee
    assert not given.is_given()


def test_what_the_kontor_typed_while_it_was_handed_in_is_kept(plans, written, cilla_head_of_office):
    plan_sharing.let_office_write(plans.operational, by=None, drafts=True)
    plan_service.submit(plans.operational, by=None)
    new = {"kind": "DIRECTION", "title": "För sent"}
    answer = cilla_head_of_office.post(f"{plans.operational.get_absolute_url()}poster/ny/", new, follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert cilla_head_of_office.get("/").content.decode().count("För sent") == 1  # in Mitt arbete, to be used again
    assert not PlanNode.objects.filter(title="För sent").exists()


@pytest.mark.parametrize("page", ["poster/ny/", "andra", "koppla/", "samverkan/"])
def test_what_the_kontor_typed_when_it_was_let_no_more_is_kept_with_why(
    plans, written, org, cilla, cilla_head_of_office, page
):
    for drafts in (True, False):
        plan_sharing.let_office_write(plans.operational, by=None, drafts=drafts)
    url = f"{plans.operational.get_absolute_url()}{page}"
    if page == "andra":
        url = f"/poster/{written.direction.pk}/andra/"
    new = {"kind": "DIRECTION", "title": "För sent", f"text-{written.direction.pk}": "Mer", "version": "1"}
    answer = cilla_head_of_office.post(url, new, follow=True)
    assert answer.redirect_chain == [(plans.operational.get_absolute_url(), 302)]
    (row,) = cilla.drafts.all()
    assert (row.data["title"], row.why) == (["För sent"], "Kulturnämnden låter inte längre kontoret skriva på planen.")
    assert not PlanNode.objects.filter(title="För sent").exists()


def test_who_was_never_let_has_nothing_to_go_on_with(plans, written, cilla, cilla_head_of_office):
    url = f"{plans.operational.get_absolute_url()}poster/ny/"
    answer = cilla_head_of_office.post(url, {"kind": "DIRECTION", "title": "Aldrig"})
    assert (answer.status_code, cilla.drafts.count()) == (403, 0)


def test_whoever_saves_later_of_the_two_sees_both_texts(plans, written, bo_committee_secretary, cilla_head_of_office):
    plan_sharing.let_office_write(plans.operational, by=None, drafts=True)
    url = f"/poster/{written.direction.pk}/andra/"
    form = {"version": 1, "serves": [plans.goals[0].pk]}
    bo_committee_secretary.post(url, form | {"title": "Sekreterarens rubrik"})
    answer = cilla_head_of_office.post(url, form | {"title": "Kontorets rubrik"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Sekreterarens rubrik" in page
    assert "Kontorets rubrik" in page
    written.direction.refresh_from_db()
    assert written.direction.title == "Sekreterarens rubrik"


def test_every_sekreterare_of_a_nämnd_writes_and_is_told(plans, written, bo, bo_committee_secretary, org):
    berit = build.user(Role.SECRETARY, org.committee, "berit", name="Berit Berg")
    browser = build.client(berit)
    url = plans.operational.get_absolute_url()
    assert "Berit Berg" in bo_committee_secretary.get(url).content.decode()
    assert titles_of(bo) == titles_of(berit) == ["Lämna in verksamhetsplan 2027–2029"]
    assert browser.post(f"{url}poster/ny/", {"kind": "DIRECTION", "title": "Berits inriktning"}).status_code == 302
    assert browser.post(f"{url}lamna-in/").status_code == 302
    assert titles_of(bo) == titles_of(berit) == ["Registrera beslut om verksamhetsplan 2027–2029"]
    plan_service.return_for_changes(plans.operational, by=None, comment="Skriv om ekonomin.")
    for who in (bo, berit):
        assert [task.text for task in plan_tasks(who, today())] == ["Kulturnämnden. Återlämnad: Skriv om ekonomin."]


def test_a_kontor_that_serves_the_nämnd_writes_and_another_does_not(plans, org):
    plan_sharing.let_office_write(plans.operational, by=None, drafts=True)
    other = build.user(Role.HEAD_OF_OFFICE, org.other_office)
    url = f"{plans.operational.get_absolute_url()}poster/ny/"
    new = {"kind": "DIRECTION", "title": "Från grannen"}
    assert build.client(other).post(url, new).status_code == 404
    org.other_office.also_serves.create(board=org.committee)
    assert build.client(other).post(url, new).status_code == 302


def test_only_the_sekreterare_lets_it(plans, anna_controller, cilla_head_of_office, disa_director, reader):
    url = f"{plans.operational.get_absolute_url()}kontoret-skriver/"
    for who, status in ((anna_controller, 403), (cilla_head_of_office, 403), (disa_director, 403), (reader, 404)):
        assert who.post(url, ON).status_code == status
    assert not Plan.objects.get(pk=plans.operational.pk).office_drafts
    assert cilla_head_of_office.get(url).status_code == 405


def test_no_other_plan_and_no_decided_one(plans, written):
    with pytest.raises(DomainError, match="Bara en verksamhetsplan"):
        plan_sharing.let_office_write(plans.office, by=None, drafts=True)
    build.adopted(plans.operational)
    with pytest.raises(DomainError, match="Planen är antagen"):
        plan_sharing.let_office_write(plans.operational, by=None, drafts=True)
    assert not PlanNode.objects.filter(plan=plans.office, kind=NodeKind.DIRECTION).exists()
