"""The rules of order: each with its source, and a decision on both sides of its day."""

from datetime import date, timedelta

import pytest

from organisation.decisions import order
from organisation.enums import OrgUnitKind

KS, KF, NÄMND = OrgUnitKind.EXECUTIVE_BOARD, OrgUnitKind.MUNICIPAL_COUNCIL, OrgUnitKind.COMMITTEE
BUDGET = order.of_budget(2028)
INTERIM = order.of_interim(2026, date(2026, 8, 31))
ANNUAL = order.of_annual(2025)
REPORT = order.of_report(date(2026, 8, 31))
INTERIM_2, ANNUAL_REPORT = "styrmodellen, Delårsrapport 2", "styrmodellen, Årsredovisning"
KL_8, KL_10, KL_16, KL_20 = (f"kommunallagen 11 kap. {number} §" for number in (8, 10, 16, 20))
FOLLOW_UP = "styrmodellen, Uppföljning"

# The rules asked, the body, the day, and the sources of those that the decision does not keep to.
TABLE = [
    # The budget from KS before the end of October, with reasons in November.
    (BUDGET, KS, "2027-10-31", []),
    (BUDGET, KS, "2027-11-01", [KL_8]),
    (BUDGET, KS, "2027-11-30", [KL_8]),
    (BUDGET, KS, "2027-12-01", [KL_8]),
    (BUDGET, KS, "2027-05-26", []),
    # In KF before the end of November, with reasons in December.
    (BUDGET, KF, "2027-11-30", []),
    (BUDGET, KF, "2027-12-01", [KL_10]),
    (BUDGET, KF, "2027-12-31", [KL_10]),
    (BUDGET, KF, "2028-01-01", [KL_10]),
    # DR2 in KS and KF in October; KS hands it over within two months of the period's end.
    (INTERIM, KS, "2026-09-30", [INTERIM_2]),
    (INTERIM, KS, "2026-10-01", []),
    (INTERIM, KS, "2026-10-31", []),
    (INTERIM, KS, "2026-11-01", [INTERIM_2, KL_16]),
    (INTERIM, KF, "2026-09-30", [INTERIM_2]),
    (INTERIM, KF, "2026-10-01", []),
    (INTERIM, KF, "2026-10-31", []),
    (INTERIM, KF, "2026-11-01", [INTERIM_2]),
    # ÅR to KF and revisorer by 15 April, fastställd in April.
    (ANNUAL, KS, "2026-04-15", []),
    (ANNUAL, KS, "2026-04-16", [KL_20]),
    (ANNUAL, KF, "2026-04-30", []),
    (ANNUAL, KF, "2026-05-01", [ANNUAL_REPORT]),
    # A period is over before anybody adopts a report on it.
    *((REPORT, body, "2026-08-31", [FOLLOW_UP]) for body in (NÄMND, KS, KF)),
    *((REPORT, body, "2026-09-01", []) for body in (NÄMND, KS, KF)),
    # No law's day is asked of a nämnd.
    *((rules, NÄMND, "2099-01-01", []) for rules in (BUDGET, INTERIM, ANNUAL)),
]


@pytest.mark.parametrize(("rules", "body", "day", "sources"), TABLE)
def test_each_rule_is_kept_until_its_day_and_broken_from_the_next(rules, body, day, sources):
    assert [rule.source for rule in order.broken(rules, body, date.fromisoformat(day))] == sources


@pytest.mark.parametrize(
    ("rules", "body", "day", "words"),
    [
        (BUDGET, KS, "2027-11-01", "före oktober månads utgång. Finns det särskilda skäl får det ske i november"),
        (
            BUDGET,
            KS,
            "2027-12-01",
            "senast i november, också när det finns särskilda skäl (kommunallagen 11 kap. 8 §).",
        ),
        (BUDGET, KF, "2027-12-01", "får det ske i december, och då ska skattesatsen ha fastställts i november"),
        (
            BUDGET,
            KF,
            "2028-01-01",
            "senast i december, också när det finns särskilda skäl (kommunallagen 11 kap. 10 §).",
        ),
        (INTERIM, KS, "2026-11-01", "inom två månader, senast 2026-10-31 (kommunallagen 11 kap. 16 §)."),
        (ANNUAL, KS, "2026-04-16", "senast 2026-04-15 (kommunallagen 11 kap. 20 §)."),
        (ANNUAL, KF, "2026-05-01", "senast i april 2026 (styrmodellen, Årsredovisning)."),
    ],
)
def test_what_is_asked_is_said_with_its_source(rules, body, day, words):
    assert words in order.broken(rules, body, date.fromisoformat(day))[-1].words


def test_only_a_report_whose_period_is_not_over_is_refused():
    assert all(rule.refuses for rule in REPORT)
    assert not any(rule.refuses for rule in (*BUDGET, *INTERIM, *ANNUAL))


@pytest.mark.parametrize(
    ("period_to", "last"), [("2026-08-31", "2026-10-31"), ("2026-06-30", "2026-08-31"), ("2026-12-31", "2027-02-28")]
)
def test_two_months_are_whole_months(period_to, last):
    rules = [rule for rule in order.of_interim(2026, date.fromisoformat(period_to)) if rule.source == KL_16]
    day = date.fromisoformat(last)
    assert not order.broken(rules, KS, day)
    assert order.broken(rules, KS, day + timedelta(days=1)) == rules


@pytest.mark.parametrize("year", [2023, 2027, 2031])
def test_the_budget_after_an_election_is_the_newly_electeds(year):
    """The elections are in 2022, 2026, 2030 …, and those elected take office on 15 October."""
    rule = order.newly_elected(year)
    assert rule.source == KL_10
    assert rule.is_broken_by(KF, date(year - 1, 10, 14))
    assert not rule.is_broken_by(KF, date(year - 1, 10, 15))
    assert not rule.is_broken_by(KS, date(year - 1, 6, 1))


@pytest.mark.parametrize("year", [2022, 2024, 2025, 2026, 2028])
def test_other_years_have_no_newly_elected(year):
    assert order.newly_elected(year) is None


def test_those_who_have_not_decided_before_kommunstyrelsen_are_named():
    rule = order.bodies_first(["Kulturnämnden", "Socialnämnden", "Stadshotellet AB"])
    assert rule.words.endswith("Inte beslutat till den dagen: Kulturnämnden, Socialnämnden och Stadshotellet AB.")
    assert f"före kommunstyrelsen ({FOLLOW_UP})." in rule.words
    assert "2026-10-07" in order.board_was_first(date(2026, 10, 7)).words
