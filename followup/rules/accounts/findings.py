"""What is said of the accounts once they are proved: the same words wherever they are read, one cause told once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from followup.enums import Verdict
from followup.rules.accounts.causes import Cause, causes
from followup.rules.accounts.check import Check, WrongSign
from followup.rules.accounts.checks import ORDER
from followup.rules.accounts.group import is_of_group
from followup.rules.accounts.reserve import ReserveCheck
from followup.rules.accounts.sheet import Sheet, missing_words
from styrmodell.lib.swedish import count_words, join_words, lower_first

WRONG_SIGN = "Fel tecken"
ONLY_SO_MUCH = "För mycket"  # what is at most, not the same
EXPLAINABLE = (Verdict.DIFFERS, Verdict.EXPLAINED)


@dataclass(frozen=True, slots=True)
class Finding:
    """Det som sägs om en kontroll, or about several of koncernen's lines that lack the same.

    Attributes:
        of: what it is about; of several lines the first.
    """

    of: Check | WrongSign | ReserveCheck
    sentence: str

    @property
    def verdict(self) -> Verdict:
        """What it says."""
        return Verdict.DIFFERS if isinstance(self.of, WrongSign) else self.of.verdict

    @property
    def word(self) -> str:
        """What stands in place of the verdict's own word; "" where that says it."""
        if isinstance(self.of, WrongSign):
            return WRONG_SIGN
        return ONLY_SO_MUCH if isinstance(self.of, ReserveCheck) and self.verdict == Verdict.DIFFERS else ""

    @property
    def sheet(self) -> str:
        """The column that it is told of."""
        return self.of.place.sheet if isinstance(self.of, WrongSign) else self.of.sheet


def findings(
    checks: Iterable[Check], signs: Iterable[WrongSign], reserve: ReserveCheck | None, combined: Sheet | None
) -> tuple[Finding, ...]:
    """What there is to say, faults first; of koncernen's lines only those that nothing below them tells of.

    Args:
        combined: koncernen's column, whose lines the checks of koncernen are about; None where there are none.
    """
    made = list(checks)
    of_group = [one for one in made if is_of_group(one)] if combined else []
    found = {one.check.key: one for one in causes(of_group, combined.lines)} if combined else {}
    told: list[Check | ReserveCheck] = [reserve] if reserve else []
    told += [one for one in made if one.key in found or not is_of_group(one)]
    ordered = sorted(told, key=lambda one: ORDER.index(one.verdict))
    wrong = [one for one in ordered if one.verdict == Verdict.DIFFERS]
    rest = [one for one in ordered if one.verdict != Verdict.DIFFERS]
    lacking = [one for one in rest if isinstance(one, Check) and is_of_group(one) and one.verdict == Verdict.NOT_TRIED]
    return (
        *(_told(one, found, combined) for one in wrong),
        *(Finding(sign, sign.sentence) for sign in signs),
        *(_told(one, found, combined) for one in rest if one not in lacking),
        *_lacking(lacking),
    )


def _told(one: Check | ReserveCheck, found: dict[str, Cause], combined: Sheet | None) -> Finding:
    return Finding(one, f"{one.sentence}{_follows(one, found, combined)}")


def _follows(one: Check | ReserveCheck, found: dict[str, Cause], combined: Sheet | None) -> str:
    """The sums that differ since this line does, in a sentence; "" for what nothing follows from."""
    keys = found[one.key].follows if isinstance(one, Check) and one.key in found else ()
    if not keys or combined is None or one.verdict not in EXPLAINABLE:
        return ""
    return f" Skillnaden följer med till {join_words([lower_first(combined.name(key)) for key in keys])}."


def _lacking(checks: Sequence[Check]) -> Iterator[Finding]:
    """The lines of the koncern that lack the same: told once."""
    bundles: dict[tuple[str, ...], list[Check]] = {}
    for one in checks:
        bundles.setdefault(one.missing, []).append(one)
    for missing, rows in bundles.items():
        count = count_words(len(rows), common=True)
        words = f"{count[:1].upper()}{count[1:]} rader i koncernen kan inte prövas: {missing_words(missing)} saknas."
        yield Finding(rows[0], rows[0].sentence if len(rows) == 1 else words)
