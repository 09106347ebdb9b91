"""Perspektiv: each cycle's in order, with the goals that are gathered under them."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from planning.enums import NodeKind
from planning.models import Perspective
from tests import build
from tests.answers import said

pytestmark = pytest.mark.django_db

WHERE = reverse("planning:perspective_list")


def test_each_cycles_perspektiv_are_listed_with_their_goals(plans, anna_controller):
    Perspective.objects.create(name="Tillväxt", first_year=2015, last_year=2018)
    Perspective.objects.create(name="Klimat", first_year=2019, rank=1)
    told = said(anna_controller.get(WHERE))
    assert told.index("Från 2019") < told.index("Invånare") < told.index("Klimat") < told.index("2015–2018")
    assert told.index("2015–2018") < told.index("Tillväxt")
    assert "2, senast i flerårsplanen från 2027" in told
    assert told.count("inga mål än") == 2


def test_before_the_first_one_can_be_added(anna_controller, reader):
    page = anna_controller.get(WHERE)
    assertContains(page, "Inga perspektiv än")
    assertContains(page, reverse("planning:perspective_new"))
    assert reader.get(WHERE).status_code == 403


def test_the_list_asks_as_many_questions_for_many_goals(plans, anna_controller, django_assert_max_num_queries):
    later = build.plan("MULTI_YEAR", plans.top.unit, 2028)
    for number in range(12):
        own = build.perspective(f"Perspektiv {number}")
        build.node(later, NodeKind.GOAL, perspective_id=own.pk)
    with django_assert_max_num_queries(8):
        assert anna_controller.get(WHERE).status_code == 200
