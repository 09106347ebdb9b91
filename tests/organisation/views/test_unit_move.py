import pytest
from pytest_django.asserts import assertContains, assertRedirects

from organisation.enums import Role
from organisation.models import OrgUnit
from organisation.services import org_units
from tests import build, html_forms


@pytest.fixture
def path(org):
    return f"/organisation/{org.department.pk}/flytta/"


@pytest.fixture
def seen(org):
    """What the page of `path` carries: what the unit stands under."""
    return {"version": org.office.pk}


def parent_of(unit):
    return OrgUnit.objects.get(pk=unit.pk).parent


def test_unit_move_moves_a_unit_with_what_stands_below(org, admin, path, seen):
    answer = admin.post(path, {"parent": org.other_office.pk, "before": "", **seen})
    assertRedirects(answer, f"/organisation/{org.department.pk}/")
    assert parent_of(org.department) == org.other_office
    assert parent_of(org.unit) == org.department


def test_unit_move_puts_siblings_in_order(org, admin):
    admin.post(f"/organisation/{org.area.pk}/flytta/", {"parent": org.office.pk, "before": org.department.pk})
    assert list(OrgUnit.objects.get(pk=org.office.pk).get_children()) == [org.area, org.department]


def test_unit_move_ignores_the_order_when_the_parent_changes(org, admin, path, seen):
    admin.post(path, {"parent": org.other_office.pk, "before": org.area.pk, **seen})
    assert list(OrgUnit.objects.get(pk=org.other_office.pk).get_children())[-1] == org.department


def test_unit_move_unchanged_leaves_the_order_as_it_is(org, admin, path):
    chosen = admin.get(path).context["form"]["before"].initial
    assert chosen == org.area
    admin.post(path, {"parent": org.office.pk, "before": chosen.pk})
    assert list(OrgUnit.objects.get(pk=org.office.pk).get_children()) == [org.department, org.area]


def test_unit_move_shows_where_another_administrator_moved_it_first(org, admin, administrator, path, seen):
    mine = {"parent": org.office.pk, "before": "", **seen}
    org_units.move(org.department, by=administrator, parent=org.other_office)
    answer = admin.post(path, mine)
    assert answer.status_code == 409
    assert [(row.mine, row.stored) for row in answer.context["form"].stale.texts] == [
        (str(org.office), str(org.other_office))
    ]
    assert parent_of(org.department) == org.other_office
    again = next(form for form in html_forms.forms_of(answer.content.decode(), path) if "parent" in form.fields)
    assertRedirects(admin.post(path, again.data()), f"/organisation/{org.department.pk}/")
    assert parent_of(org.department) == org.office


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
