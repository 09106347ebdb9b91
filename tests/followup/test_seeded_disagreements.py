"""Whatever is put wrong in accounts that add up everywhere is told on their page in words, and nothing else is accused."""

from collections.abc import Callable
from decimal import Decimal
from operator import itemgetter

import pytest
from django.db import transaction

from followup.enums import Verdict
from followup.models import AccountColumn, OperatingAmount
from followup.pages.account_checks import check_list
from followup.pages.account_period import Period
from followup.pages.accounts import PARTS, accounts_of
from followup.rules.accounts.told import said
from followup.services.account_figures import explain
from tests import sampling
from tests.followup import given_whole
from tests.followup.given_whole import TKR, Whole, whole

pytestmark = pytest.mark.django_db

SPACES = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{MINUS SIGN}": "-"})

# Which column's row says another amount, tkr → the checks that are told, by hand: each sum that it is in and what it is held
# against, and no other. The koncern's rows follow kommunens: told once, with the same difference.
ROWS = r"""
kommun       operating_income      101382   sum:net_operating_cost koncern/group:operating_income
kommun       depreciation          -14800   sum:net_operating_cost koncern/group:depreciation
kommun       net_operating_cost    -331395  sum:net_operating_cost sum:operating_result bridge koncern/group:net_operating_cost
kommun       tax_revenue           257870   sum:operating_result koncern/group:tax_revenue
kommun       operating_result      13127    sum:operating_result sum:result_after_financial koncern/group:operating_result
kommun       financial_costs       -1700    sum:result_after_financial koncern/group:financial_costs
kommun       result_after_financial 12143   sum:result_after_financial sum:result koncern/group:result_after_financial
kommun       result                12143    sum:result result_in_balance result_in_flow result_in_budget koncern/group:result
kommun       machinery             10700    sum:tangible_assets koncern/group:machinery
kommun       tangible_assets       304900   sum:tangible_assets sum:fixed_assets koncern/group:tangible_assets
kommun       fixed_assets          315398   sum:fixed_assets sum:total_assets koncern/group:fixed_assets
kommun       stock                 50       sum:current_assets koncern/group:stock
kommun       cash                  51600    sum:current_assets cash koncern/group:cash
kommun       current_assets        85800    sum:current_assets sum:total_assets koncern/group:current_assets
kommun       total_assets          406463   sum:total_assets balance koncern/group:total_assets
kommun       equity_result         12143    sum:equity result_in_balance equity_change koncern/group:equity_result
kommun       equity_reserve        13600    sum:equity reserve_in_balance koncern/group:equity_reserve
kommun       other_equity          159300   sum:equity koncern/group:other_equity
kommun       equity                184888   sum:equity sum:total_financing equity_change koncern/group:equity
kommun       opening_equity        172700   opening_equity equity_change koncern/group:opening_equity
kommun       other_provisions      9100     sum:provisions koncern/group:other_provisions
kommun       provisions            16100    sum:provisions sum:total_financing koncern/group:provisions
kommun       long_liabilities      122800   sum:liabilities koncern/group:long_liabilities
kommun       liabilities           205500   sum:liabilities sum:total_financing koncern/group:liabilities
kommun       total_financing       406263   sum:total_financing balance koncern/group:total_financing
kommun       flow_result           12000    sum:flow_before_capital result_in_flow
kommun       flow_receivables      -1700    sum:flow_operating
kommun       flow_operating        33000    sum:flow_operating sum:cash_flow
kommun       flow_invested         -36400   sum:flow_investing investments
kommun       flow_repaid           -3300    sum:flow_financing
kommun       cash_flow             -12700   sum:cash_flow sum:closing_cash
kommun       opening_cash          64300    sum:closing_cash opening_cash
kommun       closing_cash          51600    sum:closing_cash cash
kommun       boards_net            -358600  sum:bridged_net operating_account
kommun       bridge_payroll        33200    sum:bridged_net
kommun       bridged_net           -331300  sum:bridged_net bridge
kommun       budget_result         12000    sum:adjusted_result result_in_budget
kommun       capital_gains         -600     sum:adjusted_result
kommun       adjusted_result       11300    sum:adjusted_result sum:balanced_result
kommun       balanced_result       10300    sum:balanced_result deficit_change
kommun       reserve_added         -1100    sum:balanced_result reserve_change
kommun       reserve_opening       12400    opening_reserve reserve_change
kommun       reserve_closing       13400    reserve_in_balance reserve_change
kommun       deficit_opening       -11900   opening_deficit deficit_change
kommun       deficit_closing       -1600    deficit_change
kommun       own_1                 30100    note:receivables
kommun-ib    equity                172800   opening_equity
kommun-ib    cash                  64300    opening_cash
kommun-ib    equity_reserve        12600    opening_reserve
kommun-ib    deficit_closing       -11900   opening_deficit
budget       financial_costs       -1200    budget/sum:result_after_financial
koncern      depreciation          -21600   koncern/sum:net_operating_cost koncern/group:depreciation
koncern      total_financing       448000   koncern/sum:total_financing koncern/balance koncern/group:total_financing
koncern      equity_result         15098    koncern/sum:equity koncern/result_in_balance koncern/equity_change \
             koncern/group:equity_result
bolag        financial_costs       -5900    koncern/group:financial_costs
bolag        machinery             6100     koncern/group:machinery
eliminering  operating_costs       26400    koncern/group:operating_costs
eliminering  receivables           -600     koncern/group:receivables
"""


