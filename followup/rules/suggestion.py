"""The bedömning of a goal that what lies below points to: two rules, told in words where they are used."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from followup.enums import Attainment, Progress, WorkState

MET, PARTLY, NOT_MET = Attainment.MET.value, Attainment.PARTLY.value, Attainment.NOT_MET.value
GOES_WRONG = (Progress.BACKWARD.value, WorkState.DELAYED.value)
GOES_WELL = (Progress.FORWARD.value, Progress.UNCHANGED.value, WorkState.ON_TRACK.value, WorkState.DONE.value)
RULE_OF_JUDGEMENTS = (
    "{met} när alla nämnder och bolag som har bedömt målet säger det, {not_met} när minst hälften säger det, annars {partly}. "
    "De som inte har bedömt målet räknas inte."
)
RULE_OF_WORK = (
    "{met} när ingen prioritering går bakåt och ingen aktivitet är försenad av dem som bidrar, {not_met} när minst hälften gör "
    "eller är det, annars {partly}. Det som inte är påbörjat, utgår eller saknar läge räknas inte."
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Förslag till bedömning.

    Attributes:
        key: of the scale for måluppfyllelse.
        word: what the scale calls it.
        told: what it was counted from, in a sentence.
        rule: how it was counted, in words.
    """

    key: str
    word: str
    told: str
    rule: str


def says_why_other(row: Any) -> bool:
    """True of a bedömning with a reason for being another than what was suggested.

    A reason that was written before the bedömning became what is suggested is kept with it, and told to nobody.
    """
    return bool(row.reason and row.suggested) and row.attainment != row.suggested


def by_judgements(said: Sequence[str], words: Mapping[str, str]) -> Suggestion | None:
    """From what the nämnder and bolag below have said of the same goal; None when nobody has judged it.

    Args:
        said: keys of the scale.
        words: what the scale calls each key.
    """
    counts = Counter(key for key in said if key in (MET, PARTLY, NOT_MET))
    told = [f"{counts[key]} {words[key].lower()}" for key in (MET, PARTLY, NOT_MET) if counts[key]]
    key = _key(counts.total(), other=counts[PARTLY] + counts[NOT_MET], wrong=counts[NOT_MET])
    return _suggestion(key, words, f"Nämnder och bolag: {', '.join(told)}.", RULE_OF_JUDGEMENTS) if key else None


def by_work(said: Sequence[str], words: Mapping[str, str]) -> Suggestion | None:
    """From how the priorities and activities that contribute go; None when none of them says.

    Args:
        said: keys of förflyttning and of lägen.
        words: what the scale calls each key of måluppfyllelse.
    """
    wrong, well = (sum(key in keys for key in said) for keys in (GOES_WRONG, GOES_WELL))
    key = _key(wrong + well, other=wrong, wrong=wrong)
    return _suggestion(key, words, _work_words(wrong + well, wrong), RULE_OF_WORK) if key else None


def _work_words(total: int, wrong: int) -> str:
    if total == 1:
        how = "går bakåt eller är försenad" if wrong else "går inte bakåt och är inte försenad"
        return f"Den prioritering eller aktivitet som bidrar {how}."
    count, late = str(wrong) if wrong else "Ingen", "försenade" if wrong > 1 else "försenad"
    return f"{count} av {total} prioriteringar och aktiviteter som bidrar går bakåt eller är {late}."


def _key(total: int, *, other: int, wrong: int) -> str:
    """ "" of nothing."""
    if not total:
        return ""
    if not other:
        return MET
    return NOT_MET if 2 * wrong >= total else PARTLY


def _suggestion(key: str, words: Mapping[str, str], told: str, rule: str) -> Suggestion:
    met, partly, not_met = words[MET], words[PARTLY].lower(), words[NOT_MET].lower()
    return Suggestion(key, words[key], told, rule.format(met=met, partly=partly, not_met=not_met))
