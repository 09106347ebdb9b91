"""Förklara en skillnad: a difference is then shown as explained, as long as it is just that."""

import pytest
from pytest_django.asserts import assertContains

from followup.enums import MoneyUnit, Verdict
from followup.models import ExplainedDifference
from followup.rules.accounts.told import said
from followup.services.account_figures import FigureInput, explain, save_figures
from organisation.enums import Role
from tests import build
from tests.followup.given_accounts import filled

pytestmark = pytest.mark.django_db

PERIOD = "/ekonomi/rakenskaper/2019/12/"
URL = f"{PERIOD}forklara/kommun/result_in_balance/"
TKR = MoneyUnit.TKR
# All but the resultaträkning say 100 tkr more.
OTHER_RESULT = {
    "equity_result": said(12143, TKR),
    "other_equity": said(159145, TKR),
    "opening_equity": said(172645, TKR),
}
WHY = "Rättas i årsbokslutet."


@pytest.fixture
def accounts(org):
    return filled(org.municipality, 2019, **OTHER_RESULT)


@pytest.fixture
def economist(org):
    return build.client(build.user(Role.ECONOMIST, org.municipality))


def told(client):
    return [(line.verdict, line.sentence) for line in client.get(PERIOD).context["checks"].told]


def test_the_page_tells_the_difference_and_is_led_to_from_the_check(accounts, economist):
    page = economist.get(URL)
    assertContains(page, "Skillnaden är 100\N{NO-BREAK SPACE}tkr.")
    assertContains(economist.get(PERIOD), URL)


def test_an_explained_difference_is_no_fault_until_it_is_another(accounts, economist, anna):
    assert told(economist)[0][0] == Verdict.DIFFERS
    assert economist.post(URL, {"text": WHY}).status_code == 302
    verdict, sentence = told(economist)[0]
    assert verdict == Verdict.EXPLAINED
    assert sentence.endswith(WHY)
    assertContains(economist.get(PERIOD), "Ändra förklaringen")
    save_figures(accounts, [FigureInput("equity_result", said(12144, TKR), version=1)], by=anna)
    assert told(economist)[0][0] == Verdict.DIFFERS


def test_a_check_of_a_sum_has_an_address_too(org, economist):
    filled(org.municipality, 2019, current_assets=said(85000, TKR))
    assert economist.post(f"{PERIOD}forklara/kommun/sum-current_assets/", {"text": WHY}).status_code == 302
    assert ExplainedDifference.objects.get().check_key == "sum:current_assets"


def test_nothing_said_is_explained(accounts, economist):
    assert economist.post(URL, {"text": " "}).status_code == 422


def test_two_who_explain_it_see_both(accounts, economist, anna):
    explain(accounts, "result_in_balance", by=anna, difference=-100_000, text="En annan förklaring.")
    answer = economist.post(URL, {"text": WHY})
    assertContains(answer, "En annan förklaring.", status_code=409)
    assertContains(answer, WHY, status_code=409)


@pytest.mark.parametrize(
    "part", ["kommun/balance", "kommun/finns-inte", "koncern/result_in_balance", "budget/balance", "x/y"]
)
def test_what_does_not_differ_is_not_found(accounts, economist, part):
    assert economist.get(f"{PERIOD}forklara/{part}/").status_code == 404


def test_who_writes_no_money_of_koncernen_reads_its_checks_and_explains_none(org, accounts, economist, anna_controller):
    filled(org.group, 2019, company_tax=said(0, TKR), **OTHER_RESULT)
    url = f"{PERIOD}forklara/koncern/result_in_balance/"
    assert economist.get(url).status_code == 403
    assert anna_controller.get(url).status_code == 200


def test_others_do_not_see_it(org, accounts):
    assert build.client(build.user(Role.SECRETARY, org.committee)).get(URL).status_code == 404


def test_the_wrong_method_is_405(accounts, economist):
    assert economist.put(URL).status_code == 405
