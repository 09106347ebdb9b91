"""The judge of amounts: what is odd, what is impossible, and what is nobody's question."""

from datetime import date
from decimal import Decimal

import pytest

from followup.money.amounts import Amounts
from followup.money.plausible import NOTHING, Case, Doubtful, mark_of, plausible, refuse_implausible
from styrmodell.lib.errors import DomainError

TODAY = date(2026, 11, 23)


def money(outcome=None, budget=None, year_budget=None, forecast=None) -> Amounts:
    """Amounts in tkr."""
    kronor = (None if tkr is None else Decimal(str(tkr)) * 1000 for tkr in (outcome, budget, forecast, year_budget))
    return Amounts(*kronor)


LIBRARY = money(-12_215, -12_740, -15_339, -15_039)  # October
SEPTEMBER = money(-11_010, -11_466, -15_339, -15_100)


def said(amounts, stored=NOTHING, last=NOTHING, month=10, year=2026, last_month=9, **fields) -> list[str]:
    """What is remarked, with ordinary spaces."""
    case = Case("Bibliotek", year, month, amounts, stored, last, 0 if last == NOTHING else last_month, **fields)
    return [remark.sentence.replace("\N{NO-BREAK SPACE}", " ") for remark in plausible(case, today=TODAY)]


def test_ordinary_amounts_are_not_remarked_on():
    assert said(LIBRARY) == said(LIBRARY, last=SEPTEMBER) == said(LIBRARY, stored=LIBRARY) == []
    assert said(money(0, 0, 0, 0)) == said(money(-0.001, -0.001, -0.1, -0.101)) == []


def test_what_is_stored_already_is_not_asked_about_again():
    odd = money(12_215, -20_000, -15_339, -3)
    assert said(odd)
    assert said(odd, stored=odd) == []


def test_a_verksamhet_that_has_always_had_an_income_is_not_asked_about():
    income = money(5_000, 5_100, 6_100, 6_000)
    assert len(said(income)) == 1  # the year's budget, when nothing is known; what follows from it is no news
    assert said(income, last=money(4_500, 4_600, 6_100)) == []


@pytest.mark.parametrize(
    ("case", "sentences"),
    [
        # written in another unit, against what was stored, the last period, the budget
        (
            {"amounts": money(-12.215), "stored": money(-12_000)},
            ["Bibliotek: utfallet −12 tkr, men förut var det −12 000 tkr. Är det skrivet i tkr?"],
        ),
        (
            {"amounts": money(-8), "last": money(-9_000)},
            ["Bibliotek: utfallet −8 000 kr, men till och med september var det −9 000 tkr. Är det skrivet i tkr?"],
        ),
        (
            {"amounts": money(-1_221_500), "last": SEPTEMBER},
            [
                "Bibliotek: utfallet −1 221 500 tkr, men till och med september var det −11 010 tkr. Är det skrivet i öre?"
            ],
        ),
        (
            {"amounts": money(-0.0122, None, -15_339)},
            ["Bibliotek: utfallet −12 kr, men årsbudgeten är −15 339 tkr. Är det skrivet i mkr?"],
        ),
        (
            {"amounts": money(*[None] * 2, -15_339, -15_038_800), "stored": money(None, None, -15_339), "per": 1000},
            ["Bibliotek: prognosen −15 038 800 tkr, men årsbudgeten är −15 339 tkr. Är det skrivet i kronor?"],
        ),
        (
            {"amounts": money(None, None, -2_810, -2.8), "stored": money(None, None, -2_810), "per": 1000},
            ["Bibliotek: prognosen −2,8 tkr, men årsbudgeten är −2 810 tkr. Är det skrivet i mkr?"],
        ),
        # the month, not the year to date
        (
            {"amounts": money(-1_205, -12_740, -15_339), "last": SEPTEMBER},
            [
                (
                    "Bibliotek: utfallet −1 205 tkr, men till och med september var det −11 010 tkr. Gäller det bara oktober? "
                    "Summan från januari ska stå här."
                )
            ],
        ),
        (
            {"amounts": money(-12_215, -1_278, -15_339)},
            [
                (
                    "Bibliotek: budgeten −1 278 tkr, men årsbudgeten är −15 339 tkr. Gäller det bara oktober? "
                    "Summan från januari ska stå här."
                )
            ],
        ),
        # sums that shrink
        (
            {"amounts": money(-10_100, -12_740, -15_339), "last": SEPTEMBER},
            ["Bibliotek: utfallet −10 100 tkr till och med oktober är mindre än −11 010 tkr till och med september."],
        ),
        (
            {"amounts": money(-12_215, -11_000, -15_339), "last": SEPTEMBER},
            ["Bibliotek: budgeten −11 000 tkr till och med oktober är mindre än −11 466 tkr till och med september."],
        ),
        # budgets that do not agree
        (
            {"amounts": money(-12_215, -16_000, -15_339)},
            ["Bibliotek: budgeten −16 000 tkr till och med oktober är mer än årsbudgeten −15 339 tkr."],
        ),
        (
            {"amounts": money(-15_100, -15_200, -15_339), "month": 12, "year": 2025},
            ["Bibliotek: budgeten −15 200 tkr till och med december är inte årsbudgeten −15 339 tkr."],
        ),
        (
            {"amounts": money(-12_215, -15_339, -15_339), "last": SEPTEMBER},
            ["Bibliotek: budgeten −15 339 tkr är hela årets, och ska vara den till och med oktober."],
        ),
        # twice what all says
        (
            {"amounts": money(-24_430, -12_740, -15_339), "last": SEPTEMBER},
            [
                (
                    "Bibliotek: utfallet −24 430 tkr är nära dubbelt så mycket som väntat: till och med september var det "
                    "−11 010 tkr, och budgeten till dess är −12 740 tkr. Är något med två gånger?"
                )
            ],
        ),
        # the sign
        ({"amounts": money(5)}, ["Bibliotek: utfallet 5 000 kr är en intäkt. Nettokostnader brukar vara negativa."]),
        (
            {"amounts": money(12_215), "last": SEPTEMBER},
            ["Bibliotek: utfallet 12 215 tkr är en intäkt, men till och med september var det −11 010 tkr."],
        ),
        # far from what it was, and from the budget
        (
            {"amounts": money(None, None, -160_000), "last": SEPTEMBER},
            ["Bibliotek: årsbudgeten −160 000 tkr är långt från det förra: i september var det −15 339 tkr."],
        ),
        (
            {"amounts": money(None, None, -1_000, -2_000)},
            ["Bibliotek: prognosen −2 000 tkr ligger långt från årsbudgeten −1 000 tkr."],
        ),
        ({"amounts": NOTHING}, ["Bibliotek har inga belopp alls."]),
        ({"amounts": LIBRARY, "month": 11}, ["Bibliotek: november 2026 är inte slut. I dag är det 2026-11-23."]),
    ],
)
def test_what_is_odd_is_told_with_both_figures(case, sentences):
    assert said(**case) == sentences
    assert not any(remark.is_impossible for remark in plausible(_case(**case), today=TODAY))


