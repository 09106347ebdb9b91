"""Texts as other programs put them on the clipboard, and what is to be stored of each: the files of `tests/paste`.

What was deleted or hidden holds the word DOLT.
"""

from pathlib import Path

FOLDER = Path(__file__).parent / "paste"
HIDDEN_WORD = "DOLT"
FILES = {path.name.removesuffix(".stored.html"): path.parent for path in sorted(FOLDER.rglob("*.stored.html"))}
NAMES = sorted(FILES)


def html(name):
    """What lies on the clipboard."""
    return (FILES[name] / f"{name}.html").read_text()


def stored(name):
    """What is stored of it, without the line for each block."""
    return (FILES[name] / f"{name}.stored.html").read_text().replace("\n", "").replace("\xa0", "&nbsp;")
