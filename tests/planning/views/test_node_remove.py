"""Taking an item out of the text."""

from planning.models import PlanNode
from tests import build


def test_an_item_goes_with_all_below_it_and_the_message_offers_to_undo(plans, written, bo_committee_secretary):
    answer = bo_committee_secretary.post(f"/poster/{written.direction.pk}/ta-bort/", follow=True)
    html = answer.content.decode()
    assert "”Öppna bibliotek” är borttagen." in html
    assert f'action="/poster/{written.direction.pk}/aterstall/"' in html
    gone = PlanNode.objects.exclude(removal_id=None)
    assert set(gone) == {written.direction, written.priority, written.figure}


def test_one_stays_where_the_item_stood(plans, written, bo_committee_secretary):
    page = plans.operational.get_absolute_url()
    for node, place in ((written.priority, f"post-{written.direction.pk}"), (written.direction, "direction")):
        assert bo_committee_secretary.post(f"/poster/{node.pk}/ta-bort/")["Location"] == f"{page}#{place}"
    assert '<section id="direction">' in bo_committee_secretary.get(page).content.decode()


def test_it_is_removed_once_and_the_second_is_led_back_to_the_plan(plans, written, bo_committee_secretary):
    url = f"/poster/{written.direction.pk}/ta-bort/"
    bo_committee_secretary.post(url)
    again = bo_committee_secretary.post(url)
    assert (again.status_code, again.url) == (303, plans.operational.get_absolute_url())


def test_others_may_not_remove(plans, written, cilla_head_of_office, eva_other_committee, reader, client):
    for who, status in ((cilla_head_of_office, 403), (eva_other_committee, 404), (reader, 404), (client, 302)):
        assert who.post(f"/poster/{written.direction.pk}/ta-bort/").status_code == status
    build.adopted(plans.operational)
    assert not PlanNode.objects.exclude(removal_id=None).exists()
