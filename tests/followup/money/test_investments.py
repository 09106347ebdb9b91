"""Investeringsredovisningen as data: projects of a round, sums nämnd by nämnd, and what they are held against."""

import pytest

from followup.enums import RoundKind, Verdict, WorkState
from followup.models import InvestmentProject
from followup.money.investment_checks import carried_between, in_cash_flow
from followup.money.investment_sums import all_together, sum_of, sums_per_unit
from followup.money.investments import investments_of, projects_of
from followup.rules.accounts.told import said
from organisation.enums import OrgUnitKind
from tests import build, build_followup
from tests.followup import given_accounts
from tests.followup import given_investments as given

pytestmark = pytest.mark.django_db


def annual(year):
    return build_followup.round_(RoundKind.ANNUAL, year)


def sums(round_):
    return sums_per_unit(InvestmentProject.objects.in_round(round_), round_)


@pytest.fixture
def boards(org):
    """The nämnder that Strängnäs had in 2019."""
    made = {code: build.unit(OrgUnitKind.COMMITTEE, code, org.municipality) for code in ("BUN", "SN", "MSN", "TFN")}
    return {"KS": org.executive_board, **made}


@pytest.mark.parametrize("year", [2019, 2020])
def test_what_namnderna_moved_to_the_next_year_is_what_strangnas_told(boards, year):
    round_ = annual(year)
    for code, tkr in given.CARRIED_OVER[year].items():
        given.told(given.project(boards[code], f"Projekt {code}"), round_, carried_over=tkr)
    found = {one.name: one.amounts["carried_over"] for one in sums(round_)}
    assert {boards[code].name: tkr * 1000 for code, tkr in given.CARRIED_OVER[year].items()} == found
    assert all_together(sums(round_)).amounts["carried_over"] == given.SUMS[year] * 1000


def test_what_came_from_last_year_is_held_against_what_was_proposed(boards):
    before, now = annual(2019), annual(2020)
    for code, tkr in given.CARRIED_OVER[2019].items():
        project = given.project(boards[code], f"Projekt {code}")
        given.told(project, before, carried_over=tkr)
        given.told(project, now, carried_in=tkr + (100 if code == "SN" else 0))
    lone = given.project(boards["KS"], "Utan förra året")
    given.told(lone, now, budget=5)
    checks = {check.key: check for check in carried_between(sums(now), now)}
    assert len(checks) == 5
    verdicts = {code: checks[f"carried:{unit.pk}"].verdict for code, unit in boards.items()}
    assert verdicts.pop("SN") == Verdict.DIFFERS
    assert set(verdicts.values()) == {Verdict.AGREES}
    assert "Skillnaden är 100" in checks[f"carried:{boards['SN'].pk}"].sentence


def test_what_nobody_has_moved_is_not_compared_and_half_of_it_cannot_be(org):
    now = annual(2020)
    project = given.project(org.committee)
    given.told(project, now, budget=5)
    assert carried_between(sums(now), now) == []
    given.told(project, now, carried_in=5)
    (check,) = carried_between(sums(now), now)
    assert check.verdict == Verdict.NOT_TRIED


def test_the_outcome_is_held_against_kassaflodet(org):
    round_ = annual(2019)
    given.told(given.project(org.committee), round_, outcome=700)
    given.told(given.project(org.municipality), round_, outcome=31)
    given.told(given.project(org.company), round_, outcome=5)
    assert in_cash_flow(org.municipality, round_).verdict == Verdict.NOT_TRIED
    given_accounts.filled(org.municipality, 2019, flow_invested=said(-731_000, "KR"))
    check = in_cash_flow(org.municipality, round_)
    assert (check.key, check.verdict) == ("investments", Verdict.AGREES)
    given.told(given.project(org.committee, "Till"), round_, outcome=1)
    assert in_cash_flow(org.municipality, round_).verdict == Verdict.DIFFERS
    given.told(given.project(org.committee, "Utan utfall"), round_, budget=1)
    assert in_cash_flow(org.municipality, round_).missing == ("belopp för ett projekt",)


def test_what_has_been_spent_is_told_or_last_years_with_this(org):
    project = given.project(org.committee)
    given.told(project, annual(2025), spent=100)
    round_ = build_followup.round_()
    given.told(project, round_, outcome=20)
    assert given.stored(project, round_).amounts["spent"] == 120_000
    given.told(project, round_, spent=121)
    assert given.stored(project, round_).amounts["spent"] == 121_000


def test_the_deviation_is_against_the_forecast_until_the_year_is_over(org):
    project, round_ = given.project(org.committee), build_followup.round_()
    given.told(project, round_, budget=100, outcome=20)
    assert given.stored(project, round_).deviation is None
    given.told(project, round_, forecast=130)
    assert given.stored(project, round_).deviation == -30_000
    last = annual(2025)
    given.told(project, last, budget=100, outcome=20)
    assert (given.stored(project, last).deviation, sums(last)[0].deviation) == (80_000, 80_000)


def test_a_project_is_told_of_from_its_first_year_until_it_is_over(org):
    road = given.project(org.committee, "Väg", first_year=2026)
    done = given.project(org.committee, "Klar", state=WorkState.DONE)
    given.told(done, annual(2025), outcome=3)
    names = {year: [one.name for one in investments_of(org.committee, round_).projects] for year, round_ in {
        2025: build_followup.round_(RoundKind.INTERIM_2, 2025), 2026: build_followup.round_(),
    }.items()}  # fmt: skip
    assert names == {2025: [], 2026: [road.name]}
    round_ = build_followup.round_(RoundKind.INTERIM_1)
    given.told(done, round_, outcome=0)
    assert {one.name for one in investments_of(org.committee, round_).projects} == {"Väg", "Klar"}


def test_kommunens_are_its_own_and_its_namnders_and_a_bolags_its_own(org):
    round_ = build_followup.round_()
    for unit in (org.municipality, org.committee, org.other_committee, org.company):
        given.project(unit, unit.name)
    assert {one.name for one in investments_of(org.municipality, round_).projects} == {
        unit.name for unit in (org.municipality, org.committee, org.other_committee)
    }
    assert [one.name for one in investments_of(org.company, round_).projects] == [org.company.name]
    assert investments_of(org.office, round_).projects == ()


def test_a_sum_of_which_something_lacks_says_so_and_says_the_same_added_up_anywhere(org):
    round_ = build_followup.round_()
    one, other = given.project(org.committee, "Bro"), given.project(org.committee, "Väg")
    given.told(one, round_, budget=10, outcome=4)
    given.told(other, round_, budget=5)
    (total,) = sums(round_)
    assert (total.amounts["budget"], total.amounts["outcome"], total.partial) == (15_000, 4_000, ("outcome",))
    assert (total.partial_words, total.deviation) == (("utfall",), None)
    assert sum_of(total.name, investments_of(org.committee, round_).projects, org.committee.pk) == total
    given.told(given.project(org.other_committee, "Annan"), round_, budget=1)
    assert set(all_together(sums(round_)).partial) == {"outcome"}
    assert all_together(()).amounts["budget"] is None


def test_the_number_of_queries_does_not_grow(org, django_assert_num_queries):
    round_ = build_followup.round_()
    for number in range(5):
        given.told(given.project(org.committee, f"P{number}"), round_, outcome=1)
    with django_assert_num_queries(1):
        investments_of(org.committee, round_)
    with django_assert_num_queries(1):
        sums_per_unit(projects_of(org.committee, round_), round_)
