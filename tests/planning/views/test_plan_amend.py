"""För in vad organet gjorde med en post i handlingen."""

import pytest

from organisation.models import Amendment
from planning.enums import Funding, NodeKind, PlanKind
from planning.services import plans as plan_service
from tests import build
from tests.answers import explained, said, told


@pytest.fixture
def decision(plans, written):
    plan_service.submit(plans.operational, by=None)
    build.decided(plans.operational, is_amended=True)
    return plans.operational.matters.last().decisions.get()


@pytest.fixture
def url(plans, decision):
    return f"/planer/{plans.operational.pk}/andringar/"


def kept():
    return {one.subject: (one.what, one.values, one.version) for one in Amendment.objects.all()}


def test_the_words_of_the_handling_stand_beside_and_only_what_differs_is_kept(url, written, bo_committee_secretary, bo):
    page = f"{url}{written.direction.pk}/"
    shown = said(bo_committee_secretary.get(page))
    assert "I handlingen\nÖppna bibliotek\nKvällar och lördagar." in shown
    sent = {"title": "Öppnare bibliotek", "text": "<p>Kvällar och lördagar.</p>", "version": ""}
    answer = bo_committee_secretary.post(page, sent, follow=True)
    assert told(answer) == ["success"]
    assert kept() == {str(written.direction.pk): ("CHANGES", {"title": "Öppnare bibliotek"}, 1)}
    listed = said(answer)
    assert "Öppna bibliotek inriktning, ändras" in listed
    assert "Öppnare" in listed
    assert f"{bo} 2026-11-23" in listed


def test_a_struck_uppdrag_leads_to_where_it_is_ended(url, written, bo_committee_secretary):
    page = bo_committee_secretary.get(f"{url}{written.assignment.pk}/").content.decode()
    assert f'<a href="{written.assignment.assignment.get_absolute_url()}">uppdragets sida</a>' in page


def test_what_is_written_as_in_the_handling_again_is_no_change(url, written, bo_committee_secretary):
    page, same = f"{url}{written.direction.pk}/", {"title": "Öppna bibliotek", "text": "<p>Kvällar och lördagar.</p>"}
    bo_committee_secretary.post(page, {**same, "title": "Annat"})
    bo_committee_secretary.post(page, {**same, "version": "1"})
    assert kept() == {}


def test_two_who_write_at_once_see_both_texts(url, written, bo_committee_secretary):
    page = f"{url}{written.direction.pk}/"
    bo_committee_secretary.post(page, {"title": "Först"})
    answer = bo_committee_secretary.post(page, {"title": "Sedan"})
    assert answer.status_code == 409
    assert "Ditt: Inriktning\nSedan\nSparat: Inriktning\nFörst" in said(answer)
    bo_committee_secretary.post(page, {"title": "Sedan", "version": "1"})
    assert kept()[str(written.direction.pk)][1:] == ({"title": "Sedan", "text": ""}, 2)


def test_targets_are_kept_as_the_handling_keeps_them(url, written, bo_committee_secretary):
    page = f"{url}{written.figure.pk}/"
    assert "Målvärde 2029\n6,5" in said(bo_committee_secretary.get(page))
    bo_committee_secretary.post(page, {"target_2028": "4", "target_2029": "7,5"})
    assert kept()[str(written.figure.pk)][1] == {"targets": {"2028": ["4.0000"], "2029": ["7.5000"]}}
    refused = bo_committee_secretary.post(page, {"target_2029": "7,55", "version": "1"})
    assert explained(refused) == {"target_2029"}


def test_an_uppdrags_day_money_and_receivers(org, anna_controller):
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality)
    build.node(plan, NodeKind.GOAL, "Mål")
    task = build.assignment(org.council, "Utred", org.committee)
    node = build.node(plan, NodeKind.COUNCIL_ASSIGNMENT, "Utred", assignment=task)
    plan_service.submit(plan, by=None)
    build.decided(plan, is_amended=True)
    page = f"{plan.get_absolute_url()}andringar/{node.pk}/"
    same = {"title": "Utred", "assignment_due_on": "2027-12-31", "funding": Funding.WITHIN_FRAME, "amount": ""}
    anna_controller.post(page, {**same, "receivers": [org.committee.pk]})
    assert kept() == {}
    changed = {"assignment_due_on": "2028-06-30", "funding": Funding.SUPPLEMENT, "amount": "500 000"}
    anna_controller.post(page, {**same, **changed, "receivers": [org.committee.pk, org.company.pk]})
    assert kept()[str(node.pk)][1] == {
        "catalogue": {
            "due_on": "2028-06-30",
            "funding": "SUPPLEMENT",
            "amount": "500000.00",
            "receivers": ["Kulturnämnden", "Exempelköpings Energi AB"],
        },
        "receivers": [org.committee.pk, org.company.pk],
    }


