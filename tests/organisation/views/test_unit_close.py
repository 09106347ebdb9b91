from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from organisation.enums import Role
from organisation.models import OrgUnit, RoleAssignment
from organisation.services.successions import predecessors
from planning.services import plans
from tests import build
from tests.answers import WHOLE, explained, told


@pytest.fixture
def path(org):
    return f"/organisation/{org.unit.pk}/avsluta/"


def test_unit_close_ends_a_unit(org, admin, path):
    assertRedirects(admin.post(path, {"on": "2026-12-31"}), f"/organisation/{org.unit.pk}/")
    assert OrgUnit.objects.get(pk=org.unit.pk).valid_to == date(2026, 12, 31)


def test_unit_close_shows_what_is_open_and_who_has_a_role(org, admin):
    build.plan("OPERATIONAL", org.committee)
    plans.revise(build.adopted(build.plan("OPERATIONAL", org.committee, 2026)).plan, by=None)
    decision = build.decision(org.council)
    decision.save()
    given = build.assignment(org.council, "Utred biblioteken", org.committee, decision=decision)
    build.user(Role.SECRETARY, org.committee, name="Bo Ekman")
    answer = admin.get(f"/organisation/{org.committee.pk}/avsluta/")
    first, _, then = answer.content.decode().partition("Går över till den som tar över")
    assert "Måste bli klart först" in first
    assert "Verksamhetsplan 2026–2028, öppen för revidering</a>" in first
    assert "<li>Verksamhetsplan 2027–2029, utkast</li>" in then  # an administrator reads no working text
    assert f'<a href="/uppdrag/{given.pk}/">Utred biblioteken</a>' in then
    assertContains(answer, "Bo Ekman")


def test_unit_close_refuses_in_words_what_must_be_finished_first(org, david, admin, path):
    plans.revise(build.adopted(build.plan("WORK", org.unit)).plan, by=None)
    answer = admin.post(path, {"on": "2026-11-23", "successor": org.area.pk})
    assert explained(answer) == {WHOLE}
    assert OrgUnit.objects.get(pk=org.unit.pk).valid_to is None


def test_unit_close_gives_what_is_begun_to_the_successor(org, admin, path):
    plan = build.plan("WORK", org.unit)
    answer = admin.post(path, {"on": "2026-11-23", "successor": org.area.pk}, follow=True)
    assert told(answer) == ["success", "info"]
    plan.refresh_from_db()
    assert plan.unit == org.area


def test_unit_close_moves_the_roles_to_the_successor_when_asked(org, admin, path):
    build.user(Role.UNIT_MANAGER, org.unit)
    admin.post(path, {"on": "2026-12-31", "successor": org.area.pk, "move_roles": "on"})
    assert RoleAssignment.objects.filter(unit=org.area, valid_from=date(2027, 1, 1)).exists()
    assert predecessors(org.area) == {org.unit}


def test_unit_close_explains_a_refusal(org, admin, path):
    assert explained(admin.post(path, {"on": ""})) == {"on"}
    assert explained(admin.post(path, {"on": "2026-12-31", "move_roles": "on"})) == {WHOLE}
    answer = admin.post(f"/organisation/{org.department.pk}/avsluta/", {"on": "2026-12-31"})
    assert explained(answer) == {WHOLE}
    assert not OrgUnit.objects.exclude(valid_to=None).exists()


@pytest.mark.parametrize("day", ["9999-12-31", "0226-12-31"])
def test_unit_close_catches_a_slip_of_the_finger(org, admin, path, day):
    answer = admin.post(path, {"on": day, "successor": org.area.pk})
    assert explained(answer) == {"on"}


def test_unit_close_once_more_leads_back_to_the_unit(org, admin, path):
    OrgUnit.objects.filter(pk=org.unit.pk).update(valid_to=date(2026, 1, 1))
    for ask in (admin.get, admin.post):
        assert told(ask(path, follow=True)) == ["info"]


def test_a_unit_that_is_split_has_a_first_successor(org, admin):
    answer = admin.post(f"/organisation/{org.unit.pk}/avsluta/", {"on": "2026-11-23", "others": [org.area.pk]})
    assert set(answer.context["form"].errors) == {"successor"}
    assert OrgUnit.objects.get(pk=org.unit.pk).valid_to is None
