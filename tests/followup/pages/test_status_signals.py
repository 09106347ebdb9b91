"""What deviates: each thing once, new or not, with the reason and the way to it."""

from datetime import date
from decimal import Decimal

import pytest

from followup.enums import RoundKind
from followup.models import OperatingAmount, Report, ReportingRound
from followup.services import awaited, deviations, reports, status_updates
from organisation.models import OrgUnit
from planning.services import assignments
from tests import build, build_followup
from tests.followup.pages.adopted import account, adopt, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def goals(org):
    return build_followup.goals(org.municipality, "I1", "I2", "E1")


def amount_of(signal):
    """What a signal says, of one about money as far as the amount."""
    return signal.text.replace("\N{NO-BREAK SPACE}", " ").split(" sämre")[0]


def test_signals_are_unmet_goals_money_and_reports_that_are_not_decided_with_what_is_new(org, goals, petra):
    first = build_followup.round_(RoundKind.INTERIM_1)
    account(org, first, {"KN": -10_000_000, "BUN": -12_000_000})
    adopt(build_followup.report(first, org.municipality), {"I1": "NOT_MET", "I2": "MET"})
    second = build_followup.round_()
    account(org, second, {"KN": -11_000_000, "BUN": -19_400_000})
    build_followup.report(second, org.company)
    adopt(build_followup.report(second, org.municipality), {"I1": "NOT_MET", "I2": "NOT_MET"})
    found = [(one.kind, amount_of(one), one.is_new) for one in page(petra).signals]
    assert found == [
        ("Mål", "I1 Målet I1", False),
        ("Mål", "I2 Målet I2", True),
        ("Ekonomi", "Barn- och utbildningsnämnden räknar med 9,4 mkr", False),
        ("Ekonomi", "Kulturnämnden räknar med 1,0 mkr", True),
        ("Rapport", f"{org.company.body_name} har inte beslutat bolagets rapport", True),
    ]


def test_a_report_that_nobody_waits_for_any_longer_is_told_with_why(org, goals, petra):
    in_round = build_followup.round_()
    company, committee = (build_followup.report(in_round, unit) for unit in (org.company, org.committee))
    awaited.let_off(company, by=None, reason="Vilande hela året.")
    adopt(build_followup.report(in_round, org.municipality), {"I1": "MET", "I2": "MET"})
    ReportingRound.objects.update(due_on=date(2026, 9, 30), closes_on=date(2026, 10, 31))
    not_decided = f"{org.committee.body_name} har inte beslutat nämndens rapport"
    assert not_decided in [one.text for one in page(petra).signals]
    awaited.strike(committee, by=None, reason="Nämnden lades ned i augusti.")
    struck, left_off = (one.text for one in page(petra).signals if one.kind == "Rapport")
    assert struck == f"{org.committee} lämnade aldrig sin rapport, och den är struken: Nämnden lades ned i augusti."
    assert (left_off.startswith(str(org.company)), left_off.endswith(": Vilande hela året.")) == (True, True)
    awaited.ask_again(committee, by=None)
    assert not_decided in [one.text for one in page(petra).signals]


def test_an_outcome_far_from_budget_is_a_signal_where_the_forecast_is_none(org, goals, petra):
    in_round = build_followup.round_()
    account(org, in_round, {"KN": -10_000_000, "BUN": -19_400_000})
    OperatingAmount.objects.update(outcome=Decimal(-7_200_000), budget=Decimal(-6_700_000))
    adopt(build_followup.report(in_round, org.municipality), {"I1": "MET", "I2": "MET"})
    said = [amount_of(one) for one in page(petra).signals if one.kind == "Ekonomi"]
    assert said == [
        "Barn- och utbildningsnämnden räknar med 9,4 mkr",
        "Kulturnämnden har hittills 0,5 mkr",
    ]


def decided_below(report: Report) -> Report:
    """A nämnd's report, handed in and decided."""
    build_followup.submitted(report)
    build_followup.decided(report)
    return Report.objects.get(pk=report.pk)


