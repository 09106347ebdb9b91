from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from organisation.enums import Role
from organisation.models import OfficeService, OrgUnit, RoleAssignment
from organisation.services import org_units
from organisation.services.office_services import served
from organisation.services.successions import predecessors
from tests import build


@pytest.fixture
def path(org):
    return f"/organisation/{org.unit.pk}/andra/"


def filled(**changes):
    known = {"name": "Biblioteken", "code": "", "valid_from": "2000-01-01", "planning_year": "CALENDAR"}
    return {**known, "note": "", "version": 1, **changes}


def test_unit_edit_saves(org, admin, path):
    assertRedirects(admin.post(path, filled()), f"/organisation/{org.unit.pk}/")
    assert OrgUnit.objects.get(pk=org.unit.pk).name == "Biblioteken"


def test_unit_edit_shows_both_texts_of_a_stale_save_and_saves_the_chosen_one(org, admin, administrator, path):
    org_units.edit(org.unit, by=administrator, version=1, fields={"name": "Stadsbiblioteket"})
    answer = admin.post(path, filled())
    assertContains(answer, "Stadsbiblioteket", status_code=409)
    assertContains(answer, "Biblioteken", status_code=409)
    assertContains(answer, "Adam sparade något annat", status_code=409)
    assertContains(answer, 'name="version" value="2"', status_code=409)
    assert OrgUnit.objects.get(pk=org.unit.pk).name == "Stadsbiblioteket"
    admin.post(path, filled(version=2))
    assert OrgUnit.objects.get(pk=org.unit.pk).name == "Biblioteken"


def test_unit_edit_explains_bad_input(org, admin, path):
    assertContains(admin.post(path, filled(name="")), "Namn", status_code=422)
    assertContains(admin.post(path, filled(code="KN")), "Koden KN används av Kulturnämnden", status_code=422)
    assert OrgUnit.objects.get(pk=org.unit.pk).name == "Biblioteksenheten"


def test_unit_edit_asks_for_the_share_of_a_company_only(org, admin, path):
    assertNotContains(admin.get(path), "Ägarandel")
    company = f"/organisation/{org.company.pk}/andra/"
    assertContains(admin.get(company), "Kommunens ägarandel i bolaget, direkt eller genom andra bolag.")
    admin.post(company, filled(ownership_share="33,5"))
    assert str(OrgUnit.objects.get(pk=org.company.pk).ownership_share) == "33.50"


def test_unit_edit_says_which_namnder_a_kontor_also_works_for(org, admin, path):
    assertNotContains(admin.get(path), "Arbetar också åt")
    office = f"/organisation/{org.office.pk}/andra/"
    page = admin.get(office)
    assertContains(page, "Arbetar också åt")
    assert [str(board) for board in page.context["form"].fields["serves"].queryset] == [
        "Barn- och utbildningsnämnden",
        "Kommunfullmäktige",
        "Kommunstyrelsen",
    ]
    admin.post(office, filled(name="Kulturkontoret", serves=[org.other_committee.pk]))
    assert served(org.office) == {org.other_committee}
    assert admin.get(office).context["form"]["serves"].value() == [org.other_committee.pk]
    stale = admin.post(office, filled(name="Kulturkontoret"))
    assertContains(stale, "Barn- och utbildningsnämnden</", status_code=409)
    admin.post(office, filled(name="Kulturkontoret", version=2))
    assert served(org.office) == set()


def test_unit_edit_offers_only_namnder_that_the_administrator_answers_for_and_keeps_the_others(org, path):
    OfficeService.objects.create(office=org.office, board=org.executive_board)
    part = build.user(Role.ADMIN, org.committee)
    RoleAssignment.objects.create(user=part, role=Role.ADMIN, unit=org.other_committee, valid_from=build.ROLES_FROM)
    client, office = build.client(part), f"/organisation/{org.office.pk}/andra/"
    assertNotContains(client.get(office), "Kommunstyrelsen</label>")
    for number in (org.council.pk, 10**30, "nämnd"):
        refused = filled(name="Kulturkontoret", serves=[number])
        assert "serves" in client.post(office, refused).context["form"].errors
    client.post(office, filled(name="Kulturkontoret", serves=[org.other_committee.pk]))
    assert served(org.office) == {org.executive_board, org.other_committee}


def test_unit_edit_never_moves_a_unit(org, admin, path):
    admin.post(path, filled(parent=org.company.pk, valid_to="2020-01-01", kind="COMPANY"))
    stored = OrgUnit.objects.get(pk=org.unit.pk)
    assert (stored.parent, stored.valid_to, stored.kind) == (org.department, None, "UNIT")


def test_unit_edit_says_which_units_it_took_over_from(org, admin, path):
    OrgUnit.objects.filter(pk__in=[org.area.pk, org.other_office.pk]).update(valid_to=date(2025, 12, 31))
    admin.post(path, filled(predecessors=[org.area.pk, org.other_office.pk]))
    assert predecessors(org.unit) == {org.area, org.other_office}
    assert [str(unit) for unit in admin.get(path).context["form"].initial["predecessors"]]
    stale = admin.post(path, filled(predecessors=[]))
    assertContains(stale, "Föregångare", status_code=409)
    admin.post(path, filled(predecessors=[], version=2))
    assert predecessors(org.unit) == set()


def test_unit_edit_offers_as_units_before_only_ended_ones_that_the_administrator_answers_for(org):
    OrgUnit.objects.filter(pk__in=[org.area.pk, org.school.pk]).update(valid_to=date(2025, 12, 31))
    own, address = build.client(build.user(Role.ADMIN, org.committee)), f"/organisation/{org.office.pk}/andra/"
    for unit, is_offered in ((org.area, True), (org.school, False), (org.other_office, False)):
        answer = own.post(address, filled(name="Kulturkontoret", predecessors=[unit.pk]))
        assert answer.status_code == (302 if is_offered else 422)
    assert predecessors(org.office) == {org.area}
