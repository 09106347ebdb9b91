"""One unit's rows of a table, typed in a grid."""

from decimal import Decimal

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.models import BalanceUnit, CarryOver, EarmarkedEquity, InvestmentAmount
from followup.rules.carry_overs import Carried
from organisation.enums import Role
from tests import build
from tests.answers import told
from tests.followup import given_carry_overs as given
from tests.followup import given_investments

pytestmark = pytest.mark.django_db

NBSP = "\N{NO-BREAK SPACE}"


def url(unit, table="drift", year=2025):
    return f"/ekonomi/ombudgetering/enhet/{unit.pk}/?ar={year}&del={table}"


def new(number=1, **typed):
    return {f"{name}-new-{number}": text for name, text in typed.items()}


def kept(row, version=1, **typed):
    return {f"version-{row.pk}": version} | {f"{name}-{row.pk}": text for name, text in typed.items()}


def test_rows_are_typed_in_tkr_and_saved_once(org, frida_economist):
    data = new(name="Läslov", budget="400", outcome="0,26 mkr", asked="140", why="Hålls i vår") | new(
        2, name="Skolbio", budget="–", outcome="0", asked=""
    )
    answer = frida_economist.post(url(org.committee), data, follow=True)
    assert told(answer) == ["success"]
    assertContains(answer, "2 rader är sparade.")
    first, second = CarryOver.objects.order_by("name")
    assert (first.budget, first.outcome, first.asked, first.decided) == (400_000, 260_000, 140_000, None)
    assert (second.budget, second.budget_na, second.outcome, second.asked) == (None, True, 0, None)
    again = kept(first, name="Läslov", budget="400", outcome="260", asked="140", why="Hålls i vår")
    assert told(frida_economist.post(url(org.committee), again, follow=True)) == ["success"]
    assert CarryOver.history.count() == 2


def test_what_is_left_is_worked_out_and_shown(org, frida_economist):
    given.said(org.committee, Carried.OPERATING, "Läslov", budget=400, outcome=260)
    assertContains(frida_economist.get(url(org.committee)), '<td class="r">140</td>', html=True)


def test_an_amount_without_a_name_is_asked_for_one_and_nothing_is_saved(org, frida_economist):
    answer = frida_economist.post(url(org.committee, "oronmarkt"), new(used="5"))
    assertContains(answer, "Skriv ändamål.", status_code=422)
    assertContains(answer, 'value="5"', status_code=422)
    assert not EarmarkedEquity.objects.exists()


def test_a_bad_amount_is_explained_at_its_row(org, frida_economist):
    answer = frida_economist.post(url(org.committee, "balansenheter"), new(name="Fordon", change="tolv"))
    assertContains(answer, 'value="tolv"', status_code=422)
    assert not BalanceUnit.objects.exists()


def test_a_name_stands_once(org, frida_economist):
    given.said(org.committee, Carried.BALANCE, "Fordon")
    answer = frida_economist.post(url(org.committee, "balansenheter"), new(name="fordon", change="1"))
    assertContains(answer, "finns två gånger", status_code=422)


def test_a_row_may_be_taken_away_and_its_name_given_to_another(org, frida_economist):
    given.said(org.committee, Carried.BALANCE, "Fordon", opening=5)
    row = BalanceUnit.objects.get()
    data = kept(row, name="Fordon", remove="on") | new(name="Fordon", opening="7")
    frida_economist.post(url(org.committee, "balansenheter"), data)
    assert [one.opening for one in BalanceUnit.objects.all()] == [7_000]
    assert BalanceUnit.history.filter(history_type="-").count() == 1


def test_a_stale_save_shows_both_and_the_next_goes_through(org, frida_economist, anna_controller):
    given.said(org.committee, Carried.BALANCE, "Fordon", opening=5)
    row, where = BalanceUnit.objects.get(), url(org.committee, "balansenheter")
    anna_controller.post(where, kept(row, name="Fordon", opening="1 003"))
    answer = frida_economist.post(where, kept(row, name="Fordon", opening="–"))
    for text in (f"<p>1{NBSP}003</p>", "<p>–</p>"):
        assertContains(answer, text, status_code=409, html=True)
    assert frida_economist.post(where, kept(row, 2, name="Fordon", opening="–")).status_code == 302
    row.refresh_from_db()
    assert (row.opening, row.opening_na) == (None, True)


