"""Koncerner drawn at random: what eliminations make right is right, and what is put wrong is told once, by its line."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from followup.enums import LineKind, MoneyUnit, Verdict
from followup.rules.accounts.causes import causes
from followup.rules.accounts.group import COMBINED, Member, counted_once, group_checks, line_of
from followup.rules.accounts.line_table import law_lines
from followup.rules.accounts.sheet import Sheet
from followup.rules.accounts.told import Told
from organisation.enums import OrgUnitKind

LINES = law_lines(2026)
ROWS = [line for line in LINES if line.account in COMBINED and not line.is_heading]
TYPED = [line.key for line in ROWS if line.kind == LineKind.AMOUNT and not LINES.parts(line.key)]
SUMS = [line.key for line in ROWS if LINES.parts(line.key)]
TOLD_OF = [line.key for line in ROWS if line.kind == LineKind.OF_WHICH]
# Whole tens of thousands, so that a share in hundredths of a percent is exact.
AMOUNT = st.integers(-(10**5), 10**5).map(lambda tens: Decimal(tens) * 10_000)
AMOUNTS = st.fixed_dictionaries(dict.fromkeys([*TYPED, *TOLD_OF], AMOUNT))
SHARE = st.integers(1, 10_000).map(lambda hundredths: Decimal(hundredths).scaleb(-2))
OFF = st.integers(1, 10**6).map(lambda tens: Decimal(tens) * 10_000)


def sheet(key, kind, amounts, **more):
    asked = {line.key: amounts[line.key] for line in ROWS if line.key in amounts and line.is_asked_of(kind)}
    return Sheet(key, LINES, kind, {line: told(amount) for line, amount in asked.items()}, **more)


def told(amount):
    return Told(amount, MoneyUnit.KR, 2)


@st.composite
def groups(draw):
    """Kommunen and some bolag, held by each other as it falls out, and eliminations; with the koncern that they come to."""
    members = [Member("0", "kommunen", Decimal(100), sheet("0", OrgUnitKind.MUNICIPALITY, draw(AMOUNTS)))]
    for at in range(1, draw(st.integers(1, 4)) + 1):
        above = draw(st.sampled_from(["", *(str(one) for one in range(1, at))]))
        figures = sheet(str(at), OrgUnitKind.COMPANY, draw(AMOUNTS))
        whole = draw(st.booleans())
        members.append(Member(str(at), f"Bolag {at} AB", draw(SHARE), figures, held_by=above, is_whole_group=whole))
    taken = sheet("elim", OrgUnitKind.GROUP, draw(AMOUNTS), empty_is_nothing=True)
    counted = counted_once(members)
    both = {}
    for key in [*TYPED, *TOLD_OF]:
        parts = [one.share / 100 * (one.sheet.value(key).amount or 0) for one in counted]
        both[key] = sum(parts, taken.value(key).amount or Decimal(0))
    return members, taken, sheet("koncern", OrgUnitKind.GROUP, both)


def accused(group, members, taken):
    found = causes(group_checks(group, members, taken), LINES)
    return {line_of(one.check): one for one in found if one.check.verdict == Verdict.DIFFERS}


def above(key):
    part_of = LINES[key].counts_in
    return [part_of, *above(part_of)] if part_of else []


def put_wrong(one, key, off):
    figures = one.figures | {key: told((one.value(key).amount or Decimal(0)) + off)}
    return replace(one, figures=figures)


@hypothesis(max_examples=30)
@given(groups())
def test_what_eliminations_make_right_is_right_on_every_line(drawn):
    members, taken, group = drawn
    assert {one.verdict for one in group_checks(group, members, taken)} == {Verdict.AGREES}


@hypothesis(max_examples=30)
@given(groups(), st.sampled_from([*TYPED, *SUMS, *TOLD_OF]), OFF)
def test_a_line_of_the_koncern_that_is_put_wrong_is_told_once(drawn, key, off):
    members, taken, group = drawn
    if not LINES[key].is_asked_of(OrgUnitKind.GROUP):
        return
    found = accused(put_wrong(group, key, off), members, taken)
    assert list(found) == [key]
    assert found[key].check.difference == off
    assert sorted(found[key].follows) == sorted(above(key))


@hypothesis(max_examples=30)
@given(groups(), st.sampled_from(TYPED), OFF, st.data())
def test_a_line_of_one_that_is_counted_is_told_by_its_share(drawn, key, off, data):
    members, taken, group = drawn
    wrong = data.draw(st.sampled_from(members))
    if not LINES[key].is_asked_of(wrong.sheet.unit_kind):
        return
    others = [replace(one, sheet=put_wrong(one.sheet, key, off)) if one is wrong else one for one in members]
    found = accused(group, others, taken)
    is_counted = wrong in counted_once(members)
    assert list(found) == ([key] if is_counted else [])
    if is_counted:
        assert found[key].check.difference == -off * wrong.share / 100


@hypothesis(max_examples=30)
@given(groups(), st.sampled_from(TYPED), OFF)
def test_an_elimination_that_is_put_wrong_is_told_once(drawn, key, off):
    members, taken, group = drawn
    if not LINES[key].is_asked_of(OrgUnitKind.GROUP):
        return
    found = accused(group, members, put_wrong(taken, key, off))
    assert list(found) == [key]
    assert found[key].check.difference == -off


@hypothesis(max_examples=30)
@given(groups(), st.lists(st.sampled_from(TYPED), min_size=2, max_size=4, unique=True), st.data())
def test_each_of_several_is_told_and_no_sum_of_them(drawn, keys, data):
    members, taken, group = drawn
    keys = [key for key in keys if LINES[key].is_asked_of(OrgUnitKind.GROUP)]
    for key in keys:
        group = put_wrong(group, key, data.draw(OFF))
    assert sorted(accused(group, members, taken)) == sorted(keys)


@hypothesis(max_examples=30)
@given(groups(), st.data())
def test_a_share_that_nobody_has_entered_accuses_nobody_and_is_what_is_lacking(drawn, data):
    members, taken, group = drawn
    unknown = data.draw(st.sampled_from([one for one in counted_once(members) if one.key != "0"] or members[1:]))
    others = [replace(one, share=None) if one is unknown else one for one in members]
    checks = group_checks(group, others, taken)
    lacking = {name for one in checks for name in one.missing}
    assert lacking <= {f"ägarandelen i {unknown.name}"}
    assert {one.verdict for one in checks} <= {Verdict.AGREES, Verdict.NOT_TRIED}
