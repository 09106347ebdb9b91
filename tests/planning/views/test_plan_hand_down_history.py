"""What has been handed down: to whom, by whom, changed and taken back."""

from decimal import Decimal

import pytest

from planning.models import HandedDown
from planning.services.handing_down import Given, hand_down
from tests import build
from tests.answers import said


@pytest.fixture
def url(plans):
    return f"/planer/{plans.office.pk}/dela-ut/historik/"


def test_each_step_is_told_with_who_and_the_target_before_and_after(plans, org, cilla, url, cilla_head_of_office):
    figure, office = build.key_figure("Nöjda besökare", decimals=1), plans.office.unit
    hand_down(office, 2027, give=[Given(figure, org.unit, (Decimal("80.5"), None))], take_back=[], by=cilla)
    row = HandedDown.objects.get()
    changed = Given(figure, org.unit, (Decimal(90), None), row.pk, row.version)
    hand_down(office, 2027, give=[changed], take_back=[], by=cilla)
    row.refresh_from_db()
    hand_down(office, 2027, give=[], take_back=[(row.pk, row.version)], by=cilla)
    rows = cilla_head_of_office.get(url).context["rows"]
    assert [(row.who, row.what) for row in rows] == [
        ("Cilla", "Nöjda besökare, Biblioteksenheten. Taget tillbaka."),
        ("Cilla", "Nöjda besökare, Biblioteksenheten. Målet är ändrat."),
        ("Cilla", "Nöjda besökare, Biblioteksenheten. Utdelat."),
    ]
    assert [[(one.before, one.after) for one in row.changes] for row in rows] == [
        [],
        [("80,5", "90,0")],
        [("", "80,5")],
    ]


def test_it_is_found_by_figure_and_unit(plans, org, url, cilla_head_of_office):
    for name, unit in (("Besök", org.unit), ("Sjukfrånvaro", org.area)):
        hand_down(plans.office.unit, 2027, give=[Given(build.key_figure(name), unit, None)], take_back=[], by=None)
    found = [row.what for row in cilla_head_of_office.get(f"{url}?q=kulturskolan").context["rows"]]
    assert found == ["Sjukfrånvaro, Kulturskolan. Utdelat."]


def test_before_anything_is_handed_down_it_says_so(url, cilla_head_of_office):
    assert "Inget är utdelat för 2027 än." in said(cilla_head_of_office.get(url))


def test_only_who_hands_down_reads_it(url, bo_committee_secretary, david_unit_manager):
    assert bo_committee_secretary.get(url).status_code == 403
    assert david_unit_manager.get(url).status_code == 404


def test_the_number_of_queries_does_not_grow(plans, org, url, cilla_head_of_office, django_assert_num_queries):
    for number in range(2):
        given = [Given(build.key_figure(f"{number} {unit}"), unit, None) for unit in (org.unit, org.area)]
        hand_down(plans.office.unit, 2027, give=given, take_back=[], by=None)
        with django_assert_num_queries(6):
            cilla_head_of_office.get(url)
