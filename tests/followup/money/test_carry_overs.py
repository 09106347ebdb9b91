"""Tables of what is carried over as a report prints them: sums, what is missing, and balances against last year's."""

import pytest

from followup.enums import Verdict
from followup.money.carry_over_checks import all_checks
from followup.money.carry_over_tables import fetched_carried
from followup.money.carry_overs import carried_of
from followup.rules.carry_overs import Carried
from styrmodell.lib.documents.accounts import NOT_APPLICABLE, ProofList, Statement
from styrmodell.lib.documents.blocks import RichText
from styrmodell.lib.swedish import slug_words
from tests.followup import given_carry_overs as given

pytestmark = pytest.mark.django_db
TKR = 1000


def told(org, year=2025):
    return fetched_carried(carried_of(org.municipality, year))


def statement(org, year=2025):
    (found,) = (block for block in told(org, year).blocks if isinstance(block, Statement))
    return {row.name: row.values for row in found.rows}, found.note


def test_empty_zero_and_not_applicable_are_three_things(org):
    given.said(org.municipality, Carried.EARMARKED, "Alla", opening="–", used="–", set_aside="–")
    given.said(org.municipality, Carried.EARMARKED, "Ingen", opening="", used=0, set_aside=0)
    given.said(org.municipality, Carried.EARMARKED, "Noll", opening=0, used=0, set_aside=0)
    rows, note = statement(org)
    assert rows["Alla"][-1] == NOT_APPLICABLE
    assert (rows["Ingen"][-1].value, rows["Noll"][-1].value) == (None, 0)
    assert rows["Summa"][-1].value == 0
    assert "något saknas i ingående balans och utgående balans" in note


def test_a_row_is_known_by_the_same_key_in_its_nämnds_report_and_in_kommunens(org):
    given.said(org.committee, Carried.BALANCE, "Måltidsservice", opening=1, change=0)
    given.said(org.municipality, Carried.BALANCE, "Fordon", opening=1, change=0)

    def keys(unit):
        blocks = fetched_carried(carried_of(unit, 2025)).blocks
        return [row.key for block in blocks if isinstance(block, Statement) for row in block.rows if row.key]

    own = keys(org.committee)
    assert own == [f"balansenheter-{slug_words(org.committee.name)}-maltidsservice"]
    assert [*own, f"balansenheter-{slug_words(org.municipality.name)}-fordon"] == sorted(
        keys(org.municipality), reverse=True
    )


def test_the_sources_seven_rows_are_added_as_they_are(org):
    for name, tkr in given.USED_2020.items():
        given.said(org.municipality, Carried.EARMARKED, name, 2020, used=tkr)
    rows, _ = statement(org, 2020)
    assert rows["Summa"][1].value == 17_441 * TKR  # the source prints 17 440
    lacks = "Öronmärkt eget kapital: ingående balans och avsatt saknas på sju rader."
    assert told(org, 2020).lacks == lacks


def test_what_a_balance_went_out_with_comes_in(org):
    given.said(org.municipality, Carried.BALANCE, "Skogsfond", 2024, opening=2368, change=-318)
    given.said(org.municipality, Carried.BALANCE, "Skogsfond", opening=2050, change=1)
    (check,) = all_checks(carried_of(org.municipality, 2025))
    assert check.verdict == Verdict.AGREES
    assert statement(org)[1] == "Ingående balans är den utgående 2024 på en rad."


@pytest.mark.parametrize(
    ("decided", "words"),
    [
        (("KF § 9", "KF § 9"), "<li><strong>Skog</strong>: Behövs.</li></ul><p>Beslut om alla: KF § 9.</p>"),
        (("KF § 9", "KF § 8"), "<li><strong>Fond</strong>: Behövs. Beslut: KF § 9.</li>"),
        (("KF § 9", ""), "<li><strong>Fond</strong>: Behövs. Beslut: KF § 9.</li>"),
    ],
)
def test_a_decision_about_all_is_told_once(org, decided, words):
    for name, where in zip(("Fond", "Skog"), decided, strict=True):
        row = {"budget": 5, "outcome": 1, "asked": 4, "why": "Behövs", "decided_in": where}
        given.said(org.municipality, Carried.OPERATING, name, **row)
    (reasons,) = (block for block in told(org).blocks if isinstance(block, RichText))
    assert words in reasons.html
    assert reasons.html.count("Beslut") == (1 if "alla" in words else sum(map(bool, decided)))


def test_within_rounding_it_is_rounding_and_beyond_it_a_fault(org):
    for name, opening in (("Fordon", 51), ("Måltid", 60)):
        given.said(org.municipality, Carried.BALANCE, name, 2024, opening=40, change=10)
        given.said(org.municipality, Carried.BALANCE, name, opening=opening, change=0)
    by_name = {one.key.rpartition(":")[2]: one for one in all_checks(carried_of(org.municipality, 2025))}
    assert by_name["Fordon"].verdict == Verdict.ROUNDING
    assert by_name["Måltid"].verdict == Verdict.DIFFERS
    fetched = told(org)
    assert isinstance(fetched.proofs, ProofList)
    assert len(fetched.proofs.proofs) == 2
    assert fetched.lacks == "En balans stämmer inte."


def test_a_new_balance_has_nothing_to_be_held_against_and_one_left_behind_is_told_of(org):
    given.said(org.municipality, Carried.BALANCE, "Ny", opening="–", change=4)
    given.said(org.municipality, Carried.BALANCE, "Gammal", 2024, opening=3, change=0)
    given.said(org.municipality, Carried.BALANCE, "Avslutad", 2024, opening=3, change=-3)
    (check,) = all_checks(carried_of(org.municipality, 2025))
    assert check.verdict == Verdict.NOT_TRIED
    assert "Gammal" in check.sentence


def test_a_name_in_other_letters_is_the_same_balance(org):
    given.said(org.municipality, Carried.BALANCE, "SKOGSFOND", 2024, opening=3, change=0)
    given.said(org.municipality, Carried.BALANCE, "Skogsfond", opening=3, change=0)
    assert [one.verdict for one in all_checks(carried_of(org.municipality, 2025))] == [Verdict.AGREES]


def test_nothing_said_is_told_in_a_sentence(org):
    assert told(org).blocks == ()
    assert told(org).lacks.startswith("Inget är angivet om ombudgetering")


def test_how_many_questions_it_asks_does_not_grow(org, django_assert_num_queries):
    for number in range(30):
        given.said(org.municipality, Carried.EARMARKED, f"Fond {number}", opening=1, used=0, set_aside=0)
    with django_assert_num_queries(6):
        told(org)