def _case(amounts, stored=NOTHING, last=NOTHING, month=10, year=2026, per=1) -> Case:
    return Case("Bibliotek", year, month, amounts, stored, last, 0 if last == NOTHING else 9, per)


def test_an_outcome_of_a_month_that_has_not_begun_is_impossible():
    (remark,) = plausible(Case("Bibliotek", 2027, 10, money(-1)), today=TODAY)
    assert remark.is_impossible
    assert remark.sentence == "Bibliotek: det kan inte finnas utfall för oktober 2027. I dag är det 2026-11-23."
    (remark,) = plausible(Case("Bibliotek", 2027, 1, money(None, -1, -12)), today=TODAY)
    assert not remark.is_impossible


def test_a_forecast_that_was_as_far_from_the_budget_before_is_not_asked_about():
    before = money(None, None, -1_000, -2_000)
    assert said(money(None, None, -1_000, -2_050), last=before) == []


def test_what_always_was_twice_the_budget_or_had_the_whole_year_as_its_budget_is_not_asked_about():
    assert said(money(-24_430, -12_740, -15_339), last=money(-22_000, -11_466, -15_339)) == []
    assert said(money(-12_215, -15_339, -15_339), last=money(-11_010, -15_339, -15_339)) == []


def test_what_is_odd_passes_when_somebody_has_said_yes_to_just_that():
    remarks = plausible(_case(money(5)), today=TODAY)
    refuse_implausible((), accepted="")
    with pytest.raises(Doubtful) as refusal:
        refuse_implausible(remarks, accepted="")
    assert refusal.value.remarks == remarks
    refuse_implausible(remarks, accepted=refusal.value.mark)
    with pytest.raises(Doubtful):
        refuse_implausible(remarks, accepted=mark_of(plausible(_case(money(6)), today=TODAY)))


def test_what_is_impossible_is_refused_whatever_is_said():
    remarks = plausible(Case("Bibliotek", 2027, 10, money(-1)), today=TODAY)
    with pytest.raises(DomainError, match="kan inte finnas"):
        refuse_implausible(remarks, accepted=mark_of(remarks))
