import pytest
from pytest_django.asserts import assertContains, assertRedirects

from organisation.enums import Role
from organisation.models import OrgUnit
from tests import build


@pytest.fixture
def path(org):
    return f"/organisation/{org.department.pk}/flytta/"


def parent_of(unit):
    return OrgUnit.objects.get(pk=unit.pk).parent


def test_unit_move_moves_a_unit_with_what_stands_below(org, admin, path):
    answer = admin.post(path, {"parent": org.other_office.pk, "before": ""})
    assertRedirects(answer, f"/organisation/{org.department.pk}/")
    assert parent_of(org.department) == org.other_office
    assert parent_of(org.unit) == org.department


def test_unit_move_puts_siblings_in_order(org, admin):
    admin.post(f"/organisation/{org.area.pk}/flytta/", {"parent": org.office.pk, "before": org.department.pk})
    assert list(OrgUnit.objects.get(pk=org.office.pk).get_children()) == [org.area, org.department]


def test_unit_move_ignores_the_order_when_the_parent_changes(org, admin, path):
    admin.post(path, {"parent": org.other_office.pk, "before": org.area.pk})
    assert list(OrgUnit.objects.get(pk=org.other_office.pk).get_children())[-1] == org.department


def test_unit_move_unchanged_leaves_the_order_as_it_is(org, admin, path):
    chosen = admin.get(path).context["form"]["before"].initial
    assert chosen == org.area
    admin.post(path, {"parent": org.office.pk, "before": chosen.pk})
    assert list(OrgUnit.objects.get(pk=org.office.pk).get_children()) == [org.department, org.area]


def test_unit_move_shows_what_is_open(org, admin):
    build.plan("OPERATIONAL", org.committee)
    answer = admin.get(f"/organisation/{org.committee.pk}/flytta/")
    assertContains(answer, "<li>Verksamhetsplan 2027–2029, utkast</li>", html=True)


def test_unit_move_offers_no_place_below_itself_or_of_the_wrong_kind(org, admin, path):
    for wrong in (org.unit, org.department, org.company):
        assert "parent" in admin.post(path, {"parent": wrong.pk}).context["form"].errors
    assert parent_of(org.department) == org.office


def test_unit_move_needs_the_right_at_both_ends(org, path):
    part = build.client(build.user(Role.ADMIN, org.committee))
    assert "parent" in part.post(path, {"parent": org.other_office.pk}).context["form"].errors
    other = build.client(build.user(Role.ADMIN, org.other_committee))
    assert other.post(path, {"parent": org.other_office.pk}).status_code == 403
    assert parent_of(org.department) == org.office


def test_unit_move_is_never_for_the_top(org, admin):
    assert admin.get(f"/organisation/{org.group.pk}/flytta/").status_code == 403
