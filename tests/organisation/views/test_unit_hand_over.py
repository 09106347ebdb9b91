from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from organisation.enums import OrgUnitKind, Role
from organisation.models import OrgUnit
from organisation.services import org_units
from planning.enums import PlanKind
from planning.models import Assignment, Plan
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


def test_each_plan_and_uppdrag_of_a_split_unit_is_given_to_one_of_those_that_took_over(org, admin, administrator):
    """Said when it is closed; proposed is the first, and what has come since the page was shown is asked about."""
    parts = [
        build.unit(OrgUnitKind.COMMITTEE, name, org.municipality) for name in ("Biblioteksnämnden", "Musiknämnden")
    ]
    decision = build.decision(org.committee)
    decision.save()
    given = [build.assignment(org.committee, title, org.office, decision=decision) for title in ("Låna", "Spela")]
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    org_units.move(org.office, by=administrator, parent=org.other_committee)
    fields = {"on": "2026-11-23", "successor": parts[0].pk, "others": [one.pk for one in parts]}
    where = f"/organisation/{org.committee.pk}"
    assertRedirects(admin.post(f"{where}/avsluta/", fields), f"{where}/lamna-over/")
    assert Plan.objects.get(pk=plan.pk).unit == org.committee
    form = admin.get(f"{where}/lamna-over/").context["form"]
    assert [field.label for field in form] == ["Verksamhetsplan 2027–2029, utkast", "Låna", "Spela"]
    assert {field.value() for field in form} == {parts[0].pk}
    first, last = (f"assignment-{one.pk}" for one in given)
    sent = {f"plan-{plan.pk}": parts[1].pk, first: parts[0].pk}
    assert set(admin.post(f"{where}/lamna-over/", sent).context["form"].errors) == {last}
    answer = admin.post(f"{where}/lamna-over/", sent | {last: parts[1].pk}, follow=True)
    assert told(answer) == ["success"]
    assertContains(answer, "Det som var öppet finns nu hos Musiknämnden och Biblioteksnämnden.")
    assert Plan.objects.get(pk=plan.pk).unit == parts[1]
    assert [Assignment.objects.get(pk=one.pk).giver for one in given] == parts


def test_unit_hand_over_is_not_for_administrators_of_another_unit(org, path):
    elsewhere = build.client(build.user(Role.ADMIN, org.other_committee))
    assert elsewhere.post(path, {"to": org.area.pk}).status_code == 403
