"""Skalor: the words that have been given, from which year, and which years may get their own."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from followup.services import scales
from tests import build_followup
from tests.answers import said
from tests.followup.services.test_scales import other

pytestmark = pytest.mark.django_db

WHERE = reverse("followup:scale_list")


def test_each_years_words_are_read_with_what_they_mean(anna_controller):
    scales.save(2020, other(2020, word="Helt uppfyllt", meaning="Målet är nått."), by=None)
    scales.save(2024, other(2024, word="I mål"), by=None)
    told = said(anna_controller.get(WHERE))
    assert told.index("Från 2024") < told.index("I mål") < told.index("2020–2023") < told.index("Helt uppfyllt")
    assert "Målet är nått." in told


def test_the_rounds_page_leads_controllers_to_scales_and_perspektiv(anna_controller, reader):
    build_followup.round_()
    for where in (WHERE, reverse("planning:perspective_list")):
        assertContains(anna_controller.get(reverse("followup:round_list")), where)
        assertNotContains(reader.get(reverse("followup:round_list")), where)


def test_this_year_and_the_next_may_get_words_of_their_own(anna_controller):
    page = anna_controller.get(WHERE)
    assert list(page.context["page"].coming) == [2026, 2027]
    assertContains(page, "Inga egna ord än")
    scales.save(2026, other(2026, word="Nått"), by=None)
    page = anna_controller.get(WHERE)
    assert list(page.context["page"].coming) == [2027]
    assertContains(page, reverse("followup:scale_edit", args=[2027]))
    assertNotContains(page, "Inga egna ord än")
    scales.save(2027, other(2027, word="Framme"), by=None)
    assert list(anna_controller.get(WHERE).context["page"].coming) == [2028]


def test_others_than_the_controller_do_not_read_it(reader):
    assert reader.get(WHERE).status_code == 403


def test_the_list_asks_as_many_questions_for_many_years(anna_controller, django_assert_max_num_queries):
    for year in range(2015, 2026):
        scales.save(year, other(year, word=f"Ord {year}"), by=None)
    with django_assert_max_num_queries(8):
        assert anna_controller.get(WHERE).status_code == 200
