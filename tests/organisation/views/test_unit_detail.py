from datetime import date

from pytest_django.asserts import assertContains, assertNotContains

from organisation.enums import Role
from organisation.models import OfficeService, Operation, OrgUnit
from organisation.services import successions
from tests import build
from tests.answers import said


def test_unit_detail_shows_people_operations_and_what_stands_below(org, reader):
    build.user(Role.SECRETARY, org.committee, name="Bo Ekman")
    Operation.objects.create(unit=org.committee, code="30", name="Biblioteksverksamhet")
    answer = reader.get(f"/organisation/{org.committee.pk}/")
    for words in ("Bo Ekman", "Nämndsekreterare", "Biblioteksverksamhet", "Kulturkontoret"):
        assertContains(answer, words)
    assertNotContains(answer, "/avsluta/")


def test_unit_detail_shows_before_and_after_and_whom_an_office_also_serves(org, reader):
    OrgUnit.objects.filter(pk=org.other_office.pk).update(valid_to=date(2030, 1, 1))
    successions.follow(org.office, org.other_office, on=date(2020, 1, 1), by=None)
    OfficeService.objects.create(office=org.office, board=org.other_committee)
    assertContains(reader.get(f"/organisation/{org.office.pk}/"), "tog över")
    assertContains(reader.get(f"/organisation/{org.office.pk}/"), "Arbetar också åt Barn- och utbildningsnämnden")
    assertContains(reader.get(f"/organisation/{org.other_office.pk}/"), "föregångare")
    assert "Gäller till och med 2030-01-01" in said(reader.get(f"/organisation/{org.other_office.pk}/"))


def test_unit_detail_offers_an_administrator_of_the_unit_to_change_it(org, admin):
    answer = admin.get(f"/organisation/{org.committee.pk}/")
    for step in ("andra", "flytta", "avsluta"):
        assertContains(answer, f"/organisation/{org.committee.pk}/{step}/")
    part = build.client(build.user(Role.ADMIN, org.other_committee))
    assertNotContains(part.get(f"/organisation/{org.committee.pk}/"), "/andra/")


def test_unit_detail_tells_the_administrator_that_verksamheter_are_missing(org, admin, reader):
    path = f"/organisation/{org.committee.pk}/"
    assertContains(admin.get(path), "Belopp kan läsas in för enheten när den har någon.")
    assertContains(admin.get(path), f"{path}verksamheter/ny/")
    assertNotContains(reader.get(path), "Verksamheter")


def test_unit_detail_shows_the_first_of_many_verksamheter_and_leads_to_all(org, reader):
    for number in range(25):
        Operation.objects.create(unit=org.committee, code=f"{number:02}", name=f"Verksamhet {number}")
    answer = reader.get(f"/organisation/{org.committee.pk}/")
    assertContains(answer, "Alla verksamheter (25)")
    assertContains(answer, "Verksamhet 19")
    assertNotContains(answer, "Verksamhet 20")
