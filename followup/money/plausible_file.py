"""The judge of a whole file of amounts: what no row by itself can tell. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from followup.money.plausible import WORDS, Case, Remark
from styrmodell.lib.swedish import MONTHS, money_tkr, number

COUNTED = ("outcome", "budget", "year_budget")  # a forecast is the unit's own to leave out
FEW = 3  # fewer rows say nothing about a whole file
SMALLEST = Decimal(1_000_000)  # kronor: the largest amount of a municipality's file is not smaller
LARGEST = Decimal(20_000_000_000)  # kronor: nor larger


def plausible_file(cases: Sequence[Case], remarks: Sequence[Remark]) -> tuple[Remark, ...]:
    """What is odd about a file's amounts together: written in another unit than kronor, another period's, some left out.

    Args:
        remarks: what has been said of its rows.
    """
    rows = {remark.row: remark for remark in remarks if remark.unit}
    units = Counter(remark.unit for remark in rows.values())
    unit, count = next(iter(units.most_common(1)), ("", 0))
    of_unit = [remark for remark in remarks if remark.unit == unit]
    if count >= FEW and count * 2 > len(cases):
        now, before = (sum(amounts) for amounts in zip(*(remark.figures for remark in of_unit), strict=True))
        return (
            Remark(
                f"Hela filen ser ut att vara i {unit}: {number(count)} av {number(len(cases))} rader. Beloppen "
                f"är tillsammans {number(now)} kr, mot {number(before)} kr förut eller i budget. De ska vara i kronor.",
                unit=unit,
            ),
        )
    return (*(() if unit else _against_nothing(cases)), *_as_before(cases), *_left_out(cases))


def _against_nothing(cases: Sequence[Case]) -> tuple[Remark, ...]:
    """The same where nothing has been read in before."""
    is_known = any(case.last_month or not case.stored.is_empty for case in cases)
    amounts = [abs(amount) for case in cases for column in WORDS if (amount := getattr(case.amounts, column))]
    if is_known or len(cases) < FEW or not amounts or SMALLEST <= max(amounts) < LARGEST:
        return ()
    unit = "tkr" if max(amounts) < SMALLEST else "öre"
    sentence = (
        f"Det största beloppet i filen är {number(max(amounts))} kr. Är filen i {unit}? Beloppen ska vara i kronor."
    )
    return (Remark(sentence, unit=unit),)


def _as_before(cases: Sequence[Case]) -> tuple[Remark, ...]:
    """Nothing has come out since the last period: it is the last period's file once more."""
    known = [case for case in cases if case.last_month and case.last.outcome and "outcome" in case.written]
    same = [case for case in known if case.amounts.outcome == case.last.outcome]
    if len(same) < FEW or len(same) * 2 <= len(known):
        return ()
    until, before = (MONTHS[month - 1] for month in (same[0].month, same[0].last_month))
    return (
        Remark(
            f"Utfallet till och med {until} är detsamma som till och med {before} för {number(len(same))} av "
            f"{number(len(known))} verksamheter. Är det rätt fil?"
        ),
    )


def _left_out(cases: Sequence[Case]) -> tuple[Remark, ...]:
    """Amounts that there were in the last period and are empty now, where most rows of the file have them."""
    found: list[Remark] = []
    for column in COUNTED:
        empty = [case for case in cases if getattr(case.amounts, column) is None]
        if len(empty) * 2 <= len(cases):
            found += [_empty(case, column) for case in empty if _was(case, column)]
    return tuple(found)


def _was(case: Case, column: str) -> bool:
    return bool(case.last_month and getattr(case.last, column)) and getattr(case.stored, column) is None


def _empty(case: Case, column: str) -> Remark:
    held = case.history(column)[-1]
    return Remark(f"{case.name}: {WORDS[column]} saknas, men {held.words} {case.shown(held.told)}.", row=case.row)


def missing_since(
    period: tuple[int, int],
    before: tuple[int, int],
    told: Mapping[str, Decimal | None],
    in_file: set[str],
    stored: set[str],
) -> tuple[Remark, ...]:
    """Nämnder, or verksamheter of one, that had amounts in the last period and have none now. A file of less than half
    of them is about those alone, and lacks none.

    Args:
        told: by name, its outcome in the period before.
        stored: those that have amounts in this one already.
    """
    if len(in_file & set(told)) * 2 < len(told):
        return ()
    words, last = (f"{MONTHS[month - 1]} {year}" for year, month in (period, before))
    return tuple(
        Remark(f"{name} saknas i filen för {words}. Till och med {last} var utfallet {money_tkr(outcome, unit=True)}.")
        for name, outcome in told.items()
        if name not in in_file | stored
    )
