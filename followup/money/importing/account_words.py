"""The words of a name in the accounts, without what stands around them and however they are bent. Pure."""

import re
from collections.abc import Sequence
from functools import lru_cache

from styrmodell.lib.lookalikes import look_of

LONGEST = 120  # letters of a name that are looked at
MOST_SHORTENED = 8  # words of a name that may be shortened
SHORTEST_STEM = 4  # letters of a word that are left of it

MARKS = re.compile(r"[¹²³⁰⁴-⁹*†‡]+")
NOTE = re.compile(
    r"[,;]? ?[(\[]? ?(?:\b(?:se|enl\.?|enligt) )?\bn(?:ot(?:er)?)?\.? ?[0-9]{1,2}[a-z]?"
    r"(?: ?(?:[,;/-]|och) ?[0-9]{1,2}[a-z]?)* ?[)\]]?\Z"
)
FOOTNOTE = re.compile(r" ?(?:[0-9]{1,2}\)|\[[0-9]{1,2}\]|\([0-9]{1,2}\))\Z")
NUMBER_BEHIND = re.compile(r"(?:(?<=[a-zåäö)])| )[0-9]{1,2}(?: ?[,;/-] ?[0-9]{1,2})*\Z")
UNIT_BEHIND = re.compile(r"[,]? ?[(\[]? ?\b(?:i )?(?:tkr|kkr|mkr|mnkr|kr) ?[)\]]?\Z")
ASIDE = re.compile(r" ?\((?:[a-zåäö]{2,4}|netto|[0-9](?: ?[+] ?[0-9])+)\)")
YEAR_BEHIND = re.compile(r",? (?:19|20)[0-9]{2}\Z")
BEFORE = re.compile(
    r"\A(?:[-•·–+/=]+ ?|\(?(?:[a-z0-9]{1,2}|[ivx]{1,5})[.)] |[a-z]?[0-9]{1,4}(?:[.:-][0-9]{1,3})*[.:)]? (?=[^0-9]))+"
)
OF_WHICH = re.compile(r"\A(?:varav|därav|darav) ?:? ")
SUM_BEFORE = re.compile(r"\A(?:summa|s:a|sa|sum|totalsumma|totala?|totalt|tot\.|delsumma) ")
SUM_BEHIND = re.compile(r",? (?:totalt|summa)\Z")
SMALL_WORDS = (
    (re.compile(r"&|\bo\b\.?|\bsamt\b"), "och"),
    (re.compile(r",? ?\b(?:m\.? ?m\b|m\.? ?fl\b|etc\b)\.?"), ""),
)
NOT_LETTERS = re.compile(r"[^0-9a-zåäöéü]")
WORD = re.compile(r"[^ .,/()-]+[.]?")
WITHOUT_MARKS = str.maketrans("åäöéü", "aaoeu")
# Words that join others: with or without them a name means the same.
JOINING = re.compile(r"\b(?:och|av|för|for|vid|i|den|det|de)\b(?!-)")
BENT = re.compile(r"(?:arnas|ernas|arna|erna|orna|ens|ets|ar|er|or|en|et|na|a|s)\Z")


def plain(written: str) -> str:
    """A name in small letters, without what stands around it: notes, footnotes, units, dashes, numbers and "varav"."""
    text = look_of(MARKS.sub("", written).replace("_", " "))[:LONGEST].rstrip(" :.")
    for around in (NOTE, ASIDE, FOOTNOTE, UNIT_BEHIND):
        text = around.sub("", text)
    text = OF_WHICH.sub("", BEFORE.sub("", text))
    for pattern, word in SMALL_WORDS:
        text = pattern.sub(word, text)
    return text.strip()


def without_marks(text: str) -> str:
    """It in the letters of a program that has no å, ä and ö."""
    return text.translate(WITHOUT_MARKS)


def without_sum(text: str) -> str:
    """A sum's name alone: "summa tillgångar" is "tillgångar"."""
    return SUM_BEHIND.sub("", SUM_BEFORE.sub("", text))


def letters(text: str) -> str:
    """What is compared: spaces, hyphens and commas are written here and there."""
    return NOT_LETTERS.sub("", text)


@lru_cache(maxsize=4000)
def stems(text: str) -> tuple[str, ...]:
    """Its words in one form and one order, without those that join: "avsättning till pension", "mark byggnader, tekniska …"."""
    words = (NOT_LETTERS.sub("", word) for word in WORD.findall(without_joining(text)))
    return tuple(sorted(_stem(word) for word in words if word))


def _stem(word: str) -> str:
    while (found := BENT.search(word)) and found.start() >= SHORTEST_STEM:
        word = word[: found.start()]
    return word


def without_joining(text: str) -> str:
    """It without the small words that join others."""
    return JOINING.sub("", text)


def in_words(text: str) -> str:
    """Its words with a space between each."""
    return " ".join(word.rstrip(".") for word in WORD.findall(text))


def dotted(text: str) -> "re.Pattern[str] | None":
    """What "anl.tillg." may be short for; None when nothing is shortened with a dot. The last dot may be the sentence's."""
    words = WORD.findall(text)
    if not any(word.endswith(".") for word in words) or not _may_be_short(words):
        return None
    shortened = [word.endswith(".") for word in words[:-1]] + [True]
    return re.compile(
        " ?".join(
            re.escape(word.rstrip(".")) + (r"\w*" if short else "")
            for word, short in zip(words, shortened, strict=True)
        )
    )


def begun(text: str) -> "re.Pattern[str] | None":
    """What a name may be short for when every word may be only begun: "mark byggn och tekn anl"."""
    words = [word.rstrip(".") for word in WORD.findall(text)]
    if not _may_be_short(words) or (len(words) == 1 and len(words[0]) < 6):
        return None
    return re.compile(" ".join(rf"{re.escape(word)}\w*" if len(word) > 2 else re.escape(word) for word in words))


def _may_be_short(words: Sequence[str]) -> bool:
    return 0 < len(words) <= MOST_SHORTENED and all(len(word.rstrip(".")) > 1 for word in words)