def test_what_is_stored_may_be_kept(org, frida_economist, anna_controller):
    given.said(org.committee, Carried.BALANCE, "Fordon", opening=5)
    row, where = BalanceUnit.objects.get(), url(org.committee, "balansenheter")
    anna_controller.post(where, kept(row, name="Fordon", opening="6"))
    frida_economist.post(where, kept(row, name="Fordon", opening="7") | {"keep": row.pk})
    row.refresh_from_db()
    assert row.opening == 6_000


def test_what_was_written_in_a_row_that_is_gone_is_told(org, frida_economist):
    given.said(org.committee, Carried.BALANCE, "Fordon", opening=5)
    row = BalanceUnit.objects.get()
    BalanceUnit.objects.all().delete()
    answer = frida_economist.post(url(org.committee, "balansenheter"), kept(row, name="Fordon", opening="77"))
    assertContains(answer, "”Fordon” och ”77”", status_code=422)


def test_an_investments_amounts_are_the_projects_and_only_the_rest_is_typed(org, frida_economist):
    project = given_investments.project(org.committee, "Ny bro")
    InvestmentAmount.objects.create(
        project=project, year=2025, month=12, budget=9_000_000, outcome=4_000_000, carried_over=5_000_000
    )
    where = url(org.committee, "investeringar")
    page = frida_economist.get(where)
    assertContains(page, f"9{NBSP}000")
    assertNotContains(page, f'name="asked-{project.pk}"')
    data = {f"version-{project.pk}": 0, f"why-{project.pk}": "Överklagat", f"decided-{project.pk}": "4 500"}
    data |= {f"asked-{project.pk}": "1"}  # what is not a field of the page says nothing
    assert frida_economist.post(where, data).status_code == 302
    row = CarryOver.objects.get()
    assert (row.project, row.why, row.decided, row.asked) == (project, "Överklagat", Decimal(4_500_000), None)


def test_who_has_no_project_to_carry_over_is_led_to_them(org, frida_economist):
    assertContains(frida_economist.get(url(org.committee, "investeringar")), "Inga projekt ombudgeteras")


def test_what_was_done_with_the_rows_is_told(org, frida_economist, anna_controller):
    where = url(org.committee, "balansenheter")
    frida_economist.post(where, new(name="Fordon", opening="5"))
    row = BalanceUnit.objects.get()
    anna_controller.post(where, kept(row, name="Fordonsenheten", opening="–"))
    anna_controller.post(where, kept(row, 2, name="Fordonsenheten", remove="on"))
    latest = frida_economist.get(where).context["history"]
    assert [one.what for one in latest] == [
        "Fordonsenheten. Borttagen",
        "Fordonsenheten. Ändrad",
        "Fordon. Tillagd",
    ]
    assert [(one.label, one.before, one.after) for one in latest[1].changes] == [
        ("Balansenhet", "Fordon", "Fordonsenheten"),
        ("Ingående balans", "5 tkr", "–"),
    ]


def test_a_year_to_come_and_a_word_for_a_year_are_no_pages(org, frida_economist):
    assert frida_economist.get(url(org.committee, year=2999)).status_code == 404
    assert frida_economist.get(url(org.committee, year="tolv")).status_code == 404
    assert frida_economist.get(url(org.committee, "annat")).status_code == 200


def test_the_nämnds_writer_reads_but_does_not_write(org, bo_committee_secretary, reader):
    assert bo_committee_secretary.get(url(org.committee)).status_code == 403
    assert reader.get(url(org.committee)).status_code == 404


def test_a_bolag_carries_nothing_over(org):
    company = build.unit("COMPANY", "Bolaget AB", org.municipality.parent)
    client = build.client(build.user(Role.COMPANY, company))
    assert client.get(url(company)).status_code == 404
