"""What has been handed down, on the plan's page, in what is frozen and in its files."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser

from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit
from organisation.services.frozen_contents import document_in
from planning.documents.plan import document_of
from planning.enums import NodeKind, PlanKind
from planning.models import FrozenNode, HandedDown, Plan
from planning.pages import hand_down as hand_down_page
from planning.pages.hand_down import Asked
from planning.pages.handing_effects import Counts, effects_of
from planning.pages.plan import build
from planning.pages.plan_choice import choose, for_page
from planning.reading.handed_down import receivers_of
from planning.reading.sides import tell
from planning.reading.tree import frozen_rows, working_rows
from planning.rules import HANDED_DOWN
from planning.services import area_requests
from planning.services import plans as plan_service
from planning.services.handing_down import Given, hand_down
from tests import build as made

pytestmark = pytest.mark.django_db
NINETY = (Decimal(90), None)
PERCENT = "90\N{NO-BREAK SPACE}%"


@pytest.fixture
def visits(org):
    return made.key_figure("Besök")


@pytest.fixture
def give(org, visits, cilla):
    def _give(unit, target=NINETY, *, figure=visits, take_back=(), row=None):
        cells = [] if unit is None else [Given(figure, unit, target, row and row.pk, row and row.version)]
        taken = [(one.pk, one.version) for one in take_back]
        return hand_down(org.office, made.YEAR, give=cells, take_back=taken, by=cilla)

    return _give


def page(plan, user, **asked):
    fresh = for_page(Plan.objects.all(), AnonymousUser()).get(pk=plan.pk)
    return build(choose(fresh, user, **asked), user)


def part(shown, heading):
    return next((one for one in shown.sections if one.heading == heading), None)


def facts(item):
    return {fact.label: fact.words for fact in item.facts}


def told(shown):
    return [(row.name, row.target, row.giver, row.what) for row in shown.since.rows] if shown.since else []


# --- whom


def test_the_receivers_are_told_with_the_plan_that_they_write_or_that_covers_them(org, administrator):
    ballet = made.unit(OrgUnitKind.UNIT, "Balettskolan", org.area)
    closed = made.unit(OrgUnitKind.UNIT, "Stängda enheten", org.office, valid_to=date(2026, 12, 31))
    area, own = made.plan(PlanKind.WORK, org.area), made.plan(PlanKind.WORK, org.unit)
    found = {one.unit: (one.plan, one.area) for one in receivers_of(OrgUnit.objects.get(pk=org.office.pk), made.YEAR)}
    assert list(found) == [org.department, org.unit, org.area, ballet]
    assert found == {
        org.department: (None, None),
        org.unit: (own, None),
        org.area: (area, None),
        ballet: (area, org.area),
    }
    assert closed in {one.unit for one in receivers_of(OrgUnit.objects.get(pk=org.office.pk), 2026)}


def test_an_area_whose_plan_is_only_approved_is_named_where_they_are_handed_down(org, cilla):
    ballet = made.unit(OrgUnitKind.UNIT, "Balettskolan", org.area)
    area_requests.approve(org.area, made.YEAR, by=cilla)
    office = OrgUnit.objects.get(pk=org.office.pk)
    assert [(one.plan, one.area) for one in receivers_of(office, made.YEAR) if one.unit == ballet] == [(None, org.area)]
    plan = made.plan(PlanKind.OFFICE, office)
    grid = hand_down_page.build(plan, made.YEAR, Asked())
    column = next(one for one in grid.columns if one.pk == ballet.pk)
    assert (column.word, column.area) == ("Ej påbörjad", "Kulturskolan")
    said = "Förs in i arbetsplanen för Kulturskolan, med enhetens namn: Balettskolan."
    assert said in [effect.text for effect in effects_of(grid, Counts())]


@pytest.mark.parametrize(("giver", "received"), [("committee", ["office"]), ("company", []), ("department", [])])
def test_others_have_their_own_or_none(org, giver, received):
    assert [one.unit for one in receivers_of(OrgUnit.objects.get(pk=getattr(org, giver).pk), made.YEAR)] == [
        getattr(org, one) for one in received
    ]


# --- the page


def test_what_is_handed_down_stands_under_a_heading_of_its_own_and_is_locked(org, give, david):
    plan = made.plan(PlanKind.WORK, org.unit)
    own = made.node(plan, NodeKind.KEY_FIGURE, "Lån")
    give(org.unit)
    shown = page(plan, david)
    given = part(shown, "Utdelade nyckeltal").items[0]
    assert (given.title, facts(given)) == (
        "Besök", {"Målvärde": PERCENT, "Utdelat av": "Kulturkontoret 2026-11-23"},
    )  # fmt: skip
    assert "Bara Kulturkontoret ändrar det eller tar tillbaka det" in given.tools
    assert "node_remove" not in given.tools
    assert "ta-bort" not in given.tools
    listed = part(shown, "Nyckeltal").items
    assert [item.pk for item in listed] == [own.pk]
    assert "ta-bort" in listed[0].tools


def test_its_form_is_not_opened(org, give, david_unit_manager):
    plan = made.plan(PlanKind.WORK, org.unit)
    give(org.unit)
    node = HandedDown.objects.get().node
    assert david_unit_manager.get(f"/planer/{plan.pk}/?andra={node.pk}").status_code == 404
    answer = david_unit_manager.post(f"/poster/{node.pk}/ta-bort/", follow=True)
    assert "är utdelat av Kulturkontoret" in answer.content.decode()
    assert HandedDown.objects.get().node.removal_id is None


def test_a_unit_adds_changes_and_removes_a_figure_of_its_own_directly_in_the_plan(org, visits, david_unit_manager):
    plan = made.plan(PlanKind.WORK, org.unit)
    opened = david_unit_manager.get(f"/planer/{plan.pk}/?ny=KEY_FIGURE").content.decode()
    assert "Målvärde 2027" in opened
    fields = {"kind": "KEY_FIGURE", "figure": visits.pk, "target_2027": "90"}
    answer = david_unit_manager.post(f"/planer/{plan.pk}/poster/ny/", fields)
    assert answer.status_code == 302
    node = plan.nodes.get(kind=NodeKind.KEY_FIGURE)
    assert node.parent.kind == NodeKind.ROOT
    assert node.targets.get().value == 90
    edited = david_unit_manager.get(f"/planer/{plan.pk}/?andra={node.pk}")
    assert "Målvärde 2027" in edited.content.decode()
    in_place = david_unit_manager.get(
        f"/planer/{plan.pk}/?andra={node.pk}", headers={"HX-Request": "true", "HX-Target": f"post-{node.pk}"}
    )
    assert "Målvärde 2027" in in_place.content.decode()
    david_unit_manager.post(f"/poster/{node.pk}/ta-bort/")
    node.refresh_from_db()
    assert node.removal_id is not None


def test_an_areas_plan_says_whose_each_is(org, give, cilla):
    music = made.unit(OrgUnitKind.UNIT, "Musikskolan", org.area)
    plan = made.plan(PlanKind.WORK, org.area)
    give(music)
    give(org.area)
    given = part(page(plan, cilla), "Utdelade nyckeltal").items
    assert [item.title for item in given] == ["Besök, Musikskolan", "Besök"]


# --- frozen


def test_an_edition_keeps_who_handed_it_down(org, give, petra):
    plan = made.plan(PlanKind.WORK, org.unit)
    give(org.unit)
    edition = made.adopted(plan)
    node = FrozenNode.objects.get(content=edition.content, kind=NodeKind.KEY_FIGURE)
    assert node.catalogue["handed_down"] == {
        "row": HandedDown.objects.get().pk, "giver": "Kulturkontoret", "handed_on": "2026-11-23", "unit": "",
    }  # fmt: skip
    given = part(page(plan, petra), "Utdelade nyckeltal").items[0]
    assert facts(given)["Utdelat av"] == "Kulturkontoret 2026-11-23"
    document = document_in(edition.content, edition.cover)
    chapter = next(one for one in document.chapters if one.key == HANDED_DOWN)
    assert [fact.word for block in chapter.blocks for item in block.items for fact in item.facts] == [
        PERCENT, "Kulturkontoret 2026-11-23",
    ]  # fmt: skip
    assert "Utdelade nyckeltal" in edition.html


def test_the_working_text_and_what_is_frozen_make_the_same_document(org, give):
    plan = made.plan(PlanKind.WORK, org.unit)
    give(org.unit)
    made.node(plan, NodeKind.KEY_FIGURE, "Lån")
    working = document_of(plan, working_rows(plan), [], municipality="")
    edition = made.adopted(plan)
    frozen = document_of(plan, frozen_rows(edition.content_id), [], municipality="")
    shown, kept = ([one for one in document.chapters if "yckeltal" in one.title] for document in (working, frozen))
    assert [one.title for one in shown] == ["Utdelade nyckeltal", "Nyckeltal"]
    assert shown == kept


def test_two_editions_tell_what_was_handed_down_between_them(org, give, cilla):
    plan = made.plan(PlanKind.WORK, org.unit)
    first = made.adopted(plan)
    give(org.unit)
    plan_service.revise(plan, by=cilla)
    second = made.adopted(plan)
    changes = tell(first.content_id, second.content_id)
    assert "Besök" in repr(changes)
    assert "Utdelade nyckeltal" in repr(changes)


# --- since it was decided


def test_what_is_handed_down_after_the_approval_is_listed_below_it(org, give, petra):
    plan = made.plan(PlanKind.WORK, org.unit)
    edition = made.adopted(plan)
    give(org.unit)
    shown = page(plan, petra)
    assert shown.since.heading == "Utdelat efter godkännandet"
    assert told(shown) == [("Besök", PERCENT, "Kulturkontoret", "utdelat 2026-11-23")]
    edition.refresh_from_db()
    assert "Besök" not in edition.html


def test_what_is_taken_back_or_has_another_target_since_is_told_with_the_day(org, give, petra, cilla):
    plan = made.plan(PlanKind.WORK, org.unit)
    loans, visitors = made.key_figure("Lån"), made.key_figure("Besökare")
    for figure in (loans, visitors):
        give(org.unit, figure=figure)
    made.adopted(plan)
    assert told(page(plan, petra)) == []
    kept, gone = HandedDown.objects.order_by("pk")
    give(org.unit, (Decimal(80), None), figure=loans, row=kept, take_back=[gone])
    eighty = PERCENT.replace("90", "80")
    assert told(page(plan, petra)) == [
        ("Lån", eighty, "Kulturkontoret", f"nytt mål 2026-11-23: {eighty}"),
        ("Besökare", PERCENT, "Kulturkontoret", "taget tillbaka 2026-11-23"),
    ]


def test_what_came_after_the_approval_and_has_another_target_since_is_told_with_both_days(org, give, petra, settings):
    plan = made.plan(PlanKind.WORK, org.unit)
    made.adopted(plan)
    give(org.unit)
    settings.TODAY = "2027-06-10"
    give(org.unit, (Decimal(80), None), row=HandedDown.objects.get())
    eighty = PERCENT.replace("90", "80")
    assert told(page(plan, petra)) == [
        ("Besök", eighty, "Kulturkontoret", f"utdelat 2026-11-23, nytt mål 2027-06-10: {eighty}")
    ]
    settings.TODAY = "2027-08-16"
    give(org.unit, None, row=HandedDown.objects.get())
    assert told(page(plan, petra)) == [
        ("Besök", "", "Kulturkontoret", "utdelat 2026-11-23, målvärdet borttaget 2027-08-16")
    ]


def test_it_stands_in_the_next_edition_and_no_longer_below_it(org, give, petra, cilla):
    plan = made.plan(PlanKind.WORK, org.unit)
    made.adopted(plan)
    give(org.unit)
    plan_service.revise(plan, by=cilla)
    assert told(page(plan, petra)) == [("Besök", PERCENT, "Kulturkontoret", "utdelat 2026-11-23")]
    assert page(plan, cilla).since is None  # the working text holds it
    made.adopted(plan)
    assert page(plan, petra).since is None
    assert page(plan, petra, number=1).since is None


def test_a_plan_that_is_handed_in_tells_what_came_after(org, give, cilla):
    plan = made.plan(PlanKind.WORK, org.unit)
    made.node(plan, NodeKind.ACTIVITY)
    plan_service.submit(plan, by=cilla)
    give(org.unit, None)
    shown = page(plan, cilla)
    assert shown.since.heading == "Utdelat efter inlämningen"
    assert told(shown) == [("Besök", "", "Kulturkontoret", "utdelat 2026-11-23")]


def test_what_came_and_went_between_is_not_told(org, give, petra):
    plan = made.plan(PlanKind.WORK, org.unit)
    made.adopted(plan)
    give(org.unit)
    give(None, take_back=[HandedDown.objects.get()])
    assert page(plan, petra).since is None
