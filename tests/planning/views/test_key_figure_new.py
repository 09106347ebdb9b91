"""Adding to the catalogue."""

import pytest

from planning.models import KeyFigure
from styrmodell.lib.texts import line_in
from tests import build
from tests.answers import explained
from tests.planning.views import hostile

FIELDS = {
    "name": "Besök per invånare",
    "measure_kind": "KEY_FIGURE",
    "unit_of_measure": "antal",
    "direction": "HIGHER_IS_BETTER",
    "decimals": "1",
    "time_rule": "LATEST",
    "unit_rule": "NONE",
}


def test_those_who_follow_up_add_figures(bo, bo_committee_secretary):
    figure = KeyFigure.objects.filter(name="Besök per invånare")
    assert bo_committee_secretary.post("/nyckeltal/ny/", FIELDS).url == figure.get().get_absolute_url()
    assert figure.get().history.get().history_user == bo


@pytest.mark.parametrize(
    "wrong",
    [
        *({"name": title} for title in ["x" * 5000, "\u200b\x00", "", "  "]),
        *({"decimals": value} for value in ["5", "-1", "9" * 30, "två", ""]),
        {"direction": "X"},
        {"unit_of_measure": ""},
        {"direction": ""},
        {"measure_kind": "JUDGEMENT"},
        {"time_rule": "RATIO"},
        {"unit_rule": "RATIO", "numerator": "bara täljare"},
    ],
)
def test_what_cannot_be_is_explained(bo_committee_secretary, wrong):
    answer = bo_committee_secretary.post("/nyckeltal/ny/", {**FIELDS, **wrong})
    assert explained(answer)
    assert not KeyFigure.objects.exists()


@pytest.mark.parametrize("title", [title for title in hostile.TITLES if title.strip() and len(title) < 200])
def test_any_name_is_shown_as_words(bo_committee_secretary, title):
    html = bo_committee_secretary.post("/nyckeltal/ny/", {**FIELDS, "name": title}, follow=True).content.decode()
    assert "<script>alert" not in html
    assert KeyFigure.objects.get().name == line_in(title)


def test_a_bedömning_needs_neither_unit_of_measure_nor_direction(bo_committee_secretary):
    fields = {"name": "Bemötande", "measure_kind": "JUDGEMENT", "time_rule": "LATEST", "unit_rule": "NONE"}
    answer = bo_committee_secretary.post("/nyckeltal/ny/", fields, follow=True)
    assert KeyFigure.objects.get().is_judged
    assert answer.status_code == 200
    assert "bedömning</span>" in bo_committee_secretary.get("/nyckeltal/").content.decode()


def test_a_name_is_taken_once(bo_committee_secretary):
    build.key_figure("Besök per invånare")
    assert "finns redan" in bo_committee_secretary.post("/nyckeltal/ny/", FIELDS).content.decode()
