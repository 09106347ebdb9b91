"""Hänvisningar: a sign in a text ("{se:personal}") stands for where something else in the document is told.

It is drawn as words with a link ("se avsnitt 3.2"), on paper with the page. The sign is words, so that it can be typed, pasted,
compared and kept as all other words are; what it leads to is known by its name or its key, never by its number.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from styrmodell.lib import richtext
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.outline import Destination, destination_of, outline_of
from styrmodell.lib.documents.strings import texts_in
from styrmodell.lib.documents.walk import rebuilt
from styrmodell.lib.richtext.blocks import Run, with_runs
from styrmodell.lib.richtext.runs import tidy
from styrmodell.lib.richtext.writing import html_of

SIGN = re.compile(r"\{\s*(?P<word>se)\s*:\s*(?P<key>[^{}]{1,100}?)\s*\}", re.IGNORECASE)
FORMATTED = frozenset({"html", "expected", "cause", "action"})  # the fields that hold formatted text
LOST = "{word} (hänvisningen ”{key}” leder ingenstans)"

Destinations = Mapping[str, Destination]


def with_references(document: Document, within: Collection[str] | None = None) -> Document:
    """The document with its references as words, and in formatted text as links; the same one when it has none.

    Args:
        within: the only places that a link may lead to, where not all of the document is drawn; None for all.
    """
    if not any("{" in words and SIGN.search(words) for words in texts_in(document)):
        return document
    found = outline_of(document).destinations
    if within is not None:
        found = {key: one if one.place in within else replace(one, place="") for key, one in found.items()}
    return rebuilt(document, lambda name, value: _told(value, found, name) if isinstance(value, str) else value)


def lost_references(document: Document) -> list[str]:
    """The keys of references that lead nowhere, each once, as they were written."""
    destinations = outline_of(document).destinations
    return list(
        dict.fromkeys(
            key for text in texts_in(document) for key in keys_in(text) if destination_of(destinations, key) is None
        )
    )


def sign_of(key: str) -> str:
    """What is written in the text: "{se:personal}"."""
    return f"{{se:{key}}}"


def keys_in(text: str) -> Iterator[str]:
    """What the references of a text lead to, as they were written."""
    if "{" in text:
        for words in richtext.words_in(text) if "<" in text else (text,):
            yield from (sign["key"] for sign in SIGN.finditer(words))


def _told(text: str, destinations: Destinations, name: str) -> str:
    """The text of a field with its signs as words, and as links too where it is formatted."""
    if "{" not in text:
        return text
    return _as_links(text, destinations) if name in FORMATTED else _as_words(text, destinations)


def _as_words(text: str, destinations: Destinations) -> str:
    def words_for(sign: re.Match[str]) -> str:
        found = _destination(sign, destinations)
        return f"{sign['word']} {found.words}" if found else _lost(sign)

    return SIGN.sub(words_for, text)


def _as_links(html: str, destinations: Destinations) -> str:
    """Formatted text with its signs as words and links, also where somebody has made half of one bold."""
    if not any(SIGN.search(words) for words in richtext.words_in(html)):
        return html
    whole = richtext.with_words(html, SIGN, lambda sign: f"{{{sign['word']}:{sign['key']}}}")

    def linked(runs: tuple[Run, ...]) -> tuple[Run, ...]:
        return tidy([part for run in runs for part in (_parted(run, destinations) if run.is_words else (run,))])

    return html_of(tuple(with_runs(block, linked) for block in richtext.read(whole)))


def _parted(run: Run, destinations: Destinations) -> Iterator[Run]:
    """The run with each sign in it as a run of its own that leads there."""
    end = 0
    for sign in SIGN.finditer(run.text):
        found = _destination(sign, destinations)
        yield replace(run, text=run.text[end : sign.start()])
        if found:
            yield replace(run, text=f"{sign['word']} ")
            yield replace(run, text=found.words, href=f"#{found.place}" if found.place else run.href)
        else:
            yield replace(run, text=_lost(sign))
        end = sign.end()
    yield replace(run, text=run.text[end:])


def _destination(sign: re.Match[str], destinations: Destinations) -> Destination | None:
    return destination_of(destinations, sign["key"])


def _lost(sign: re.Match[str]) -> str:
    return LOST.format(word=sign["word"], key=sign["key"])
