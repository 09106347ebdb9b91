"""What is said of people in a year: as it is written, read and told to be missing or wrong."""

from decimal import Decimal

import pytest

from followup.rules.personnel import (
    BESIDE,
    BY_KEY,
    FEW,
    LINES,
    NOT_SAID,
    Said,
    disagreeing,
    lacking,
    said_in,
    unjudged,
)
from styrmodell.lib.readings import Unreadable


def told(**values):
    return {key: {"f": FEW, "b": BESIDE}.get(value) or Said(Decimal(str(value))) for key, value in values.items()}


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


def test_parts_that_do_not_come_to_everybody_are_told_of():
    assert list(disagreeing(told(employees=43, women=40, men=5))) == [
        "Kvinnor och män är tillsammans 45, men totalt är 43 anställda."
    ]
    assert list(disagreeing(told(employees=43, women=40, men="f"))) == []
    assert list(disagreeing(told(employees=45, women=40, men=5))) == []


def test_a_share_of_a_group_that_nobody_has_counted_cannot_be_judged():
    assert [line.key for line in unjudged(told(sick_women=5, sick_men=4, men=30))] == ["sick_women"]
    assert len(lacking(told(employees=0, men="f"))) == len(LINES) - 2
