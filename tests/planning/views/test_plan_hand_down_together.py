"""Dela ut nyckeltal while others do it too, or while what was shown is there no longer: nothing is lost or taken over."""

from datetime import date
from decimal import Decimal

import pytest

from planning.enums import NodeKind, PlanKind
from planning.models import HandedDown
from planning.reading.handed_down import receivers_of
from planning.services import key_figures
from planning.services.handing_down import Given, hand_down
from tests import build, html_forms
from tests.answers import WHOLE, explained
from tests.planning.views import hostile
from tests.planning.views.hand_down import cells, filled, give, handed


@pytest.fixture
def url(plans):
    return f"/planer/{plans.office.pk}/dela-ut/"


@pytest.fixture
def figure(plans):
    """What the kontorsplan follows a priority up with."""
    made = build.key_figure("Nöjda besökare", decimals=1)
    key_figures.attach(build.node(plans.office, NodeKind.PRIORITY), made, by=None)
    return made


def test_two_at_once_are_both_shown_and_the_next_save_has_seen_the_other(
    plans, org, figure, cilla, url, cilla_head_of_office
):
    row = give(plans, figure, org.unit, (Decimal(80), None))
    pairs = [f"{figure.pk}-{org.unit.pk}", f"{figure.pk}-{org.area.pk}"]
    mine = filled(cilla_head_of_office, url, given=pairs[1:], **{f"target-{pairs[0]}": ["85"]})
    give(plans, figure, org.unit, (Decimal(90), None), by=cilla, row=row.pk, version=row.version)
    answer = cilla_head_of_office.post(url, mine)
    assert answer.status_code == 409
    cell = cells(answer)[("Nöjda besökare", "Biblioteksenheten")]
    assert (cell.low.value(), cell.conflict) == ("85", "Cilla har satt 90,0 sedan du öppnade sidan.")
    assert cells(answer)[("Nöjda besökare", "Kulturskolan")].is_on
    assert handed() == {("Nöjda besökare", "Biblioteksenheten"): (90, None)}
    again = next(form for form in html_forms.forms_of(answer.content.decode(), url) if "seen" in form.fields).data()
    assert cilla_head_of_office.post(url, again | {"step": [""]}).status_code == 302
    assert [value for value, _ in handed().values()] == [85, None]


def test_what_others_did_in_cells_that_one_has_not_touched_stands(plans, org, figure, cilla, url, cilla_head_of_office):
    row = give(plans, figure, org.unit, (Decimal(80), None))
    mine = filled(cilla_head_of_office, url, given=[f"{figure.pk}-{org.area.pk}"])
    give(plans, figure, org.unit, (Decimal(90), None), by=cilla, row=row.pk, version=row.version)
    assert cilla_head_of_office.post(url, mine).status_code == 302
    assert handed()[("Nöjda besökare", "Biblioteksenheten")] == (90, None)


def test_what_somebody_took_back_or_handed_down_meanwhile_is_told(plans, org, figure, cilla, url, cilla_head_of_office):
    row = give(plans, figure, org.unit, (Decimal(80), None))
    pairs = [f"{figure.pk}-{unit.pk}" for unit in (org.unit, org.area)]
    mine = filled(cilla_head_of_office, url, given=pairs[1:], **{f"target-{pair}": ["85"] for pair in pairs})
    office = plans.office.unit
    hand_down(office, 2027, give=[], take_back=[(row.pk, row.version)], by=cilla)
    give(plans, figure, org.area, by=cilla)
    answer = cilla_head_of_office.post(url, mine)
    assert [cell.conflict for cell in answer.context["form"].stale] == [
        "Cilla har tagit tillbaka det sedan du öppnade sidan.",
        "Cilla har delat ut det utan mål sedan du öppnade sidan.",
    ]


def test_a_unit_that_was_closed_meanwhile_is_told_of_with_what_was_written(
    plans, org, figure, url, cilla_head_of_office
):
    pair = f"{figure.pk}-{org.unit.pk}"
    mine = filled(cilla_head_of_office, url, given=[pair], **{f"target-{pair}": ["86"]})
    org.unit.valid_to = date(2026, 12, 31)
    org.unit.save(update_fields=["valid_to"])
    answer = cilla_head_of_office.post(url, mine)
    assert (answer.status_code, explained(answer)) == (422, {WHOLE})
    assert "Du skrev målet ”86”." in answer.content.decode()
    assert handed() == {}


@pytest.mark.parametrize("value", [*hostile.IDS, "1-2", "1-2-3.4=5", "99999999999999-99999999999999", "1-2-3.4=x"])
def test_cells_that_are_not_offered_change_nothing(plans, figure, url, cilla_head_of_office, value):
    sent = {"seen": [value], "given": [value], "step": [""], "nyckeltal": [value]}
    assert cilla_head_of_office.post(url, sent).status_code in (200, 302, 422)
    assert handed() == {}


def test_another_units_figure_cannot_be_taken_over_by_its_row(plans, org, figure, url, cilla_head_of_office):
    """What is taken back is named by the form, and is the giver's own all the same."""
    other = build.plan(PlanKind.OPERATIONAL, org.other_committee)
    office = receivers_of(org.other_committee, 2027)[0].unit
    hand_down(other.unit, 2027, give=[Given(figure, office, None)], take_back=[], by=None)
    row = HandedDown.objects.get()
    sent = {"seen": [f"{figure.pk}-{org.unit.pk}-{row.pk}.1"], "given": [], "step": [""]}
    cilla_head_of_office.post(url, sent)
    row.refresh_from_db()
    assert row.taken_back_on is None
