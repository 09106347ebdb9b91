"""Skalor från ett år: words, meanings and places are changed; what is frozen says what it said."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.models import ScaleStep
from followup.reading.scales import words_for
from followup.services import scales
from tests import build_followup
from tests.answers import WHOLE, explained, told
from tests.followup.section_pages import fields_of
from tests.followup.services.test_scales import MET, other

pytestmark = pytest.mark.django_db

WHERE = reverse("followup:scale_edit", args=[2026])
LIST = reverse("followup:scale_list")


def test_words_meanings_and_places_are_changed_in_one_form(anna_controller):
    sent = fields_of(anna_controller.get(WHERE))
    assert sent["attainment-met-word"] == "Uppfyllt"
    changed = {
        "attainment-met-word": "Nått",
        "attainment-met-meaning": "Målet är nått.",
        "progress-forward-place": "1",
        "progress-unchanged-place": "0",
    }
    assertRedirects(anna_controller.post(WHERE, sent | changed), LIST)
    words = words_for(2026)
    assert (words.words[MET], words.meanings[MET]) == ("Nått", "Målet är nått.")
    assert [key for key, _ in words.choices("PROGRESS")] == ["UNCHANGED", "FORWARD", "BACKWARD"]
    assert str(ScaleStep.objects.get(dimension="ATTAINMENT", key="MET").history.get().history_user) == "Anna"


def test_the_next_year_begins_as_this_one(anna_controller):
    scales.save(2026, other(2026, word="Nått"), by=None)
    following = reverse("followup:scale_edit", args=[2027])
    assert fields_of(anna_controller.get(following))["attainment-met-word"] == "Nått"


def test_to_say_the_same_gives_the_year_no_words_of_its_own(anna_controller):
    answer = anna_controller.post(WHERE, fields_of(anna_controller.get(WHERE)), follow=True)
    assert told(answer) == ["success"]
    assert not ScaleStep.objects.exists()


def test_what_is_frozen_keeps_its_words(board_report, anna_controller):
    build_followup.submitted(board_report)
    build_followup.decided(board_report)
    before = board_report.editions.get().html
    assert "Uppfyllt" in before
    sent = fields_of(anna_controller.get(WHERE))
    renamed = {name: f"Nytt {number}" for number, name in enumerate(sent) if name.endswith("-word")}
    anna_controller.post(WHERE, sent | renamed)
    assert words_for(2026).words[MET].startswith("Nytt")
    assert board_report.editions.get().html == before
    page = anna_controller.get(board_report.get_absolute_url())
    assertContains(page, "Uppfyllt")
    assertNotContains(page, renamed["attainment-met-word"])


def test_unclear_words_are_refused_and_kept_in_the_form(anna_controller):
    sent = fields_of(anna_controller.get(WHERE))
    assert explained(anna_controller.post(WHERE, sent | {"attainment-met-word": ""})) == {"attainment-met-word"}
    twice = anna_controller.post(WHERE, sent | {"attainment-met-word": "Ej uppfyllt"})
    assert (twice.status_code, explained(twice)) == (422, {WHOLE})
    assert fields_of(twice)["attainment-met-word"] == "Ej uppfyllt"
    assert not ScaleStep.objects.exists()


def test_two_who_write_at_once_see_both_versions(anna_controller):
    scales.save(2026, other(2026, word="Klart"), by=None)
    sent = fields_of(anna_controller.get(WHERE))
    anna_controller.post(WHERE, sent | {"attainment-met-word": "Nått"})
    stale = anna_controller.post(WHERE, sent | {"attainment-met-word": "I mål"})
    assert stale.status_code == 409
    assertContains(stale, "Nått", status_code=409)
    assert words_for(2026).words[MET] == "Nått"
    again = fields_of(stale)
    assert again["attainment-met-word"] == "I mål"
    assertRedirects(anna_controller.post(WHERE, again), LIST)
    assert words_for(2026).words[MET] == "I mål"


def test_two_who_give_a_year_its_first_words_see_both_versions(anna_controller):
    sent = fields_of(anna_controller.get(WHERE))
    anna_controller.post(WHERE, sent | {"attainment-met-word": "Nått"})
    stale = anna_controller.post(WHERE, sent | {"attainment-not_met-word": "Inte nått"})
    assert stale.status_code == 409
    assert words_for(2026).words["ATTAINMENT", "NOT_MET"] == "Ej uppfyllt"


@pytest.mark.parametrize("year", [0, 1999, 2101])
def test_other_years_are_not_found(anna_controller, year):
    assert anna_controller.get(reverse("followup:scale_edit", args=[year])).status_code == 404


def test_others_than_the_controller_change_nothing(reader):
    assert reader.get(WHERE).status_code == 403
    assert reader.post(WHERE, {"attainment-met-word": "Eget"}).status_code == 403
