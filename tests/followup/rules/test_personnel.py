"""What is said of people in a year, and what is withheld of it: worked out by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.rules.personnel import (
    BESIDE,
    BY_KEY,
    DIVISIONS,
    FEW,
    LINES,
    NOT_SAID,
    TOTAL,
    Said,
    disagreeing,
    lacking,
    said_in,
    unjudged,
    withheld,
)
from styrmodell.lib.readings import Unreadable


def told(**values):
    return {key: {"f": FEW, "b": BESIDE}.get(value) or Said(Decimal(str(value))) for key, value in values.items()}


def as_words(found):
    return {
        key: {"FEW": "f", "BESIDE": "b"}.get(one.withheld) or str(one.value)
        for key, one in found.items()
        if not one.is_missing
    }


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("sick_total", "5,6 %", Said(Decimal("5.6"))),
        ("sick_total", "0", Said(Decimal(0))),
        ("sick_total", "", NOT_SAID),
        ("employees", "2 422", Said(Decimal(2422))),
        ("employees", "2\N{NO-BREAK SPACE}422", Said(Decimal(2422))),
        ("full_time", "2204,5", Said(Decimal("2204.5"))),
        ("men", "färre än 5", FEW),
        ("men", "Färre än fem", FEW),
        ("men", " < 5", FEW),
        ("men", "..", FEW),
        ("women", "visas inte", BESIDE),
    ],
)
def test_what_is_written_is_read(key, text, said):
    assert said_in(text, BY_KEY[key]) == said


@pytest.mark.parametrize(
    ("key", "text", "why"),
    [
        ("sick_total", "100,1", "högst 100 procent"),
        ("sick_total", "−1", "minst 0"),
        ("employees", "3,5", "hela personer"),
        ("full_time", "1,2345", "decimaler"),
        ("employees", "1000000", "mindre tal"),
        ("employees", "många", "många"),
        ("employees", "–", "–"),
    ],
)
def test_what_cannot_be_is_refused_in_words(key, text, why):
    with pytest.raises(Unreadable, match=why):
        said_in(text, BY_KEY[key])


def test_empty_zero_and_withheld_are_three_things():
    line = BY_KEY["employees"]
    assert [one.words(0) for one in (NOT_SAID, Said(Decimal(0)), FEW, BESIDE)] == [
        "saknas",
        "0",
        "färre än 5",
        "visas inte",
    ]
    assert [said_in(one.written(0), line) for one in (NOT_SAID, Said(Decimal(0)), FEW, BESIDE)] == [
        NOT_SAID,
        Said(Decimal(0)),
        FEW,
        BESIDE,
    ]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        # Three men among forty: the women would tell how many, and both have their sjukfrånvaro told beside the whole.
        (
            {"employees": 43, "women": 40, "men": 3, "sick_total": 6, "sick_women": 6.5, "sick_men": 2},
            {"employees": "43", "women": "b", "men": "f", "sick_total": "6", "sick_women": "b", "sick_men": "f"},
        ),
        # Nothing to subtract from: only what is few is withheld.
        ({"women": 40, "men": 3}, {"women": "40", "men": "f"}),
        # Of three ages the smaller of the other two goes with it.
        (
            {"employees": 60, "young": 2, "middle": 40, "old": 18, "sick_old": 7},
            {"employees": "60", "young": "f", "middle": "40", "old": "b", "sick_old": "b"},
        ),
        # Two that are few already hide each other.
        (
            {"employees": 47, "young": 3, "middle": 40, "old": 4},
            {"employees": "47", "young": "f", "middle": "40", "old": "f"},
        ),
        # Nobody is nobody: zero is told, and is not what is withheld beside another.
        (
            {"employees": 60, "young": 0, "middle": 57, "old": 3},
            {"employees": "60", "young": "0", "middle": "b", "old": "f"},
        ),
        # Four in all: nothing is told of them.
        (
            {"employees": 4, "women": 4, "men": 0, "full_time": 3.5, "sick_total": 9},
            dict.fromkeys(("employees", "women", "men", "full_time", "sick_total"), "f"),
        ),
        # Five are enough.
        ({"employees": 10, "women": 5, "men": 5}, {"employees": "10", "women": "5", "men": "5"}),
        # Said to be withheld by who wrote it, without how many they are.
        (
            {"sick_total": 6, "sick_women": 6.5, "sick_men": "f"},
            {"sick_total": "6", "sick_women": "b", "sick_men": "f"},
        ),
        (
            {"employees": 90, "permanent": 86, "temporary": 4},
            {"employees": "90", "permanent": "b", "temporary": "f"},
        ),
    ],
)
def test_a_group_of_fewer_than_five_is_withheld_and_what_would_tell_of_it(said, found):
    assert as_words(withheld(told(**said))) == found


@given(st.dictionaries(st.sampled_from([line.key for line in LINES]), st.integers(0, 60)))
def test_no_few_can_be_worked_out_from_what_is_told(values):
    values = {key: min(value, 100) for key, value in values.items()}
    found = withheld(told(**values))
    assert withheld(found) == found
    for line in LINES:
        if not line.group and found.get(line.key, NOT_SAID).value is not None:
            assert not 0 < found[line.key].value < 5
        if line.group and found.get(line.group, NOT_SAID).is_withheld:
            assert found.get(line.key, NOT_SAID).value is None
    for division in DIVISIONS:
        for total, keys in ((TOTAL, division), ("sick_total", tuple(f"sick_{key}" for key in division))):
            hidden = [key for key in keys if found.get(key, NOT_SAID).is_withheld]
            known = [key for key in keys if found.get(key, NOT_SAID).value is not None]
            if len(hidden) == 1 and len(known) == len(keys) - 1:
                assert found.get(total, NOT_SAID).value is None


def test_parts_that_do_not_come_to_everybody_are_told_of():
    assert list(disagreeing(told(employees=43, women=40, men=5))) == [
        "Kvinnor och män är tillsammans 45, men totalt är 43 anställda."
    ]
    assert list(disagreeing(told(employees=43, women=40, men="f"))) == []
    assert list(disagreeing(told(employees=45, women=40, men=5))) == []


def test_a_share_of_a_group_that_nobody_has_counted_cannot_be_judged():
    assert [line.key for line in unjudged(told(sick_women=5, sick_men=4, men=30))] == ["sick_women"]
    assert len(lacking(told(employees=0, men="f"))) == len(LINES) - 2
