"""What a decided report has told of the accounts: it is frozen, locks its columns and is everybody's to read."""

from decimal import Decimal

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import ColumnKind, MoneyUnit, RoundKind
from followup.models import AccountFigure, FrozenFigure
from followup.money.accounts_closed import why_closed
from followup.money.told_accounts import moved_figures
from followup.rules.accounts.told import said
from followup.services import frozen_answers, report_editions, reports
from followup.services.account_figures import FigureInput, explain, open_column, save_figures
from organisation.enums import Role
from styrmodell.lib.documents.accounts import Statement
from styrmodell.lib.documents.render.json import read
from styrmodell.lib.errors import DomainError
from tests import build, build_followup
from tests.followup import reported_accounts as given

pytestmark = pytest.mark.django_db

TKR = MoneyUnit.TKR
URL = "/ekonomi/rakenskaper/2026/8/"
LOCKED = "Räkenskaperna för Exempelköpings kommun är beslutade i delårsrapport 2 2026 och ändras inte."
CHANGE = [FigureInput("cash", said(51593, TKR), version=1)]


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(), org.municipality)


@pytest.fixture
def column(org, report):
    given.account(report, org.group)
    return given.everything(report)


@pytest.fixture
def laid(report, column):
    """Kommunstyrelsen has decided, and it lies before kommunfullmäktige."""
    build_followup.submitted(report)
    build_followup.decided(report)
    return report


@pytest.fixture
def edition(laid):
    return build_followup.decided(laid)


def result_in(document):
    for chapter in document.chapters:
        for block in chapter.blocks:
            if isinstance(block, Statement) and chapter.key == "income-statement":
                return next(row.values[0].value for row in block.rows if row.key == "result")
    return None


def test_its_figures_are_frozen_as_rows_that_agree_with_the_document(edition, column):
    rows = {row.key: row for row in FrozenFigure.objects.of(edition.content).filter(column=column)}
    assert (rows["result"].amount, rows["result"].title) == (Decimal(12_043_000), "Periodens resultat")
    assert result_in(read(edition.content.data, edition.cover)) == Decimal(12_043_000)
    assert "flow_result" not in rows  # a delårsrapport tells of no cash flow
    assert frozen_answers.agree(edition.content)


@pytest.mark.parametrize("stage", ["laid", "edition"])
def test_from_the_first_decision_on_the_columns_are_not_changed(request, org, report, column, stage):
    save_figures(column, [FigureInput("stock", said(1, TKR), version=1)], by=None)
    request.getfixturevalue(stage)
    group = open_column(org.group, 2026, ColumnKind.OUTCOME, by=None, month=8)
    for one in (column, group):
        with pytest.raises(DomainError, match=LOCKED):
            save_figures(one, CHANGE, by=None)
    with pytest.raises(DomainError, match=LOCKED):
        explain(column, "balance", by=None, difference=Decimal(1), text="För sent.")
    assert AccountFigure.objects.get(column=column, line__key="cash").amount == Decimal(51_592_000)


def test_what_is_saved_as_it_stands_is_no_change(edition, column):
    assert save_figures(column, [FigureInput("cash", said(51592, TKR), version=1)], by=None) == 0


def test_they_open_with_the_report_and_other_periods_were_never_closed(org, report, edition, column):
    before = open_column(org.municipality, 2025, ColumnKind.OUTCOME, by=None)
    assert save_figures(before, [FigureInput("cash", said(64370, TKR), version=1)], by=None) == 1
    report.refresh_from_db()
    reports.reopen(report, by=None, comment="Rätta kassan.")
    assert save_figures(column, CHANGE, by=None) == 1


def test_a_report_that_told_of_no_accounts_locks_none(org, report):
    build_followup.submitted(report)
    build_followup.decided(report)
    build_followup.decided(report)
    column = given.account(report)
    assert why_closed([column]) == {}


