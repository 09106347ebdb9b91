"""The judge of a whole file of amounts: what no row by itself can tell. Pure."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from followup.money.plausible import WORDS, Case, Remark
from styrmodell.lib.swedish import MONTHS, money_tkr, number

FEW = 3  # fewer rows say nothing about a whole file
SMALLEST = Decimal(1_000_000)  # kronor: the largest amount of a municipality's file is not smaller
LARGEST = Decimal(20_000_000_000)  # kronor: nor larger


def plausible_file(cases: Sequence[Case], remarks: Sequence[Remark]) -> tuple[Remark, ...]:
    """What is odd about all of a file's amounts: it is written in another unit than kronor.

    Args:
        remarks: what has been said of its rows.
    """
    rows = {remark.row: remark for remark in remarks if remark.unit}
    units = [remark.unit for remark in rows.values()]
    unit = max(units, key=units.count, default="")
    of_unit = [remark for remark in remarks if remark.unit == unit]
    if units.count(unit) >= FEW and units.count(unit) * 2 > len(cases):
        now, before = (sum(amounts) for amounts in zip(*(remark.figures for remark in of_unit), strict=True))
        return (
            Remark(
                f"Hela filen ser ut att vara i {unit}: {number(units.count(unit))} av {number(len(cases))} rader. Beloppen "
                f"är tillsammans {number(now)} kr, mot {number(before)} kr förut eller i budget. De ska vara i kronor.",
                unit=unit,
            ),
        )
    return () if unit else _against_nothing(cases)


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


def missing_boards(
    period: tuple[int, int],
    before: tuple[int, int],
    told: Mapping[str, Decimal | None],
    in_file: set[str],
    stored: set[str],
) -> tuple[Remark, ...]:
    """Nämnder that had amounts in the last period and have none now. A file of less than half of them is some nämnder's
    own, and lacks nobody.

    Args:
        told: nämnd → its outcome in the period before.
        stored: the nämnder that have amounts in this one already.
    """
    if len(in_file & set(told)) * 2 < len(told):
        return ()
    words, last = (f"{MONTHS[month - 1]} {year}" for year, month in (period, before))
    return tuple(
        Remark(f"{board} saknas i filen för {words}. Till och med {last} var utfallet {money_tkr(outcome, unit=True)}.")
        for board, outcome in told.items()
        if board not in in_file | stored
    )
