"""Dela ut nyckeltal where something may no longer be handed down: the unit has left, the year is over, it is too much at once."""

from datetime import date
from decimal import Decimal

import pytest

from organisation.services import org_units
from planning.enums import MeasureKind, NodeKind
from planning.models import HandedDown
from planning.services import key_figures
from tests import build, html_forms
from tests.answers import WHOLE, explained
from tests.planning.views.hand_down import cells, filled, give, handed


@pytest.fixture
def url(plans):
    return f"/planer/{plans.office.pk}/dela-ut/"


@pytest.fixture
def figure(plans):
    """What the kontorsplan follows a priority up with."""
    made = build.key_figure("Nöjda besökare")
    key_figures.attach(build.node(plans.office, NodeKind.PRIORITY), made, by=None)
    return made


# --- a unit that has left


@pytest.fixture
def moved(plans, org, figure, administrator):
    """What was handed to a unit that the other kontor has now."""
    row = give(plans, figure, org.unit, (Decimal(80), None))
    org_units.move(org.unit, by=administrator, parent=org.other_office)
    return row


def test_a_unit_that_has_left_stands_last_with_why_and_no_box_for_a_target(plans, moved, url, cilla_head_of_office):
    build.key_figure("Sjukfrånvaro")
    answer = cilla_head_of_office.get(url)
    page = answer.context["page"]
    assert [(column.name, column.word) for column in page.columns][-1] == (
        "Biblioteksenheten",
        "Hör inte till Kulturkontoret längre",
    )
    cell = cells(answer)[("Nöjda besökare", "Biblioteksenheten")]
    assert (cell.is_on, cell.is_open, cell.low, cell.stored_words) == (True, True, None, "80")
    assert page.total_columns == 2
    assert "mål 80" in answer.content.decode()


def test_what_it_was_given_is_taken_back_by_its_tick(moved, url, cilla_head_of_office):
    cilla_head_of_office.post(url, filled(cilla_head_of_office, url))
    assert len(handed()) == 1
    cilla_head_of_office.post(url, filled(cilla_head_of_office, url) | {"given": []})
    assert handed() == {}
    assert [column.name for column in cilla_head_of_office.get(url).context["page"].columns] == [
        "Biblioteksavdelningen",
        "Kulturskolan",
    ]


def test_no_more_is_handed_to_it_by_a_whole_row_or_a_table(plans, moved, url, cilla_head_of_office):
    more = build.key_figure("Sjukfrånvaro")
    address = f"{url}?nyckeltal={more.pk}"
    answer = cilla_head_of_office.post(address, filled(cilla_head_of_office, address, step=[f"all-{more.pk}"]))
    assert not cells(answer)[("Sjukfrånvaro", "Biblioteksenheten")].is_on
    table = "\tBiblioteksenheten\nSjukfrånvaro\t5"
    answer = cilla_head_of_office.post(url, filled(cilla_head_of_office, url, step=["paste"], paste=[table]))
    assert not answer.context["form"].recognised.cells
    assert len(handed()) == 1


def test_a_target_that_was_typed_before_it_left_is_told_of(
    plans, org, figure, url, cilla_head_of_office, administrator
):
    give(plans, figure, org.unit, (Decimal(80), None))
    pair = f"{figure.pk}-{org.unit.pk}"
    mine = filled(cilla_head_of_office, url, **{f"target-{pair}": ["86"]})
    org_units.move(org.unit, by=administrator, parent=org.other_office)
    answer = cilla_head_of_office.post(url, mine)
    assert (answer.status_code, explained(answer)) == (422, {WHOLE})
    assert "Du skrev målet ”86”." in answer.content.decode()
    again = next(form for form in html_forms.forms_of(answer.content.decode(), url) if "seen" in form.fields).data()
    assert cilla_head_of_office.post(url, again | {"step": [""]}).status_code == 302
    assert handed() == {("Nöjda besökare", "Biblioteksenheten"): (80, None)}


def test_a_judgement_is_taken_back_from_it_too(plans, org, url, cilla_head_of_office, administrator):
    judged = build.key_figure("Trivsel", measure_kind=MeasureKind.JUDGEMENT, unit_of_measure="")
    give(plans, judged, org.unit)
    org_units.move(org.unit, by=administrator, parent=org.other_office)
    cilla_head_of_office.post(url, filled(cilla_head_of_office, url) | {"given": []})
    assert handed() == {}


