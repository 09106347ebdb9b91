"""The files of the documents' one typeface, and what is measured with them."""

from django.contrib.staticfiles import finders

from styrmodell.lib.documents import fonts
from styrmodell.lib.documents.errors import DocumentError
from styrmodell.lib.documents.ruler import Ruler, ruler_of

FONTS = tuple(f"fonts/print/inter-{weight}-{style}.ttf" for weight in (400, 500, 600) for style in ("normal", "italic"))


def static_file(name: str) -> str:
    """Where a file of the installation is.

    Raises:
        DocumentError: it is not where the set-up puts it.
    """
    path = finders.find(name)
    if not isinstance(path, str):
        raise DocumentError("PDF kan inte skapas: en fil som hör till installationen saknas.", name)
    return path


def font_files() -> tuple[str, ...]:
    """The paths of the fonts.

    Raises:
        DocumentError: one is not where the set-up puts it.
    """
    return tuple(sorted(map(static_file, FONTS)))


def ruler() -> Ruler:
    """The ruler of the typeface.

    Raises:
        DocumentError: a font is not where the set-up puts it.
    """
    return ruler_of(font_files())


def unprintable(words: str) -> str:
    """The characters of a text that no PDF can show; none where the fonts are not there to ask."""
    try:
        return fonts.unprintable(words, fonts.repertoire(font_files()))
    except DocumentError:  # told when a PDF is made
        return ""
