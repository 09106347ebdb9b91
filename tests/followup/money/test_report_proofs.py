"""The checks of a report are those of the accounts' own page, said with the same words, as far as its sections ask for them."""

from decimal import Decimal

import pytest

from followup.documents.report import build as build_document
from followup.enums import MoneyUnit, RoundKind, Verdict
from followup.money.report_accounts import accounts_of_report
from followup.pages.account_checks import check_list
from followup.pages.account_period import Period
from followup.pages.accounts import PARTS, accounts_of
from followup.rules.accounts.told import said
from followup.rules.sections import FETCHED
from followup.services.account_figures import FigureInput, explain, save_figures
from styrmodell.lib.documents.accounts import ProofList
from tests import build_followup
from tests.followup import given_group, given_investments
from tests.followup import reported_accounts as given

pytestmark = pytest.mark.django_db

TKR = MoneyUnit.TKR
NBSP = "\N{NO-BREAK SPACE}"


def report_of(org, kind=RoundKind.ANNUAL, unit=None, year=2026):
    return build_followup.report(build_followup.round_(kind, year), unit or org.municipality)


def in_report(report, contents=FETCHED):
    return [(one.verdict, one.sentence) for one in accounts_of_report(report, contents).findings]


def on_page(org, month=12):
    accounts = accounts_of(Period(2026, month), org.municipality, org.group)
    return [(line.verdict, line.sentence) for line in check_list(accounts, PARTS[0]).lines]


def put(column, key, amount, version=1):
    save_figures(column, [FigureInput(key, said(amount, TKR), version=version)], by=None)


def proofs(report):
    """Chapter's key → its proofs as they are printed."""
    return {
        chapter.key: [(proof.status.word, proof.sentence) for proof in block.proofs]
        for chapter in build_document(report).chapters
        for block in chapter.blocks
        if isinstance(block, ProofList)
    }


def whole(org):
    report = report_of(org)
    koncern = given_group.koncern(org)
    return report, koncern


def test_a_koncern_that_adds_up_is_proved_in_the_report_as_on_the_page(org):
    report, _ = whole(org)
    assert sorted(in_report(report)) == sorted(on_page(org))
    assert not [one for one in in_report(report) if one[0] == Verdict.DIFFERS]


def test_a_line_that_differs_is_told_once_with_the_words_of_the_page(org):
    report, koncern = whole(org)
    put(koncern.combined, "depreciation", -170)
    [(_, sentence)] = [one for one in in_report(report) if one[0] == Verdict.DIFFERS]
    assert (Verdict.DIFFERS, sentence) in on_page(org)
    assert "Koncernens avskrivningar" in sentence
    assert "verksamhetens nettokostnader" in sentence  # which differs since it does
    assert ("Stämmer inte", sentence) in proofs(report)["consolidated"]
    difference = Decimal(-20_000)
    explain(koncern.combined, "group:depreciation", by=None, difference=difference, text="Koncernens nyttjandetider.")
    [(_, sentence)] = [one for one in in_report(report) if one[0] == Verdict.EXPLAINED]
    assert "Koncernens nyttjandetider." in sentence
    assert sorted(in_report(report)) == sorted(on_page(org))


@pytest.mark.parametrize("what", ["share", "company", "eliminations"])
def test_what_koncernen_lacks_to_be_tried_is_said_as_on_the_page(org, what):
    report, koncern = whole(org)
    if what == "share":
        type(org.company).objects.filter(pk=org.company.pk).update(ownership_share=None)
        koncern.company.share = None
        koncern.company.save()
    if what == "company":
        koncern.company.figures.all().delete()
    if what == "eliminations":
        koncern.eliminations.figures.all().delete()
        koncern.eliminations.delete()
    lacks = {
        "share": f"ägarandelen i {org.company.name}",
        "company": f"belopp från {org.company.name}",
        "eliminations": "elimineringarna",
    }[what]
    untried = [sentence for verdict, sentence in in_report(report) if verdict == Verdict.NOT_TRIED]
    assert any(one.endswith(f": {lacks} saknas.") for one in untried)
    assert sorted(in_report(report)) == sorted(on_page(org))


def test_investments_are_held_against_kassaflodet_where_the_report_has_one(org):
    report = report_of(org)
    given_investments.told(given_investments.project(org.committee), report.round, outcome=700)
    given.account(report, **given.FLOW)
    [sentence] = [one for word, one in proofs(report)["cash-flow"] if word == "Stämmer inte"]
    assert "investeringsredovisningens utfall" in sentence
    assert sentence.endswith(f"Skillnaden är 35{NBSP}196{NBSP}tkr.")
    assert sorted(in_report(report)) == sorted(on_page(org))
    interim = report_of(org, RoundKind.INTERIM_2)
    given.account(interim, **given.FLOW)
    assert not any("nvesteringar" in one for lines in proofs(interim).values() for _, one in lines)


def test_what_is_set_aside_is_held_against_law(org):
    report = report_of(org)
    given.account(report, **{**given.REQUIREMENT, "reserve_opening": said(0, TKR), "reserve_added": said(-11000, TKR)})
    [(_, sentence)] = [one for one in proofs(report)["balanced-budget"] if one[0] == "För mycket"]
    assert "KL 11:14" in sentence
    assert (Verdict.DIFFERS, sentence) in on_page(org)


def test_a_report_that_asks_for_no_balance_sheet_gets_no_check_of_one(org):
    report = report_of(org, RoundKind.INTERIM_1)
    given.account(report, equity_result=said(13043, TKR), flow_result=said(1, TKR))
    found = proofs(report)
    assert set(found) == {"income-statement"}
    said_of = " ".join(sentence for _, sentence in found["income-statement"])
    assert "balansräkningen" not in said_of
    assert "kassaflödesanalysen" not in said_of


def test_how_many_bolag_there_are_costs_no_more_to_read(org, django_assert_num_queries):
    report, _ = whole(org)
    with django_assert_num_queries(6):
        accounts_of_report(report, FETCHED)
    for number in range(4):
        below = given_group.below(org.company, f"Bolag{number} AB", ownership_share=Decimal(10))
        given_group.column(below, **given_group.COMPANY)
    with django_assert_num_queries(6):
        accounts_of_report(report, FETCHED)