def test_a_budget_may_be_revised_and_the_report_says_that_it_has_been(org, report, column, anna_controller):
    budget = open_column(org.municipality, 2026, ColumnKind.BUDGET, by=None)
    save_figures(budget, [FigureInput("result", said(6849, TKR))], by=None)
    build_followup.submitted(report)
    build_followup.decided(report)
    edition = build_followup.decided(report)
    assert moved_figures(report, edition) == ()
    save_figures(budget, [FigureInput("result", said(7000, TKR), version=1)], by=None)
    [moved] = moved_figures(report, edition)
    assert (moved.heading, moved.then_words, moved.now_words) == ("Budget 2026", "6\xa0849", "7\xa0000")
    page = anna_controller.get(report.get_absolute_url())
    assertContains(page, "Räkenskaperna har ändrats sedan rapporten beslutades")
    assertContains(page, "6\xa0849")


def test_what_is_decided_says_the_same_whatever_is_changed_since(report, edition, column):
    report.refresh_from_db()
    reports.reopen(report, by=None, comment="Rätta.")
    save_figures(column, [FigureInput("result", said(1, TKR), version=1)], by=None)
    assert result_in(read(edition.content.data, edition.cover)) == Decimal(12_043_000)
    assert report_editions.freeze(report, by=None) != edition.content


def reader(org, role=Role.ELECTED):
    return build.client(build.user(role, org.committee if role == Role.SECRETARY else org.council))


@pytest.mark.parametrize("role", [Role.ELECTED, Role.AUDITOR, Role.SECRETARY])
def test_everybody_reads_what_a_decided_report_tells_and_nobody_before(org, laid, role):
    client = reader(org, role)
    assert client.get(URL).status_code == 404
    build_followup.decided(laid)
    assertContains(client.get(laid.get_absolute_url()), f'href="{URL}"')
    page = client.get(URL)
    assertContains(page, "12\xa0043")
    assertContains(page, "Koncernen")
    assertNotContains(page, "Spara")
    assertNotContains(page, "Källa")  # where an amount is from is told where it is filled in
    assertNotContains(page, "Förklara skillnaden")
    assertNotContains(page, "Kassaflödesanalys")  # which no delårsrapport tells of
    assertNotContains(page, "/koncern/")  # what koncernen is made of is for its writers
    assert client.post(URL, {}).status_code == 403
    assert client.get("/ekonomi/rakenskaper/").status_code == 404


def test_while_it_is_open_again_only_its_writers_read_it(org, report, edition):
    report.refresh_from_db()
    reports.reopen(report, by=None, comment="Rätta.")
    assert reader(org).get(URL).status_code == 404


def test_whoever_writes_them_sees_why_they_cannot(edition, anna_controller):
    page = anna_controller.get(URL)
    assertContains(page, LOCKED)
    assertNotContains(page, 'name="kommun-cash"')
    assertContains(anna_controller.get(f"{URL}?fyll=budget"), 'name="budget-operating_income"')


def decided_by_all(report):
    build_followup.submitted(report)
    for _ in ("kommunstyrelsen", "kommunfullmäktige"):
        build_followup.decided(report)


def test_whoever_reads_all_of_them_still_only_reads(org):
    year = build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2025), org.municipality)
    given.account(year, org.group)
    given.everything(year, boards_net=said(-200_000, TKR))
    decided_by_all(year)
    page = reader(org).get("/ekonomi/rakenskaper/2025/12/")
    assertContains(page, "Kassaflödesanalys")
    assertNotContains(page, "Spara")
    assertNotContains(page, "/koncern/")


def test_a_report_that_tells_of_a_budget_alone_leads_to_no_accounts(org, report):
    budget = open_column(org.municipality, 2026, ColumnKind.BUDGET, by=None)
    save_figures(budget, [FigureInput("tax_revenue", said(2_000, TKR))], by=None)
    decided_by_all(report)
    assert FrozenFigure.objects.filter(column=budget).exists()
    assertNotContains(reader(org).get(report.get_absolute_url()), "Räkenskaperna för perioden")
