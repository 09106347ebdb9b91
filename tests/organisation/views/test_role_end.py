from datetime import date

import pytest
from pytest_django.asserts import assertRedirects

from organisation.enums import Role
from organisation.services import roles
from tests import build, html_forms
from tests.answers import WHOLE, explained


@pytest.fixture
def person(org):
    return build.user(Role.UNIT_MANAGER, org.unit)


@pytest.fixture
def path(person):
    return f"/roller/{person.roles.get().pk}/avsluta/"


def test_role_end_sets_the_last_day(admin, person, path):
    assertRedirects(admin.post(path, {"on": "2026-12-31"}), f"/anvandare/{person.pk}/")
    assert str(person.roles.get().valid_to) == "2026-12-31"


def test_role_end_explains_a_refusal(admin, administrator, person, path):
    assert explained(admin.post(path, {"on": "nyår"})) == {"on"}
    assert explained(admin.post(path, {"on": "2019-01-01"})) == {WHOLE}
    own = f"/roller/{administrator.roles.get().pk}/avsluta/"
    assert explained(admin.post(own, {"on": "2026-12-31"})) == {WHOLE}
    assert person.roles.get().valid_to is None


def test_role_end_shows_the_day_that_another_administrator_chose_first(admin, administrator, person, path):
    mine = {"on": "2026-11-30", "version": admin.get(path).context["form"]["version"].value()}
    roles.end(person.roles.get(), by=administrator, on=date(2026, 12, 31))
    answer = admin.post(path, mine)
    assert answer.status_code == 409
    assert [(row.mine, row.stored) for row in answer.context["form"].stale.texts] == [("2026-11-30", "2026-12-31")]
    assert str(person.roles.get().valid_to) == "2026-12-31"
    again = next(form for form in html_forms.forms_of(answer.content.decode(), path) if "on" in form.fields)
    assertRedirects(admin.post(path, again.data()), f"/anvandare/{person.pk}/")
    assert str(person.roles.get().valid_to) == "2026-11-30"


def test_role_end_is_not_for_administrators_of_another_unit(org, path):
    part = build.client(build.user(Role.ADMIN, org.other_committee))
    assert part.post(path, {"on": "2026-12-31"}).status_code == 403


def test_role_end_once_more_changes_nothing_and_what_was_taken_away_leads_back(admin, administrator, person, path):
    for _ in range(2):
        assertRedirects(admin.post(path, {"on": "2026-12-31"}), f"/anvandare/{person.pk}/")
    assert person.roles.get().history.filter(history_type="~").count() == 1
    later = {"role": Role.UNIT_MANAGER, "unit": person.roles.get().unit, "by": administrator}
    coming = roles.assign(person, valid_from=date(2027, 6, 1), **later)
    roles.end(coming, by=administrator, on=date(2026, 12, 31))
    again = admin.get(f"/roller/{coming.pk}/avsluta/")
    assertRedirects(again, f"/anvandare/{person.pk}/", status_code=303)
