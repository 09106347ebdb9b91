"""A period's amounts of one unit's investments, typed in a grid."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import RoundKind
from followup.models import InvestmentAmount, InvestmentForecast, InvestmentProject
from organisation.enums import Role
from tests import build, build_followup
from tests.answers import told
from tests.followup import given_investments as given

pytestmark = pytest.mark.django_db

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def round_(org):
    return build_followup.round_()


@pytest.fixture
def bridge(org, round_):
    made = given.project(org.committee, "Ny bro")
    given.told(made, round_, budget=10_000, forecast=9_000)
    return made


def url(unit):
    return f"/ekonomi/investeringar/enhet/{unit.pk}/"


def sent(project, version=1, seen=1, **typed):
    fields = {f"{name}-{project.pk}": text for name, text in typed.items()}
    return {f"version-{project.pk}": version, f"seen-{project.pk}": seen} | fields


def test_amounts_are_typed_in_tkr_and_saved_once(org, bridge, frida_economist):
    page = frida_economist.get(url(org.committee))
    assertContains(page, f'value="10{NBSP}000"')
    data = sent(bridge, budget="10 500", outcome="0", spent="", forecast="9,5 mkr", carried_over="250")
    answer = frida_economist.post(url(org.committee), data, follow=True)
    assert told(answer) == ["success"]
    row = InvestmentAmount.objects.get()
    assert (row.budget, row.outcome, row.spent, row.carried_over) == (10_500_000, 0, None, 250_000)
    assert InvestmentForecast.objects.get().amount == 9_500_000
    assert told(frida_economist.post(url(org.committee), sent(bridge, 2, 2, budget="10 500"), follow=True)) == [
        "success"
    ]
    assert InvestmentAmount.history.count() == 2


def test_a_form_that_lacks_a_field_says_nothing_of_it(org, bridge, frida_economist):
    frida_economist.post(url(org.committee), sent(bridge, outcome="7"))
    row = InvestmentAmount.objects.get()
    assert (row.budget, row.outcome, InvestmentForecast.objects.get().amount) == (10_000_000, 7_000, 9_000_000)


def test_a_bad_amount_is_explained_and_nothing_is_saved(org, bridge, frida_economist):
    answer = frida_economist.post(url(org.committee), sent(bridge, budget="tolv", outcome="1"))
    assertContains(answer, 'value="tolv"', status_code=422)
    assert InvestmentAmount.history.count() == 1


def test_a_stale_save_shows_both_and_the_next_goes_through(org, bridge, frida_economist, anna_controller):
    anna_controller.post(url(org.committee), sent(bridge, budget="10 003"))
    answer = frida_economist.post(url(org.committee), sent(bridge, budget="10 002", forecast="9 000"))
    for text in (f"<p>10{NBSP}003</p>", f"<p>10{NBSP}002</p>"):
        assertContains(answer, text, status_code=409, html=True)
    assert frida_economist.post(url(org.committee), sent(bridge, 2, 1, budget="10 002")).status_code == 302
    assert InvestmentAmount.objects.get().budget == 10_002_000


def test_what_is_stored_may_be_kept(org, bridge, frida_economist, anna_controller):
    anna_controller.post(url(org.committee), sent(bridge, budget="10 003"))
    frida_economist.post(url(org.committee), sent(bridge, budget="10 002") | {"keep": bridge.pk})
    assert InvestmentAmount.objects.get().budget == 10_003_000


def test_what_was_typed_of_a_project_that_is_another_units_now_is_told(org, bridge, frida_economist):
    InvestmentProject.objects.filter(pk=bridge.pk).update(unit=org.other_committee)
    given.project(org.committee, "Annan")
    answer = frida_economist.post(url(org.committee), sent(bridge, budget="10 002"))
    assertContains(answer, "”10 002”", status_code=422)


def test_the_units_own_writer_types_only_what_is_expected_and_only_while_the_report_is_open(org, bridge, round_):
    secretary = build.client(build.user(Role.SECRETARY, org.committee))
    assert secretary.get(url(org.committee)).status_code == 403
    report = build_followup.report(round_, org.committee)
    page = secretary.get(url(org.committee))
    assertContains(page, f"forecast-{bridge.pk}")
    assertNotContains(page, f"budget-{bridge.pk}")
    secretary.post(url(org.committee), sent(bridge, forecast="8 000", budget="1"))
    assert (InvestmentForecast.objects.get().amount, InvestmentAmount.objects.get().budget) == (8_000_000, 10_000_000)
    build_followup.submitted(report)
    assert secretary.post(url(org.committee), sent(bridge, forecast="7 000")).status_code == 403


def test_a_bolag_types_its_own(org, round_):
    house = given.project(org.company, "Hus")
    company = build.client(build.user(Role.COMPANY, org.company))
    assert company.post(url(org.company), sent(house, 0, 0, budget="5")).status_code == 302
    assert InvestmentAmount.objects.get().budget == 5_000


def test_when_the_year_is_over_nothing_is_forecast(org, frida_economist):
    project = given.project(org.committee, "Ny bro")
    build_followup.round_(RoundKind.ANNUAL, 2025)
    page = frida_economist.get(f"{url(org.committee)}?tillfalle=2025-AR")
    assertContains(page, f"carried_over-{project.pk}")
    assertNotContains(page, f"forecast-{project.pk}")


def test_others_get_403_or_do_not_find_it(org, bridge):
    assert build.client(build.user(Role.HEAD_OF_OFFICE, org.office)).get(url(org.committee)).status_code == 403
    for role, unit in ((Role.SECRETARY, org.other_committee), (Role.AUDITOR, org.council)):
        assert build.client(build.user(role, unit)).get(url(org.committee)).status_code == 404


def test_a_unit_without_projects_and_one_that_has_none_of_its_own(org, round_, frida_economist):
    assert frida_economist.get(url(org.committee)).status_code == 200
    assert frida_economist.get(url(org.office)).status_code == 404


def test_the_wrong_method_is_405(org, frida_economist):
    assert frida_economist.put(url(org.committee)).status_code == 405
