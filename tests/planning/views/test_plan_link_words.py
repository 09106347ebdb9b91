"""Koppla: how an item contributes is typed with the tick, in the same save."""

import pytest

from planning.models import Contribution
from planning.services import contributions, plan_nodes
from tests import build
from tests.answers import explained
from tests.planning.views.test_plan_link import link_form, linked


@pytest.fixture
def url(plans, written):
    return f"/planer/{plans.operational.pk}/koppla/"


def words_of(item, goal):
    return Contribution.objects.get(from_node=item, to_node=goal, is_removed=False).text


def test_the_words_are_typed_with_the_tick_in_the_same_save(plans, url, written, bo_committee_secretary):
    pair = f"{written.priority.pk}-{plans.goals[1].pk}"
    mine = link_form(bo_committee_secretary.get(url), url)
    assert mine[f"text-{pair}"] == [""]
    mine["link"] = [*mine["link"], pair]
    bo_committee_secretary.post(url, mine | {f"text-{pair}": [" Det som görs nära. "]})
    assert words_of(written.priority, plans.goals[1]) == "Det som görs nära."


def test_words_without_a_tick_link_nothing_and_are_kept_for_their_writer(
    plans, url, written, bo, bo_committee_secretary
):
    field = f"text-{written.priority.pk}-{plans.goals[1].pk}"
    mine = link_form(bo_committee_secretary.get(url), url) | {field: ["Ord.\r\nFler."]}
    answer = bo_committee_secretary.post(url, mine, follow=True)
    assert len(linked()) == 1
    assert bo.drafts.get().data == {field: "Ord.\nFler."}
    assert "utan att kryssa i rutan" in answer.content.decode()


def test_last_years_words_in_a_box_that_is_not_ticked_are_nobodys(plans, url, written, bo, bo_committee_secretary):
    build.unlink(written.direction, plans.goals[0], by=None)
    bo_committee_secretary.post(url, link_form(bo_committee_secretary.get(url), url))
    assert not bo.drafts.exists()


def test_what_is_ticked_again_has_the_words_that_its_box_shows(plans, url, written, bo_committee_secretary):
    pair = f"{written.direction.pk}-{plans.goals[0].pk}"
    build.unlink(written.direction, plans.goals[0], by=None)
    mine = link_form(bo_committee_secretary.get(url), url)
    assert mine[f"text-{pair}"] == ["Fler kan komma."]
    bo_committee_secretary.post(url, mine | {"link": [pair], f"text-{pair}": [""]})
    assert words_of(written.direction, plans.goals[0]) == ""


def test_words_of_a_new_tick_that_are_too_long_are_explained_and_stand_in_their_field(
    plans, url, written, bo_committee_secretary
):
    pair = f"{written.priority.pk}-{plans.goals[1].pk}"
    mine = link_form(bo_committee_secretary.get(url), url)
    mine |= {"link": [*mine["link"], pair], f"text-{pair}": ["x" * 5001]}
    answer = bo_committee_secretary.post(url, mine)
    assert explained(answer) == {f"text-{pair}"}
    again = link_form(answer, url)
    assert (again[f"text-{pair}"], again["link"]) == (mine[f"text-{pair}"], mine["link"])
    assert len(linked()) == 1


def test_words_for_what_somebody_else_linked_meanwhile_are_shown_beside_theirs(
    plans, url, written, bo_committee_secretary
):
    pair = f"{written.priority.pk}-{plans.goals[1].pk}"
    mine = link_form(bo_committee_secretary.get(url), url)
    theirs = contributions.link(written.priority, plans.goals[1], by=None, text="Deras ord")
    answer = bo_committee_secretary.post(url, mine | {"link": [*mine["link"], pair], f"text-{pair}": ["Mina ord"]})
    assert answer.status_code == 409
    (line,) = answer.context["form"].stale
    assert (line.stale.texts[0].mine, line.stale.texts[0].stored) == ("Mina ord", "Deras ord")
    again = {name: value for name, value in link_form(answer, url).items() if name != "keep"}
    assert again[f"text-{theirs.pk}"] == ["Mina ord"]
    bo_committee_secretary.post(url, again)
    assert words_of(written.priority, plans.goals[1]) == "Mina ord"


def test_words_for_what_somebody_else_linked_without_words_are_its_words(plans, url, written, bo_committee_secretary):
    pair = f"{written.priority.pk}-{plans.goals[1].pk}"
    mine = link_form(bo_committee_secretary.get(url), url)
    contributions.link(written.priority, plans.goals[1], by=None)
    bo_committee_secretary.post(url, mine | {"link": [*mine["link"], pair], f"text-{pair}": ["Mina ord"]})
    assert words_of(written.priority, plans.goals[1]) == "Mina ord"


def test_words_of_a_new_tick_whose_item_was_removed_meanwhile_are_kept(plans, url, written, bo, bo_committee_secretary):
    pair = f"{written.priority.pk}-{plans.goals[1].pk}"
    mine = link_form(bo_committee_secretary.get(url), url)
    plan_nodes.remove(written.priority, by=None)
    bo_committee_secretary.post(url, mine | {"link": [pair], f"text-{pair}": ["Mina ord"]})
    assert bo.drafts.get().data == {f"text-{pair}": "Mina ord"}
