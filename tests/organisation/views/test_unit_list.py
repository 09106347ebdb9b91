from datetime import date

from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from organisation.models import OrgUnit, RoleAssignment


def test_unit_list_shows_the_organisation_to_every_logged_in_person(org, reader):
    answer = reader.get("/organisation/")
    assertContains(answer, "Kulturkontoret")
    assertContains(answer, "nämnd · KN")
    assertNotContains(answer, "Ny enhet")


def test_unit_list_offers_an_administrator_to_add(org, admin):
    assertContains(admin.get("/organisation/"), "Ny enhet")


def test_unit_list_finds_by_name_and_code_whatever_the_case_of_swedish_letters(org, reader):
    OrgUnit.objects.filter(pk=org.unit.pk).update(name="Ångbiblioteket")
    answer = reader.get("/organisation/?q=ÅNGBIB")
    assertContains(answer, "Ångbiblioteket")
    assertContains(answer, "under Biblioteksavdelningen")
    assertNotContains(answer, "Kulturkontoret")
    assertContains(reader.get("/organisation/?q=bun"), "Barn- och utbildningsnämnden")


def test_unit_list_filters_by_kind(org, reader):
    answer = reader.get("/organisation/?slag=COMPANY")
    assertContains(answer, "Exempelköpings Energi AB")
    assertNotContains(answer, "Kulturnämnden")


def test_unit_list_hides_closed_units_until_asked(org, reader):
    OrgUnit.objects.filter(pk=org.company.pk).update(valid_to=date(2025, 12, 31))
    assertNotContains(reader.get("/organisation/"), "Energi AB")
    assertContains(reader.get("/organisation/?avslutade=on"), "upphörde 2025-12-31")


def test_unit_list_says_what_to_do_when_nothing_is_found(org, reader):
    assertContains(reader.get("/organisation/?q=finns-inte"), "Ingen enhet passar sökningen")
    assertContains(reader.get("/organisation/?slag=OGILTIG&page=x"), "Kulturnämnden")


def test_unit_list_asks_for_a_login(db):
    assert Client().get("/organisation/").url == "/konto/logga-in/?next=/organisation/"


def test_unit_list_asks_the_database_equally_often_for_few_and_many_units(org, reader, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        reader.get("/organisation/")


def test_units_without_a_responsible_person_are_shown_to_administrators_and_controllers(
    org, david, admin, anna_controller, reader
):
    def note(client, unit):
        return next(row.note for row in client.get("/organisation/").context["rows"] if row.label == unit.name)

    for client in (admin, anna_controller):
        assert note(client, org.unit) == "enhet"
        assert note(client, org.office) == "kontor · saknar kontorschef"
        assert note(client, org.company) == "bolag · EEAB · saknar ansvarig"
        assertNotContains(client.get(f"/organisation/{org.unit.pk}/"), "Ingen har rollen")
        assertContains(client.get(f"/organisation/{org.office.pk}/"), "Ingen har rollen kontorschef här")
        only = client.get("/organisation/?utan=on")
        assertContains(only, org.office.name)
        assertNotContains(only, f">{org.unit}</a>")
        assertContains(client.get("/"), "saknar ansvarig")
    assert note(reader, org.office) == "kontor"
    assertNotContains(reader.get("/organisation/?utan=on"), "saknar")
    assertNotContains(reader.get(f"/organisation/{org.office.pk}/"), "Ingen har rollen")
    assertNotContains(reader.get("/"), "saknar ansvarig")
    RoleAssignment.objects.filter(user=david).update(valid_to=date(2026, 11, 22))
    assert note(admin, org.unit) == "enhet · saknar enhetschef"
