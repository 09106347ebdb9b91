"""What must not happen to accounts and roles: more power than one was given, or a past that did not happen."""

from datetime import date, timedelta

import pytest

from organisation.enums import Role
from organisation.models import Job, RoleAssignment, User
from organisation.services import roles
from planning.enums import PlanKind
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_an_administrator_never_takes_over_the_operators_account(administrator):
    operator = User.objects.create_superuser("drift", "drift@example.org", "lösenord")
    client = build.client(administrator)
    address = f"/anvandare/{operator.pk}/"
    assert client.post(f"{address}andra/", {"name": "Kapad", "email": "min@example.org"}).status_code == 403
    assert client.post(f"{address}losenord/").status_code == 403
    assert client.post(f"{address}stang/").status_code == 403
    assert User.objects.get(pk=operator.pk).email == "drift@example.org"


def test_nobody_but_the_operator_enters_the_operators_pages(org, administrator):
    people = [administrator, build.user(Role.CONTROLLER, org.group), build.user(Role.ELECTED, org.council)]
    for person in people:
        response = build.client(person).get("/drift/", follow=True)
        assert "Läs det som är lagrat" not in response.content.decode()


def test_roles_are_never_given_by_others_than_administrators(org):
    for role, unit in (
        (Role.CONTROLLER, org.group),
        (Role.DIRECTOR, org.municipality),
        (Role.SECRETARY, org.committee),
    ):
        person = build.user(role, unit)
        data = {"role": Role.ADMIN, "unit": org.group.pk, "valid_from": "2026-01-01"}
        assert build.client(person).post(f"/anvandare/{person.pk}/roller/ny/", data).status_code == 403
    assert not RoleAssignment.objects.filter(role=Role.ADMIN).exists()


def test_an_administrator_of_a_part_never_gives_roles_outside_it(org):
    person = build.user(Role.ADMIN, org.committee)
    client = build.client(person)
    for unit in (org.group, org.municipality, org.other_committee):
        data = {"role": Role.CONTROLLER, "unit": unit.pk, "valid_from": "2026-01-01"}
        assert client.post(f"/anvandare/{person.pk}/roller/ny/", data).status_code == 422
    assert RoleAssignment.objects.filter(user=person).count() == 1


def test_a_handover_never_erases_that_somebody_had_the_role(org, administrator):
    leaving, coming = build.user(Role.UNIT_MANAGER, org.unit), build.user(None)
    with pytest.raises(DomainError, match="har varit enhetschef i Biblioteksenheten sedan"):
        roles.hand_over(leaving, to=coming, on=date(2010, 1, 1), by=administrator)
    assert leaving.roles.count() == 1
    assert not coming.roles.exists()


@pytest.mark.parametrize("days", [-1, 1])
def test_a_deputy_has_no_power_before_or_after_the_time(org, days):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    own, deputy = build.user(Role.SECRETARY, org.committee), build.user(None)
    day = today() + timedelta(days=days)
    first, last = (day, day + timedelta(days=9)) if days > 0 else (day - timedelta(days=9), day)
    RoleAssignment.objects.create(
        user=deputy, role=Role.SECRETARY, unit=org.committee, valid_from=first, valid_to=last, deputy_for=own
    )
    assert build.client(deputy).get(f"/planer/{plan.pk}/").status_code == 404
    assert build.client(own).get(f"/planer/{plan.pk}/").status_code == 200


def test_a_closed_account_is_out_at_once(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    person = build.user(Role.SECRETARY, org.committee)
    client = build.client(person)
    assert client.get(f"/planer/{plan.pk}/").status_code == 200
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert client.get(f"/planer/{plan.pk}/").status_code == 302


def test_a_role_that_has_ended_is_out_at_once(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    person = build.user(Role.SECRETARY, org.committee)
    client = build.client(person)
    RoleAssignment.objects.filter(user=person).update(valid_to=today() - timedelta(days=1))
    assert client.get(f"/planer/{plan.pk}/").status_code == 404


def test_others_jobs_are_never_shown(org, administrator):
    job = Job.objects.create(key="report-pdf:1", title="PDF av hemlig rapport", created_by=administrator)
    assert build.client(build.user(Role.CONTROLLER, org.group)).get(f"/jobb/{job.pk}/").status_code == 404


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_logging_in_never_leads_to_another_site(administrator, address):
    client = build.client(administrator)
    response = client.get("/konto/logga-in/", {"next": address})
    assert response.status_code == 302
    assert response["Location"] == "/"