def test_an_item_is_struck_with_what_stands_below_it(url, written, bo_committee_secretary):
    page = f"{url}{written.direction.pk}/"
    assert "Stryker du den utgår också det som står under den: Besök, Kvällsöppet." in said(
        bo_committee_secretary.get(page)
    )
    answer = bo_committee_secretary.post(page, {"stryk": "1", "version": ""}, follow=True)
    assert told(answer) == ["success"]
    assert kept() == {str(written.direction.pk): ("STRIKES", {}, 1)}
    assert "Öppna bibliotek inriktning, utgår" in said(answer)
    bo_committee_secretary.post(page, {"stryk": "1", "version": ""})  # once more
    assert kept()[str(written.direction.pk)][2] == 1


def test_an_item_that_was_changed_meanwhile_is_not_struck_unseen(url, written, bo_committee_secretary):
    page = f"{url}{written.direction.pk}/"
    bo_committee_secretary.post(page, {"title": "Ändrad"})
    answer = bo_committee_secretary.post(page, {"stryk": "1", "version": ""})
    assert (answer.status_code, told(answer)) == (422, ["success", "error"])
    assert kept()[str(written.direction.pk)][0] == "CHANGES"


def test_what_stands_in_no_handling_is_not_there(url, plans, bo_committee_secretary):
    for subject in ("999999", "ny-finns-inte", str(plans.goals[0].pk)):
        assert bo_committee_secretary.get(f"{url}{subject}/").status_code == 404


def test_others_may_not(url, written, reader, anna_controller, eva_other_committee):
    page = f"{url}{written.direction.pk}/"
    assert anna_controller.get(page).status_code == 403
    assert reader.get(page).status_code == 404
    assert eva_other_committee.post(page, {"title": "Annat"}).status_code == 404
    assert kept() == {}


def test_when_the_changes_are_in_nothing_more_is_put_in(plans, written, bo_committee_secretary):
    build.adopted(plans.operational)
    answer = bo_committee_secretary.get(
        f"/planer/{plans.operational.pk}/andringar/{written.direction.pk}/", follow=True
    )
    assert told(answer) == ["info"]


def test_it_is_fetched_and_sent_only(url, written, bo_committee_secretary):
    assert bo_committee_secretary.delete(f"{url}{written.direction.pk}/").status_code == 405


def test_så_bidrar_vi_and_that_a_link_goes_are_put_in_with_the_item(url, plans, written, bo_committee_secretary):
    page, goal = f"{url}{written.direction.pk}/", plans.goals[0]
    same = {"title": "Öppna bibliotek", "text": "<p>Kvällar och lördagar.</p>"}
    text, gone = (f"{name}_{goal.pk}_CONTRIBUTES" for name in ("link", "unlink"))
    shown = said(bo_committee_secretary.get(page))
    assert f"Kopplingen till {goal.code} {goal.title} utgår" in shown
    assert "Fler kan komma." in shown
    key = f"{goal.pk}.CONTRIBUTES"
    listed = bo_committee_secretary.post(page, {**same, text: "Fler kan komma oftare."}, follow=True)
    assert kept()[str(written.direction.pk)][1] == {"links": {key: "Fler kan komma oftare."}}
    assert "oftare" in said(listed)
    listed = bo_committee_secretary.post(page, {**same, text: "", gone: "on", "version": "1"}, follow=True)
    assert kept()[str(written.direction.pk)][1] == {"links": {key: None}}
    assert "Kopplingen utgår" in said(listed)
    bo_committee_secretary.post(page, {**same, text: "Fler kan komma.", "version": "2"})
    assert kept() == {}
