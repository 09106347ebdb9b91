"""Ändringarna av en plan: what has been put in, and what else the handling says."""

import pytest

from organisation.enums import Role
from organisation.models import Amendment
from planning.services import plans as plan_service
from tests import build
from tests.answers import said, told


@pytest.fixture
def url(plans, written):
    build.node(plans.operational, "SECTION", "Grunduppdrag", text="<p>Vi gör det vi ska.</p>")
    plan_service.submit(plans.operational, by=None)
    build.decided(plans.operational, is_amended=True)
    return f"/planer/{plans.operational.pk}/andringar/"


def test_the_handling_is_listed_as_it_is_numbered_and_what_may_be_added(url, bo_committee_secretary):
    shown = said(bo_committee_secretary.get(url))
    assert "Text\nGrunduppdrag textavsnitt" in shown
    assert "Inriktningar\n1 Öppna bibliotek inriktning\nBesök nyckeltal\n1.1 Kvällsöppet prioritering" in shown
    assert "Särskilda uppdrag\n1 Utred meröppet särskilt uppdrag" in shown
    assert "Lägg till inriktning" in shown
    assert "Lägg till nyckeltal" not in shown  # it stands below an item


def test_an_item_is_searched_for(url, bo_committee_secretary):
    shown = said(bo_committee_secretary.get(f"{url}?q=kvällsöppet"))
    assert "Kvällsöppet" in shown
    assert "Öppna bibliotek" not in shown


def test_the_plans_own_page_leads_to_it(url, plans, bo_committee_secretary, reader):
    page = bo_committee_secretary.get(plans.operational.get_absolute_url())
    assert f'href="{url}"' in page.content.decode()


def test_a_change_is_taken_away_unless_somebody_has_changed_it_since(url, written, bo_committee_secretary):
    for title in ("Först", "Sedan"):
        version = "1" if title == "Sedan" else ""
        sent = {"title": title, "version": version}
        bo_committee_secretary.post(f"{url}{written.direction.pk}/", sent, follow=True)
    made = Amendment.objects.get()
    stale = bo_committee_secretary.post(url, {"andring": made.pk, "version": 1}, follow=True)
    assert told(stale)[0] == "error"
    assert Amendment.objects.exists()
    gone = bo_committee_secretary.post(url, {"andring": made.pk, "version": 2}, follow=True)
    assert told(gone) == ["success"]
    assert not Amendment.objects.exists()
    assert Amendment.history.filter(history_type="-").exists()


def test_others_may_not(url, org, anna_controller, reader, eva_other_committee):
    assert anna_controller.get(url).status_code == 403
    assert reader.get(url).status_code == 404
    assert eva_other_committee.post(url).status_code == 404
    of_board = build.client(build.user(Role.SECRETARY, org.executive_board))
    assert of_board.get(url).status_code == 404


def test_it_is_fetched_and_sent_only(url, bo_committee_secretary):
    assert bo_committee_secretary.put(url).status_code == 405
