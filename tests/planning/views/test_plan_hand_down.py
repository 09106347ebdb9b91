"""Dela ut nyckeltal: a grid of figures and units, saved all at once."""

from datetime import date
from decimal import Decimal

import pytest

from organisation.enums import OrgUnitKind
from planning.enums import Direction, MeasureKind, NodeKind, PlanKind
from planning.models import HandedDown
from planning.services import key_figures
from tests import build, html_forms
from tests.answers import explained, told
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


def test_the_figures_of_the_plan_stand_beside_the_units_with_the_state_of_their_plans(
    plans, org, figure, url, cilla_head_of_office
):
    build.plan(PlanKind.WORK, org.unit)
    page = cilla_head_of_office.get(url).context["page"]
    assert [row.figure.name for row in page.rows] == ["Nöjda besökare"]
    assert [(column.name, column.word) for column in page.columns] == [
        ("Biblioteksavdelningen", "Ej påbörjad"),
        ("Biblioteksenheten", "Utkast"),
        ("Kulturskolan", "Ej påbörjad"),
    ]


def test_ticks_and_targets_are_saved_at_once_and_one_stays_on_the_page(plans, org, figure, url, cilla_head_of_office):
    pairs = [f"{figure.pk}-{org.unit.pk}", f"{figure.pk}-{org.area.pk}"]
    sent = filled(cilla_head_of_office, url, given=pairs, **{f"target-{pairs[0]}": ["86,5"]})
    answer = cilla_head_of_office.post(url, sent, follow=True)
    assert (told(answer), answer.redirect_chain[-1][0]) == (["success"], url)
    assert handed() == {
        ("Nöjda besökare", "Biblioteksenheten"): (Decimal("86.5"), None),
        ("Nöjda besökare", "Kulturskolan"): (None, None),
    }
    row = HandedDown.objects.get(unit=org.unit)
    assert (row.giver, row.period_from, row.handed_by.username) == (plans.office.unit, date(2027, 1, 1), "cilla")


def test_a_target_for_all_fills_the_ticked_cells_that_have_none(plans, org, figure, url, cilla_head_of_office):
    pairs = [f"{figure.pk}-{unit.pk}" for unit in (org.unit, org.area)]
    more = {f"target-{figure.pk}": ["80"], f"target-{pairs[0]}": ["90"]}
    cilla_head_of_office.post(url, filled(cilla_head_of_office, url, given=pairs, **more))
    assert [value for value, _ in handed().values()] == [90, 80]


def test_all_of_a_row_is_ticked_without_a_script_and_nothing_is_saved(plans, figure, url, cilla_head_of_office):
    sent = filled(cilla_head_of_office, url, step=[f"all-{figure.pk}"])
    answer = cilla_head_of_office.post(url, sent)
    assert answer.status_code == 200
    assert [cell.is_on for cell in cells(answer).values()] == [True, True, True]
    assert handed() == {}
    again = next(form for form in html_forms.forms_of(answer.content.decode(), url) if "seen" in form.fields).data()
    cilla_head_of_office.post(url, again | {"step": [""]})
    assert len(handed()) == 3


def test_a_target_is_changed_and_a_figure_taken_back_by_its_tick(plans, org, figure, url, cilla_head_of_office):
    for unit in (org.unit, org.area):
        give(plans, figure, unit, (Decimal(80), None))
    kept = f"{figure.pk}-{org.unit.pk}"
    sent = filled(cilla_head_of_office, url) | {"given": [kept], f"target-{kept}": ["85"]}
    cilla_head_of_office.post(url, sent)
    assert handed() == {("Nöjda besökare", "Biblioteksenheten"): (85, None)}
    assert HandedDown.objects.get(unit=org.area).taken_back_on == date(2026, 11, 23)


def test_what_is_sent_as_it_stood_changes_nothing(plans, org, figure, url, cilla_head_of_office):
    row = give(plans, figure, org.unit, (Decimal("80.5"), None))
    cilla_head_of_office.post(url, filled(cilla_head_of_office, url))
    row.refresh_from_db()
    assert row.version == 1


