"""The bedömning that what lies below points to."""

import pytest

from followup.rules.suggestion import by_judgements, by_work

WORDS = {"MET": "Uppfyllt", "PARTLY": "Delvis uppfyllt", "NOT_MET": "Ej uppfyllt", "NOT_ASSESSED": "Ej bedömt"}


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("MET", "MET"),
        ("MET MET NOT_ASSESSED", "MET"),
        ("MET PARTLY", "PARTLY"),
        ("PARTLY PARTLY", "PARTLY"),
        ("MET MET NOT_MET", "PARTLY"),
        ("MET NOT_MET", "NOT_MET"),
        ("NOT_MET", "NOT_MET"),
    ],
)
def test_of_what_others_have_judged_all_must_say_met_and_half_not_met(said, key):
    assert by_judgements(said.split(), WORDS).key == key


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("ON_TRACK DONE FORWARD UNCHANGED", "MET"),
        ("ON_TRACK ON_TRACK DELAYED", "PARTLY"),
        ("ON_TRACK BACKWARD", "NOT_MET"),
        ("DELAYED CANCELLED NOT_STARTED", "NOT_MET"),
        ("ON_TRACK CANCELLED", "MET"),
    ],
)
def test_of_work_nothing_may_be_late_or_go_backwards(said, key):
    assert by_work(said.split(), WORDS).key == key


@pytest.mark.parametrize("said", ["", "NOT_ASSESSED", "NOT_STARTED CANCELLED"])
def test_from_nothing_nothing_is_suggested(said):
    assert by_judgements(said.split(), WORDS) is None
    assert by_work(said.split(), WORDS) is None


def test_it_tells_what_it_was_counted_from_and_how():
    made = by_work(["ON_TRACK", "ON_TRACK", "DELAYED"], WORDS)
    assert (made.word, made.told) == (
        "Delvis uppfyllt",
        "1 av 3 prioriteringar och aktiviteter som bidrar går bakåt eller är försenad.",
    )
    assert by_judgements(["MET", "PARTLY", "MET"], WORDS).told == "Nämnder och bolag: 2 uppfyllt, 1 delvis uppfyllt."
    assert made.rule.startswith("Uppfyllt när ingen prioritering går bakåt")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["ON_TRACK"], "Den prioritering eller aktivitet som bidrar går inte bakåt och är inte försenad."),
        (["BACKWARD"], "Den prioritering eller aktivitet som bidrar går bakåt eller är försenad."),
        (["ON_TRACK", "FORWARD"], "Ingen av 2 prioriteringar och aktiviteter som bidrar går bakåt eller är försenad."),
        (["DELAYED", "BACKWARD"], "2 av 2 prioriteringar och aktiviteter som bidrar går bakåt eller är försenade."),
    ],
)
def test_one_and_many_are_told_in_words_that_fit(said, told):
    assert by_work(said, WORDS).told == told
