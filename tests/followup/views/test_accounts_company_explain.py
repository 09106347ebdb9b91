"""Förklara en skillnad i ett bolags räkenskaper: the bolag's own people say why its figures do not agree."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import MoneyUnit, RoundKind, Verdict
from followup.models import ExplainedDifference
from followup.rules.accounts.told import said
from followup.services import reports
from followup.services.account_figures import FigureInput, explain, save_figures
from organisation.enums import Role
from organisation.models import OrgUnit
from tests import build, build_followup
from tests.followup import given_group

pytestmark = pytest.mark.django_db

WHY = "Skatten bokförs i september."
LINK = "Förklara skillnaden"


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(RoundKind.INTERIM_2), org.company)


@pytest.fixture
def column(org, report):
    return given_group.column(org.company, month=8, result=140, equity_result=130)


@pytest.fixture
def page(org, column):
    return f"/ekonomi/rakenskaper/2026/8/bolag/{org.company.pk}/"


@pytest.fixture
def url(page):
    return f"{page}forklara/bolag/result_in_balance/"


@pytest.fixture
def company(org):
    return build.client(build.user(Role.COMPANY, org.company))


def told(client, page):
    return [(line.verdict, line.sentence) for line in client.get(page).context["checks"].told]


def test_the_bolag_is_led_to_it_and_its_difference_is_then_explained(org, company, page, url, column):
    assertContains(company.get(page), f'href="{url}"')
    shown = company.get(url)
    assertContains(shown, "Delårsbokslut augusti 2026")
    assertContains(shown, org.company.name)
    assert company.post(url, {"text": WHY}).url == page
    verdict, sentence = told(company, page)[0]
    assert verdict == Verdict.EXPLAINED
    assert sentence.endswith(WHY)
    assert ExplainedDifference.objects.get().column == column


def test_another_difference_is_not_explained_by_it(company, page, url, column, anna):
    company.post(url, {"text": WHY})
    save_figures(column, [FigureInput("equity_result", said(131, MoneyUnit.TKR), version=1)], by=anna)
    assert told(company, page)[0][0] == Verdict.DIFFERS


def test_those_above_the_bolag_explain_it_too(anna_controller, url):
    assert anna_controller.post(url, {"text": WHY}).status_code == 302


def test_when_the_report_is_handed_in_it_is_read_and_when_it_comes_back_explained(company, page, url, report, anna):
    handed_in = build_followup.submitted(report)
    assertNotContains(company.get(page), LINK)
    assert company.get(url).status_code == company.post(url, {"text": WHY}).status_code == 403
    reports.return_for_changes(handed_in, by=anna, comment="Se över.")
    assert company.post(url, {"text": WHY}).status_code == 302


def test_once_decided_nobody_explains_it(company, page, url, report, anna_controller):
    build_followup.decided(build_followup.submitted(report))
    assertNotContains(anna_controller.get(page), LINK)
    assertContains(anna_controller.post(url, {"text": WHY}), "ändras inte", status_code=422)
    assert company.post(url, {"text": WHY}).status_code == 403
    assert not ExplainedDifference.objects.exists()


def test_nothing_said_is_explained(company, url):
    assert company.post(url, {"text": " "}).status_code == 422


def test_two_who_explain_it_see_both(company, url, column, anna):
    explain(column, "result_in_balance", by=anna, difference=-10_000, text="En annan förklaring.")
    answer = company.post(url, {"text": WHY})
    assertContains(answer, "En annan förklaring.", status_code=409)
    assertContains(answer, WHY, status_code=409)


@pytest.mark.parametrize("part", ["kommun/result_in_balance", "bolag/balance", "bolag/finns-inte", "x/y"])
def test_what_does_not_differ_is_not_found(company, page, part):
    assert company.get(f"{page}forklara/{part}/").status_code == 404


def test_another_bolag_does_not_see_it(org, url):
    other = given_group.below(OrgUnit.objects.get(pk=org.group.pk), "Bostads AB")
    client = build.client(build.user(Role.COMPANY, other))
    assert client.get(url).status_code == client.post(url, {"text": WHY}).status_code == 404


def test_the_wrong_method_is_405(company, url):
    assert company.put(url).status_code == 405
