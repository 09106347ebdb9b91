"""Texts as other programs put them on the clipboard, and what is to be stored of each: the files of `tests/paste/meaning`.

What was deleted or hidden holds the word DOLT.
"""

from pathlib import Path

FOLDER = Path(__file__).parent / "paste" / "meaning"
HIDDEN_WORD = "DOLT"
NAMES = sorted(path.name.removesuffix(".stored.html") for path in FOLDER.glob("*.stored.html"))


def html(name):
    """What lies on the clipboard."""
    return (FOLDER / f"{name}.html").read_text()


def stored(name):
    """What is stored of it, without the line for each block."""
    return (FOLDER / f"{name}.stored.html").read_text().replace("\n", "")
