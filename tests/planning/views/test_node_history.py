"""An item's history."""

from planning.services import plan_nodes
from planning.services import plans as plan_service
from tests import build


def test_each_change_is_shown_with_before_after_and_who(written, bo, bo_committee_secretary):
    plan_nodes.edit(written.direction, by=bo, version=1, title="Ny rubrik", text="<p>Ny <b>text</b></p>")
    rows = bo_committee_secretary.get(f"/historik/poster/{written.direction.pk}/").context["rows"]
    assert [row.what for row in rows] == ["Ändrad", "Tillagd"]
    assert rows[0].who == "Bo"
    assert [(change.label, change.before, change.after) for change in rows[0].changes] == [
        ("Rubrik", "Öppna bibliotek", "Ny rubrik"),
        ("Text", "Kvällar och lördagar.", "Ny text"),
    ]


def test_a_removed_item_keeps_its_history(written, bo, bo_committee_secretary):
    plan_nodes.remove(written.direction, by=bo)
    html = bo_committee_secretary.get(f"/historik/poster/{written.direction.pk}/").content.decode()
    assert "Posten är borttagen" in html
    assert "Borttagen" in html


def test_readers_of_editions_see_no_working_history(plans, written, reader, eva_other_committee, client):
    build.adopted(plans.operational)
    plan_service.revise(plans.operational, by=None)
    url = f"/historik/poster/{written.direction.pk}/"
    for who, status in ((reader, 404), (eva_other_committee, 404), (client, 302)):
        assert who.get(url).status_code == status


def test_history_is_read_only(written, bo_committee_secretary):
    assert bo_committee_secretary.post(f"/historik/poster/{written.direction.pk}/").status_code == 405
