"""Sammanställda räkenskaper: kommun, each bolag by its share, and eliminations are to come to the koncern, line by line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from followup.enums import AccountKind
from followup.rules.accounts.check import Check, Side, side
from followup.rules.accounts.sheet import NOTHING, Sheet
from followup.rules.accounts.told import Amount, added, nothing_said
from styrmodell.lib.swedish import lower_first

COMBINED = (AccountKind.INCOME_STATEMENT, AccountKind.BALANCE_SHEET)
WHOLE = Decimal(100)
PREFIX = "group:"  # of its checks' keys
SHARE_IN = "ägarandelen i "


@dataclass(frozen=True, slots=True)
class Member:
    """Enhet som ingår i koncernen.

    Attributes:
        key: tells it from the others.
        share: kommunens share of it in percent, held directly or through others; None when nobody has entered it.
        held_by: the key of the bolag above it; empty for kommunen and what it holds itself.
        is_whole_group: its figures are those of it and all below it.
        sheet: its figures; None when they have not come.
    """

    key: str
    name: str
    share: Decimal | None
    sheet: Sheet | None
    held_by: str = ""
    is_whole_group: bool = False


@dataclass(frozen=True, slots=True)
class Contribution:
    """Vad en enhet bidrar med på en rad, by its share: proportionell konsolidering, RKR R16."""

    member: Member
    amount: Amount


def counted_once(members: Sequence[Member]) -> tuple[Member, ...]:
    """Those that are added: not what a bolag above has in its own figures already."""
    known = {member.key: member for member in members}
    return tuple(member for member in members if not _is_held_in(member, known))


def _is_held_in(member: Member, known: dict[str, Member]) -> bool:
    above, seen = known.get(member.held_by), set[str]()
    while above and above.key not in seen:
        if above.is_whole_group:
            return True
        seen.add(above.key)
        above = known.get(above.held_by)
    return False


def contributions(members: Sequence[Member], line: str) -> tuple[Contribution, ...]:
    """What each of those that are counted contributes to a line of the koncern."""
    return tuple(Contribution(member, _by_share(member, line)) for member in counted_once(members))


def _by_share(member: Member, line: str) -> Amount:
    if member.sheet is None:
        return nothing_said(f"belopp från {member.name}")
    if member.sheet.lines.get(line) is None:
        return NOTHING
    amount = _amount(member, member.sheet, line)
    if member.share is None:
        # Nothing of something is nothing, whatever the share.
        is_nothing = amount.is_whole and not amount.amount
        return NOTHING if is_nothing else nothing_said(f"{SHARE_IN}{member.name}")
    part = member.share / WHOLE
    return replace(
        amount,
        amount=None if amount.amount is None else amount.amount * part,
        slack=amount.slack * part,
        missing=tuple(f"{name} hos {member.name}" for name in amount.missing),
    )


def _amount(member: Member, sheet: Sheet, line: str) -> Amount:
    """What a line comes to in its figures. A row that its delårsbokslut leaves out is not known when the sum is something."""
    one = sheet.lines[line]
    if sheet.has(line) or not one.is_asked_of(sheet.unit_kind) or not sheet.has(one.counts_in):
        return sheet.value(line)
    above = sheet.value(one.counts_in)
    is_nothing = above.is_whole and not above.amount
    return NOTHING if is_nothing else nothing_said(sheet.name(line))


def is_of_group(check: Check) -> bool:
    """True of a check of the koncern against what it is made of."""
    return check.key.startswith(PREFIX)


def line_of(check: Check) -> str:
    """The key of the line that a check of the koncern is about."""
    return check.key.removeprefix(PREFIX)


def group_checks(group: Sheet, members: Sequence[Member], eliminations: Sheet | None) -> tuple[Check, ...]:
    """For each line of the koncern: kommun + each bolag × share + eliminations = koncern.

    Args:
        eliminations: what is taken away, with its sign; a line that it leaves empty has nothing to eliminate.
    """
    lines = [line for line in group.lines if line.account in COMBINED and not line.is_heading and group.asks(line)]
    return tuple(
        Check(f"{PREFIX}{line.key}", group.key, _koncern(group, line.key), _together(line.key, members, eliminations))
        for line in lines
        if not group.value(line.key).missing or not _is_silent(line.key, members)
    )


def _koncern(group: Sheet, line: str) -> Side:
    return side(group, line, f"Koncernens {lower_first(group.words(line))}")


def _together(line: str, members: Sequence[Member], eliminations: Sheet | None) -> Side:
    rows = contributions(members, line)
    taken_away = nothing_said("elimineringarna") if eliminations is None else eliminations.value(line)
    sheets = [row.member.sheet for row in rows if row.member.sheet] + ([eliminations] if eliminations else [])
    places = tuple(sheet.place(line) for sheet in sheets if sheet.has(line))
    return Side(
        "kommunens, bolagens och elimineringarnas summa", added([*(row.amount for row in rows), taken_away]), places
    )


def _is_silent(line: str, members: Sequence[Member]) -> bool:
    """True of a line that nobody who has it says anything on."""
    rows = [row for row in contributions(members, line) if row.member.sheet is None or row.member.sheet.has(line)]
    return all(row.amount.amount is None for row in rows)
