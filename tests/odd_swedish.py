"""What no page and no message may say: words, units and stops twice, one of many, many of one, half a sentence, English.

    odd(lines) -> what is odd in them, each with its kind and the words around it

Each kind has a line in `KINDS`. What people have written themselves is read too: the demo's texts are ours as well.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# One and many of what is counted on the pages, where the two differ.
COUNTED = {
    "aktivitet": "aktiviteter",
    "avvikelse": "avvikelser",
    "bedömning": "bedömningar",
    "dag": "dagar",
    "del": "delar",
    "enhet": "enheter",
    "fil": "filer",
    "fråga": "frågor",
    "inriktning": "inriktningar",
    "koppling": "kopplingar",
    "krona": "kronor",
    "månad": "månader",
    "nämnd": "nämnder",
    "person": "personer",
    "plan": "planer",
    "prioritering": "prioriteringar",
    "prognos": "prognoser",
    "punkt": "punkter",
    "rad": "rader",
    "rapport": "rapporter",
    "roll": "roller",
    "sak": "saker",
    "sida": "sidor",
    "text": "texter",
    "träff": "träffar",
    "utgåva": "utgåvor",
    "verksamhet": "verksamheter",
    "ändring": "ändringar",
    "åtgärd": "åtgärder",
}
UNITS = r"(?:timmar|procent|kronor|tkr|mkr|kr|antal|dagar|minuter|poäng|invånare|personer)"
SPOKEN = r"(?:borttaget|tillagt): "  # what is said to the ear of what a comparison marks
ABBREVIATED = r"(?:kap|ang|resp|inkl|exkl|max|min|tel|forts|jfr|evt|mfl|dvs|osv|nuv|tom|from)"
ENGLISH = (
    "the|and|this|that|with|your|please|invalid|required|undefined|null|nan|unknown|error|deleted|changed|added|removed"
    "|rows?|unit|reports?|rounds?|drafts?|submit|yes|loading|click|choose|january|february|march|july|october"
)
# What law calls posts in accounts are posts.
OF_PLANS = (
    r"(?<!finansiella )(?<!extraordinära )(?<!centrala )(?<!likviditetspåverkande )(?<!rörelsekapitalpåverkande )"
    r"post(?:en|er|erna)(?! som inte (?:påverkar likvida|ingår i kassaflödet))"
)
ONES, MANIES = "|".join(COUNTED), "|".join(COUNTED.values())

KINDS = {
    "a word twice": re.compile(r"(?<![\w-])(?:([^\W\d]+)\s+\1|([^\W\d]{5,})[.,:;]\s+\2)(?![\w-])", re.IGNORECASE),
    "a unit twice": re.compile(rf"\b({UNITS})\b(?:[^\w\d.;:]+[^\W\d]+){{0,3}}[^\w\d.;:]+\1\b", re.IGNORECASE),
    "two units": re.compile(r"%\s*(?:%|procent\b)|\bprocent\s*%|\b(?:tkr|mkr|kr|kronor)\s+(?:tkr|mkr|kr|kronor)\b"),
    "two stops": re.compile(
        r"(?<!\.)\.\.(?!\.)|[,;:]\s*[.,;:](?!\w)|[?!…]\.|(?<=[^\W\d_]{4})\.[,;:]|(?<=\w\s)[–-]\s+[–-](?!\w)"
    ),
    "a space before a stop": re.compile(r"\w\s+[.,;:!?](?=\s|$)"),
    "a sentence that begins small": re.compile(rf"(?<!\w)(?!{ABBREVIATED}\.)[^\W\d_]{{3,}}\.\s+(?!{SPOKEN})[a-zåäö]"),
    "many of one": re.compile(rf"(?<![\d,.\s–-])\s*(?<!\d\s)\b(?:1|en|ett)\s+(?:{MANIES})\b", re.IGNORECASE),
    "one of many": re.compile(rf"(?<![\w§/–:-])(?<!§ )(?:[2-9]|[1-9]\d\d?|två|tre|fyra|flera|inga)\s(?:{ONES})\b"),
    "English": re.compile(rf"(?<!\{{se:)\b(?:{ENGLISH})\b", re.IGNORECASE),  # the keys that texts refer by are no words
    "a word of the code": re.compile(
        r"\b(?:None|True|False)\b|\b[A-Z]{3,}_[A-Z_]+\b|\{\{|\}\}|\{%|%\(\w*\)|%s|<\w+ object"
    ),
    "nothing in quotes": re.compile(r"””|”\s+”(?!\w)|“”|\"\"|\(\s*\)|”[.,]?”"),
    # "Post" is what letters come with and what accounts are made of, not what plans are.
    "a word that nobody here says": re.compile(
        rf"\b(?<!-)(?:{OF_PLANS}|ingen dag|av våra)\b|\bsparas på en gång, längst", re.IGNORECASE
    ),
    "half a sentence": re.compile(r"^[.,;)]|\s(?:och|eller|samt)\.?$"),
}
IN_SENTENCES = frozenset(KINDS) - {"English", "half a sentence", "a word of the code", "a sentence that begins small"}


@dataclass(frozen=True, slots=True)
class Odd:
    """En konstighet: its kind, and the words with what stands around."""

    kind: str
    words: str

    def __str__(self) -> str:
        return f"{self.kind}: …{self.words}…"


def odd(lines: Iterable[str], *, kinds: Iterable[str] = KINDS) -> list[Odd]:
    """All that is odd in the lines; each line is what stands together, as a paragraph or a cell of a table."""
    chosen = {kind: KINDS[kind] for kind in kinds}
    return [
        Odd(kind, line[max(0, found.start() - 30) : found.end() + 30])
        for line in lines
        for kind, pattern in chosen.items()
        for found in pattern.finditer(line)
    ]