def states(*told):
    """Uppdrag från fullmäktige, each with what its receivers say: (title, due, (unit, state) …)."""
    for title, due_on, *receivers in told:
        giver = OrgUnit.objects.get(kind="MUNICIPAL_COUNCIL")
        task = assignments.give(
            giver,
            by=None,
            receivers=[unit for unit, _ in receivers],
            decision=build.decision(giver, date=date(2026, 1, 20)),
            title=title,
            due_on=due_on,
        )
        for row in task.receivers.all():
            state = dict(receivers)[row.unit]
            if state:
                status_updates.write(receiver=row, by=None, state=state, day=date(2026, 8, 20), text="<p>Berg.</p>")


def test_late_uppdrag_are_signals(org, goals, petra):
    in_round = build_followup.round_()
    report = build_followup.report(in_round, org.municipality)
    states(
        ("Badhus", date(2027, 6, 30), (org.committee, "DELAYED"), (org.other_committee, "ON_TRACK")),
        ("Lokaler", date(2026, 6, 30), (org.committee, "ON_TRACK"), (org.other_committee, "")),
        ("Färdigt", date(2026, 6, 30), (org.committee, "DONE")),
        ("Pågående", date(2026, 12, 31), (org.committee, "ON_TRACK")),
    )
    adopt(report, {"I1": "MET", "I2": "MET"})
    told = [(one.text, one.is_new) for one in page(petra).signals if one.kind == "Uppdrag"]
    assert told == [
        ("”Lokaler” skulle ha varit klart 2026-06-30 hos Kulturnämnden och Barn- och utbildningsnämnden", True),
        ("”Badhus” är försenat hos Kulturnämnden", True),
    ]


def test_one_deviation_is_told_once_with_what_nämnd_and_kommun_say_side_by_side(org, goals, petra):
    in_round = build_followup.round_()
    report = build_followup.report(in_round, org.municipality)
    states(("Badhus", date(2027, 6, 30), (org.committee, "DELAYED")))
    about = {"kind": "GOAL", "node_id": goals[0].pk}
    below = build_followup.report(in_round, org.committee)
    deviations.add(below, by=None, title="Kön växer", cause="Fler söker.", **about)
    decided_below(below)
    deviations.add(report, by=None, title="Målet nås inte", cause="Köerna växer i två nämnder.", **about)
    adopt(report, {"I1": "NOT_MET", "I2": "MET"})
    found = [one for one in page(petra).signals if one.kind in ("Mål", "Avvikelse")]
    assert [one.kind for one in found] == ["Mål"]
    assert [(one.who, one.text) for one in found[0].reasons] == [
        ("Exempelköpings kommun", "Köerna växer i två nämnder."),
        ("Kulturnämnden", "Fler söker."),
    ]


def test_a_money_signal_leads_to_the_reason(org, goals, petra):
    in_round = build_followup.round_()
    account(org, in_round, {"KN": -11_000_000, "BUN": -12_000_000})
    first, second = (build_followup.report(in_round, unit) for unit in (org.committee, org.other_committee))
    about = {"kind": "ECONOMY", "operation": org.committee.operations.get()}
    deviations.add(first, by=None, title="Biblioteken kostar mer", cause="Hyran har höjts.", **about)
    reports.save_text(second, "forecast", "<p>Fler barn i förskolan. Mer om det nedan.</p>", by=None)
    decided_below(first)
    decided_below(second)
    adopt(build_followup.report(in_round, org.municipality), {"I1": "MET", "I2": "MET"})
    bun, kn = (one for one in page(petra).signals if one.kind == "Ekonomi")
    assert [(one.who, one.text) for one in kn.reasons] == [("Kulturnämnden", "Hyran har höjts.")]
    assert kn.url == f"/rapporter/{first.pk}/#kapitel-deviations"
    assert [(one.who, one.text) for one in bun.reasons] == [("Barn- och utbildningsnämnden", "Fler barn i förskolan.")]
    assert bun.url == f"/rapporter/{second.pk}/#kapitel-forecast"
