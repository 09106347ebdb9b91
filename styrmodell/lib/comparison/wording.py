"""What differs between two sides, in a sentence or two."""

from collections import Counter
from collections.abc import Sequence

from django.utils.text import capfirst

from styrmodell.lib.changes import ADDED, CHANGED, TAKEN_AWAY
from styrmodell.lib.swedish import count_words, join_words

# Words that are said with "ett", by what they end with: alike when they are many, or with an n.
NEUTER = (
    "avsnitt",
    "uppdrag",
    "mål",
    "tal",
    "svar",
    "beslut",
    "belopp",
    "stycke",
    "område",
    "bidrag",
    "värde",
    "kapitel",
)
ENDINGS = {"ing": "ar", "del": "ar", "het": "er", "tet": "er", "kt": "er", "rad": "er", "st": "er"}
# What is said of one thing and of many: of "en" word, of "ett" word, of many.
STATES = {
    ADDED: ("ny", "nytt", "nya"),
    TAKEN_AWAY: ("borttagen", "borttaget", "borttagna"),
    CHANGED: ("ändrad", "ändrat", "ändrade"),
}
KINDS_APART = 2  # of more kinds than this all are told together, as parts


def is_neuter(word: str) -> bool:
    """True for what is said with "ett": ett uppdrag, ett särskilt uppdrag, ett uppdrag från kommunfullmäktige."""
    return _noun(word).endswith(NEUTER)


def state_of(word: str, what: str) -> str:
    """What is done with one such thing: "ny", "nytt"; "" for nothing."""
    return STATES[what][is_neuter(word)] if what in STATES else ""


def sentences(kinds: Sequence[tuple[str, str]]) -> str:
    """ "En inriktning är ny, en är borttagen och tre är ändrade."

    Args:
        kinds: of each thing that differs its word and what is done with it.
    """
    words = list(dict.fromkeys(word for word, _ in kinds))
    if len(words) > KINDS_APART:
        kinds, words = [("del", what) for _, what in kinds], ["del"]
    told = (_sentence(word, Counter(what for one, what in kinds if one == word)) for word in words)
    return " ".join(told)


def _sentence(word: str, counted: Counter[str]) -> str:
    """The first that is told names the thing; the others need not."""
    is_ett = is_neuter(word)
    told: list[str] = []
    for what, forms in STATES.items():
        if number := counted[what]:
            count = count_words(number, common=not is_ett)
            thing = "" if told else f" {word if number == 1 else _many(word)}"
            told.append(f"{count}{thing} är {forms[2] if number > 1 else forms[is_ett]}")
    return f"{capfirst(join_words(told))}."


def _many(word: str) -> str:
    if is_neuter(word):
        many = f"{word}n" if word.endswith("e") else word
        return many.replace("särskilt", "särskilda")
    ending = next((more for end, more in ENDINGS.items() if word.endswith(end)), "")
    return f"{word}{ending}" if ending else f"{word.removesuffix('a')}or" if word.endswith("a") else f"{word}er"


def _noun(word: str) -> str:
    return (word.split(" från ")[0].split() or [""])[-1]
