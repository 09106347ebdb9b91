"""Nytt perspektiv: from a year, among the others."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertRedirects

from planning.models import Perspective
from tests import build
from tests.answers import WHOLE, explained
from tests.followup.section_pages import fields_of

pytestmark = pytest.mark.django_db

WHERE = reverse("planning:perspective_new")
LIST = reverse("planning:perspective_list")


def test_it_holds_from_next_year_and_is_last_unless_something_else_is_said(anna_controller):
    build.perspective("Invånare")
    sent = fields_of(anna_controller.get(WHERE))
    assert sent["first_year"] == "2027"
    assertRedirects(anna_controller.post(WHERE, sent | {"name": "Klimat"}), LIST)
    assert [(one.name, one.first_year, one.last_year) for one in Perspective.objects.of_cycle(2027)] == [
        ("Invånare", 2019, None),
        ("Klimat", 2027, None),
    ]
    assert str(Perspective.objects.get(name="Klimat").history.get().history_user) == "Anna"
    first = fields_of(anna_controller.get(WHERE)) | {"name": "Barn", "after": "0", "last_year": "2030"}
    anna_controller.post(WHERE, first)
    assert [one.name for one in Perspective.objects.of_cycle(2027)] == ["Barn", "Invånare", "Klimat"]


def test_what_is_wrong_is_explained_and_kept_in_the_form(anna_controller):
    build.perspective("Invånare")
    sent = fields_of(anna_controller.get(WHERE))
    assert explained(anna_controller.post(WHERE, sent | {"name": ""})) == {"name"}
    for year in ("1999", "2101", "snart"):
        assert explained(anna_controller.post(WHERE, sent | {"name": "Klimat", "first_year": year})) == {"first_year"}
    assert explained(anna_controller.post(WHERE, sent | {"name": "Klimat", "after": "999999"})) == {"after"}
    taken = anna_controller.post(WHERE, sent | {"name": "Invånare"})
    assert (taken.status_code, explained(taken)) == (422, {WHOLE})
    assert fields_of(taken)["name"] == "Invånare"
    backwards = anna_controller.post(WHERE, sent | {"name": "Klimat", "last_year": "2026"})
    assert explained(backwards) == {WHOLE}
    assert Perspective.objects.count() == 1


def test_others_than_the_controller_add_none(reader):
    assert reader.get(WHERE).status_code == 403
    assert reader.post(WHERE, {"name": "Eget"}).status_code == 403
