from datetime import date

import pytest
from pytest_django.asserts import assertContains

from organisation.models import OrgUnit
from tests.answers import told


@pytest.fixture
def path(org):
    return f"/organisation/{org.unit.pk}/oppna/"


def test_unit_reopen_takes_the_end_date_back(org, admin, path):
    OrgUnit.objects.filter(pk=org.unit.pk).update(valid_to=date(2026, 1, 1))
    assertContains(admin.get(f"/organisation/{org.unit.pk}/"), path)
    assertContains(admin.post(path, follow=True), "Biblioteksenheten gäller igen.")
    assert OrgUnit.objects.get(pk=org.unit.pk).valid_to is None


def test_unit_reopen_explains_a_refusal(org, admin, path):
    assert told(admin.post(path, follow=True)) == ["info"]  # it is open
    OrgUnit.objects.filter(pk__in=[org.unit.pk, org.department.pk]).update(valid_to=date(2026, 1, 1))
    assert told(admin.post(path, follow=True)) == ["error"]