def _row(line: str) -> tuple[str, Callable[[Whole], None], set[str]]:
    slug, key, amount, *accused = line.split()
    return f"{slug} {key}", lambda made: made.say(slug, key, said(int(amount), TKR)), set(accused)


def _operating(made: Whole) -> None:
    row = OperatingAmount.objects.get(operation__code="KN-10")
    OperatingAmount.objects.filter(pk=row.pk).update(outcome=row.outcome + 90_000)


def _share(made: Whole) -> None:
    AccountColumn.objects.filter(pk=made.columns["bolag"].pk).update(share=Decimal(49))


def _explained_otherwise(made: Whole) -> None:
    """An explanation that holds of another difference holds no longer."""
    explain(made.columns["kommun"], "cash", by=None, difference=Decimal(-50_000), text="Rättas nästa år.")
    made.say("kommun", "closing_cash", said(51600, TKR))


# What is put wrong beside the rows themselves.
ELSEWHERE: list[tuple[str, Callable[[Whole], None], set[str]]] = [
    ("nämndernas driftredovisning", _operating, {"operating_account"}),
    ("investeringsprojekten", lambda made: given_whole.spend(1, 6_400), {"investments"}),
    ("another difference than was explained", _explained_otherwise, {"sum:closing_cash", "cash"}),
    (
        "said in kr",
        lambda made: made.say("kommun", "provisions", said(16169, given_whole.MoneyUnit.KR)),
        {"sum:provisions", "sum:total_financing", "koncern/group:provisions"},
    ),
    (
        "with the wrong sign",
        lambda made: made.say("kommun", "flow_repaid", said(3222, TKR)),
        {"sum:flow_financing", "flow_repaid"},
    ),
    (
        "more than law lets a year set aside",
        lambda made: made.say("kommun", "reserve_added", said(-9000, TKR)),
        {"sum:balanced_result", "reserve_change", "reserve_added"},
    ),
]
SEEDS = [*map(_row, ROWS.replace("\\\n", "").strip().splitlines()), *ELSEWHERE]


def told(org):
    """The faults on the page: "koncern/key" of the check or of the row, with their sentences."""
    accounts = accounts_of(Period(given_whole.YEAR, 12), org.municipality, org.group)
    faults = check_list(accounts, PARTS[0]).of(Verdict.DIFFERS)
    wrong = {one.sentence: one for one in accounts.checks if one.verdict == Verdict.DIFFERS}
    found = {}
    for line in faults:
        check = next((one for sentence, one in wrong.items() if line.sentence.startswith(sentence)), None)
        slug, key = (check.sheet, check.key) if check else ("kommun", line.links[0][1].rpartition("#rad-")[2])
        found[key if slug == "kommun" else f"{slug}/{key}"] = line
    assert len(found) == len(faults)
    return found


def is_in_words(line):
    """Both figures and how far apart they are, or what is wrong with the one."""
    sentence = line.sentence.translate(SPACES)
    ways = ("är inte lika med" in sentence and "Skillnaden är " in sentence, "men skrivs med" in sentence)
    return (any(ways) or "KL 11:14 tillåter" in sentence) and bool(line.links)


def test_each_is_caught_in_words_and_only_that(org):
    assert len(SEEDS) >= 60
    made = whole(org)
    assert told(org) == {}
    missed = {}
    for name, put_wrong, accused in sampling.part(SEEDS, itemgetter(0), salt="seeded"):
        with transaction.atomic():
            put_wrong(made)
            found = told(org)
            transaction.set_rollback(True)
        if set(found) != accused or not all(map(is_in_words, found.values())):
            missed[name] = sorted(found), sorted(accused)
    assert missed == {}