@pytest.mark.parametrize(("last", "word"), [("2026-11-01", "Upphörde 2026-11-01"), ("2026-12-31", "Upphör 2026-12-31")])
def test_a_unit_that_ends_says_when(plans, org, figure, url, cilla_head_of_office, last, word):
    give(plans, figure, org.unit)
    org.unit.valid_to = date.fromisoformat(last)
    org.unit.save(update_fields=["valid_to"])
    assert cilla_head_of_office.get(url).context["page"].columns[-1].word == word


# --- a year that is over


def test_a_year_that_is_over_is_read_and_not_changed(plans, org, figure, url, cilla_head_of_office, settings):
    row = give(plans, figure, org.unit, (Decimal(80), None))
    pair = f"{figure.pk}-{org.unit.pk}"
    late = filled(cilla_head_of_office, url, **{f"target-{pair}": ["86"]})
    settings.TODAY = "2028-01-01"
    answer = cilla_head_of_office.get(url)
    assert "2027 är över. Det som har delats ut står kvar" in answer.content.decode()
    cell = cells(answer)[("Nöjda besökare", "Biblioteksenheten")]
    assert (cell.is_open, cell.low, cell.stored_words) == (False, None, "80")
    answer = cilla_head_of_office.post(url, late)
    assert (answer.status_code, explained(answer)) == (422, {WHOLE})
    row.refresh_from_db()
    assert (row.value, row.version) == (80, 1)


# --- too much at once


@pytest.fixture
def _room_for_six(monkeypatch):
    monkeypatch.setattr("planning.pages.hand_down.MOST_CELLS", 6)  # two figures and three units


def shown(answer):
    return [row.figure.name for row in answer.context["page"].rows]


@pytest.mark.usefixtures("_room_for_six")
def test_more_figures_than_there_is_room_for_are_not_put_on_the_page(plans, figure, url, cilla_head_of_office):
    more = [build.key_figure(f"Mått {number}") for number in range(3)]
    chosen = ",".join(str(one.pk) for one in more)
    answer = cilla_head_of_office.get(f"{url}?nyckeltal={chosen}")
    assert shown(answer) == ["Mått 0", "Mått 1"]
    assert answer.context["wanted"] == [more[0].pk, more[1].pk]
    assert (
        "Så många nyckeltal får inte plats: med tre enheter på sidan går det att dela ut högst 2 åt gången. "
        "Ett av de valda är inte med."
    ) in answer.content.decode()


@pytest.mark.usefixtures("_room_for_six")
def test_what_stands_on_the_page_goes_before_what_is_chosen_more(plans, org, figure, url, cilla_head_of_office):
    more = [build.key_figure(f"Mått {number}") for number in range(2)]
    pair = f"{figure.pk}-{org.unit.pk}"
    sent = filled(cilla_head_of_office, url, given=[pair], step=["add"], nyckeltal=[str(one.pk) for one in more])
    answer = cilla_head_of_office.post(url, sent | {f"target-{pair}": ["86"]})
    assert (answer.status_code, shown(answer)) == (200, ["Mått 0", "Nöjda besökare"])
    assert cells(answer)[("Nöjda besökare", "Biblioteksenheten")].low.value() == "86"


@pytest.mark.usefixtures("_room_for_six")
def test_more_than_there_is_room_for_is_not_saved(plans, org, figure, url, cilla_head_of_office):
    more = [build.key_figure(f"Mått {number}") for number in range(6)]
    pairs = [f"{one.pk}-{org.unit.pk}" for one in more]
    sent = {"seen": [" ".join(pairs)], "given": pairs, "step": [""], "nyckeltal": [str(one.pk) for one in more]}
    answer = cilla_head_of_office.post(url, sent)
    assert (answer.status_code, explained(answer), handed()) == (422, {WHOLE}, {})


@pytest.mark.usefixtures("_room_for_six")
def test_what_was_filled_in_stays_when_a_unit_is_added_meanwhile(plans, org, figure, url, cilla_head_of_office):
    more = build.key_figure("Mått")
    address = f"{url}?nyckeltal={more.pk}"
    sent = filled(cilla_head_of_office, address, given=[f"{one.pk}-{org.unit.pk}" for one in (figure, more)])
    build.unit("UNIT", "Medborgarkontoret", org.office)
    assert cilla_head_of_office.post(address, sent).status_code == 302
    assert HandedDown.objects.count() == 2