def test_figures_are_put_on_the_page_from_the_catalogue_with_all_that_is_filled_in(
    plans, org, figure, url, cilla_head_of_office
):
    more = build.key_figure("Sjukfrånvaro")
    pair = f"{figure.pk}-{org.unit.pk}"
    sent = filled(cilla_head_of_office, url, given=[pair], step=["add"], nyckeltal=[str(more.pk)])
    answer = cilla_head_of_office.post(url, sent | {f"target-{pair}": ["90"]})
    assert [line.row.figure.name for line in answer.context["form"].lines] == ["Nöjda besökare", "Sjukfrånvaro"]
    cell = cells(answer)[("Nöjda besökare", "Biblioteksenheten")]
    assert (cell.is_on, cell.low.value()) == (True, "90")
    assert cilla_head_of_office.get(f"{url}?nyckeltal={more.pk}").context["wanted"] == [more.pk]


def test_many_figures_of_the_catalogue_are_asked_for_by_name(plans, figure, url, cilla_head_of_office, monkeypatch):
    monkeypatch.setattr("planning.pages.hand_down.MOST_LISTED", 1)
    monkeypatch.setattr("planning.forms.figure_catalogue.MOST_LISTED", 1)
    for name in ("Sjukfrånvaro", "Öppna timmar"):
        build.key_figure(name)
    sent = filled(cilla_head_of_office, url, step=["add"], nyckeltal_namn=["öppna timmar\nFinns inte"])
    answer = cilla_head_of_office.post(url, sent)
    assert [line.row.figure.name for line in answer.context["form"].lines] == ["Nöjda besökare", "Öppna timmar"]
    assert "Inget nyckeltal i katalogen heter ”Finns inte”." in answer.content.decode()


def test_a_table_from_excel_fills_the_grid_and_saves_nothing(plans, org, figure, url, cilla_head_of_office):
    build.key_figure("Sjukfrånvaro", decimals=1)
    table = (
        "\tBiblioteksenheten\tFinns inte\tkulturskolan\nNöjda besökare\t86,5\t1\tx\nSjukfrånvaro\t5\t\t\nOkänt\t1\t1\t1"
    )
    answer = cilla_head_of_office.post(url, filled(cilla_head_of_office, url, step=["paste"], paste=[table]))
    found = {pair: cell.low.value() for pair, cell in cells(answer).items() if cell.is_on}
    assert found == {
        ("Nöjda besökare", "Biblioteksenheten"): "86,5",
        ("Nöjda besökare", "Kulturskolan"): "",
        ("Sjukfrånvaro", "Biblioteksenheten"): "5",
    }
    assert answer.context["form"].recognised.unknown == ("Finns inte", "Okänt")
    assert answer.context["form"]["paste"].value() == table
    assert handed() == {}


@pytest.mark.parametrize("target", [*hostile.NUMBERS, "86,55"])
def test_a_target_that_is_none_is_explained_and_stands_in_its_box(
    plans, org, figure, url, cilla_head_of_office, target
):
    pair = f"{figure.pk}-{org.unit.pk}"
    sent = filled(cilla_head_of_office, url, given=[pair], **{f"target-{pair}": [target]})
    answer = cilla_head_of_office.post(url, sent)
    assert (answer.status_code, explained(answer)) == (422, {f"target-{pair}"})
    assert cells(answer)[("Nöjda besökare", "Biblioteksenheten")].low.value() == target
    assert handed() == {}


def test_what_stands_in_a_cell_that_is_not_ticked_is_not_judged(plans, org, figure, url, cilla_head_of_office):
    sent = filled(cilla_head_of_office, url, **{f"target-{figure.pk}-{org.unit.pk}": ["tio"]})
    assert cilla_head_of_office.post(url, sent).status_code == 302


