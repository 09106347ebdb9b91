"""A unit or a person: picked in a short list, written by name where the list would be too long."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from organisation.enums import OrgUnitKind, Role
from organisation.forms import named
from organisation.forms.people import HandOverForm
from organisation.forms.units import UnitForm, UnitNewForm
from organisation.models import OrgUnit
from organisation.services.successions import predecessors
from tests import build
from tests.steps import steps

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def few_are_listed(monkeypatch):
    monkeypatch.setattr(named, "MOST_LISTED", 3)


def unit_form(administrator, parent):
    fields = {"kind": "UNIT", "parent": parent, "name": "Ny", "valid_from": "2026-11-23", "planning_year": "CALENDAR"}
    return UnitNewForm(fields, by=administrator)


def test_too_many_to_list_are_not_listed(org, admin):
    page = admin.get(f"/organisation/ny/?under={org.office.pk}")
    assertNotContains(page, "Biblioteksenheten")
    assertContains(page, 'value="Kulturkontoret (under Kulturnämnden)"')


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("bibl", ["Biblioteksavdelningen (under Kulturkontoret)", "Biblioteksenheten (under Biblioteksavdelningen)"]),
        ("KN", ["Kulturnämnden (KN)"]),
        ("enheten bibl", ["Biblioteksenheten (under Biblioteksavdelningen)"]),
        ("b", []),
        ("  ", []),
        ("<b>", []),
        ("%%", []),
        ("finns inte", []),
    ],
)
def test_what_may_be_meant_is_suggested_while_it_is_typed(org, admin, typed, suggested):
    asks = {"headers": {"HX-Request": "true", "HX-Trigger-Name": "parent"}}
    answer = admin.get("/organisation/ny/", {"under": org.office.pk, "parent": typed}, **asks)
    assert answer.context["names"] == suggested
    assert answer.content.decode().count("<option") == len(suggested)
    assert "HX-Trigger-Name" in answer["Vary"]


def test_only_what_may_be_chosen_is_suggested(org, admin):
    asks = {"headers": {"HX-Request": "true", "HX-Trigger-Name": "parent"}}
    answer = admin.get(f"/organisation/{org.department.pk}/flytta/", {"parent": "bibl"}, **asks)
    assert answer.context["names"] == []
    strange = {"headers": {"HX-Request": "true", "HX-Trigger-Name": "finnsinte"}}
    assertContains(admin.get(f"/organisation/{org.department.pk}/flytta/", **strange), "<h1")


def test_the_page_of_earlier_values_suggests_before_it_goes_anywhere(org, anna_controller):
    url = f"/nyckeltal/{build.key_figure().pk}/tidigare/"
    asks = {"headers": {"HX-Request": "true", "HX-Trigger-Name": "vem"}}
    assertContains(anna_controller.get(url, {"vem": "Biblioteksenh"}, **asks), '<option value="Biblioteksenheten (')
    assertRedirects(anna_controller.get(url, {"vem": "Biblioteksenh"}), f"{url}?enhet={org.unit.pk}")


@pytest.mark.parametrize(
    "written",
    ["Biblioteksavdelningen", "BIBLIOTEKSAVD", " biblioteksavdelningen (under  Kulturkontoret) "],
)
def test_a_unit_is_found_by_its_name_or_a_part_of_it(org, administrator, written):
    form = unit_form(administrator, written)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["parent"] == org.department


def test_a_code_goes_before_a_name_that_has_the_same_letters(org, administrator):
    build.unit(OrgUnitKind.UNIT, "Knäckebrödet", org.office)
    assert unit_form(administrator, "kn").fields["parent"].clean("kn") == org.committee


def test_what_fits_several_is_answered_with_their_names(org, administrator):
    build.unit(OrgUnitKind.UNIT, "Solen", org.office)
    twin = build.unit(OrgUnitKind.UNIT, "Solen", org.other_office)
    (said,) = unit_form(administrator, "solen").errors["parent"]
    assert {"Solen (under Kulturkontoret)", "Solen (under Utbildningskontoret)"} <= set(
        said.split(": ")[1].split(". ")[0].split(" och ")
    )
    assert (
        unit_form(administrator, "Solen (under Utbildningskontoret)")
        .fields["parent"]
        .clean("Solen (under Utbildningskontoret)")
        == twin
    )


@pytest.mark.parametrize("name", ["Skolan (F–6)", "Skolan (F–6) (norra)"])
def test_a_name_may_have_parentheses(org, administrator, name):
    school = build.unit(OrgUnitKind.DEPARTMENT, name, org.office)
    below = build.unit(OrgUnitKind.DEPARTMENT, "Fritids", school)
    field = unit_form(administrator, "").fields["parent"]
    assert [field.clean(field.prepare_value(unit)) for unit in (school, below)] == [school, below]


def test_a_unit_that_has_ended_is_told_from_the_one_that_took_over_its_name(org, admin, administrator):
    build.unit(OrgUnitKind.UNIT, "Biblioteksenheten", org.department, valid_to=date(2025, 12, 31))
    OrgUnit.objects.filter(pk__in=[org.school.pk, org.area.pk, org.unit.pk]).update(valid_to=date(2026, 11, 22))
    form = UnitForm(unit=org.office, by=administrator)
    field = form.fields["predecessors"]
    twins = list(OrgUnit.objects.filter(name="Biblioteksenheten").in_order())
    assert field.clean(field.prepare_value(twins)) == twins


@pytest.mark.parametrize("written", ["finns inte", "%", "\x00", " ", "12", "("])
def test_what_fits_nothing_is_refused(org, administrator, written):
    assert "parent" in unit_form(administrator, written).errors


def test_what_was_written_stands_there_still(org, admin):
    answer = admin.post("/organisation/ny/", {"parent": "nämnden"})
    assertContains(answer, 'value="nämnden"', status_code=422)


def test_nobody_finds_a_unit_that_is_not_theirs_to_choose(org):
    part = build.user(Role.ADMIN, org.other_committee)
    for number in range(4):
        build.unit(OrgUnitKind.UNIT, f"Skola {number}", org.other_office)
    assert "parent" in unit_form(part, "Kulturkontoret").errors


def test_several_units_are_written_a_line_each(org, admin):
    path = f"/organisation/{org.unit.pk}/andra/"
    over = [org.school.pk, org.area.pk, org.department.pk, org.other_office.pk]  # more than are listed
    OrgUnit.objects.filter(pk__in=over).update(valid_to=date(2025, 12, 31))
    written = "Ekskolan\r\n\r\nkulturskolan"
    fields = {"name": "Biblioteket", "valid_from": "2020-01-01", "planning_year": "CALENDAR", "version": 1}
    assertRedirects(admin.post(path, {**fields, "predecessors": written}), f"/organisation/{org.unit.pk}/")
    assert predecessors(org.unit) == {org.school, org.area}
    assertContains(admin.get(path), "Ekskolan (under Utbildningskontoret, till och med 2025-12-31)")
    assertNotContains(admin.get(path), "Ctrl")


def test_a_person_is_found_by_name_or_login(org):
    people = [build.user(None, username=f"person{number}", name=f"Person {number}") for number in range(6)]
    for written in ("Person 3", "person3", "Person 3 (person3)"):
        form = HandOverForm({"to": written, "on": "2026-12-01"}, person=people[0])
        assert form.is_valid(), form.errors
        assert form.cleaned_data["to"] == people[3]
    assert "to" in HandOverForm({"to": "Person 0", "on": "2026-12-01"}, person=people[0]).errors


def test_a_form_reads_no_more_units_than_it_lists(org, administrator):
    def shown():
        return str(UnitForm(unit=org.unit, by=administrator))

    for number in range(5):
        build.unit(OrgUnitKind.UNIT, f"Enhet {number}", org.office, valid_to=date(2025, 12, 31))
    before, length = steps(shown), len(shown())
    for number in range(60):
        build.unit(OrgUnitKind.UNIT, f"Enhet till {number}", org.office, valid_to=date(2025, 12, 31))
    assert len(shown()) == length
    assert steps(shown) <= before * 1.5  # the database looks for those that have ended
