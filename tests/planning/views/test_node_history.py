"""An item's history."""

from datetime import timedelta

from planning.models import Contribution
from planning.services import contributions, key_figures, plan_nodes
from planning.services import plans as plan_service
from tests import build


def test_each_change_is_shown_with_before_after_and_who(written, bo, bo_committee_secretary):
    plan_nodes.edit(written.direction, by=bo, version=1, title="Ny rubrik", text="<p>Ny <b>text</b></p>")
    rows = bo_committee_secretary.get(f"/historik/poster/{written.direction.pk}/").context["rows"]
    assert [row.what for row in rows] == ["Ändrad", "Kopplad: Levande demokrati", "Tillagd"]
    assert rows[0].who == "Bo"
    assert [(change.label, change.before, change.after) for change in rows[0].changes] == [
        ("Rubrik", "Öppna bibliotek", "Ny rubrik"),
        ("Text", "Kvällar och lördagar.", "Ny text"),
    ]


def test_a_removed_item_keeps_its_history(written, bo, bo_committee_secretary):
    plan_nodes.remove(written.direction, by=bo)
    html = bo_committee_secretary.get(f"/historik/poster/{written.direction.pk}/").content.decode()
    assert "borttaget ur planen" in html
    assert "Borttagen" in html


def test_readers_of_editions_see_no_working_history(plans, written, reader, eva_other_committee, client):
    build.adopted(plans.operational)
    plan_service.revise(plans.operational, by=None)
    url = f"/historik/poster/{written.direction.pk}/"
    for who, status in ((reader, 404), (eva_other_committee, 404), (client, 302)):
        assert who.get(url).status_code == status


def test_a_links_words_a_target_and_a_new_place_are_told(plans, written, bo, bo_committee_secretary):
    link = Contribution.objects.get()
    contributions.save_all(link.from_node.plan, by=bo, add=[], remove=[], texts={link.pk: (1, "Fler läser.")})
    plan_nodes.move(written.priority, by=bo)
    key_figures.set_targets(written.figure, by=bo, version=None, values={2029: None})

    def told(node):
        rows = bo_committee_secretary.get(f"/historik/poster/{node.pk}/").context["rows"]
        return [(row.what, change.label, change.before, change.after) for row in rows[:1] for change in row.changes]

    assert told(written.direction) == [
        ("Så bidrar vi: Levande demokrati", "Så bidrar vi", "Fler kan komma.", "Fler läser.")
    ]
    assert told(written.priority) == [("Flyttad", "Står under", "Öppna bibliotek", "")]
    assert told(written.figure) == [("Målvärde borttaget", "Målvärde 2029", "6,5", "")]


def test_versions_are_compared_a_page_at_a_time_the_newest_first(written, bo_committee_secretary):
    path = f"/historik/poster/{written.direction.pk}/"
    history = written.direction.history
    copies = [history.first() for _ in range(60)]
    for number, version in enumerate(copies):
        version.pk, version.history_date = None, version.history_date + timedelta(minutes=number + 1)
        version.text, version.history_change_reason = f"<p>Ord {number}</p>", ""
    history.model.objects.bulk_create(copies[:20])
    few = len(bo_committee_secretary.get(path).content)
    history.model.objects.bulk_create(copies[20:])
    assert len(bo_committee_secretary.get(path).content) <= few + 1000  # the ways to the other pages
    rows = bo_committee_secretary.get(path).context["rows"]
    assert [[change.after for change in row.changes] for row in rows] == [[f"Ord {n}"] for n in range(59, 39, -1)]
    assert [row.what for row in bo_committee_secretary.get(f"{path}?page=4").context["rows"]][-1] == "Tillagd"
