"""Tidies the runs of one paragraph, so that the same text is always stored in the same way."""

import unicodedata
from dataclasses import replace

from styrmodell.lib.richtext.blocks import Run

NO_BREAK_SPACE = "\xa0"


def tidy(runs: list[Run]) -> tuple[Run, ...]:
    """Merge equal neighbours, collapse spaces between them, and trim both ends.

    Text without words loses bold, italics and the like: an invisible emphasis would make two equal texts look different to the
    comparison. Letters are composed (å as one character), because search compares characters.
    """
    out: list[Run] = []
    for run in runs:
        if run.is_words:
            _append_words(out, run)
        else:
            out.append(run)
    return tuple(replace(run, text=unicodedata.normalize("NFC", run.text)) for run in _trimmed(out))


def as_heading(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs as a heading may hold them: one line without bold and without pictures."""
    return tidy([Run(" ") if run.is_break else replace(run, bold=False) for run in runs if not run.image])


def _append_words(out: list[Run], run: Run) -> None:
    """Add text to the runs so far, without a second space and joined to a run that looks the same."""
    before = out[-1] if out else None
    at_start_of_line = before is None or before.is_break
    if at_start_of_line or (before and before.is_words and before.text.endswith(" ")):
        run = replace(run, text=run.text.lstrip(" "))
    if not run.text:
        return
    if _is_blank(run):
        run = replace(run, bold=False, italic=False, struck=False, position="")
    if before and before.is_words and replace(before, text="") == replace(run, text=""):
        out[-1] = replace(run, text=before.text + run.text)
    else:
        out.append(run)


def _trimmed(runs: list[Run]) -> list[Run]:
    """The runs without breaks and empty text at either end."""
    while runs and _is_blank(runs[0]):
        runs.pop(0)
    while runs and _is_blank(runs[-1]):
        runs.pop()
    if runs and runs[0].is_words:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip(" "))
    if runs and runs[-1].is_words:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" "))
    return runs


def _is_blank(run: Run) -> bool:
    """True when nothing of the run can be seen."""
    return not run.image and not run.text.strip(f" \n{NO_BREAK_SPACE}")
