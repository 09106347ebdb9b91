"""What is withheld of a unit's people: worked out by hand, and tried by reading it as somebody who wants to know more."""

from collections import defaultdict
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.rules.personnel import BESIDE, DIVISIONS, FEW, LINES, NOT_SAID, TOTAL, Said
from followup.rules.withholding import withheld

COUNTED = {TOTAL, *(key for division in DIVISIONS for key in division)}
MOST = 16


def told(**values):
    return {key: {"f": FEW, "b": BESIDE}.get(value) or Said(Decimal(str(value))) for key, value in values.items()}


def as_words(found):
    return {
        key: {"FEW": "f", "BESIDE": "b"}.get(one.withheld) or str(one.value)
        for key, one in found.items()
        if not one.is_missing
    }


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
        # Two that are few hide each other, but not both that they are: of eight they would be four and four.
        (
            {"employees": 47, "young": 3, "middle": 40, "old": 4},
            {"employees": "47", "young": "b", "middle": "40", "old": "b"},
        ),
        ({"employees": 8, "women": 4, "men": 4}, {"employees": "8", "women": "b", "men": "b"}),
        ({"employees": 6, "women": 5, "men": 1}, {"employees": "6", "women": "b", "men": "b"}),
        # Of two they are one each: the third goes with them.
        (
            {"employees": 22, "women": 10, "men": 12, "young": 1, "middle": 1, "old": 20},
            {"employees": "22", "women": "10", "men": "12", "young": "b", "middle": "b", "old": "b"},
        ),
        # Everybody is told of by another division.
        (
            {"women": 10, "men": 12, "young": 2, "middle": 10, "old": 10, "sick_middle": 4},
            {"women": "10", "men": "12", "young": "f", "middle": "b", "old": "10", "sick_middle": "b"},
        ),
        (
            {"women": 10, "men": 12, "permanent": 20, "temporary": 2},
            {"women": "10", "men": "12", "permanent": "b", "temporary": "f"},
        ),
        # Nobody has counted the men, and the others tell that they are two.
        (
            {"employees": 22, "women": 20, "sick_total": 5, "sick_women": 4},
            {"employees": "22", "women": "b", "men": "f", "sick_total": "5", "sick_women": "b"},
        ),
        ({"employees": 22, "women": 12}, {"employees": "22", "women": "12"}),
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


def may_be(one):
    """The numbers that a reader thinks a group may have; nobody knows how many there are at most."""
    if one.value is not None:
        return [int(one.value)]
    return range(1, 5) if one == FEW else range(0 if one.is_missing else 1, MOST + 6)


def readings(found):
    """Every number that each group may have, when its division's parts are everybody and everybody is as many in each."""
    ways = []
    for division in DIVISIONS:
        by_sum = defaultdict(list)
        for way in product(*(may_be(found.get(key, NOT_SAID)) for key in division)):
            by_sum[sum(way)].append(way)
        ways.append(by_sum)
    wholes = {one for one in may_be(found.get(TOTAL, NOT_SAID)) if all(one in by_sum for by_sum in ways)}
    possible = {TOTAL: wholes}
    for division, by_sum in zip(DIVISIONS, ways, strict=True):
        for key, counts in zip(
            division, zip(*(way for one in wholes for way in by_sum[one]), strict=True), strict=True
        ):
            possible[key] = set(counts)
    return possible


@st.composite
def people(draw):
    """How many there are of each, and of which of them it is said."""
    whole = draw(st.integers(0, MOST))
    counts = {TOTAL: whole}
    for first, *others in DIVISIONS:
        left = whole
        for key in others:
            counts[key] = draw(st.integers(0, left))
            left -= counts[key]
        counts[first] = left
    return {key: counts[key] for key in draw(st.sets(st.sampled_from(sorted(COUNTED)), min_size=1))}, counts


@given(people())
def test_nobody_who_reads_what_is_told_can_work_out_how_many_a_group_of_fewer_than_five_are(said_and_counted):
    said, counts = said_and_counted
    found = withheld(told(**said))
    assert withheld(found) == found
    possible = readings(found)
    for key, count in counts.items():
        if 0 < count < 5:
            assert found.get(key, NOT_SAID).value is None
            assert len(possible[key]) > 1, key


@given(st.dictionaries(st.sampled_from([line.key for line in LINES]), st.integers(0, 60)))
def test_numbers_that_disagree_are_withheld_in_the_same_way(values):
    found = withheld(told(**values))
    assert withheld(found) == found
    for line in LINES:
        one = found.get(line.key, NOT_SAID)
        if not line.group and one.value is not None:
            assert not 0 < one.value < 5
        if line.group and found.get(line.group, NOT_SAID).is_withheld:
            assert one.value is None
    for division in DIVISIONS:
        shares = [found.get(f"sick_{key}", NOT_SAID) for key in division]
        if (
            sum(one.is_withheld for one in shares) == 1
            and sum(one.value is not None for one in shares) == len(shares) - 1
        ):
            assert found.get("sick_total", NOT_SAID).value is None
