"""Key ratios of the accounts through the years, how much may be set aside, and what is to be restored."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import MoneyUnit
from followup.rules.accounts.told import said
from organisation.enums import Role
from tests import build
from tests.followup.given_accounts import filled

pytestmark = pytest.mark.django_db

NBSP = "\N{NO-BREAK SPACE}"
RATIOS = "/ekonomi/rakenskaper/2019/12/?del=nyckeltal"
REQUIREMENT = "/ekonomi/rakenskaper/2019/12/?del=balanskrav"


def tkr(amount):
    return said(amount, MoneyUnit.TKR)


@pytest.fixture
def economist(org):
    return build.client(build.user(Role.ECONOMIST, org.municipality))


def row_of(page, name):
    return next(row for row in page.context["ratios"][0].rows if row.rule.name == name)


def test_ratios_stand_with_those_of_the_years_before_and_what_they_are_worked_out_from(org, economist):
    filled(org.municipality, 2018, of=2018)
    filled(org.municipality, 2019)
    page = economist.get(RATIOS)
    solidity = row_of(page, "Soliditet")
    assert page.context["ratios"][0].headings == ("2019", "2018")
    assert solidity.words == ("45,5", "43,4")
    assertContains(page, f"{solidity.rule.words} 184{NBSP}788 av 406{NBSP}363{NBSP}tkr")
    assertNotContains(page, '<button type="submit" hidden>Spara')


def test_one_that_lacks_something_says_what(org, economist):
    filled(org.municipality, 2019)
    row = row_of(economist.get(RATIOS), "Självfinansieringsgrad")
    assert row.words == ("saknas",)
    assert row.figures.startswith("Ej prövad: ")


def test_without_amounts_it_says_what_to_do(org, economist):
    filled(org.municipality, 2018, of=2018)
    assertNotContains(economist.get(RATIOS.replace("2019", "2018")), "räknas fram när")
    economist.post("/ekonomi/rakenskaper/", {"year": "2021", "month": "12"})
    page = economist.get(RATIOS.replace("2019", "2021"))
    assert page.status_code == 200


def test_ratios_cost_the_same_however_many_years_there_are(org, economist, django_assert_max_num_queries):
    filled(org.municipality, 2018, of=2018)
    filled(org.municipality, 2019)
    with django_assert_max_num_queries(40) as few:
        economist.get(RATIOS)
    for year in (2015, 2016, 2017):
        filled(org.municipality, year, of=2018)
    with django_assert_max_num_queries(len(few)):
        economist.get(RATIOS)


def test_what_is_to_be_restored_is_said_with_the_last_year_for_it(org, economist):
    filled(org.municipality, 2017, of=2018, balanced_result=tkr(-3000), deficit_opening=tkr(0))
    filled(org.municipality, 2019, balanced_result=tkr(1000))
    page = economist.get(REQUIREMENT)
    assert page.context["restoring"] == [
        f"Av 2017 års balanskravsresultat återstår 2,0{NBSP}mkr, som ska återställas senast 2020: inom tre år (KL 11:12)."
    ]
    assertContains(page, "Att återställa")


def test_what_is_late_is_said_to_be(org, economist):
    filled(org.municipality, 2015, of=2018, balanced_result=tkr(-3000))
    filled(org.municipality, 2019, balanced_result=tkr(0))
    (sentence,) = economist.get(REQUIREMENT).context["restoring"]
    assert sentence.endswith("som skulle ha återställts senast 2018.")


def test_nothing_to_restore_is_said_too(org, economist):
    filled(org.municipality, 2019, balanced_result=tkr(1000))
    (sentence,) = economist.get(REQUIREMENT).context["restoring"]
    assert sentence == "Det finns inget negativt balanskravsresultat att återställa."


def test_more_set_aside_than_law_lets_is_a_fault_among_the_checks(org, economist):
    filled(org.municipality, 2019, adjusted_result=tkr(12043), reserve_added=tkr(-12000))
    page = economist.get(REQUIREMENT)
    line = next(line for line in page.context["checks"].told if line.word == "För mycket")
    assert "KL 11:14" in line.sentence
    assert [url for _, url in line.links] == ["#rad-reserve_added"]