@pytest.mark.parametrize(("low", "high", "is_saved"), [("80", "90", True), ("90", "80", False), ("", "80", False)])
def test_a_figure_between_two_values_has_two_boxes(plans, org, url, cilla_head_of_office, low, high, is_saved):
    between = build.key_figure("Kötid", direction=Direction.BETWEEN)
    pair = f"{between.pk}-{org.unit.pk}"
    address = f"{url}?nyckeltal={between.pk}"
    boxes = {f"target-{pair}": [low], f"upper-{pair}": [high]}
    answer = cilla_head_of_office.post(address, filled(cilla_head_of_office, address, given=[pair], **boxes))
    if is_saved:
        assert handed() == {("Kötid", "Biblioteksenheten"): (80, 90)}
    else:
        assert explained(answer) == {f"target-{pair}"}


def test_a_judgement_is_handed_down_without_a_target(plans, org, url, cilla_head_of_office):
    judged = build.key_figure("Trivsel", measure_kind=MeasureKind.JUDGEMENT, unit_of_measure="")
    address = f"{url}?nyckeltal={judged.pk}"
    sent = filled(cilla_head_of_office, address, given=[f"{judged.pk}-{org.unit.pk}"])
    assert not [name for name in sent if name.startswith("target")]
    cilla_head_of_office.post(address, sent)
    assert handed() == {("Trivsel", "Biblioteksenheten"): (None, None)}


def test_what_another_has_handed_down_stands_locked(plans, org, figure, url, bo_committee_secretary):
    board = org.other_committee
    row = HandedDown(
        figure=figure, unit=org.office, giver=board, period_from=date(2027, 1, 1), period_to=date(2027, 12, 31),
        handed_on=date(2026, 11, 1),
    )  # fmt: skip
    row.save()
    answer = bo_committee_secretary.get(f"/planer/{plans.operational.pk}/dela-ut/")
    cell = cells(answer)[("Nöjda besökare", "Kulturkontoret")]
    assert not cell.is_open
    assert f"utdelat av {board}" in answer.content.decode()


def test_the_nämnd_hands_down_to_its_kontor_a_year_at_a_time(plans, org, bo_committee_secretary):
    figure = build.key_figure("Nöjda besökare")
    address = f"/planer/{plans.operational.pk}/dela-ut/?nyckeltal={figure.pk}&ar=2028"
    sent = filled(bo_committee_secretary, address, given=[f"{figure.pk}-{org.office.pk}"])
    bo_committee_secretary.post(address, sent)
    row = HandedDown.objects.get()
    assert (row.unit, row.period_from.year) == (org.office, 2028)
    assert not bo_committee_secretary.get(f"/planer/{plans.operational.pk}/dela-ut/?ar=2027").context["page"].stored


@pytest.mark.parametrize("year", ["2026", "2030", "abc", "99999999999999999999"])
def test_a_year_that_the_plan_has_not_is_not_found(plans, bo_committee_secretary, year):
    assert bo_committee_secretary.get(f"/planer/{plans.operational.pk}/dela-ut/?ar={year}").status_code == 404


def test_it_is_handed_down_also_from_an_approved_plan(plans, org, figure, url, cilla_head_of_office):
    build.adopted(plans.office)
    assert f'href="{url}"' in cilla_head_of_office.get(plans.office.get_absolute_url()).content.decode()
    pair = f"{figure.pk}-{org.unit.pk}"
    cilla_head_of_office.post(url, filled(cilla_head_of_office, url, given=[pair]))
    assert len(handed()) == 1


def test_what_lacks_a_target_is_said_and_shown_alone(plans, org, figure, url, cilla_head_of_office):
    give(plans, figure, org.unit)
    give(plans, build.key_figure("Sjukfrånvaro"), org.area, (Decimal(5), None))
    page = cilla_head_of_office.get(url).context["page"]
    assert page.lacking_words == "En av de utdelade saknar mål."
    answer = cilla_head_of_office.get(f"{url}?utan=on")
    assert list(cells(answer)) == [("Nöjda besökare", "Biblioteksenheten")]


