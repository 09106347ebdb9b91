from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from organisation.enums import Role
from organisation.models import OrgUnit
from organisation.services import org_units
from planning.enums import PlanKind
from planning.models import Plan
from tests import build
from tests.answers import WHOLE, explained, told

AHEAD = date(2026, 12, 31)


@pytest.fixture
def path(org):
    return f"/organisation/{org.unit.pk}/lamna-over/"


@pytest.fixture
def plan(org, administrator):
    """A plan that was begun although the unit had been closed ahead."""
    org_units.close(org.unit, by=administrator, on=AHEAD, successor=org.area)
    OrgUnit.objects.filter(pk=org.unit.pk).update(valid_to=None)
    plan = build.plan(PlanKind.WORK, org.unit)
    OrgUnit.objects.filter(pk=org.unit.pk).update(valid_to=AHEAD)
    return plan


def test_unit_hand_over_gives_what_was_begun_after_the_closing_to_the_successor(org, admin, path, plan, settings):
    unit = f"/organisation/{org.unit.pk}/"
    assertNotContains(admin.get(unit), path)
    settings.TODAY = "2026-12-31"
    assertContains(admin.get(unit), path)
    page = admin.get(path)
    assertContains(page, "Arbetsplan 2027, utkast")
    assert page.context["form"]["to"].value() == org.area.pk
    answer = admin.post(path, {"to": org.area.pk}, follow=True)
    assert told(answer) == ["success"]
    assertNotContains(answer, path)
    assert Plan.objects.get(pk=plan.pk).unit == org.area


def test_unit_hand_over_is_not_offered_when_nothing_is_left(org, admin, administrator, path, settings):
    org_units.close(org.unit, by=administrator, on=AHEAD, successor=org.area)
    settings.TODAY = "2027-01-01"
    assertNotContains(admin.get(f"/organisation/{org.unit.pk}/"), path)
    assertContains(admin.get(path), "Ingenting är kvar att lämna över.")
    assertNotContains(admin.get(path), '<button class="ds-button" type="submit">')


def test_unit_hand_over_explains_a_refusal(org, admin, path, plan, settings):
    assertNotContains(admin.get(path), 'name="to"')
    assert explained(admin.post(path, {"to": org.area.pk})) == {WHOLE}
    settings.TODAY = "2027-01-01"
    assert "to" in admin.post(path, {"to": org.unit.pk}).context["form"].errors
    OrgUnit.objects.filter(pk=org.area.pk).update(valid_from=date(2027, 2, 1))
    assert explained(admin.post(path, {"to": org.area.pk})) == {WHOLE}
    assert Plan.objects.get(pk=plan.pk).unit == org.unit


def test_unit_hand_over_is_not_for_administrators_of_another_unit(org, path):
    elsewhere = build.client(build.user(Role.ADMIN, org.other_committee))
    assert elsewhere.post(path, {"to": org.area.pk}).status_code == 403
