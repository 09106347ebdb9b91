"""Formatted text inside a document: headings at the right level, tables that scroll, links that lead somewhere."""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial

from django.utils.safestring import SafeString, mark_safe

from styrmodell.lib import richtext
from styrmodell.lib.documents import kept_rows
from styrmodell.lib.richtext.blocks import Run, with_runs
from styrmodell.lib.richtext.writing import LOWERED, RAISED, Look, html_of, runs_html
from styrmodell.lib.swedish import bind

SCROLL = '<div class="scroll" role="region" tabindex="0" aria-label="Tabell i texten">{}</div>'
SIGNS = {"sup": RAISED, "sub": LOWERED}  # the typeface has them all
HEADINGS = {"h3": 1, "h4": 2}  # levels below the heading the text stands under

Tune = Callable[[Run], Run]


def for_page(html: str, *, under: int) -> SafeString:
    """The text for the web page, its headings placed under a heading of level `under`.

    Args:
        html: rich text, or plain text without tags.
    """
    return _html(html, under, _spoken, SCROLL, Look.PAGE)


def for_print(html: str, *, under: int, places: Collection[str] = ()) -> SafeString:
    """The same text for paper, where links to pages of the system lead nowhere and are left out.

    Args:
        places: the addresses that the document has; a link there stays.
    """
    return _html(html, under, partial(_printed, places), "{}", Look.PAPER)


def _html(html: str, under: int, tune: Tune, around_table: str, look: Look) -> SafeString:
    parts = []
    for block in richtext.read_shown(html):
        tuned = with_runs(block, lambda runs: tuple(map(tune, runs)))
        if block.kind == "table" and look is Look.PAPER:
            tuned = kept_rows.fitting(tuned)
        if block.kind in HEADINGS:
            tag = f"h{under + HEADINGS[block.kind]}"
            parts.append(f"<{tag}>{runs_html(tuned.runs)}</{tag}>")
        else:
            parts.append((around_table if block.kind == "table" else "{}").format(html_of((tuned,), look)))
    return mark_safe("".join(parts))


def _spoken(run: Run) -> Run:
    """A run with numbers bound to their units, and with words for a picture that nobody described."""
    if run.image:
        return run if run.text else replace(run, text="Bild utan beskrivning")
    return replace(run, text=bind(run.text))


def _printed(places: Collection[str], run: Run) -> Run:
    """A run for paper, where links to our own pages lead nowhere.

    A raised 2 is the sign ², and a lowered one ₂: the file is read aloud, and copied from, as m² and CO₂ and not as m2.
    """
    leads_out = run.href[:1] not in "/#" or run.href.removeprefix("#") in places
    run = replace(_spoken(run), href=run.href if leads_out else "")
    signs = SIGNS.get(run.position, {})
    has_signs = bool(signs) and all(ord(letter) in signs for letter in run.text)
    return replace(run, text=run.text.translate(signs), position="") if has_signs else run