def test_what_a_search_hides_is_left_as_it_is(plans, org, figure, url, cilla_head_of_office):
    give(plans, build.key_figure("Sjukfrånvaro"), org.area, (Decimal(5), None))
    narrowed = f"{url}?q=nöjda&enhet=bibliotek"
    answer = cilla_head_of_office.get(narrowed)
    assert list(cells(answer)) == [
        ("Nöjda besökare", "Biblioteksavdelningen"),
        ("Nöjda besökare", "Biblioteksenheten"),
    ]
    cilla_head_of_office.post(narrowed, filled(cilla_head_of_office, narrowed, given=[f"{figure.pk}-{org.unit.pk}"]))
    assert len(handed()) == 2


def test_what_is_pasted_is_shown_and_saved_also_where_one_has_searched_for_something_else(
    plans, org, figure, url, cilla_head_of_office
):
    narrowed = f"{url}?q=finnsinte"
    table = "\tBiblioteksenheten\nNöjda besökare\t90"
    answer = cilla_head_of_office.post(narrowed, {"step": ["paste"], "paste": [table], "seen": [""]})
    again = next(form for form in html_forms.forms_of(answer.content.decode(), url) if "seen" in form.fields).data()
    cilla_head_of_office.post(narrowed, again | {"step": [""]})
    assert handed() == {("Nöjda besökare", "Biblioteksenheten"): (90, None)}


def test_what_happens_is_told_before_it_does(plans, org, figure, url, cilla_head_of_office):
    build.plan(PlanKind.WORK, org.unit)
    sent = filled(cilla_head_of_office, url, given=[f"{figure.pk}-{org.unit.pk}"], step=["review"])
    answer = cilla_head_of_office.post(url, sent)
    assert [effect.shape for effect in answer.context["effects"]] == ["ring-right", "tick", "info"]
    assert "Biblioteksenheten" in answer.context["effects"][1].text
    assert handed() == {}


def test_what_is_taken_back_is_not_said_to_come_into_a_plan(plans, org, figure, url, cilla_head_of_office):
    build.plan(PlanKind.WORK, org.unit)
    give(plans, figure, org.unit)
    sent = filled(cilla_head_of_office, url, step=["review"]) | {"given": []}
    answer = cilla_head_of_office.post(url, sent)
    assert [effect.shape for effect in answer.context["effects"]] == ["ring-left"]


def test_a_kontor_without_units_is_told_so(org, plans, url, cilla_head_of_office):
    for unit in (org.department, org.area, org.unit):
        unit.valid_to = date(2026, 11, 1)
        unit.save(update_fields=["valid_to"])
    assert "har inga enheter 2027" in cilla_head_of_office.get(url).content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [("david_unit_manager", 404), ("reader", 404), ("bo_committee_secretary", 403), ("anna_controller", 403)],
)
def test_only_the_kontorschef_hands_down_to_the_units(request, url, who, status):
    client = request.getfixturevalue(who)
    assert (client.get(url).status_code, client.post(url, {}).status_code) == (status, status)


def test_other_plans_hand_nothing_down(plans, org, anna_controller, david_unit_manager):
    work = build.plan(PlanKind.WORK, org.unit)
    assert anna_controller.get(f"/planer/{plans.top.pk}/dela-ut/").status_code == 404
    assert david_unit_manager.get(f"/planer/{work.pk}/dela-ut/").status_code == 404


def test_what_is_typed_waits_as_a_draft_of_the_plan_and_the_year(plans, figure, cilla, url, cilla_head_of_office):
    assert cilla_head_of_office.get(url).context["draft"].key == f"plan:{plans.office.pk}/hand_down:2027"


def test_the_number_of_queries_does_not_grow(plans, org, figure, url, cilla_head_of_office, django_assert_num_queries):
    give(plans, figure, org.unit)
    with django_assert_num_queries(11):
        cilla_head_of_office.get(url)
    for number in range(5):
        unit = build.unit(OrgUnitKind.UNIT, f"Enhet {number}", org.office)
        give(plans, build.key_figure(f"Nyckeltal {number}"), unit)
    with django_assert_num_queries(11):
        cilla_head_of_office.get(url)
