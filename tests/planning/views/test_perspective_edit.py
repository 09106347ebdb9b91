"""Ändra perspektiv: its name, its years and its place; what has been adopted says what it said."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from planning.models import FrozenNode, Perspective
from planning.reading.tree import edition_rows
from tests import build
from tests.answers import WHOLE, explained
from tests.followup.section_pages import fields_of

pytestmark = pytest.mark.django_db

LIST = reverse("planning:perspective_list")


def where(perspective: Perspective) -> str:
    return reverse("planning:perspective_edit", args=[perspective.pk])


def test_its_name_its_years_and_its_place_are_changed_in_one_form(anna_controller):
    own = build.perspective("Tillväxt")
    other = Perspective.objects.create(name="Invånare", first_year=2019, rank=1)
    sent = fields_of(anna_controller.get(where(own)))
    assert (sent["name"], sent["first_year"], sent["last_year"], sent["after"]) == ("Tillväxt", "2019", "", "0")
    changed = sent | {"name": "Samhälle", "last_year": "2030", "after": str(other.pk)}
    assertRedirects(anna_controller.post(where(own), changed), LIST)
    own.refresh_from_db()
    assert (own.name, own.last_year) == ("Samhälle", 2030)
    assert [one.name for one in Perspective.objects.of_cycle(2027)] == ["Invånare", "Samhälle"]


def test_the_adopted_plan_keeps_the_name_and_the_working_text_has_the_new(plans, anna_controller):
    own = Perspective.objects.get(name="Invånare")
    anna_controller.post(where(own), fields_of(anna_controller.get(where(own))) | {"name": "Strängnäsbor"})
    assert {goal.perspective.name for goal in plans.goals} == {"Strängnäsbor"}
    frozen = edition_rows(plans.top.editions.latest("number"))
    assert {row.own["perspective"] for row in frozen if row.kind == "GOAL"} == {"Invånare"}


def test_one_with_goals_in_later_plans_is_not_ended(plans, anna_controller):
    own = Perspective.objects.get(name="Invånare")
    before = list(FrozenNode.objects.order_by("pk").values())
    sent = fields_of(anna_controller.get(where(own)))
    refused = anna_controller.post(where(own), sent | {"last_year": "2026"})
    assert (refused.status_code, explained(refused)) == (422, {WHOLE})
    anna_controller.post(where(own), sent | {"last_year": "2027"})
    own.refresh_from_db()
    assert own.last_year == 2027
    assert list(FrozenNode.objects.order_by("pk").values()) == before


def test_two_who_change_one_see_both_versions(anna_controller):
    own = build.perspective("Tillväxt")
    sent = fields_of(anna_controller.get(where(own)))
    anna_controller.post(where(own), sent | {"name": "Samhälle"})
    stale = anna_controller.post(where(own), sent | {"name": "Näringsliv"})
    assert stale.status_code == 409
    assertContains(stale, "Samhälle", status_code=409)
    own.refresh_from_db()
    assert own.name == "Samhälle"
    assertRedirects(anna_controller.post(where(own), fields_of(stale)), LIST)
    own.refresh_from_db()
    assert own.name == "Näringsliv"


def test_to_say_the_same_changes_nothing(anna_controller):
    own = build.perspective("Tillväxt")
    before = own.history.count()
    anna_controller.post(where(own), fields_of(anna_controller.get(where(own))))
    assert own.history.count() == before


def test_one_that_is_not_there_is_not_found(anna_controller):
    assert anna_controller.get(reverse("planning:perspective_edit", args=[999_999])).status_code == 404


def test_others_than_the_controller_change_nothing(reader):
    own = build.perspective("Tillväxt")
    assert reader.get(where(own)).status_code == 403
    assert reader.post(where(own), {"name": "Eget"}).status_code == 403
