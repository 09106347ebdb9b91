from pytest_django.asserts import assertContains, assertRedirects

from organisation.enums import Role
from organisation.models import OrgUnit
from tests import build
from tests.answers import WHOLE, explained

PATH = "/organisation/ny/"


def filled(org, **changes):
    known = {"kind": "UNIT", "parent": org.department.pk, "name": "Bokbussen", "valid_from": "2027-01-01"}
    return {**known, "planning_year": "CALENDAR", **changes}


def test_unit_new_adds_a_unit(org, admin):
    answer = admin.post(PATH, filled(org, code="BUSS"))
    unit = OrgUnit.objects.get(name="Bokbussen")
    assertRedirects(answer, f"/organisation/{unit.pk}/")
    assert (unit.parent, unit.code) == (org.department, "BUSS")


def test_unit_new_proposes_the_unit_one_came_from(org, admin):
    assertContains(admin.get(f"{PATH}?under={org.office.pk}"), f'<option value="{org.office.pk}" selected')


def test_unit_new_explains_bad_input_and_keeps_it(org, admin):
    answer = admin.post(PATH, filled(org, valid_from="i morgon", name="Behållen"))
    assert explained(answer) == {"valid_from"}
    assertContains(answer, "Behållen", status_code=422)
    answer = admin.post(PATH, filled(org, kind="COMMITTEE"))
    assert explained(answer) == {WHOLE}
    assert not OrgUnit.objects.filter(name__in=["Behållen", "Bokbussen"]).exists()


def test_unit_new_wants_a_name_that_is_seen(org, admin):
    assert explained(admin.post(PATH, filled(org, name="\u200b"))) == {"name"}
    assert not OrgUnit.objects.filter(valid_from__year=2027).exists()


def test_unit_new_offers_only_units_that_the_administrator_answers_for(org):
    part = build.client(build.user(Role.ADMIN, org.committee))
    answer = part.post(PATH, filled(org, parent=org.school.pk))
    assert "parent" in answer.context["form"].errors
    assert part.post(PATH, filled(org)).status_code == 302
