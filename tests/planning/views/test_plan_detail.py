"""A plan as a document."""

import pytest

from planning.enums import NodeKind
from planning.models import PlanNode
from planning.services import plan_nodes
from planning.services import plans as plan_service
from tests import build
from tests.planning.views import hostile


def test_the_writer_sees_the_document_with_its_tools(plans, written, bo_committee_secretary):
    html = bo_committee_secretary.get(f"/planer/{plans.operational.pk}/").content.decode()
    assert "<h1" in html
    assert html.count("<h1") == 1
    assert "Öppna bibliotek" in html
    assert "Lägg till inriktning" in html
    assert "Lämna in" in html


def test_those_who_read_the_working_text_see_it_without_tools(plans, written, cilla_head_of_office, anna_controller):
    for client in (cilla_head_of_office, anna_controller):
        html = client.get(f"/planer/{plans.operational.pk}/").content.decode()
        assert "Öppna bibliotek" in html
        assert "Lägg till inriktning" not in html


def test_outsiders_find_nothing_until_it_is_adopted(plans, written, reader, eva_other_committee, david_unit_manager):
    for client in (reader, eva_other_committee, david_unit_manager):
        assert client.get(f"/planer/{plans.operational.pk}/").status_code == 404
    build.adopted(plans.operational)
    for client in (reader, eva_other_committee, david_unit_manager):
        assert "Öppna bibliotek" in client.get(f"/planer/{plans.operational.pk}/").content.decode()


def test_a_reader_cannot_ask_for_the_working_text_or_a_form(plans, written, reader):
    build.adopted(plans.operational)
    plan_service.revise(plans.operational, by=None)
    url = f"/planer/{plans.operational.pk}/"
    for query in ("?text=arbetstext", f"?andra={written.direction.pk}", "?ny=DIRECTION"):
        assert reader.get(url + query).status_code == 404


def test_those_who_may_not_change_get_no_form(plans, written, cilla_head_of_office):
    assert cilla_head_of_office.get(f"/planer/{plans.operational.pk}/?ny=DIRECTION").status_code == 403
    url = f"/planer/{plans.operational.pk}/?andra={written.direction.pk}"
    assert cilla_head_of_office.get(url).status_code == 403


@pytest.mark.parametrize(
    "query", ["?ny=DIRECTION", "?ny=PRIORITY", "?ny=SPECIAL_ASSIGNMENT", "?ny=SECTION", "?ny=DIRECTION&flera=1"]
)
def test_a_form_opens_in_its_place(plans, written, bo_committee_secretary, query):
    html = bo_committee_secretary.get(f"/planer/{plans.operational.pk}/{query}").content.decode()
    assert 'id="ny"' in html
    assert f'action="/planer/{plans.operational.pk}/poster/ny/"' in html


def test_an_item_opens_with_its_text_in_it(plans, written, bo_committee_secretary):
    url = f"/planer/{plans.operational.pk}/?andra={written.direction.pk}"
    html = bo_committee_secretary.get(url).content.decode()
    assert 'value="Öppna bibliotek"' in html
    assert "Kvällar och lördagar." in html
    assert 'name="version" value="1"' in html


@pytest.mark.parametrize("node", ["direction", "priority", "figure", "assignment"])
def test_every_kind_of_item_opens(plans, written, bo_committee_secretary, node):
    pk = getattr(written, node).pk
    html = bo_committee_secretary.get(f"/planer/{plans.operational.pk}/?andra={pk}").content.decode()
    assert f'action="/poster/{pk}/andra/"' in html


def test_a_figure_and_a_priority_are_added_below_an_item(plans, written, bo_committee_secretary):
    for kind in ("KEY_FIGURE", "PRIORITY"):
        url = f"/planer/{plans.operational.pk}/?ny={kind}&under={written.direction.pk}"
        assert 'id="ny"' in bo_committee_secretary.get(url).content.decode()


@pytest.mark.parametrize("value", hostile.IDS)
def test_what_is_not_there_is_not_found(plans, written, bo_committee_secretary, value):
    url = f"/planer/{plans.operational.pk}/"
    for query in ({"utgava": value}, {"andra": value}, {"ny": value}, {"ny": "DIRECTION", "under": value}):
        assert bo_committee_secretary.get(url, query).status_code in (200, 404)
    assert bo_committee_secretary.get(f"/planer/{10**30}/").status_code == 404
    assert bo_committee_secretary.get(url, {"ny": "GOAL"}).status_code == 404


def test_the_item_of_another_plan_does_not_open(plans, written, anna_controller, bo_committee_secretary):
    theirs = build.node(plans.office, NodeKind.PRIORITY)
    assert bo_committee_secretary.get(f"/planer/{plans.operational.pk}/?andra={theirs.pk}").status_code == 404


def test_hostile_words_are_shown_as_words(plans, bo_committee_secretary):
    build.node(plans.operational, NodeKind.DIRECTION, "<script>alert(1)</script>", text="<script>x</script>hej")
    build.node(plans.operational, NodeKind.DIRECTION, "💣\u202e")
    html = bo_committee_secretary.get(f"/planer/{plans.operational.pk}/").content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_what_lacks_its_wording_says_so(plans, reader):
    plan_service.revise(plans.top, by=None)
    plan_nodes.edit(plans.goals[0], by=None, version=None, wording_missing=True, source="Protokoll 2021")
    build.adopted(plans.top)
    html = reader.get(f"/planer/{plans.top.pk}/").content.decode()
    assert "lydelse saknas" in html
    assert "Källa: Protokoll 2021" in html


def test_invented_plans_are_marked(org, bo_committee_secretary):
    plan = build.plan("OPERATIONAL", org.committee, is_example=True)
    assert "Exempeldata" in bo_committee_secretary.get(f"/planer/{plan.pk}/").content.decode()


def test_the_page_costs_twelve_queries_at_most(
    plans, written, bo_committee_secretary, reader, django_assert_max_num_queries
):
    for _ in range(10):
        build.node(plans.operational, NodeKind.DIRECTION)
    with django_assert_max_num_queries(12):
        bo_committee_secretary.get(f"/planer/{plans.operational.pk}/")
    build.adopted(plans.operational)
    with django_assert_max_num_queries(12):
        reader.get(f"/planer/{plans.operational.pk}/")
    assert PlanNode.objects.filter(plan=plans.operational).count() > 10


def test_the_returned_plan_shows_why(plans, written, bo, bo_committee_secretary):
    plan_service.submit(plans.operational, by=bo)
    plan_service.return_for_changes(plans.operational, by=bo, comment="Skriv om <b>ekonomin</b>.")
    html = bo_committee_secretary.get(f"/planer/{plans.operational.pk}/").content.decode()
    assert "Skriv om &lt;b&gt;ekonomin&lt;/b&gt;." in html
