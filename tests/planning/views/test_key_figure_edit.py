"""Changing a definition."""

from datetime import date

import pytest

from followup.models import KeyFigureValue
from organisation.enums import Role
from planning.models import KeyFigure
from planning.services import key_figures
from tests import build
from tests.answers import explained
from tests.planning.views.test_key_figure_new import FIELDS


@pytest.fixture
def figure(db):
    return build.key_figure("Besök per invånare", decimals=1)


def test_the_definition_is_changed(figure, anna_controller):
    anna_controller.post(f"/nyckeltal/{figure.pk}/andra/", {**FIELDS, "source": "KB", "version": 1})
    assert (KeyFigure.objects.get().source, KeyFigure.objects.get().version) == ("KB", 2)


def test_a_stale_save_shows_both_texts(figure, anna_controller):
    key_figures.redefine(figure, by=None, version=1, description="Andras ord")
    fields = {**FIELDS, "description": "Mina ord", "version": 1}
    answer = anna_controller.post(f"/nyckeltal/{figure.pk}/andra/", fields)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Andras ord" in html
    assert "Mina ord" in html
    assert KeyFigure.objects.get().description == "Andras ord"


def test_what_has_values_does_not_become_a_bedömning(org, figure, anna_controller):
    period = {"period_from": date(2025, 1, 1), "period_to": date(2025, 12, 31)}
    KeyFigureValue.objects.create(figure=figure, unit=org.committee, value=5, **period)
    fields = {**FIELDS, "measure_kind": "JUDGEMENT", "unit_of_measure": "", "version": 1}
    answer = anna_controller.post(f"/nyckeltal/{figure.pk}/andra/", fields)
    assert explained(answer) == {"measure_kind"}
    assert KeyFigure.objects.get().unit_of_measure == "procent"


def test_anothers_name_is_refused(figure, anna_controller):
    build.key_figure("Lån")
    answer = anna_controller.post(f"/nyckeltal/{figure.pk}/andra/", {**FIELDS, "name": "Lån", "version": 1})
    assert "finns redan" in answer.content.decode()


def test_a_controller_of_a_part_neither_redefines_nor_adds_what_all_count(org, figure):
    part = build.client(build.user(Role.CONTROLLER, org.unit))
    answer = part.post(f"/nyckeltal/{figure.pk}/andra/", {**FIELDS, "name": "Omdefinierat", "version": 1})
    assert (answer.status_code, part.get("/nyckeltal/ny/").status_code) == (403, 403)
    assert KeyFigure.objects.get().name == "Besök per invånare"
